import { formatInstant } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import type { Breadcrumb } from "../../../web/components/breadcrumbs.ts";
import { button } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { table } from "../../../web/components/table.ts";
import { warningText } from "../../../web/components/warning-text.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { changesOf, consequencesOf, DECISION_WORDS, obstacleTo, type ProviderProposal } from "../rules/proposals.ts";
import type { ConfiguredProvider, Trial } from "../rules/providers.ts";
import { trialResult } from "./trial.ts";

/** Where somebody looks at proposals: on the installation's desk, or on the pages of their own organisation's people. */
export type ProposalsHere = {
  /** The address of a proposal is this and its id. */
  readonly home: string;
  readonly crumbs: readonly Breadcrumb[];
  readonly me: string;
  /** Whether whoever proposed takes it back here. */
  readonly isInstallation: boolean;
};

type Facts = { readonly proposal: ProviderProposal; readonly before: ConfiguredProvider | undefined };

/** What came of a decision that was refused, or of trying what is proposed. */
type Sent = { readonly problems?: readonly Problem[]; readonly trial?: Trial };

/** What somebody proposed for an organisation's sign-in: what it changes, what that lets the provider do, and the decision. */
export function proposalPage(here: ProposalsHere, facts: Facts, { problems = [], trial }: Sent): View {
  const { proposal } = facts;
  const { organisation, decision } = proposal;
  const title = `Proposed sign-in of ${organisation.name}`;
  const rows = [
    { key: { text: "Proposed by" }, value: { text: byAt(proposal.proposedBy, proposal.proposedAt) } },
    decision && { key: { text: DECISION_WORDS[decision.as] }, value: { text: byAt(decision.by, decision.at) } },
  ];
  return {
    kind: "desk",
    title,
    breadcrumbs: [...here.crumbs, { text: "Proposal" }],
    problems,
    content: html`${problemSummary(problems)}${trial && trialResult(trial)}${pageHeading({
      title,
      caption: decision ? DECISION_WORDS[decision.as] : "Waiting for a second person",
      text: decision
        ? undefined
        : `It changes nothing before somebody else accepts it: ${acceptors(organisation.name)}.`,
    })}${summaryList({ rows })}${
      decision === null
        ? waiting(here, facts)
        : decision.as !== "accepted" &&
          html`<p class="govuk-body">Nothing was changed by it, and its secret is erased.</p>`
    }`,
  };
}

function waiting(here: ProposalsHere, { proposal, before }: Facts): Html {
  const { organisation, settings, newSecret } = proposal;
  const href = `${here.home}/${proposal.id}`;
  const changes = changesOf(before, settings, newSecret).map(({ what, before: old, after }) => ({
    key: { text: what },
    value: { text: old === null ? after : html`${old}<br>${BECOMES}<strong>${after}</strong>` },
  }));
  return html`<h2 class="govuk-heading-m">What changes</h2><p class="govuk-body">${
    before
      ? "Each setting as it is, and as it would be. All others stay as they are."
      : "There is no provider yet: all of this would be new."
  }</p>${summaryList({ rows: changes })}<h2 class="govuk-heading-m">What it lets the provider do</h2><ul class="govuk-list govuk-list--bullet">${consequencesOf(
    organisation.name,
    before,
    settings,
  ).map(
    (words) => html`<li>${words}</li>`,
  )}</ul><h2 class="govuk-heading-m">Try it</h2><p class="govuk-body">Asks the provider, as it is proposed, what it says of itself. Nobody is signed in.</p>${postForm(
    { action: `${href}/trial` },
    button({ text: "Try it", classes: "govuk-button--secondary", preventDoubleClick: true }),
  )}${decide(here, proposal, obstacleTo(proposal, before?.revision))}`;
}

const BECOMES = html`<span aria-hidden="true">→ </span><span class="govuk-visually-hidden">becomes </span>`;

function decide({ home, me, isInstallation }: ProposalsHere, proposal: ProviderProposal, obstacle?: string): Html {
  const act = (action: string, text: string, classes: string) =>
    postForm({ action: `${home}/${proposal.id}/${action}` }, button({ text, classes, preventDoubleClick: true }));
  const isOwn = proposal.proposedBy.id === me;
  const note = obstacle
    ? warningText({ text: `${obstacle}.` })
    : html`<p class="govuk-body">${isOwn ? waitForOthers(proposal.organisation.name) : beSure(isInstallation)}</p>`;
  const acts = isOwn
    ? isInstallation && act("withdrawal", "Take it back", "govuk-button--secondary")
    : html`${!obstacle && act("acceptance", "Accept", "")}${act("refusal", "Decline", "govuk-button--secondary")}`;
  return html`<h2 class="govuk-heading-m">Decision</h2>${note}${acts}`;
}

function waitForOthers(organisation: string): Html {
  return html`You proposed this. Somebody else has to accept it: ${acceptors(organisation)}. Where there is nobody else, whoever runs the server does: <code>frankpledge accept-provider</code>, with the organisation's name.`;
}

function beSure(isInstallation: boolean): string {
  const who = isInstallation ? "the organisation itself" : "whoever looks after sign-in in your organisation";
  return `Accept it only when ${who} has told you that this is its sign-in.`;
}

function acceptors(organisation: string): string {
  return `another of those who run this installation, or an administrator of the people of ${organisation}`;
}

function byAt(who: { readonly name: string | null } | null, at: Date): string {
  const name =
    who === null ? "Whoever runs the server, at the console" : (who.name ?? "Somebody who is not here any more");
  return `${name}, ${formatInstant(at)}`;
}

/** Proposals that wait, for those who run the installation. */
export function waitingTable(home: string, waiting: readonly ProviderProposal[]): Html | false {
  if (waiting.length === 0) return false;
  const title = "Waiting for a second person";
  return html`<h2 class="govuk-heading-m">${title}</h2>${scrollRegion(
    title,
    table({
      caption: title,
      captionClasses: "govuk-visually-hidden",
      head: [{ text: "Organisation" }, { text: "What" }, { text: "Proposed by" }],
      rows: waiting.map((one) => [
        { text: html`<a class="govuk-link" href="${home}/${one.id}">${one.organisation.name}</a>` },
        { text: one.ofRevision === null ? "A provider" : "A change of its provider" },
        { text: byAt(one.proposedBy, one.proposedAt) },
      ]),
    }),
  )}`;
}

/** Where an organisation's own administrators look: that its sign-in is to change, and that they may decide it. */
export function waitingNote(href: string): Html {
  return insetText({
    text: html`Somebody has proposed how the people of your organisation sign in here. It changes nothing before a second person accepts. <a class="govuk-link" href="${href}">Read what it would change, and decide</a>.`,
  });
}
