import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup, someHolidays, type TestGroup } from "../../../../test/groups.ts";
import { memberOf } from "../../../../test/word-text.ts";
import {
  type Actor,
  anOrganisation,
  aPartnership,
  aPerson,
  aVisitor,
  type TestPartnership,
  useWorld,
} from "../../../../test/world.ts";

const world = useWorld();
let place: TestPartnership;
let [secretary, clerk, chair, vice]: Actor[] = [];

const BEFORE = new Date("2026-11-23T10:00:00Z");
const MEETING_DAY = new Date("2026-12-10T15:00:00Z");
const LATER = new Date("2027-02-05T10:00:00Z");

beforeAll(async () => {
  world.now = BEFORE;
  await someHolidays(world);
  place = await aPartnership(world);
  secretary = await aPerson(world, place, "partnership-manager");
  clerk = await aPerson(world, place, "support-officer");
  chair = await aPerson(world, place, "chair");
  vice = await aPerson(world, place, "vice-chair");
});

function who(actor: Actor | undefined): Actor {
  if (!actor) throw new Error("Nobody is signed in yet");
  return actor;
}

const desk = () => `/${place.slug}/desk`;

/** Schedules meetings of a group on these days, with two items each, and answers their addresses. */
async function meetings(group: TestGroup, ...days: string[]): Promise<string[]> {
  world.now = BEFORE;
  const made: string[] = [];
  for (const day of days) {
    const [year = "", month = "", date = ""] = day.split("-");
    const facts = { kind: "ordinary", beginsAt: "14:00", way: "in-person", place: "County Hall" };
    const on = { "on-day": date, "on-month": month, "on-year": year };
    const answer = await who(secretary).post(`${desk()}/groups/${group.id}/meetings`, { ...facts, ...on });
    const meeting = String(answer.headers.location);
    for (const title of ["Burglary", "A warrant"])
      await who(secretary).post(`${meeting}/items`, { kind: "information", title });
    made.push(meeting);
  }
  return made;
}

