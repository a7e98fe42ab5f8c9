import { dayOf, formatDay } from "../../../kernel/dates.ts";
import { tag } from "../../../web/components/tag.ts";
import { type Html, html } from "../../../web/html.ts";
import { versionName } from "../rules/drafts.ts";
import { PROPOSAL_STATE_LABELS, type ProposalState, proposalState, type ReleaseProposal } from "../rules/releases.ts";
import { type Desk, draftHref } from "./desk.ts";

/** Every version that was put forward, with who did what and when. */
export function versionList(desk: Desk, draftId: string, versions: readonly ReleaseProposal[]): Html {
  if (versions.length === 0) return html`<p class="govuk-body fp-quiet">Nothing has been put forward yet.</p>`;
  return html`<ol class="fp-versions" reversed>${versions.map((version) => item(desk, draftId, version))}</ol>`;
}

export function stateTag(state: ProposalState): Html {
  return tag({ text: PROPOSAL_STATE_LABELS[state], classes: COLOURS[state] });
}

const COLOURS: Readonly<Record<ProposalState, string>> = {
  waiting: "govuk-tag--yellow",
  released: "govuk-tag--green",
  withdrawn: "govuk-tag--red",
  superseded: "govuk-tag--grey",
};

function item(desk: Desk, draftId: string, version: ReleaseProposal): Html {
  const { released, withdrawn } = version;
  const name = versionName(version.year, version.version, released && dayOf(released.at));
  const lines = [
    `Put forward on ${formatDay(dayOf(version.proposedAt))}${by(version.proposedBy.name)}`,
    released && `Released on ${formatDay(dayOf(released.at))}${by(released.by)}`,
    withdrawn && `Withdrawn on ${formatDay(dayOf(withdrawn.at))}${by(withdrawn.by)}: ${withdrawn.reason}`,
  ].filter((line) => line !== undefined);
  return html`<li class="fp-version"><a class="govuk-link" href="${draftHref(desk, draftId, `proposals/${version.id}`)}">${name}</a> ${stateTag(proposalState(version))}${lines.map((line) => html`<br><span class="fp-quiet">${line}</span>`)}</li>`;
}

function by(name: string | null): string {
  return name === null ? "" : ` by ${name}`;
}
