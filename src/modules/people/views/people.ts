import { button } from "../../../web/components/button.ts";
import { input } from "../../../web/components/input.ts";
import { select } from "../../../web/components/select.ts";
import { type Html, html } from "../../../web/html.ts";
import type { OfferedQuery } from "../../../web/list-query.ts";
import { emptyState, listPage } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import type { ListedPerson } from "../rules/people.ts";
import type { Role } from "../rules/roles.ts";
import { type Desk, personHref } from "./desk.ts";

export type PeopleQuery = OfferedQuery<"name" | "employer", "words" | "role" | "when">;

/** Who works in the partnership, and as what. */
export function peoplePage(
  desk: Desk,
  query: PeopleQuery,
  found: {
    readonly total: number;
    readonly people: readonly ListedPerson[];
    readonly roles: readonly Role[];
    readonly waiting: number;
  },
): View {
  const waiting =
    found.waiting > 0 &&
    button({
      text: `Waiting to be accepted (${found.waiting})`,
      href: `${desk.href}/approvals`,
      classes: "govuk-button--secondary",
    });
  return {
    kind: "desk",
    title: "People",
    breadcrumbs: [{ text: desk.name, href: desk.href }, { text: "People" }],
    content: listPage({
      title: "People",
      text: html`Who holds a role here, in the partnership or in one of its groups. <a class="govuk-link" href="${desk.href}/roles">What each role may do</a>`,
      ...(waiting && { actions: waiting }),
      query,
      total: found.total,
      noun: "person",
      nouns: "people",
      filters: filters(query, found.roles),
      columns: [
        { text: "Name", sortBy: "name" },
        { text: "Employer", sortBy: "employer" },
        { text: query.filters.when === "past" ? "Roles today" : "Roles" },
        { text: "Groups" },
      ],
      rows: found.people.map((person) => [
        { text: html`<a class="govuk-link" href="${personHref(desk, person.id)}">${person.name}</a>` },
        { text: person.employer ?? "None recorded" },
        { text: lines(person.roles) },
        { text: lines(person.groups) },
      ]),
      empty: emptyState({
        title: "Nobody holds a role here",
        text: "Roles are given by two people: one asks, another accepts.",
      }),
    }),
  };
}

function filters(query: PeopleQuery, roles: readonly Role[]): Html {
  return html`${input({
    name: "words",
    label: { text: "Name or employer" },
    value: query.filters.words,
    classes: "govuk-input--width-20",
  })}${select({
    name: "role",
    label: { text: "Role" },
    value: query.filters.role,
    items: [{ text: "Any", value: "" }, ...roles.map(({ key, title }) => ({ text: title, value: key }))],
  })}${select({
    name: "when",
    label: { text: "When" },
    value: query.filters.when,
    items: [
      { text: "Today", value: "" },
      { text: "Earlier or later, and not today", value: "past" },
    ],
  })}`;
}

function lines(words: readonly string[]): Html | string {
  return words.length === 0 ? "None" : html`${words.map((word, i) => html`${i > 0 && html`<br>`}${word}`)}`;
}
