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
  /** The group that agreed it. */
  readonly group: { readonly id: string; readonly name: string };
  readonly escalation: Escalation | null;
  readonly origin: { readonly kind: OriginKind; readonly id: string };
  readonly agreedOn: Day;
  /** The day first agreed; a later one is an update. */
  readonly firstDueOn: Day;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly updates: readonly ActionUpdate[];
};

/** That an action came before the body to which its group answers, as it was found on that day. */
export type Escalation = {
  readonly on: Day;
  readonly missed: readonly Day[];
} & WayUp;

/** Before whom the terms of reference in force bring it: the line that they name, and the group here that it leads to. */
export type WayUp = {
  /** Null when no terms were in force. */
  readonly termsVersion: number | null;
  /** Null when the terms name nobody. */
  readonly lineKind: LineKind | null;
  readonly body: string;
  readonly to: { readonly id: string; readonly name: string } | null;
};

export type LineKind = "accountable-to" | "reports-to";
export const ACTION_STATES = ["open", "blocked", "done", "cancelled"] as const;
export type ActionState = (typeof ACTION_STATES)[number];

export const STATE_LABELS: Readonly<Record<ActionState, string>> = {
  open: "Open",
  blocked: "Blocked",
  done: "Done",
  cancelled: "Cancelled",
};

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
  /** It has come before those above, and is open still. */
  readonly isEscalated: boolean;
};

export function standingOf(action: Pick<Action, "firstDueOn" | "updates" | "escalation">, today: Day): Standing {
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
  return {
    state,
    isOpen,
    dueOn,
    isOverdue: isOpen && today > dueOn,
    doneOn,
    missed,
    isEscalated: isOpen && action.escalation !== null,
  };
}

function isEnd(state: ActionState): boolean {
  return state === "done" || state === "cancelled";
}
