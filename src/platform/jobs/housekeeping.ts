import { sql } from "kysely";
import { sweepLocalCopies } from "../files/local-copies.ts";
import type { Services } from "../services.ts";
import { jobKind } from "./kinds.ts";
import { handle, type JobHandler, type Schedule } from "./worker.ts";

const keepTidy = jobKind<Record<string, never>>("platform.keep-tidy", { capabilities: [] });

/** The installation's own nightly work: what a crash left behind, jobs done long ago, and lists of people that nobody took. */
export function housekeepingJobs({ config }: Services): readonly JobHandler[] {
  return [
    handle(keepTidy, async (job) => {
      await job.inPartnership(async (tx) => {
        await sql`select ctx.sweep_chunks(interval '1 day')`.execute(tx);
        await sql`select ctx.forget_jobs(interval '30 days')`.execute(tx);
        await sql`select ctx.forget_people_lists(interval '30 days')`.execute(tx);
      });
      await sweepLocalCopies(config.dataFolder, COPIES_KEPT_MS, new Date());
    }),
  ];
}

/** Local copies of stored files that nobody has used for a week are deleted. */
const COPIES_KEPT_MS = 7 * 86_400_000;

export const housekeepingSchedules: readonly Schedule[] = [{ kind: keepTidy, hour: 3 }];
