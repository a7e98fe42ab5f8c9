import { type Entry, isRecoverable, type Reader } from "./recoverable.ts";

/**
 * Complementary suppression: marks further entries as suppressed, none of them nought, until every suppressed one is
 * safe, from any reader who knows that they are not nought and, wherever it can be had, from one who knows which are
 * small. First, for each row and column in which one stands alone, the smallest other; then for those that their sums pin
 * down. Ends at the latest when only noughts are left to read. Nothing is shown again that proves needless in the end:
 * what is left then tells more of the table to one who knows this procedure. `entries` is a table with its totals in the
 * last row and column.
 */
export function suppressComplementary(entries: readonly (readonly Entry[])[]): void {
  const columns = entries[0]?.map((_, j) => entries.flatMap((row) => row[j] ?? [])) ?? [];
  for (;;) {
    const alone = [...entries, ...columns].filter(isAlone);
    // One figure can serve a row and a column, so each is looked at again when its turn comes.
    for (const line of alone) if (isAlone(line)) suppress(bySize(line)[0]);
    if (alone.length > 0) continue;
    const next = nextForPinned(entries, columns);
    if (!next) return;
    suppress(next);
  }
}

function suppress(entry: Entry | undefined): void {
  if (entry) entry.state = "suppressed";
}

/** Whether the only figure that cannot be read in this row or column is a suppressed one. */
function isAlone(line: readonly Entry[]): boolean {
  const unread = line.filter(({ state }) => state !== "shown");
  return unread.length === 1 && unread[0]?.state === "suppressed";
}

/**
 * The figure to suppress for the first one that can still be worked out: the smallest of its row and column that makes
 * it safe, or else the smallest. Undefined when all are safe.
 */
function nextForPinned(
  entries: readonly (readonly Entry[])[],
  columns: readonly (readonly Entry[])[],
): Entry | undefined {
  for (const [i, row] of entries.entries()) {
    for (const [j, entry] of row.entries()) {
      const reader = entry.state === "suppressed" ? exposedTo(entries, i, j) : undefined;
      if (!reader) continue;
      const near = bySize([...row, ...(columns[j] ?? [])]);
      const best = near.find((other) => withSuppressed([other], () => !isRecoverable(entries, i, j, reader)));
      return best ?? near[0] ?? bySize(entries.flat())[0];
    }
  }
  return undefined;
}

/**
 * The reader from whom the entry must still be protected. Some small figures no suppression can keep from one who knows
 * which are small (four ones with a total below 5); for them the other reader is all that is guarded against.
 */
function exposedTo(entries: readonly (readonly Entry[])[], i: number, j: number): Reader | undefined {
  if (!isRecoverable(entries, i, j, "knows which are small")) return undefined;
  const canBeHelped = withSuppressed(
    bySize(entries.flat()),
    () => !isRecoverable(entries, i, j, "knows which are small"),
  );
  if (canBeHelped) return "knows which are small";
  return isRecoverable(entries, i, j, "knows they are not nought") ? "knows they are not nought" : undefined;
}

/** The answer to `question` while these shown entries are suppressed. */
function withSuppressed(shown: readonly Entry[], question: () => boolean): boolean {
  for (const entry of shown) entry.state = "suppressed";
  const answer = question();
  for (const entry of shown) entry.state = "shown";
  return answer;
}

/** Figures that may be suppressed, smallest first; totals after counts of the same size, since they say more. */
function bySize(entries: readonly Entry[]): Entry[] {
  const candidates = entries.filter(({ state, value }) => state === "shown" && value > 0);
  return candidates.sort((a, b) => a.value - b.value || Number(a.isTotal) - Number(b.isTotal));
}
