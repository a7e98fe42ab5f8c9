import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { isFree, type Post } from "../rules/chairs.ts";
import { callElection, declare, type Election, stand, type Vote, vote } from "../rules/elections.ts";
import { inForceOn, type Terms } from "../rules/terms.ts";
import { insertTermOfOffice, listTermsOfOffice } from "../store/chairs.ts";
import * as store from "../store/elections.ts";
import { listRepresentatives, lockRepresentatives } from "../store/representatives.ts";
import { hasOwnGroup } from "../store/shares.ts";
import { listTerms } from "../store/terms.ts";

/** Calls an election of a chair or vice-chair. Answers its id. */
export async function openElection(
  tx: Tx,
  group: string,
  asked: { readonly post: Post; readonly heldOn: Day; readonly meeting: string },
): Promise<Outcome<string>> {
  if (!(await hasOwnGroup(tx, group))) throw new NotFound("group");
  await lockRepresentatives(tx, group);
  const decision = callElection(asked.heldOn, inForceOn(await listTerms(tx, group), asked.heldOn));
  if (!decision.ok) return decision;
  const again = (await store.listElections(tx, group)).find(
    ({ post, heldOn, termId }) => post === asked.post && heldOn === asked.heldOn && termId === null,
  );
  if (again) return refuse("That election has been called already, and has no result yet", "held");
  const id = await store.insertElection(tx, group, asked);
  recordEvent(tx, "election.called", id, { group, post: asked.post, on: asked.heldOn });
  return done(id);
}

export async function addCandidate(tx: Tx, group: string, id: string, person: string): Promise<Outcome<string>> {
  const { election } = await lockElection(tx, group, id);
  const decision = stand(person, election, await listRepresentatives(tx, group));
  if (!decision.ok) return decision;
  await store.insertCandidate(tx, election, person, decision.value.seatId);
  recordEvent(tx, "election.candidate-named", id, { person, seat: decision.value.seatId });
  return done(person);
}

/** Records the vote of a seat. Refuses a second one: a mistake is taken back first. */
export async function recordVote(tx: Tx, group: string, id: string, asked: Vote, today: Day): Promise<Outcome<Vote>> {
  const { election, terms } = await lockElection(tx, group, id);
  const decision = vote(asked, election, terms, today);
  if (!decision.ok) return decision;
  await store.insertVote(tx, election, asked);
  recordEvent(tx, "election.vote-recorded", id, { seat: asked.seatId });
  return decision;
}

/** Takes back a vote that was recorded wrongly, while there is no result. Throws NotFound for a seat that has not voted. */
export async function removeVote(tx: Tx, group: string, id: string, seat: string): Promise<Outcome<string>> {
  const { election } = await lockElection(tx, group, id);
  if (election.termId !== null) return refuse("The result is recorded: the election is over");
  if (!(await store.deleteVote(tx, id, seat))) throw new NotFound("vote");
  recordEvent(tx, "election.vote-removed", id, { seat });
  return done(seat);
}

/** Records the result, and the term of office that comes of it. */
export async function declareResult(
  tx: Tx,
  group: string,
  id: string,
  fromOn: Day,
  today: Day,
): Promise<Outcome<string>> {
  const { election, terms } = await lockElection(tx, group, id);
  const decision = declare(election, terms, fromOn, today);
  if (!decision.ok) return decision;
  const free = isFree(decision.value, await listTermsOfOffice(tx, group));
  if (!free.ok) return free;
  const term = await insertTermOfOffice(tx, group, { ...decision.value, how: "election", electionId: id });
  recordEvent(tx, "election.result-recorded", id, { term, person: decision.value.personId });
  return done(term);
}

async function lockElection(
  tx: Tx,
  group: string,
  id: string,
): Promise<{ readonly election: Election; readonly terms: Terms | undefined }> {
  await lockRepresentatives(tx, group);
  const election = await store.getElection(tx, group, id);
  return { election, terms: inForceOn(await listTerms(tx, group), election.heldOn) };
}
