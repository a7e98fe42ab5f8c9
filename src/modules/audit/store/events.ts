import { type SelectQueryBuilder, sql } from "kysely";
import { addDays, startOfDay } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import { isId } from "../../../kernel/ids.ts";
import type { Tables } from "../../../platform/db/tables.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { EventFilter, EventsFrom, Look, Names, Sight, TrailEvent } from "../rules/events.ts";

const COLUMNS = [
  "seq",
  "at",
  "person_id as personId",
  "session_id as sessionId",
  "job_id as jobId",
  "capacity",
  "event",
  "subject",
  "detail",
  "field_classes as fieldClasses",
  "purpose",
  "gateway",
  "result",
  "request",
  "previous_hash as previousHash",
  "hash",
] as const;

/** The events that match, newest first: the newest of all, or the nearest ones before or after a number. */
export async function listEvents(
  tx: Tx,
  filter: EventFilter,
  { before, after }: EventsFrom,
  atMost: number,
): Promise<TrailEvent[]> {
  let query = matching(tx.selectFrom("audit_events").select(COLUMNS), filter).limit(atMost);
  if (before !== undefined) query = query.where("seq", "<", before);
  if (after !== undefined) query = query.where("seq", ">", after);
  const rows = await query.orderBy("seq", after === undefined ? "desc" : "asc").execute();
  const events = rows as TrailEvent[];
  return after === undefined ? events : events.reverse();
}

export async function getEvent(tx: Tx, seq: number): Promise<TrailEvent> {
  const row = await tx.selectFrom("audit_events").select(COLUMNS).where("seq", "=", seq).executeTakeFirst();
  if (!row) throw new NotFound("event");
  return row as TrailEvent;
}

/**
 * The period is turned into numbers first: events are numbered in the order of their time, and a page of them is read by
 * number however many millions there are.
 */
function matching<Row>(
  query: SelectQueryBuilder<Tables, "audit_events", Row>,
  { person, object, event, result, from, to }: EventFilter,
): SelectQueryBuilder<Tables, "audit_events", Row> {
  let found = query;
  if (person !== undefined) found = found.where("person_id", "=", person);
  if (object !== undefined) found = found.where("subject", "=", object);
  if (event !== undefined) found = found.where("event", "=", event);
  if (result !== undefined) found = found.where("result", "=", result);
  if (from !== undefined) {
    const start = startOfDay(from);
    found = found
      .where("at", ">=", start)
      .where("seq", ">=", sql<number>`(select seq from audit_events where at >= ${start} order by at, seq limit 1)`);
  }
  if (to !== undefined) {
    const end = startOfDay(addDays(to, 1));
    found = found
      .where("at", "<", end)
      .where(
        "seq",
        "<=",
        sql<number>`(select seq from audit_events where at < ${end} order by at desc, seq desc limit 1)`,
      );
  }
  return found;
}

/** What the trail knows to have happened: each event's name once, found by leaping from name to name in the index. */
export async function listEventNames(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ event: string }>`
    with recursive names as (
      (select event from audit_events order by event limit 1)
       union all
      select (select event from audit_events e where e.event > n.event order by event limit 1) from names n where n.event is not null
    ) select event from names where event is not null`.execute(tx);
  return rows.map(({ event }) => event);
}

/** Who was shown data of an object, most recent first. */
export async function listSights(tx: Tx, object: string, atMost: number): Promise<Sight[]> {
  return tx
    .selectFrom("audit_events")
    .select((of) => [
      "person_id as personId",
      "capacity",
      "field_classes as fieldClasses",
      of.fn.countAll<number>().as("times"),
      of.fn.min("at").as("firstAt"),
      of.fn.max("at").as("lastAt"),
    ])
    .where("subject", "=", object)
    .where(sql<boolean>`field_classes <> '{}'`)
    .groupBy(["person_id", "capacity", "field_classes"])
    .orderBy("lastAt", "desc")
    .limit(atMost)
    .execute();
}

/** Who has looked at the person that asks, in whatever partnership, before a time; most recent first. */
export async function listLooksAtMe(tx: Tx, before: string, atMost: number): Promise<Look[]> {
  const { rows } = await sql<{ looks: Look[] }>`select ctx.looks_at_me(${before}, ${atMost}) as looks`.execute(tx);
  return rows[0]?.looks ?? [];
}

/** The names of these references, of people, organisations and partnerships that whoever reads may see. */
export async function listNames(tx: Tx, references: readonly (string | null)[]): Promise<Names> {
  const ids = [...new Set(references.filter((reference) => reference !== null && isId(reference)))] as string[];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("people")
    .select(["id", "name"])
    .where("id", "in", ids)
    .unionAll(tx.selectFrom("organisations").select(["id", "name"]).where("id", "in", ids))
    .unionAll(tx.selectFrom("partnerships").select(["id", "name"]).where("id", "in", ids))
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The people whose events may be asked for by name: those who hold, held or will hold a role here. */
export async function listPeople(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.selectFrom("people").select(["id", "name"]).orderBy("name").limit(2_000).execute();
}

/** The titles of roles, by their keys. */
export async function listRoleTitles(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom("roles").select(["key", "title"]).execute();
  return new Map(rows.map(({ key, title }) => [key, title]));
}
