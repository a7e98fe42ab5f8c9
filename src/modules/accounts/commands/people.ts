import type { Day } from "../../../kernel/dates.ts";
import { OperatorError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import * as store from "../store/people.ts";

export type NewPerson = {
  readonly name: string;
  readonly email: string;
  /** Left out for somebody who will choose a passphrase by a one-use link. */
  readonly passphraseHash?: string;
  readonly organisation?: string;
};

/** Adds a person with an account, at the console. Answers the ids; the person holds no role yet. */
export async function addPerson(tx: Tx, person: NewPerson): Promise<{ person: string; account: string }> {
  const ids = { person: newId(), account: newId() };
  await store.insertPerson(tx, ids, person);
  recordEvent(tx, "account.added", ids.account);
  return ids;
}

/** Gives a person a role in the partnership of this transaction, from a day on; or there, over an organisation's people. */
export async function grantRole(
  tx: Tx,
  person: string,
  role: string,
  fromOn: Day,
  organisation?: string,
): Promise<void> {
  await store.insertMembership(tx, person, role, fromOn, organisation);
  recordEvent(tx, "membership.granted", person, { role, ...(organisation !== undefined && { organisation }) });
}

export async function suspendAccount(tx: Tx, account: string, reason: string): Promise<void> {
  await store.insertSuspension(tx, account, reason);
  recordEvent(tx, "account.suspended", account);
}

/** Takes away the second factor of somebody who has lost it, and ends their sessions. Throws OperatorError for nobody's address. */
export async function removeSecondFactor(tx: Tx, email: string): Promise<void> {
  const account = await store.deleteSecondFactor(tx, email);
  if (account === undefined) throw new OperatorError(`Nobody has an account with the address ${email}.`);
  recordEvent(tx, "account.second-factor-removed", account);
}
