import { beforeAll, expect, test } from "vitest";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../test/world.ts";
import { recordEvent, recordRead, recordRefusal } from "../../platform/audit/record.ts";

const world = useWorld();
let home: TestPartnership;
let auditor: Actor;
let chair: Actor;
let manager: Actor;
const CASE = "c0ffee00-0000-4000-8000-000000000001";

beforeAll(async () => {
  home = await aPartnership(world);
  auditor = await aPerson(world, home, "auditor");
  chair = await aPerson(world, home, "chair", "analyst");
  manager = await aPerson(world, home, "partnership-manager");
  await chair.inPartnership(home.slug, async (tx) => {
    recordRead(tx, CASE, ["contact", "risk"], { purpose: "case-conference", gateway: "section-115" });
    recordEvent(tx, "canary.sang", CASE, { notes: 3 });
  });
  await manager.inPartnership(home.slug, async (tx) => {
    recordRead(tx, chair.person ?? "", ["contact"], { purpose: "directory" });
    recordRefusal(tx, "canary.silenced", CASE);
  });
});

const desk = () => `/${home.slug}/desk`;
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll(/\s+/g, " ");
/** The names of the events in the list, newest first. */
const listed = (html: string) => [...html.matchAll(/audit\/events\/\d+">([^<]+)</g)].map(([, name]) => name);

async function lastEvent() {
  const [event] = await world.db.ask<Record<string, unknown>>(
    "select event, subject, detail, field_classes, person_id from audit_events where partnership_id = $1 order by seq desc limit 1",
    [home.id],
  );
  return event;
}

test("the auditor reads who did what in which capacity, with names that they may see, and refusals marked", async () => {
  const page = await auditor.get(`${desk()}/audit`);
  expect(page.statusCode).toBe(200);
  expect(listed(page.body).slice(0, 4)).toEqual(["Canary: silenced", "Record: read", "Canary: sang", "Record: read"]);
  const [chairName] = await world.db.ask<{ name: string }>("select name from people where id = $1", [chair.person]);
  expect(words(page.body)).toContain(`${chairName?.name} Analyst, Chair`);
  expect(words(page.body)).toContain("Telephone and e-mail, Risk assessment");
  expect(page.body.match(/govuk-tag--red/g)).toHaveLength(1);
});

test("looking is an event itself, and a read of whoever is looked at", async () => {
  await auditor.get(`${desk()}/audit?result=refused&object=${encodeURIComponent("what somebody typed")}`);
  expect(await lastEvent()).toMatchObject({ event: "trail.read", subject: "", detail: { result: "refused" } });
  await auditor.get(`${desk()}/audit?person=${chair.person}`);
  expect(await lastEvent()).toMatchObject({ event: "trail.read", subject: chair.person, field_classes: ["activity"] });
});

test.each([
  ["person", () => chair.person, ["Canary: sang", "Record: read"]],
  ["event", () => "canary.sang", ["Canary: sang"]],
  ["result", () => "refused", ["Canary: silenced"]],
  ["object", () => CASE, ["Canary: silenced", "Canary: sang", "Record: read"]],
  ["to", () => "2020-01-01", []],
  ["from", () => "2199-01-01", []],
])("the list is filtered by %s", async (field, value, expected) => {
  const page = await auditor.get(`${desk()}/audit?${new URLSearchParams({ [field]: value() ?? "" })}`);
  expect(listed(page.body)).toEqual(expected);
});

test("filters that cannot be are no filters, and break nothing", async () => {
  for (const query of [
    "person=nobody",
    "event=X",
    "from=yesterday",
    "before=x&after=y",
    "object=%00%27",
    "result=maybe",
  ])
    expect((await auditor.get(`${desk()}/audit?${query}`)).statusCode, query).toBe(200);
});

test("every event of a long trail is on one page, going back and coming forward", async () => {
  await chair.inPartnership(home.slug, async (tx) => {
    for (let i = 0; i < 120; i++) recordEvent(tx, "canary.counted", `tune-${i}`);
  });
  const seen: string[] = [];
  let url: string | undefined = `${desk()}/audit?event=canary.counted`;
  let last = "";
  while (url !== undefined) {
    const { body }: { body: string } = await auditor.get(url);
    seen.push(...[...body.matchAll(/tune-\d+(?=<)/g)].map(([tune]) => tune));
    last = body;
    url = /href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll("&amp;", "&");
  }
  expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => `tune-${119 - i}`));
  const newer = /href="([^"]+)" rel="prev"/.exec(last)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const { body } = await auditor.get(newer);
  expect([...body.matchAll(/tune-\d+(?=<)/g)].map(([tune]) => tune)).toEqual(seen.slice(50, 100));
});

