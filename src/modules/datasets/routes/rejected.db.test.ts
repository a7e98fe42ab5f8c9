import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { aDataset, aFile, wordsOf } from "../../../../test/datasets.ts";
import type { StreetRow } from "../../../../test/street-files.ts";
import { aPartnership, aPerson, aVisitor, useWorld } from "../../../../test/world.ts";
import { joinRow } from "../formats/rows.ts";

const world = useWorld();

const GOOD: readonly StreetRow[] = Array.from({ length: 12 }, () => ({}));
const BAD: readonly StreetRow[] = [{ month: "Jan-25" }, { longitude: "a", location: "=HYPERLINK(1)" }, { type: "" }];

const spoilt = () => aFile({ month: "2025-01", rows: [...GOOD, ...BAD] });

test("rejected rows are listed with file, row, column, reason and what stands there", async () => {
  const { analyst, page } = await aDataset(world, [spoilt()]);
  const { body } = await analyst.get(`${page}/rejected-rows`);
  const words = wordsOf(body);
  expect(words).toContain("3 rows");
  expect(words).toContain("2025-01-essex-street.csv 14 Month Month is not written as year and month");
  expect(body).toContain('<code class="fp-cell">Jan-25</code>');
  expect(words).toContain("15 Longitude Longitude is not a number a");
  expect(words).toContain("16 Crime type Crime type is blank Nothing");
});

test("months with rejected rows count as partial until they are corrected", async () => {
  const { analyst, page } = await aDataset(world, [spoilt()]);
  const words = wordsOf((await analyst.get(page)).body);
  expect(words).toContain("January 2025: 3 rows from Essex Police were rejected and have not been corrected");
  expect(words).toContain("0 of 1 month complete");
  expect(words).toContain("Rows rejected 3 not corrected yet");
});

test("rejected rows come as a CSV to be saved, safe in a spreadsheet, and the download is recorded", async () => {
  const { analyst, page, partnership } = await aDataset(world, [spoilt()]);
  const csv = await analyst.get(`${page}/rejected-rows.csv`);
  expect(csv.statusCode).toBe(200);
  expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(csv.headers["content-disposition"]).toContain('attachment; filename="Street-level crime rejected rows.csv"');
  expect(csv.headers["cache-control"]).toBe("no-store");
  const rows = parse(csv.body, { bom: true, columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({ Month: "Jan-25", Problem: expect.stringContaining("Month is not written") });
  expect(rows[1]?.["Location"]).toBe("'=HYPERLINK(1)");
  expect(rows[0]?.["Rejected row"]).toMatch(/^[0-9a-f]{12}:14$/);
  const events = await world.db.ask<{ detail: { rows: number } }>(
    "select detail from audit_events where partnership_id = $1 and event = 'dataset.rejected-rows-exported'",
    [partnership.id],
  );
  expect(events.map(({ detail }) => detail.rows)).toEqual([3]);
});

test("rows that are corrected and imported again bring the totals to those of the clean file", async () => {
  const dataset = await aDataset(world, [spoilt()]);
  const clean = await aDataset(world, [aFile({ month: "2025-01", rows: GOOD.length + BAD.length })]);

  const csv = await dataset.analyst.get(`${dataset.page}/rejected-rows.csv`);
  const [heading = [], ...rows] = parse(csv.body, { bom: true }) as string[][];
  const corrections: Record<string, string>[] = [
    { Month: "2025-01" },
    { Longitude: "0.359475", Location: "On or near Haywards Close" },
    { "Crime type": "Vehicle crime" },
  ];
  const corrected = rows.map((cells, i) => cells.map((cell, at) => corrections[i]?.[heading[at] ?? ""] ?? cell));
  const content = [heading, ...corrected].map((cells) => `${joinRow(cells)}\r\n`).join("");
  const report = await dataset.add({ field: "files", name: "corrected.csv", content });

  expect(wordsOf((await dataset.analyst.get(report)).body)).toContain("Corrects rows that were rejected before.");
  const [mended, wanted] = [dataset, clean].map(async ({ analyst, page }) => wordsOf((await analyst.get(page)).body));
  for (const said of [
    "1 of 1 month complete",
    "Rows accepted 15 from",
    "Rows rejected None that have not been corrected",
    "Without location None",
  ]) {
    expect(await wanted).toContain(said);
    expect(await mended).toContain(said);
  }
  expect(await mended).toContain("Corrected January 2025 from Essex Police");
  expect(wordsOf((await dataset.analyst.get(`${dataset.page}/rejected-rows`)).body)).toContain("No rejected rows");
  const nothing = await dataset.analyst.get(`${dataset.page}/rejected-rows.csv`);
  expect(parse(nothing.body, { bom: true, columns: true })).toEqual([]);
});

test("a file of which every row is rejected can be corrected although it made no version", async () => {
  const dataset = await aDataset(world, [aFile({ month: "2025-01", rows: BAD })]);
  const empty = wordsOf((await dataset.analyst.get(dataset.page)).body);
  expect(empty).toContain("This dataset holds nothing yet.");
  expect(empty).toContain("All of 3 rows were rejected");
  expect(wordsOf((await dataset.analyst.get(`${dataset.page}/rejected-rows`)).body)).toContain("3 rows");
});

test("many rejected rows are shown a page at a time and downloaded whole", async () => {
  const { analyst, page } = await aDataset(world, [
    aFile({ month: "2025-01", rows: [{}, ...Array.from({ length: 1201 }, () => ({ month: "Jan-25" }))] }),
  ]);
  const second = wordsOf((await analyst.get(`${page}/rejected-rows?page=2`)).body);
  expect(second).toContain("Rows 51 to 100 of 1,201");
  const csv = await analyst.get(`${page}/rejected-rows.csv`);
  const rows = parse(csv.body, { bom: true, columns: true }) as Record<string, string>[];
  expect(new Set(rows.map((row) => row["Rejected row"])).size).toBe(1201);
});

test("rejected rows are for those who may see datasets, in their own partnership", async () => {
  const { partnership, href, id, page } = await aDataset(world, [spoilt()]);
  const member = await aPerson(world, partnership, "member");
  const other = await aPartnership(world);
  const stranger = await aPerson(world, other, "analyst");
  for (const path of ["rejected-rows", "rejected-rows.csv"]) {
    expect((await member.get(`${page}/${path}`)).statusCode).toBe(403);
    expect((await stranger.get(`${page}/${path}`)).statusCode).toBe(404);
    expect((await stranger.get(`${href.replace(partnership.slug, other.slug)}/${id}/${path}`)).statusCode).toBe(404);
    expect((await aVisitor(world).get(`${page}/${path}`)).statusCode).toBe(303);
  }
});
