import { formatDay } from "../../../kernel/dates.ts";
import { buttonGroup, linkButton } from "../../../web/components/button.ts";
import { formPage } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { table } from "../../../web/components/table.ts";
import { type Form, itemsOf, selectField, textField } from "../../../web/components/typed-fields.ts";
import { dayField } from "../../../web/day-field.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import {
  chairInWords,
  dueInWords,
  HOW_LABELS,
  POST_LABELS,
  type PostStanding,
  postsDue,
  type TermOfOffice,
} from "../rules/chairs.ts";
import { type Election, electionTitle } from "../rules/elections.ts";
import type { GroupMember, GroupSeen } from "../rules/groups.ts";
import type { Candidate } from "../rules/representatives.ts";
import type { Terms } from "../rules/terms.ts";
import { groupCrumbs, groupHref } from "./desk.ts";
import { membershipMissing } from "./seats.ts";

const ACTING =
  "For as long as the term runs, whoever has a place in the group as well acts for it here: as chair by clearing its minutes, waiving notice and finding what only the chair can find, and in both posts by agreeing to releases of its minutes.";

/** Who chairs a group today under the terms in force. */
export type Chairing = { readonly terms: Terms; readonly standings: readonly PostStanding[] };

export function chairsHref(desk: Desk, group: string): string {
  return `${groupHref(desk, group)}/chairs`;
}

export function electionHref(desk: Desk, group: string, election: string): string {
  return `${groupHref(desk, group)}/elections/${election}`;
}

/** Chair and vice-chair on the group's page: how they are found, who they are, and what is due. */
export function chairSection(
  desk: Desk,
  group: string,
  { terms, standings }: Chairing,
  members: readonly GroupMember[],
): Html {
  // That nobody holds a post is said where its holder would stand.
  const due = postsDue(standings, terms.settings)
    .filter(({ holder }) => holder)
    .map((one) => html`<p class="govuk-body">${dueInWords(one)}</p>`);
  const rows = standings.map((one) => ({
    key: { text: POST_LABELS[one.post] },
    value: {
      text: one.holder ? html`${holderInWords(one.holder)}${cannotAct(desk, one.holder, members)}` : "Nobody today",
    },
  }));
  return html`<h2 class="govuk-heading-m" id="chair">Chair</h2><p class="govuk-body">${chairInWords(terms)}</p>${due.length > 0 && insetText({ text: html`${due}` })}${summaryList({ rows })}<p class="govuk-body"><a class="govuk-link" href="${chairsHref(desk, group)}">Terms of office and elections</a></p>`;
}

/** That whoever is in office has no place in the group, and so cannot act for it here. */
function cannotAct(
  desk: Desk,
  { groupId, personId, name }: TermOfOffice,
  members: readonly GroupMember[],
): Html | false {
  return membershipMissing(desk, groupId, {
    personId,
    name,
    isMember: members.some((one) => one.personId === personId),
  });
}

function holderInWords(term: TermOfOffice): string {
  const until = term.toOn === null ? "" : ` to ${formatDay(term.toOn)}`;
  const employer = term.employer === null ? "" : `, ${term.employer}`;
  return `${term.name}${employer}: ${HOW_LABELS[term.how].toLowerCase()}, from ${formatDay(term.fromOn)}${until}`;
}

export type ChairsPage = {
  readonly group: GroupSeen;
  readonly chairing: Chairing | undefined;
  readonly held: readonly TermOfOffice[];
  readonly elections: readonly Election[];
};

/** Every term of office in a group, and its elections. */
export function chairsPage(desk: Desk, { group, chairing, held, elections }: ChairsPage): View {
  const manages = group.host === null && desk.may.includes("groups:manage");
  const title = "Terms of office and elections";
  const href = chairsHref(desk, group.id);
  const isElected = chairing?.terms.settings.chair === "election";
  const begin = isElected
    ? linkButton("Call an election", `${groupHref(desk, group.id)}/elections/new`)
    : linkButton("Record a chair or vice-chair", `${href}/new`);
  const called = elections.map(
    (election) =>
      html`<li><a class="govuk-link" href="${electionHref(desk, group.id, election.id)}">${electionTitle(election)}</a>: ${election.termId === null ? "no result yet" : "result recorded"}</li>`,
  );
  return {
    kind: "desk",
    title,
    breadcrumbs: groupCrumbs(desk, group, { text: title }),
    content: html`${pageHeading({ title, caption: group.name })}${chairing ? html`<p class="govuk-body">${chairInWords(chairing.terms)}</p>` : html`<p class="govuk-body">No terms of reference are in force: they say how a chair is found.</p>`}${manages && chairing !== undefined && buttonGroup([begin])}<h2 class="govuk-heading-m">Terms of office</h2>${held.length > 0 ? termsTable(href, held, manages) : html`<p class="govuk-body">None on record.</p>`}${called.length > 0 && html`<h2 class="govuk-heading-m">Elections</h2><ul class="govuk-list govuk-list--bullet">${called}</ul>`}`,
  };
}

