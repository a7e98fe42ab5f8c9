import { NotFound } from "../../../kernel/errors.ts";
import { newToken, sha256 } from "../../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import * as store from "../store/feeds.ts";

export { calendarText } from "../formats/calendar.ts";

/** How many addresses one person may have at a time in a partnership: a calendar program needs one. */
const MOST = 10;

/** Makes a secret address of a group's meetings, or of those of all groups that one sees. Answers the secret, which is shown this once. */
export async function makeFeed(tx: Tx, group: string | null): Promise<Outcome<string>> {
  const groups = await store.listGroupsMet(tx);
  if (group !== null && !groups.some(({ id }) => id === group))
    return refuse("Choose a group whose meetings you may see", "group");
  if (groups.length === 0)
    return refuse("You see the meetings of no group here, so the calendar would stay empty", "group");
  if ((await store.listFeeds(tx)).length >= MOST)
    return refuse(`You have ${MOST} addresses already. Revoke one that you do not use`);
  const token = newToken();
  const id = await store.insertFeed(tx, group, sha256(token));
  recordEvent(tx, "calendar.address-made", id, { group });
  return done(token);
}

/** Ends a secret address: it answers nothing from the next request on. Throws NotFound for somebody else's. */
export async function revokeFeed(tx: Tx, id: string): Promise<void> {
  if (!(await store.updateRevoked(tx, id))) throw new NotFound("address");
  recordEvent(tx, "calendar.address-revoked", id);
}
