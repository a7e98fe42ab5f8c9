import { type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Part } from "../rules/parts.ts";
import { findLatestVersion, lockVersions } from "../store/versions.ts";
import { withdrawMonths } from "./versions.ts";

/** What somebody chose to withdraw, looking at a version. */
export type Withdrawal = {
  readonly version: number;
  readonly force: string;
  readonly months: readonly Part["month"][];
  readonly reason: string;
};

/**
 * Withdraws months from the version that the person was looking at. Refuses when there is a newer one: a month that is
 * wrong in the one may have been replaced in the other.
 */
export async function withdrawAsSeen(tx: Tx, datasetId: string, withdrawal: Withdrawal): Promise<Outcome<number>> {
  await lockVersions(tx, datasetId);
  const latest = await findLatestVersion(tx, datasetId);
  if (latest && latest.number !== withdrawal.version) {
    return refuse(
      `Version ${latest.number} was made since you opened this page: ${latest.reason}. Look at it, and withdraw the months again if they are still wrong`,
    );
  }
  return withdrawMonths(tx, datasetId, withdrawal);
}
