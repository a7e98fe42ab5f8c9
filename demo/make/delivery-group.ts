import { addDays } from "../../src/kernel/dates.ts";
import { inForceOn, listGroupsSeen, listTerms, placeRepresentative } from "../../src/modules/groups/index.ts";
import { addItem, proposedDays, scheduleMeeting } from "../../src/modules/meetings/index.ts";
import { acceptGrant, askForRole } from "../../src/modules/people/index.ts";
import type { Tx } from "../../src/platform/tenancy/tx.ts";
import { DELIVERY_AGENDA, DELIVERY_GROUP } from "../delivery-group.ts";
import { DEMO_ACCOUNTS } from "../people.ts";
import type { MadeAccounts } from "./accounts.ts";
import { type Making, settled } from "./assessments.ts";

/**
 * Gives somebody a place in a delivery group and nothing else, by two people: the manager asks and the chair accepts. Then a seat
 * there, and the group's next meeting on a day that its terms propose.
 */
export async function makeDeliveryGroup({
  as,
  today,
  accounts,
}: Pick<Making, "as" | "today"> & { readonly accounts: MadeAccounts }): Promise<void> {
  const { host, member, meeting } = DELIVERY_GROUP;
  const person = accounts.get(DEMO_ACCOUNTS.find(({ title }) => title === member.title)?.email ?? "")?.person ?? "";
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
    const seat = inForceOn(await listTerms(tx, group), today)?.seats.find(({ name }) => name === member.seat);
    const sits = { personId: person, standsAs: "voting", fromOn: since, toOn: null } as const;
    settled(await placeRepresentative(tx, group, seat?.id ?? "", sits));
  });
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

async function groupOf(tx: Tx): Promise<string> {
  const group = (await listGroupsSeen(tx)).find(({ name, host }) => name === DELIVERY_GROUP.group && host === null);
  if (!group) throw new Error(`The demonstration has no group ${DELIVERY_GROUP.group}`);
  return group.id;
}
