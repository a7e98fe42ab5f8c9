import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { accepted } from "../../../../test/accepted.ts";
import { crimeId, type StreetRow, streetFile } from "../../../../test/street-files.ts";
import { useTempFolder } from "../../../../test/temp-folder.ts";
import { day, type Month, month } from "../../../kernel/dates.ts";
import type { AreaLookup, IncidentFile } from "./accepted-rows.ts";
import { aggregateIncidents } from "./aggregate-incidents.ts";
import { type Columns, textAt } from "./columns.ts";
import { type CountInput, countIncidents } from "./count-incidents.ts";
import { readMembers } from "./read-members.ts";
import { findSharedIds } from "./shared-ids.ts";
import { unpackUploads } from "./unpack.ts";

const root = useTempFolder();
const tempFolder = join(root, "temp");
const context = { progress: () => undefined, duckdbMemoryMb: 200 };

const nowhere: StreetRow = { longitude: "", latitude: "", location: "No Location", lsoa: "" };
const january = { month: "2025-01" };
const FILES: readonly (readonly StreetRow[])[] = [
  [
    { ...january, id: crimeId(1) },
    { ...january, id: crimeId(1), outcome: "Local resolution" },
    { ...january, type: "Anti-social behaviour" },
    { ...january, type: "Anti-social behaviour" },
    { ...january, lsoa: "E01021844", longitude: "0.1", latitude: "51.7", location: "On or near Orchard Croft" },
    { ...january, lsoa: "E01000085" },
    { ...january, lsoa: "E01099999" },
    { ...january, lsoa: "" },
    { ...january, ...nowhere },
    { ...january, month: "" },
  ],
  [
    { ...january, id: crimeId(1), lsoa: "E01021844" },
    { month: "2025-02", id: crimeId(2) },
    { month: "2025-02", force: "British Transport Police" },
  ],
];

let files: IncidentFile[] = [];
let areas: AreaLookup;

beforeAll(async () => {
  mkdirSync(tempFolder);
  const uploads = FILES.map((rows, i) => {
    const path = join(root, `${i}.csv`);
    writeFileSync(path, streetFile(rows));
    return { path, name: `${i}.csv` };
  });
  const { members } = accepted(await unpackUploads({ uploads, folder: root }, context));
  const toRead = members.map((member, i) => ({
    member,
    parquet: join(root, `${i}.parquet`),
    rejectedRows: join(root, `${i}.jsonl`),
  }));
  accepted(await readMembers({ members: toRead, tempFolder, today: day("2025-11-22") }, context));
  files = toRead.map(({ parquet }) => ({ path: parquet, include: "all" }));

  areas = { path: join(root, "areas.csv"), kind: "csv" };
  writeFileSync(
    areas.path,
    "lsoa,district,ward\nE01021450,E07000068,E05001\nE01021844,E07000073,split\nE01000085,E09000002,\nE01021843,E07000073,E05002\nE01021843,E07000073,E05003\n",
  );
});

const forceAreas = [
  { force: "Essex Police", district: "E07000068" },
  { force: "Essex Police", district: "E07000073" },
];

/** The rows of a table in columns, each with its words and numbers. */
function rowsOf<Text extends string, Numbers extends string>(
  table: Columns<Text, Numbers>,
): Record<string, string | number | null>[] {
  const text = Object.entries(table.text) as [Text, Columns<Text, Numbers>["text"][Text]][];
  const numbers = Object.entries(table.numbers) as [Numbers, Float64Array][];
  return Array.from({ length: table.length }, (_, row) => ({
    ...Object.fromEntries(text.map(([name, column]) => [name, textAt(column, row)])),
    ...Object.fromEntries(numbers.map(([name, values]) => [name, values[row] ?? null])),
  }));
}

async function counted(input: Partial<CountInput> = {}): Promise<[...(string | number | null)[]][]> {
  const counts = accepted(
    await countIncidents({ files, tempFolder, areas, forceAreas, level: "district", ...input }, context),
  );
  return rowsOf(counts).map((row) =>
    ["month", "force", "district", "ward", "type", "placing", "incidents"].map((name) => row[name] ?? null),
  );
}

const ESSEX = "Essex Police";
const ASB = "Anti-social behaviour";

test("every accepted row is in just one count, by the district of its area code or the reason why it has none", async () => {
  expect(await counted()).toEqual([
    ["2025-01", ESSEX, "E07000068", null, ASB, "inside", 2],
    ["2025-01", ESSEX, "E07000068", null, "Burglary", "inside", 2],
    ["2025-01", ESSEX, "E07000073", null, "Burglary", "inside", 2],
    ["2025-01", ESSEX, "E09000002", null, "Burglary", "outside", 1],
    ["2025-01", ESSEX, null, null, "Burglary", "no-location", 1],
    ["2025-01", ESSEX, null, null, "Burglary", "unknown-area", 2],
    ["2025-02", "British Transport Police", "E07000068", null, "Burglary", "placed", 1],
    ["2025-02", ESSEX, "E07000068", null, "Burglary", "inside", 1],
  ]);
});

