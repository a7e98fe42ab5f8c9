import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Draft, DraftHead, DraftTitle, ListedDraft } from "../rules/drafts.ts";
import { stateOf } from "../rules/releases.ts";
import type { Evidence } from "../rules/runs.ts";
import { listFindings } from "./findings.ts";
import { listPriorities } from "./priorities.ts";

/** Writes the draft under the id that its form carried, so that the same form sent twice is one draft. */
export async function insertDraft(
  tx: Tx,
  draft: { readonly id: string; readonly title: string; readonly year: string; readonly analysisId: string },
): Promise<boolean> {
  const result = await tx
    .insertInto("assessments")
    .values({
      id: draft.id,
      title: draft.title,
      year: draft.year,
      analysis_id: draft.analysisId,
      created_by: tx.identity.person ?? null,
    })
    .onConflict((conflict) => conflict.columns(["partnership_id", "id"]).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function getDraft(tx: Tx, id: string): Promise<Draft> {
  const head = await getDraftHead(tx, id);
  return { ...head, findings: await listFindings(tx, id), priorities: await listPriorities(tx, id) };
}

export async function getDraftHead(tx: Tx, id: string): Promise<DraftHead> {
  const head = await heads(tx).where("a.id", "=", id).executeTakeFirst();
  if (!head) throw new NotFound("assessment");
  return head;
}

/** Holds the draft for the rest of the transaction: whatever belongs to it changes by one person at a time. */
export async function lockDraft(tx: Tx, id: string): Promise<DraftHead> {
  await tx.selectFrom("assessments").select("id").where("id", "=", id).forUpdate().execute();
  return getDraftHead(tx, id);
}

export async function listDrafts(
  tx: Tx,
  page: { readonly limit: number; readonly offset: number },
): Promise<ListedDraft[]> {
  const rows = await heads(tx)
    .select((all) => [
      LATEST.as("latest"),
      all
        .selectFrom("findings as f")
        .whereRef("f.partnership_id", "=", "a.partnership_id")
        .whereRef("f.assessment_id", "=", "a.id")
        .where("f.removed_at", "is", null)
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .as("findings"),
      all
        .selectFrom("priorities as r")
        .whereRef("r.partnership_id", "=", "a.partnership_id")
        .whereRef("r.assessment_id", "=", "a.id")
        .where("r.removed_at", "is", null)
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .as("priorities"),
    ])
    .orderBy("a.created_at", "desc")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(({ latest, ...draft }) => ({
    ...draft,
    findings: draft.findings ?? 0,
    priorities: draft.priorities ?? 0,
    standing: latest ? { version: latest.version, state: stateOf({ ...latest, isLatest: true }) } : undefined,
  }));
}

/** Of whom a version is, lists say nothing: each name costs as much as a list. */
const LATEST = sql<{ version: number; released: boolean; withdrawn: boolean } | null>`(
  select jsonb_build_object('version', v.version, 'released', r.proposal_id is not null, 'withdrawn', w.proposal_id is not null)
    from release_proposals v
    left join assessment_releases r on r.partnership_id = v.partnership_id and r.proposal_id = v.id
    left join assessment_withdrawals w on w.partnership_id = v.partnership_id and w.proposal_id = v.id
   where v.partnership_id = a.partnership_id and v.assessment_id = a.id order by v.version desc limit 1)`;

/** The drafts begun last, each with what its analysis rests on. */
export async function listLatestDrafts(tx: Tx, limit: number): Promise<(DraftTitle & Evidence)[]> {
  const rows = await tx
    .selectFrom("assessments as a")
    .innerJoin("analyses as n", "n.id", "a.analysis_id")
    .select(["a.id", "a.title", "a.year", "n.parameters", "n.finished_at as finishedAt"])
    .orderBy("a.created_at", "desc")
    .limit(limit)
    .execute();
  return rows as (DraftTitle & Evidence)[];
}

export async function countDrafts(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom("assessments")
    .select((all) => all.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** The drafts that rest on an analysis: where a figure of it can be quoted. */
export async function listDraftsOf(tx: Tx, analysisId: string): Promise<DraftHead[]> {
  return heads(tx).where("a.analysis_id", "=", analysisId).orderBy("a.created_at", "desc").limit(20).execute();
}

/** Changes the draft's own fields and counts the change. */
export async function updateDraft(
  tx: Tx,
  id: string,
  fields: { readonly title: string; readonly year: string; readonly summary: string },
): Promise<void> {
  await tx
    .updateTable("assessments")
    .set((all) => ({ ...fields, revision: all("revision", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/** Rests the draft on another analysis. Its findings are moved by themselves. */
export async function updateDraftAnalysis(tx: Tx, id: string, analysisId: string): Promise<void> {
  await tx
    .updateTable("assessments")
    .set((all) => ({ analysis_id: analysisId, revision: all("revision", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

function heads(tx: Tx) {
  return tx
    .selectFrom("assessments as a")
    .leftJoin("people as p", "p.id", "a.created_by")
    .select([
      "a.id",
      "a.title",
      "a.year",
      "a.summary",
      "a.analysis_id as analysisId",
      "a.revision",
      "a.created_at as createdAt",
      "p.name as createdBy",
    ]);
}
