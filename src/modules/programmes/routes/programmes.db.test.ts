import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup, someHolidays, type TestGroup } from "../../../../test/groups.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../../test/world.ts";

const world = useWorld();
let place: TestPartnership;
let manager: Actor;

beforeAll(async () => {
  world.now = new Date("2026-11-23T10:00:00Z");
  await someHolidays(world);
  place = await aPartnership(world);
  manager = await aPerson(world, place, "support-officer");
});

const desk = () => `/${place.slug}/desk`;
const programme = (group: TestGroup) => `${desk()}/groups/${group.id}/programme`;
/** It meets in March, June, September and December. */
const quarterly = () => aGroup(world, place, { settings: { cadence: "months", cadenceMonths: [3, 6, 9, 12] } });

async function aMeeting(group: TestGroup, heldOn: string, kind = "ordinary"): Promise<string> {
  const [{ id = "" } = {}] = await world.db.ask<{ id: string }>(
    `insert into meetings (partnership_id, group_id, kind, held_on, begins_at, way, place)
     values ($1, $2, $4, $3, '14:00', 'in-person', 'Town hall') returning id`,
    [place.id, group.id, heldOn, kind],
  );
  return `${desk()}/meetings/${id}`;
}

const ITEM = {
  kind: "discussion",
  title: "Review of the risk register",
  every: "6",
  firstMonth: "2026-12",
  source: "Strategy, section 11",
};
const add = (group: TestGroup, about: Record<string, string> = {}) =>
  manager.post(`${programme(group)}/items`, { ...ITEM, ...about });
const itemIds = async (group: TestGroup) =>
  (await world.db.ask<{ id: string }>("select id from programme_items where group_id = $1", [group.id])).map(
    ({ id }) => id,
  );
const agendaOf = async (meeting: string) =>
  (
    await world.db.ask<{ title: string }>("select title from agenda_items where meeting_id = $1 order by position", [
      meeting.split("/").at(-1),
    ])
  ).map(({ title }) => title);
const rowOf = (body: string, words: string) => body.split("<tr").find((row) => row.includes(words)) ?? "";

test("what terms and law ask for is proposed with its source, and is in the programme once it is taken", async () => {
  const group = await quarterly();
  await aMeeting(group, "2026-12-10");
  const before = (await manager.get(programme(group))).body;
  expect(before).toContain("Nothing yet.");
  expect(before).toContain("regulation 10: revised before the start of each year");
  expect(before).toContain("It was due in March 2024, and comes before the next meeting.");
  for (const proposal of ["partnership-plan", "partnership-plan", "all", "all"])
    expect((await manager.post(`${programme(group)}/proposals`, { proposal })).statusCode).toBe(303);
  const page = (await manager.get(programme(group))).body;
  expect(page).toContain("is in the programme.");
  expect(rowOf(page, "11 March 2027")).toContain("Partnership plan: revision");
  expect(rowOf(page, "10 December 2026")).toContain("Strategic assessment of the year");
  const titles = await world.db.ask<{ title: string }>("select title from programme_items where group_id = $1", [
    group.id,
  ]);
  expect(new Set(titles.map(({ title }) => title)).size).toBe(titles.length);
  expect(titles.length).toBe(11);
});

test("an item whose month has no meeting is shown as such, and falls off nowhere", async () => {
  const group = await quarterly();
  await aMeeting(group, "2026-12-10");
  expect((await add(group, { firstMonth: "2027-10", every: "once" })).statusCode).toBe(303);
  expect(rowOf((await manager.get(programme(group))).body, "No meeting yet in October 2027")).toContain(ITEM.title);
  await aMeeting(group, "2027-10-07");
  const placed = (await manager.get(programme(group))).body;
  expect(placed).not.toContain("No meeting yet in October 2027");
  expect(rowOf(placed, "7 October 2027")).toContain(ITEM.title);
});

test.each([
  ["no title", { title: "" }, "Enter the title"],
  ["no month", { firstMonth: "" }, "Choose the month in which it is due first"],
  ["no such frequency", { every: "500" }, "Choose how often it is due"],
  ["no ground", { source: "" }, "Enter the law or document that asks for it"],
  ["too many minutes", { minutes: "900" }, "Minutes must be a number between 1 and 480"],
])("an item with %s is refused, and keeps what was typed", async (_what, about, words) => {
  const group = await quarterly();
  const answer = await add(group, { presenter: "Partnership manager", ...about });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(words);
  expect(answer.body).toContain('value="Partnership manager"');
  expect(await itemIds(group)).toEqual([]);
});

