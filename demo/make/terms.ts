import { type Day, dayOf } from "../../src/kernel/dates.ts";
import { OperatorError } from "../../src/kernel/errors.ts";
import type { Outcome } from "../../src/kernel/outcome.ts";
import {
  addLine,
  addSeat,
  approveTerms,
  draftTerms,
  listGroupsSeen,
  saveTerms,
} from "../../src/modules/groups/index.ts";
import { listOrganisations } from "../../src/modules/partnerships/index.ts";
import type { InPartnership } from "../../src/platform/files/files.ts";
import type { Tx } from "../../src/platform/tenancy/tx.ts";
import { ORGANISATIONS } from "../partnerships.ts";
import { SAFER_ESSEX_GROUP } from "../terms/safer-essex.ts";
import { SEXUAL_VIOLENCE_GROUP } from "../terms/sexual-violence.ts";
import { THURROCK_BOARD } from "../terms/thurrock-board.ts";
import type { TermsFacts } from "../terms/types.ts";

const ALL: readonly TermsFacts[] = [THURROCK_BOARD, SEXUAL_VIOLENCE_GROUP, SAFER_ESSEX_GROUP];

/** Records the three terms of reference that the documents give, as the manager of each host would. */
export async function makeTerms(as: (slug: string) => Promise<InPartnership>): Promise<void> {
  for (const facts of ALL) {
    const inPartnership = await as(facts.host);
    await inPartnership((tx) => recordTerms(tx, facts, dayOf(new Date())));
  }
}

async function recordTerms(tx: Tx, facts: TermsFacts, today: Day): Promise<void> {
  const group = (await listGroupsSeen(tx)).find(({ name, host }) => name === facts.group && host === null);
  if (!group) throw new Error(`The demonstration has no group ${facts.group}`);
  const organisations = new Map((await listOrganisations(tx)).map(({ name, id }) => [name, id]));
  const id = valueFrom(await draftTerms(tx, group.id));
  valueFrom(await saveTerms(tx, group.id, id, { ...facts.texts, settings: facts.settings, revision: 1 }));
  for (const { organisation: key, ...seat } of facts.seats) {
    const organisation = ORGANISATIONS.find((one) => one.key === key);
    valueFrom(
      await addSeat(tx, group.id, id, { ...seat, organisationId: organisations.get(organisation?.name ?? "") ?? null }),
    );
  }
  for (const line of facts.lines) valueFrom(await addLine(tx, group.id, id, line));
  valueFrom(await approveTerms(tx, group.id, id, facts.approval, today));
}

function valueFrom<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new OperatorError(outcome.problems.map(({ message }) => message).join(" "));
  return outcome.value;
}
