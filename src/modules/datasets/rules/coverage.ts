import { formatMonth, type Month, monthsBetween } from "../../../kernel/dates.ts";
import { sliceOf } from "./parts.ts";

/** How far the incidents of a force's month are there. Only `complete` may be compared, ranked or claimed upon. */
export type CoverageState = "complete" | "partial" | "missing" | "refused" | "unknown";

export type Coverage = { readonly state: CoverageState; readonly rows?: number; readonly note: string };

/** The counts of a version for one force and month. */
export type HeldMonth = {
  readonly force: string;
  readonly month: Month;
  readonly rows: number;
  /** Rows that were rejected and have not been corrected since. */
  readonly outstanding: number;
  readonly types: Readonly<Record<string, number>>;
};

/** What somebody has recorded about the data that the data does not say. */
export type DataGap = {
  readonly id: string;
  readonly force: string;
  readonly fromMonth: Month;
  readonly toMonth: Month;
  readonly kind: "refused" | "partial" | "break";
  readonly reason: string;
};

export type RecordedGap = DataGap & { readonly recordedAt: Date };

export const GAP_KIND_LABELS: Readonly<Record<DataGap["kind"], string>> = {
  refused: "Not supplied",
  partial: "Supplied in part",
  break: "Recording changed",
};

/**
 * A month with fewer than this share of the force's usual rows is not taken as complete, nor is a type that is absent from
 * a month while it usually has this many. No authority prescribes either; they are conventions of this program.
 */
const CONVENTIONS = { fewerThanUsual: 0.5, usualOfAbsentType: 10, monthsForUsual: 2 } as const;

export type CoverageGrid = {
  readonly forces: readonly string[];
  readonly months: readonly Month[];
  readonly types: readonly string[];
  /** The state of a force's month. */
  readonly at: (force: string, month: Month) => Coverage;
  /** The state of one type in a force's month; a type that was not recorded there at all has 0 rows. */
  readonly ofType: (force: string, month: Month, type: string) => Coverage;
};

/**
 * The coverage of a version of a dataset, from its first month to its last, with what has been recorded about it. What is
 * outside those months is unknown: nobody has said that it should be there.
 */
export function coverageOf(held: readonly HeldMonth[], gaps: readonly DataGap[]): CoverageGrid {
  const bySlice = new Map(held.map((heldMonth) => [sliceOf(heldMonth), heldMonth]));
  const gapMonths = gaps.filter((gap) => gap.kind !== "break").flatMap((gap) => [gap.fromMonth, gap.toMonth]);
  const ends = [...held.map(({ month }) => month), ...gapMonths].sort();
  const [first, last] = [ends[0], ends.at(-1)];
  const months = first && last ? monthsBetween(first, last) : [];
  const forces = [...new Set([...held.map(({ force }) => force), ...gaps.map(({ force }) => force)])].sort();
  const types = [...new Set(held.flatMap((heldMonth) => Object.keys(heldMonth.types)))].sort();
  const usualRows = new Map(
    forces.map((force) => [force, usual(held.filter((own) => own.force === force).map(({ rows }) => rows))]),
  );
  const usualOfType = new Map(
    forces.flatMap((force) => {
      const own = held.filter((heldMonth) => heldMonth.force === force);
      return types.map(
        (type) => [`${force}\n${type}`, usual(own.map((heldMonth) => heldMonth.types[type] ?? 0))] as const,
      );
    }),
  );

  function at(force: string, month: Month): Coverage {
    const heldMonth = bySlice.get(sliceOf({ force, month }));
    const gap = gaps.find(
      (one) => one.kind !== "break" && one.force === force && one.fromMonth <= month && month <= one.toMonth,
    );
    if (!heldMonth) {
      if (gap)
        return { state: gap.kind === "refused" ? "refused" : "missing", note: `${formatMonth(month)}: ${gap.reason}` };
      if (first === undefined || last === undefined || month < first || month > last) {
        return { state: "unknown", note: `Nothing is known of ${formatMonth(month)} from ${force}` };
      }
      return { state: "missing", note: `${formatMonth(month)} has not been received from ${force}` };
    }
    const { rows } = heldMonth;
    if (gap) return { state: "partial", rows, note: `${formatMonth(month)}: ${gap.reason}` };
    if (heldMonth.outstanding > 0) return { state: "partial", rows, note: outstandingNote(heldMonth) };
    const expected = usualRows.get(force);
    if (expected !== undefined && rows < expected * CONVENTIONS.fewerThanUsual) {
      return {
        state: "partial",
        rows,
        note: `${formatMonth(month)} has ${rows} rows from ${force}, where ${expected} are usual`,
      };
    }
    return { state: "complete", rows, note: "" };
  }

  function ofType(force: string, month: Month, type: string): Coverage {
    const whole = at(force, month);
    if (whole.rows === undefined) return whole;
    const rows = bySlice.get(sliceOf({ force, month }))?.types[type] ?? 0;
    const expected = usualOfType.get(`${force}\n${type}`);
    if (rows === 0 && expected !== undefined && expected >= CONVENTIONS.usualOfAbsentType) {
      return {
        state: "partial",
        rows,
        note: `${force} recorded no ${type} in ${formatMonth(month)}, where ${expected} are usual`,
      };
    }
    return { ...whole, rows };
  }

  return { forces, months, types, at, ofType };
}

/** Months at whose beginning recording changed, so that what lies before and after cannot be compared. */
export function breaksIn(
  gaps: readonly DataGap[],
  force: string,
): { readonly month: Month; readonly reason: string }[] {
  return gaps
    .filter((gap) => gap.kind === "break" && gap.force === force)
    .map((gap) => ({ month: gap.fromMonth, reason: gap.reason }));
}

/** The median of what was held, when there is enough to tell what is usual. */
function usual(rows: readonly number[]): number | undefined {
  if (rows.length < CONVENTIONS.monthsForUsual) return undefined;
  const sorted = [...rows].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]];
  return Math.round((low + high) / 2);
}

function outstandingNote({ month, force, outstanding }: HeldMonth): string {
  const rows = outstanding === 1 ? "1 row" : `${outstanding} rows`;
  return `${formatMonth(month)}: ${rows} from ${force} were rejected and have not been corrected`;
}
