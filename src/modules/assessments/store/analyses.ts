import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import { together } from "../../../kernel/together.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { AnalysisParameters } from "../rules/parameters.ts";
import type { Proposal, Silence } from "../rules/proposals.ts";
import type { ResultColumn, ResultRow, ResultTable } from "../rules/results.ts";
import type { AnalysisRun, AnalysisStep, AskedRun } from "../rules/runs.ts";

export async function findAnalysisBySubmission(tx: Tx, submissionKey: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("analyses")
    .select("id")
    .where("submission_key", "=", submissionKey)
    .executeTakeFirst();
  return row?.id;
}

export async function insertAnalysis(
  tx: Tx,
  analysis: { readonly title: string; readonly parameters: AnalysisParameters; readonly submissionKey: string },
): Promise<string> {
  const { id } = await tx
    .insertInto("analyses")
    .values({
      title: analysis.title,
      parameters: JSON.stringify(analysis.parameters),
      submission_key: analysis.submissionKey,
      requested_by: tx.identity.person ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function getAnalysis(tx: Tx, id: string): Promise<AskedRun> {
  const row = await askedRuns(tx).where("a.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound("analysis");
  return row as AskedRun;
}

/** Without the name of who asked for it. */
export async function getRun(tx: Tx, id: string): Promise<AnalysisRun> {
  const row = await runs(tx).where("a.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound("analysis");
  return row as AnalysisRun;
}

/** A page of the analyses, the latest first, and how many there are on all pages. */
export async function listAnalyses(
  tx: Tx,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly runs: AskedRun[] }> {
  const rows = await askedRuns(tx)
    .select(sql<number>`(select count(*) from analyses)`.as("total"))
    .orderBy("a.requested_at", "desc")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  // A page beyond the last has no line that says how many there are.
  const total = rows[0]?.total ?? (page.offset === 0 ? 0 : await countAnalyses(tx));
  return { total, runs: rows.map(({ total, ...run }) => run as AskedRun) };
}

/** Of those asked for last, as many as are looked at: those that have not ended. */
export async function listUnderWay(tx: Tx, looked: number): Promise<AnalysisRun[]> {
  const rows = (await runs(tx).orderBy("a.requested_at", "desc").limit(looked).execute()) as AnalysisRun[];
  return rows.filter(({ finishedAt }) => finishedAt === null);
}

/** The analysis that was finished last; what it rests on may have changed since. */
export async function findLatestDone(tx: Tx): Promise<AnalysisRun | undefined> {
  const row = await runs(tx).where("a.step", "=", "done").orderBy("a.requested_at", "desc").limit(1).executeTakeFirst();
  return row as AnalysisRun | undefined;
}

/** The analyses that were finished last, each with which tables it has. */
export async function listFinished(
  tx: Tx,
  most: number,
): Promise<{ run: AnalysisRun; tables: { name: string; title: string }[] }[]> {
  const finished = await runs(tx)
    .where("a.step", "=", "done")
    .select(
      sql<{ name: string; title: string }[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('name', t.name, 'title', t.title) order by t.position), '[]')
          from analysis_tables t where t.partnership_id = a.partnership_id and t.analysis_id = a.id)`.as("tables"),
    )
    .orderBy("a.finished_at", "desc")
    .limit(most)
    .execute();
  return finished.map(({ tables, ...run }) => ({ run: run as AnalysisRun, tables }));
}

async function countAnalyses(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom("analyses")
    .select((all) => all.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Without names, which cost more to find than all the rest: who may know whom is asked of every one. */
function runs(tx: Tx) {
  return tx
    .selectFrom("analyses as a")
    .select([
      "a.id",
      "a.title",
      "a.parameters",
      "a.step",
      "a.problem",
      "a.requested_at as requestedAt",
      "a.finished_at as finishedAt",
    ]);
}

function askedRuns(tx: Tx) {
  return runs(tx).leftJoin("people as p", "p.id", "a.requested_by").select("p.name as requestedBy");
}

export async function updateAnalysisStep(tx: Tx, id: string, step: AnalysisStep): Promise<void> {
  await tx.updateTable("analyses").set({ step }).where("id", "=", id).where("finished_at", "is", null).execute();
}

/** Ends an analysis. Answers false when it had ended already. */
export async function finishAnalysis(
  tx: Tx,
  id: string,
  end: { readonly problem: string | null; readonly resultsSha256: Buffer | null },
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable("analyses")
    .set({
      step: end.problem === null ? "done" : "failed",
      problem: end.problem,
      results_sha256: end.resultsSha256,
      finished_at: now,
    })
    .where("id", "=", id)
    .where("finished_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Writes the headings of the tables. Written again after a crash, they are the same. */
export async function insertTables(tx: Tx, analysisId: string, tables: readonly ResultTable[]): Promise<void> {
  const heads = JSON.stringify(
    tables.map((table, position) => ({
      name: table.name,
      position,
      title: table.title,
      columns: table.columns,
      notes: table.notes,
    })),
  );
  await sql`insert into analysis_tables (partnership_id, analysis_id, name, position, title, columns, notes)
    select (select ctx.partnership_id()), ${analysisId}, t.name, t.position, t.title, t.columns, array(select jsonb_array_elements_text(t.notes))
      from jsonb_to_recordset(${heads}::jsonb) as t (name text, position integer, title text, columns jsonb, notes jsonb)
    on conflict do nothing`.execute(tx);
}

/** A row of a result with its place. */
export type PlacedRow = ResultRow & { readonly name: string; readonly position: number };

/** Writes some rows; in batches, because a year of one district is some ten thousand of them. */
export async function insertRows(tx: Tx, analysisId: string, rows: readonly PlacedRow[]): Promise<void> {
  await sql`insert into analysis_rows (partnership_id, analysis_id, table_name, position, key, cells)
    select (select ctx.partnership_id()), ${analysisId}, r.name, r.position, r.key, r.cells
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (name text, position integer, key text, cells jsonb)
    on conflict do nothing`.execute(tx);
}

export async function insertProposals(
  tx: Tx,
  analysisId: string,
  proposals: readonly Proposal[],
  silences: readonly Silence[],
): Promise<void> {
  const rows = [
    ...proposals.map((one) => ({
      key: one.key,
      sentence: one.sentence,
      figures: one.figures,
      about: "",
      working: one.working,
    })),
    ...silences.map((one) => ({ key: one.key, sentence: null, figures: [], about: one.about, working: one.why })),
  ].map((row, position) => ({ ...row, position }));
  await sql`insert into analysis_proposals (partnership_id, analysis_id, position, key, sentence, figures, about, working)
    select (select ctx.partnership_id()), ${analysisId}, r.position, r.key, r.sentence, r.figures, r.about, r.working
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (position integer, key text, sentence text, figures jsonb, about text, working text)`.execute(tx);
}

export async function listProposals(
  tx: Tx,
  analysisId: string,
): Promise<{ proposals: Proposal[]; silences: Silence[] }> {
  const rows = await tx
    .selectFrom("analysis_proposals")
    .select(["key", "sentence", "figures", "about", "working"])
    .where("analysis_id", "=", analysisId)
    .orderBy("position")
    .execute();
  return {
    proposals: rows.flatMap(({ key, sentence, figures, working }) =>
      sentence === null ? [] : [{ key, sentence, figures: figures as Proposal["figures"], working }],
    ),
    silences: rows.flatMap(({ key, sentence, about, working }) =>
      sentence === null ? [{ key, about, why: working }] : [],
    ),
  };
}

/** The tables of an analysis without their rows: all of them, or those of these names. */
export async function listTables(
  tx: Tx,
  analysisId: string,
  names?: readonly string[],
): Promise<Omit<ResultTable, "rows">[]> {
  const rows = await tx
    .selectFrom("analysis_tables")
    .select(["name", "title", "columns", "notes"])
    .where("analysis_id", "=", analysisId)
    .$if(names !== undefined, (tables) => tables.where("name", "in", names ?? []))
    .orderBy("position")
    .execute();
  return rows.map((row) => ({ ...row, columns: row.columns as ResultColumn[] }));
}

export async function getTable(tx: Tx, analysisId: string, name: string): Promise<ResultTable> {
  const [table] = await listTablesWithRows(tx, analysisId, [name]);
  if (!table) throw new NotFound("result");
  return table;
}

/** The named tables with their rows, in the order of the analysis; one that it does not have is left out. */
export async function listTablesWithRows(tx: Tx, analysisId: string, names: readonly string[]): Promise<ResultTable[]> {
  if (names.length === 0) return [];
  const { tables, rows } = await together({
    tables: listTables(tx, analysisId, names),
    rows: tx
      .selectFrom("analysis_rows")
      .select(["table_name as table", "key", "cells"])
      .where("analysis_id", "=", analysisId)
      .where("table_name", "in", [...names])
      .orderBy("table_name")
      .orderBy("position")
      .execute(),
  });
  return tables.map((table) => ({
    ...table,
    rows: rows
      .filter((row) => row.table === table.name)
      .map(({ key, cells }) => ({ key, cells: cells as ResultRow["cells"] })),
  }));
}

/** Single rows by table and key: what the figures of a sentence are drawn from. */
export async function listRows(
  tx: Tx,
  analysisId: string,
  wanted: readonly { readonly table: string; readonly row: string }[],
): Promise<(ResultRow & { readonly table: string })[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<ResultRow & { table: string }>`
    select r.table_name as "table", r.key, r.cells from analysis_rows r
      join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w ("table" text, "row" text) on w."table" = r.table_name and w."row" = r.key
     where r.analysis_id = ${analysisId}`.execute(tx);
  return rows;
}
