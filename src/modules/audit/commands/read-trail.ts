import { isId } from "../../../kernel/ids.ts";
import { recordEvent, recordRead } from "../../../platform/audit/record.ts";
import type { InPartnership } from "../../../platform/files/files.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { trailCsv } from "../formats/trail-csv.ts";
import type { EventFilter, EventsFrom, Look, Sight, TrailEvent } from "../rules/events.ts";
import * as store from "../store/events.ts";

const PURPOSE = { purpose: "audit" };

/** A page of the trail, and one event more to tell whether there are others. Looking at what somebody did is a read of them. */
export async function readTrail(tx: Tx, filter: EventFilter, from: EventsFrom, atMost: number): Promise<TrailEvent[]> {
  const events = await store.listEvents(tx, filter, from, atMost);
  recordLooking(tx, "trail.read", filter);
  return events;
}

/** One event; looking at it is a read of whoever did it. */
export async function readEvent(tx: Tx, seq: number): Promise<TrailEvent> {
  const event = await store.getEvent(tx, seq);
  if (event.personId === null) recordEvent(tx, "trail.read", "", { seq });
  else recordRead(tx, event.personId, ["activity"], PURPOSE, "trail.read");
  return event;
}

/** Who has been shown data of an object. */
export async function readSights(tx: Tx, object: string, atMost: number): Promise<Sight[]> {
  recordEvent(tx, "trail.sights-read", isId(object) ? object : "");
  return store.listSights(tx, object, atMost);
}

/** Who has looked at the person that asks. Theirs to know, so nobody is told that they asked. */
export function listLooksAtMe(tx: Tx, before: string, atMost: number): Promise<Look[]> {
  return store.listLooksAtMe(tx, before, atMost);
}

const EVENTS_AT_ONCE = 1_000;

/** The events that match as a CSV, newest first, in pieces that are each read with the rights of their moment. */
export async function exportTrail(inPartnership: InPartnership, filter: EventFilter): Promise<AsyncIterable<string>> {
  await inPartnership(async (tx) => recordLooking(tx, "trail.exported", filter));

  async function* events(): AsyncGenerator<TrailEvent> {
    let from: EventsFrom = {};
    for (;;) {
      const at = from;
      const piece = await inPartnership((tx) => store.listEvents(tx, filter, at, EVENTS_AT_ONCE));
      yield* piece;
      const last = piece.at(-1);
      if (!last || piece.length < EVENTS_AT_ONCE) return;
      from = { before: last.seq };
    }
  }

  return trailCsv(events());
}

/** What was asked for, without anything that somebody typed. */
function recordLooking(tx: Tx, event: string, { person, object, ...rest }: EventFilter): void {
  const detail = { ...rest, ...(object !== undefined && isId(object) && { object }) };
  if (person === undefined) recordEvent(tx, event, "", detail);
  else recordRead(tx, person, ["activity"], PURPOSE, event);
}
