import { formatMonths, type Month, monthsBetween } from "../../../kernel/dates.ts";
import type { AnalysisRun } from "./runs.ts";

/** What happened to a force's month between two versions of a dataset. */
export type MonthChange = {
  readonly force: string;
  readonly month: Month;
  readonly change: "added" | "replaced" | "corrected" | "removed" | "noted";
};

/** What somebody wrote in the register of gaps, and when. */
export type NotedGap = {
  readonly force: string;
  readonly fromMonth: Month;
  readonly toMonth: Month;
  readonly recordedAt: Date;
};

/** How a dataset stands against the version that an analysis used. */
export type DatasetNews = {
  readonly latest: number;
  readonly changes: readonly MonthChange[];
  readonly gaps: readonly NotedGap[];
};

/** What has changed of the data that an analysis rests on, and what has come since that it does not cover. */
export type AnalysisNews = {
  readonly latest: number;
  /** Changes of months that the analysis used: its figures are not today's any more. */
  readonly changed: readonly MonthChange[];
  /** Months after its period that are now there. */
  readonly later: readonly MonthChange[];
};

/** Sorts what is new about the dataset by whether the analysis rests on it: its force's months to the end of its period. */
export function newsFor(
  {
    parameters,
    finishedAt,
  }: Pick<AnalysisRun, "finishedAt"> & { parameters: Pick<AnalysisRun["parameters"], "force" | "period"> },
  news: DatasetNews,
): AnalysisNews {
  const noted = news.gaps
    .filter(({ recordedAt }) => finishedAt !== null && recordedAt > finishedAt)
    .flatMap(({ force, fromMonth, toMonth }) =>
      monthsBetween(fromMonth, toMonth).map((month): MonthChange => ({ force, month, change: "noted" })),
    );
  const own = [...news.changes, ...noted].filter(({ force }) => force === parameters.force);
  return {
    latest: news.latest,
    changed: own.filter(({ month }) => month <= parameters.period.to),
    later: own.filter(
      ({ month, change }) =>
        month > parameters.period.to && (change === "added" || change === "replaced" || change === "corrected"),
    ),
  };
}

/** "The dataset is now version 3; this analysis used version 2"; that it is still the same when only its gaps are news. */
export function versionInWords({ latest }: AnalysisNews, used: number, what: string): string {
  return latest > used
    ? `The dataset is now version ${latest}; ${what} version ${used}.`
    : `The dataset is still version ${latest}.`;
}

/** True when there is nothing to say: no later version, and nothing noted since. */
export function isNoNews({ latest, changed, later }: AnalysisNews, used: number): boolean {
  return latest <= used && changed.length === 0 && later.length === 0;
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
  noted: "noted in the register of gaps",
};
