import type { Day } from "../../../kernel/dates.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { actionsCsv } from "../formats/actions-csv.ts";
import { actionsJson } from "../formats/actions-json.ts";
import { type ActionFilter, type ActionOrder, listActions } from "../store/actions.ts";

/** The most actions in one file. */
const MOST = 10_000;

const FORMATS = { csv: actionsCsv, json: actionsJson } as const;

export type LogFormat = keyof typeof FORMATS;

/** The actions that a filter leaves as a file; recorded, because they leave the partnership's walls. */
export async function exportLog(
  tx: Tx,
  format: LogFormat,
  filter: ActionFilter,
  order: ActionOrder,
  today: Day,
): Promise<string> {
  const actions = await listActions(tx, filter, order, today, { limit: MOST, offset: 0 });
  recordEvent(tx, "action-log.exported", today, { count: actions.length });
  return FORMATS[format](actions, today);
}
