import { sql } from "kysely";
import { jobKind } from "./kinds.ts";
import { handle, type JobHandler, type Schedule } from "./worker.ts";

const keepTidy = jobKind<Record<string, never>>("platform.keep-tidy", { capabilities: [] });

/** The installation's own nightly work: what a crash left behind, and jobs done long ago. */
export const housekeeping: readonly JobHandler[] = [
  handle(keepTidy, async (job) => {
    await job.inPartnership(async (tx) => {
      await sql`select ctx.sweep_chunks(interval '1 day')`.execute(tx);
      await sql`select ctx.forget_jobs(interval '30 days')`.execute(tx);
    });
  }),
];

export const housekeepingSchedules: readonly Schedule[] = [{ kind: keepTidy, hour: 3 }];
