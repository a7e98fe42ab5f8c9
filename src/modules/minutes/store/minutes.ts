import { sql } from "kysely";
import { instantAt } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type Action, listActionsFrom, listCarried } from "../../actions/index.ts";
import {
  type AgendaItem,
  getMeeting,
  listItems,
  type Meeting,
  restrictionInWords,
  stateOfMeeting,
} from "../../meetings/index.ts";
import { type AttendanceRead, type DecisionRead, MOTION_KIND_LABELS, readRecord } from "../../room/index.ts";
import type { Part, Standing } from "../rules/minutes.ts";
import { CLOSING, isSamePart, nameOf, OPENING, type PartKey } from "../rules/parts.ts";
import type { CarriedIn, Decided, PartRecord } from "../rules/records.ts";
import type { Text } from "../rules/texts.ts";
import { listAmendments, listTexts, type OfMeeting } from "./texts.ts";

/** The minutes of a meeting, with the meeting and its agenda. */
export type Minutes = Standing & {
  readonly groupId: string;
  readonly group: string;
  readonly beginsAt: string;
  readonly place: string;
  readonly meeting: Meeting;
  readonly items: readonly AgendaItem[];
  readonly parts: readonly Part[];
};

/** Everything that whoever asks may read of the minutes of a meeting. Throws NotFound for a meeting they may not see. */
export async function getMinutes(tx: Tx, id: string): Promise<Minutes> {
  const meeting = await getMeeting(tx, id);
  const items = await listItems(tx, id);
  const texts = await listTexts(tx, id);
  const amendments = await listAmendments(tx, id);
  const states = await getStates(tx, id);
  // From confirmation on what was kept then, and before it whatever the other records say now.
  const recordOf = states.confirmed ? await keptRecords(tx, id) : await presentRecords(tx, meeting, items);
  const partFrom = (key: PartKey, item: AgendaItem | undefined): Part => ({
    ...key,
    heading: item ? `${item.position}. ${item.title}` : (HEADINGS[nameOf(key)] ?? ""),
    restriction: item?.restriction ? restrictionInWords(item.restriction) : null,
    isWithheld: item !== undefined && item.restriction !== null && item.restrictedText === null,
    text: texts.find((text) => isSamePart(text, key)) ?? NOTHING,
    amendments: amendments.filter((one) => isSamePart(one, key)),
    record: recordOf(key),
  });
  const { groupId, group, heldOn, beginsAt, place } = meeting;
  return {
    ...{ groupId, group, heldOn, beginsAt, place, meeting, items },
    isCancelled: stateOfMeeting(meeting, heldOn) === "cancelled",
    ...states,
    parts: [
      partFrom(OPENING, undefined),
      ...items.map((item) => partFrom({ part: "item", itemId: item.id }, item)),
      partFrom(CLOSING, undefined),
    ],
  };
}

const HEADINGS: Readonly<Record<string, string>> = { opening: "Opening", closing: "Closing" };
const NOTHING: Text = { paragraphs: [], writtenRestricted: false, revision: 0 };

type RecordOf = (key: PartKey) => PartRecord;

async function presentRecords(tx: Tx, meeting: Meeting, items: readonly AgendaItem[]): Promise<RecordOf> {
  const actions = await listActionsFrom(
    tx,
    items.map(({ id }) => id),
  );
  const { attendance, decisions, endings } = await readRecord(tx, meeting);
  const carried = await carriedAt(tx, meeting);
  return ({ part, itemId }) => ({
    attendance: part === "opening" ? attendance.map(attendedOf) : [],
    carried: part === "opening" ? carried : undefined,
    ...(part === "closing" && endings.length > 0 && { endings }),
    decisions: decisions.filter((decision) => decision.itemId === itemId).flatMap(decidedOf),
    actions: actions.filter(({ origin }) => origin.id === itemId).map(agreedOf),
    interests: items.find(({ id }) => id === itemId)?.interests.map(({ seat, nature }) => ({ seat, nature })) ?? [],
  });
}

