import { sha256 } from "../../../kernel/ids.ts";
import { done, type Outcome } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import { enqueue, jobKind } from "../../../platform/jobs/kinds.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Analysis } from "../rules/analyse.ts";
import { type AnalysisParameters, periodInWords, usablePeriod } from "../rules/parameters.ts";
import type { AnalysisStep } from "../rules/runs.ts";
import * as store from "../store/analyses.ts";

export const runAnalysis = jobKind<{ id: string }>("assessments.run-analysis", {
  capabilities: ["assessments:read", "assessments:write", "datasets:read"],
});

/** Asks for an analysis. The same submission again answers the same analysis. */
export async function requestAnalysis(
  tx: Tx,
  parameters: AnalysisParameters,
  submissionKey: string,
): Promise<Outcome<string>> {
  const period = usablePeriod(parameters.period);
  if (!period.ok) return period;
  const earlier = await store.findAnalysisBySubmission(tx, submissionKey);
  if (earlier !== undefined) return done(earlier);

  const title = `${parameters.dataset.title}, ${periodInWords(parameters.period)}`;
  const id = await store.insertAnalysis(tx, { title, parameters, submissionKey });
  recordEvent(tx, "analysis.requested", id, { dataset: parameters.dataset.id, version: parameters.dataset.version });
  await enqueue(tx, runAnalysis, { id });
  return done(id);
}

export async function noteStep(tx: Tx, id: string, step: AnalysisStep): Promise<void> {
  await store.updateAnalysisStep(tx, id, step);
}

/** Keeps some of an analysis's rows. They count once the analysis is done; kept again after a crash they are the same. */
export async function keepRows(tx: Tx, id: string, rows: readonly store.PlacedRow[]): Promise<void> {
  await store.insertRows(tx, id, rows);
}

export async function keepTables(tx: Tx, id: string, tables: Analysis["tables"]): Promise<void> {
  await store.insertTables(tx, id, tables);
}

/** What the results of an analysis are known by. Made before a transaction, because nothing waits while it is made. */
export function digestOf({ tables }: Pick<Analysis, "tables">): Buffer {
  return sha256(JSON.stringify(tables));
}

/** Ends an analysis whose rows have been kept. Does nothing when it has ended already. */
export async function finishAnalysis(
  tx: Tx,
  id: string,
  { proposals, silences }: Pick<Analysis, "proposals" | "silences">,
  resultsSha256: Buffer,
  now: Date,
): Promise<void> {
  if (!(await store.finishAnalysis(tx, id, { problem: null, resultsSha256 }, now))) return;
  await store.insertProposals(tx, id, proposals, silences);
  recordEvent(tx, "analysis.done", id, { results: resultsSha256.toString("hex") });
}

export async function failAnalysis(tx: Tx, id: string, problem: string, now: Date): Promise<void> {
  if (await store.finishAnalysis(tx, id, { problem, resultsSha256: null }, now)) recordEvent(tx, "analysis.failed", id);
}
