import { addDays, type Day } from "../../src/kernel/dates.ts";
import { OperatorError } from "../../src/kernel/errors.ts";
import type { Outcome } from "../../src/kernel/outcome.ts";
import {
  inForceOn,
  listCandidates,
  listGroupsSeen,
  listTerms,
  placeRepresentative,
  recordChair,
} from "../../src/modules/groups/index.ts";
import type { InPartnership } from "../../src/platform/files/files.ts";
import type { Tx } from "../../src/platform/tenancy/tx.ts";
import { CHAIRS, SITTING } from "../seating.ts";

/** Puts the posts of the demonstration into seats, and records who chairs, as the manager of each host would. */
export async function makeSeats(as: (slug: string) => Promise<InPartnership>, today: Day): Promise<void> {
  const since = addDays(today, -300);
  for (const { host, group, seat, title } of SITTING) {
    const inPartnership = await as(host);
    await inPartnership(async (tx) => {
      const id = await groupCalled(tx, group);
      const listed = inForceOn(await listTerms(tx, id), today)?.seats.find(({ name }) => name === seat);
      if (!listed) throw new Error(`The demonstration has no seat ${seat}`);
      const personId = await personCalled(tx, title);
      demand(await placeRepresentative(tx, id, listed.id, { personId, standsAs: "voting", fromOn: since, toOn: null }));
    });
  }
  for (const { host, group, post, title } of CHAIRS) {
    const inPartnership = await as(host);
    await inPartnership(async (tx) => {
      const term = { post, personId: await personCalled(tx, title), decidedBy: group, fromOn: since, toOn: null };
      demand(await recordChair(tx, await groupCalled(tx, group), term));
    });
  }
}

async function groupCalled(tx: Tx, name: string): Promise<string> {
  const group = (await listGroupsSeen(tx)).find((one) => one.name === name && one.host === null);
  if (!group) throw new Error(`The demonstration has no group ${name}`);
  return group.id;
}

async function personCalled(tx: Tx, title: string): Promise<string> {
  const person = (await listCandidates(tx)).find(({ name }) => name === title);
  if (!person) throw new Error(`The demonstration has nobody called ${title}`);
  return person.personId;
}

function demand(outcome: Outcome<unknown>): void {
  if (!outcome.ok) throw new OperatorError(outcome.problems.map(({ message }) => message).join(" "));
}
