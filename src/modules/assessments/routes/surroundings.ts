import type { FastifyReply, FastifyRequest } from "fastify";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { deskHref } from "../../../web/own-partnerships.ts";
import type { DraftHead } from "../rules/drafts.ts";
import type { ResultTable } from "../rules/results.ts";
import type { AnalysisRun, AskedRun } from "../rules/runs.ts";
import { getAnalysis, listTablesWithRows } from "../store/analyses.ts";
import { listDraftsOf } from "../store/drafts.ts";
import type { Desk } from "../views/desk.ts";
import type { Results } from "../views/results.ts";

/** Where and for whom a page is, once a transaction has said who asks. */
export function deskOf(req: FastifyRequest): Desk {
  const { partnership, capabilities = [], person = "" } = req.identity ?? {};
  return {
    href: deskHref(partnership?.slug ?? ""),
    publicHref: `/${partnership?.slug ?? ""}`,
    name: partnership?.name ?? "",
    personId: person,
    mayWrite: capabilities.includes("assessments:write"),
    mayRelease: capabilities.includes("assessments:release"),
  };
}

/** An analysis that is done, with the tables of that name; the run alone while it is not. */
export type FoundResults = { readonly run: AskedRun; readonly isDone: false } | DoneResults;

export type DoneResults = {
  readonly run: AskedRun;
  readonly isDone: true;
  readonly tables: readonly ResultTable[];
  readonly results: Omit<Results, "desk">;
};

/** What a page of results needs: the named tables, and those that say of which types and places the analysis is. */
export async function findResults(tx: Tx, id: string, names: readonly string[]): Promise<FoundResults> {
  const run = await getAnalysis(tx, id);
  return run.step === "done" ? resultsOf(tx, run, names, await listDraftsOf(tx, id)) : { run, isDone: false };
}

/** The same of an analysis that is done, with the drafts that rest on it. */
export async function resultsOf(
  tx: Tx,
  run: AskedRun,
  names: readonly string[],
  drafts: readonly DraftHead[],
): Promise<DoneResults> {
  const { id } = run;
  const tables = await listTablesWithRows(tx, id, [...new Set(["types", "districts", ...names])]);
  return {
    run,
    isDone: true,
    tables,
    results: {
      run,
      place: placeOf(run, tables),
      isSynthetic: run.parameters.dataset.isSynthetic === true,
      types: typesIn(tables),
      drafts,
    },
  };
}

/** The table of that name. Throws NotFound when the analysis has none: an address that nothing of ours leads to. */
export function tableNamed(tables: readonly ResultTable[], name: string): ResultTable {
  const table = tables.find((one) => one.name === name);
  if (!table) throw new NotFound("result");
  return table;
}

export function typesIn(tables: readonly ResultTable[]): { key: string; name: string }[] {
  const rows = tables.find(({ name }) => name === "types")?.rows ?? [];
  return rows.map(({ key, cells }) => ({ key, name: typeof cells["type"] === "string" ? cells["type"] : key }));
}

/** The own districts by name. */
function placeOf({ parameters }: AnalysisRun, tables: readonly ResultTable[]): string {
  const rows = tables.find(({ name }) => name === "districts")?.rows ?? [];
  const names = rows
    .filter(({ key }) => parameters.districts.includes(key))
    .map(({ cells }) => (typeof cells["district"] === "string" ? cells["district"] : ""));
  return names.length > 3 ? `${names.length} districts` : names.join(", ");
}

/** Sends a table to be saved as a file. */
export function sendTable(reply: FastifyReply, name: string, text: string): FastifyReply {
  return reply
    .header("content-disposition", `attachment; filename="${name}.csv"`)
    .type("text/csv; charset=utf-8")
    .send(text);
}
