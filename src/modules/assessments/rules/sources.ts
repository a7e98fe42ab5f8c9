import { addMonths, formatMonths, type Month, monthsBetween } from "../../../kernel/dates.ts";
import { latestCompleteRun, periodInWords } from "./parameters.ts";
import type { Coverage, Window } from "./series.ts";

/** A month of a force as the latest version of a dataset has it. */
export type SourceMonth = { readonly month: Month; readonly state: Coverage; readonly note: string };

/** A dataset of one force that an analysis can be made of. */
export type Source = {
  readonly datasetId: string;
  readonly title: string;
  readonly version: number;
  readonly isSynthetic: boolean;
  readonly force: string;
  /** The partnership's own districts in the force's area. */
  readonly own: readonly { readonly code: string; readonly name: string }[];
  readonly months: readonly SourceMonth[];
};

/** A dataset with its forces, as the datasets module lists them. */
export type SourceDataset = {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly origin: string;
  readonly forces: readonly {
    readonly name: string;
    readonly districts: readonly { readonly code: string; readonly name: string }[];
    readonly months: readonly SourceMonth[];
  }[];
};

/** Every force of every dataset; those whose area holds a district of the partnership first. */
export function sourcesOf(datasets: readonly SourceDataset[], areaCodes: readonly string[]): Source[] {
  const sources = datasets.flatMap(({ id, title, version, origin, forces }) =>
    forces.map((force) => ({
      datasetId: id,
      title,
      version,
      isSynthetic: origin === "synthetic",
      force: force.name,
      own: force.districts.filter(({ code }) => areaCodes.includes(code)),
      months: force.months,
    })),
  );
  return sources.sort((a, b) => Number(b.own.length > 0) - Number(a.own.length > 0));
}

/** Names a source in a form: the dataset and its force. */
export function sourceKey({ datasetId, force }: Pick<Source, "datasetId" | "force">): string {
  return `${datasetId}/${force}`;
}

/** The period offered first: the latest run of complete months, up to twelve; without one, the months there are. */
export function offeredPeriod({ months }: Source): Window | undefined {
  const complete = months.filter(({ state }) => state === "complete").map(({ month }) => month);
  const [first, last] = [months[0], months.at(-1)];
  return latestCompleteRun(complete) ?? (first && last ? { from: first.month, to: last.month } : undefined);
}

/** Months of one state in a period, and what follows for the figures. */
export type PeriodGap = { readonly words: string; readonly consequence: string };

/** The coverage of each month of a period; months outside the dataset are unknown. */
export function coverageOfPeriod({ months }: Source, period: Window): SourceMonth[] {
  const held = new Map(months.map((month) => [month.month, month]));
  return monthsBetween(period.from, period.to).map(
    (month) => held.get(month) ?? { month, state: "unknown", note: "Nothing is known of this month" },
  );
}

/** What is not complete in a period and what will come of it: "March 2025 is missing: totals of this period …". */
export function gapsOfPeriod(source: Source, period: Window): PeriodGap[] {
  const covered = coverageOfPeriod(source, period);
  return GAPS.flatMap(({ state, word, consequence }) => {
    const months = covered.filter((month) => month.state === state).map(({ month }) => month);
    if (months.length === 0) return [];
    return [{ words: `${formatMonths(months)} ${months.length === 1 ? "is" : "are"} ${word}`, consequence }];
  });
}

/** What a complete period still cannot be compared with, and why; empty when it can be. */
export function gapsBefore(source: Source, period: Window): PeriodGap[] {
  const year = { from: addMonths(period.from, -12), to: addMonths(period.to, -12) };
  const gaps = monthsBetween(period.from, period.to).length > 12 ? [] : gapsOfPeriod(source, year);
  return gaps.map(({ words }) => ({
    words,
    consequence: `the comparison with ${periodInWords(year)} will be withheld`,
  }));
}

const WITHHELD = "totals, rates and ranks of this period will be withheld";

const GAPS = [
  { state: "missing", word: "missing", consequence: WITHHELD },
  { state: "refused", word: "not supplied", consequence: WITHHELD },
  { state: "unknown", word: "not known", consequence: WITHHELD },
  {
    state: "partial",
    word: "partial",
    consequence: "totals will carry a caution, and nothing will be ranked or compared",
  },
] as const;
