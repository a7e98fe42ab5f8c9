import { dayOf, formatDay } from "../../../kernel/dates.ts";
import { button } from "../../../web/components/button.ts";
import { input } from "../../../web/components/input.ts";
import { select } from "../../../web/components/select.ts";
import { html } from "../../../web/html.ts";
import type { OfferedQuery } from "../../../web/list-query.ts";
import { emptyState, listPage } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import { waitingNote } from "../../accounts/index.ts";
import { COLLEAGUE_STATES, type Colleague, STATE_LABELS } from "../rules/people.ts";
import { colleagueTag, crumbs, type Employing, hrefOf } from "./organisation.ts";

export type ColleaguesQuery = OfferedQuery<"name", "words" | "state">;

/** The organisation's own people. */
export function colleaguesPage(
  employing: Employing,
  query: ColleaguesQuery,
  found: {
    readonly total: number;
    readonly people: readonly Colleague[];
    /** What waits to be decided about how the organisation's people sign in. */
    readonly proposal: { readonly id: string } | undefined;
  },
): View {
  return {
    kind: "desk",
    title: "People",
    breadcrumbs: crumbs(employing, { text: "People" }),
    content: html`${found.proposal && waitingNote(hrefOf(employing, `sign-in-proposals/${found.proposal.id}`))}${listPage(
      {
        title: "People",
        caption: employing.name,
        text: "Everybody of your organisation who has an account. You look after joiners and leavers; what people work on, and in which partnerships, is not shown to you.",
        actions: button({ text: "Invite somebody", href: hrefOf(employing, "invitations/new") }),
        query,
        total: found.total,
        noun: "person",
        nouns: "people",
        filters: html`${input({
          name: "words",
          label: { text: "Name or e-mail address" },
          value: query.filters.words,
          classes: "govuk-input--width-20",
        })}${select({
          name: "state",
          label: { text: "State" },
          value: query.filters.state,
          items: [
            { text: "Any", value: "" },
            ...COLLEAGUE_STATES.map((state) => ({ text: STATE_LABELS[state], value: state })),
          ],
        })}`,
        columns: [{ text: "Name", sortBy: "name" }, { text: "E-mail address" }, { text: "State" }, { text: "Since" }],
        rows: found.people.map((person) => [
          { text: html`<a class="govuk-link" href="${hrefOf(employing, `people/${person.id}`)}">${person.name}</a>` },
          { text: person.email },
          { text: colleagueTag(person.state) },
          { text: person.since === null ? "" : formatDay(dayOf(person.since)) },
        ]),
        empty: emptyState({
          title: "Nobody has an account yet",
          text: "Invite somebody: they set up an account by a link that is sent to them.",
        }),
      },
    )}`,
  };
}
