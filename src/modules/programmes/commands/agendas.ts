import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { addItem, getMeeting, type ItemFacts, listItems, lockAgenda } from "../../meetings/index.ts";
import { dueAt, isStanding, type ProgrammeItem } from "../rules/programme.ts";
import { insertTaking } from "../store/programmes.ts";
import { programmeOf } from "./reading.ts";

export type ForAgenda = ProgrammeItem & { readonly isTaken: boolean };

/** What of the programme is for a meeting: the standing items, and what is due in its month; each taken already, or not. */
export async function programmeFor(tx: Tx, meetingId: string, today: Day) {
  const meeting = await getMeeting(tx, meetingId);
  const { group, items, takings, meetings } = await programmeOf(tx, meeting.groupId, today);
  const due =
    meeting.kind === "ordinary"
      ? dueAt(items, { id: meeting.id, on: meeting.heldOn }, meetings).map(({ item }) => item)
      : [];
  const isTaken = ({ id }: ProgrammeItem) =>
    takings.some((taking) => taking.meetingId === meetingId && taking.programmeItemId === id);
  const own = [...items.filter(isStanding), ...due].map((item): ForAgenda => ({ ...item, isTaken: isTaken(item) }));
  return { meeting, group, items: own };
}

/**
 * Takes the programme's items for a meeting onto its agenda: each once, however often it is asked for, and none whose title is
 * there already. Answers how many were added.
 */
export async function takeProgramme(tx: Tx, meetingId: string, today: Day): Promise<Outcome<number>> {
  await lockAgenda(tx, meetingId);
  const { meeting, items } = await programmeFor(tx, meetingId, today);
  const agenda = await listItems(tx, meetingId);
  let added = 0;
  for (const item of items.filter(({ isTaken }) => !isTaken)) {
    const there = agenda.find(({ title }) => title === item.title);
    const outcome = there ? done(there.id) : await addItem(tx, meetingId, factsOf(item), today);
    if (!outcome.ok) return refuse(outcome.problems.map(({ message }) => message).join(". "));
    await insertTaking(tx, meeting.groupId, {
      meetingId,
      programmeItemId: item.id,
      agendaItemId: outcome.value,
    });
    if (!there) added++;
  }
  if (added > 0) recordEvent(tx, "programme.taken", meetingId, { group: meeting.groupId, count: added });
  return done(added);
}

/** A decision needs words on section 17 and equality, which are written for each: it comes as a discussion until then. */
function factsOf({ kind, title, presenter, minutes }: ProgrammeItem): ItemFacts {
  const isDecision = kind === "decision";
  return {
    ...{ title, presenter, minutes, section17: "", equality: "" },
    kind: isDecision ? "discussion" : kind,
    summary: isDecision ? DECISION_TO_BE : "",
  };
}

const DECISION_TO_BE =
  "For decision, once it says here what it means for crime and disorder (section 17) and for equality.";
