import { handle, type JobHandler } from "../../platform/jobs/worker.ts";
import type { Services } from "../../platform/services.ts";
import { failAnalysis, runAnalysis } from "./commands/analyses.ts";
import { carryAnalysisThrough } from "./jobs/run-analysis.ts";

const COULD_NOT_FINISH =
  "The analysis could not be finished, for a reason that is not in the data. Nothing of it counts. Whoever runs this installation finds the reason in the log.";

export function assessmentJobs({ engine, config }: Services): readonly JobHandler[] {
  return [
    handle(
      runAnalysis,
      ({ payload, inPartnership, log, signal }) =>
        carryAnalysisThrough(
          { inPartnership, engine, dataFolder: config.dataFolder, log, signal, now: () => new Date() },
          payload.id,
        ),
      ({ payload, inPartnership }) => inPartnership((tx) => failAnalysis(tx, payload.id, COULD_NOT_FINISH, new Date())),
    ),
  ];
}
