import type { Day } from "../../../kernel/dates.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { actionsCsv } from "../formats/actions-csv.ts";
import { type ActionFilter, type ActionOrder, listActions } from "../store/actions.ts";

/** The most actions in one file. */
const MOST = 10_000;

/** The actions that a filter leaves as a CSV file; recorded, because they leave the partnership's walls. */
export async function exportLog(tx: Tx, filter: ActionFilter, order: ActionOrder, today: Day): Promise<string> {
  const actions = await listActions(tx, filter, order, today, { limit: MOST, offset: 0 });
  recordEvent(tx, "action-log.exported", today, { count: actions.length });
  return actionsCsv(actions, today);
}
