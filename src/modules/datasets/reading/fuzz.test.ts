import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accepted } from "../../../../test/accepted.ts";
import { builtProgram } from "../../../../test/built-program.ts";
import { crimeId, STREET_HEADER, streetLine } from "../../../../test/street-files.ts";
import { useTempFolder } from "../../../../test/temp-folder.ts";
import { day } from "../../../kernel/dates.ts";
import { openTaskRunner, type TaskRunner } from "../../../platform/engine/runner.ts";
import { runDatasetTask } from "./client.ts";
import { readRejectedRows } from "./rejected-rows-file.ts";

/*
 * Files that were damaged on their way: whatever is in them, the child survives, and every row is either accepted or
 * rejected. A row that is neither would be a crime that nobody counts.
 */
const root = useTempFolder();
let runner: TaskRunner;
let batches = 0;

beforeAll(async () => {
  runner = openTaskRunner({ entry: await builtProgram("src/engine.ts") });
});
afterAll(() => runner.close());

const PRISTINE = Buffer.from(
  [
    STREET_HEADER,
    streetLine({ id: crimeId(1) }),
    streetLine({ type: "Anti-social behaviour", outcome: "" }),
    streetLine({
      id: crimeId(2),
      lsoaName: '"Bournemouth, Christchurch and Poole 001A"',
      location: "On or near Tŷ Ŵyn",
    }),
    streetLine({ id: crimeId(1), longitude: "", latitude: "", location: "No Location", lsoa: "", lsoaName: "" }),
    streetLine({ context: '"two\nlines"' }),
    streetLine({ id: crimeId(3), month: "Mar-25" }),
    streetLine({ id: crimeId(4) }),
  ].join("\n"),
);

/** Bytes that matter to a reader of CSV, and some that must not. */
const pieces = fc.constantFrom(
  ...[
    '"',
    ",",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    '""',
    '",',
    ',"',
    " ",
    "\t",
    ";",
    "'",
    "=",
    "é",
    "Ŵ",
    "\uFEFF",
    ",,,,,,,,,,,",
  ].map((text) => Buffer.from(text)),
  ...[[0x80], [0xff], [0xfe, 0xff], [0xc3], [0x1a], [0x00]].map((bytes) => Buffer.from(bytes)),
);

const WITHOUT_QUOTES = Buffer.from(PRISTINE.toString().replaceAll(/"[^"]*"/g, "x"));

const step = fc.record({
  at: fc.nat(PRISTINE.length),
  length: fc.nat(40),
  piece: pieces,
  kind: fc.constantFrom("insert", "cut", "repeat", "replace"),
});

/** Damaged after the header, so that most files are incident files still. */
const damaged = fc
  .tuple(fc.constantFrom(PRISTINE, WITHOUT_QUOTES), fc.array(step, { maxLength: 6 }))
  .map(([pristine, steps]) => {
    let bytes = pristine;
    for (const { at, length, piece, kind } of steps) {
      const from = Math.max(STREET_HEADER.length, at % Math.max(bytes.length, 1));
      const [before, middle, after] = [
        bytes.subarray(0, from),
        bytes.subarray(from, from + length),
        bytes.subarray(from + length),
      ];
      if (kind === "insert") bytes = Buffer.concat([before, piece, middle, after]);
      if (kind === "cut") bytes = Buffer.concat([before, after]);
      if (kind === "repeat") bytes = Buffer.concat([before, middle, middle, middle, after]);
      if (kind === "replace") bytes = Buffer.concat([before, piece, after]);
    }
    return bytes;
  });

type Shown = { readonly rows: number; readonly accepted: number; readonly rejected: number };

/** Reads all files in one go, and gives what came of each that is an incident file. */
async function readAll(files: readonly Buffer[]): Promise<Shown[]> {
  batches += 1;
  const folder = join(root, String(batches));
  mkdirSync(folder);
  const uploads = files.map((bytes, i) => {
    const path = join(folder, `sent-${i}`);
    writeFileSync(path, bytes);
    return { path, name: `${i}.csv` };
  });
  const { members, notRead, refused } = accepted(await runDatasetTask(runner, "datasets.unpack", { uploads, folder }));
  expect(members.length + notRead.length + refused.length).toBe(files.length);
  const toRead = members.map((member, i) => ({
    member,
    parquet: join(folder, `${i}.parquet`),
    rejectedRows: join(folder, `${i}.jsonl`),
  }));
  const input = { members: toRead, tempFolder: join(folder, "temp"), today: day("2025-11-22") };
  const read = accepted(await runDatasetTask(runner, "datasets.read-members", input));

  for (const [i, { rows, accepted: taken, rejected, emptyRows }] of read.entries()) {
    const bytes = files[members[i]?.upload ?? -1] ?? Buffer.alloc(0);
    if (!bytes.includes('"')) expect(rows + emptyRows).toBe(linesAfterHeader(bytes));
    const numbers: number[] = [];
    for await (const { row, problems, cells } of readRejectedRows(toRead[i]?.rejectedRows ?? "")) {
      numbers.push(row);
      expect(problems.length).toBeGreaterThan(0);
      expect(cells.some((cell) => cell.trim() !== "")).toBe(true);
    }
    expect(rows).toBe(taken + rejected);
    expect(numbers).toHaveLength(rejected);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    for (const number of numbers) expect(number).toBeLessThanOrEqual(1 + rows + emptyRows);
  }
  rmSync(folder, { recursive: true });
  return read;
}

/** Without quotation marks each line is a row, or nothing: counted here without any of the program. */
function linesAfterHeader(bytes: Buffer): number {
  const lines = bytes.toString("latin1").split(/\r*\n|\r/);
  return lines.at(-1) === "" ? lines.length - 2 : lines.length - 1;
}

test("the file before it is damaged", async () => {
  expect(await readAll([PRISTINE])).toMatchObject([{ rows: 7, accepted: 6, rejected: 1 }]);
});

test("of damaged files every row is accepted or rejected, and the child survives", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(damaged, { minLength: 1, maxLength: 12 }), async (files) => {
      await readAll(files);
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

test("bytes that were never a CSV are refused in words", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 }), async (files) => {
      await readAll(files.map((bytes) => Buffer.from(bytes)));
    }),
    { numRuns: 10 },
  );
});

test("a row that was not touched is accepted, wherever the damage is", { timeout: 60_000 }, async () => {
  const good = Array.from({ length: 30 }, (_, i) => streetLine({ id: crimeId(i + 1) }));
  await fc.assert(
    fc.asyncProperty(fc.nat(29), fc.constantFrom('"', '"x', ",", ",extra", "\n", "\u00ff"), async (at, damage) => {
      const lines = good.map((line, i) => (i === at ? line.replace("On or near", `On ${damage} near`) : line));
      const [read] = await readAll([Buffer.from([STREET_HEADER, ...lines].join("\n"))]);
      expect(read?.accepted).toBeGreaterThanOrEqual(29);
    }),
    { numRuns: 30 },
  );
});
