import { button, buttonGroup } from "../../../web/components/button.ts";
import { input } from "../../../web/components/input.ts";
import { select } from "../../../web/components/select.ts";
import { homeCrumb } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { OfferedQuery } from "../../../web/list-query.ts";
import { emptyState, listHref, listPage } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import { ACTION_STATES, type Action, STATE_LABELS, standingOf } from "../rules/actions.ts";
import type { Choice } from "../rules/updates.ts";
import { actionHref, type Desk, dueInWords, ownerInWords, standingTags } from "./desk.ts";

export type LogQuery = OfferedQuery<
  "due" | "action" | "owner" | "group",
  "words" | "state" | "person" | "organisation" | "group"
>;

export type Found = {
  readonly total: number;
  readonly actions: readonly Action[];
  readonly people: readonly Choice[];
  readonly organisations: readonly Choice[];
  readonly groups: readonly Choice[];
};

/** The action log. */
export function logPage(desk: Desk, query: LogQuery, found: Found): View {
  const file = listHref({ ...query, path: `${query.path}/log.csv`, page: 1 });
  return {
    kind: "desk",
    title: "Actions",
    breadcrumbs: [homeCrumb(desk), { text: "Actions" }],
    content: listPage({
      title: "Actions",
      text: lede(desk),
      actions: buttonGroup([
        desk.may.includes("actions:manage") && button({ text: "Add an action", href: `${desk.href}/actions/new` }),
        found.total > 0 && button({ text: "Download as CSV", href: file, classes: "govuk-button--secondary" }),
      ]),
      query,
      total: found.total,
      noun: "action",
      filters: filters(query, found),
      columns: [
        { text: "Action", sortBy: "action" },
        { text: "Owner", sortBy: "owner" },
        { text: "Group", sortBy: "group" },
        { text: "Due", sortBy: "due" },
        { text: "State" },
      ],
      rows: found.actions.map((action) => {
        const standing = standingOf(action, desk.today);
        return [
          { text: html`<a class="govuk-link" href="${actionHref(desk, action.id)}">${action.text}</a>` },
          { text: ownerInWords(action) },
          { text: action.group.name },
          { text: dueInWords(action, standing) },
          { text: standingTags(standing) },
        ];
      }),
      empty: emptyState({
        title: "No actions yet",
        text: "Whatever a group agrees should be done is kept here: who does it, until when, and what came of it.",
      }),
    }),
  };
}

/** Who is in a group alone is told that this is not all of the log. */
function lede({ may, href }: Desk): Html {
  if (!may.includes("actions:read-all"))
    return html`What your groups agreed should be done, and what is yours to do: by whom and until when.`;
  return html`What was agreed to be done, by whom and until when. <a class="govuk-link" href="${href}/actions/progress">How many are done in time, and who owes what</a>`;
}

function filters(query: LogQuery, { people, organisations, groups }: Found): Html {
  const choice = (name: "person" | "organisation" | "group", text: string, choices: readonly Choice[]) =>
    select({
      name,
      label: { text },
      value: query.filters[name],
      items: [{ text: "Any", value: "" }, ...choices.map((one) => ({ text: one.name, value: one.id }))],
    });
  return html`${input({
    name: "words",
    label: { text: "Words in the action" },
    value: query.filters.words,
    classes: "govuk-input--width-20",
  })}${select({
    name: "state",
    label: { text: "State" },
    value: query.filters.state,
    items: [
      { text: "Any", value: "" },
      { text: "Overdue", value: "overdue" },
      { text: "Escalated", value: "escalated" },
      { text: "Open or blocked", value: "not-ended" },
      ...ACTION_STATES.map((state) => ({ text: STATE_LABELS[state], value: state })),
    ],
  })}${choice("person", "Person", people)}${choice("organisation", "Organisation", organisations)}${choice("group", "Group", groups)}`;
}
