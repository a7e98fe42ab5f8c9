import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup, someHolidays, type TestGroup } from "../../../../test/groups.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../../test/world.ts";

const world = useWorld();
let place: TestPartnership;
let clerk: Actor;

const BEFORE = new Date("2026-11-23T10:00:00Z");
/** At 14:30 in the United Kingdom, on the day of the meeting. */
const DURING = new Date("2026-12-10T14:30:00Z");

beforeAll(async () => {
  world.now = BEFORE;
  await someHolidays(world);
  place = await aPartnership(world);
  clerk = await aPerson(world, place, "support-officer");
});

/** A meeting in whose room each of three seats has a member with a device, and a proposal that consensus was sought for. */
async function aVote() {
  world.now = BEFORE;
  const group: TestGroup = await aGroup(world, place, { seats: ["Police", "Council", "Health"] });
  const desk = `/${place.slug}/desk`;
  const seatOf = (name: string) => group.seats.find((seat) => seat.name === name)?.id ?? "";
  const facts = { kind: "ordinary", beginsAt: "14:00", way: "in-person", place: "County Hall", joining: "" };
  const on = { "on-day": "10", "on-month": "12", "on-year": "2026" };
  const href = String((await clerk.post(`${desk}/groups/${group.id}/meetings`, { ...facts, ...on })).headers.location);
  const item = { kind: "decision", title: "A grant", section17: "Less burglary", equality: "None" };
  await clerk.post(`${href}/items`, item);
  const itemId = /\/items\/([0-9a-f-]{36})"/.exec((await clerk.get(href)).body)?.[1] ?? "";
  const members: Record<string, Actor> = {};
  for (const name of ["Police", "Council", "Health"]) {
    // Police is in the group alone, without a role in the partnership.
    const member = name === "Police" ? await aPerson(world, undefined) : await aPerson(world, place, "member");
    await putInGroup(world, place, group, member.person);
    const named = await clerk.post(`${desk}/groups/${group.id}/seats/${seatOf(name)}/representatives`, {
      ...{ person: member.person ?? "", standsAs: "voting", "from-day": "1", "from-month": "11", "from-year": "2026" },
    });
    expect(named.statusCode === 303 ? "" : named.body).toBe("");
    members[name] = member;
  }
  world.now = DURING;
  const come = async (name: string, more: Record<string, string> = {}) => {
    const person = members[name]?.person ?? "";
    const entry = {
      seat: seatOf(name),
      person,
      who: "",
      standsAs: "voting",
      mode: "present",
      cameAt: "14:00",
      ...more,
    };
    const answer = await clerk.post(`${href}/room/attendance`, entry);
    expect(answer.statusCode === 303 ? "" : answer.body).toBe("");
  };
  await clerk.post(`${href}/room/items/${itemId}/motions`, { text: "Half a grant" });
  const [row] = await world.db.ask<{ id: string }>("select id from motions where item_id = $1", [itemId]);
  const motion = `${href}/room/motions/${row?.id}`;
  const noConsensus = () => clerk.post(`${motion}/consensus`, { reached: "no", at: "14:10" });
  const vote = (name: string, choice: string) => (members[name] ?? clerk).post(`${motion}/own-vote`, { choice });
  const record = (...votes: string[]) => clerk.post(`${motion}/vote`, { at: "14:30", votes });
  return { href, item: `${href}/room/items/${itemId}`, members, seatOf, come, noConsensus, vote, record, desk, motion };
}

const plain = (body: string) => body.replaceAll("&#39;", "'");

