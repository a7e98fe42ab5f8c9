import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup, someHolidays } from "../../../../test/groups.ts";
import { memberOf } from "../../../../test/word-text.ts";
import { type Actor, aPartnership, aPerson, aVisitor, type TestPartnership, useWorld } from "../../../../test/world.ts";

const world = useWorld();
let place: TestPartnership;
let [clerk, chair, conflicted]: Actor[] = [];
let meeting = "";
let next = "";
let items: string[] = [];
const SECRET = "A warrant for the house at the corner";

function who(actor: Actor | undefined): Actor {
  if (!actor) throw new Error("Nobody is signed in yet");
  return actor;
}

async function sent(by: Actor | undefined, path: string, fields: Record<string, string> = {}): Promise<string> {
  const answer = await who(by).post(path, fields);
  expect(answer.statusCode, answer.body).toBe(303);
  return String(answer.headers.location);
}

const idOf = (address: string) => address.slice(address.lastIndexOf("/") + 1);

beforeAll(async () => {
  world.now = new Date("2026-11-23T10:00:00Z");
  await someHolidays(world);
  place = await aPartnership(world);
  clerk = await aPerson(world, place, "support-officer");
  chair = await aPerson(world, place, "chair");
  conflicted = await aPerson(world, place);
  const group = await aGroup(world, place, { seats: ["Police", "Council", "Fire"] });
  await putInGroup(world, place, group, who(chair).person);
  await putInGroup(world, place, group, who(conflicted).person, group.seats[2]?.id);
  const on = (day: string, month: string, year: string) =>
    sent(clerk, `/${place.slug}/desk/groups/${group.id}/meetings`, {
      ...{ kind: "ordinary", beginsAt: "14:00", way: "in-person", place: "County Hall" },
      ...{ "on-day": day, "on-month": month, "on-year": year },
    });
  meeting = await on("10", "12", "2026");
  next = await on("4", "2", "2027");
  for (const title of ["A grant", "A warrant"])
    await sent(clerk, `${meeting}/items`, { kind: "decision", title, section17: "Less crime", equality: "None" });
  const found = [...(await who(clerk).get(meeting)).body.matchAll(/\/items\/([0-9a-f-]{36})"/g)];
  items = [...new Set(found.map(([, id = ""]) => id))];
  const rule = { ground: "schedule-12a", paragraph: "7", reason: "It would warn them", agreedBy: "the chair" };
  await sent(clerk, `${meeting}/items/${items[1]}/restriction`, { ...rule, body: SECRET });
  await sent(clerk, `${meeting}/items/${items[1]}/interests`, { seat: group.seats[2]?.id ?? "", nature: "Landlord" });

  world.now = new Date("2026-12-10T14:30:00Z");
  for (const [i, seat] of group.seats.entries())
    await sent(clerk, `${meeting}/room/attendance`, {
      ...{ seat: seat.id, standsAs: "voting", who: `Officer ${i + 1}` },
      ...(i === 2 ? { mode: "apologies" } : { mode: i === 0 ? "present" : "remote", cameAt: "14:00" }),
    });
  for (const [i, text] of ["That the hubs have half a grant", SECRET].entries()) {
    await sent(clerk, `${meeting}/room/items/${items[i]}/motions`, { text });
    const [motion] = await world.db.ask<{ id: string }>("select id from motions where item_id = $1", [items[i]]);
    await sent(clerk, `${meeting}/room/motions/${motion?.id}/consensus`, { reached: "yes", at: `14:1${i}` });
  }
});

test("who took part and what was decided stand in the minutes without anybody typing them, within each reader's reach", async () => {
  const page = (await who(clerk).get(`${meeting}/minutes`)).body;
  expect(page).toContain("Officer 1 (Police)");
  expect(page).toContain("Officer 2 (Council), remotely");
  expect(page).toContain("Apologies: Officer 3 (Fire)");
  expect(page).toContain("That the hubs have half a grant");
  expect(page).toContain("Agreed by consensus.");
  expect(page).toContain(SECRET);
  const theirs = (await who(conflicted).get(`${meeting}/minutes`)).body;
  expect(theirs).toContain("That the hubs have half a grant");
  expect(theirs).not.toContain(SECRET);
});

test("a decision is found by its words, and a restricted one by those alone who may read it", async () => {
  const [group] = await world.db.ask<{ id: string }>("select group_id as id from meetings where id = $1", [
    idOf(meeting),
  ]);
  const found = async (by: Actor | undefined, words: string) =>
    (await who(by).get(`/${place.slug}/desk/groups/${group?.id}/minutes?words=${words}&since=2024`)).body;
  expect(await found(conflicted, "half+grant")).toContain("1. A grant (proposal)");
  expect(await found(clerk, "warrant+corner")).toContain("2. A warrant (proposal)");
  expect(await found(conflicted, "warrant+corner")).toContain("Nothing was found in what you may read");
});

test("once confirmed they stay as they were, whatever is put right in the room afterwards; the public reads seats and results", async () => {
  for (const [part, reach] of [
    [items[0], "public"],
    [items[1], "members"],
  ] as const)
    await sent(clerk, `${meeting}/minutes/${part}`, { text: "It was discussed.", reach, revision: "0" });
  await sent(chair, `${meeting}/minutes/clearance`, { seen: "2" });
  world.now = new Date("2027-02-05T10:00:00Z");
  await sent(clerk, `${meeting}/minutes/confirmation`, { at: idOf(next) });
  await world.db.ask("update attendances set who = 'Somebody else' where who = 'Officer 1'");
  const page = (await who(clerk).get(`${meeting}/minutes`)).body;
  expect(page).toContain("Officer 1 (Police)");
  expect(page).not.toContain("Somebody else");

  const vice = await aPerson(world, place, "vice-chair");
  const release = await sent(clerk, `${meeting}/minutes/views/public`);
  for (const by of [chair, vice]) await sent(by, `${release}/agreement`);
  const visitor = aVisitor(world);
  const address = `/${place.slug}/minutes/${idOf(release)}`;
  const told = (await visitor.get(address)).body;
  const word = memberOf((await visitor.get(`${address}/document.docx`)).rawPayload, "word/document.xml");
  for (const text of [told, word]) {
    expect(text).toContain("Apologies: Fire");
    expect(text).toContain("That the hubs have half a grant");
    expect(text).toContain("Agreed by consensus.");
    expect(text).not.toMatch(/Officer [123]/);
    expect(text).not.toContain(SECRET);
  }
});
