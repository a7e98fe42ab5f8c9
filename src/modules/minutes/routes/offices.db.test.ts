import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup, putInOffice, someHolidays, type TestGroup } from "../../../../test/groups.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../../test/world.ts";

const world = useWorld();
let place: TestPartnership;
let secretary: Actor;
let board: TestGroup;
let other: TestGroup;

const BEFORE = new Date("2026-11-23T10:00:00Z");

beforeAll(async () => {
  world.now = BEFORE;
  await someHolidays(world);
  place = await aPartnership(world);
  secretary = await aPerson(world, place, "partnership-manager");
  board = await aGroup(world, place);
  other = await aGroup(world, place);
});

/** Somebody with places in groups and no role in the partnership. */
async function aMember(...groups: TestGroup[]): Promise<Actor> {
  const person = await aPerson(world, undefined);
  for (const group of groups) await putInGroup(world, place, group, person.person);
  return person;
}

async function aMeeting(group: TestGroup, day: string): Promise<string> {
  world.now = BEFORE;
  const [year = "", month = "", date = ""] = day.split("-");
  const answer = await secretary.post(`/${place.slug}/desk/groups/${group.id}/meetings`, {
    ...{ kind: "ordinary", beginsAt: "14:00", way: "in-person", place: "County Hall" },
    ...{ "on-day": date, "on-month": month, "on-year": year },
  });
  return String(answer.headers.location);
}

/** A meeting of that day with minutes of which the public is to read a part, and partners all. */
async function withMinutes(group: TestGroup, day: string) {
  const meeting = await aMeeting(group, day);
  world.now = new Date(`${day}T15:00:00Z`);
  const text = ["Burglary has fallen.", "The hubs will share a van."];
  const said = await secretary.post(`${meeting}/minutes/opening`, {
    text,
    reach: ["public", "partners"],
    revision: "0",
  });
  expect(said.statusCode).toBe(303);
  return { meeting, minutes: `${meeting}/minutes` };
}

async function clear(minutes: string, by: Actor): Promise<number> {
  const seen = /name="seen" value="(\d+)"/.exec((await by.get(minutes)).body)?.[1] ?? "1";
  return (await by.post(`${minutes}/clearance`, { seen })).statusCode;
}

async function putForward(minutes: string, view: string): Promise<string> {
  return String((await secretary.post(`${minutes}/views/${view}`)).headers.location);
}

test("a group's own chair and vice-chair clear and release its minutes, and none of another group's", async () => {
  const [chair, vice] = [await aMember(board, other), await aMember(board)];
  await putInOffice(world, place, board, chair.person, "chair");
  await putInOffice(world, place, board, vice.person, "vice-chair");

  const elsewhere = await withMinutes(other, "2026-11-24");
  // Where the chair is a member like others, they read and do not act; what they are not in is as if it were not there.
  expect((await chair.get(elsewhere.minutes)).body).not.toContain("Clear the minutes");
  expect(await clear(elsewhere.minutes, chair)).toBe(403);
  expect(await clear(elsewhere.minutes, vice)).toBe(403);
  const { minutes } = await withMinutes(board, "2026-11-24");
  expect(await clear(minutes, vice)).toBe(403);
  const toClear = async (member: Actor) =>
    /Draft minutes for you to clear.*?<\/ul>/s.exec((await member.get(`/${place.slug}/desk/work`)).body)?.[0] ?? "";
  expect(await toClear(chair)).toContain(minutes);
  // Not those of the group in which the chair is a member like others.
  expect(await toClear(chair)).not.toContain(elsewhere.minutes);
  expect(await toClear(vice)).toBe("");
  expect((await chair.get(minutes)).body).toContain("Clear the minutes, as the chair");
  expect(await clear(minutes, chair)).toBe(303);
  expect(await toClear(chair)).toBe("");

  // Something is left out of what the public reads.
  const release = await putForward(minutes, "public");
  expect((await chair.get(release)).body).toContain("Agree to the release, as the chair");
  expect((await vice.get(release)).body).toContain("Agree to the release, as the vice-chair");
  expect((await chair.post(`${release}/agreement`)).statusCode).toBe(303);
  const again = await chair.post(`${release}/agreement`);
  expect([again.statusCode, again.body.includes("The chair has agreed already")]).toEqual([422, true]);
  expect((await vice.post(`${release}/agreement`)).statusCode).toBe(303);
  expect((await secretary.get(release)).body).toContain("Agreed by the vice-chair");
  const id = release.slice(release.lastIndexOf("/") + 1);
  expect((await world.app.inject(`/${place.slug}/minutes/${id}`)).statusCode).toBe(200);
  expect((await vice.post(`${release}/withdrawal`, { reason: "A name was left in." })).statusCode).toBe(303);
  expect((await world.app.inject(`/${place.slug}/minutes/${id}`)).statusCode).toBe(404);
});