test("members vote from their own devices, and the vote is recorded as they cast it", async () => {
  const { item, members, seatOf, come, noConsensus, vote, record, desk } = await aVote();
  for (const name of ["Police", "Council", "Health"]) await come(name);
  expect(plain((await vote("Police", "for")).body)).toContain("Consensus is sought before there is a vote");
  await noConsensus();
  expect((await members["Police"]?.get(`${desk}/work`))?.body).toContain("for Police, not voted yet");
  expect((await vote("Police", "")).statusCode).toBe(422);
  for (const [name, choice] of [
    ["Police", "for"],
    ["Council", "against"],
    ["Police", "abstain"],
    ["Health", "for"],
  ] as const)
    expect((await vote(name, choice)).statusCode).toBe(303);
  expect((await members["Police"]?.get(item))?.body).toContain("You have voted: abstain");
  expect((await members["Police"]?.get(`${desk}/work`))?.body).toContain("for Police, you have voted abstain");
  const cast = [`${seatOf("Police")} abstain`, `${seatOf("Council")} against`, `${seatOf("Health")} for`];
  const page = (await clerk.get(item)).body;
  for (const choice of cast) expect(page).toContain(`value="${choice}" selected`);
  const turned = await record(`${seatOf("Police")} for`, ...cast.slice(1));
  expect(turned.statusCode).toBe(422);
  expect(plain(turned.body)).toContain("Police has voted from its own device: abstain. Record it as it was cast");
  expect((await record(...cast)).statusCode).toBe(303);
  expect((await vote("Police", "for")).statusCode).toBe(422);
  expect((await members["Police"]?.get(`${desk}/work`))?.body).not.toContain("Votes that are open");
});

test("nobody votes who is not in the room, has an interest, or has left", async () => {
  const { href, item, members, seatOf, come, noConsensus, vote, record } = await aVote();
  for (const name of ["Police", "Council"]) await come(name);
  await noConsensus();
  expect(plain((await vote("Health", "for")).body)).toContain("You are not in the room with the voice of a seat");
  const interests = `${href}/items/${item.split("/").at(-1)}/interests`;
  const declared = await clerk.post(interests, { seat: seatOf("Council"), nature: "Landlord" });
  expect(declared.statusCode === 303 ? "" : declared.body).toBe("");
  expect(plain((await vote("Council", "for")).body)).toContain("has declared an interest in this item");
  expect((await members["Council"]?.get(item))?.body).toContain("An interest is declared for Council");
  expect((await vote("Police", "for")).statusCode).toBe(303);
  // Gone when the vote is taken, the seat has no vote, whatever was cast.
  world.now = new Date("2026-12-10T14:40:00Z");
  const list = (await clerk.get(`${href}/room`)).body;
  const [, entry = ""] = /attendance\/([0-9a-f-]{36})\/leaving/.exec(list) ?? [];
  await clerk.post(`${href}/room/attendance/${entry}/leaving`, { at: "14:35" });
  world.now = new Date("2026-12-10T14:45:00Z");
  expect((await vote("Police", "against")).statusCode).toBe(422);
  const late = await record(`${seatOf("Council")} for`);
  expect(late.statusCode).toBe(422);
});

test("two devices voting while two clerks record: nothing is lost, and one record stands", async () => {
  const { seatOf, come, noConsensus, vote, record, motion } = await aVote();
  for (const name of ["Police", "Council", "Health"]) await come(name);
  await noConsensus();
  const [police, council] = await Promise.all([vote("Police", "for"), vote("Council", "against")]);
  expect([police.statusCode, council.statusCode]).toEqual([303, 303]);
  const cast = [`${seatOf("Police")} for`, `${seatOf("Council")} against`];
  const [one, other, late] = await Promise.all([record(...cast), record(...cast), vote("Police", "against")]);
  const recorded = [one.statusCode, other.statusCode].filter((status) => status === 303);
  const [row] = await world.db.ask<{ choice: string; cast: string }>(
    `select v.choice, c.choice as cast from decisions d join decision_votes v on v.decision_id = d.id
       join cast_votes c on c.motion_id = d.motion_id and c.seat_id = v.seat_id
      where d.motion_id = $1 and d.way = 'vote' and v.seat_id = $2`,
    [motion.split("/").at(-1), seatOf("Police")],
  );
  // Either the change came first, and both records were refused; or a record did, and the change was.
  expect([recorded.length, late.statusCode]).toEqual(row ? [1, 422] : [0, 303]);
  if (row) expect(row.choice).toBe(row.cast);
});
