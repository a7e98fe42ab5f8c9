import { csvLine } from "../../../kernel/csv.ts";
import { type Day, dayOf } from "../../../kernel/dates.ts";
import { type Action, STATE_LABELS, standingOf } from "../rules/actions.ts";
import { beforeWhom } from "../rules/escalation.ts";
import { KIND_LABELS } from "../rules/updates.ts";

const HEADING = [
  "Number",
  "Action",
  "Organisation",
  "Person",
  "Group",
  "Agreed on",
  "First due day",
  "Due day",
  "State",
  "Overdue",
  "Done on",
  "Missed dates",
  "Escalated to",
  "Latest update",
  "Latest update on",
  "Evidence",
];

/** The log as CSV with a byte-order mark. Days are written as YYYY-MM-DD. */
export function actionsCsv(actions: readonly Action[], today: Day): string {
  return `\uFEFF${csvLine(HEADING)}${actions.map((action) => csvLine(cellsOf(action, today))).join("")}`;
}

function cellsOf(action: Action, today: Day): string[] {
  const standing = standingOf(action, today);
  const last = action.updates.at(-1);
  return [
    action.id,
    action.text,
    action.organisation.name,
    action.person?.name ?? "",
    action.group.name,
    action.agreedOn,
    action.firstDueOn,
    standing.dueOn,
    STATE_LABELS[standing.state],
    standing.isOverdue ? "yes" : "no",
    standing.doneOn ?? "",
    standing.missed.join(" "),
    standing.isEscalated && action.escalation ? beforeWhom(action.escalation, action.group.name) : "",
    last ? `${KIND_LABELS[last.kind]}: ${last.words}` : "",
    last ? dayOf(last.at) : "",
    last?.evidence ?? "",
  ];
}
