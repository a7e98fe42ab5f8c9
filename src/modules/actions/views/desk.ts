import { type Day, formatDay } from "../../../kernel/dates.ts";
import type { Breadcrumb } from "../../../web/components/breadcrumbs.ts";
import { tag } from "../../../web/components/tag.ts";
import { homeCrumb } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import { type Action, type ActionState, STATE_LABELS, type Standing } from "../rules/actions.ts";

/** Where and for whom a page is: the partnership's desk, and what this person may do there. */
export type Desk = {
  readonly href: string;
  readonly name: string;
  readonly personId: string;
  readonly may: readonly string[];
  readonly today: Day;
};

export function actionHref(desk: Pick<Desk, "href">, id: string): string {
  return `${desk.href}/actions/${id}`;
}

/** The way to a page about actions; the last step is the page itself. */
export function actionCrumbs(desk: Desk, ...steps: readonly Breadcrumb[]): Breadcrumb[] {
  return [homeCrumb(desk), { text: "Actions", href: `${desk.href}/actions` }, ...steps];
}

/** Whether whoever reads may say how the action stands. */
export function mayUpdate({ may, personId }: Desk, action: Action): boolean {
  return may.includes("actions:manage") || (may.includes("actions:update") && action.person?.id === personId);
}

const COLOURS: Readonly<Record<ActionState, string>> = {
  open: "govuk-tag--blue",
  blocked: "govuk-tag--orange",
  done: "govuk-tag--green",
  cancelled: "govuk-tag--grey",
};

/** The state, and whether it is late or has come before those above. */
export function standingTags(standing: Pick<Standing, "state" | "isOverdue" | "isEscalated">): Html {
  const { state, isOverdue, isEscalated } = standing;
  return html`${tag({ text: STATE_LABELS[state], classes: COLOURS[state] })}${isOverdue && html` ${tag({ text: "Overdue", classes: "govuk-tag--red" })}`}${isEscalated && html` ${tag({ text: "Escalated", classes: "govuk-tag--purple" })}`}`;
}

/** "Police: Inspector", or the organisation alone. */
export function ownerInWords({ organisation, person }: Pick<Action, "organisation" | "person">): Html {
  return html`${person && html`${person.name ?? GONE}<br>`}${organisation.name}`;
}

export const GONE = "Somebody who is not here any more";

/** "12 December 2026 (first 26 November 2026)". */
export function dueInWords(action: Pick<Action, "firstDueOn">, { dueOn }: Standing): Html {
  const first = action.firstDueOn !== dueOn && html`<br>First ${formatDay(action.firstDueOn)}`;
  return html`${formatDay(dueOn)}${first}`;
}
