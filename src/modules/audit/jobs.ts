import { jobKind } from "../../platform/jobs/kinds.ts";
import { handle, type JobHandler, type Schedule } from "../../platform/jobs/worker.ts";
import type { Services } from "../../platform/services.ts";
import { copyEnds } from "./commands/copy-ends.ts";

const copyTrailEnds = jobKind<Record<string, never>>("audit.copy-ends", { capabilities: ["audit:verify"] });

export function jobs({ config }: Services): readonly JobHandler[] {
  return [
    handle(copyTrailEnds, async (job) => {
      await copyEnds(job.inPartnership, config, new Date());
    }),
  ];
}

export const schedules: readonly Schedule[] = [{ kind: copyTrailEnds, hour: "every" }];
