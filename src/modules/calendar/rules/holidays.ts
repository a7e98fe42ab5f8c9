import { addDays, type Day, formatDay } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/** The parts of the United Kingdom that GOV.UK gives bank holidays for. */
export type Division = "england-and-wales" | "scotland" | "northern-ireland";

export const DIVISION_LABELS: Readonly<Record<Division, string>> = {
  "england-and-wales": "England and Wales",
  scotland: "Scotland",
  "northern-ireland": "Northern Ireland",
};

export const DIVISIONS = Object.keys(DIVISION_LABELS) as Division[];

export type Holiday = { readonly on: Day; readonly name: string };

/** What one import says of a division: every bank holiday from its first day to its last. */
export type HolidayTable = {
  readonly division: Division;
  readonly from: Day;
  readonly to: Day;
  readonly holidays: readonly Holiday[];
};

/** A table as it was imported: from which file, and when. */
export type Edition = {
  readonly division: Division;
  readonly fromOn: Day;
  readonly toOn: Day;
  readonly source: string;
  readonly importedAt: Date;
};

export type ImportedTable = HolidayTable & { readonly outcome: "new" | "held-already" };

/** The division whose bank holidays count in a nation. */
export function divisionOf(nation: "england" | "wales"): Division {
  return { england: "england-and-wales", wales: "england-and-wales" }[nation] as Division;
}

/**
 * Decides whether a table may join the one that is held. It may not leave days between them of which nobody has said
 * whether they are holidays. Answers whether it says anything new.
 */
export function joinTable(table: HolidayTable, held: HolidayTable | undefined): Outcome<ImportedTable["outcome"]> {
  if (!held) return done("new");
  const [label, days] = [DIVISION_LABELS[table.division], `${formatDay(held.from)} to ${formatDay(held.to)}`];
  if (table.from > addDays(held.to, 1) || table.to < addDays(held.from, -1))
    return refuse(
      `For ${label} the table goes from ${days}, and the file from ${formatDay(table.from)} to ${formatDay(table.to)}: the days between would be missing. Import a file that joins on`,
      "file",
    );
  const isWithin = table.from >= held.from && table.to <= held.to;
  const before = held.holidays.filter(({ on }) => on >= table.from && on <= table.to);
  return done(isWithin && sameDays(before, table.holidays) ? "held-already" : "new");
}

function sameDays(some: readonly Holiday[], others: readonly Holiday[]): boolean {
  return (
    some.length === others.length && some.every(({ on, name }, i) => on === others[i]?.on && name === others[i].name)
  );
}
