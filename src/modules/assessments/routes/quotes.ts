import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Quoting } from "../rules/citations.ts";
import { type QuotedFigure, quotedFigure } from "../rules/figure-sources.ts";
import type { FigureRef } from "../rules/results.ts";
import { getAnalysis, listRows, listTables } from "../store/analyses.ts";

/** What quotes figures: a finding, or a sentence that is proposed. */
export type Quotes = Pick<Quoting, "figures"> & { readonly analysisId: string };

/** Gives for a sentence its figures as they stand in its analysis, dated and with their coverage. */
export type FiguresOf = (quotes: Quotes) => readonly QuotedFigure[];

/** Reads the figures of all the sentences at once, analysis by analysis. */
export async function readFigures(tx: Tx, sentences: readonly Quotes[]): Promise<FiguresOf> {
  const byAnalysis = new Map<string, (ref: FigureRef) => QuotedFigure>();
  for (const analysisId of new Set(sentences.map((one) => one.analysisId))) {
    const refs = sentences.filter((one) => one.analysisId === analysisId).flatMap(({ figures }) => figures);
    byAnalysis.set(analysisId, await readerOf(tx, analysisId, refs));
  }
  return ({ analysisId, figures }) => {
    const read = byAnalysis.get(analysisId);
    return read ? figures.map(read) : [];
  };
}

async function readerOf(
  tx: Tx,
  analysisId: string,
  refs: readonly FigureRef[],
): Promise<(ref: FigureRef) => QuotedFigure> {
  const { parameters } = await getAnalysis(tx, analysisId);
  const tables = new Map((await listTables(tx, analysisId)).map((table) => [table.name, table]));
  const wanted = [...new Map(refs.map(({ table, row }) => [`${table}/${row}`, { table, row }])).values()];
  const rows = new Map((await listRows(tx, analysisId, wanted)).map((row) => [`${row.table}/${row.key}`, row]));
  return (ref) => quotedFigure(ref, tables.get(ref.table), rows.get(`${ref.table}/${ref.row}`), parameters);
}
