import type { Day } from "../../../kernel/dates.ts";
import { type Action, standingOf } from "./actions.ts";

/** Below so many due actions a share says more of chance than of the partnership. A setting of this program. */
export const FEWEST_FOR_A_SHARE = 10;

/** Three months that begin in January, April, July or October. */
export type Quarter = {
  readonly name: string;
  readonly due: number;
  /** Done by the day first agreed. */
  readonly onTime: number;
  readonly late: number;
  /** Their day is over, and they are not done. */
  readonly open: number;
  readonly cancelled: number;
  /** Due later in a quarter that has begun; they count once their day is over. */
  readonly toCome: number;
};

/**
 * Completion by quarter of the day first agreed, the earliest first: a date that was moved is not a date that was kept. An
 * action counts once its day is over, whether it is done or not; one that was cancelled does not count.
 */
export function completionByQuarter(actions: readonly Action[], today: Day): Quarter[] {
  const quarters = new Map<string, Quarter>();
  for (const action of actions) {
    const key = quarterOf(action.firstDueOn);
    if (key > quarterOf(today)) continue;
    const quarter = quarters.get(key) ?? { name: quarterInWords(key), ...NONE };
    const fate = fateOf(action, today);
    const counts = fate !== "cancelled" && fate !== "toCome";
    quarters.set(key, { ...quarter, [fate]: quarter[fate] + 1, due: quarter.due + (counts ? 1 : 0) });
  }
  return [...quarters].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, quarter]) => quarter);
}

const NONE = { due: 0, onTime: 0, late: 0, open: 0, cancelled: 0, toCome: 0 };

type Fate = "onTime" | "late" | "open" | "cancelled" | "toCome";

function fateOf(action: Action, today: Day): Fate {
  const { state, doneOn } = standingOf(action, today);
  if (state === "cancelled") return "cancelled";
  if (action.firstDueOn >= today) return "toCome";
  if (doneOn === null) return "open";
  return doneOn <= action.firstDueOn ? "onTime" : "late";
}

/** The share done by the day agreed; undefined when there are too few to say. */
export function shareOnTime({ due, onTime }: Quarter): number | undefined {
  return due < FEWEST_FOR_A_SHARE ? undefined : onTime / due;
}

function quarterOf(on: Day): string {
  return `${on.slice(0, 4)}-${Math.floor((Number(on.slice(5, 7)) - 1) / 3)}`;
}

function quarterInWords(key: string): string {
  const [year = "", n = "0"] = key.split("-");
  return `${["January to March", "April to June", "July to September", "October to December"][Number(n)]} ${year}`;
}

/** Actions counted by who owes them or which group agreed them, those with most overdue first. */
export type Tally = {
  readonly id: string;
  readonly name: string;
  readonly open: number;
  readonly overdue: number;
  readonly blocked: number;
  readonly done: number;
};

export function tallyBy(
  actions: readonly Action[],
  keyOf: (action: Action) => { readonly id: string; readonly name: string },
  today: Day,
): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const action of actions) {
    const { id, name } = keyOf(action);
    const { state, isOpen, isOverdue } = standingOf(action, today);
    const tally = tallies.get(id) ?? { id, name, open: 0, overdue: 0, blocked: 0, done: 0 };
    tallies.set(id, {
      ...tally,
      open: tally.open + (isOpen ? 1 : 0),
      overdue: tally.overdue + (isOverdue ? 1 : 0),
      blocked: tally.blocked + (state === "blocked" ? 1 : 0),
      done: tally.done + (state === "done" ? 1 : 0),
    });
  }
  return [...tallies.values()].sort(
    (a, b) => b.overdue - a.overdue || b.open - a.open || a.name.localeCompare(b.name, "en-GB"),
  );
}
