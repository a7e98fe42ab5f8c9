import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup, someHolidays, type TestGroup } from "../../../../test/groups.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../../test/world.ts";
import { newId } from "../../../kernel/ids.ts";

const world = useWorld();
let place: TestPartnership;
let manager: Actor;

beforeAll(async () => {
  world.now = new Date("2026-11-23T10:00:00Z");
  await someHolidays(world);
  place = await aPartnership(world, {
    organisations: [{ name: `Council ${newId()}`, kind: "council", capacity: "responsible-authority", source: "" }],
  });
  manager = await aPerson(world, place, "partnership-manager");
});

const desk = () => `/${place.slug}/desk`;

/** Goes on as if it were then, with everybody still signed in. */
async function at(instant: string, work: () => Promise<void>): Promise<void> {
  const before = world.now;
  world.now = new Date(instant);
  try {
    await world.db.ask("update sessions set expires_at = now() + interval '900 days'");
    await work();
  } finally {
    world.now = before;
  }
}

async function aMeeting(group: TestGroup, heldOn: string): Promise<string> {
  const [{ id = "" } = {}] = await world.db.ask<{ id: string }>(
    `insert into meetings (partnership_id, group_id, kind, held_on, begins_at, way, place)
     values ($1, $2, 'ordinary', $3, '14:00', 'in-person', 'Town hall') returning id`,
    [place.id, group.id, heldOn],
  );
  return `${desk()}/meetings/${id}`;
}

async function anAction(group: TestGroup, text: string, about: Record<string, string> = {}): Promise<string> {
  const [{ id: organisation = "" } = {}] = await world.db.ask<{ id: string }>(
    "select organisation_id as id from partnership_organisations where partnership_id = $1",
    [place.id],
  );
  const id = newId();
  const days = { "agreed-day": "1", "agreed-month": "11", "agreed-year": "2026" };
  const due = { "due-day": "20", "due-month": "11", "due-year": "2026" };
  const asked = { id, text, organisation, group: group.id, ...days, ...due, ...about };
  expect((await manager.post(`${desk()}/actions`, asked)).statusCode).toBe(303);
  return id;
}

const update = (id: string, seen: number, about: Record<string, string>) =>
  manager.post(`${desk()}/actions/${id}/updates`, { words: "Said so", seen: String(seen), ...about });

const carried = async (meeting: string, who = manager) =>
  (await who.get(meeting)).body.split('id="carried"')[1]?.split("</section>")[0] ?? "";

test("the open actions of a group come before its next meeting, and what is done falls away", async () => {
  const group = await aGroup(world, place);
  const [next, later] = [await aMeeting(group, "2026-12-10"), await aMeeting(group, "2027-02-04")];
  expect(await carried(next)).toContain("No action from earlier meetings is open");
  const late = await anAction(group, "Write to the landlords");
  const done = await anAction(group, "Count the lamps");
  await anAction(await aGroup(world, place), "Of another group");
  await update(late, 0, { kind: "progress", words: "Half of them written to" });
  await update(done, 0, { kind: "done" });
  const shown = await carried(next);
  expect(shown).toContain("1 open action from earlier meetings");
  for (const words of ["Write to the landlords", "Overdue", "20 November 2026", "Progress. Half of them written to"])
    expect(shown).toContain(words);
  expect(shown).not.toMatch(/Count the lamps|Of another group/);
  expect(await carried(later)).toContain("They come before the next meeting first");
  expect(await carried(later)).toContain(next);
});

test("what was open when a meeting began stays on its agenda and in its minutes as it was", async () => {
  const group = await aGroup(world, place);
  const meeting = await aMeeting(group, "2026-11-25");
  const id = await anAction(group, "Write to the landlords");
  await at("2026-11-26T09:00:00Z", async () => {
    const before = await carried(meeting);
    expect(before).toContain("As they stood when the meeting began");
    const { organisation = "" } = Object.fromEntries(
      (await world.db.ask<{ id: string }>("select organisation_id as id from actions where id = $1", [id])).map(
        (row) => ["organisation", row.id],
      ),
    );
    const edit = { text: "Write to the tenants", organisation, person: "", seen: "0" };
    expect((await manager.post(`${desk()}/actions/${id}/edit`, edit)).statusCode).toBe(303);
    await update(id, 1, { kind: "done" });
    const agreed = { "agreed-day": "25" };
    await anAction(group, "Agreed at this meeting", { ...agreed, "due-day": "30" });
    expect(await carried(meeting)).toBe(before);
    const minutes = (await manager.get(`${meeting}/minutes`)).body;
    expect(minutes).toContain("Write to the landlords – ");
    expect(minutes).toContain("by 20 November 2026, overdue");
    expect(minutes).not.toContain("Write to the tenants");
    const next = await carried(await aMeeting(group, "2026-12-10"));
    expect(next).toContain("Agreed at this meeting");
    expect(next).not.toContain("Write to the");
  });
});

test("an action escalated from another group stands on the agenda of the body above", async () => {
  const [board, delivery] = [await aGroup(world, place), await aGroup(world, place)];
  const id = await anAction(delivery, "Twice too late");
  await world.db.ask(
    `insert into action_escalations (partnership_id, action_id, group_id, escalated_on, missed, terms_version, line_kind, body, to_group_id)
     values ($1, $2, $3, '2026-11-21', '["2026-11-20"]', 1, 'reports-to', 'The board', $4)`,
    [place.id, id, delivery.id, board.id],
  );
  const shown = await carried(await aMeeting(board, "2026-12-10"));
  expect(shown).toContain("Twice too late");
  expect(shown).toContain(`From Group ${delivery.id.slice(0, 8)}`);
  expect(shown).toContain("Escalated");
  expect(await carried(await aMeeting(board, "2026-11-20"))).not.toContain("Twice too late");
});

test("a long list shows those due first, and the rest by a link", async () => {
  const group = await aGroup(world, place);
  const meeting = await aMeeting(group, "2026-12-10");
  for (let n = 1; n <= 22; n++) await anAction(group, `Action number ${n}.`, { "due-day": String(n % 28 || 1) });
  expect(await carried(meeting)).not.toContain("Action number 22.");
  expect(await carried(meeting)).toContain("All 22 open actions");
  expect(await carried(`${meeting}?actions=all`)).toContain("Action number 22.");
});

test("whoever is in the group reads them without the right to read the whole log, and nobody else", async () => {
  const group = await aGroup(world, place, { seats: ["Police"] });
  const meeting = await aMeeting(group, "2026-12-10");
  await anAction(group, "Write to the landlords");
  const visitor = await aPerson(world, place, "scrutiny-member");
  await putInGroup(world, place, group, visitor.person);
  await anAction(await aGroup(world, place), "Of another group");
  const shown = await carried(meeting, visitor);
  expect(shown).toContain("Write to the landlords");
  expect(shown).not.toContain("Of another group");
  await world.db.ask("update group_memberships set to_on = '2026-11-01' where person_id = $1", [visitor.person]);
  expect(await carried(meeting, visitor)).toBe("");
});
