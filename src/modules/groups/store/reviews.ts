import type { Day } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type DueReview, reviewsDue } from "../rules/terms.ts";
import { listGroupsSeen } from "./groups.ts";
import { listAllTerms } from "./terms.ts";

/** Which terms of reference in force were due to be reviewed by today. */
export async function listDueReviews(tx: Tx, today: Day): Promise<DueReview[]> {
  const due = reviewsDue(await listAllTerms(tx), today);
  if (due.length === 0) return [];
  const names = new Map((await listGroupsSeen(tx)).map(({ id, name }) => [id, name]));
  return due.map(({ terms: { groupId, id, version }, dueOn }) => ({
    ...{ groupId, termsId: id, version, dueOn },
    name: names.get(groupId) ?? "",
  }));
}
