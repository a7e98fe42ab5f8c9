import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { AgendaItem } from "../rules/agenda.ts";
import type { Meeting } from "../rules/meetings.ts";
import type { PaperKind } from "../rules/paper-files.ts";
import type { Dispatch, Paper, PapersToRead } from "../rules/papers.ts";

/** Files of papers are stored for this reader, which is no capability: policies of their own say who reads them. */
export const PAPER_READER = "papers";

/** The versions are gathered for the whole meeting at once: a look for each paper would cost each time. */
const papersOf = (meeting: string) => sql`
  select p.id, p.meeting_id as "meetingId", p.item_id as "itemId", p.title, to_jsonb(p.added_at) as "addedAt",
         to_jsonb(p.removed_at) as "removedAt", p.removal_reason as "removalReason",
         (select to_jsonb(d.sent_at) from paper_dispatches d
           where d.partnership_id = p.partnership_id and d.meeting_id = p.meeting_id and d.number = 0) as "packSentAt",
         exists (select from paper_readings r
                  where r.partnership_id = p.partnership_id and r.paper_id = p.id and r.person_id = ctx.person_id()) as "wasRead",
         coalesce(v.versions, '[]') as versions
    from papers p
    left join (
      select v.partnership_id, v.paper_id, jsonb_agg(jsonb_build_object('id', v.id, 'number', v.number, 'fileName', v.file_name, 'kind', v.kind,
               'sizeBytes', v.size_bytes, 'pages', v.pages, 'change', v.change, 'addedAt', v.added_at, 'dispatch', d.number,
               'sentAt', d.sent_at, 'firstPage', v.first_page, 'withdrawnAt', v.withdrawn_at,
               'isRead', r.version_id is not null) order by v.number) as versions
        from paper_versions v
        left join paper_dispatches d on d.partnership_id = v.partnership_id and d.id = v.dispatch_id
        left join paper_readings r on r.partnership_id = v.partnership_id and r.version_id = v.id and r.person_id = ctx.person_id()
       where v.meeting_id = ${meeting}
       group by v.partnership_id, v.paper_id) v on v.partnership_id = p.partnership_id and v.paper_id = p.id
   where p.meeting_id = ${meeting}`;

/** The papers of a meeting that whoever asks may know of, in the order in which they were added. */
export async function listPapers(tx: Tx, meeting: string): Promise<Paper[]> {
  const { rows } = await sql<Paper>`${papersOf(meeting)} order by p.added_at, p.id`.execute(tx);
  return rows;
}

export async function getPaper(tx: Tx, meeting: string, id: string): Promise<Paper> {
  const { rows } = await sql<Paper>`${papersOf(meeting)} and p.id = ${id}`.execute(tx);
  const [paper] = rows;
  if (!paper) throw new NotFound("paper");
  return paper;
}

/** What was sent out for a meeting, the pack first. */
export async function listDispatches(tx: Tx, meeting: string): Promise<Dispatch[]> {
  const { rows } = await sql<Dispatch>`
    select number, first_page as "firstPage", last_page as "lastPage", reason, to_jsonb(sent_at) as "sentAt"
      from paper_dispatches where meeting_id = ${meeting} order by number`.execute(tx);
  return rows;
}

