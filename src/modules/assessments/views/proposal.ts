import { dayOf, formatDay } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { errorFor, postForm, problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { section } from "../../../web/components/reading.ts";
import { textarea } from "../../../web/components/textarea.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { DocumentChange } from "../rules/document-changes.ts";
import type { PublicDocument } from "../rules/documents.ts";
import { type DraftHead, versionName } from "../rules/drafts.ts";
import { proposalState, type ReleaseProposal, TWO_PEOPLE } from "../rules/releases.ts";
import { type Desk, draftCrumbs, draftHref } from "./desk.ts";
import { publicDocumentBody } from "./public-document.ts";
import { stateTag } from "./versions.ts";

export type ProposalView = {
  readonly draft: DraftHead;
  readonly proposal: ReleaseProposal;
  readonly document: PublicDocument;
  /** Against the version that was released before it; undefined when there is none. */
  readonly changes: { readonly since: number; readonly list: readonly DocumentChange[] } | undefined;
  /** What was typed as the reason of a withdrawal that was refused. */
  readonly reason: string;
};

/** A version as it would be, is or was published, with what is different, and the decision that waits. */
export function proposalPage(desk: Desk, view: ProposalView, problems: readonly Problem[] = []): View {
  const { draft, proposal, document } = view;
  const name = versionName(proposal.year, proposal.version, proposal.released && dayOf(proposal.released.at));
  const href = draftHref(desk, draft.id, `proposals/${proposal.id}`);
  return {
    kind: "desk",
    title: `${proposal.title}, ${name}`,
    problems,
    breadcrumbs: draftCrumbs(desk, { text: draft.title, href: draftHref(desk, draft.id) }, { text: name }),
    content: html`${problemSummary(problems)}${pageHeading({ title: proposal.title, caption: name })}<p class="govuk-body">${stateTag(proposalState(proposal))} ${history(proposal)}</p>${decision(desk, view, href, problems)}${section(
      { id: "differences", title: "What is different", content: differences(view) },
    )}${section({
      id: "preview",
      title: "What the public sees",
      content: html`<p class="govuk-body"><a class="govuk-link" href="${href}/document">See it as a page of its own</a>, exactly as it would be published.</p><div class="fp-preview">${publicDocumentBody(document, `${href}/tables`)}</div>`,
    })}`,
  };
}

function history({ proposedAt, proposedBy, released, withdrawn }: ReleaseProposal): string {
  const by = (name: string | null) => (name === null ? "" : ` by ${name}`);
  return [
    `Put forward on ${formatDay(dayOf(proposedAt))}${by(proposedBy.name)}.`,
    released && `Released on ${formatDay(dayOf(released.at))}${by(released.by)}.`,
    withdrawn && `Withdrawn on ${formatDay(dayOf(withdrawn.at))}${by(withdrawn.by)}: ${withdrawn.reason}`,
  ]
    .filter(Boolean)
    .join(" ");
}

function decision(
  desk: Desk,
  { proposal, reason }: ProposalView,
  href: string,
  problems: readonly Problem[],
): Html | false {
  switch (proposalState(proposal)) {
    case "waiting":
      return releaseForm(desk, proposal, href);
    case "released":
      return html`<p class="govuk-body"><a class="govuk-link" href="${desk.publicHref}/assessments/${proposal.id}">See it on the public page</a></p>${desk.mayRelease && withdrawalForm(href, reason, problems)}`;
    case "superseded":
      return insetText({ text: "A later version has been put forward: only the latest can be released." });
    case "withdrawn":
      return insetText({
        text: "The public sees nothing of it. To publish again, put the assessment forward as a new version.",
      });
  }
}

function releaseForm(desk: Desk, proposal: ReleaseProposal, href: string): Html {
  if (proposal.proposedBy.id === desk.personId) return insetText({ text: TWO_PEOPLE });
  if (!desk.mayRelease)
    return insetText({
      text: "It waits for somebody else, who may release assessments.",
    });
  return postForm(
    { action: `${href}/release` },
    html`${button({ text: "Release to the public", preventDoubleClick: true })}<p class="govuk-body fp-quiet">From then on everybody can read it. It never changes; it can be withdrawn.</p>`,
  );
}

function withdrawalForm(href: string, reason: string, problems: readonly Problem[]): Html {
  return html`<details class="govuk-details" ${problems.some(({ field }) => field === "reason") ? html`open` : false}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Withdraw it from the public</span></summary><div class="govuk-details__text">${postForm(
    { action: `${href}/withdrawal` },
    html`${textarea({
      name: "reason",
      label: { text: "Why it is withdrawn" },
      hint: { text: "Kept with the version, for those who work here" },
      rows: 3,
      value: reason,
      errorMessage: errorFor(problems, "reason"),
    })}${button({ text: "Withdraw it", classes: "govuk-button--warning", preventDoubleClick: true })}`,
  )}</div></details>`;
}

function differences({ changes }: ProposalView): Html {
  if (!changes) return html`<p class="govuk-body">No version is public before this one: everything is new.</p>`;
  if (changes.list.length === 0)
    return html`<p class="govuk-body">Nothing is different from version ${changes.since}.</p>`;
  return html`<p class="govuk-body">Against version ${changes.since}, which was released before it:</p>${changes.list.map(
    ({ part, changes: list }) =>
      html`<h3 class="govuk-heading-s">${part}</h3><ul class="govuk-list govuk-list--bullet">${list.map((line) => html`<li>${line}</li>`)}</ul>`,
  )}`;
}
