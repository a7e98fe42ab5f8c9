import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import { done, type Outcome } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { leaveOffice, type NewTerm, type TermOfOffice, takeOffice } from "../rules/chairs.ts";
import { inForceOn } from "../rules/terms.ts";
import * as store from "../store/chairs.ts";
import { listCandidates, lockRepresentatives } from "../store/representatives.ts";
import { hasOwnGroup } from "../store/shares.ts";
import { listTerms } from "../store/terms.ts";

/** Records who is chair or vice-chair by office or appointment. Refuses what the terms in force on the first day do not allow. */
export async function recordChair(tx: Tx, group: string, asked: NewTerm): Promise<Outcome<string>> {
  if (!(await hasOwnGroup(tx, group))) throw new NotFound("group");
  await lockRepresentatives(tx, group);
  const decision = takeOffice(asked, {
    terms: inForceOn(await listTerms(tx, group), asked.fromOn),
    candidates: await listCandidates(tx),
    held: await store.listTermsOfOffice(tx, group),
    me: tx.identity.person,
  });
  if (!decision.ok) return decision;
  const id = await store.insertTermOfOffice(tx, group, { ...decision.value, electionId: null });
  recordEvent(tx, "chair.recorded", id, { group, post: asked.post, person: asked.personId, how: decision.value.how });
  return done(id);
}

/** Records the last day of a term of office. Throws NotFound for one that is not this group's. */
export async function endChair(tx: Tx, group: string, id: string, on: Day): Promise<Outcome<TermOfOffice>> {
  await lockRepresentatives(tx, group);
  const term = (await store.listTermsOfOffice(tx, group)).find((one) => one.id === id);
  if (!term) throw new NotFound("term of office");
  const decision = leaveOffice(term, on);
  if (!decision.ok) return decision;
  await store.updateOfficeEnd(tx, id, on);
  recordEvent(tx, "chair.ended", id, { group, post: term.post, on });
  return done(term);
}
