import { addDays } from "../../src/kernel/dates.ts";
import {
  inForceOn,
  listGroupsSeen,
  listTerms,
  placeRepresentative,
  recordChair,
} from "../../src/modules/groups/index.ts";
import { addItem, proposedDays, scheduleMeeting } from "../../src/modules/meetings/index.ts";
import { acceptGrant, askForRole } from "../../src/modules/people/index.ts";
import type { Tx } from "../../src/platform/tenancy/tx.ts";
import { DELIVERY_AGENDA, DELIVERY_GROUP } from "../delivery-group.ts";
import { DEMO_ACCOUNTS } from "../people.ts";
import type { MadeAccounts } from "./accounts.ts";
import { type Making, settled } from "./assessments.ts";

type Member = { readonly title: string; readonly seat: string; readonly post?: "chair" };

/** Places in a delivery group for people who hold nothing else, one of whom chairs it; and its next meeting on a day of its terms. */
export async function makeDeliveryGroup({
  as,
  today,
  accounts,
}: Pick<Making, "as" | "today"> & { readonly accounts: MadeAccounts }): Promise<void> {
  const { host, meeting } = DELIVERY_GROUP;
  const members: readonly Member[] = DELIVERY_GROUP.members;
  for (const member of members) {
    const { email = "" } = DEMO_ACCOUNTS.find(({ title }) => title === member.title) ?? {};
    await placeIn({ as, today }, accounts.get(email)?.person ?? "", member);
  }
  const office = await as(host, "support-officer");
  await office(async (tx) => {
    const group = await groupOf(tx);
    const [proposed] = settled(await proposedDays(tx, group, today));
    if (!proposed) throw new Error("The terms of reference propose no day");
    const facts = { kind: "ordinary", way: "hybrid", heldOn: proposed.on, ...meeting } as const;
    const id = settled(await scheduleMeeting(tx, group, facts, today));
    for (const item of DELIVERY_AGENDA) settled(await addItem(tx, id, item, today));
  });
}

/** A place by two people, the manager who asks and the chair who accepts; a seat; and an office, for whoever is in one. */
async function placeIn(
  { as, today }: Pick<Making, "as" | "today">,
  person: string,
  { seat, post }: Member,
): Promise<void> {
  const { host, group: name } = DELIVERY_GROUP;
  const since = addDays(today, -300);
  const manager = await as(host, "partnership-manager");
  const asked = await manager(async (tx) => {
    const place = { roleKey: "group-member", groupId: await groupOf(tx), fromOn: since, toOn: undefined };
    return settled(await askForRole(tx, person, place));
  });
  const chair = await as(host, "chair");
  await chair(async (tx) => settled(await acceptGrant(tx, asked)));
  await manager(async (tx) => {
    const group = await groupOf(tx);
    const listed = inForceOn(await listTerms(tx, group), today)?.seats.find((one) => one.name === seat);
    const sits = { personId: person, standsAs: "voting", fromOn: since, toOn: null } as const;
    settled(await placeRepresentative(tx, group, listed?.id ?? "", sits));
    if (post !== undefined)
      settled(await recordChair(tx, group, { post, personId: person, decidedBy: name, fromOn: since, toOn: null }));
  });
}

async function groupOf(tx: Tx): Promise<string> {
  const group = (await listGroupsSeen(tx)).find(({ name, host }) => name === DELIVERY_GROUP.group && host === null);
  if (!group) throw new Error(`The demonstration has no group ${DELIVERY_GROUP.group}`);
  return group.id;
}
