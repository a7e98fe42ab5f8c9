import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup, someHolidays, type TestGroup } from "../../../../test/groups.ts";
import { anOfficeFile, aPdf, aPng } from "../../../../test/paper-files.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../../test/world.ts";

const world = useWorld({ PAPER_MEGABYTES: "1" });
let place: TestPartnership;
let manager: Actor;

beforeAll(async () => {
  world.now = new Date("2026-11-23T10:00:00Z");
  await someHolidays(world);
  place = await aPartnership(world);
  manager = await aPerson(world, place, "partnership-manager");
});

const desk = () => `/${place.slug}/desk`;
const SECRET = "The address of the raid";

/** A meeting on 10 December 2026 with two items, and their addresses. */
async function aMeeting(group: TestGroup) {
  const on = { "on-day": "10", "on-month": "12", "on-year": "2026" };
  const facts = { kind: "ordinary", beginsAt: "14:00", way: "in-person", place: "County Hall", ...on };
  const meeting = String((await manager.post(`${desk()}/groups/${group.id}/meetings`, facts)).headers.location);
  for (const title of ["First", "Second"]) await manager.post(`${meeting}/items`, { kind: "information", title });
  const found = [...(await manager.get(meeting)).body.matchAll(/\/items\/([0-9a-f-]{36})"/g)];
  const items = found.map(([, id]) => `${meeting}/items/${id}`);
  return { meeting, items: [items[0] ?? "", items[1] ?? ""] as const };
}

async function restrict(item: string) {
  const rule = { ground: "schedule-12a", paragraph: "7", reason: "It would warn them", agreedBy: "the chair" };
  expect((await manager.post(`${item}/restriction`, { ...rule, body: "Secret" })).statusCode).toBe(303);
}

type Sent = { readonly title?: string; readonly name?: string; readonly bytes?: Buffer; readonly pages?: string };

async function send(item: string, { title = "Report", name = "report.pdf", bytes = aPdf(4), pages = "" }: Sent = {}) {
  return manager.upload(`${item}/papers`, { title, pages }, [{ field: "file", name, content: bytes }]);
}

/** Adds a paper, and answers its address. */
async function aPaper(item: string, about: Sent = {}): Promise<string> {
  const answer = await send(item, about);
  expect(answer.statusCode, answer.body).toBe(303);
  return addressOf(item, about.title ?? "Report");
}

async function addressOf(item: string, title: string, who = manager): Promise<string> {
  return new RegExp(`href="([^"]+/papers/[0-9a-f-]{36})">${title}<`).exec((await who.get(item)).body)?.[1] ?? "";
}

async function dispatch(meeting: string) {
  const on = { "sent-day": "23", "sent-month": "11", "sent-year": "2026" };
  const answer = await manager.post(`${meeting}/dispatch`, on);
  expect(answer.statusCode, answer.body).toBe(303);
}

async function supplement(meeting: string, reason = "The figures came late") {
  return manager.post(`${meeting}/papers/supplements`, { reason });
}

test("a paper is kept when its content is what its name says, and what is not is refused with what was typed kept", async () => {
  const { items } = await aMeeting(await aGroup(world, place));
  const [item] = items;
  const wrong = await send(item, { title: "A title to keep", bytes: Buffer.from("<html><script>alert(1)</script>") });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain("The file is named as a PDF, and its content is something else");
  expect(wrong.body).toContain('value="A title to keep"');
  const macros = anOfficeFile("docx", { more: ["word/vbaProject.bin"] });
  expect((await send(item, { name: "a.docx", bytes: macros })).body).toContain("macros");
  expect((await send(item, { name: "a.svg" })).body).toContain("A paper must be a PDF");
  expect((await send(item, { name: "a.xlsx", bytes: anOfficeFile("xlsx") })).body).toContain("Enter how many pages");
  expect((await send(item, { bytes: Buffer.concat([aPdf(1), Buffer.alloc(1e6)]) })).body).toContain("1 MB or less");
  expect((await manager.upload(`${item}/papers`, { title: "None" }, [])).body).toContain("Choose the file");
  expect((await send(item, { title: "" })).body).toContain("Enter the title");
  expect(await world.db.ask("select from paper_versions")).toEqual([]);
  await aPaper(item, { name: "a.xlsx", bytes: anOfficeFile("xlsx"), pages: "2" });
  await aPaper(item, { title: "Picture", name: "map.png", bytes: aPng(30, 20) });
  expect((await send(item, { title: "Picture" })).body).toContain("The item has a paper of that title already");
});

test("a file is sent to be saved under its own name, as its own type, and is the same bytes", async () => {
  const { items } = await aMeeting(await aGroup(world, place));
  const bytes = aPdf(2, "All of it");
  const paper = await aPaper(items[0], { name: "Bericht ü.pdf", bytes });
  const file = await manager.get(`${paper}/versions/1`);
  expect(file.rawPayload.equals(bytes)).toBe(true);
  expect(file.headers).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": "attachment; filename=\"Bericht _.pdf\"; filename*=UTF-8''Bericht%20%C3%BC.pdf",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
});

test("members read a paper once it is sent out, see what is new to them, and what has changed since they read it", async () => {
  const group = await aGroup(world, place);
  const { meeting, items } = await aMeeting(group);
  // In the group alone, without a role in the partnership.
  const member = await aPerson(world, undefined);
  await putInGroup(world, place, group, member.person);
  const paper = await aPaper(items[0]);
  expect((await member.get(items[0])).body).toContain("To follow");
  expect((await member.get(`${paper}/versions/1`)).statusCode).toBe(404);
  const toRead = async () => /Papers to read.*?<\/ul>/s.exec((await member.get(`${desk()}/work`)).body)?.[0] ?? "";
  expect(await toRead()).toBe("");
  await dispatch(meeting);
  expect((await member.get(meeting)).body).toContain("1 paper, 1 new to you");
  expect(await toRead()).toContain("1 new paper");
  expect((await member.get(paper)).body).toContain("The pack, pages 1 to 4");
  expect((await member.get(`${paper}/versions/1`)).statusCode).toBe(200);
  expect((await member.get(meeting)).body).not.toContain("new to you");
  expect(await toRead()).toBe("");
  const changed = { change: "The table is put right", pages: "" };
  const file = { field: "file", name: "report 2.pdf", content: aPdf(5) };
  expect((await manager.upload(`${paper}/versions`, { pages: "" }, [file])).body).toContain("Enter what has changed");
  expect((await manager.upload(`${paper}/versions`, changed, [file])).statusCode).toBe(303);
  expect((await member.get(`${paper}/versions/2`)).statusCode).toBe(404);
  expect((await supplement(meeting)).statusCode).toBe(303);
  expect((await member.get(meeting)).body).toContain("1 changed since you read");
  expect(await toRead()).toContain("1 changed since you read");
  // The old one stays for those who run meetings, and is nobody else's.
  expect((await member.get(`${paper}/versions/1`)).statusCode).toBe(404);
  expect((await manager.get(`${paper}/versions/1`)).statusCode).toBe(200);
  expect((await member.get(`${paper}/versions/2`)).statusCode).toBe(200);
  expect((await manager.get(paper)).body).toContain("The table is put right");
});

test("pages go on from the last of the pack, and stay when papers come, go and are taken out", async () => {
  const { meeting, items } = await aMeeting(await aGroup(world, place));
  await aPaper(items[1], { title: "Of the second", bytes: aPdf(6) });
  const first = await aPaper(items[0], { title: "Of the first", bytes: aPdf(8) });
  await manager.upload(`${items[1]}/papers`, { title: "Announced", follows: "yes", pages: "" }, []);
  await dispatch(meeting);
  const pages = async () => (await manager.get(`${meeting}/papers`)).body.replaceAll(/\s+/g, " ");
  expect(await pages()).toContain("Pages 1 to 14, sent on");
  expect((await supplement(meeting)).body).toContain("There is no paper to send out");
  const announced = await addressOf(items[1], "Announced");
  const file = { field: "file", name: "announced.pdf", content: aPdf(2) };
  await manager.upload(`${announced}/versions`, { pages: "" }, [file]);
  const late = await aPaper(items[0], { title: "Late one", bytes: aPdf(3) });
  expect((await supplement(meeting, "")).body).toContain("Enter why these papers did not go with the agenda");
  expect((await supplement(meeting)).statusCode).toBe(303);
  expect(await pages()).toContain("Pages 15 to 19, sent on");
  expect((await manager.get(late)).body).toContain("Supplement 1, pages 15 to 17");
  expect((await manager.get(announced)).body).toContain("Supplement 1, pages 18 to 19");
  expect((await manager.get(announced)).body).toContain("Sent after the pack");
  expect((await manager.get(late)).body).toContain(">Late<");
  expect((await manager.post(`${items[0]}/removal`)).body).toContain("Papers of the item were sent out");
  expect((await manager.post(`${first}/removal`, { reason: "" })).body).toContain("Enter why the paper is taken out");
  expect((await manager.post(`${first}/removal`, { reason: "Out of date" })).statusCode).toBe(303);
  await aPaper(items[0], { title: "Another", bytes: aPdf(1) });
  await supplement(meeting);
  expect(await pages()).toContain("Page 20, sent on");
  expect(await pages()).not.toContain("was moved");
  expect((await manager.get(late)).body).toContain("Supplement 1, pages 15 to 17");
});

test("when a meeting is moved its papers keep their pages, and what came since goes with the agenda when it is sent again", async () => {
  const { meeting, items } = await aMeeting(await aGroup(world, place));
  const first = await aPaper(items[0], { bytes: aPdf(4) });
  await dispatch(meeting);
  const facts = { kind: "ordinary", beginsAt: "15:00", way: "in-person", place: "County Hall", revision: "1" };
  const on = { "on-day": "11", "on-month": "12", "on-year": "2026", reason: "The chair is away" };
  expect((await manager.post(`${meeting}/move`, { ...facts, ...on })).statusCode).toBe(303);
  const second = await aPaper(items[0], { title: "Second", bytes: aPdf(2) });
  expect((await supplement(meeting)).body).toContain("these papers go with it, and not after it");
  await dispatch(meeting);
  expect((await manager.get(first)).body).toContain("The pack, pages 1 to 4");
  expect((await manager.get(second)).body).toContain("Supplement 1, pages 5 to 6");
  expect((await manager.get(`${meeting}/papers`)).body).toContain("when it was sent out again");
});

test("members are told once each that papers went out after the agenda, with no word of what they are", async () => {
  const group = await aGroup(world, place, { seats: ["Police"] });
  const { meeting, items } = await aMeeting(group);
  const [member, conflicted] = [await aPerson(world, place), await aPerson(world, place)];
  await putInGroup(world, place, group, member.person);
  await putInGroup(world, place, group, conflicted.person, group.seats[0]?.id);
  await restrict(items[1]);
  await manager.post(`${items[1]}/interests`, { seat: group.seats[0]?.id ?? "", nature: "A relation" });
  await dispatch(meeting);
  await aPaper(items[1], { title: SECRET });
  await supplement(meeting);
  const told = () =>
    world.db.ask<{ person: string; params: string }>(
      `select person_id as person, params::text as params from outgoing_messages
        where kind = 'meetings.papers-added' and params->>'meeting' = $1`,
      [meeting.slice(-36)],
    );
  // Whoever may read none of them has nothing to be told.
  expect((await told()).map(({ person }) => person)).toEqual([member.person]);
  expect(JSON.stringify(await told())).not.toContain(SECRET);
  await supplement(meeting);
  expect(await told()).toHaveLength(1);
});

test("papers of a restricted item are as if they were not there for whoever may not read it", async () => {
  const group = await aGroup(world, place, { seats: ["Police"] });
  const { meeting, items } = await aMeeting(group);
  const item = items[1];
  const bytes = aPdf(1, SECRET);
  const sha256 = createHash("sha256").update(bytes).digest();
  const paper = await aPaper(item, { title: SECRET, name: "raid.pdf", bytes });
  await dispatch(meeting);
  const [member, conflicted, chair, analyst] = [
    await aPerson(world, place),
    await aPerson(world, place, "member"),
    await aPerson(world, place, "chair"),
    await aPerson(world, place, "analyst"),
  ];
  await putInGroup(world, place, group, member.person);
  await putInGroup(world, place, group, conflicted.person, group.seats[0]?.id);
  expect((await chair.get(`${paper}/versions/1`)).statusCode).toBe(200);
  await restrict(item);
  await manager.post(`${item}/interests`, { seat: group.seats[0]?.id ?? "", nature: "A relation" });
  for (const other of [conflicted, chair]) {
    for (const page of [meeting, item, `${meeting}/papers`, `${desk()}/work`]) {
      const { statusCode, body } = await other.get(page);
      expect(statusCode, page).toBe(200);
      expect(body, page).not.toContain(SECRET);
    }
    expect((await other.get(paper)).statusCode).toBe(404);
    expect((await other.get(`${paper}/versions/1`)).statusCode).toBe(404);
    const chunks = await other.inPartnership(place.slug, (tx) =>
      tx.selectFrom("file_chunks").select("bytes").where("sha256", "=", sha256).execute(),
    );
    expect(chunks).toEqual([]);
  }
  expect((await analyst.get(paper)).statusCode).toBe(404);
  expect((await member.get(`${paper}/versions/1`)).rawPayload.toString()).toContain(SECRET);
});

test("a secretary who may not read a restricted item neither adds its papers nor numbers the pack", async () => {
  const group = await aGroup(world, place, { seats: ["Police"] });
  const { meeting, items } = await aMeeting(group);
  const secretary = await aPerson(world, place, "support-officer");
  await putInGroup(world, place, group, secretary.person, group.seats[0]?.id);
  await restrict(items[1]);
  await manager.post(`${items[1]}/interests`, { seat: group.seats[0]?.id ?? "", nature: "A relation" });
  const file = { field: "file", name: "a.pdf", content: aPdf(1) };
  const refused = await secretary.upload(`${items[1]}/papers`, { title: "Mine", pages: "" }, [file]);
  expect(refused.body).toContain("somebody else has to add its papers");
  const on = { "sent-day": "23", "sent-month": "11", "sent-year": "2026" };
  expect((await secretary.post(`${meeting}/dispatch`, on)).body).toContain("somebody else has to send the papers out");
});

test("somebody else's meeting and version, and what was never there, are not found", async () => {
  const [one, other] = [await aMeeting(await aGroup(world, place)), await aMeeting(await aGroup(world, place))];
  const paper = await aPaper(one.items[0]);
  const id = paper.slice(-36);
  expect((await manager.get(`${other.meeting}/papers/${id}`)).statusCode).toBe(404);
  expect((await manager.get(`${paper}/versions/2`)).statusCode).toBe(404);
  expect((await manager.get(`${paper}/versions/x`)).statusCode).toBe(404);
});
