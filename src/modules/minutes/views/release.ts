import { formatInstant } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { areaField, type Form } from "../../../web/components/typed-fields.ts";
import { type Desk, homeCrumb } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { titleOf } from "../../meetings/index.ts";
import { leavesOut, type MinutesDocument, viewOf } from "../rules/documents.ts";
import {
  agreementInWords,
  type LeavingOutRule,
  type Office,
  type Proposal,
  stateOfRelease,
} from "../rules/releases.ts";
import { VIEW_LABELS } from "../rules/texts.ts";
import { documentTitle, minutesCrumbs, minutesHref, RELEASE_TAGS, releaseHref, stateInWords } from "./desk.ts";
import { documentBody } from "./document.ts";
import type { MinutesFacts } from "./facts.ts";

export type ViewFacts = Pick<MinutesFacts, "minutes"> & {
  readonly view: Proposal["reach"];
  readonly proposals: readonly Proposal[];
  readonly rule: LeavingOutRule;
};

/** What partners or the public would read of the minutes as they stand, and what was put forward of that. */
export function viewPage(desk: Desk, page: ViewFacts, problems: readonly Problem[]): View {
  const { minutes, view, rule } = page;
  const document = viewOf(minutes, minutes.parts, view);
  const title = VIEW_LABELS[view];
  const own = page.proposals.filter(({ reach }) => reach === view);
  return {
    kind: "desk",
    title: `${title} of the minutes`,
    breadcrumbs: minutesCrumbs(desk, minutes.meeting, { text: title }),
    problems,
    content: html`${problemSummary(problems)}${pageHeading({ title, caption: `Minutes of ${titleOf(minutes.meeting)}` })}<p class="govuk-body">${agreementInWords({ leavesOut: leavesOut(document) }, rule)}</p>${own.length > 0 && versions(desk, own)}${
      desk.may.includes("meetings:manage") &&
      minutes.cleared &&
      postForm(
        { action: `${minutesHref(desk, minutes.meeting.id)}/views/${view}` },
        button({ text: "Put it forward for release", preventDoubleClick: true }),
      )
    }<h2 class="govuk-heading-m">What would be read</h2>${documentBody(document)}`,
  };
}

function versions(desk: Desk, proposals: readonly Proposal[]): Html {
  const items = proposals.map(
    (one) =>
      html`<li><a class="govuk-link" href="${releaseHref(desk, one.id)}">Version ${one.version}</a> ${RELEASE_TAGS[stateOfRelease(one)]}</li>`,
  );
  return html`<h2 class="govuk-heading-m">Put forward</h2><ul class="govuk-list">${items}</ul>`;
}

export type ReleaseFacts = {
  readonly id: string;
  readonly document: MinutesDocument;
  readonly version: number;
  /** The later version that is released, if there is one. */
  readonly laterId: string | undefined;
  /** What came of it; undefined for whoever reads what is released, and no more. */
  readonly decision:
    | { readonly proposal: Proposal; readonly rule: LeavingOutRule; readonly office: Office }
    | undefined;
};

/** A document as it was put forward or is released, with what is to be decided about it. */
export function releasePage(desk: Desk, page: ReleaseFacts, form: Form): View {
  const { document, laterId } = page;
  const title = `Minutes of ${documentTitle(document)}`;
  const later =
    laterId !== undefined &&
    insetText({
      text: html`There is a later version. <a class="govuk-link" href="${releaseHref(desk, laterId)}">Read the later version</a>`,
    });
  return {
    kind: "desk",
    title,
    breadcrumbs: [homeCrumb(desk), { text: "Minutes" }],
    problems: form.problems,
    content: html`${problemSummary(form.problems)}${pageHeading({
      title: documentTitle(document),
      caption: `Minutes, ${VIEW_LABELS[document.reach].toLowerCase()}, version ${page.version}`,
      text: `${stateInWords(document)}.`,
    })}<p class="govuk-body"><a class="govuk-link" href="${releaseHref(desk, page.id)}/document.docx">Word document</a></p>${later}${decisionSection(desk, page, form)}${documentBody(document)}`,
  };
}

function decisionSection(desk: Desk, { decision }: ReleaseFacts, form: Form): Html | false {
  if (!decision) return false;
  const { proposal, rule, office } = decision;
  const state = stateOfRelease(proposal);
  const { withdrawal } = proposal;
  const href = releaseHref(desk, proposal.id);
  const by = (who: string | null, at: string) => `${who ?? "Somebody"}, ${formatInstant(new Date(at))}`;
  const rows = [
    { key: { text: "State" }, value: { text: RELEASE_TAGS[state] } },
    { key: { text: "Who has to agree" }, value: { text: agreementInWords(proposal, rule) } },
    { key: { text: "Put forward" }, value: { text: by(proposal.proposedBy, proposal.proposedAt) } },
    ...proposal.agreements.map((one) => ({
      key: { text: `Agreed by the ${one.office}` },
      value: { text: by(one.by, one.at) },
    })),
    withdrawal && {
      key: { text: "Taken back" },
      value: { text: `${withdrawal.reason} (${by(withdrawal.by, withdrawal.at)})` },
    },
  ];
  const mayAgree = desk.may.includes("minutes:release") && state === "waiting";
  const mayWithdraw = desk.may.includes("minutes:withdraw") && withdrawal === null;
  return html`${summaryList({ rows })}${
    mayAgree &&
    postForm(
      { action: `${href}/agreement` },
      button({ text: `Agree to the release, as the ${office}`, preventDoubleClick: true }),
    )
  }${
    mayWithdraw &&
    postForm(
      { action: `${href}/withdrawal` },
      html`${areaField(form, { name: "reason", label: "Why it is taken back" }, 2)}${button({ text: "Take it back", classes: "govuk-button--warning", preventDoubleClick: true })}`,
    )
  }<p class="govuk-body"><a class="govuk-link" href="${desk.href}/meetings/${proposal.meetingId}/minutes">The minutes themselves</a></p>`;
}
