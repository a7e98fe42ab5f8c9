import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { NOTHING_STATED, type Settings } from "../rules/settings.ts";
import {
  type AccountabilityLine,
  type Approval,
  approve,
  confirm,
  type NewSeat,
  type Terms,
  type TermsTexts,
} from "../rules/terms.ts";
import { hasOwnGroup } from "../store/shares.ts";
import * as store from "../store/terms.ts";

/** Begins the next version as a copy of the last, or the first one empty. Refuses while a draft is there. Answers its id. */
export async function draftTerms(tx: Tx, group: string): Promise<Outcome<string>> {
  if (!(await hasOwnGroup(tx, group))) throw new NotFound("group");
  await store.lockTerms(tx, group);
  const last = (await store.listTerms(tx, group)).at(-1);
  if (last && !last.approval) return refuse(`Version ${last.version} is a draft still. Change it, or have it approved`);

  const next = { ...(last ?? EMPTY), groupId: group, version: (last?.version ?? 0) + 1 };
  const id = await store.insertTerms(tx, next);
  for (const seat of next.seats) await store.insertListedSeat(tx, { id, groupId: group }, seat);
  for (const { kind, body, subject, cadence } of next.lines)
    await store.insertLine(tx, { id, groupId: group }, { kind, body, subject, cadence });
  recordEvent(tx, "terms.drafted", id, { group, version: next.version });
  return done(id);
}

const EMPTY = {
  ...{ mission: "", purpose: "", scope: "", secretariat: "", source: "" },
  ...{ aims: [], objectives: [], responsibilities: [], openPoints: [], seats: [], lines: [] },
  settings: NOTHING_STATED,
};

/** Saves what a draft says. Refuses when somebody else has saved it since it was read, and what is approved. */
export async function saveTerms(
  tx: Tx,
  group: string,
  id: string,
  input: TermsTexts & { readonly settings: Settings; readonly revision: number },
): Promise<Outcome<number>> {
  const draft = await lockDraft(tx, group, id);
  if (!draft.ok) return draft;
  if (!(await store.updateTerms(tx, id, input.revision, input)))
    return refuse(
      "Somebody else has saved these terms since you opened them. Open the page again beside this one, and bring both together: nothing you typed is lost",
    );
  recordEvent(tx, "terms.changed", id, { group, version: draft.value.version, revision: input.revision + 1 });
  return done(input.revision + 1);
}

/** Adds a place to the membership that a draft lists. */
export async function addSeat(tx: Tx, group: string, id: string, seat: NewSeat): Promise<Outcome<string>> {
  const draft = await lockDraft(tx, group, id);
  if (!draft.ok) return draft;
  if (draft.value.seats.some(({ name, sits }) => name === seat.name && sits === seat.sits))
    return refuse("These terms list that seat already", "name");
  const seatId = await store.insertSeat(tx, group, seat);
  await store.insertListedSeat(tx, draft.value, { ...seat, id: seatId });
  recordEvent(tx, "seat.added", seatId, { terms: id, capacity: seat.capacity, votes: seat.votes });
  return done(seatId);
}

/** Takes a place out of the membership that a draft lists. Throws NotFound when it does not list it. */
export async function removeSeat(tx: Tx, group: string, id: string, seat: string): Promise<Outcome<string>> {
  const draft = await lockDraft(tx, group, id);
  if (!draft.ok) return draft;
  if (!(await store.deleteListedSeat(tx, id, seat))) throw new NotFound("seat");
  recordEvent(tx, "seat.removed", seat, { terms: id });
  return done(seat);
}

export async function addLine(
  tx: Tx,
  group: string,
  id: string,
  line: Omit<AccountabilityLine, "id">,
): Promise<Outcome<string>> {
  const draft = await lockDraft(tx, group, id);
  if (!draft.ok) return draft;
  await store.insertLine(tx, draft.value, line);
  recordEvent(tx, "accountability-line.added", id, { kind: line.kind });
  return done(line.body);
}

/** Throws NotFound for a line that the draft does not have. */
export async function removeLine(tx: Tx, group: string, id: string, line: string): Promise<Outcome<string>> {
  const draft = await lockDraft(tx, group, id);
  if (!draft.ok) return draft;
  if (!(await store.deleteLine(tx, id, line))) throw new NotFound("line");
  recordEvent(tx, "accountability-line.removed", id, { line });
  return done(line);
}

/** Records that a version was approved. In force from its day, unless the terms ask for a second person to confirm it. */
export async function approveTerms(
  tx: Tx,
  group: string,
  id: string,
  approval: Pick<Approval, "decidedBy" | "decidedOn" | "meeting" | "inForceFrom">,
  today: Day,
): Promise<Outcome<Terms>> {
  await store.lockTerms(tx, group);
  const terms = await store.getTerms(tx, group, id);
  const decision = approve(terms, approval, today);
  if (!decision.ok) return decision;
  await store.insertApproval(tx, terms, approval);
  recordEvent(tx, "terms.approved", id, { group, version: terms.version, inForceFrom: approval.inForceFrom });
  return done(terms);
}

/** Confirms, as a second person, what another has recorded. */
export async function confirmTerms(tx: Tx, group: string, id: string): Promise<Outcome<Terms>> {
  await store.lockTerms(tx, group);
  const terms = await store.getTerms(tx, group, id);
  const decision = confirm(terms, tx.identity.person ?? "");
  if (!decision.ok) return decision;
  await store.insertConfirmation(tx, terms, terms.approval?.approvedBy ?? "");
  recordEvent(tx, "terms.confirmed", id, { group, version: terms.version });
  return done(terms);
}

/** A version held for the rest of the transaction. Refuses one that has been approved: it never changes. */
async function lockDraft(tx: Tx, group: string, id: string): Promise<Outcome<Terms>> {
  await store.lockTerms(tx, group);
  const terms = await store.getTerms(tx, group, id);
  if (terms.approval)
    return refuse(`Version ${terms.version} has been approved, and never changes. Begin the next version`);
  return done(terms);
}
