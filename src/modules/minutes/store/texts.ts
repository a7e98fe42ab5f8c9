import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Amendment } from "../rules/amendments.ts";
import type { PartKey } from "../rules/parts.ts";
import type { Paragraph, Reach, Text } from "../rules/texts.ts";

export type OfMeeting = { readonly id: string; readonly groupId: string };

export type TextRow = PartKey & Text;

/** What the minutes of a meeting say, of the parts that whoever asks may read. */
export async function listTexts(tx: Tx, meeting: string): Promise<TextRow[]> {
  const rows = await tx
    .selectFrom("minutes_texts")
    .select(["part", "item_id as itemId", "body", "reaches", "written_restricted as writtenRestricted", "revision"])
    .where("meeting_id", "=", meeting)
    .execute();
  return rows.map(({ body, reaches, ...row }) => ({ ...row, paragraphs: paragraphsFrom(body, reaches as Reach[]) }));
}

/** Saves a part over what was there at `revision`, 0 when nothing was. Answers false when somebody else has saved it since. */
export async function upsertText(
  tx: Tx,
  meeting: OfMeeting,
  key: PartKey,
  paragraphs: readonly Paragraph[],
  revision: number,
): Promise<boolean> {
  const body = paragraphs.map(({ text }) => text).join(GAP);
  const reaches = paragraphs.map(({ reach }) => reach);
  const restricted = sql<boolean>`exists (select from item_restrictions where item_id = ${key.itemId}::uuid)`;
  const { rows } =
    revision === 0
      ? await sql`
          insert into minutes_texts (meeting_id, group_id, part, item_id, body, reaches, written_restricted)
            values (${meeting.id}, ${meeting.groupId}, ${key.part}, ${key.itemId}, ${body}, ${reaches}, ${restricted})
            on conflict on constraint minutes_texts_once do nothing returning id`.execute(tx)
      : await sql`
          update minutes_texts set body = ${body}, reaches = ${reaches}, written_restricted = ${restricted}, revision = revision + 1
           where meeting_id = ${meeting.id} and part = ${key.part} and item_id is not distinct from ${key.itemId}::uuid
             and revision = ${revision}
           returning id`.execute(tx);
  return rows.length === 1;
}

export type AmendmentRow = PartKey & Amendment;

/** The amendments of a meeting's minutes, in their order, of the parts that whoever asks may read. */
export async function listAmendments(tx: Tx, meeting: string): Promise<AmendmentRow[]> {
  return tx
    .selectFrom("minutes_amendments")
    .select(["part", "item_id as itemId", "position", "paragraph", "reach"])
    .select(["old_text as oldText", "new_text as newText", "asked_by as askedBy"])
    .where("meeting_id", "=", meeting)
    .orderBy("position")
    .execute();
}

/** Answers false when there is an amendment of that number already. */
export async function insertAmendment(
  tx: Tx,
  meeting: OfMeeting,
  key: PartKey,
  amendment: Amendment,
): Promise<boolean> {
  const { rows } = await sql`
    insert into minutes_amendments (meeting_id, group_id, part, item_id, position, paragraph, reach, old_text, new_text, asked_by, recorded_by)
      values (${meeting.id}, ${meeting.groupId}, ${key.part}, ${key.itemId}, ${amendment.position}, ${amendment.paragraph}, ${amendment.reach},
              ${amendment.oldText}, ${amendment.newText}, ${amendment.askedBy}, ctx.person_id())
      on conflict on constraint minutes_amendments_once do nothing returning id`.execute(tx);
  return rows.length === 1;
}

/** Holds minutes as they are while somebody writes in them; any number may write at once, in different parts. */
export async function lockForWriting(tx: Tx, meeting: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${keyOf(meeting)})`.execute(tx);
}

/** Holds minutes for a change of their state: it waits for those who write, and they for it. */
export async function lockMinutes(tx: Tx, meeting: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${keyOf(meeting)})`.execute(tx);
}

function keyOf(meeting: string) {
  return sql`hashtextextended('minutes ' || ctx.partnership_id() || ${meeting}::text, 0)`;
}

const GAP = "\n\n";

function paragraphsFrom(body: string, reaches: readonly Reach[]): Paragraph[] {
  return body === "" ? [] : body.split(GAP).map((text, i) => ({ text, reach: reaches[i] ?? "members" }));
}
