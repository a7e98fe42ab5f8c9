import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup, someHolidays, type TestGroup } from "../../../../test/groups.ts";
import { type Actor, aPartnership, aPerson, aVisitor, type TestPartnership, useWorld } from "../../../../test/world.ts";

const world = useWorld();
let place: TestPartnership;
let clerk: Actor;
let group: TestGroup;
let meeting: string;

beforeAll(async () => {
  world.now = new Date("2026-11-23T10:00:00Z");
  await someHolidays(world);
  place = await aPartnership(world);
  clerk = await aPerson(world, place, "support-officer");
  group = await aGroup(world, place, { seats: ["Police"] });
  const facts = { kind: "ordinary", beginsAt: "14:00", way: "hybrid", place: "County Hall", joining: "Code 1234" };
  const on = { "on-day": "10", "on-month": "6", "on-year": "2027" };
  const made = await clerk.post(`/${place.slug}/desk/groups/${group.id}/meetings`, { ...facts, ...on });
  meeting = String(made.headers.location);
  await clerk.post(`${meeting}/items`, { kind: "information", title: "A warrant" });
});

const feeds = () => `/${place.slug}/desk/calendar-feeds`;

async function aMember(): Promise<Actor> {
  const member = await aPerson(world, place);
  await putInGroup(world, place, group, member.person);
  return member;
}

async function addressOf(member: Actor, of = ""): Promise<string> {
  const page = await member.post(feeds(), { group: of });
  expect(page.statusCode).toBe(200);
  return /\/account\/calendars\/[\w-]{43}/.exec(page.body)?.[0] ?? "";
}

test("a member's calendar holds when and where, in the time of the United Kingdom, and nothing of what about", async () => {
  const address = await addressOf(await aMember(), group.id);
  const answer = await aVisitor(world).get(address);
  expect(answer.headers["content-type"]).toBe("text/calendar; charset=utf-8");
  // Summer time: an hour before the time of day.
  expect(answer.body).toContain("DTSTART:20270610T130000Z");
  expect(answer.body).toContain("LOCATION:County Hall");
  for (const kept of ["warrant", "1234"]) expect(answer.body).not.toContain(kept);
});

test("a cancelled meeting is said to be, with the same identity and a later sequence", async () => {
  const address = await addressOf(await aMember());
  const read = async () => (await aVisitor(world).get(address)).body;
  const before = await read();
  await clerk.post(`${meeting}/cancellation`, { reason: "Nobody can come" });
  const after = await read();
  const uid = (text: string) => /UID:(.+)/.exec(text)?.[1];
  expect(uid(after)).toBe(uid(before));
  expect([/SEQUENCE:(\d+)/.exec(before)?.[1], /SEQUENCE:(\d+)/.exec(after)?.[1]]).toEqual(["0", "1"]);
  expect(after).toContain("STATUS:CANCELLED");
});

test("an address answers nothing once revoked, once its person is suspended, or has left the group", async () => {
  const gone = async (address: string) => (await aVisitor(world).get(address)).statusCode;
  const [revoker, leaver, suspended] = [await aMember(), await aMember(), await aMember()];
  const addresses = await Promise.all([revoker, leaver, suspended].map((one) => addressOf(one)));
  for (const address of addresses) expect(await gone(address)).toBe(200);
  const [, id = ""] = /calendar-feeds\/([0-9a-f-]{36})\/revocation/.exec((await revoker.get(feeds())).body) ?? [];
  expect((await leaver.post(`${feeds()}/${id}/revocation`)).statusCode).toBe(404);
  expect((await revoker.post(`${feeds()}/${id}/revocation`)).statusCode).toBe(303);
  await world.db.ask("update group_memberships set to_on = current_date - 1 where person_id = $1", [leaver.person]);
  await world.db.ask(
    "insert into account_suspensions (account_id, reason) select id, 'left' from accounts where person_id = $1",
    [suspended.person],
  );
  for (const address of addresses) expect(await gone(address)).toBe(404);
  expect(await gone(`/account/calendars/${"x".repeat(43)}`)).toBe(404);
});

test("nobody has an address of a group that they are not in", async () => {
  const outsider = await aPerson(world, place, "analyst");
  const refused = await outsider.post(feeds(), { group: group.id });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain("Choose a group whose meetings you may see");
  expect((await outsider.post(feeds(), { group: "" })).body).toContain("You see the meetings of no group here");
});
