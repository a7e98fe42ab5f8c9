import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup, someHolidays } from "../../../../test/groups.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../../test/world.ts";

const world = useWorld();
let place: TestPartnership;
let manager: Actor;

beforeAll(async () => {
  world.now = new Date("2026-11-23T10:00:00Z");
  await someHolidays(world);
  place = await aPartnership(world);
  manager = await aPerson(world, place, "partnership-manager");
});

const desk = () => `/${place.slug}/desk`;
const on = (day: string, prefix = "on") => {
  const [year = "", month = "", date = ""] = day.split("-");
  return { [`${prefix}-day`]: date, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
};
const facts = (day: string, other: Record<string, string> = {}) => ({
  kind: "ordinary",
  beginsAt: "14:00",
  way: "in-person",
  place: "County Hall",
  ...on(day),
  ...other,
});
const ITEM = { kind: "information", title: "Burglary in the district", minutes: "20" };

/** Schedules a meeting of a group, and answers its address. */
async function aMeeting(group: { id: string }, day = "2026-12-10"): Promise<string> {
  const answer = await manager.post(`${desk()}/groups/${group.id}/meetings`, facts(day));
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
}

async function anItem(meeting: string, fields: Record<string, string> = ITEM): Promise<string> {
  expect((await manager.post(`${meeting}/items`, fields)).statusCode).toBe(303);
  const found = [...(await manager.get(meeting)).body.matchAll(/\/items\/([0-9a-f-]{36})"/g)];
  return `${meeting}/items/${found.at(-1)?.[1] ?? ""}`;
}

test("the terms of reference propose the days, moved off bank holidays, and a meeting is scheduled on one", async () => {
  const group = await aGroup(world, place);
  await aMeeting(group, "2026-11-06".replace("11-06", "11-30"));
  const page = (await manager.get(`${desk()}/groups/${group.id}/meetings/new`)).body;
  // Eight weeks after Monday 30 November 2026 is 25 January 2027.
  expect(page).toContain(`meetings/new?on=2027-01-25`);
  expect((await manager.get(`${desk()}/groups/${group.id}/meetings/new?on=2027-01-25`)).body).toContain('value="25"');

  const christmas = await aGroup(world, place);
  await aMeeting(christmas, "2026-12-04");
  const weekly = await aGroup(world, place, { settings: { cadenceWeeks: 1 } });
  await aMeeting(weekly, "2026-12-18");
  const moved = (await manager.get(`${desk()}/groups/${weekly.id}/meetings/new`)).body;
  expect(moved).toContain("(moved from Friday 25 December 2026, Christmas Day)");
});

test.each([
  ["no terms in force", { terms: false }, facts("2026-12-10"), "no terms of reference in force on 10 December 2026"],
  ["a bank holiday", {}, facts("2026-12-25"), "is a bank holiday, Christmas Day"],
  ["a Saturday", {}, facts("2026-12-12"), "12 December 2026 is a Saturday"],
  ["after the table of holidays", {}, facts("2028-01-10"), "The table of bank holidays ends on 31 December 2027"],
  ["a day that has been", {}, facts("2026-11-20"), "must be today or on a day to come"],
  ["no day at all", {}, facts("2026-02-30"), "must be a real date"],
  ["no place", {}, facts("2026-12-10", { place: "" }), "Enter the place"],
  ["no way to join", {}, facts("2026-12-10", { way: "hybrid" }), "Enter how people join"],
  ["no time", {}, facts("2026-12-10", { beginsAt: "25:00" }), "Enter when it begins, such as 14:00"],
])("a meeting on %s is refused with the rule, and keeps what was typed", async (_what, about, fields, words) => {
  const group = await aGroup(world, place, about);
  const answer = await manager.post(`${desk()}/groups/${group.id}/meetings`, { ...fields, joining: "" });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(words);
  expect(answer.body).toContain(`value="${fields.beginsAt}"`);
});

test("sent twice, a form schedules one meeting", async () => {
  const group = await aGroup(world, place);
  await aMeeting(group);
  const again = await manager.post(`${desk()}/groups/${group.id}/meetings`, facts("2026-12-10"));
  expect(again.statusCode).toBe(422);
  expect(again.body).toContain("has a meeting at that time already");
});

test("a meeting is moved with a reason, once by each who has seen how it stands, and cancelled", async () => {
  const meeting = await aMeeting(await aGroup(world, place));
  const move = { ...facts("2026-12-17"), joining: "", reason: "The room is taken", revision: "1" };
  expect((await manager.post(`${meeting}/move`, { ...move, reason: "" })).body).toContain(
    "Enter why the meeting is changed",
  );
  expect((await manager.post(`${meeting}/move`, move)).statusCode).toBe(303);
  const second = await manager.post(`${meeting}/move`, { ...move, ...on("2026-12-18"), place: "Another room" });
  expect(second.statusCode).toBe(422);
  expect(second.body).toContain("Somebody else has changed this meeting");
  expect(second.body).toContain("Another room");
  expect(second.body).toContain('name="revision" value="1"');
  const page = (await manager.get(meeting)).body;
  expect(page).toContain("Moved from 10 December 2026 at 14:00");
  expect((await manager.post(`${meeting}/cancellation`, { reason: "Nothing to decide" })).statusCode).toBe(303);
  expect((await manager.get(meeting)).body).toContain("Nothing to decide");
  const late = await manager.post(`${meeting}/items`, ITEM);
  expect(late.statusCode).toBe(422);
  expect(late.body).toContain("The meeting has been cancelled");
});

test("the notice page counts the days, and a late dispatch waits for the chair's waiver", async () => {
  const group = await aGroup(world, place);
  const meeting = await aMeeting(group);
  expect((await manager.get(`${meeting}/notice`)).body).toContain(
    "The agenda goes out by Wednesday 2 December 2026, so that 5 clear working days lie before the meeting",
  );
  expect((await manager.post(`${meeting}/dispatch`, on("2026-11-23", "sent"))).body).toContain("Add an item");
  await anItem(meeting);
  expect((await manager.post(`${meeting}/dispatch`, on("2026-11-24", "sent"))).body).toContain("today or in the past");
  expect((await manager.post(`${meeting}/dispatch`, on("2026-11-23", "sent"))).statusCode).toBe(303);
  expect((await manager.post(`${meeting}/dispatch`, on("2026-11-23", "sent"))).body).toContain(
    "was sent out on 23 November 2026 already",
  );

  const late = await aMeeting(group, "2026-11-27");
  await anItem(late);
  const refused = await manager.post(`${late}/dispatch`, on("2026-11-23", "sent"));
  expect(refused.body).toContain("The chair has to waive the notice, with a reason");
  expect((await manager.post(`${late}/waiver`, { reason: "Urgent" })).statusCode).toBe(403);
  const chair = await aPerson(world, place, "chair");
  expect((await chair.post(`${late}/waiver`, {})).body).toContain("Enter why the meeting cannot wait");
  expect((await chair.post(`${meeting}/waiver`, { reason: "Urgent" })).body).toContain("There is nothing to waive");
  expect((await chair.post(`${late}/waiver`, { reason: "An incident last night" })).statusCode).toBe(303);
  expect((await manager.post(`${late}/dispatch`, on("2026-11-23", "sent"))).statusCode).toBe(303);
  expect((await manager.get(late)).body).toContain("late, as the chair had waived the notice");
});

test("items are numbered, put in order and taken out; a decision says what it means for crime and equality", async () => {
  const meeting = await aMeeting(await aGroup(world, place));
  const first = await anItem(meeting, { ...ITEM, title: "First" });
  const second = await anItem(meeting, { ...ITEM, title: "Second" });
  const decision = { ...ITEM, kind: "decision", title: "Third" };
  expect((await manager.post(`${meeting}/items`, decision)).body).toContain("(section 17)");
  expect((await manager.post(`${meeting}/items`, { ...decision, section17: "None" })).body).toContain("for equality");
  expect((await manager.post(`${second}/place`, { direction: "up" })).statusCode).toBe(303);
  const order = async () =>
    [...(await manager.get(meeting)).body.matchAll(/\/items\/[0-9a-f-]{36}">(\w+)/g)].map(([, t]) => t);
  expect(await order()).toEqual(["Second", "First"]);
  expect((await manager.post(`${second}/place`, { direction: "up" })).statusCode).toBe(303);
  expect(await order()).toEqual(["Second", "First"]);

  // Two people at one item: the second keeps the text. Two at different items never meet.
  const edit = { ...ITEM, revision: "1" };
  expect((await manager.post(`${first}/edit`, { ...edit, title: "First of one" })).statusCode).toBe(303);
  const lost = await manager.post(`${first}/edit`, { ...edit, title: "First of another" });
  expect(lost.statusCode).toBe(422);
  expect(lost.body).toContain("Somebody else has saved this item");
  expect(lost.body).toContain("First of another");
  expect((await manager.post(`${second}/edit`, { ...edit, title: "Second" })).statusCode).toBe(303);
  expect((await manager.post(`${second}/removal`)).statusCode).toBe(303);
  expect((await manager.get(meeting)).body).not.toContain("Second");
});

test("what is restricted is read by members of the group without an interest, and by nobody else", async () => {
  const group = await aGroup(world, place, { seats: ["Police", "Fire"] });
  const meeting = await aMeeting(group);
  const item = await anItem(meeting);
  const [police] = group.seats;
  const secret = "The address of the raid";
  const restriction = { ground: "schedule-12a", reason: "It would warn them", agreedBy: "the chair", body: secret };
  expect((await manager.post(`${item}/restriction`, restriction)).body).toContain("Choose the paragraph");
  expect((await manager.post(`${item}/restriction`, { ...restriction, paragraph: "7" })).statusCode).toBe(303);

  const [conflicted, member, stranger, chair] = [
    await aPerson(world, place),
    await aPerson(world, place),
    await aPerson(world, place, "analyst"),
    await aPerson(world, place, "chair"),
  ];
  await putInGroup(world, place, group, conflicted.person, police?.id);
  await putInGroup(world, place, group, member.person);
  expect((await conflicted.get(item)).body).toContain(secret);
  const interest = { seat: police?.id ?? "", nature: "The owner is a relation" };
  expect((await manager.post(`${item}/interests`, interest)).statusCode).toBe(303);
  expect((await manager.post(`${item}/interests`, interest)).body).toContain("Police has declared an interest");

  expect((await member.get(item)).body).toContain(secret);
  expect((await manager.get(item)).body).toContain(secret);
  const withheld = await conflicted.get(item);
  expect(withheld.body).toContain("Schedule 12A, paragraph 7");
  expect(withheld.body).not.toContain(secret);
  expect((await chair.get(item)).body).not.toContain(secret);
  expect((await stranger.get(item)).statusCode).toBe(404);

  expect((await manager.post(`${item}/interests/${police?.id}/removal`)).statusCode).toBe(303);
  expect((await conflicted.get(item)).body).toContain(secret);
});

test("members see the meetings of their own group alone", async () => {
  const [group, other] = [await aGroup(world, place), await aGroup(world, place)];
  const [theirs, others] = [await aMeeting(group, "2026-12-11"), await aMeeting(other, "2026-12-14")];
  const member = await aPerson(world, place);
  await putInGroup(world, place, group, member.person);
  const list = (await member.get(`${desk()}/meetings`)).body;
  expect(list).toContain(theirs);
  expect(list).not.toContain(others);
  expect((await member.get(others)).statusCode).toBe(404);
  expect((await member.get(`${desk()}/groups/${group.id}/meetings`)).body).toContain(theirs);
  expect((await member.post(`${theirs}/items`, ITEM)).statusCode).toBe(403);
});
