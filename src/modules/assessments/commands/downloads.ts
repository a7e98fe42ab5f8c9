import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";

/** A table of an analysis left the program as a file: who took it is known afterwards. */
export function recordTableDownload(tx: Tx, analysisId: string, table: string): void {
  recordEvent(tx, "analysis.table-downloaded", analysisId, { table });
}
