import type { Tx } from "../../../platform/tenancy/tx.ts";
import { boundBy } from "../../meetings/index.ts";
import { listLaterMeetings } from "../commands/states.ts";
import type { LeavingOutRule } from "../rules/releases.ts";
import { getMinutes, type Minutes } from "../store/minutes.ts";

/** The minutes of a meeting, and the meetings at which they can be confirmed. */
export async function factsOf(tx: Tx, meeting: string) {
  const minutes = await getMinutes(tx, meeting);
  return { minutes, later: await listLaterMeetings(tx, minutes) };
}

/** Who agrees that something is left out, as the terms in force on the day of the meeting say. */
export async function leavingOutRule(
  tx: Tx,
  { groupId, heldOn }: Pick<Minutes, "groupId" | "heldOn">,
): Promise<LeavingOutRule> {
  const { terms } = await boundBy(tx, groupId, heldOn);
  return terms?.settings.restricted ?? "not-stated";
}
