import { details } from "../../../web/components/details.ts";
import { quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import { liveFindings } from "../rules/drafts.ts";
import type { Proposal } from "../rules/proposals.ts";
import { type Desk, draftHref } from "./desk.ts";
import { small } from "./draft-findings.ts";
import { sentence } from "./sentence.ts";
import { silenceList } from "./silences.ts";
import type { Workbench } from "./workbench.ts";

/** The sentences that the analysis proposes and the draft does not have yet, and what nothing is said about and why. */
export function proposedSentences(desk: Desk, bench: Workbench): Html {
  const { draft, proposals, silences } = bench;
  const taken = new Set(liveFindings(draft).map((finding) => finding.sentence));
  const open = proposals.filter((proposal) => !taken.has(proposal.sentence));
  const none =
    proposals.length === 0
      ? "No sentence is borne out by these figures."
      : "Every sentence that these figures bear out is a finding already.";
  const list =
    open.length === 0
      ? html`<p class="govuk-body fp-quiet">${none}</p>`
      : html`<ul class="fp-proposals">${open.map((proposal) => item(desk, bench, proposal))}</ul>`;
  const unsaid =
    silences.length > 0 &&
    details({
      summaryText: `Why nothing is said about ${quantity(silences.length, "other thing")}`,
      text: silenceList(silences),
    });
  return html`${list}${unsaid}`;
}

function item(desk: Desk, { draft, figuresOf, newKey }: Workbench, proposal: Proposal): Html {
  const figures = figuresOf({ figures: proposal.figures, analysisId: draft.analysisId });
  const take =
    desk.mayWrite &&
    small(draftHref(desk, draft.id, "proposed-findings"), "Take this sentence", "as a finding", {
      key: newKey(),
      proposal: proposal.key,
    });
  return html`<li class="fp-proposal"><p class="govuk-body">${sentence(proposal.sentence, figures, () => undefined)}</p><div class="fp-proposal__foot">${take}<details class="fp-proposal__working"><summary>Working</summary><p>${proposal.working}</p></details></div></li>`;
}
