import type { Month } from "../../../kernel/dates.ts";
import type { HeldMonth } from "./coverage.ts";
import { sliceOf, type VersionChange } from "./parts.ts";

/** What happened to some months of one force between two versions, and how many rows they had before and after. */
export type CountedChange = {
  readonly change: VersionChange["change"];
  readonly force: string;
  readonly months: readonly Month[];
  readonly rowsBefore: number;
  readonly rowsAfter: number;
};

/** Puts changes of the same kind and force together, in the order given, with the rows of both versions. */
export function countChanges(
  changes: readonly VersionChange[],
  before: readonly HeldMonth[],
  after: readonly HeldMonth[],
): CountedChange[] {
  const [rowsBefore, rowsAfter] = [rowsBySlice(before), rowsBySlice(after)];
  const groups = new Map<string, CountedChange>();
  for (const { change, force, month } of changes) {
    const key = `${change}\n${force}`;
    const slice = sliceOf({ force, month });
    const group = groups.get(key) ?? { change, force, months: [], rowsBefore: 0, rowsAfter: 0 };
    groups.set(key, {
      ...group,
      months: [...group.months, month],
      rowsBefore: group.rowsBefore + (rowsBefore.get(slice) ?? 0),
      rowsAfter: group.rowsAfter + (rowsAfter.get(slice) ?? 0),
    });
  }
  return [...groups.values()];
}

function rowsBySlice(held: readonly HeldMonth[]): Map<string, number> {
  return new Map(held.map((month) => [sliceOf(month), month.rows]));
}
