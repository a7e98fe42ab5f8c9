import type { AnalysisParameters } from "./parameters.ts";

export type AnalysisStep = "waiting" | "aggregating" | "computing" | "done" | "failed";

export const ANALYSIS_STEP_LABELS: Readonly<Record<AnalysisStep, string>> = {
  waiting: "Waiting to begin",
  aggregating: "Counting incidents",
  computing: "Computing results",
  done: "Done",
  failed: "Failed",
};

/** An analysis as it was asked for, and how far it is. */
export type AnalysisRun = {
  readonly id: string;
  readonly title: string;
  readonly parameters: AnalysisParameters;
  readonly step: AnalysisStep;
  readonly problem: string | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
};

/** What of an analysis says whether its figures are still today's. */
export type Evidence = Pick<AnalysisRun, "parameters" | "finishedAt">;

/** With the name of who asked for it. */
export type AskedRun = AnalysisRun & { readonly requestedBy: string | null };
