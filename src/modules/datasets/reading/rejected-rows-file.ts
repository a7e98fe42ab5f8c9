import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Problem } from "../../../kernel/outcome.ts";
import type { Duck } from "../../../platform/engine/duckdb.ts";
import type { Format } from "../formats/format.ts";
import type { Header } from "../formats/header.ts";
import { isRejectedRowReference, type RejectedRow, unguarded } from "../formats/rejected-rows.ts";
import { splitRow } from "../formats/rows.ts";
import { pickLines } from "./lines.ts";
import { cellsOfMendedLine } from "./mending.ts";
import { codebook, problemOf } from "./row-query.ts";
import type { Scan } from "./scanning.ts";

/** How many rows of a file have a problem. A row with two is counted in both. */
export type ProblemCount = Problem & { readonly rows: number };

export type WrittenRejectedRows = {
  readonly rejected: number;
  /** Lines of delimiters and spaces only. They are no rows, and are not written. */
  readonly emptyRows: number;
  /** The most frequent first. */
  readonly problems: readonly ProblemCount[];
};

type Found = {
  readonly row: number;
  readonly line: number;
  readonly codes: readonly number[];
  readonly corrects: string | null;
};

/**
 * Writes the rejected rows to a file, in order, one JSON object a line (read by `readRejectedRows`). Their cells are taken
 * from the file itself, so they are as they stood.
 */
export async function writeRejectedRows(
  duck: Duck,
  scan: Scan,
  to: string,
  { format, header }: { readonly format: Format; readonly header: Header },
): Promise<WrittenRejectedRows> {
  const book = codebook(format);
  const counts = new Map<number, number>();
  let rejected = 0;
  let emptyRows = 0;
  const file = await open(to, "w");
  const lines = await pickLines(scan.lines.path);
  try {
    const result = await duck.connection.stream(rejectedQuery(scan));
    for await (const found of result.yieldRowObjectJs() as AsyncIterable<Found[]>) {
      let text = "";
      for (const { row, line, codes, corrects } of found) {
        const cells = cellsOf(await lines.line(line), scan, header);
        if (cells.every((cell) => cell.trim() === "")) {
          emptyRows += 1;
          continue;
        }
        rejected += 1;
        for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
        const problems = codes.map((code) => problemOf(code, book));
        text += `${JSON.stringify({ row, problems, cells, ...referenceOf(corrects, cells, header) })}\n`;
      }
      await file.appendFile(text);
    }
  } finally {
    await lines.close();
    await file.close();
  }
  const problems = [...counts].map(([code, rows]) => ({ ...problemOf(code, book), rows }));
  return { rejected, emptyRows, problems: problems.sort((a, b) => b.rows - a.rows) };
}

/** The rows that `writeRejectedRows` wrote, one at a time, whatever their number. */
export async function* readRejectedRows(path: string): AsyncGenerator<RejectedRow> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) yield JSON.parse(line) as RejectedRow;
}

function rejectedQuery({ from, faulty }: Scan): string {
  const checked = `select row, line, problems as codes, corrects from ${from} where problem is not null`;
  const lines = faulty.map(({ row, code }) => `(${row}, ${row}, [${code}::utinyint], null)`);
  return `${checked} ${lines.length === 0 ? "" : `union all values ${lines.join(", ")}`} order by line`;
}

function cellsOf(line: string, { lines }: Scan, header: Header): string[] {
  const cells = lines.mended ? cellsOfMendedLine(line, header) : splitRow(line, header.delimiter).cells;
  return header.referencePosition === undefined ? cells : cells.map(unguarded);
}

/** Of a line that could not be split as the header says, the reference may still be where it should. */
function referenceOf(corrects: string | null, cells: readonly string[], header: Header): { reference?: string } {
  const reference = corrects ?? cells[header.referencePosition ?? -1];
  return reference !== undefined && isRejectedRowReference(reference) ? { reference } : {};
}
