import { type Day, dayOf } from "../../../kernel/dates.ts";

/** What can be recorded of an action. `open` says that a blocked or ended one goes on. */
export type UpdateKind = "progress" | "blocked" | "open" | "new-date" | "done" | "cancelled" | "edited";

export type ActionUpdate = {
  /** Counted from 1, in the order recorded. */
  readonly position: number;
  readonly kind: UpdateKind;
  readonly words: string;
  /** Address of a page that shows it; empty when there is none. */
  readonly evidence: string;
  /** The new due day, or the day on which it was done. */
  readonly day: Day | null;
  readonly by: { readonly id: string; readonly name: string | null };
  readonly at: Date;
  readonly isByLink: boolean;
};

export type OriginKind = "group" | "meeting-item";

export type Action = {
  readonly id: string;
  readonly text: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly person: { readonly id: string; readonly name: string | null } | null;
  /** The group that agreed it, and the one above that group, if any. */
  readonly group: { readonly id: string; readonly name: string; readonly above: string | null };
  readonly origin: { readonly kind: OriginKind; readonly id: string };
  readonly agreedOn: Day;
  /** The day first agreed; a later one is an update. */
  readonly firstDueOn: Day;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly updates: readonly ActionUpdate[];
};

export const ACTION_STATES = ["open", "blocked", "done", "cancelled"] as const;
export type ActionState = (typeof ACTION_STATES)[number];

export const STATE_LABELS: Readonly<Record<ActionState, string>> = {
  open: "Open",
  blocked: "Blocked",
  done: "Done",
  cancelled: "Cancelled",
};

/** How many missed dates bring an action before the group above. A setting of this program: no authority prescribes it. */
export const ESCALATES_AFTER = 2;

/** How an action stands on a day: read from its updates, in their order. */
export type Standing = {
  readonly state: ActionState;
  /** Neither done nor cancelled. */
  readonly isOpen: boolean;
  readonly dueOn: Day;
  readonly isOverdue: boolean;
  /** When it was done, as whoever recorded it said. */
  readonly doneOn: Day | null;
  /** Due days that passed before the action was done or cancelled, or given another day. */
  readonly missed: readonly Day[];
  /** Before whom it comes, once enough dates were missed: the group above, or the chair where there is none above. */
  readonly escalatedTo: string | null;
};

export function standingOf(action: Pick<Action, "firstDueOn" | "updates" | "group">, today: Day): Standing {
  let state: ActionState = "open";
  let dueOn = action.firstDueOn;
  let doneOn: Day | null = null;
  const missed: Day[] = [];
  /** The due day is missed when the action is still open on the day after it. Each due day is missed once. */
  let isCounted = false;
  const noteMissed = (on: Day) => {
    if (isEnd(state) || isCounted || on <= dueOn) return;
    missed.push(dueOn);
    isCounted = true;
  };
  for (const { kind, day, at } of action.updates) {
    noteMissed(kind === "done" && day ? day : dayOf(at));
    if (kind === "new-date" && day) {
      dueOn = day;
      isCounted = false;
    } else if (kind === "done" || kind === "cancelled" || kind === "blocked" || kind === "open") {
      state = kind;
      doneOn = kind === "done" ? day : null;
    }
  }
  noteMissed(today);
  const isOpen = !isEnd(state);
  const { group } = action;
  return {
    state,
    isOpen,
    dueOn,
    isOverdue: isOpen && today > dueOn,
    doneOn,
    missed,
    escalatedTo: isOpen && missed.length >= ESCALATES_AFTER ? (group.above ?? `the chair of ${group.name}`) : null,
  };
}

function isEnd(state: ActionState): boolean {
  return state === "done" || state === "cancelled";
}