function termsTable(href: string, held: readonly TermOfOffice[], manages: boolean): Html {
  const heads = ["Name", "Post", "How", "Decided by", "From", "To"].map((text) => ({ text }));
  const links = (one: TermOfOffice) =>
    html`<a class="govuk-link" href="${href}/${one.id}/end">End<span class="govuk-visually-hidden"> the term of ${one.name}</span></a>${one.how !== "election" && html` <a class="govuk-link" href="${href}/new?post=${one.post}&amp;person=${one.personId}">Another term<span class="govuk-visually-hidden"> for ${one.name}</span></a>`}`;
  return scrollRegion(
    "Terms of office",
    table({
      caption: "Terms of office",
      captionClasses: "govuk-visually-hidden",
      head: manages ? [...heads, { text: html`<span class="govuk-visually-hidden">Change</span>` }] : heads,
      rows: held.map((one) => [
        { text: one.name },
        { text: POST_LABELS[one.post] },
        { text: HOW_LABELS[one.how] },
        { text: one.decidedBy },
        { text: formatDay(one.fromOn) },
        { text: one.toOn === null ? "" : one.toOn < one.fromOn ? "Never began" : formatDay(one.toOn) },
        ...(manages ? [{ text: links(one) }] : []),
      ]),
      firstCellIsHeader: true,
    }),
  );
}

/** The form by which somebody is recorded as chair or vice-chair. */
export function termOfOfficePage(
  desk: Desk,
  {
    group,
    chairing,
    candidates,
  }: Pick<ChairsPage, "group" | "chairing"> & { readonly candidates: readonly Candidate[] },
  form: Form,
): View {
  const title = "Record a chair or vice-chair";
  const href = chairsHref(desk, group.id);
  return {
    kind: "desk",
    title,
    breadcrumbs: groupCrumbs(desk, group, { text: "Terms of office", href }, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      caption: group.name,
      text: html`${chairing && `${chairInWords(chairing.terms)} `}${ACTING}`,
      action: href,
      problems: form.problems,
      anchors: { from: "from-day", to: "to-day" },
      fields: html`${selectField(form, { name: "post", label: "Post" }, itemsOf(POST_LABELS))}${selectField(
        form,
        { name: "person", label: "Person" },
        [
          { text: "Choose a person", value: "" },
          ...candidates.map(({ personId, name, employer }) => ({
            text: employer === null ? name : `${name}, ${employer}`,
            value: personId,
          })),
        ],
      )}${textField(form, { name: "decidedBy", label: "Decided by", hint: "The body that appointed or reviewed, if one did." })}${dayField("from", "First day", form.typed, form.problems)}${dayField("to", "Last day, if it is not as long as the terms give", form.typed, form.problems)}`,
      submitText: "Record the term",
      cancel: { text: "Cancel", href },
    }),
  };
}

/** The form by which a term of office ends. */
export function officeEndPage(desk: Desk, group: GroupSeen, term: TermOfOffice, form: Form): View {
  const title = "End a term of office";
  const href = chairsHref(desk, group.id);
  return {
    kind: "desk",
    title,
    breadcrumbs: groupCrumbs(desk, group, { text: "Terms of office", href }, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      caption: `${term.name}, ${POST_LABELS[term.post].toLowerCase()} of ${group.name}`,
      action: `${href}/${term.id}/end`,
      problems: form.problems,
      anchors: { to: "to-day" },
      fields: dayField("to", "Last day", form.typed, form.problems),
      submitText: "End the term",
      submitClasses: "govuk-button--warning",
      cancel: { text: "Cancel", href },
    }),
  };
}
