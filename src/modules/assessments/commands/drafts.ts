import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type DraftHead, liveFindings, usableYear } from "../rules/drafts.ts";
import { getAnalysis } from "../store/analyses.ts";
import * as store from "../store/drafts.ts";
import { updateFinding } from "../store/findings.ts";
import { readableFigures } from "./quotes.ts";

/** Who saves over a text that somebody else has changed since they opened it is shown both: nothing is lost. */
export const CHANGED_MEANWHILE = refuse(
  "Somebody else changed this while you were writing. Both texts are below: bring them together, and save again",
  "revision",
);

/** Begins an assessment that rests on a finished analysis. The same form sent again answers the same one. */
export async function startDraft(
  tx: Tx,
  draft: { readonly id: string; readonly title: string; readonly year: string; readonly analysisId: string },
): Promise<Outcome<string>> {
  const year = usableYear(draft.year);
  if (!year.ok) return year;
  const analysis = await getAnalysis(tx, draft.analysisId);
  if (analysis.step !== "done") return refuse("Choose an analysis that is done", "analysis");

  if (await store.insertDraft(tx, draft))
    recordEvent(tx, "assessment.started", draft.id, { analysis: draft.analysisId });
  return done(draft.id);
}

/** Changes title, year and summary, unless somebody else has done so since `revision`. */
export async function editDraft(
  tx: Tx,
  id: string,
  revision: number,
  fields: { readonly title: string; readonly year: string; readonly summary: string },
): Promise<Outcome<DraftHead>> {
  const draft = await store.lockDraft(tx, id);
  if (isSame(draft, fields)) return done(draft);
  if (draft.revision !== revision) return CHANGED_MEANWHILE;
  const year = usableYear(fields.year);
  if (!year.ok) return year;

  await store.updateDraft(tx, id, fields);
  recordEvent(tx, "assessment.edited", id, { revision: revision + 1 });
  return done({ ...draft, ...fields, revision: revision + 1 });
}

/**
 * Rests the draft on another analysis. Findings whose figures all stand in it are moved to it; the others stay with the
 * one they quote until somebody rewrites them, and until then the draft cannot be released.
 */
export async function restOnAnalysis(
  tx: Tx,
  id: string,
  revision: number,
  analysisId: string,
): Promise<Outcome<{ readonly moved: number; readonly left: number }>> {
  const analysis = await getAnalysis(tx, analysisId);
  if (analysis.step !== "done") return refuse("Choose an analysis that is done", "analysis");
  const head = await store.lockDraft(tx, id);
  if (head.analysisId === analysisId) return done({ moved: 0, left: 0 });
  if (head.revision !== revision) {
    return refuse(
      "Somebody else changed the assessment meanwhile. Look at the figures again before you confirm",
      "revision",
    );
  }

  const findings = liveFindings(await store.getDraft(tx, id));
  const readable = await readableFigures(
    tx,
    analysisId,
    findings.flatMap(({ figures }) => figures),
  );
  const movable = findings.filter(({ figures }) => figures.every(readable));
  for (const finding of movable) await updateFinding(tx, finding.id, { ...finding, analysisId });
  await store.updateDraftAnalysis(tx, id, analysisId);
  const counts = { moved: movable.length, left: findings.length - movable.length };
  recordEvent(tx, "assessment.analysis-changed", id, { from: head.analysisId, to: analysisId, ...counts });
  return done(counts);
}

/** A form sent twice asks for what has been done: that is no conflict. */
function isSame(draft: DraftHead, fields: { readonly title: string; readonly year: string; readonly summary: string }) {
  return draft.title === fields.title && draft.year === fields.year && draft.summary === fields.summary;
}
