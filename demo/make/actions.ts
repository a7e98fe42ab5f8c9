import { addDays, type Day, startOfDay } from "../../src/kernel/dates.ts";
import { OperatorError } from "../../src/kernel/errors.ts";
import { newId } from "../../src/kernel/ids.ts";
import { addAction, findChoices, recordUpdate } from "../../src/modules/actions/index.ts";
import { listGroups } from "../../src/modules/partnerships/index.ts";
import type { InPartnership } from "../../src/platform/files/files.ts";
import type { Tx } from "../../src/platform/tenancy/tx.ts";
import { type DemoAction, THURROCK_ACTIONS } from "../actions.ts";
import { type Making, settled } from "./assessments.ts";

/** Thurrock's action log: each action and update by the commands of its office, at the time at which it would have been. */
export async function makeActions({ as, today }: Pick<Making, "as" | "today">): Promise<void> {
  const office: InPartnership = await as("thurrock", "partnership-manager");
  await office(async (tx) => {
    for (const action of THURROCK_ACTIONS) await makeAction(tx, action, today);
  });
}

async function makeAction(tx: Tx, action: DemoAction, today: Day): Promise<void> {
  const group = (await listGroups(tx)).find(({ name }) => name === action.group);
  const { people, organisations } = await findChoices(tx, today);
  const owner = people.find(({ name }) => name === action.owner);
  const employer = organisations.find(({ name }) => name === owner?.employer);
  if (!group || !owner || !employer)
    throw new OperatorError(`The demonstration has no ${action.group}, no ${action.owner}, or not their employer`);
  const id = newId();
  const agreedOn = addDays(today, action.agreed);
  settled(
    await addAction(
      tx,
      {
        id,
        text: action.text,
        organisationId: employer.id,
        personId: owner.id,
        groupId: group.id,
        origin: { kind: "group", id: group.id },
        agreedOn,
        dueOn: addDays(today, action.due),
      },
      morningOf(agreedOn),
    ),
  );
  for (const [seen, { on, kind, words, to }] of action.updates.entries()) {
    const asked = { kind, words, evidence: "", day: to === undefined ? null : addDays(today, to) };
    settled(await recordUpdate(tx, id, asked, seen, morningOf(addDays(today, on))));
  }
}

/** Ten in the morning, or an hour either way when the clocks change. */
function morningOf(on: Day): Date {
  return new Date(startOfDay(on).getTime() + 10 * 3_600_000);
}