test("sent twice an item is there once, and of two editors the second is told", async () => {
  const group = await quarterly();
  expect((await add(group)).statusCode).toBe(303);
  expect((await add(group)).body).toContain("an item of that title already");
  const [id = ""] = await itemIds(group);
  const edit = (about: Record<string, string>) =>
    manager.post(`${programme(group)}/items/${id}/edit`, { ...ITEM, revision: "1", ...about });
  expect((await manager.get(`${programme(group)}/items/${id}/edit`)).body).toContain("Strategy, section 11");
  expect((await edit({ title: "Risk register" })).statusCode).toBe(303);
  const stale = await edit({ title: "Something else" });
  expect(stale.statusCode).toBe(422);
  expect(stale.body).toContain("Somebody else has saved this item");
  expect(stale.body).toContain("Something else");
  expect((await manager.post(`${programme(group)}/items/${id}/removal`)).statusCode).toBe(303);
  expect((await manager.post(`${programme(group)}/items/${id}/removal`)).statusCode).toBe(404);
});

test("an agenda takes the standing items and what is due in its month, each once however often it is asked", async () => {
  const group = await quarterly();
  const [first, second] = [await aMeeting(group, "2026-12-10"), await aMeeting(group, "2026-12-17")];
  await add(group, { title: "Welcome", every: "meeting", firstMonth: "", kind: "information" });
  await add(group, { title: "Partnership plan", kind: "decision", firstMonth: "2026-12" });
  await add(group, { title: "Of June", firstMonth: "2027-06" });
  expect((await manager.get(`${first}/programme`)).body).toContain("Take 2 items onto the agenda");
  await Promise.all([1, 2, 3].map(() => manager.post(`${first}/programme`)));
  expect(await agendaOf(first)).toEqual(["Welcome", "Partnership plan"]);
  expect((await manager.get(`${first}/programme`)).body).not.toContain("onto the agenda</button>");
  expect((await manager.get(programme(group))).body).toContain("On the agenda");
  await manager.post(`${second}/programme`);
  expect(await agendaOf(second)).toEqual(["Welcome"]);
  const [plan] = await world.db.ask<{ kind: string; summary: string }>(
    "select kind, summary from agenda_items where title = 'Partnership plan' and group_id = $1",
    [group.id],
  );
  expect(plan).toMatchObject({ kind: "discussion", summary: expect.stringContaining("For decision, once") });
});

test("what is on the agenda by that title is not added again, and what was taken out can be taken anew", async () => {
  const group = await quarterly();
  const meeting = await aMeeting(group, "2026-12-10");
  await manager.post(`${meeting}/items`, { kind: "information", title: ITEM.title });
  await add(group);
  await manager.post(`${meeting}/programme`);
  expect(await agendaOf(meeting)).toEqual([ITEM.title]);
  const [{ id = "" } = {}] = await world.db.ask<{ id: string }>("select id from agenda_items where group_id = $1", [
    group.id,
  ]);
  expect((await manager.post(`${meeting}/items/${id}/removal`)).statusCode).toBe(303);
  expect((await manager.get(`${meeting}/programme`)).body).toContain("Take 1 item onto the agenda");
  const [item = ""] = await itemIds(group);
  await manager.post(`${meeting}/programme`);
  await manager.post(`${programme(group)}/items/${item}/removal`);
  expect(await agendaOf(meeting)).toEqual([ITEM.title]);
});

test("a meeting that was cancelled, or has been, takes nothing, and says why", async () => {
  const group = await quarterly();
  await add(group, { every: "meeting", firstMonth: "" });
  const past = await aMeeting(group, "2026-11-05");
  const answer = await manager.post(`${past}/programme`);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain("its papers stay as they were");
  expect(await agendaOf(past)).toEqual([]);
});

test("an extraordinary meeting takes the standing items, and is none of the year's", async () => {
  const group = await quarterly();
  const meeting = await aMeeting(group, "2026-12-03", "extraordinary");
  await add(group, { title: "Welcome", every: "meeting", firstMonth: "" });
  await add(group);
  await manager.post(`${meeting}/programme`);
  expect(await agendaOf(meeting)).toEqual(["Welcome"]);
});

test("members of the group read its programme, and those outside it find none", async () => {
  const group = await quarterly();
  await add(group);
  const [member, outside] = [await aPerson(world, place, "member"), await aPerson(world, place, "analyst")];
  await putInGroup(world, place, group, member.person);
  const page = (await member.get(programme(group))).body;
  expect(page).toContain(ITEM.title);
  expect(page).not.toMatch(/Take out|Add an item|id="proposals"/);
  expect((await outside.get(programme(group))).statusCode).toBe(404);
  expect((await member.post(`${programme(group)}/items`, ITEM)).statusCode).toBe(403);
  const other = await aPartnership(world);
  const stranger = await aPerson(world, other, "partnership-manager");
  expect((await stranger.get(`/${other.slug}/desk/groups/${group.id}/programme`)).statusCode).toBe(404);
});