/** Holds the papers of a meeting for the rest of the transaction, so that no page is given twice. */
export async function lockPapers(tx: Tx, meeting: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('papers ' || ctx.partnership_id() || ${meeting}::text, 0))`.execute(
    tx,
  );
}

export async function insertPaper(
  tx: Tx,
  item: Pick<AgendaItem, "id" | "meetingId" | "groupId">,
  title: string,
): Promise<string> {
  const { id } = await tx
    .insertInto("papers")
    .values({
      item_id: item.id,
      meeting_id: item.meetingId,
      group_id: item.groupId,
      title,
      added_by: tx.identity.person ?? "",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export type NewVersion = {
  readonly number: number;
  readonly fileName: string;
  readonly kind: PaperKind;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly pages: number;
  readonly change: string;
};

export async function insertVersion(
  tx: Tx,
  paper: string,
  item: Pick<AgendaItem, "id" | "meetingId" | "groupId">,
  version: NewVersion,
): Promise<void> {
  const { number, kind, pages, change } = version;
  await tx
    .insertInto("paper_versions")
    .values({
      ...{ number, kind, pages, change },
      paper_id: paper,
      item_id: item.id,
      meeting_id: item.meetingId,
      group_id: item.groupId,
      file_name: version.fileName,
      sha256: Buffer.from(version.sha256, "hex"),
      size_bytes: version.sizeBytes,
      added_by: tx.identity.person ?? "",
    })
    .execute();
}

/** Takes versions that were not sent out yet out of what goes out next: a later one goes in their place, or none does. */
export async function updateWithdrawn(tx: Tx, paper: string, which: "unsent" | "all"): Promise<void> {
  await tx
    .updateTable("paper_versions")
    .set({ withdrawn_at: sql<Date>`clock_timestamp()` })
    .where("paper_id", "=", paper)
    .where("withdrawn_at", "is", null)
    .$if(which === "unsent", (query) => query.where("dispatch_id", "is", null))
    .execute();
}

export async function updateRemoved(tx: Tx, paper: string, reason: string): Promise<void> {
  await tx
    .updateTable("papers")
    .set({ removed_at: sql<Date>`clock_timestamp()`, removed_by: tx.identity.person ?? null, removal_reason: reason })
    .where("id", "=", paper)
    .execute();
}

/** Records what goes out, gives each version its first page, and takes back the versions before them. Answers the id. */
export async function insertDispatch(
  tx: Tx,
  meeting: Pick<Meeting, "id" | "groupId">,
  sent: Pick<Dispatch, "number" | "firstPage" | "lastPage" | "reason">,
  placed: readonly { readonly id: string; readonly firstPage: number }[],
): Promise<string> {
  const { id } = await tx
    .insertInto("paper_dispatches")
    .values({
      meeting_id: meeting.id,
      group_id: meeting.groupId,
      number: sent.number,
      first_page: sent.firstPage,
      last_page: sent.lastPage,
      reason: sent.reason,
      sent_by: tx.identity.person ?? "",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const pages = JSON.stringify(placed.map(({ id: version, firstPage }) => ({ id: version, page: firstPage })));
  await sql`
    update paper_versions v set withdrawn_at = clock_timestamp()
      from jsonb_to_recordset(${pages}::jsonb) as x (id uuid, page integer)
      join paper_versions n on n.id = x.id
     where v.paper_id = n.paper_id and v.dispatch_id is not null and v.withdrawn_at is null`.execute(tx);
  await sql`
    update paper_versions v set dispatch_id = ${id}, first_page = x.page
      from jsonb_to_recordset(${pages}::jsonb) as x (id uuid, page integer) where v.id = x.id`.execute(tx);
  return id;
}

/** The file of a version, as whoever asks may have it. Throws NotFound where they may not. */
export async function getVersionFile(tx: Tx, meeting: string, paper: string, number: number) {
  const { rows } = await sql<{
    id: string;
    fileName: string;
    kind: PaperKind;
    sha256: string;
    sizeBytes: number;
    isRestricted: boolean;
  }>`
    select v.id, v.file_name as "fileName", v.kind, encode(v.sha256, 'hex') as sha256, v.size_bytes::int as "sizeBytes",
           exists (select from item_restrictions r where r.partnership_id = v.partnership_id and r.item_id = v.item_id) as "isRestricted"
      from paper_versions v where v.meeting_id = ${meeting} and v.paper_id = ${paper} and v.number = ${number}`.execute(
    tx,
  );
  const [file] = rows;
  if (!file) throw new NotFound("version of a paper");
  return file;
}

/** Notes that whoever acts has opened a version. The first time counts. */
export async function insertReading(tx: Tx, paper: string, version: string): Promise<void> {
  await sql`
    insert into paper_readings (person_id, version_id, paper_id) values (ctx.person_id(), ${version}, ${paper})
    on conflict do nothing`.execute(tx);
}

/** Whether a paper of an item was ever sent out. */
export async function hasSentPapers(tx: Tx, item: string): Promise<boolean> {
  const { rows } =
    await sql`select from paper_versions where item_id = ${item} and dispatch_id is not null limit 1`.execute(tx);
  return rows.length > 0;
}

/** Members of a group today, beside whoever acts, who may read at least one of these versions. */
export async function listToTell(tx: Tx, group: string, versions: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct m.person_id as person from group_memberships m
     where m.partnership_id = ctx.partnership_id() and m.group_id = ${group} and m.person_id <> ctx.person_id()
       and m.from_on <= current_date and (m.to_on is null or m.to_on >= current_date)
       and exists (
         select from paper_versions v where v.id = any(${[...versions]}::uuid[])
            and (not exists (select from item_restrictions r where r.partnership_id = v.partnership_id and r.item_id = v.item_id)
              or not exists (select from meeting_interests n
                  where n.partnership_id = v.partnership_id and n.item_id = v.item_id and n.person_id = m.person_id)))`.execute(
    tx,
  );
  return rows.map(({ person }) => person);
}

/** Papers of meetings to come, of one's own groups, that one has not opened as they stand now. */
export async function listPapersToRead(tx: Tx, today: Day): Promise<PapersToRead[]> {
  const { rows } = await sql<PapersToRead>`
    select m.id as "meetingId", g.name as "group", m.held_on as "heldOn", m.begins_at as "beginsAt",
           count(*) filter (where not x.was_read)::int as fresh, count(*) filter (where x.was_read)::int as changed
      from meetings m
      join groups g on g.partnership_id = m.partnership_id and g.id = m.group_id
      join lateral (
        select exists (select from paper_readings r where r.partnership_id = v.partnership_id and r.paper_id = v.paper_id
                  and r.person_id = ctx.person_id()) as was_read
          from paper_versions v
         where v.partnership_id = m.partnership_id and v.meeting_id = m.id and v.dispatch_id is not null and v.withdrawn_at is null
           and not exists (select from paper_readings r where r.partnership_id = v.partnership_id and r.version_id = v.id
                  and r.person_id = ctx.person_id())) x on true
     where m.partnership_id = ctx.partnership_id() and m.held_on >= ${today}::date
       and m.group_id = any ((select ctx.my_groups('groups:read'))::uuid[])
       and not exists (select from meeting_steps s
              where s.partnership_id = m.partnership_id and s.meeting_id = m.id and s.kind = 'cancelled')
     group by m.id, g.name, m.held_on, m.begins_at
     order by m.held_on, m.begins_at`.execute(tx);
  return rows;
}
