import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Names, Seen, SeenFilter } from "../rules/events.ts";
import { listAllNames, openSeen } from "../store/seen.ts";

const ROWS_AT_ONCE = 2_000;

/**
 * Who was shown which classes of whose data in a time, in the partnership of this transaction: told to `say` a piece at a
 * time, with the names that may be seen. Recorded as an event. Answers how many were told.
 */
export async function tellWhoSaw(
  tx: Tx,
  filter: SeenFilter,
  say: (seen: readonly Seen[], names: Names) => void,
): Promise<number> {
  recordEvent(tx, "trail.searched", "", {
    from: filter.from.toISOString(),
    to: filter.to.toISOString(),
    ...(filter.fieldClass && { fieldClass: filter.fieldClass }),
  });
  const next = await openSeen(tx, filter);
  let names: Names | undefined;
  let told = 0;
  for (;;) {
    const seen = await next(ROWS_AT_ONCE);
    if (seen.length === 0) return told;
    names ??= await listAllNames(tx);
    say(seen, names);
    told += seen.length;
  }
}
