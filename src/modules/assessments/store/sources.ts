import type { Tx } from "../../../platform/tenancy/tx.ts";
import { listAnalysable } from "../../datasets/index.ts";
import { listAreaCodes } from "../../partnerships/index.ts";
import { type Source, sourcesOf } from "../rules/sources.ts";

/** Everything that this partnership can analyse: each force of each dataset, in its latest version. */
export async function listSources(tx: Tx): Promise<Source[]> {
  return sourcesOf(await listAnalysable(tx), await listAreaCodes(tx));
}
