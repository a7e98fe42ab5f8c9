import type { Day } from "../../../kernel/dates.ts";
import type { ActionState, UpdateKind } from "./actions.ts";

/** An open action as it stands before a meeting, or stood when that began. */
export type Carried = {
  readonly id: string;
  readonly text: string;
  readonly organisation: string;
  readonly person: string | null;
  /** The group that agreed it, when it has come before this one from there. */
  readonly from: string | null;
  readonly dueOn: Day;
  readonly state: ActionState;
  readonly isEscalated: boolean;
  readonly last: { readonly kind: UpdateKind; readonly words: string; readonly on: Day } | null;
};

export type CarriedActions = { readonly total: number; readonly actions: readonly Carried[] };
