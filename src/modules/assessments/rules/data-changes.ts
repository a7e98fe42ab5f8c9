import { formatMonths, type Month } from "../../../kernel/dates.ts";
import type { AnalysisParameters } from "./parameters.ts";

/** What happened to a force's month between two versions of a dataset. */
export type MonthChange = {
  readonly force: string;
  readonly month: Month;
  readonly change: "added" | "replaced" | "corrected" | "removed";
};

/** How a dataset stands against the version that an analysis used. */
export type DatasetNews = { readonly latest: number; readonly changes: readonly MonthChange[] };

/** What has changed of the data that an analysis rests on, and what has come since that it does not cover. */
export type AnalysisNews = {
  readonly latest: number;
  /** Changes of months that the analysis used: its figures are not today's any more. */
  readonly changed: readonly MonthChange[];
  /** Months after its period that are now there. */
  readonly later: readonly MonthChange[];
};

/** Sorts what is new about the dataset by whether the analysis rests on it: its force's months to the end of its period. */
export function newsFor(parameters: Pick<AnalysisParameters, "force" | "period">, news: DatasetNews): AnalysisNews {
  const own = news.changes.filter(({ force }) => force === parameters.force);
  return {
    latest: news.latest,
    changed: own.filter(({ month }) => month <= parameters.period.to),
    later: own.filter(({ month, change }) => month > parameters.period.to && change !== "removed"),
  };
}

/** "January 2025 of Essex Police was withdrawn", a sentence for each kind of change and force. */
export function changesInWords(changes: readonly MonthChange[]): string[] {
  const groups = new Map<string, MonthChange[]>();
  for (const change of changes) {
    const key = `${change.change}\n${change.force}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].map((group) => {
    const months = formatMonths(group.map(({ month }) => month));
    const [{ change, force }] = group as [MonthChange];
    return `${months} of ${force} ${group.length === 1 ? "was" : "were"} ${DONE[change]}`;
  });
}

const DONE: Readonly<Record<MonthChange["change"], string>> = {
  added: "added",
  replaced: "replaced by a newer file",
  corrected: "corrected",
  removed: "withdrawn",
};
