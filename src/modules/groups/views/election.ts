import { formatDay } from "../../../kernel/dates.ts";
import { button } from "../../../web/components/button.ts";
import { formPage, postForm, problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { type Form, itemsOf, selectField, textField } from "../../../web/components/typed-fields.ts";
import { dayField } from "../../../web/day-field.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { POST_LABELS } from "../rules/chairs.ts";
import { type Election, electionTitle, type Result } from "../rules/elections.ts";
import type { GroupSeen } from "../rules/groups.ts";
import type { Seat } from "../rules/quorum.ts";
import type { Representative } from "../rules/representatives.ts";
import { chairsHref, electionHref } from "./chairs.ts";
import { groupCrumbs, groupHref } from "./desk.ts";

/** The form by which an election is called. */
export function newElectionPage(desk: Desk, group: GroupSeen, form: Form): View {
  const title = "Call an election";
  const href = chairsHref(desk, group.id);
  return {
    kind: "desk",
    title,
    breadcrumbs: groupCrumbs(desk, group, { text: "Terms of office", href }, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      caption: group.name,
      action: `${groupHref(desk, group.id)}/elections`,
      problems: form.problems,
      anchors: { held: "held-day" },
      fields: html`${selectField(form, { name: "post", label: "Post" }, itemsOf(POST_LABELS))}${dayField("held", "Day of the election", form.typed, form.problems)}${textField(form, { name: "meeting", label: "At which meeting, if at one" })}`,
      submitText: "Call the election",
      cancel: { text: "Cancel", href },
    }),
  };
}

export type ElectionPage = {
  readonly group: GroupSeen;
  readonly election: Election;
  /** The seats with a vote on its day; none without terms in force. */
  readonly voters: readonly Seat[];
  /** Who might stand and does not yet. */
  readonly members: readonly Representative[];
  /** Undefined without terms in force on its day. */
  readonly result: Result | undefined;
};

/** An election: who stands, the ballot by seat, and what came of it. */
export function electionPage(desk: Desk, page: ElectionPage, form: Form): View {
  const { group, election, result } = page;
  const title = electionTitle(election);
  const manages = group.host === null && desk.may.includes("groups:manage") && election.termId === null;
  return {
    kind: "desk",
    title,
    breadcrumbs: groupCrumbs(
      desk,
      group,
      { text: "Terms of office", href: chairsHref(desk, group.id) },
      { text: title },
    ),
    problems: form.problems,
    content: html`${problemSummary(form.problems, { cast: "cast-day", from: "from-day" })}${pageHeading({
      title,
      caption: group.name,
      text: election.meeting,
    })}${election.termId !== null && insetText({ text: "The result is recorded: nothing of the ballot changes any more." })}<h2 class="govuk-heading-m">Candidates</h2>${candidates(page)}${manages && standForm(desk, page, form)}<h2 class="govuk-heading-m">Ballot</h2>${ballot(desk, page, manages)}${manages && voteForm(desk, page, form)}<h2 class="govuk-heading-m">Result</h2><p class="govuk-body">${result?.working ?? "No terms of reference are in force on that day: they say who votes."}</p>${manages && election.votes.length > 0 && resultForm(desk, page, form)}`,
  };
}

function candidates({ election, result }: ElectionPage): Html {
  if (election.candidates.length === 0) return html`<p class="govuk-body">Nobody stands yet.</p>`;
  const seats = new Map(election.candidates.map(({ personId, seat }) => [personId, seat]));
  return scrollRegion(
    "Candidates",
    table({
      caption: "Candidates",
      captionClasses: "govuk-visually-hidden",
      head: [{ text: "Candidate" }, { text: "Seat" }, { text: "Votes", format: "numeric" }],
      rows: (result?.counts ?? []).map(({ personId, name, votes }) => [
        { text: name },
        { text: seats.get(personId) ?? "" },
        { text: String(votes), format: "numeric" },
      ]),
      firstCellIsHeader: true,
    }),
  );
}

function ballot(desk: Desk, { group, election, voters }: ElectionPage, manages: boolean): Html {
  if (voters.length === 0) return html`<p class="govuk-body">No seat has a vote on that day.</p>`;
  const names = new Map(election.candidates.map(({ personId, name }) => [personId, name]));
  const rows = voters.map(({ id, holder }) => {
    const vote = election.votes.find(({ seatId }) => seatId === id);
    const words = vote ? (names.get(vote.personId ?? "") ?? "Nobody") : "No vote yet";
    const back =
      vote &&
      postForm(
        { action: `${electionHref(desk, group.id, election.id)}/votes/${id}/removal` },
        button({
          text: html`Take back<span class="govuk-visually-hidden"> the vote of ${holder}</span>`,
          classes: "govuk-button--secondary fp-button--small",
          preventDoubleClick: true,
        }),
      );
    return [
      { text: holder },
      { text: words },
      { text: vote ? formatDay(vote.castOn) : "" },
      ...(manages ? [{ text: back ?? "" }] : []),
    ];
  });
  const heads = ["Seat", "Vote for", "Cast on"].map((text) => ({ text }));
  return scrollRegion(
    "Ballot",
    table({
      caption: "Ballot",
      captionClasses: "govuk-visually-hidden",
      head: manages ? [...heads, { text: html`<span class="govuk-visually-hidden">Change</span>` }] : heads,
      rows,
      firstCellIsHeader: true,
    }),
  );
}

function standForm(desk: Desk, { group, election, members }: ElectionPage, form: Form): Html {
  return postForm(
    { action: `${electionHref(desk, group.id, election.id)}/candidates` },
    html`${selectField(
      form,
      {
        name: "person",
        label: "Add a candidate",
        hint: "Those who represent a seat on the day: the chair is elected from the membership.",
      },
      [
        { text: "Choose a person", value: "" },
        ...members.map(({ personId, name, seat }) => ({ text: `${name}, ${seat}`, value: personId })),
      ],
    )}${button({ text: "Add the candidate", classes: "govuk-button--secondary", preventDoubleClick: true })}`,
  );
}

function voteForm(desk: Desk, { group, election, voters }: ElectionPage, form: Form): Html | false {
  const voted = new Set(election.votes.map(({ seatId }) => seatId));
  const left = voters.filter(({ id }) => !voted.has(id));
  if (election.candidates.length === 0 || left.length === 0) return false;
  return html`<h3 class="govuk-heading-s">Record a vote</h3>${postForm(
    { action: `${electionHref(desk, group.id, election.id)}/votes` },
    html`${selectField(form, { name: "seat", label: "Seat" }, [
      { text: "Choose a seat", value: "" },
      ...left.map(({ id, holder }) => ({ text: holder, value: id })),
    ])}${selectField(form, { name: "candidate", label: "Votes for" }, [
      { text: "Choose a candidate", value: "" },
      ...election.candidates.map(({ personId, name }) => ({ text: name, value: personId })),
      { text: "Nobody", value: "nobody" },
    ])}${dayField("cast", "Cast on", form.typed, form.problems)}${button({ text: "Record the vote", classes: "govuk-button--secondary", preventDoubleClick: true })}`,
  )}`;
}

function resultForm(desk: Desk, { group, election }: ElectionPage, form: Form): Html {
  return postForm(
    { action: `${electionHref(desk, group.id, election.id)}/result` },
    html`${dayField("from", "First day of the term", form.typed, form.problems)}${button({ text: "Record the result", preventDoubleClick: true })}`,
  );
}
