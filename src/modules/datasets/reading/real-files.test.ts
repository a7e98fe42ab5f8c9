import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accepted } from "../../../../test/accepted.ts";
import { builtProgram } from "../../../../test/built-program.ts";
import { hasSharedData, readSharedCsv, sharedData } from "../../../../test/shared-data.ts";
import { useTempFolder } from "../../../../test/temp-folder.ts";
import { day } from "../../../kernel/dates.ts";
import { openTaskRunner, type TaskRunner } from "../../../platform/engine/runner.ts";
import { runDatasetTask } from "./client.ts";
import type { IncidentCounts } from "./count-incidents.ts";
import type { ReadMember } from "./read-members.ts";

/*
 * Published files, through the child process as in production. They lie in the shared folder beside the project, which is
 * no part of it; without that folder these tests are reported as not run.
 */
const root = useTempFolder();
let runner: TaskRunner;
let batches = 0;

const MONTHS_OF_2025 = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, "0")}`);
const ESSEX = ["E06000033", "E06000034", ...Array.from({ length: 12 }, (_, i) => `E070000${66 + i}`)];

beforeAll(async () => {
  runner = openTaskRunner({ entry: await builtProgram("src/engine.ts") });
});
afterAll(() => runner.close());

type Batch = {
  readonly read: ReadMember[];
  readonly files: { path: string; include: "all" }[];
  readonly tempFolder: string;
};

async function importFiles(paths: readonly string[]): Promise<Batch> {
  batches += 1;
  const folder = join(root, String(batches));
  mkdirSync(folder);
  const uploads = paths.map((path) => ({ path: sharedData(path) ?? path, name: path.split("/").at(-1) ?? path }));
  const { members, notRead, refused } = accepted(await runDatasetTask(runner, "datasets.unpack", { uploads, folder }));
  expect({ notRead, refused }).toEqual({ notRead: [], refused: [] });
  const toRead = members.map((member, i) => ({
    member,
    parquet: join(folder, `${i}.parquet`),
    rejectedRows: join(folder, `${i}.jsonl`),
  }));
  const tempFolder = join(folder, "temp");
  const input = { members: toRead, tempFolder, today: day("2026-11-22") };
  const read = accepted(await runDatasetTask(runner, "datasets.read-members", input));
  return { read, files: toRead.map(({ parquet }) => ({ path: parquet, include: "all" })), tempFolder };
}

function sumOf(read: readonly ReadMember[], name: "rows" | "accepted" | "rejected" | "noLocation"): number {
  return read.reduce((sum, member) => sum + member[name], 0);
}

/** Incidents by the words of one column. */
function by(
  counts: IncidentCounts,
  column: "district" | "placing" | "type",
  only: (row: number) => boolean = () => true,
) {
  const { words, codes } = counts.text[column];
  const sums: Record<string, number> = {};
  for (let row = 0; row < counts.length; row += 1) {
    if (!only(row)) continue;
    const word = words[codes[row] ?? -1] ?? "none";
    sums[word] = (sums[word] ?? 0) + (counts.numbers.incidents[row] ?? 0);
  }
  return sums;
}

async function countByDistrict({ files, tempFolder }: Batch): Promise<IncidentCounts> {
  const path = join(root, "areas.csv");
  const areas = readSharedCsv("data/geo/lsoa_all_vintages_lad24_england_wales.csv.gz");
  const lines = areas.map((area) => `${area["lsoa_code"]},${area["ltla24_code"]},`);
  writeFileSync(path, `lsoa,district,ward\n${lines.join("\n")}\n`);
  const forceAreas = ESSEX.map((district) => ({ force: "Essex Police", district }));
  const input = { files, tempFolder, areas: { path, kind: "csv" as const }, forceAreas, level: "district" as const };
  return accepted(await runDatasetTask(runner, "datasets.count-incidents", input));
}

describe.runIf(hasSharedData)("published files", { timeout: 120_000 }, () => {
  test("the twelve Essex files of 2025 come to the figures that are known of them", async () => {
    const batch = await importFiles(
      MONTHS_OF_2025.map((month) => `data/police-uk/${month}/${month}-essex-street.csv.gz`),
    );
    expect(sumOf(batch.read, "rows")).toBe(158_217);
    expect(sumOf(batch.read, "accepted")).toBe(158_217);
    expect(sumOf(batch.read, "noLocation")).toBe(2_140);
    expect(batch.read.flatMap(({ notes }) => notes)).toEqual([]);

    const counts = await countByDistrict(batch);
    expect(by(counts, "placing")).toEqual({ inside: 155_922, outside: 155, "no-location": 2_140 });
    expect(by(counts, "district")).toMatchObject({ E06000034: 17_216, E07000066: 18_833 });
    const thurrock = counts.text.district.words.indexOf("E06000034");
    expect(by(counts, "type", (row) => counts.text.district.codes[row] === thurrock)).toMatchObject({
      "Anti-social behaviour": 1_692,
      "Vehicle crime": 1_786,
    });
  });

  test("March 2024 has 14,092 rows, of which 524 have no location", async () => {
    const { read } = await importFiles(["data/police-uk/2024-03/2024-03-essex-street.csv.gz"]);
    expect(read).toMatchObject([{ rows: 14_092, accepted: 14_092, noLocation: 524 }]);
  });

  test("files of 2018 and 2019 map by their codes of 2011", async () => {
    const months = ["2018-01", "2018-07", "2018-10", "2019-01"];
    const batch = await importFiles(months.map((month) => `data/police-uk/${month}/${month}-essex-street.csv.gz`));
    expect(batch.read.map(({ rows }) => rows)).toEqual([14_786, 18_713, 17_791, 16_428]);
    const placings = by(await countByDistrict(batch), "placing");
    expect(Object.keys(placings).sort()).toEqual(["inside", "no-location", "outside"]);
  });

  test("files saved again by a spreadsheet hold the same", async () => {
    const path = sharedData("data/police-uk/2024-02/2024-02-essex-street.csv.gz") ?? "";
    const text = gunzipSync(readFileSync(path)).toString("utf8");
    const saved = join(root, "saved-again.csv");
    const cells = text
      .trimEnd()
      .split(/\r?\n/)
      .map((line) => line.split(","));
    writeFileSync(saved, `\uFEFF${cells.map((row) => row.map((cell) => `"${cell}"`).join(";")).join("\r\n")}\r\n\r\n`);
    const { read } = await importFiles(["data/police-uk/2024-02/2024-02-essex-street.csv.gz", saved]);
    expect(read[1]?.counts).toEqual(read[0]?.counts);
    expect(read[1]?.notes).toContain("Its cells are separated by semicolons.");
  });

  test("samples of outcomes and of stop and search are told apart from street-level crime", async () => {
    const names = ["2025-03-essex-outcomes.first-rows.csv", "2023-02-humberside-stop-and-search.first-rows.csv"];
    const uploads = names.map((name) => ({ path: sharedData(`data/police-uk-samples/${name}`) ?? "", name }));
    const { members, notRead } = accepted(await runDatasetTask(runner, "datasets.unpack", { uploads, folder: root }));
    expect(members).toEqual([]);
    expect(notRead.map(({ reason }) => reason)).toEqual([
      "it is a file of outcomes, which are not read yet",
      "it is a file of stop and search, which is not read yet",
    ]);
  });

  test("the reference input: every month and type as counted by others, 50 IDs twice", async () => {
    const batch = await importFiles(["reference/input_street.csv.gz"]);
    const [read] = batch.read;
    expect(read).toMatchObject({ rows: 100_000, accepted: 100_000, noLocation: 1_117 });
    expect(read?.duplicateIds).toBe(50);

    const counted = new Map(read?.counts.map(({ month, type, incidents }) => [`${type} ${month}`, incidents]));
    const expected = readSharedCsv("reference/monthly_force_type.csv").flatMap(({ crime_type, ...months }) =>
      Object.entries(months).map(([month, count]): [string, number] => [`${crime_type} ${month}`, Number(count)]),
    );
    expect(expected).toHaveLength(14 * 36);
    expect(expected.map(([key]) => [key, counted.get(key) ?? 0])).toEqual(expected);
  });
});
