import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import {
  endOrganisation,
  type FormerName,
  type OrganisationKind,
  renameOrganisation,
  succeedOrganisation,
} from "../rules/organisations.ts";
import * as store from "../store/organisations.ts";

export type NewOrganisation = {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly startedOn: Day | null;
  /** Names it is known by beside its own, or was once. */
  readonly alsoCalled?: readonly FormerName[];
};

/** Adds an organisation to the installation's directory. Refuses a name that another has or had. */
export async function addOrganisation(tx: Tx, input: NewOrganisation): Promise<Outcome<string>> {
  if (await store.hasName(tx, input.name)) return refuse("An organisation has, or had, this name already", "name");
  const id = await store.insertOrganisation(tx, input);
  for (const name of input.alsoCalled ?? []) await store.insertFormerName(tx, id, name);
  recordEvent(tx, "organisation.added", id, { kind: input.kind });
  return done(id);
}

/** Gives an organisation a new name from a day on; the old one is kept with the days it held. */
export async function nameOrganisation(
  tx: Tx,
  id: string,
  change: { readonly name: string; readonly on: Day; readonly source: string },
): Promise<Outcome<string>> {
  const organisation = await store.getOrganisation(tx, id);
  const taken = change.name.toLowerCase() !== organisation.name.toLowerCase() && (await store.hasName(tx, change.name));
  const decision = renameOrganisation(organisation, change, taken);
  if (!decision.ok) return decision;
  await store.insertFormerName(tx, id, { ...decision.value, source: change.source });
  await store.updateName(tx, id, change.name);
  recordEvent(tx, "organisation.renamed", id, { from: change.on });
  return done(id);
}

/** Records who took over an organisation's part, from which day on; it ends the day before. Nothing else is moved. */
export async function recordSuccessor(
  tx: Tx,
  id: string,
  change: { readonly successor: string; readonly on: Day; readonly source: string },
): Promise<Outcome<string>> {
  const organisation = await store.getOrganisation(tx, id);
  const [successor] = (await store.listOrganisations(tx)).filter((one) => one.id === change.successor);
  const decision = succeedOrganisation(organisation, successor, change.on);
  if (!decision.ok) return decision;
  await store.insertSuccession(tx, id, { id: decision.value.successor.id, on: change.on, source: change.source });
  await store.updateEnd(tx, id, decision.value.endedOn);
  recordEvent(tx, "organisation.succeeded", id, { successor: change.successor, on: change.on });
  return done(id);
}

/** Records that an organisation is there no more, and that nobody took its place. */
export async function closeOrganisation(tx: Tx, id: string, on: Day): Promise<Outcome<string>> {
  const decision = endOrganisation(await store.getOrganisation(tx, id), on);
  if (!decision.ok) return decision;
  await store.updateEnd(tx, id, on);
  recordEvent(tx, "organisation.ended", id, { on });
  return done(id);
}