/** Minutes are of a meeting that began: they keep what was open then, whatever becomes of it. */
async function carriedAt(tx: Tx, meeting: Meeting): Promise<CarriedIn[]> {
  const { actions } = await listCarried(tx, meeting, instantAt(meeting.heldOn, meeting.beginsAt), null);
  return actions.map(({ text, organisation, person, dueOn, isEscalated }) => ({
    ...{ text, dueOn, isEscalated },
    owner: person === null ? organisation : `${person}, ${organisation}`,
    isLate: dueOn < meeting.heldOn,
  }));
}

/** Nothing for a part that whoever asks may not read. */
async function keptRecords(tx: Tx, meeting: string): Promise<RecordOf> {
  const kept = await listRecords(tx, meeting);
  return (key) => kept.find((one) => isSamePart(one, key))?.content ?? NO_RECORD;
}

const NO_RECORD: PartRecord = { attendance: [], decisions: [], actions: [], interests: [] };

function agreedOf({ id, text, organisation, person, firstDueOn }: Action): PartRecord["actions"][number] {
  return { id, text, organisation: organisation.name, person: person?.name ?? null, dueOn: firstDueOn };
}

function attendedOf({ who, seat, mode, standsAs, standsInFor, cameAt, leftAt }: AttendanceRead) {
  return { who, seat, mode, standsAs, standsInFor, cameAt, leftAt };
}

/** Nothing for whoever may not read what the motion is about. */
function decidedOf({ kind, text, consensus, vote, stateInWords, dissents }: DecisionRead): Decided[] {
  if (text === null) return [];
  return [
    {
      ...{ kind: MOTION_KIND_LABELS[kind], text, verdict: stateInWords },
      consensus: consensus === null ? null : consensus.outcome === "reached",
      votes: vote?.votes.map(({ seat, choice }) => ({ seat, choice })) ?? null,
      quorum: (vote ?? consensus)?.working ?? "",
      dissents: dissents.map(({ seat, why }) => ({ seat, why })),
    },
  ];
}

async function getStates(tx: Tx, meeting: string): Promise<Pick<Standing, "cleared" | "confirmed">> {
  const { rows } = await sql<Pick<Standing, "cleared" | "confirmed">>`
    select (select jsonb_build_object('at', c.cleared_at, 'by', p.name) from minutes_clearances c left join people p on p.id = c.cleared_by
             where c.meeting_id = ${meeting}) as cleared,
           (select jsonb_build_object('meetingId', c.at_meeting_id, 'heldOn', m.held_on, 'by', p.name)
              from minutes_confirmations c join meetings m on m.partnership_id = c.partnership_id and m.id = c.at_meeting_id
              left join people p on p.id = c.recorded_by
             where c.meeting_id = ${meeting}) as confirmed`.execute(tx);
  return rows[0] ?? { cleared: null, confirmed: null };
}

export async function insertClearance(tx: Tx, meeting: OfMeeting): Promise<void> {
  await tx
    .insertInto("minutes_clearances")
    .values({ meeting_id: meeting.id, group_id: meeting.groupId, cleared_by: tx.identity.person ?? "" })
    .execute();
}

/** Keeps what other records put into each part, so that it stays as it was confirmed; and then that it was. */
export async function insertConfirmation(
  tx: Tx,
  meeting: OfMeeting,
  parts: readonly Part[],
  at: string,
): Promise<void> {
  for (const { part, itemId, record } of parts)
    await tx
      .insertInto("minutes_records")
      .values({
        meeting_id: meeting.id,
        group_id: meeting.groupId,
        part,
        item_id: itemId,
        content: JSON.stringify(record),
      })
      .execute();
  await tx
    .insertInto("minutes_confirmations")
    .values({
      meeting_id: meeting.id,
      group_id: meeting.groupId,
      at_meeting_id: at,
      recorded_by: tx.identity.person ?? "",
    })
    .execute();
}

async function listRecords(tx: Tx, meeting: string): Promise<(PartKey & { readonly content: PartRecord })[]> {
  const { rows } = await sql<PartKey & { readonly content: PartRecord }>`
    select part, item_id as "itemId", content from minutes_records where meeting_id = ${meeting}`.execute(tx);
  return rows;
}
