import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup, someHolidays, type TestGroup } from "../../../../test/groups.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../../test/world.ts";
import { type AttendanceRead, type DecisionRead, readRecord } from "../index.ts";
import { listSteps, listTaken } from "../store/rooms.ts";

const world = useWorld();
let place: TestPartnership;
let clerk: Actor;
let chair: Actor;

/** On the day of the meeting, at 14:30 in the United Kingdom. */
const DURING = new Date("2026-12-10T14:30:00Z");
const BEFORE = new Date("2026-11-23T10:00:00Z");
const SEATS = ["Police", "Council", "Fire", "Probation", "Health", "Voluntary"];

beforeAll(async () => {
  world.now = BEFORE;
  await someHolidays(world);
  place = await aPartnership(world);
  clerk = await aPerson(world, place, "support-officer");
  chair = await aPerson(world, place, "chair");
});

const desk = () => `/${place.slug}/desk`;
const boxes = (prefix: string, day: string) => {
  const [year = "", month = "", date = ""] = day.split("-");
  return { [`${prefix}-day`]: date, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
};

type Meeting = { readonly href: string; readonly id: string; readonly group: TestGroup; readonly items: string[] };

/** A meeting with an item for decision and one for information, and the clock on its day unless another is named. */
async function aMeeting({
  settings = {},
  group = undefined as TestGroup | undefined,
  day = "2026-12-10",
  at = DURING,
} = {}): Promise<Meeting> {
  world.now = BEFORE;
  const of = group ?? (await aGroup(world, place, { seats: SEATS, settings }));
  const facts = { kind: "ordinary", beginsAt: "14:00", way: "in-person", place: "County Hall", joining: "" };
  const made = await clerk.post(`${desk()}/groups/${of.id}/meetings`, { ...facts, ...boxes("on", day) });
  expect(made.statusCode).toBe(303);
  const href = String(made.headers.location);
  const decision = { kind: "decision", title: "A grant", section17: "Less burglary", equality: "None" };
  for (const item of [decision, { kind: "information", title: "News" }])
    expect((await clerk.post(`${href}/items`, item)).statusCode).toBe(303);
  const items = await idsIn(href);
  world.now = at;
  return { href, id: href.split("/").at(-1) ?? "", group: of, items };
}

async function idsIn(href: string): Promise<string[]> {
  const ids = [...(await clerk.get(href)).body.matchAll(/\/items\/([0-9a-f-]{36})"/g)].map(([, id = ""]) => id);
  return [...new Set(ids)];
}

const seatOf = ({ group }: Meeting, name: string) => group.seats.find((seat) => seat.name === name)?.id ?? "";
const there = (meeting: Meeting, name: string, more: Record<string, string> = {}) => ({
  ...{ seat: seatOf(meeting, name), standsAs: "voting", mode: "present", cameAt: "14:00", who: `Somebody for ${name}` },
  ...more,
});

async function come(meeting: Meeting, ...names: string[]): Promise<void> {
  for (const name of names)
    expect((await clerk.post(`${meeting.href}/room/attendance`, there(meeting, name))).statusCode).toBe(303);
}

/** Tables a proposal at the item for decision, and answers the address of its motion. */
async function aMotion(meeting: Meeting, text = "Half a grant for street lights", more = {}): Promise<string> {
  const answer = await clerk.post(`${meeting.href}/room/items/${meeting.items[0]}/motions`, { text, ...more });
  expect(answer.statusCode === 303 ? "" : answer.body).toBe("");
  return `${meeting.href}/room/motions/${(await latestMotion(meeting)).motionId}`;
}

async function latestMotion(meeting: Meeting) {
  const rows = await world.db.ask<{ motionId: string; proposal: string }>(
    `select id as "motionId", lineage_id as proposal from motions where meeting_id = $1 order by tabled_at desc limit 1`,
    [meeting.id],
  );
  return rows[0] ?? { motionId: "", proposal: "" };
}

const votes = (meeting: Meeting, inFavour: string[], against: string[], abstain: string[] = []) => ({
  at: "14:20",
  votes: [
    ...inFavour.map((name) => `${seatOf(meeting, name)} for`),
    ...against.map((name) => `${seatOf(meeting, name)} against`),
    ...abstain.map((name) => `${seatOf(meeting, name)} abstain`),
  ],
});
const none = { reached: "no", at: "14:10" };

async function recorded(motion: string, path: string, fields: Record<string, string | string[]>, who = clerk) {
  const answer = await who.post(`${motion}/${path}`, fields);
  expect(answer.statusCode === 303 ? "" : answer.body).toBe("");
}

async function refused(url: string, fields: Record<string, string | string[]>, words: string, who = clerk) {
  const answer = await who.post(url, fields);
  expect(answer.statusCode).toBe(422);
  expect(answer.body.replaceAll("&#39;", "'")).toContain(words);
  return answer.body;
}

/** A motion on which four seats voted, two and two; the reasons of those against are recorded. */
async function aTie(meeting: Meeting, motion: string): Promise<void> {
  await recorded(motion, "consensus", none);
  await recorded(motion, "vote", votes(meeting, ["Police", "Council"], ["Fire", "Probation"]));
  for (const name of ["Fire", "Probation"])
    await recorded(motion, "dissents", { seat: seatOf(meeting, name), why: "Too dear" });
}

const recordOf = (meeting: Meeting) =>
  clerk.inPartnership(place.slug, (tx) => readRecord(tx, { id: meeting.id, groupId: meeting.group.id }));
const decisionsOf = async (meeting: Meeting): Promise<readonly DecisionRead[]> => (await recordOf(meeting)).decisions;
const stateOf = async (meeting: Meeting) => (await decisionsOf(meeting)).at(-1)?.state;

test("who is there makes the quorum, its working is shown, and a decision keeps it", async () => {
  const meeting = await aMeeting();
  expect((await clerk.get(`${meeting.href}/room`)).body).toContain("0 of them are represented now");
  await come(meeting, "Police");
  const motion = await aMotion(meeting);
  const body = await refused(`${motion}/consensus`, { reached: "yes", at: "14:05" }, "No decision can be taken");
  expect(body).toContain("6 × 1/3 = 2. 1 of them is represented now: the meeting is not quorate");
  expect(body).toContain('value="14:05"');
  expect((await clerk.get(`${meeting.href}/room`)).body).toContain("Adjourn the meeting</a>");
  await come(meeting, "Council", "Health");
  expect((await clerk.get(`${meeting.href}/room`)).body).toContain(
    "3 of them are represented now: the meeting is quorate",
  );
  await refused(`${motion}/vote`, votes(meeting, ["Police"], []), "Consensus is sought before there is a vote");
  await recorded(motion, "consensus", { reached: "yes", at: "14:05" });
  await refused(`${motion}/consensus`, { reached: "yes", at: "14:05" }, "nothing more is decided about it");
  const [decision] = await decisionsOf(meeting);
  expect(decision).toMatchObject({ state: "agreed", text: "Half a grant for street lights", vote: null });
  expect(decision?.consensus).toMatchObject({ needed: 2, represented: 3, atTime: "14:05" });
  expect(decision?.consensus?.working).toContain("3 of them are represented now");
  expect([...(decision?.consensus?.present ?? [])].sort()).toEqual(["Council", "Health", "Police"]);
});

test("the quorum is that of the moment: who came later or had left does not count", async () => {
  const meeting = await aMeeting();
  await come(meeting, "Police");
  const late = there(meeting, "Council", { cameAt: "14:10" });
  expect((await clerk.post(`${meeting.href}/room/attendance`, late)).statusCode).toBe(303);
  const motion = await aMotion(meeting);
  await refused(`${motion}/consensus`, { reached: "yes", at: "14:09" }, "No decision can be taken");
  const { attendance: entries } = await recordOf(meeting);
  const council = entries.find(({ seat }: AttendanceRead) => seat === "Council");
  const leave = `${meeting.href}/room/attendance/${council?.id}/leaving`;
  await refused(leave, { at: "14:10" }, "They came at 14:10: enter a later time");
  expect((await clerk.post(leave, { at: "14:20" })).statusCode).toBe(303);
  await refused(leave, { at: "14:20" }, "It is recorded already that they left at 14:20");
  await refused(`${motion}/consensus`, { reached: "yes", at: "14:20" }, "No decision can be taken");
  await recorded(motion, "consensus", { reached: "yes", at: "14:19" });
});

test("who cannot be there as typed is refused with the rule, and keeps what was typed", async () => {
  const meeting = await aMeeting();
  await come(meeting, "Police");
  const url = `${meeting.href}/room/attendance`;
  const police = (more: Record<string, string>) => there(meeting, "Police", { who: "Another", ...more });
  expect(await refused(url, police({}), "a seat has one voice")).toContain('value="Another"');
  const substitute = { standsAs: "substitute", standsInFor: "The superintendent" };
  await refused(url, police(substitute), "a seat has one voice");
  await refused(url, police({ ...substitute, standsInFor: "" }), "Enter for whom the substitute stands in");
  await refused(
    url,
    there(meeting, "Council", { ...substitute, who: "somebody  for police" }),
    "speaks for Police at that time already: nobody is counted twice",
  );
  await refused(url, police({ standsAs: "accompanying" }), "allow Police 1 representative at a time");
  await refused(url, there(meeting, "Fire", { leftAt: "14:00", cameAt: "14:00" }), "enter a later time");
  await refused(url, there(meeting, "Fire", { cameAt: "13:30" }), "The meeting begins at 14:00");
  await refused(url, there(meeting, "Fire", { cameAt: "14:45" }), "14:45 is still to come: it is 14:30 now");
  await refused(url, there(meeting, "Fire", { cameAt: "" }), "Enter when they came");
  await refused(url, there(meeting, "Fire", { cameAt: "2 o'clock" }), "Enter when they came, such as 14:05");
  await refused(url, there(meeting, "Fire", { who: "" }), "Enter who it is, by name or by post");
  await refused(url, there(meeting, "Fire", { seat: "" }), "Choose a seat of the terms in force");
  await refused(
    url,
    there(meeting, "Fire", { person: clerk.person ?? "" }),
    "somebody who is named for Fire on that day",
  );
  const sorry = there(meeting, "Fire", { mode: "apologies", cameAt: "" });
  expect((await clerk.post(url, sorry)).statusCode).toBe(303);
  await refused(url, sorry, "The apologies for Fire are recorded already");
  expect(
    (await clerk.post(url, { standsAs: "guest", mode: "remote", cameAt: "14:00", who: "An observer" })).statusCode,
  ).toBe(303);
  const room = (await clerk.get(`${meeting.href}/room`)).body;
  expect(room).toContain("guest, no voice, remotely, from 14:00");
  expect(room).toContain("1 of them is represented now");
});

test("somebody named for a seat is chosen, changed once by each who has seen how it stands, and taken out", async () => {
  const meeting = await aMeeting();
  const member = await aPerson(world, place);
  await putInGroup(world, place, meeting.group, member.person, seatOf(meeting, "Police"));
  const chosen = there(meeting, "Police", { who: "", person: member.person ?? "" });
  expect((await clerk.post(`${meeting.href}/room/attendance`, chosen)).statusCode).toBe(303);
  const [entry] = (await recordOf(meeting)).attendance;
  expect(entry).toMatchObject({ personId: member.person, seat: "Police", cameAt: "14:00" });
  const own = `${meeting.href}/room/attendance/${entry?.id}`;
  expect((await clerk.get(`${own}/edit`)).body).toContain('name="revision" value="1"');
  const change = { ...chosen, mode: "remote", revision: "1" };
  expect((await clerk.post(`${own}/edit`, change)).statusCode).toBe(303);
  const second = await refused(`${own}/edit`, { ...change, leftAt: "14:25" }, "Somebody else has changed this");
  expect(second).toContain('value="14:25"');
  expect((await clerk.post(`${own}/removal`)).statusCode).toBe(303);
  expect((await clerk.post(`${own}/removal`)).statusCode).toBe(404);
});

test("a vote decides by majority, and is kept by seat", async () => {
  const meeting = await aMeeting();
  await come(meeting, "Police", "Council", "Fire", "Probation");
  const motion = await aMotion(meeting);
  await recorded(motion, "consensus", none);
  await recorded(motion, "vote", votes(meeting, ["Police", "Council"], ["Fire"], ["Probation"]));
  const [decision] = await decisionsOf(meeting);
  expect(decision?.state).toBe("passed");
  expect(decision?.vote?.votes.map(({ seat, choice }) => `${seat} ${choice}`).sort()).toEqual([
    "Council for",
    "Fire against",
    "Police for",
    "Probation abstain",
  ]);
  await refused(`${motion}/vote`, votes(meeting, ["Police"], []), "nothing more is decided about it");
  const page = (await clerk.get(`${meeting.href}/room/items/${meeting.items[0]}`)).body;
  expect(page).toContain("2 for, 1 against, 1 abstained");
  expect((await clerk.get(`${meeting.href}/room`)).body).toContain("Passed");
});

test("a vote that may not be cast is refused by name, with the other votes kept", async () => {
  const group = await aGroup(world, place, { seats: [...SEATS, "Observer"] });
  await world.db.ask("update terms_seats set votes = false, capacity = 'observer' where seat_id = $1", [
    group.seats.at(-1)?.id,
  ]);
  const meeting = await aMeeting({ group });
  await come(meeting, "Police", "Council", "Fire", "Observer");
  const motion = await aMotion(meeting);
  await recorded(motion, "consensus", none);
  const conflict = { seat: seatOf(meeting, "Fire"), nature: "Gets the grant" };
  expect((await clerk.post(`${meeting.href}/items/${meeting.items[0]}/interests`, conflict)).statusCode).toBe(303);
  const url = `${motion}/vote`;
  const kept = await refused(
    url,
    votes(meeting, ["Police", "Health"], []),
    "Health is not in the room, and cannot vote",
  );
  expect(kept).toContain(`value="${seatOf(meeting, "Police")} for" selected`);
  await refused(url, votes(meeting, ["Police", "Fire"], []), "Fire has declared an interest in this item");
  await refused(
    url,
    votes(meeting, ["Police"], ["Police"]),
    "Police has voted already: each organisation has one vote",
  );
  await refused(url, votes(meeting, ["Observer"], []), "Observer has no vote under these terms of reference");
  await refused(url, { at: "14:20", votes: "00000000-0000-4000-8000-000000000000 for" }, "do not have");
  await refused(url, { at: "14:20", votes: ["", ""] }, "Enter the vote of at least one seat");
  await refused(url, { at: "14:20", votes: `${seatOf(meeting, "Police")} maybe` }, "Choose for, against or abstained");
  await refused(url, { ...votes(meeting, ["Police"], []), at: "" }, "Enter the time");
  expect(await stateOf(meeting)).toBe("to-vote");
});

test("equal votes: dissent, an alternative at the same meeting, and it passes", async () => {
  const meeting = await aMeeting();
  await come(meeting, "Police", "Council", "Fire", "Probation");
  const motion = await aMotion(meeting);
  await recorded(motion, "consensus", none);
  await recorded(motion, "vote", votes(meeting, ["Police", "Council"], ["Fire", "Probation"]));
  expect(await stateOf(meeting)).toBe("tied");
  const { proposal } = await latestMotion(meeting);
  const item = `${meeting.href}/room/items/${meeting.items[0]}`;
  const alternative = { text: "A quarter of a grant", proposal };
  expect(await refused(`${item}/motions`, alternative, "must first say why")).toContain("A quarter of a grant");
  await refused(`${motion}/dissents`, { seat: seatOf(meeting, "Fire"), why: "" }, "Enter why the proposal cannot");
  await refused(`${motion}/dissents`, { seat: seatOf(meeting, "Police"), why: "No" }, "Only those who voted against");
  for (const name of ["Fire", "Probation"])
    await recorded(motion, "dissents", { seat: seatOf(meeting, name), why: "Too dear" });
  await refused(`${motion}/dissents`, { seat: seatOf(meeting, "Fire"), why: "Too dear" }, "is recorded already");
  const second = await aMotion(meeting, alternative.text, { proposal });
  await refused(`${motion}/consensus`, none, "This motion was followed by another");
  await recorded(second, "consensus", none);
  await recorded(second, "vote", votes(meeting, ["Police", "Council", "Fire"], ["Probation"]));
  expect((await decisionsOf(meeting)).map(({ kind, state }) => [kind, state])).toEqual([
    ["first", "followed"],
    ["alternative", "passed"],
  ]);
});

test("equal votes without urgency: submitted again at the next meeting, barred without a majority, back by the chair's finding alone", async () => {
  const meeting = await aMeeting();
  await come(meeting, "Police", "Council", "Fire", "Probation");
  const motion = await aMotion(meeting);
  await aTie(meeting, motion);
  const { proposal } = await latestMotion(meeting);
  const finding = { finding: "not-urgent", reasons: "It can wait until the spring" };
  expect((await clerk.post(`${motion}/determination`, finding)).statusCode).toBe(403);
  await refused(`${motion}/determination`, { ...finding, reasons: "" }, "Enter the chair's reasons", chair);
  await recorded(motion, "determination", finding, chair);
  expect(await stateOf(meeting)).toBe("deferred");
  const again = { text: "Half a grant for street lights", proposal };
  await refused(`${meeting.href}/room/items/${meeting.items[0]}/motions`, again, "not at the same one");

  const next = await aMeeting({ group: meeting.group, day: "2026-12-17", at: new Date("2026-12-17T14:30:00Z") });
  await come(next, "Police", "Council", "Fire", "Probation");
  expect((await clerk.get(`${next.href}/room/items/${next.items[0]}`)).body).toContain("Submit again what the votes");
  const put = await aMotion(next, again.text, { proposal });
  await recorded(put, "consensus", none);
  await recorded(put, "vote", votes(next, ["Police", "Council"], ["Fire", "Probation"]));
  expect(await stateOf(next)).toBe("barred");

  const last = await aMeeting({ group: meeting.group, day: "2026-12-18", at: new Date("2026-12-18T14:30:00Z") });
  const motions = `${last.href}/room/items/${last.items[0]}/motions`;
  await refused(motions, again, "Enter why the chair finds the proposal substantially modified");
  await refused(
    motions,
    { text: " half a GRANT for street-lights." },
    "These words have been put to the group already",
  );
  await refused(`${put}/determination`, { finding: "urgent", reasons: "Now" }, "when the votes are equal", chair);
  await recorded(put, "determination", { finding: "modified", reasons: "A tenth of the sum" }, chair);
  await refused(
    `${put}/determination`,
    { finding: "modified", reasons: "Again" },
    "The chair has found this already",
    chair,
  );
  const modified = await aMotion(last, "A tenth of a grant", { proposal });
  expect(await stateOf(last)).toBe("tabled");
  await refused(motions, { ...again, text: "Another tenth" }, "Nothing has been decided about the proposal yet");
  expect((await clerk.get(`${last.href}/room/items/${last.items[0]}`)).body).toContain("A tenth of the sum");
  await come(last, "Police", "Council");
  await recorded(modified, "consensus", { reached: "yes", at: "14:10" });
  expect(await stateOf(last)).toBe("agreed");
});

test("what the terms leave open is shown as such, and is not passed", async () => {
  const urgent = await aMeeting();
  await come(urgent, "Police", "Council", "Fire", "Probation");
  const tied = await aMotion(urgent);
  await aTie(urgent, tied);
  await recorded(tied, "determination", { finding: "urgent", reasons: "The scheme ends on Friday" }, chair);
  expect(await stateOf(urgent)).toBe("undetermined");
  expect((await clerk.get(`${urgent.href}/room/items/${urgent.items[0]}`)).body).toContain(
    "The terms of reference do not say what follows, so the chair directs; it is not passed",
  );

  const defeated = await aMeeting();
  await come(defeated, "Police", "Council", "Fire");
  const lost = await aMotion(defeated);
  await recorded(lost, "consensus", none);
  await recorded(lost, "vote", votes(defeated, ["Police"], ["Council", "Fire"]));
  expect((await decisionsOf(defeated))[0]?.stateInWords).toContain("do not say whether it may come again");
});

test("terms that do not say how the group decides decide nothing, and without a quorum in them no moment is quorate", async () => {
  const meeting = await aMeeting({ settings: { voting: "not-stated" } });
  const item = `${meeting.href}/room/items/${meeting.items[0]}`;
  await refused(`${item}/motions`, { text: "Half a grant" }, "do not say how the group decides");
  const without = await aMeeting({ settings: { quorum: "not-stated" } });
  await come(without, ...SEATS);
  const motion = await aMotion(without);
  await refused(`${motion}/consensus`, { reached: "yes", at: "14:10" }, "The terms of reference give no quorum");
  expect(await stateOf(without)).toBe("tabled");
});

test("terms that know consensus alone, or a majority alone, decide in no other way", async () => {
  const agreeing = await aMeeting({ settings: { voting: "consensus" } });
  await come(agreeing, "Police", "Council", "Fire");
  const motion = await aMotion(agreeing);
  await refused(`${motion}/vote`, votes(agreeing, ["Police"], []), "decide by consensus, and know no vote");
  await recorded(motion, "consensus", none);
  expect(await stateOf(agreeing)).toBe("not-agreed");
  const counting = await aMeeting({ settings: { voting: "majority" } });
  await come(counting, "Police", "Council", "Fire");
  const second = await aMotion(counting);
  await refused(`${second}/consensus`, { reached: "yes", at: "14:10" }, "There is no consensus to be sought");
  await recorded(second, "vote", votes(counting, ["Police"], ["Fire"]));
  expect(await stateOf(counting)).toBe("equal");
  const each = await aMeeting({ settings: { voice: "representative" } });
  await come(each, "Police", "Council", "Fire");
  const third = await aMotion(each);
  await recorded(third, "consensus", none);
  await refused(`${third}/vote`, votes(each, ["Police"], []), "give each representative a vote");
});

test("proposals are for items for decision, once, and their words change until something is decided", async () => {
  const meeting = await aMeeting();
  await come(meeting, "Police", "Council");
  await refused(`${meeting.href}/room/items/${meeting.items[1]}/motions`, { text: "A motion" }, "is not for decision");
  const item = `${meeting.href}/room/items/${meeting.items[0]}/motions`;
  await refused(item, { text: " " }, "Enter what is proposed");
  const motion = await aMotion(meeting);
  await refused(item, { text: "Half a grant for street lights" }, "These words have been put to the group already");
  const change = { text: "Half a grant for lamps", revision: "1" };
  expect((await clerk.post(`${motion}/edit`, change)).statusCode).toBe(303);
  expect(
    await refused(`${motion}/edit`, { ...change, text: "Lanterns" }, "Somebody else has changed these words"),
  ).toContain("Lanterns");
  await recorded(motion, "consensus", { reached: "yes", at: "14:10" });
  await refused(`${motion}/edit`, { text: "A whole grant", revision: "2" }, "its words stay as they were");
  expect((await decisionsOf(meeting))[0]?.text).toBe("Half a grant for lamps");
});

test("nothing is recorded before the day, after it is closed, or while it is adjourned", async () => {
  const meeting = await aMeeting({ at: BEFORE });
  const url = `${meeting.href}/room/attendance`;
  await refused(url, there(meeting, "Police"), "what happens in it is recorded from then on");
  const apologies = there(meeting, "Health", { mode: "apologies", cameAt: "" });
  expect((await clerk.post(url, apologies)).statusCode).toBe(303);
  world.now = DURING;
  await come(meeting, "Police", "Council");
  const motion = await aMotion(meeting);
  const room = `${meeting.href}/room`;
  const until = boxes("until", "2026-12-17");
  const reason = "Too few are left";
  await refused(`${room}/adjournment`, { ...until, at: "14:25", reason: "" }, "Enter why the meeting is adjourned");
  const early = { ...boxes("until", "2026-12-10"), at: "14:25", reason };
  expect(await refused(`${room}/adjournment`, early, "Enter a day after this sitting")).toContain(reason);
  expect((await clerk.post(`${room}/adjournment`, { ...until, at: "14:25", reason })).statusCode).toBe(303);
  await refused(`${motion}/consensus`, { reached: "yes", at: "14:26" }, "adjourned until 17 December 2026");
  await refused(`${room}/adjournment`, { ...until, at: "14:25", reason }, "adjourned until 17 December 2026");
  expect((await clerk.get(room)).body).toContain("Adjourned at 14:25 on 10 December 2026 until 17 December 2026");

  world.now = new Date("2026-12-17T10:00:00Z");
  await refused(`${motion}/consensus`, { reached: "yes", at: "09:30" }, "0 of them are represented now");
  const anew = { ...there(meeting, "Police"), cameAt: "09:00" };
  expect((await clerk.post(url, anew)).statusCode).toBe(303);
  expect((await clerk.post(url, { ...there(meeting, "Fire"), cameAt: "09:00" })).statusCode).toBe(303);
  await recorded(motion, "consensus", { reached: "yes", at: "09:30" });
  expect((await clerk.post(`${room}/closing`, { at: "09:45" })).statusCode).toBe(303);
  await refused(url, there(meeting, "Health"), "The meeting is closed");
  await refused(`${room}/closing`, { at: "09:45" }, "The meeting is closed");
  await refused(`${room}/reopening`, { reason: "" }, "Enter why its record is opened again");
  expect((await clerk.post(`${room}/reopening`, { reason: "A name was wrong" })).statusCode).toBe(303);
  await refused(`${room}/reopening`, { reason: "Again" }, "The meeting is not closed");
  const steps = await clerk.inPartnership(place.slug, (tx) => listSteps(tx, meeting.id));
  expect(steps.map(({ kind }) => kind)).toEqual(["adjourned", "closed", "reopened"]);
});

test("a meeting without terms in force, or cancelled, has a room in which nothing happens", async () => {
  const meeting = await aMeeting();
  await world.db.ask("update terms_approvals set in_force_from = '2027-01-01' where group_id = $1", [meeting.group.id]);
  await refused(`${meeting.href}/room/attendance`, there(meeting, "Police"), "no terms of reference in force");
  expect((await clerk.get(`${meeting.href}/room`)).body).toContain("nobody knows who votes");
  const cancelled = await aMeeting();
  expect((await clerk.post(`${cancelled.href}/cancellation`, { reason: "Snow" })).statusCode).toBe(303);
  await refused(`${cancelled.href}/room/attendance`, there(cancelled, "Police"), "The meeting has been cancelled");
});

test("an item is taken once, and stays on the agenda from the day of the meeting on", async () => {
  const meeting = await aMeeting();
  const item = `${meeting.href}/room/items/${meeting.items[1]}`;
  await refused(`${item}/taking`, { at: "15:00" }, "15:00 is still to come");
  for (let i = 0; i < 2; i++) expect((await clerk.post(`${item}/taking`, { at: "14:05" })).statusCode).toBe(303);
  expect((await clerk.get(`${meeting.href}/room`)).body).toContain("taken at 14:05");
  const taken = await clerk.inPartnership(place.slug, (tx) => listTaken(tx, meeting.id));
  expect(taken).toEqual([{ itemId: meeting.items[1], onDay: "2026-12-10", atTime: "14:05" }]);
  await refused(`${meeting.href}/items/${meeting.items[1]}/removal`, {}, "what is on the agenda stays");
});
