export { requestAnalysis } from "./commands/analyses.ts";
export { latestCompleteRun } from "./rules/parameters.ts";
