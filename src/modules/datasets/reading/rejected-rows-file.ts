import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Problem } from "../../../kernel/outcome.ts";
import type { Duck } from "../../../platform/engine/duckdb.ts";
import type { Format } from "../formats/format.ts";
import type { Header } from "../formats/header.ts";
import { isRejectedRowReference, type RejectedRow, unguarded } from "../formats/rejected-rows.ts";
import { splitRow } from "../formats/rows.ts";
import { FAULT_CODES } from "./faults.ts";
import { codebook, problemOf } from "./row-query.ts";

/** How many rows of a file have a problem. A row with two is counted in both. */
export type ProblemCount = Problem & { readonly rows: number };

/** A row of the query that `IncidentTable.rejected` is. */
type Found = {
  readonly row: number;
  readonly codes: readonly number[];
  readonly cells: readonly (string | null)[];
  readonly corrects: string | null;
};

/** Writes the rejected rows to a file, in order, one JSON object a line (read by `readRejectedRows`), and counts them by problem. */
export async function writeRejectedRows(
  duck: Duck,
  query: string,
  to: string,
  { format, header }: { readonly format: Format; readonly header: Header },
): Promise<ProblemCount[]> {
  const book = codebook(format);
  const counts = new Map<number, number>();
  const file = await open(to, "w");
  try {
    const result = await duck.connection.stream(`${query} order by row`);
    for await (const found of result.yieldRowObjectJs() as AsyncIterable<Found[]>) {
      let text = "";
      for (const rejected of found) {
        for (const code of rejected.codes) counts.set(code, (counts.get(code) ?? 0) + 1);
        text += `${JSON.stringify(rejectedRow(rejected, header, book))}\n`;
      }
      await file.appendFile(text);
    }
  } finally {
    await file.close();
  }
  return [...counts].map(([code, rows]) => ({ ...problemOf(code, book), rows })).sort((a, b) => b.rows - a.rows);
}

/** The rows that `writeRejectedRows` wrote, one at a time, whatever their number. */
export async function* readRejectedRows(path: string): AsyncGenerator<RejectedRow> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) yield JSON.parse(line) as RejectedRow;
}

function rejectedRow({ row, codes, cells, corrects }: Found, header: Header, book: readonly Problem[]): RejectedRow {
  const faulty = codes.some((code) => FAULT_CODES.includes(code));
  const asTheyStood = faulty ? cellsOfLine(cells[0] ?? "", header) : cells.map((cell) => cell ?? "");
  const rejected = { row, problems: codes.map((code) => problemOf(code, book)), cells: asTheyStood };
  const reference = corrects ?? asTheyStood[header.referencePosition ?? -1];
  return reference !== undefined && isRejectedRowReference(reference) ? { ...rejected, reference } : rejected;
}

/** As far as the cells of a line can be told that could not be split into those that the header names. */
function cellsOfLine(line: string, { delimiter, referencePosition }: Header): string[] {
  const { cells } = splitRow(line.replace(/^[\r\n]+|[\r\n]+$/g, ""), delimiter);
  return referencePosition === undefined ? cells : cells.map(unguarded);
}
