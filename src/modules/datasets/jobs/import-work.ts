import type { TaskRunner } from "../../../platform/engine/runner.ts";
import type { InPartnership } from "../../../platform/files/files.ts";
import type { Log } from "../../../platform/log/log.ts";
import { noteProgress } from "../commands/keep.ts";
import type { Member } from "../reading/members.ts";
import type { ImportStep } from "../rules/imports.ts";
import type { ImportProgress } from "../store/imports.ts";

/** What an import needs from whoever runs it: a job of the server, or the console. */
export type ImportWork = {
  readonly inPartnership: InPartnership;
  readonly engine: TaskRunner;
  readonly dataFolder: string;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly now: () => Date;
};

/** The import in hand, and the folder for what it needs while it runs. */
export type ImportAt = { readonly id: string; readonly datasetId: string; readonly folder: string };

/** A file of the import by its place among all that were found. */
export type Due = { readonly member: Member; readonly position: number };

/** Enters a step: written where the import's page reads it, and then logged: what is announced is what a crash finds. */
export async function enter(
  work: ImportWork,
  importId: string,
  step: ImportStep,
  at: Omit<ImportProgress, "step"> = {},
): Promise<void> {
  await work.inPartnership((tx) => noteProgress(tx, importId, { step, ...at }));
  work.log.info({ import: importId, step, ...at }, "import step");
}
