import type { AnalysisNews } from "../rules/data-changes.ts";
import type { Draft, Finding } from "../rules/drafts.ts";
import type { QuotedFigure } from "../rules/figure-sources.ts";
import type { Proposal, Silence } from "../rules/proposals.ts";
import type { ReleaseProposal } from "../rules/releases.ts";
import type { AnalysisRun } from "../rules/runs.ts";

/** Everything that the working document shows. Figures are those of the analysis, live. */
export type Workbench = {
  readonly draft: Draft;
  readonly run: AnalysisRun;
  readonly isSynthetic: boolean;
  readonly figuresOf: (finding: Pick<Finding, "figures" | "analysisId">) => readonly QuotedFigure[];
  readonly news: AnalysisNews | undefined;
  readonly proposals: readonly Proposal[];
  readonly silences: readonly Silence[];
  readonly versions: readonly ReleaseProposal[];
  /** An id for a row that a form is to make: the same form sent twice makes one. */
  readonly newKey: () => string;
};
