import { type Day, formatDay } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button, buttonGroup, linkButton } from "../../../web/components/button.ts";
import { details } from "../../../web/components/details.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { table } from "../../../web/components/table.ts";
import { tag } from "../../../web/components/tag.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { GroupSeen } from "../rules/groups.ts";
import type { Quorum, Reading } from "../rules/quorum.ts";
import {
  isApproved,
  type ListedSeat,
  type Part,
  partsOf,
  SEAT_CAPACITY_LABELS,
  type Terms,
  type TermsState,
} from "../rules/terms.ts";
import { groupCrumbs, groupHref } from "./desk.ts";

/** What the rules make of these terms: every sum with its working. */
export type Working = {
  readonly quorum: Quorum | undefined;
  readonly readings: readonly Reading[];
  /** Notice of a meeting, worked out for an example or refused with the reason. */
  readonly notice: string | undefined;
  /** What each stage of a proposal means under the procedure of these terms; empty where they have none. */
  readonly procedure: readonly string[];
  /** Meetings of a year that the cadence proposes, in words; or why not. */
  readonly cadence: readonly string[];
};

export type TermsPage = {
  readonly group: GroupSeen;
  readonly terms: Terms;
  readonly state: TermsState;
  readonly reviewDueOn: Day | undefined;
  readonly previous: Terms | undefined;
  readonly working: Working;
  readonly today: Day;
  readonly problems: readonly Problem[];
  /** Whether whoever looks is the one who recorded the approval. */
  readonly isApprover: boolean;
};

export function termsHref(desk: Desk, { groupId, id }: Pick<Terms, "groupId" | "id">): string {
  return `${groupHref(desk, groupId)}/terms/${id}`;
}

export function termsTitle({ version }: Pick<Terms, "version">): string {
  return `Terms of reference, version ${version}`;
}

/** One version as the document it is, with what the rules make of it. */
export function termsPage(desk: Desk, page: TermsPage): View {
  const { group, terms, problems } = page;
  return {
    kind: "desk",
    title: termsTitle(terms),
    breadcrumbs: groupCrumbs(desk, group, { text: termsTitle(terms) }),
    problems,
    content: html`${problemSummary(problems)}${pageHeading({ title: termsTitle(terms), caption: group.name })}${standing(page)}${actions(desk, page)}${document(terms)}${workings(page.working)}`,
  };
}

export const STATE_TAGS: Readonly<Record<TermsState, Html>> = {
  draft: tag({ text: "Draft", classes: "govuk-tag--grey" }),
  "to-confirm": tag({ text: "To be confirmed", classes: "govuk-tag--yellow" }),
  "to-come": tag({ text: "To come", classes: "govuk-tag--blue" }),
  "in-force": tag({ text: "In force", classes: "govuk-tag--green" }),
  replaced: tag({ text: "Replaced", classes: "govuk-tag--grey" }),
};

function standing({ terms, state, reviewDueOn, today }: TermsPage): Html {
  const { approval } = terms;
  const isOverdue = state === "in-force" && reviewDueOn !== undefined && reviewDueOn <= today;
  return html`${isOverdue && insetText({ text: `These terms were due to be reviewed on ${formatDay(reviewDueOn)}. Begin the next version, or approve them anew.` })}${summaryList(
    {
      rows: [
        { key: { text: "State" }, value: { text: STATE_TAGS[state] } },
        approval && {
          key: { text: "Approved by" },
          value: {
            text: [approval.decidedBy, formatDay(approval.decidedOn), approval.meeting].filter(Boolean).join(", "),
          },
        },
        approval && { key: { text: "In force from" }, value: { text: formatDay(approval.inForceFrom) } },
        reviewDueOn && { key: { text: "Review due" }, value: { text: formatDay(reviewDueOn) } },
      ],
    },
  )}`;
}

