import { NotFound } from "../../../kernel/errors.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Quoting } from "../rules/citations.ts";
import { type Direction, type Finding, liveFindings, moved } from "../rules/drafts.ts";
import { listProposals } from "../store/analyses.ts";
import { getDraft, lockDraft } from "../store/drafts.ts";
import * as store from "../store/findings.ts";
import { CHANGED_MEANWHILE } from "./drafts.ts";
import { checkedSentence } from "./quotes.ts";

/** Writes a finding at the end of the draft. The same form sent again writes it once. */
export async function writeFinding(tx: Tx, draftId: string, id: string, text: string): Promise<Outcome<Quoting>> {
  const draft = await lockDraft(tx, draftId);
  const sentence = await checkedSentence(tx, draft.analysisId, text);
  if (!sentence.ok) return sentence;
  await keep(tx, draftId, draft.analysisId, id, sentence.value);
  return sentence;
}

/** Takes a sentence that the analysis proposes as a finding. Refuses one of an analysis that the draft does not rest on. */
export async function takeProposal(tx: Tx, draftId: string, id: string, key: string): Promise<Outcome<Quoting>> {
  const draft = await lockDraft(tx, draftId);
  const { proposals } = await listProposals(tx, draft.analysisId);
  const proposal = proposals.find((one) => one.key === key);
  if (!proposal) return refuse("The analysis that the draft now rests on does not propose this sentence");
  await keep(tx, draftId, draft.analysisId, id, proposal);
  return done(proposal);
}

/** Rewrites a finding, on the analysis that the draft rests on, unless somebody else has done so since `revision`. */
export async function editFinding(
  tx: Tx,
  draftId: string,
  id: string,
  revision: number,
  text: string,
): Promise<Outcome<Quoting>> {
  const draft = await lockDraft(tx, draftId);
  const finding = await store.getFinding(tx, draftId, id);
  const sentence = await checkedSentence(tx, draft.analysisId, text);
  if (!sentence.ok) return sentence;
  if (isSame(finding, sentence.value) && finding.analysisId === draft.analysisId) return sentence;
  if (finding.revision !== revision) return CHANGED_MEANWHILE;

  await store.updateFinding(tx, id, { ...sentence.value, analysisId: draft.analysisId });
  recordEvent(tx, "finding.edited", id, { assessment: draftId, figures: sentence.value.figures.length });
  return sentence;
}

/** Moves a finding past its neighbour; does nothing when it is not at `from` any more. */
export async function moveFinding(
  tx: Tx,
  draftId: string,
  id: string,
  from: number,
  direction: Direction,
): Promise<void> {
  await lockDraft(tx, draftId);
  const ids = liveFindings(await getDraft(tx, draftId)).map((finding) => finding.id);
  const order = moved(ids, id, from, direction);
  if (!order) return;
  await store.updateFindingOrder(tx, order);
  recordEvent(tx, "finding.moved", id, { assessment: draftId, direction });
}

/** Takes a finding out of the draft; it can be put back. Priorities that rest on it keep the link. */
export async function removeFinding(tx: Tx, draftId: string, id: string, now: Date): Promise<void> {
  const finding = await findingOf(tx, draftId, id);
  if (finding.isRemoved) return;
  await store.updateFindingRemoval(tx, id, now);
  recordEvent(tx, "finding.removed", id, { assessment: draftId });
}

export async function restoreFinding(tx: Tx, draftId: string, id: string): Promise<void> {
  const finding = await findingOf(tx, draftId, id);
  if (!finding.isRemoved) return;
  await store.updateFindingRemoval(tx, id, null);
  recordEvent(tx, "finding.restored", id, { assessment: draftId });
}

async function findingOf(tx: Tx, draftId: string, id: string): Promise<Finding> {
  await lockDraft(tx, draftId);
  return store.getFinding(tx, draftId, id);
}

async function keep(tx: Tx, draftId: string, analysisId: string, id: string, quoting: Quoting): Promise<void> {
  const { sentence, figures } = quoting;
  if (await store.insertFinding(tx, { id, draftId, analysisId, sentence, figures })) {
    recordEvent(tx, "finding.written", id, { assessment: draftId, figures: figures.length });
    return;
  }
  // The id is of another draft's finding, which this form has no business with.
  if (!(await getDraft(tx, draftId)).findings.some((finding) => finding.id === id)) throw new NotFound("finding");
}

/** A form sent twice asks for what has been done: that is no conflict. */
function isSame(finding: Quoting, { sentence, figures }: Quoting): boolean {
  return finding.sentence === sentence && JSON.stringify(finding.figures.map(key)) === JSON.stringify(figures.map(key));
}

function key({ table, row, column }: Quoting["figures"][number]): string {
  return `${table}/${row}/${column}`;
}
