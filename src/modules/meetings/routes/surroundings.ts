import type { Tx } from "../../../platform/tenancy/tx.ts";
import { noticeOf } from "../commands/meetings.ts";
import { listItems } from "../store/agenda.ts";
import { getMeeting } from "../store/meetings.ts";

/** A meeting with its agenda, the terms that bind it and the notice they ask for. */
export async function factsOf(tx: Tx, id: string) {
  const meeting = await getMeeting(tx, id);
  return { meeting, items: await listItems(tx, id), ...(await noticeOf(tx, meeting)) };
}
