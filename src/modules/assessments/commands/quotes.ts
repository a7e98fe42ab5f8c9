import { done, type Outcome, refuseAll } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { isQuotable, type QuotedTable, type Quoting, readSentence, refusedQuotes } from "../rules/citations.ts";
import type { FigureRef } from "../rules/results.ts";
import { listRows, listTables } from "../store/analyses.ts";

/** Reads a sentence as it was typed and checks that each figure it quotes stands in the analysis. */
export async function checkedSentence(tx: Tx, analysisId: string, text: string): Promise<Outcome<Quoting>> {
  const read = readSentence(text);
  if (!read.ok) return read;
  const problems = refusedQuotes(read.value.figures, await quotedTables(tx, analysisId, read.value.figures));
  return problems.length === 0 ? done(read.value) : refuseAll(problems);
}

/** Says of a figure whether it can be read in the analysis. */
export async function readableFigures(
  tx: Tx,
  analysisId: string,
  figures: readonly FigureRef[],
): Promise<(figure: FigureRef) => boolean> {
  const tables = await quotedTables(tx, analysisId, figures);
  return (figure) => isQuotable(figure.table) && refusedQuotes([figure], tables).length === 0;
}

/** The tables of the analysis with those of their rows that are asked for. */
async function quotedTables(tx: Tx, analysisId: string, figures: readonly FigureRef[]): Promise<QuotedTable[]> {
  const [tables, rows] = [await listTables(tx, analysisId), await listRows(tx, analysisId, distinctRows(figures))];
  return tables.map((table) => ({ ...table, rows: rows.filter((row) => row.table === table.name) }));
}

function distinctRows(figures: readonly FigureRef[]): { table: string; row: string }[] {
  return [...new Map(figures.map(({ table, row }) => [`${table}/${row}`, { table, row }])).values()];
}
