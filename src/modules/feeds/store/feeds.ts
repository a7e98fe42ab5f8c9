import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Calendar, Feed } from "../rules/feeds.ts";

/** The addresses that whoever asks has made and not revoked, the latest first. */
export async function listFeeds(tx: Tx): Promise<Feed[]> {
  const { rows } = await sql<Feed>`
    select f.id, g.name as "group", f.made_at as "madeAt" from calendar_feeds f
      left join groups g on g.partnership_id = f.partnership_id and g.id = f.group_id
     where f.person_id = ctx.person_id() and f.revoked_at is null order by f.made_at desc`.execute(tx);
  return rows;
}

/** The groups whose meetings whoever asks may see: those they are in, or all for who runs meetings or chairs. */
export async function listGroupsMet(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from groups
     where partnership_id = ctx.partnership_id() and ended_on is null
       and ((select ctx.can('meetings:manage')) or (select ctx.can('meetings:chair'))
            or id = any ((select ctx.my_groups('groups:read'))::uuid[])) order by name`.execute(tx);
  return rows;
}

export async function insertFeed(tx: Tx, group: string | null, tokenHash: Buffer): Promise<string> {
  const { id } = await tx
    .insertInto("calendar_feeds")
    .values({ person_id: tx.identity.person ?? "", group_id: group, token_hash: tokenHash })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** False when it is not there, or was revoked before. */
export async function updateRevoked(tx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update calendar_feeds set revoked_at = clock_timestamp()
     where id = ${id} and person_id = ctx.person_id() and revoked_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** What is at a secret address today; undefined when nothing is. */
export async function findCalendar(tx: Tx, token: string): Promise<Calendar | undefined> {
  const { rows } = await sql<{ calendar: Calendar | null }>`
    select ctx.calendar_feed(${Buffer.from(token)}) as calendar`.execute(tx);
  return rows[0]?.calendar ?? undefined;
}
