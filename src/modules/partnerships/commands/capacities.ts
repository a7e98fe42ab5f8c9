import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { addCapacity, endCapacity } from "../rules/capacities.ts";
import * as store from "../store/organisations.ts";

/** Records that an organisation takes part in the partnership in a capacity. */
export async function joinPartnership(tx: Tx, input: store.NewCapacity): Promise<Outcome<string>> {
  const [organisation] = (await store.listOrganisations(tx)).filter(({ id }) => id === input.organisationId);
  if (!organisation) return refuse("Choose an organisation", "organisation");
  const decision = addCapacity(input, organisation, await store.listParticipations(tx));
  if (!decision.ok) return decision;
  const id = await store.insertCapacity(tx, input);
  recordEvent(tx, "capacity.added", id, { organisation: input.organisationId, capacity: input.capacity });
  return done(id);
}

/** Records the last day on which an organisation held a capacity here. Throws NotFound for one that is not there. */
export async function leavePartnership(tx: Tx, id: string, on: Day): Promise<Outcome<string>> {
  const held = (await store.listParticipations(tx)).find((one) => one.id === id);
  if (!held) throw new NotFound("capacity");
  const decision = endCapacity(held, on);
  if (!decision.ok) return decision;
  await store.updateCapacityEnd(tx, id, on);
  recordEvent(tx, "capacity.ended", id, { organisation: held.organisationId, capacity: held.capacity, on });
  return done(held.organisation);
}
