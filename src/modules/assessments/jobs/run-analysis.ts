import { digestOf, failAnalysis, finishAnalysis, keepRows, keepTables, noteStep } from "../commands/analyses.ts";
import { analyse } from "../rules/analyse.ts";
import * as store from "../store/analyses.ts";
import { type AnalysisWork, gatherEvidence } from "./gather-evidence.ts";

/**
 * Carries an analysis through. Nothing of it counts until the last step; run again after a crash it writes the same rows,
 * because the same evidence gives the same bytes.
 */
export async function carryAnalysisThrough(
  work: AnalysisWork & { readonly now: () => Date },
  id: string,
): Promise<void> {
  const { inPartnership } = work;
  const run = await inPartnership((tx) => store.getAnalysis(tx, id));
  if (run.step === "done" || run.step === "failed") return;

  await inPartnership((tx) => noteStep(tx, id, "aggregating"));
  const evidence = await gatherEvidence(work, run.parameters);
  if (!evidence.ok) {
    const problem = evidence.problems.map(({ message }) => message).join(" ");
    await inPartnership((tx) => failAnalysis(tx, id, problem, work.now()));
    return;
  }

  await inPartnership((tx) => noteStep(tx, id, "computing"));
  const analysis = analyse(evidence.value);
  await inPartnership((tx) => keepTables(tx, id, analysis.tables));
  const rows = analysis.tables.flatMap((table) =>
    table.rows.map((row, position) => ({ ...row, name: table.name, position })),
  );
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await inPartnership((tx) => keepRows(tx, id, rows.slice(from, from + ROWS_AT_ONCE)));
  }
  const digest = digestOf(analysis);
  await inPartnership((tx) => finishAnalysis(tx, id, analysis, digest, work.now()));
}

/** Few enough that a transaction on the embedded database holds nobody up. */
const ROWS_AT_ONCE = 200;