test("whose term is over or has not begun, or who has no place in the group, acts for nobody", async () => {
  const group = await aGroup(world, place);
  const [over, future, placeless] = [await aMember(group), await aMember(group), await aPerson(world, place, "member")];
  await putInOffice(world, place, group, over.person, "chair", ["2022-03-01", "2026-11-01"]);
  await putInOffice(world, place, group, future.person, "chair", ["2099-01-01", null]);
  await putInOffice(world, place, group, placeless.person, "chair");
  const { minutes } = await withMinutes(group, "2026-11-24");
  for (const member of [over, future]) expect(await clear(minutes, member)).toBe(403);
  // The term is recorded by one person: it opens nothing that a place, which two people give, would open.
  expect((await placeless.get(minutes)).statusCode).toBe(404);
  expect(await clear(minutes, placeless)).toBe(403);
  const page = await secretary.get(`/${place.slug}/desk/groups/${group.id}`);
  expect(page.body).toContain("Not a member of the group");

  await putInGroup(world, place, group, placeless.person);
  expect(await clear(minutes, placeless)).toBe(303);
});

test("those who are told that minutes wait are the group's own, and the partnership's where there is none", async () => {
  const [chair, deputy] = [await aPerson(world, place, "chair"), await aPerson(world, place, "vice-chair")];
  const group = await aGroup(world, place);
  const own = await aMember(group);
  await putInOffice(world, place, group, own.person, "chair");
  const { minutes } = await withMinutes(group, "2026-11-24");
  expect(await clear(minutes, own)).toBe(303);
  const told = async () => {
    const rows = await world.db.ask<{ person: string }>(
      "select person_id as person from outgoing_messages where partnership_id = $1 and kind = 'minutes.release-awaited' and person_id = any ($2)",
      [place.id, [chair.person, deputy.person, own.person]],
    );
    return rows.map(({ person }) => person).sort();
  };
  const release = await putForward(minutes, "public");
  expect(await told()).toEqual([own.person, deputy.person].sort());
  const { body } = await own.get(`/${place.slug}/desk/work`);
  expect(body).toContain(release);
});

test("My work names the next meetings of the groups one is in, and no others", async () => {
  const [mine, theirs] = [await aGroup(world, place), await aGroup(world, place)];
  const member = await aMember(mine);
  const [next, later, cancelled, elsewhere] = [
    await aMeeting(mine, "2026-12-01"),
    await aMeeting(mine, "2026-12-09"),
    await aMeeting(mine, "2026-12-02"),
    await aMeeting(theirs, "2026-12-03"),
  ];
  expect((await secretary.post(`${cancelled}/cancellation`, { reason: "The hall is closed." })).statusCode).toBe(303);
  const { body } = await member.get(`/${place.slug}/desk/work`);
  const section = /Your next meetings.*?<\/ul>/s.exec(body)?.[0] ?? "";
  const named = [next, later, cancelled, elsewhere].map((one) => section.includes(one));
  expect(named).toEqual([true, true, false, false]);
  expect(section.indexOf(next)).toBeLessThan(section.indexOf(later));
  // Who may see all meetings has among their own those of the groups that they chair or sit in.
  const chair = await aPerson(world, place, "chair");
  await putInOffice(world, place, theirs, chair.person, "chair");
  const own = (await chair.get(`/${place.slug}/desk/work`)).body;
  expect([own.includes(elsewhere), own.includes(next)]).toEqual([true, false]);
});

test("a group's chair waives its notice, and finds what only a chair finds", async () => {
  const group = await aGroup(world, place, { seats: ["Police", "Fire"] });
  const [chair, member] = [await aMember(group), await aMember(group)];
  await putInOffice(world, place, group, chair.person, "chair");
  const meeting = await aMeeting(group, "2026-11-25");
  await secretary.post(`${meeting}/items`, { kind: "decision", title: "A van" });
  expect((await chair.get(`${meeting}/notice`)).body).toContain(`action="${meeting}/waiver"`);
  expect((await member.get(`${meeting}/notice`)).body).not.toContain(`action="${meeting}/waiver"`);
  expect((await member.post(`${meeting}/waiver`, { reason: "It is urgent." })).statusCode).toBe(403);
  expect((await member.post(`${meeting}/waiver`, { reason: "" })).statusCode).toBe(403);
  expect((await chair.post(`${meeting}/waiver`, { reason: "" })).statusCode).toBe(422);
  expect((await chair.post(`${meeting}/waiver`, { reason: "It is urgent." })).statusCode).toBe(303);
});
