import type { Day, Month } from "../../src/kernel/dates.ts";
import { listGroupsSeen } from "../../src/modules/groups/index.ts";
import { listGroupMeetings, proposedDays, scheduleMeeting } from "../../src/modules/meetings/index.ts";
import { addProgrammeItem, takeProgramme, takeProposals } from "../../src/modules/programmes/index.ts";
import type { Tx } from "../../src/platform/tenancy/tx.ts";
import { BOARD_MEETING, type DemoProgrammeItem, PROGRAMMES } from "../programmes.ts";
import { type Making, settled } from "./assessments.ts";

/**
 * The year's work of two strategy groups, by the commands of their offices: what the terms and the law ask for, as the
 * program proposes it, and what the documents ask for beside; and the board's next meeting, which takes its agenda from it.
 */
export async function makeProgrammes({ as, today }: Pick<Making, "as" | "today">): Promise<void> {
  const office = await as(BOARD_MEETING.host, "support-officer");
  await office(async (tx) => {
    const group = await groupCalled(tx, BOARD_MEETING.group);
    const [proposed] = settled(await proposedDays(tx, group, today));
    if (!proposed) throw new Error("The terms of reference propose no day");
    const { beginsAt, place, joining } = BOARD_MEETING;
    const facts = { kind: "ordinary", way: "hybrid", heldOn: proposed.on, beginsAt, place, joining } as const;
    settled(await scheduleMeeting(tx, group, facts, today));
  });
  for (const { host, group: name, items } of PROGRAMMES) {
    const secretariat = await as(host, "support-officer");
    await secretariat(async (tx) => {
      const group = await groupCalled(tx, name);
      const next = (await listGroupMeetings(tx, group)).find(({ heldOn }) => heldOn >= today);
      // The standing items of a meeting's opening first, as agendas have them.
      settled(await takeProposals(tx, group, "all", today));
      for (const item of items)
        settled(await addProgrammeItem(tx, group, factsOf(item, next?.heldOn ?? today, today), today));
      if (next && name === BOARD_MEETING.group) settled(await takeProgramme(tx, next.id, today));
    });
  }
}

async function groupCalled(tx: Tx, name: string): Promise<string> {
  const group = (await listGroupsSeen(tx)).find((one) => one.name === name && one.host === null);
  if (!group) throw new Error(`The demonstration has no group ${name}`);
  return group.id;
}

function factsOf({ first, ...item }: DemoProgrammeItem, next: Day, today: Day) {
  if (first === "every meeting") return { ...item, firstMonth: null };
  return { ...item, firstMonth: first === "next meeting" ? (next.slice(0, 7) as Month) : nextTime(first, today) };
}

/** The next time that it is this month of a year, this one included. */
function nextTime(month: number, today: Day): Month {
  const year = Number(today.slice(0, 4)) + (month < Number(today.slice(5, 7)) ? 1 : 0);
  return `${year}-${String(month).padStart(2, "0")}` as Month;
}
