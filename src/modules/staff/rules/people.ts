import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/** active: may sign in. left: works for the organisation no more. */
export const COLLEAGUE_STATES = ["active", "suspended", "left"] as const;
export type ColleagueState = (typeof COLLEAGUE_STATES)[number];

/** One of an organisation's own people. What they do in partnerships is not theirs to see who look after them. */
export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly state: ColleagueState;
  /** Since when they are suspended or gone, and why. */
  readonly since: Date | null;
  readonly reason: string | null;
  /** The operator suspended them: an administrator cannot lift that. */
  readonly byOperator: boolean;
};

export const STATE_LABELS: Readonly<Record<ColleagueState, string>> = {
  active: "Active",
  suspended: "Suspended",
  left: "Left",
};

export function isColleagueState(text: string): text is ColleagueState {
  return COLLEAGUE_STATES.some((state) => state === text);
}

export type EndKind = Exclude<ColleagueState, "active">;

/** Decides whether somebody may be suspended, or noted as having left: nobody does it to themselves, or twice. */
export function endColleague(colleague: Colleague, kind: EndKind, me: string): Outcome<Colleague> {
  if (colleague.id === me)
    return refuse("You cannot do this to yourself. Ask another administrator of your organisation");
  if (colleague.state === "left") return refuse(`${colleague.name} has left already`);
  if (colleague.state === kind) return refuse(`${colleague.name} is suspended already`);
  return done(colleague);
}

/** Decides whether somebody may come back. */
export function restoreColleague(colleague: Colleague, me: string): Outcome<Colleague> {
  if (colleague.id === me)
    return refuse("You cannot do this to yourself. Ask another administrator of your organisation");
  if (colleague.state === "active") return refuse(`${colleague.name} is active already`);
  if (colleague.byOperator)
    return refuse("The operator of this installation suspended this account, and only they can restore it");
  return done(colleague);
}
