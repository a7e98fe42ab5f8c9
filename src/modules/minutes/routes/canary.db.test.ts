import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup, someHolidays } from "../../../../test/groups.ts";
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
let [home, served]: TestPartnership[] = [];
let releases: Record<"partners" | "public", string>;
let groupId = "";

/** Everything that is said of the restricted item anywhere, and what is marked for members alone, holds this word. */
const CANARY = "canarysang";
/** What is marked for partners. */
const PARTNERS = "partnersread";

beforeAll(async () => {
  world.now = new Date("2026-11-23T10:00:00Z");
  await someHolidays(world);
  const here = await aPartnership(world);
  served = await aPartnership(world);
  home = here;
  const group = await aGroup(world, here, { seats: ["Police"] });
  groupId = group.id;
  await world.db.ask(
    "insert into group_partnerships (partnership_id, group_id, served_id, from_on) values ($1, $2, $3, '2022-01-01')",
    [here.id, group.id, served.id],
  );
  const [secretary, chair, vice] = [
    await aPerson(world, here, "partnership-manager"),
    await aPerson(world, here, "chair"),
    await aPerson(world, here, "vice-chair"),
  ];
  for (const { person } of [chair, vice]) await putInGroup(world, here, group, person);
  const owner = await anOrganisation(world, here);
  const sent = async (by: Actor, path: string, fields: Record<string, string | string[]> = {}) => {
    const answer = await by.post(path, fields);
    expect(answer.statusCode, answer.body).toBe(303);
    return String(answer.headers.location);
  };
  const desk = `/${here.slug}/desk`;
  const meetingOn = (date: string, month: string, year: string) =>
    sent(secretary, `${desk}/groups/${group.id}/meetings`, {
      ...{ kind: "ordinary", beginsAt: "14:00", way: "in-person", place: "County Hall" },
      ...{ "on-day": date, "on-month": month, "on-year": year },
    });
  const meeting = await meetingOn("10", "12", "2026");
  const next = await meetingOn("4", "2", "2027");
  for (const title of ["Burglary", "A warrant"])
    await sent(secretary, `${meeting}/items`, { kind: "decision", title, section17: "Less", equality: "None" });
  const [open = "", restricted = ""] = [
    ...(await secretary.get(meeting)).body.matchAll(/\/items\/([0-9a-f-]{36})"/g),
  ].map(([, id]) => id ?? "");
  await sent(secretary, `${meeting}/items/${restricted}/restriction`, {
    ...{ ground: "schedule-12a", paragraph: "7", reason: "It would warn them", agreedBy: "the chair" },
    body: `${CANARY} item`,
  });
  await sent(secretary, `${meeting}/items/${restricted}/interests`, { seat: group.seats[0]?.id ?? "", nature: CANARY });
  world.now = new Date("2026-12-10T15:00:00Z");
  const officer = { seat: group.seats[0]?.id ?? "", standsAs: "voting", mode: "present", cameAt: "14:00" };
  await sent(secretary, `${meeting}/room/attendance`, { ...officer, who: `${CANARY} officer` });
  await sent(secretary, `${meeting}/room/items/${restricted}/motions`, { text: `${CANARY} motion` });
  const [motion] = await world.db.ask<{ id: string }>("select id from motions where item_id = $1", [restricted]);
  await sent(secretary, `${meeting}/room/motions/${motion?.id}/consensus`, { reached: "no", at: "14:30" });
  await sent(secretary, `${meeting}/minutes/${open}`, {
    text: ["Everybody reads this.", `${PARTNERS} paragraph`, `${CANARY} paragraph`],
    reach: ["public", "partners", "members"],
    revision: "0",
  });
  const secret = { text: `${CANARY} text`, reach: "members", revision: "0" };
  await sent(secretary, `${meeting}/minutes/${restricted}`, secret);
  await sent(secretary, `${meeting}/minutes/${restricted}/actions`, {
    ...{ id: crypto.randomUUID(), action: `${CANARY} action`, organisation: owner.id },
    ...{ "due-day": "1", "due-month": "2", "due-year": "2027" },
  });
  await sent(chair, `${meeting}/minutes/clearance`, { seen: "2" });
  const amendment = { paragraph: "1", words: `${CANARY} amended`, askedBy: "Police", reach: "public", seen: "0" };
  await sent(secretary, `${meeting}/minutes/${restricted}/amendment`, amendment);
  await sent(secretary, `${meeting}/minutes/${open}/amendment`, { ...amendment, paragraph: "3" });
  world.now = new Date("2027-02-05T10:00:00Z");
  await sent(secretary, `${meeting}/minutes/confirmation`, { at: next.slice(next.lastIndexOf("/") + 1) });
  const released = async (view: string) => {
    const release = await sent(secretary, `${meeting}/minutes/views/${view}`);
    for (const by of [chair, vice]) await sent(by, `${release}/agreement`);
    return release.slice(release.lastIndexOf("/") + 1);
  };
  releases = { partners: await released("partners"), public: await released("public") };
  // The word is there to be found.
  expect((await chair.get(`${meeting}/minutes`)).body.split(CANARY).length).toBeGreaterThan(5);
});

/** All that a Word file says, its properties as well. */
function wordText({ statusCode, rawPayload }: { readonly statusCode: number; readonly rawPayload: Buffer }): string {
  expect(statusCode).toBe(200);
  const members = [...rawPayload.toString("latin1").matchAll(/(?:word|docProps)\/[\w/.]+/g)].map(([name]) => name);
  expect(members).toContain("word/document.xml");
  return members.map((name) => memberOf(rawPayload, name)).join("\n");
}

const slugOf = (place: TestPartnership | undefined) => place?.slug ?? "";

test("no byte of a restricted item, or of what is for members, is in anything the public reads of the minutes", async () => {
  const visitor = aVisitor(world);
  const at = `/${slugOf(home)}`;
  const pages = [at, `${at}/minutes`, `${at}/minutes/groups/${groupId}`, `${at}/minutes/${releases.public}`];
  for (const path of pages) {
    const { statusCode, rawPayload, headers } = await visitor.get(path);
    expect(statusCode, path).toBe(200);
    const sent = `${JSON.stringify(headers)} ${rawPayload.toString("latin1")}`;
    for (const word of [CANARY, PARTNERS]) expect(sent, path).not.toContain(word);
  }
  expect((await visitor.get(`${at}/minutes/${releases.public}`)).body).toContain("Everybody reads this.");
  for (const list of [`${at}/minutes`, `${at}/minutes/groups/${groupId}`]) {
    // What is looked for stands in the box of the form, and nowhere else.
    for (const word of [CANARY, PARTNERS])
      expect((await visitor.get(`${list}?words=${word}`)).body.split(word), list).toHaveLength(2);
    const found = (await visitor.get(`${list}?words=reading+everybody&since=2026`)).body;
    expect(found).toContain("<strong>Everybody</strong>");
    expect(found).toContain(`href="${at}/minutes/${releases.public}"`);
    expect((await visitor.get(`${list}?words=everybody&since=2027`)).body).toContain("Nothing was found");
    const wrong = await visitor.get(`${list}?words=everybody&since=soon`);
    expect([wrong.statusCode, wrong.body.includes("Year must be written with four figures")]).toEqual([422, true]);
    expect(wrong.body).toContain('value="everybody"');
  }
  const word = wordText(await visitor.get(`${at}/minutes/${releases.public}/document.docx`));
  expect(word).toContain("Everybody reads this.");
  expect(word).toContain("The item is restricted, and what was said is left out.");
  for (const kept of [CANARY, PARTNERS]) expect(word).not.toContain(kept);
  expect((await visitor.get(`${at}/minutes/${releases.partners}/document.docx`)).statusCode).toBe(404);
  expect((await visitor.get(`${at}/minutes/${releases.partners}`)).statusCode).toBe(404);
});

test("partners, here and where the group serves, read what is for them and no byte of what is for members", async () => {
  for (const place of [home, served]) {
    const partner = await aPerson(world, place, "analyst");
    const desk = `/${slugOf(place)}/desk`;
    const page = await partner.get(`${desk}/minutes/${releases.partners}`);
    expect(page.body).toContain(PARTNERS);
    const word = wordText(await partner.get(`${desk}/minutes/${releases.partners}/document.docx`));
    expect(word).toContain(PARTNERS);
    expect(word).not.toContain(CANARY);
    const search = `${desk}/groups/${groupId}/minutes?words=`;
    expect((await partner.get(`${search}${PARTNERS}`)).body).toContain(`<strong>${PARTNERS}</strong>`);
    // What is looked for stands in the box of the form, and nowhere else.
    expect((await partner.get(`${search}${CANARY}`)).body.split(CANARY)).toHaveLength(2);
    for (const path of [`${desk}/minutes/${releases.partners}`, `${desk}/groups/${groupId}/minutes`])
      expect((await partner.get(path)).body).not.toContain(CANARY);
    const held = await partner.inPartnership(slugOf(place), (tx) =>
      tx.selectFrom("minutes_proposals").selectAll().execute(),
    );
    expect(held).toHaveLength(2);
    expect(JSON.stringify(held)).not.toContain(CANARY);
  }
});