test("wards are told apart when asked for, and an area in several is split", async () => {
  const wards = new Set((await counted({ level: "ward" })).map(([, , district, ward]) => `${district} ${ward}`));
  expect([...wards].sort()).toEqual(["E07000068 E05001", "E07000073 split", "E09000002 null", "null null"]);
});

test("an area with two rows in the lookup is split, and counts once", async () => {
  const path = join(root, "twice.csv");
  writeFileSync(path, "lsoa,district,ward\nE01021450,E07000068,E05001\nE01021450,E07000068,E05009\n");
  const counts = await counted({ level: "ward", areas: { path, kind: "csv" } });
  expect(
    counts.filter(([, , district]) => district !== null).map(([, , , ward, , , incidents]) => [ward, incidents]),
  ).toEqual([
    ["split", 2],
    ["split", 2],
    ["split", 1],
    ["split", 1],
  ]);
});

test("without districts of the forces nothing is said to lie inside or outside", async () => {
  const placings = new Set((await counted({ forceAreas: [] })).map(([, , , , , placing]) => placing));
  expect([...placings].sort()).toEqual(["no-location", "placed", "unknown-area"]);
});

test("of a file only the months and forces named are taken, in pairs", async () => {
  const pair = (of: Month, force: string) => ({ month: of, force });
  const [first, second] = files.map(({ path }) => path) as [string, string];
  const chosen: IncidentFile[] = [
    { path: first, include: [pair(month("2025-02"), ESSEX)] },
    {
      path: second,
      include: [pair(month("2025-02"), "British Transport Police"), pair(month("2025-01"), "Kent Police")],
    },
  ];
  expect(await counted({ files: chosen })).toEqual([
    ["2025-02", "British Transport Police", "E07000068", null, "Burglary", "placed", 1],
  ]);
});

async function grouped(counting: "every-row" | "each-id-once", districts = ["E07000068", "E07000073"]) {
  const groups = accepted(await aggregateIncidents({ files, tempFolder, areas, districts, counting }, context));
  return rowsOf(groups);
}

test("incidents of the districts are grouped by month, type, area and map point, in one order", async () => {
  const haywards = {
    lsoa: "E01021450",
    location: "On or near Haywards Close",
    longitude: 0.359475,
    latitude: 51.630617,
  };
  expect(await grouped("every-row")).toEqual([
    { month: "2025-01", type: ASB, ...haywards, incidents: 2 },
    { month: "2025-01", type: "Burglary", ...haywards, incidents: 2 },
    { month: "2025-01", type: "Burglary", ...haywards, lsoa: "E01021844", incidents: 1 },
    {
      month: "2025-01",
      type: "Burglary",
      lsoa: "E01021844",
      location: "On or near Orchard Croft",
      longitude: 0.1,
      latitude: 51.7,
      incidents: 1,
    },
    { month: "2025-02", type: "Burglary", ...haywards, incidents: 2 },
  ]);
});

test("counted once, an ID stands where its first row does; rows without one all count", async () => {
  const once = await grouped("each-id-once");
  expect(once.map(({ month: of, type, lsoa, incidents }) => [of, type, lsoa, incidents])).toEqual([
    ["2025-01", ASB, "E01021450", 2],
    ["2025-01", "Burglary", "E01021450", 1],
    ["2025-01", "Burglary", "E01021844", 1],
    ["2025-02", "Burglary", "E01021450", 2],
  ]);
});

test("districts without incidents, or no districts, give no groups", async () => {
  expect(await grouped("every-row", ["E07000099"])).toEqual([]);
  expect(await grouped("every-row", [])).toEqual([]);
});

test("an ID that rows of several files hold is found, with what they differ in", async () => {
  const shared = accepted(await findSharedIds({ files, tempFolder }, context));
  expect(shared).toMatchObject({ ids: 1, rows: 3, acrossFiles: 1, differentPlace: 1, differentOutcome: 1 });
});

test("without files there is nothing to count, group or compare", async () => {
  expect(await counted({ files: [] })).toEqual([]);
  const groups = await aggregateIncidents(
    { files: [], tempFolder, areas, districts: ["E07000068"], counting: "each-id-once" },
    context,
  );
  expect(accepted(groups).length).toBe(0);
  expect(accepted(await findSharedIds({ files: [], tempFolder }, context))).toMatchObject({ ids: 0, rows: 0 });
});

test("files of which no ID is shared say so", async () => {
  const [, second] = files;
  const shared = accepted(await findSharedIds({ files: second ? [second] : [], tempFolder }, context));
  expect(shared).toEqual({ ids: 0, rows: 0, acrossFiles: 0, differentPlace: 0, differentOutcome: 0 });
});