test("an event has a page with all it says", async () => {
  const [row] = await world.db.ask<{ seq: number }>(
    "select seq::integer from audit_events where partnership_id = $1 and purpose = 'case-conference'",
    [home.id],
  );
  const page = await auditor.get(`${desk()}/audit/events/${row?.seq}`);
  for (const said of ["Record: read", "Case conference", "Section 115", "Analyst, Chair", "universal time"])
    expect(words(page.body)).toContain(said);
  expect((await auditor.get(`${desk()}/audit/events/999999`)).statusCode).toBe(404);
  expect((await auditor.get(`${desk()}/audit/events/0`)).statusCode).toBe(404);
});

test("who has seen a record is answered by person, capacity and classes", async () => {
  const page = await auditor.get(`${desk()}/audit/seen?object=${CASE}`);
  expect(words(page.body)).toContain("Analyst, Chair Telephone and e-mail, Risk assessment 1");
  expect(await lastEvent()).toMatchObject({ event: "trail.sights-read", subject: CASE });
  const nobody = await auditor.get(`${desk()}/audit/seen?object=c0ffee00-0000-4000-8000-000000000002`);
  expect(words(nobody.body)).toContain("Nobody has seen it");
});

test("the trail is taken away as CSV with its filters, no cell of it a formula, and that is an event", async () => {
  await chair.inPartnership(home.slug, async (tx) => recordEvent(tx, "canary.typed", "=1+1"));
  const file = await auditor.get(`${desk()}/audit/events.csv?event=canary.typed`);
  expect(file.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(file.headers["content-disposition"]).toBe(`attachment; filename="audit-trail-${home.slug}.csv"`);
  const [heading, ...rows] = file.body.trimEnd().split("\r\n");
  expect(heading).toMatch(/^\uFEFFNumber,Time \(UTC\),Event,Result,Object,Person/);
  expect(rows).toEqual([expect.stringMatching(/^\d+,[^,]+,canary\.typed,done,'=1\+1,/)]);
  expect(await lastEvent()).toMatchObject({ event: "trail.exported", detail: { event: "canary.typed" } });
  const all = await auditor.get(`${desk()}/audit/events.csv`);
  const [count] = await world.db.ask<{ count: number }>(
    "select count(*)::integer as count from audit_events where partnership_id = $1",
    [home.id],
  );
  expect(all.body.trim().split("\r\n")).toHaveLength((count?.count ?? 0) + 1);
});

test("everybody is told who has looked at them, wherever that was, and not that they asked", async () => {
  const elsewhere = await aPartnership(world);
  const stranger = await aPerson(world, elsewhere, "auditor");
  await stranger.inPartnership(elsewhere.slug, async (tx) =>
    recordRead(tx, manager.person ?? "", ["contact"], { purpose: "audit" }),
  );
  const own = await manager.get("/account/looks");
  expect(words(own.body)).toContain(`${elsewhere.name} Telephone and e-mail Audit`);
  const chairs = await chair.get("/account/looks");
  expect(words(chairs.body)).toContain("Partnership manager");
  expect(words(chairs.body)).toContain("Directory");
  expect(words(chairs.body)).not.toContain(elsewhere.name);
  const nobody = await aPerson(world, undefined);
  expect(words((await nobody.get("/account/looks")).body)).toContain("Nobody has");
});
