import { together } from "../../../kernel/together.ts";
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
  const { released, ...standing } = await together({
    latest: findLatestFigures(tx),
    drafts: countDrafts(tx),
    released: listReleased(tx, 1),
  });
  return { ...standing, released: released[0] };
}

async function findLatestFigures(tx: Tx): Promise<Standing["latest"]> {
  const run = await findLatestDone(tx);
  if (!run) return undefined;
  const tables = await listTablesWithRows(tx, run.id, ["types", "rolling", SPOTS]);
  const [types, rolling, spots] = ["types", "rolling", SPOTS].map((name) =>
    tables.find((table) => table.name === name),
  );
  return types && rolling && { run, types, rolling, spots };
}

const SPOTS = `hot-spots-${ALL_TYPES}`;
