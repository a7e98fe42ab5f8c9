import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Names, Seen, SeenFilter } from "../rules/events.ts";

/** As the database sends it: words and numbers, which are read sooner than arrays and instants. */
type SeenRow = Pick<Seen, "personId" | "subject" | "times"> & {
  readonly classes: string;
  readonly first: number;
  readonly last: number;
};

/** What is asked for: one row for each person, object and set of classes. */
export function seenQuery(filter: SeenFilter): RawBuilder<SeenRow> {
  const classes = filter.fieldClass === undefined ? sql`true` : sql`${filter.fieldClass} = any(field_classes)`;
  const object = filter.object === undefined ? sql`true` : sql`subject = ${filter.object}`;
  return sql<SeenRow>`
    select person_id as "personId", subject collate "C" as subject, array_to_string(field_classes, ' ') as classes, count(*) as times,
           (1000 * extract(epoch from min(at)))::float8 as first, (1000 * extract(epoch from max(at)))::float8 as last
      from audit_events
     where at >= ${filter.from} and at < ${filter.to} and field_classes <> '{}' and ${classes} and ${object}
     group by person_id, subject collate "C", field_classes
     order by person_id, subject collate "C"`;
}

/**
 * Asks who was shown which classes of whose data in a time, and answers how to get the next rows. The rows stay in the
 * database until they are fetched, because there can be millions. Needs audit:read.
 */
export async function openSeen(tx: Tx, filter: SeenFilter): Promise<(atMost: number) => Promise<Seen[]>> {
  // Sorting is in memory for most partnerships; and all rows are fetched, so the plan that is quickest to its end is wanted.
  await sql`select set_config('work_mem', '64MB', true), set_config('cursor_tuple_fraction', '1', true)`.execute(tx);
  await sql`declare seen no scroll cursor for ${seenQuery(filter)}`.execute(tx);
  return async (atMost) => {
    const { rows } = await sql<SeenRow>`fetch ${sql.lit(atMost)} from seen`.execute(tx);
    return rows.map(({ personId, subject, classes, times, first, last }) => ({
      personId,
      subject,
      fieldClasses: classes.split(" "),
      times,
      firstAt: new Date(first),
      lastAt: new Date(last),
    }));
  };
}

/** The names of everybody and everything that may be seen here: read once, because millions of rows name the same few. */
export async function listAllNames(tx: Tx): Promise<Names> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from people union all select id, name from organisations union all select id, name from partnerships`.execute(
    tx,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Every partnership of the installation, the installation itself among them. */
export async function listPartnershipSlugs(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom("partnerships").select("slug").orderBy("slug").execute();
  return rows.map(({ slug }) => slug);
}
