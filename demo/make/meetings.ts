import { addDays, type Day } from "../../src/kernel/dates.ts";
import { inForceOn, listGroupsSeen, listTerms } from "../../src/modules/groups/index.ts";
import {
  addItem,
  declareInterest,
  proposedDays,
  restrictItem,
  scheduleMeeting,
} from "../../src/modules/meetings/index.ts";
import { agreeToRelease, clearMinutes, putForward, saveText } from "../../src/modules/minutes/index.ts";
import {
  closeMeeting,
  recordAttendance,
  recordConsensus,
  recordVote,
  tableMotion,
  takeItem,
} from "../../src/modules/room/index.ts";
import type { Tx } from "../../src/platform/tenancy/tx.ts";
import {
  INTEREST,
  LAST_AGENDA,
  LAST_ATTENDANCE,
  LAST_MINUTES,
  LAST_PROPOSAL,
  LAST_VOTES,
  NEXT_AGENDA,
  RESTRICTED_TEXT,
  RESTRICTION,
} from "../meetings.ts";
import { SAFER_ESSEX_GROUP } from "../terms/safer-essex.ts";
import { type Making, settled } from "./assessments.ts";

const BEGINS = "14:00";
const WHERE = { place: "County Hall, Chelmsford", joining: "By the link in the invitation" };

/**
 * Two meetings of Safer Essex by the commands of its secretariat, on days that its terms propose: one held about four weeks
 * ago, as it would have been recorded then, with its minutes as the public reads them; and the next, with its agenda.
 */
export async function makeMeetings({ as, today }: Pick<Making, "as" | "today">): Promise<void> {
  const secretariat = await as(SAFER_ESSEX_GROUP.host, "support-officer");
  let last: LastMeeting = { id: "", items: [] };
  await secretariat(async (tx) => {
    const group = (await listGroupsSeen(tx)).find(
      ({ name, host }) => name === SAFER_ESSEX_GROUP.group && host === null,
    );
    if (!group) throw new Error(`The demonstration has no group ${SAFER_ESSEX_GROUP.group}`);
    last = await makeLast(tx, group.id, today);
    await makeNext(tx, group.id, today);
  });
  await makeMinutes(last, as, today);
}

/** The minutes of the last meeting: the secretariat writes them, the chair clears them, and both chairs release them. */
async function makeMinutes({ id, items }: LastMeeting, as: Making["as"], today: Day): Promise<void> {
  const acting = (role: string) => as(SAFER_ESSEX_GROUP.host, role);
  const secretariat = await acting("support-officer");
  const chair = await acting("chair");
  await secretariat(async (tx) => {
    for (const { of, paragraphs } of LAST_MINUTES) {
      const key =
        typeof of === "number" ? ({ part: "item", itemId: items[of] ?? "" } as const) : { part: of, itemId: null };
      settled(await saveText(tx, id, key, paragraphs, 0, today));
    }
  });
  await chair(async (tx) => settled(await clearMinutes(tx, id, LAST_MINUTES.length, today)));
  const release = await secretariat(async (tx) => settled(await putForward(tx, id, "public")));
  for (const agrees of [chair, await acting("vice-chair")])
    await agrees(async (tx) => settled(await agreeToRelease(tx, release)));
}

type LastMeeting = { readonly id: string; readonly items: readonly string[] };

async function makeLast(tx: Tx, group: string, today: Day): Promise<LastMeeting> {
  // Without a meeting before, the terms propose days from four weeks on.
  const then = addDays(today, -56);
  const { meeting, items, seats } = await schedule(tx, group, LAST_AGENDA, then);
  const now = { day: meeting.heldOn, time: "15:30" };
  const seatOf = (name: string) => seats.find((seat) => seat.name === name)?.id ?? "";
  for (const { seat, mode, cameAt = BEGINS, substituteFor } of LAST_ATTENDANCE)
    settled(
      await recordAttendance(
        tx,
        meeting.id,
        {
          ...{ seatId: seatOf(seat), personId: null, mode, leftAt: null },
          who: `${substituteFor === undefined ? "Representative" : "Deputy"}, ${seat}`,
          standsAs: substituteFor === undefined ? "voting" : "substitute",
          standsInFor: substituteFor ?? "",
          cameAt: mode === "apologies" ? null : cameAt,
        },
        now,
      ),
    );
  const [welcome = "", decision = ""] = items;
  settled(await takeItem(tx, meeting.id, welcome, BEGINS, now));
  settled(await takeItem(tx, meeting.id, decision, "14:10", now));
  const motion = settled(await tableMotion(tx, meeting.id, decision, LAST_PROPOSAL, now));
  settled(await recordConsensus(tx, meeting.id, motion, { reached: false, at: "14:30" }, now));
  const votes = (["for", "against", "abstain"] as const).flatMap((choice) =>
    LAST_VOTES[choice].map((name) => ({ seatId: seatOf(name), choice })),
  );
  settled(await recordVote(tx, meeting.id, motion, { votes, at: "14:35" }, now));
  settled(await closeMeeting(tx, meeting.id, "15:10", now));
  return { id: meeting.id, items };
}

async function makeNext(tx: Tx, group: string, today: Day): Promise<void> {
  const { meeting, items, seats } = await schedule(tx, group, NEXT_AGENDA, today);
  const restricted = items.at(-1) ?? "";
  settled(await restrictItem(tx, meeting.id, restricted, RESTRICTION, RESTRICTED_TEXT, today));
  const seat = seats.find(({ name }) => name === "HMP Chelmsford")?.id ?? "";
  settled(await declareInterest(tx, meeting.id, restricted, { seat, nature: INTEREST }));
}

/** A meeting on the first day that the terms propose, as seen from a day, with its agenda. */
async function schedule(tx: Tx, group: string, agenda: typeof NEXT_AGENDA, today: Day) {
  const [proposed] = settled(await proposedDays(tx, group, today));
  if (!proposed) throw new Error("The terms of reference propose no day");
  const facts = { kind: "ordinary", way: "hybrid", beginsAt: BEGINS, heldOn: proposed.on, ...WHERE } as const;
  const id = settled(await scheduleMeeting(tx, group, facts, today));
  const items: string[] = [];
  for (const item of agenda) items.push(settled(await addItem(tx, id, item, today)));
  const seats = inForceOn(await listTerms(tx, group), proposed.on)?.seats ?? [];
  return { meeting: { id, heldOn: proposed.on }, items, seats };
}
