import { type Day, dayOf } from "../../../kernel/dates.ts";
import { Forbidden, NotFound } from "../../../kernel/errors.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { addAction } from "../../actions/index.ts";
import { type Part, write } from "../rules/minutes.ts";
import { isSamePart, nameOf, type PartKey } from "../rules/parts.ts";
import { keepText, type Paragraph } from "../rules/texts.ts";
import { getMinutes, type Minutes } from "../store/minutes.ts";
import { lockForWriting, upsertText } from "../store/texts.ts";

/** Saves what the minutes say of one part. Refuses when somebody else has saved it since; nobody waits for those at other parts. */
export async function saveText(
  tx: Tx,
  meeting: string,
  key: PartKey,
  paragraphs: readonly Paragraph[],
  revision: number,
  today: Day,
): Promise<Outcome<Part>> {
  await lockForWriting(tx, meeting);
  const { minutes, part } = await getPart(tx, meeting, key);
  const open = write(minutes, today);
  if (!open.ok) return open;
  if (part.isWithheld) return refuse(WITHHELD);
  const decision = keepText(paragraphs);
  if (!decision.ok) return decision;
  if (!(await upsertText(tx, minutes.meeting, key, decision.value, revision))) return refuse(SAVED_MEANWHILE);
  recordEvent(tx, "minutes.written", meeting, { part: nameOf(key), revision: revision + 1 });
  return done(part);
}

export type AgreedAction = {
  readonly id: string;
  readonly text: string;
  readonly organisationId: string;
  readonly personId: string | null;
  readonly dueOn: Day;
};

/** Adds an action that was agreed at an item. It is in the log at once, and in the minutes of the item. */
export async function addActionAt(
  tx: Tx,
  meeting: string,
  key: PartKey,
  asked: AgreedAction,
  now: Date,
): Promise<Outcome<string>> {
  if (!tx.identity.capabilities.includes("actions:manage")) throw new Forbidden("actions:manage");
  await lockForWriting(tx, meeting);
  const { minutes, part } = await getPart(tx, meeting, key);
  const open = write(minutes, dayOf(now));
  if (!open.ok) return open;
  if (part.itemId === null) throw new NotFound("agenda item");
  if (part.isWithheld) return refuse(WITHHELD);
  return addAction(
    tx,
    { ...asked, groupId: minutes.groupId, agreedOn: minutes.heldOn, origin: { kind: "meeting-item", id: part.itemId } },
    now,
  );
}

/** Throws NotFound for an item of another meeting. */
export async function getPart(tx: Tx, meeting: string, key: PartKey): Promise<{ minutes: Minutes; part: Part }> {
  const minutes = await getMinutes(tx, meeting);
  const part = minutes.parts.find((one) => isSamePart(one, key));
  if (!part) throw new NotFound("part of the minutes");
  return { minutes, part };
}

const WITHHELD = "The item is restricted, and you may not read it: somebody else has to write its minutes";
const SAVED_MEANWHILE =
  "Somebody else has saved this part since you opened it. What they wrote is shown below, above what you typed: bring both together, and save again";
