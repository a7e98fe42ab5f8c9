import { type Day, dayOf } from "../../../kernel/dates.ts";
import { type Action, standingOf } from "../rules/actions.ts";
import { beforeWhom } from "../rules/escalation.ts";

/** The log for programs, with what the CSV file has. Days are written as YYYY-MM-DD, and what is not there as null. */
export function actionsJson(actions: readonly Action[], today: Day): string {
  return JSON.stringify({ asOf: today, actions: actions.map((action) => recordOf(action, today)) });
}

function recordOf(action: Action, today: Day) {
  const standing = standingOf(action, today);
  const last = action.updates.at(-1);
  return {
    number: action.id,
    action: action.text,
    organisation: action.organisation.name,
    person: action.person?.name ?? null,
    group: action.group.name,
    agreedOn: action.agreedOn,
    firstDueOn: action.firstDueOn,
    dueOn: standing.dueOn,
    state: standing.state,
    isOverdue: standing.isOverdue,
    doneOn: standing.doneOn,
    missedDates: standing.missed,
    escalatedTo: standing.isEscalated && action.escalation ? beforeWhom(action.escalation, action.group.name) : null,
    latestUpdate: last
      ? { kind: last.kind, words: last.words, on: dayOf(last.at), evidence: last.evidence || null }
      : null,
  };
}