async function itemsOf(meeting: string): Promise<string[]> {
  const found = [...(await who(secretary).get(meeting)).body.matchAll(/\/items\/([0-9a-f-]{36})"/g)];
  return found.map(([, id]) => id ?? "");
}

const SECRET = "The address of the raid is known";

type Drafted = { readonly meeting: string; readonly minutes: string; readonly items: readonly string[] };

/** A meeting on its day, with a text of all reaches on the first item and a secret one on the second, which is restricted. */
async function drafted(group: TestGroup, day = "2026-12-10", restricted = true): Promise<Drafted> {
  const [meeting = ""] = await meetings(group, day);
  const items = await itemsOf(meeting);
  if (restricted) {
    const rule = { ground: "schedule-12a", paragraph: "7", reason: "It would warn them", agreedBy: "the chair" };
    await who(secretary).post(`${meeting}/items/${items[1]}/restriction`, { ...rule, body: SECRET });
  }
  world.now = new Date(`${day}T15:00:00Z`);
  const minutes = `${meeting}/minutes`;
  expect(
    (
      await who(secretary).post(`${minutes}/${items[0]}`, {
        text: ["Burglary has fallen.", "The hubs will share a van.", "A supplier was named."],
        reach: ["public", "partners", "members"],
        revision: "0",
      })
    ).statusCode,
  ).toBe(303);
  if (restricted) await say({ meeting, minutes, items }, items[1] ?? "", SECRET, "members");
  return { meeting, minutes, items };
}

async function say({ minutes }: Drafted, part: string, text: string, reach: string, revision = "0") {
  const answer = await who(secretary).post(`${minutes}/${part}`, { text, reach, revision });
  expect(answer.statusCode).toBe(303);
}

async function clear({ minutes }: Drafted, by: Actor) {
  const seen = /name="seen" value="(\d+)"/.exec((await by.get(minutes)).body)?.[1] ?? "0";
  return by.post(`${minutes}/clearance`, { seen });
}

/** A chair and a vice-chair who are in the group. */
async function seated(group: TestGroup) {
  await putInGroup(world, place, group, who(chair).person);
  await putInGroup(world, place, group, who(vice).person);
  return group;
}

async function released({ minutes }: Drafted, view: string, ...by: Actor[]): Promise<string> {
  const put = await who(secretary).post(`${minutes}/views/${view}`);
  expect(put.statusCode).toBe(303);
  const release = String(put.headers.location);
  for (const one of by) expect((await one.post(`${release}/agreement`)).statusCode).toBe(303);
  return release;
}

const idOf = (release: string) => release.slice(release.lastIndexOf("/") + 1);

test("two clerks write different parts without meeting; at one part the second sees the other's words and keeps their own", async () => {
  const it = await drafted(await aGroup(world, place));
  const [first] = it.items;
  const mine = { text: "The first clerk's words.", reach: "public", revision: "1" };
  expect((await who(clerk).post(`${it.minutes}/closing`, { ...mine, revision: "0" })).statusCode).toBe(303);
  expect((await who(clerk).post(`${it.minutes}/${first}`, mine)).statusCode).toBe(303);
  const lost = await who(secretary).post(`${it.minutes}/${first}`, { ...mine, text: "The second clerk's words." });
  expect(lost.statusCode).toBe(422);
  expect(lost.body).toContain("Somebody else has saved this part since you opened it");
  expect(lost.body).toContain("The first clerk&#39;s words.");
  expect(lost.body).toContain("The second clerk&#39;s words.</textarea>");
  expect(lost.body).toContain('name="revision" value="2"');
  // Both from an empty part: the second is told as well.
  const opening = { text: "Welcome.", reach: "public", revision: "0" };
  expect((await who(clerk).post(`${it.minutes}/opening`, opening)).statusCode).toBe(303);
  expect((await who(secretary).post(`${it.minutes}/opening`, { ...opening, text: "Hello." })).statusCode).toBe(422);
});

test("an empty line begins a paragraph, and one that is emptied goes", async () => {
  const it = await drafted(await aGroup(world, place));
  await say(it, "opening", "Welcome.\r\n \r\nApologies were noted.", "partners");
  const form = (await who(secretary).get(`${it.minutes}/opening`)).body;
  expect(form).toMatch(/id="text-1"[^>]*>Welcome\.<\/textarea>/);
  expect(form).toMatch(/id="text-2"[^>]*>Apologies were noted\.<\/textarea>/);
  await who(secretary).post(`${it.minutes}/opening`, {
    text: ["", "Apologies were noted."],
    reach: ["partners", "members"],
    revision: "1",
  });
  const page = (await who(secretary).get(it.minutes)).body;
  expect(page).toContain("Apologies were noted.");
  expect(page).not.toContain("Welcome.");
});

test.each([
  ["more than a part may hold", { text: "x".repeat(20_001), reach: "public", revision: "0" }, "20,000 characters"],
  ["a reach that there is not", { text: "Words", reach: "friends", revision: "0" }, "Choose who may read"],
  ["a form with a field missing", { text: "Words", revision: "0" }, "The form is not complete"],
])("a part that says %s is refused, and keeps what was typed", async (_what, fields, words) => {
  const it = await drafted(await aGroup(world, place));
  const answer = await who(secretary).post(`${it.minutes}/closing`, fields as Record<string, string>);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(words);
  expect(answer.body).toContain(`>${fields.text}</textarea>`);
});

test("minutes are taken from the day of the meeting on, and from then no item leaves the agenda", async () => {
  const group = await aGroup(world, place);
  const [meeting = ""] = await meetings(group, "2026-12-10");
  const [item] = await itemsOf(meeting);
  const fields = { text: "Too early.", reach: "public", revision: "0" };
  const early = await who(secretary).post(`${meeting}/minutes/${item}`, fields);
  expect(early.statusCode).toBe(422);
  expect(early.body).toContain("from the day of the meeting on, which is 10 December 2026");
  expect(early.body).toContain("Too early.</textarea>");
  expect((await who(secretary).get(meeting)).body).not.toContain("/minutes");
  world.now = MEETING_DAY;
  expect((await who(secretary).get(meeting)).body).toContain(`${meeting}/minutes"`);
  expect((await who(secretary).post(`${meeting}/minutes/${item}`, fields)).statusCode).toBe(303);
  const removal = await who(secretary).post(`${meeting}/items/${item}/removal`);
  expect(removal.statusCode).toBe(422);
  expect(removal.body).toContain("what is on the agenda stays");
});

test("an action agreed at an item stands in the log and in the minutes, once however often it is sent", async () => {
  const it = await drafted(await aGroup(world, place));
  const owner = await anOrganisation(world, place);
  const page = (await who(secretary).get(`${it.minutes}/${it.items[0]}`)).body;
  const id = /name="id" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const due = { "due-day": "1", "due-month": "2", "due-year": "2027" };
  const action = { id, action: "Mark the bicycles", organisation: owner.id, ...due };
  const refused = await who(secretary).post(`${it.minutes}/${it.items[0]}/actions`, { ...action, "due-day": "32" });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain("Due day must be a real date");
  expect(refused.body).toContain("Mark the bicycles</textarea>");
  for (let time = 0; time < 2; time++)
    expect((await who(secretary).post(`${it.minutes}/${it.items[0]}/actions`, action)).statusCode).toBe(303);
  const minutes = (await who(secretary).get(it.minutes)).body;
  expect(minutes.split("Mark the bicycles")).toHaveLength(2);
  expect(minutes).toContain(`${owner.name}, by 1 February 2027`);
  expect((await who(secretary).get(`${desk()}/actions/${id}`)).body).toContain("Mark the bicycles");
  expect(
    (await who(secretary).post(`${it.minutes}/opening/actions`, { ...action, id: it.items[0] ?? "" })).statusCode,
  ).toBe(404);
});

test("the chair clears what they have read, and whoever may not read all of it cannot", async () => {
  const group = await aGroup(world, place);
  const it = await drafted(group);
  const blind = await clear(it, who(chair));
  expect(blind.statusCode).toBe(422);
  expect(blind.body).toContain("You may not read what was said on 2. A warrant");
  await seated(group);
  expect((await who(secretary).post(`${it.minutes}/clearance`, { seen: "2" })).statusCode).toBe(403);
  const stale = await who(chair).post(`${it.minutes}/clearance`, { seen: "1" });
  expect(stale.body).toContain("The minutes have been changed since you opened them");
  expect((await clear(it, who(chair))).statusCode).toBe(303);
  const late = await who(secretary).post(`${it.minutes}/closing`, { text: "More.", reach: "public", revision: "0" });
  expect(late.statusCode).toBe(422);
  expect(late.body).toContain("The chair has cleared the minutes");
  expect(late.body).toContain("More.</textarea>");
  expect((await who(chair).post(`${it.minutes}/clearance`, { seen: "2" })).statusCode).toBe(422);
});

test("a later meeting confirms the minutes with the amendments it asks for, and then nothing changes any more", async () => {
  const group = await seated(await aGroup(world, place));
  const it = await drafted(group);
  const [next = ""] = await meetings(group, "2027-02-04");
  const [earlier = ""] = await meetings(group, "2026-11-30");
  const other = await aGroup(world, place);
  const [others = ""] = await meetings(other, "2027-02-03");
  world.now = MEETING_DAY;
  const amendment = `${it.minutes}/${it.items[0]}/amendment`;
  const asked = { paragraph: "1", words: "Burglary has fallen by a tenth.", askedBy: "Police", seen: "0" };
  expect((await who(secretary).post(amendment, asked)).body).toContain("a draft still");
  await clear(it, who(chair));

  const confirm = (meeting: string) => who(secretary).post(`${it.minutes}/confirmation`, { at: idOf(meeting) });
  for (const wrong of [earlier, others, it.meeting])
    expect((await confirm(wrong)).body).toContain("Choose a later meeting");
  expect((await confirm(next)).body).toContain("That meeting is on 4 February 2027, and has confirmed nothing yet");
  world.now = LATER;
  expect((await who(secretary).post(amendment, { ...asked, words: "Burglary has fallen." })).body).toContain(
    "This is what the minutes say already",
  );
  expect((await who(secretary).post(amendment, { ...asked, askedBy: "" })).body).toContain("Enter who asked");
  expect((await who(secretary).post(amendment, { ...asked, paragraph: "9" })).body).toContain(
    "Choose a paragraph that is there",
  );
  expect((await who(secretary).post(amendment, asked)).statusCode).toBe(303);
  const second = await who(clerk).post(amendment, { ...asked, words: "Burglary has doubled." });
  expect(second.statusCode).toBe(422);
  expect(second.body).toContain("Somebody else has recorded an amendment");
  expect(second.body).toContain("Burglary has doubled.</textarea>");
  expect((await who(clerk).post(amendment, { ...asked, paragraph: "3", words: "", seen: "1" })).statusCode).toBe(303);

  expect((await confirm(next)).statusCode).toBe(303);
  const page = (await who(secretary).get(it.minutes)).body;
  expect(page).toContain("Confirmed by the meeting of 4 February 2027");
  expect(page).toContain("“Burglary has fallen.” became “Burglary has fallen by a tenth.”");
  expect(page).toContain("“A supplier was named.” was struck out");
  expect((await confirm(next)).body).toContain("nothing of them changes any more");
  expect((await who(clerk).post(amendment, { ...asked, seen: "2" })).body).toContain(
    "nothing of them changes any more",
  );
  const text = { text: "Late.", reach: "public", revision: "0" };
  expect((await who(clerk).post(`${it.minutes}/closing`, text)).body).toContain("nothing of them changes any more");
});

test("what actions and interests said stays in confirmed minutes as it was", async () => {
  const group = await seated(await aGroup(world, place, { seats: ["Police"] }));
  const it = await drafted(group);
  const owner = await anOrganisation(world, place);
  const id = crypto.randomUUID();
  await who(secretary).post(`${it.minutes}/${it.items[0]}/actions`, {
    ...{ id, action: "Mark the bicycles", organisation: owner.id },
    ...{ "due-day": "1", "due-month": "2", "due-year": "2027" },
  });
  const interest = { seat: group.seats[0]?.id ?? "", nature: "Landlord of the house" };
  await who(secretary).post(`${it.meeting}/items/${it.items[0]}/interests`, interest);
  const [next = ""] = await meetings(group, "2027-02-04");
  world.now = MEETING_DAY;
  await clear(it, who(chair));
  world.now = LATER;
  expect((await who(secretary).post(`${it.minutes}/confirmation`, { at: idOf(next) })).statusCode).toBe(303);
  await who(secretary).post(`${desk()}/actions/${id}/edit`, { text: "Paint them", organisation: owner.id, seen: "0" });
  await who(secretary).post(`${it.meeting}/items/${it.items[0]}/interests/${interest.seat}/removal`);
  const page = (await who(secretary).get(it.minutes)).body;
  expect(page).toContain("Mark the bicycles");
  expect(page).toContain("Police: Landlord of the house");
  expect(page).not.toContain("Paint them");
});

test("chair and vice-chair release what leaves something out, two different people, and the public reads it", async () => {
  const group = await seated(await aGroup(world, place));
  const it = await drafted(group);
  expect((await who(secretary).post(`${it.minutes}/views/public`)).body).toContain(
    "The chair has to clear the minutes",
  );
  await clear(it, who(chair));
  const preview = (await who(secretary).get(`${it.minutes}/views/public`)).body;
  expect(preview).toContain("the chair and the vice-chair have to agree, and they are two different people");
  expect(preview).toContain("so say the terms of reference in force on the day of the meeting");
  const release = await released(it, "public");
  const address = `/${place.slug}/minutes/${idOf(release)}`;
  const visitor = aVisitor(world);
  const waits = async (by: Actor | undefined) => (await who(by).get(`${desk()}/work`)).body.includes(release);
  const told = await world.db.ask<{ person: string }>(
    "select person_id as person from outgoing_messages where kind = 'minutes.release-awaited' and params->>'proposal' = $1",
    [idOf(release)],
  );
  expect(told.map(({ person }) => person).sort()).toEqual([chair, vice].map((one) => one?.person).sort());
  expect([await waits(chair), await waits(vice), await waits(secretary)]).toEqual([true, true, false]);
  // The same document put forward again is the same version.
  expect(await released(it, "public")).toBe(release);
  expect((await who(secretary).post(`${release}/agreement`)).statusCode).toBe(403);
  expect((await who(chair).post(`${release}/agreement`)).statusCode).toBe(303);
  expect((await visitor.get(address)).statusCode).toBe(404);
  expect((await who(chair).post(`${release}/agreement`)).body).toContain("The chair has agreed already");
  expect([await waits(chair), await waits(vice)]).toEqual([false, true]);
  expect((await who(vice).post(`${release}/agreement`)).statusCode).toBe(303);
  const page = (await visitor.get(address)).body;
  expect(page).toContain("Burglary has fallen.");
  expect(page).toContain("Part of what was said is left out: it is for members of the group and partners.");
  expect(page).toContain("The item is restricted, and what was said is left out. Schedule 12A, paragraph 7");
  for (const kept of ["share a van", "A supplier", SECRET]) expect(page).not.toContain(kept);
  expect((await visitor.get(`/${place.slug}/minutes`)).body).toContain(address);
  expect((await visitor.get(`/${place.slug}/minutes/groups/${group.id}`)).body).toContain(address);
  expect((await visitor.get(`/${place.slug}`)).body).toContain(address);

  expect((await who(secretary).post(`${release}/withdrawal`, {})).body).toContain("Enter why it is taken back");
  expect((await who(secretary).post(`${release}/withdrawal`, { reason: "A name was left in" })).statusCode).toBe(303);
  expect((await visitor.get(address)).statusCode).toBe(404);
  expect((await visitor.get(`/${place.slug}/minutes`)).body).not.toContain(address);
  expect((await who(chair).post(`${release}/agreement`)).body).toContain("has been withdrawn");
  expect((await who(vice).post(`${release}/withdrawal`, { reason: "Again" })).body).toContain("withdrawn already");
});

test("one person who is chair and vice-chair cannot agree twice, and the vice-chair alone releases nothing", async () => {
  const group = await seated(await aGroup(world, place));
  const it = await drafted(group);
  await clear(it, who(chair));
  const both = await aPerson(world, place, "chair", "vice-chair");
  const release = await released(it, "public", both);
  expect((await both.post(`${release}/agreement`)).body).toContain("The chair has agreed already");
  const insert = (office: string) =>
    both.inPartnership(place.slug, (tx) =>
      tx
        .insertInto("minutes_agreements")
        .values({
          proposal_id: idOf(release),
          group_id: group.id,
          office: office as "chair",
          agreed_by: both.person ?? "",
        })
        .execute(),
    );
  await expect(insert("vice-chair")).rejects.toMatchObject({ code: "42501" });
});

test("where nothing is left out the chair alone releases, and partners read it where the group serves them", async () => {
  const group = await seated(await aGroup(world, place));
  const it = await drafted(group, "2026-12-11", false);
  const [first] = it.items;
  const open = { text: ["Burglary has fallen.", "Vans are shared."], reach: ["public", "partners"], revision: "1" };
  expect((await who(secretary).post(`${it.minutes}/${first}`, open)).statusCode).toBe(303);
  await clear(it, who(chair));
  expect((await who(secretary).get(`${it.minutes}/views/partners`)).body).toContain("the chair alone releases this");
  const waiting = await released(it, "partners");
  expect((await who(vice).post(`${waiting}/agreement`)).body).toContain("the chair alone releases this");

  const served = await aPartnership(world);
  await world.db.ask(
    "insert into group_partnerships (partnership_id, group_id, served_id, from_on) values ($1, $2, $3, '2022-01-01')",
    [place.id, group.id, served.id],
  );
  const unserved = await aPartnership(world);
  const [partner, analyst, elsewhere] = [
    await aPerson(world, served, "partnership-manager"),
    await aPerson(world, place, "analyst"),
    await aPerson(world, unserved, "partnership-manager"),
  ];
  const there = `/${served.slug}/desk/minutes/${idOf(waiting)}`;
  expect((await partner.get(there)).statusCode).toBe(404);
  expect((await who(chair).post(`${waiting}/agreement`)).statusCode).toBe(303);
  const page = (await partner.get(there)).body;
  expect(page).toContain("Vans are shared.");
  expect(page).not.toContain("Agree to the release");
  expect((await partner.get(`/${served.slug}/desk/groups/${group.id}/minutes`)).body).toContain(there);
  expect((await analyst.get(waiting)).body).toContain("Vans are shared.");
  expect((await analyst.get(it.minutes)).statusCode).toBe(404);
  expect((await elsewhere.get(`/${unserved.slug}/desk/minutes/${idOf(waiting)}`)).statusCode).toBe(404);
  // Partners' minutes are not the public's.
  const visitor = aVisitor(world);
  expect((await visitor.get(`/${place.slug}/minutes/${idOf(waiting)}`)).statusCode).toBe(404);
});

test("an item restricted after it was minuted keeps all of its text with members until it is marked anew", async () => {
  const group = await seated(await aGroup(world, place));
  const it = await drafted(group, "2026-12-10", false);
  const second = it.items[1] ?? "";
  await say(it, second, "Spoken before the restriction.", "public");
  const rule = { ground: "schedule-12a", paragraph: "7", reason: "It would warn them", agreedBy: "the chair" };
  await who(secretary).post(`${it.meeting}/items/${second}/restriction`, { ...rule, body: SECRET });
  const view = async () => (await who(secretary).get(`${it.minutes}/views/public`)).body;
  expect(await view()).not.toContain("Spoken before");
  await say(it, second, "It was agreed.", "public", "1");
  expect(await view()).toContain("It was agreed.");
});

test("whoever has an interest in a restricted item reads nothing of its minutes, and cannot act for the whole", async () => {
  const group = await seated(await aGroup(world, place, { seats: ["Police"] }));
  const it = await drafted(group);
  const conflicted = await aPerson(world, place);
  await putInGroup(world, place, group, conflicted.person, group.seats[0]?.id);
  expect((await conflicted.get(it.minutes)).body).toContain(SECRET);
  const interest = { seat: group.seats[0]?.id ?? "", nature: "A relation" };
  await who(secretary).post(`${it.meeting}/items/${it.items[1]}/interests`, interest);
  const page = (await conflicted.get(it.minutes)).body;
  expect(page).not.toContain(SECRET);
  expect(page).toContain("The item is restricted, and kept from you.");
});

test("the series of a group's minutes is searched by everybody in what they may read, and no further", async () => {
  const group = await seated(await aGroup(world, place, { seats: ["Police"] }));
  const it = await drafted(group);
  await clear(it, who(chair));
  await released(it, "partners", who(chair), who(vice));
  const [analyst, conflicted] = [await aPerson(world, place, "analyst"), await aPerson(world, place)];
  await putInGroup(world, place, group, conflicted.person, group.seats[0]?.id);
  const at = `${desk()}/groups/${group.id}/minutes`;
  const search = async (by: Actor, words: string, since = "") =>
    (await by.get(`${at}?words=${encodeURIComponent(words)}&since=${since}`)).body;
  const nothing = "Nothing was found in what you may read.";
  // By their stems, and in the words of the heading.
  expect(await search(conflicted, "supplier naming")).toContain(
    "A <strong>supplier</strong> was <strong>named</strong>",
  );
  expect(await search(conflicted, "burglaries", "2026")).toContain(`${it.minutes}"`);
  expect(await search(conflicted, "burglary", "2027")).toContain(nothing);
  expect(await search(conflicted, "raid")).toContain("<strong>raid</strong>");
  const interest = { seat: group.seats[0]?.id ?? "", nature: "A relation" };
  await who(secretary).post(`${it.meeting}/items/${it.items[1]}/interests`, interest);
  expect(await search(conflicted, "raid")).toContain(nothing);

  expect(await search(analyst, "vans")).toContain("<strong>van</strong>");
  for (const kept of ["supplier", "raid"]) expect(await search(analyst, kept)).toContain(nothing);
  const wrong = await analyst.get(`${at}?words=van&since=24`);
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain("Year must be written with four figures");
  expect(wrong.body).toContain('value="24"');
});

test("members take the minutes away as a Word file with real headings and a table of actions", async () => {
  const it = await drafted(await aGroup(world, place));
  const owner = await anOrganisation(world, place);
  await who(secretary).post(`${it.minutes}/${it.items[0]}/actions`, {
    ...{ id: crypto.randomUUID(), action: "Mark the bicycles", organisation: owner.id },
    ...{ "due-day": "1", "due-month": "2", "due-year": "2027" },
  });
  const { rawPayload, headers } = await who(secretary).get(`${it.minutes}/document.docx`);
  expect(headers["content-disposition"]).toContain("minutes-2026-12-10-members.docx");
  const xml = memberOf(rawPayload, "word/document.xml");
  for (const words of ["Burglary has fallen.", SECRET, "2. A warrant (restricted)", "1 February 2027"])
    expect(xml).toContain(words);
  expect(xml).toMatch(
    /Heading1[\s\S]*1\. Burglary[\s\S]*Heading2[\s\S]*Actions[\s\S]*tblHeader[\s\S]*Mark the bicycles/,
  );
});
