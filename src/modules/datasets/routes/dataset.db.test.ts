import { expect, test } from "vitest";
import { aDataset, aFile, wordsOf } from "../../../../test/datasets.ts";
import { aPartnership, aPerson, aVisitor, useWorld } from "../../../../test/world.ts";
import { newId } from "../../../kernel/ids.ts";

const world = useWorld();
const months = (...named: readonly string[]) => named.map((month) => aFile({ month, rows: 20 }));

test("one dataset shows its provenance, its coverage, its quality and how it came to be", async () => {
  const { analyst, page } = await aDataset(world, months("2025-01", "2025-02", "2025-03"));
  const shown = await analyst.get(page);
  expect(shown.statusCode).toBe(200);
  const words = wordsOf(shown.body);
  for (const said of [
    "Period January to March 2025",
    "Licence or agreement Open Government Licence v3.0",
    "No month between the first and the last is missing.",
    "3 of 3 months complete",
    "Rows accepted 60 from 3 files",
    "Version 1 (shown on this page)",
    "Added January to March 2025 from Essex Police",
  ])
    expect(words).toContain(said);
});

test("a missing month is named and hatched, and never shown as nought", async () => {
  const { analyst, page } = await aDataset(world, months("2025-01", "2025-02", "2025-04"));
  const { body } = await analyst.get(page);
  const words = wordsOf(body);
  expect(words).toContain("Missing: March 2025 from Essex Police.");
  expect(words).toContain("Missing March 2025: every crime type");
  expect(words).toContain("3 of 4 months complete");
  const row = /<th scope="row"[^>]*>Burglary<\/th>.*?<\/tr>/s.exec(body)?.[0] ?? "";
  expect([...row.matchAll(/fp-coverage--(\w+)/g)].map(([, state]) => state)).toEqual([
    "complete",
    "complete",
    "missing",
    "complete",
  ]);
});

test("several forces are shown by month, and the crime types of the one that is chosen", async () => {
  const { analyst, page } = await aDataset(world, [
    ...months("2025-01", "2025-02", "2025-03"),
    aFile({ force: "Kent Police", month: "2025-03", rows: 9, name: "2025-03-kent-street.csv" }),
  ]);
  const first = wordsOf((await analyst.get(page)).body);
  expect(first).toContain("Months by force");
  expect(first).toContain("Months by crime type, Essex Police");
  expect(first).toContain("January to February 2025 from Kent Police");
  const kent = await analyst.get(`${page}?force=Kent+Police`);
  expect(wordsOf(kent.body)).toContain("Months by crime type, Kent Police");
  const unknown = await analyst.get(`${page}?force=Nobody`);
  expect(wordsOf(unknown.body)).toContain("Months by crime type, Essex Police");
});

test("before there is a lookup no row is said to lie in a district", async () => {
  const { analyst, page } = await aDataset(world, [
    aFile({
      month: "2025-01",
      rows: [{}, {}, { longitude: "", latitude: "", lsoa: "", location: "No Location" }],
    }),
  ]);
  const words = wordsOf((await analyst.get(page)).body);
  expect(words).toContain("Area not yet known 2 66.7% Until an area lookup is imported");
  expect(words).toContain("No location 1 33.3% Counted for the force, and in no district");
  expect(words).toContain("Outside the force’s own area Not known");
});

test("a corrected file makes a new version; the old stays readable and says what changed since", async () => {
  const dataset = await aDataset(world, months("2025-01", "2025-02"));
  const before = wordsOf((await dataset.analyst.get(dataset.page)).body);
  await dataset.add(aFile({ month: "2025-02", rows: 25 }), aFile({ month: "2025-03", rows: 7 }));

  const latest = wordsOf((await dataset.analyst.get(dataset.page)).body);
  expect(latest).toContain("Version 2 (shown on this page)");
  expect(latest).toContain("Rows accepted 52 from 3 files");
  const old = wordsOf((await dataset.analyst.get(`${dataset.page}?version=1`)).body);
  expect(old).toContain("This is version 1, and there is a newer one.");
  expect(old).toContain("Replaced by another file: February 2025 from Essex Police, 25 rows instead of 20");
  expect(old).toContain("Added: March 2025 from Essex Police, 7 rows");
  for (const said of ["Period January to February 2025", "Rows accepted 40 from 2 files", "2 of 2 months complete"]) {
    expect(before).toContain(said);
    expect(old).toContain(said);
  }
});

