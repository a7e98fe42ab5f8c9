import { type Day, dayOf } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse, refuseAll } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { listGroups, listParticipations, takesPart } from "../../partnerships/index.ts";
import { listPeopleWith } from "../../people/index.ts";
import {
  type Choices,
  changeInWords,
  decideAction,
  type NewAction,
  type Ownership,
  ownershipProblems,
} from "../rules/updates.ts";
import { getAction, insertAction, updateAction } from "../store/actions.ts";
import { insertUpdate } from "../store/updates.ts";
import { CHANGED_MEANWHILE } from "./updates.ts";

/**
 * Adds an action to the log. The id is the caller's: the same one again is the same action, however often it is sent. Refuses
 * owners who may not update actions here, and days that cannot be. Answers the id.
 */
export async function addAction(tx: Tx, asked: NewAction, now: Date): Promise<Outcome<string>> {
  const today = dayOf(now);
  const decision = decideAction(asked, await findChoices(tx, today), today);
  if (!decision.ok) return decision;
  if (await insertAction(tx, asked, now))
    recordEvent(tx, "action.added", asked.id, { group: asked.groupId, due: asked.dueOn, person: asked.personId });
  return done(asked.id);
}

/** Changes the text or the owner, and keeps what was there before. `seen` is the number of updates the editor had seen. */
export async function editAction(
  tx: Tx,
  id: string,
  asked: Ownership,
  seen: number,
  now: Date,
): Promise<Outcome<string>> {
  const action = await getAction(tx, id);
  const choices = withOwnersOf(await findChoices(tx, dayOf(now)), action);
  const problems = ownershipProblems(asked, choices);
  if (problems.length > 0) return refuseAll(problems);
  const words = changeInWords(action, {
    text: asked.text,
    organisation: choices.organisations.find((one) => one.id === asked.organisationId)?.name ?? "",
    person: choices.people.find((one) => one.id === asked.personId)?.name ?? null,
  });
  if (words === "") return done(id);
  const before = { text: action.text, organisation: action.organisation.name, person: action.person?.name ?? null };
  const update = { position: seen + 1, kind: "edited", words, evidence: "", day: null, before } as const;
  if (seen !== action.updates.length || !(await insertUpdate(tx, id, update, now))) return refuse(CHANGED_MEANWHILE);
  await updateAction(tx, id, asked);
  recordEvent(tx, "action.edited", id, { person: asked.personId });
  return done(id);
}

/**
 * Whom an action can be given to, and which groups can agree one. Whoever is in a group here may work for an organisation that
 * takes part in nothing else: it can own what they do.
 */
export async function findChoices(tx: Tx, today: Day): Promise<Choices> {
  const participations = (await listParticipations(tx)).filter((participation) => takesPart(participation, today));
  const people = await listPeopleWith(tx, "actions:update");
  const organisations = new Map(participations.map((one) => [one.organisationId, one.organisation]));
  for (const { employerId, employer } of people)
    if (employerId !== null && employer !== null) organisations.set(employerId, employer);
  return {
    organisations: [...organisations]
      .map(([organisation, name]) => ({ id: organisation, name }))
      .sort((a, b) => a.name.localeCompare(b.name, "en-GB")),
    people,
    groups: (await listGroups(tx)).map(({ id, name }) => ({ id, name })),
  };
}

/** Whoever owns it already may stay, though they could not be chosen anew. */
export function withOwnersOf(
  choices: Choices,
  action: { organisation: { id: string; name: string }; person: { id: string; name: string | null } | null },
): Choices {
  const { organisation, person } = action;
  const has = (list: readonly { id: string }[], id: string) => list.some((one) => one.id === id);
  return {
    ...choices,
    organisations: has(choices.organisations, organisation.id)
      ? choices.organisations
      : [...choices.organisations, organisation],
    people:
      person === null || has(choices.people, person.id)
        ? choices.people
        : [
            ...choices.people,
            { id: person.id, name: person.name ?? "Somebody who is not here any more", employer: null },
          ],
  };
}
