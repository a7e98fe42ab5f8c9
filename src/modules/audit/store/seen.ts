import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Seen, SeenFilter } from "../rules/events.ts";

/** What is asked for: one row for each person, object and set of classes. */
export function seenQuery(filter: SeenFilter): RawBuilder<Seen> {
  const classes = filter.fieldClass === undefined ? sql`true` : sql`${filter.fieldClass} = any(field_classes)`;
  const object = filter.object === undefined ? sql`true` : sql`subject = ${filter.object}`;
  return sql<Seen>`
    select person_id as "personId", subject, field_classes as "fieldClasses", count(*) as times, min(at) as "firstAt", max(at) as "lastAt"
      from audit_events
     where at >= ${filter.from} and at < ${filter.to} and field_classes <> '{}' and ${classes} and ${object}
     group by person_id, subject, field_classes
     order by person_id, subject`;
}

/**
 * Asks who was shown which classes of whose data in a time, and answers how to get the next rows. The rows stay in the
 * database until they are fetched, because there can be millions. Needs audit:read.
 */
export async function openSeen(tx: Tx, filter: SeenFilter): Promise<(atMost: number) => Promise<Seen[]>> {
  await sql`declare seen no scroll cursor for ${seenQuery(filter)}`.execute(tx);
  return async (atMost) => (await sql<Seen>`fetch ${sql.lit(atMost)} from seen`.execute(tx)).rows;
}

/** Every partnership of the installation, the installation itself among them. */
export async function listPartnershipSlugs(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom("partnerships").select("slug").orderBy("slug").execute();
  return rows.map(({ slug }) => slug);
}
