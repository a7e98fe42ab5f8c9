import { expect, test } from "vitest";
import { memberOf } from "../../../../test/word-text.ts";
import { type Actor, aPartnership, aPerson, aVisitor, useWorld } from "../../../../test/world.ts";

const world = useWorld();

const BOARD = { name: "Board", kind: "strategic-board", purpose: "", cadence: "", alsoCalled: [], source: "" } as const;

/** All that the form of a draft sends; state only what a test is about. */
const DRAFT = {
  ...{ revision: "1", mission: "", purpose: "", aims: "", objectives: "", scope: "", responsibilities: "" },
  ...{ secretariat: "", source: "", openPoints: "", chair: "not-stated", chairOffice: "", viceChairOffice: "" },
  ...{ chairMonths: "", cadence: "not-stated", cadenceWeeks: "", noticeDays: "", regime: "none" },
  ...{
    quorum: "not-stated",
    quorumCount: "",
    quorumBase: "statutory-and-invited",
    quorumRounding: "half-down-then-one",
  },
  ...{ quorumNumerator: "", quorumDenominator: "", quorumOf: "organisations", quorumUnit: "line", quorumPosts: "" },
  ...{ voting: "not-stated", voice: "organisation", restricted: "not-stated", reviewMonths: "", approvers: "1" },
};
const SEAT = {
  holder: "board",
  organisation: "",
  sits: "",
  capacity: "invited",
  representatives: "1",
  bodies: "1",
  votes: "yes",
  posts: "",
};
const days = (prefix: string, on: string) => {
  const [year = "", month = "", day = ""] = on.split("-");
  return { [`${prefix}-day`]: day, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
};
const APPROVAL = {
  decidedBy: "Board",
  meeting: "",
  ...days("decided", "2026-03-01"),
  ...days("inForce", "2026-03-01"),
};

async function aScene() {
  const partnership = await aPartnership(world, { groups: [BOARD] });
  const [group] = await world.db.ask<{ id: string }>("select id from groups where partnership_id = $1", [
    partnership.id,
  ]);
  const href = `/${partnership.slug}/desk/groups/${group?.id}`;
  return {
    ...{ partnership, href },
    secretary: await aPerson(world, partnership, "support-officer"),
    manager: await aPerson(world, partnership, "partnership-manager"),
    chair: await aPerson(world, partnership, "chair"),
    member: await aPerson(world, partnership, "member"),
  };
}

/** Begins a draft; answers where it is. */
async function aDraft(who: Actor, href: string): Promise<string> {
  const answer = await who.post(`${href}/terms`);
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
}

test("terms are drafted, approved and in force; the next version is their copy, and the page shows what it changed", async () => {
  const { href, secretary, chair, member, partnership } = await aScene();
  const first = await aDraft(secretary, href);
  const settings = { quorum: "share", quorumNumerator: "1", quorumDenominator: "3", noticeDays: "5" };
  expect(
    (await secretary.post(`${first}/edit`, { ...DRAFT, ...settings, objectives: "Direct\nListen" })).statusCode,
  ).toBe(303);
  for (const n of [1, 2, 3, 4])
    expect(
      (await secretary.post(`${first}/seats`, { ...SEAT, holder: "organisation", name: `Body ${n}` })).statusCode,
    ).toBe(303);
  expect(
    (await secretary.post(`${first}/lines`, { kind: "reports-to", body: "The county", subject: "", cadence: "" }))
      .statusCode,
  ).toBe(303);
  const page = (await member.get(first)).body;
  expect(page).toContain(
    "At least 1/3 of the 4 organisations listed must be represented: 4 × 1/3 = 1.33, rounded up 2.",
  );
  expect(page).toContain("Reports to The county");
  expect(page).toContain("The table of bank holidays ends on");

  expect((await chair.post(`${first}/approval`, APPROVAL)).statusCode).toBe(303);
  expect((await member.get(href)).body).toContain("In force");
  const second = await aDraft(secretary, href);
  expect((await secretary.get(second)).body).toContain("Body 4");
  await secretary.post(`${second}/edit`, { ...DRAFT, ...settings, objectives: "Direct\nDecide" });
  const changes = (await member.get(`${second}/changes`)).body;
  expect(changes).toMatch(/Listen[\s\S]*Decide/);
  expect(changes).not.toContain("Body 4");

  const file = await member.get(`${first}/document.docx`);
  expect(file.headers["content-disposition"]).toContain('attachment; filename="terms-of-reference-1.docx"');
  const words = memberOf(file.rawPayload, "word/document.xml");
  expect(words).toMatch(/Version 1, in force[\s\S]*Membership[\s\S]*Body 4[\s\S]*Reports to/);

  const events = await world.db.ask<{ event: string }>(
    "select event from audit_events where partnership_id = $1 and event ~ '^(terms|seat|accountability)' order by seq",
    [partnership.id],
  );
  expect(events.map(({ event }) => event)).toEqual([
    ...["terms.drafted", "terms.changed", "seat.added", "seat.added", "seat.added", "seat.added"],
    ...["accountability-line.added", "terms.approved", "terms.drafted", "terms.changed"],
  ]);
});

test("a review that is due raises itself on the group's page and on the desk of those who look after groups", async () => {
  const { href, secretary, chair, member, partnership } = await aScene();
  const draft = await aDraft(secretary, href);
  await secretary.post(`${draft}/edit`, { ...DRAFT, reviewMonths: "1" });
  await secretary.post(`${draft}/seats`, { ...SEAT, name: "Health board" });
  await chair.post(`${draft}/approval`, {
    ...APPROVAL,
    ...days("decided", "2024-01-31"),
    ...days("inForce", "2024-01-31"),
  });
  expect((await member.get(href)).body).toContain("due to be reviewed on 29 February 2024");
  expect((await secretary.get(`/${partnership.slug}/desk`)).body).toContain("Board, version 1");
  expect((await member.get(`/${partnership.slug}/desk`)).body).not.toContain("Board, version 1");
});

test("where terms ask for two people the second must be another, and what is approved never changes", async () => {
  const { href, secretary, manager, chair } = await aScene();
  const draft = await aDraft(secretary, href);
  await secretary.post(`${draft}/edit`, { ...DRAFT, approvers: "2" });
  await secretary.post(`${draft}/seats`, { ...SEAT, name: "Health board" });
  await chair.post(`${draft}/approval`, APPROVAL);
  expect((await chair.get(draft)).body).toContain("a second person to confirm");
  const own = await chair.post(`${draft}/confirmation`);
  expect([own.statusCode, own.body.includes("somebody else has to confirm")]).toEqual([422, true]);
  expect((await manager.post(`${draft}/confirmation`)).statusCode).toBe(303);
  expect((await manager.post(`${draft}/confirmation`)).body).toContain("Nothing is left to confirm");

  const late = await secretary.post(`${draft}/edit`, { ...DRAFT, purpose: "Kept as typed" });
  expect([late.statusCode, late.body.includes("never changes"), late.body.includes("Kept as typed")]).toEqual([
    422,
    true,
    true,
  ]);
  expect((await secretary.post(`${draft}/seats`, { ...SEAT, name: "Another" })).statusCode).toBe(422);
});

test("of two editors the second is told, and keeps what they typed; two drafts at once are refused", async () => {
  const { href, secretary, manager } = await aScene();
  const draft = await aDraft(secretary, href);
  expect((await secretary.post(`${draft}/edit`, { ...DRAFT, purpose: "The first" })).statusCode).toBe(303);
  const second = await manager.post(`${draft}/edit`, { ...DRAFT, purpose: "The second" });
  expect(second.statusCode).toBe(422);
  expect(second.body).toContain("Somebody else has saved these terms");
  expect(second.body).toContain("The second");
  expect((await secretary.get(draft)).body).toContain("The first");
  const again = await manager.post(`${href}/terms`);
  expect([again.statusCode, again.body.includes("is a draft still")]).toEqual([422, true]);
});

test.each<[string, Record<string, string>, string]>([
  ["a rule without its number", { quorum: "count" }, "Enter how many voting members make a quorum"],
  ["a number that is none", { noticeDays: "five" }, "Notice must be a number between 1 and 60"],
  ["a choice that is none", { voting: "by-lot" }, "Choose how it decides"],
  ["a text that is too long", { purpose: "x".repeat(4001) }, "Purpose must be 4,000 characters or fewer"],
])("%s is refused, and all that was typed is kept", async (_what, fields, words) => {
  const { href, secretary } = await aScene();
  const draft = await aDraft(secretary, href);
  const answer = await secretary.post(`${draft}/edit`, { ...DRAFT, objectives: "Still here", ...fields });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(words);
  expect(answer.body).toContain("Still here");
});

test("a seat twice, terms without seats, and a decision of tomorrow are refused with the reason", async () => {
  const { href, secretary, chair } = await aScene();
  const draft = await aDraft(secretary, href);
  expect((await chair.post(`${draft}/approval`, APPROVAL)).body).toContain("Add the seats first");
  await secretary.post(`${draft}/seats`, { ...SEAT, name: "Health board" });
  expect((await secretary.post(`${draft}/seats`, { ...SEAT, name: "Health board" })).body).toContain(
    "list that seat already",
  );
  expect((await secretary.post(`${draft}/seats`, { ...SEAT, name: "" })).body).toContain("Enter the name of the line");
  const tomorrow = new Date(world.now.getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
  const early = await chair.post(`${draft}/approval`, {
    ...APPROVAL,
    ...days("decided", tomorrow),
    ...days("inForce", tomorrow),
  });
  expect(early.body).toContain("must be today or in the past");
});

test("a group begins, moves and ends; of two editors the second is told", async () => {
  const { href, secretary, partnership } = await aScene();
  const groups = `/${partnership.slug}/desk/groups`;
  const facts = { kind: "task-and-finish", parent: href.split("/").at(-1) ?? "", purpose: "", alsoCalled: "" };
  const refused = await secretary.post(groups, { ...facts, name: "Bikes" });
  expect([refused.statusCode, refused.body.includes("has an end")]).toEqual([422, true]);
  const made = await secretary.post(groups, { ...facts, name: "Bikes", ...days("due", "2027-03-31") });
  const own = String(made.headers.location);
  expect((await secretary.get(own)).body).toContain("31 March 2027");
  const change = { ...facts, name: "Bicycles", ...days("due", "2027-03-31"), revision: "1" };
  expect((await secretary.post(own, change)).statusCode).toBe(303);
  expect((await secretary.post(own, { ...change, name: "Cycles" })).body).toContain(
    "Somebody else has changed this group",
  );
  expect((await secretary.post(`${href}/end`, days("on", "2026-01-01"))).body).toContain(
    "Groups below it go on: Bicycles",
  );
  expect((await secretary.post(`${own}/end`, days("on", "2026-01-01"))).statusCode).toBe(303);
  expect((await aVisitor(world).get(`/${partnership.slug}`)).body).not.toContain("Bicycles");
  expect((await secretary.get(groups)).body).toContain("(ended)");
});