function actions(desk: Desk, { group, terms, previous, isApprover }: TermsPage): Html | false {
  const href = termsHref(desk, terms);
  const isOwn = group.host === null;
  const [manages, approves] = [
    isOwn && desk.may.includes("groups:manage"),
    isOwn && desk.may.includes("terms:approve"),
  ];
  const isDraft = terms.approval === null;
  const links = [
    manages && isDraft && linkButton("Change what it says", `${href}/edit`),
    manages && isDraft && linkButton("Seats", `${href}/seats`),
    manages && isDraft && linkButton("Accountability", `${href}/lines`),
    approves && isDraft && linkButton("Record that it was approved", `${href}/approval`),
    linkButton("Word document", `${href}/document.docx`),
    previous && linkButton(`Compare with version ${previous.version}`, `${href}/changes`),
  ].filter((link) => link !== false && link !== undefined);
  const confirmation =
    approves &&
    terms.approval !== null &&
    !isApproved(terms) &&
    (isApprover
      ? insetText({ text: "You recorded the approval. These terms ask for a second person to confirm it." })
      : postForm(
          { action: `${href}/confirmation` },
          button({ text: "Confirm the approval", preventDoubleClick: true }),
        ));
  return html`${links.length > 0 && buttonGroup(links)}${confirmation}`;
}

function document(terms: Terms): Html {
  const parts = partsOf(terms);
  return html`${parts.map((part) => (part.key === "seats" ? membership(terms) : partOf(part)))}`;
}

function partOf({ title, lines }: Part): Html {
  const body = lines.length === 1 ? html`<p class="govuk-body">${lines[0]}</p>` : bullets(lines);
  return html`<h2 class="govuk-heading-s govuk-!-margin-bottom-1">${title}</h2>${body}`;
}

function membership({ seats }: Terms): Html {
  return html`<h2 class="govuk-heading-s govuk-!-margin-bottom-1">Membership</h2>${seatsTable(seats)}`;
}

/** Seats as a table; `last` gives a cell more to each row. */
export function seatsTable(seats: readonly ListedSeat[], last?: (seat: ListedSeat) => Html): Html {
  const heads = ["Seat", "Who sits there", "Capacity", "Representatives", "Vote"].map((text) => ({ text }));
  return scrollRegion(
    "Membership",
    table({
      caption: "Membership",
      captionClasses: "govuk-visually-hidden",
      head: last ? [...heads, { text: html`<span class="govuk-visually-hidden">Change</span>` }] : heads,
      rows: seats.map((seat) => [
        { text: seat.bodies > 1 ? `${seat.name} (${seat.bodies} bodies)` : seat.name },
        { text: seat.sits },
        { text: seat.holder === "board" ? "Partnership board" : SEAT_CAPACITY_LABELS[seat.capacity] },
        { text: String(seat.representatives) },
        { text: seat.votes ? "One" : "None" },
        ...(last ? [{ text: last(seat) }] : []),
      ]),
      firstCellIsHeader: true,
    }),
  );
}

function workings({ quorum, readings, notice, cadence, procedure }: Working): Html {
  return html`<h2 class="govuk-heading-m">What the rules make of it</h2>${quorum ? quorumWorking(quorum, readings) : html`<p class="govuk-body">No quorum is stated, so that no decision is held back for want of one.</p>`}${notice !== undefined && html`<h3 class="govuk-heading-s">Notice</h3><p class="govuk-body">${notice}</p>`}${
    procedure.length > 0 &&
    html`<h3 class="govuk-heading-s">Voting</h3>${details({ summaryText: "What becomes of a proposal", text: bullets(procedure) })}`
  }${
    cadence.length > 0 &&
    html`<h3 class="govuk-heading-s">Meetings it proposes for a year</h3>${details({
      summaryText: "From today, as the cadence says",
      text: bullets(cadence),
    })}`
  }`;
}

function quorumWorking({ arithmetic }: Quorum, readings: readonly Reading[]): Html {
  const others =
    readings.length > 0 &&
    html`<p class="govuk-body">This is how the settings read the document. It could be read otherwise:</p><ul class="govuk-list govuk-list--bullet">${readings.map(({ words, needed, isSame }) => html`<li>if ${words}: ${needed}${isSame && ", the same"}</li>`)}</ul>`;
  return html`<h3 class="govuk-heading-s">Quorum</h3><p class="govuk-body">${arithmetic}</p>${others}`;
}

function bullets(lines: readonly string[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
