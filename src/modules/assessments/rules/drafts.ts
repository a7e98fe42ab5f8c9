import { type Day, formatDay } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse, refuseAll } from "../../../kernel/outcome.ts";
import { type Quoting, typedNumbers } from "./citations.ts";
import type { Standing } from "./releases.ts";

/** By what a draft is called. */
export type DraftTitle = {
  readonly id: string;
  readonly title: string;
  /** The financial year it is for: "2025-26". */
  readonly year: string;
};

/** An assessment while it is written. What was released stands in release proposals, and is not touched by it. */
export type DraftHead = DraftTitle & {
  readonly summary: string;
  readonly analysisId: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly createdBy: string | null;
};

/** A line of the list of assessments, with how the version put forward last stands; undefined when none was. */
export type ListedDraft = DraftHead & {
  readonly findings: number;
  readonly priorities: number;
  readonly standing: Standing | undefined;
};

/** A sentence that the partnership stands by, with the results that bear it out. */
export type Finding = Quoting & {
  readonly id: string;
  readonly position: number;
  /** The analysis whose figures it quotes: the draft's, or an earlier one that it has not been brought up from. */
  readonly analysisId: string;
  readonly revision: number;
  readonly isRemoved: boolean;
};

export type Priority = {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly reason: string;
  /** The findings it was chosen from, by id, in their order. */
  readonly findingIds: readonly string[];
  readonly revision: number;
  readonly isRemoved: boolean;
};

export type Draft = DraftHead & { readonly findings: readonly Finding[]; readonly priorities: readonly Priority[] };

export type ChecklistItem = { readonly text: string; readonly isDone: boolean };

/** What stands in the draft, without what was removed. */
export function liveFindings({ findings }: Pick<Draft, "findings">): Finding[] {
  return findings.filter(({ isRemoved }) => !isRemoved);
}

export function livePriorities({ priorities }: Pick<Draft, "priorities">): Priority[] {
  return priorities.filter(({ isRemoved }) => !isRemoved);
}

/** What a draft needs before it can be put forward for release, and what of it is there. */
export function releaseChecklist(draft: Draft): ChecklistItem[] {
  const [findings, priorities] = [liveFindings(draft), livePriorities(draft)];
  const ids = new Set(findings.map(({ id }) => id));
  const unfounded = priorities.filter(({ findingIds }) => !findingIds.some((id) => ids.has(id)));
  const behind = findings.filter(({ analysisId }) => analysisId !== draft.analysisId);
  return [
    { text: "A summary in plain English", isDone: draft.summary !== "" },
    { text: "At least one finding", isDone: findings.length > 0 },
    { text: "At least one priority", isDone: priorities.length > 0 },
    ...unfounded.map(({ title }) => ({ text: `A finding that the priority "${title}" rests on`, isDone: false })),
    ...(behind.length === 0
      ? []
      : [{ text: `Every finding quotes this analysis: ${behind.length} still quote an earlier one`, isDone: false }]),
  ];
}

/** Whether a draft may be put forward for release: everything of the checklist is there. */
export function readyForRelease(draft: Draft): Outcome<Draft> {
  const missing = releaseChecklist(draft).filter(({ isDone }) => !isDone);
  return missing.length === 0 ? done(draft) : refuseAll(missing.map(({ text }) => ({ message: `Missing: ${text}` })));
}

/** Whether a year is a financial year: two years, one after the other. */
export function usableYear(year: string): Outcome<string> {
  const [, first, second] = /^(\d{4})-(\d{2})$/.exec(year) ?? [];
  if (first !== undefined && Number(second) === (Number(first) + 1) % 100) return done(year);
  return refuse("Enter a financial year, such as 2025-26", "year");
}

/** The financial year, April to March, that a day lies in. */
export function financialYear(today: Day): string {
  const first = Number(today.slice(0, 4)) - (today.slice(5, 7) < "04" ? 1 : 0);
  return `${first}-${String((first + 1) % 100).padStart(2, "0")}`;
}

/** "2025-26 v3, 22 November 2026", as "2017-18 v3, 15/02/18" had it. */
export function versionName(year: string, version: number, on?: Day): string {
  return `${year} v${version}${on === undefined ? "" : `, ${formatDay(on)}`}`;
}

export type Direction = "up" | "down";

/**
 * The ids of `items` in a new order, in which the one with `id` has changed places with its neighbour. Undefined when it
 * is not at `from` any more (somebody moved it, or the form was sent twice), or has no neighbour on that side.
 */
export function moved(ids: readonly string[], id: string, from: number, direction: Direction): string[] | undefined {
  const to = from + (direction === "up" ? -1 : 1);
  const other = ids[to];
  if (ids[from] !== id || other === undefined) return undefined;
  return ids.map((each, i) => (i === from ? other : i === to ? id : each));
}

/** What a reader of a finding should know of the way it was written. A warning, and no reason to refuse it. */
export function typedNumbersWarning(finding: Pick<Finding, "sentence">): string | undefined {
  const numbers = typedNumbers(finding.sentence);
  const [first, ...others] = numbers;
  if (first === undefined) return undefined;
  if (others.length === 0) return `${first} is typed, not quoted: it will not follow the data.`;
  return `${numbers.slice(0, -1).join(", ")} and ${others.at(-1)} are typed, not quoted: they will not follow the data.`;
}
