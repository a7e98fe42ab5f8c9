import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { accepted } from "../../../../test/accepted.ts";
import { STREET_HEADER, streetFile, streetLine } from "../../../../test/street-files.ts";
import { useTempFolder } from "../../../../test/temp-folder.ts";
import { day } from "../../../kernel/dates.ts";
import { openDuckDb } from "../../../platform/engine/duckdb.ts";
import { acceptedRows } from "./accepted-rows.ts";
import type { Member } from "./members.ts";
import { readMembers } from "./read-members.ts";
import { groupsOf } from "./reading-groups.ts";
import { readRejectedRows } from "./rejected-rows-file.ts";
import { unpackUploads } from "./unpack.ts";

const root = useTempFolder();
const context = { progress: () => undefined, duckdbMemoryMb: 200 };
let runs = 0;

type Row = { readonly row: number; readonly said: unknown };

/** Reads files in one task; of each its accepted rows by number and location, and its rejected rows by number and cells. */
async function readAll(texts: readonly string[]): Promise<{ accepted: Row[]; rejected: Row[] }[]> {
  runs += 1;
  const folder = join(root, String(runs));
  mkdirSync(folder);
  const uploads = texts.map((text, i) => {
    const path = join(folder, `sent-${i}`);
    writeFileSync(path, text);
    return { path, name: `${i}.csv` };
  });
  const { members } = accepted(await unpackUploads({ uploads, folder }, context));
  const toRead = members.map((member, i) => ({
    member,
    parquet: join(folder, `${i}.parquet`),
    rejectedRows: join(folder, `${i}.jsonl`),
  }));
  const temp = join(folder, "temp");
  accepted(await readMembers({ members: toRead, tempFolder: temp, today: day("2025-11-22") }, context));
  const duck = await openDuckDb({ folders: [folder], tempFolder: temp, memoryMb: 200 });
  const read = [];
  for (const { parquet, rejectedRows } of toRead) {
    const rows = acceptedRows([{ path: parquet, include: "all" }]);
    const rejected: Row[] = [];
    for await (const { row, cells } of readRejectedRows(rejectedRows)) rejected.push({ row, said: cells[6] });
    read.push({
      accepted: await duck.rows<Row>(`select row, location as said from ${rows} order by row`),
      rejected,
    });
  }
  duck.close();
  return read;
}

const line = fc.oneof(
  { weight: 6, arbitrary: fc.constant("good") },
  fc.constantFrom("few", "many", "wrong month", "wrong place"),
);
const anyFile = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 90 }),
  kind: fc.constantFrom("plain", "plain", "plain", "blank line", "semicolons", "open quotation mark"),
});

function textOf({ lines, kind }: { lines: string[]; kind: string }, name: number): string {
  const written = lines.map((of, i) => {
    const location = `${name} ${i + 2}`;
    if (of === "few") return `,2025-03,Essex Police,,,,${location}`;
    if (of === "many") return streetLine({ location, context: "a,b" });
    return streetLine({
      location,
      month: of === "wrong month" ? "March" : "2025-03",
      ...(of === "wrong place" ? { longitude: "200" } : {}),
    });
  });
  if (kind === "blank line") written.push("");
  if (kind === "open quotation mark") written.push(streetLine({ location: '"never closed' }));
  const text = `${[STREET_HEADER, ...written].join("\n")}\n`;
  return kind === "semicolons" ? text.replaceAll(",", ";") : text;
}

test("files read together come to what each of them comes to alone", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyFile, { minLength: 2, maxLength: 7 }), async (files) => {
      const texts = files.map(textOf);
      const alone = [];
      for (const text of texts) alone.push(...(await readAll([text])));
      expect(await readAll(texts)).toEqual(alone);
    }),
    { numRuns: 12 },
  );
});

test("in a file larger than DuckDB reads in one piece each row keeps its number", { timeout: 120_000 }, async () => {
  const lines = Array.from({ length: 240_000 }, (_, i) =>
    streetLine({ location: String(i + 2), context: "x".repeat(i % 60), ...(i % 977 === 976 ? { month: "x" } : {}) }),
  );
  const [read] = await readAll([`${[STREET_HEADER, ...lines].join("\n")}\n`]);
  expect(read?.accepted.length).toBe(240_000 - 245);
  expect(read?.rejected.length).toBe(245);
  const misplaced = [...(read?.accepted ?? []), ...(read?.rejected ?? [])].filter(
    ({ row, said }) => String(row) !== said,
  );
  expect(misplaced.slice(0, 3)).toEqual([]);
});

test("files of one layout are read together, in two groups at least; what has to be mended is read alone", async () => {
  const folder = join(root, "groups");
  mkdirSync(folder);
  const texts = ["a", "b", "c", "d"].map(() => streetFile([{}, {}]));
  texts.splice(2, 0, streetFile([{}]).replace("\n", "\n\n"));
  const uploads = texts.map((text, i) => {
    const path = join(folder, String(i));
    writeFileSync(path, text);
    return { path, name: `${i}.csv` };
  });
  const { members } = accepted(await unpackUploads({ uploads, folder }, context));
  const groups = groupsOf(members.map((member: Member) => ({ member, parquet: "", rejectedRows: "" })));
  expect(groups.map((group) => group.map(({ at }) => at))).toEqual([[0, 1], [2], [3, 4]]);
});