test("the same file again changes nothing and makes no version", async () => {
  const dataset = await aDataset(world, months("2025-01"));
  const address = await dataset.add(...months("2025-01"));
  const words = wordsOf((await dataset.analyst.get(address)).body);
  expect(words).toContain("No new version. Every file was held already.");
  expect(wordsOf((await dataset.analyst.get(dataset.page)).body)).not.toContain("Version 2");
});

test("Crime IDs that rows share are counted and explained, and every row still counts", async () => {
  const shared = "a".repeat(64);
  const { analyst, page } = await aDataset(world, [
    aFile({ month: "2025-01", rows: [{ id: shared }, { id: shared }, {}] }),
  ]);
  const words = wordsOf((await analyst.get(page)).body);
  expect(words).toContain("Rows accepted 3 from 1 file");
  expect(words).toContain("1 Crime ID is held by more than one row, 2 rows in all");
  expect(words).toContain("An analysis counts every row, or each Crime ID once");
});

test("a page with markup in a force's or a file's name shows it as text", async () => {
  const { analyst, page } = await aDataset(world, [
    aFile({ force: "<script>alert(1)</script>", month: "2025-01", rows: 3, name: "<b>x</b>.csv" }),
  ]);
  const { body } = await analyst.get(page);
  expect(body).not.toContain("<script>alert");
  expect(body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
});

test("a version, a dataset or an original that is not there is not found", async () => {
  const { analyst, href, page } = await aDataset(world, months("2025-01"));
  const absent = [
    `${page}?version=2`,
    `${page}?version=0`,
    `${page}?version=x`,
    `${href}/${newId()}`,
    `${href}/not-an-id`,
    `${page}/originals/${"0".repeat(64)}`,
    `${page}/originals/..%2f..%2fpasswd`,
    `${href}/imports/${newId()}`,
  ];
  for (const path of absent) expect([path, (await analyst.get(path)).statusCode]).toEqual([path, 404]);
});

test("another partnership's dataset and its files are not found, under their address or ours", async () => {
  const theirs = await aDataset(world, months("2025-01"));
  const ours = await aDataset(world, months("2025-02"));
  const imports = await theirs.analyst.get(theirs.page);
  const [, report = ""] = /href="([^"]+\/datasets\/imports\/[0-9a-f-]{36})"/.exec(imports.body) ?? [];
  const [, original = ""] =
    /href="([^"]+\/originals\/[0-9a-f]{64})"/.exec((await theirs.analyst.get(report)).body) ?? [];
  expect((await theirs.analyst.get(original)).statusCode).toBe(200);
  const paths = [theirs.page, `${ours.href}/${theirs.id}`, original, original.replace(theirs.href, ours.href)];
  for (const path of paths) expect([path, (await ours.analyst.get(path)).statusCode]).toEqual([path, 404]);
  const sha256 = original.split("/").at(-1);
  expect((await ours.analyst.get(`${ours.page}/originals/${sha256}`)).statusCode).toBe(404);
});

test("whoever may only see datasets is offered nothing that would change them", async () => {
  const dataset = await aDataset(world, months("2025-01"));
  const chair = await aPerson(world, dataset.partnership, "chair");
  const { body } = await chair.get(dataset.page);
  expect(body).not.toMatch(/Import files|Withdraw months|Record a gap/);
  expect((await aVisitor(world).get(dataset.page)).statusCode).toBe(303);
  const stranger = await aPerson(world, await aPartnership(world), "analyst");
  expect((await stranger.get(dataset.page)).statusCode).toBe(404);
});
