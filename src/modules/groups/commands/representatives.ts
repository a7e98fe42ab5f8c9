import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import { done, type Outcome } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { leaveSeat, type Placing, putInSeat, type Representative } from "../rules/representatives.ts";
import { inForceOn } from "../rules/terms.ts";
import * as store from "../store/representatives.ts";
import { listTerms } from "../store/terms.ts";

/** Puts somebody into a seat of a group from and to a day. Refuses what the terms in force on the first day do not allow. */
export async function placeRepresentative(
  tx: Tx,
  group: string,
  seatId: string,
  placing: Placing,
): Promise<Outcome<string>> {
  const seat = await store.getSeat(tx, group, seatId);
  await store.lockRepresentatives(tx, group);
  const decision = putInSeat(placing, {
    seat,
    terms: inForceOn(await listTerms(tx, group), placing.fromOn),
    candidates: await store.listCandidates(tx),
    sitting: await store.listRepresentatives(tx, group),
    organisations:
      seat.organisationId === null ? [] : await store.listWithSuccessors(tx, seat.organisationId, placing.fromOn),
    me: tx.identity.person,
  });
  if (!decision.ok) return decision;
  const id = await store.insertRepresentative(tx, group, seatId, placing);
  recordEvent(tx, "seat.filled", id, { seat: seatId, person: placing.personId, as: placing.standsAs });
  return done(id);
}

/** Records the last day of somebody in a seat. Throws NotFound for somebody who is not in it. */
export async function endRepresentative(
  tx: Tx,
  group: string,
  seatId: string,
  id: string,
  on: Day,
): Promise<Outcome<Representative>> {
  await store.lockRepresentatives(tx, group);
  const one = (await store.listRepresentatives(tx, group)).find((other) => other.id === id && other.seatId === seatId);
  if (!one) throw new NotFound("representative");
  const decision = leaveSeat(one, on);
  if (!decision.ok) return decision;
  await store.updateRepresentativeEnd(tx, id, on);
  recordEvent(tx, "seat.left", id, { seat: seatId, person: one.personId, on });
  return done(one);
}
