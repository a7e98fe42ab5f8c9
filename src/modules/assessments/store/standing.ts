import type { Tx } from "../../../platform/tenancy/tx.ts";
import { ALL_TYPES, type ResultTable } from "../rules/results.ts";
import type { AnalysisRun } from "../rules/runs.ts";
import { findLatestDone, listTablesWithRows } from "./analyses.ts";
import { countDrafts } from "./drafts.ts";
import { listReleased, type ReleasedCard } from "./releases.ts";

/** How far the partnership is with its evidence, for whoever has just signed in. */
export type Standing = {
  readonly latest:
    | {
        readonly run: AnalysisRun;
        readonly types: ResultTable;
        readonly rolling: ResultTable;
        readonly spots: ResultTable | undefined;
      }
    | undefined;
  readonly drafts: number;
  readonly released: ReleasedCard | undefined;
};

/** Undefined for those who may not read assessments. */
export async function findStanding(tx: Tx): Promise<Standing | undefined> {
  if (!tx.identity.capabilities.includes("assessments:read")) return undefined;
  const run = await findLatestDone(tx);
  const tables = run ? await listTablesWithRows(tx, run.id, ["types", "rolling", `hot-spots-${ALL_TYPES}`]) : [];
  const [types, rolling] = ["types", "rolling"].map((name) => tables.find((table) => table.name === name));
  const [released] = await listReleased(tx, 1);
  return {
    latest:
      run && types && rolling
        ? { run, types, rolling, spots: tables.find(({ name }) => name === `hot-spots-${ALL_TYPES}`) }
        : undefined,
    drafts: await countDrafts(tx),
    released,
  };
}
