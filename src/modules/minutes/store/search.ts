import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type Found, type FoundReleased, MARK } from "../rules/searches.ts";

/** How many places a search shows at most: whoever sees so many looks for something narrower. */
const MOST = 100;

/** The parts of released documents, each with its words. `latest` is the documents to be looked at, by id. */
const RELEASED_PARTS = sql`
  select l.id, (l.document->>'heldOn')::date as held_on, l.document->>'group' as of_group, x.position,
         x.part->>'heading' as heading, b.body, to_tsvector('english', concat_ws(' ', x.part->>'heading', b.body)) as words
    from latest l cross join lateral jsonb_array_elements(l.document->'parts') with ordinality as x (part, position)
   cross join lateral (
           select string_agg(p.value, E'\n\n') as body from (
             select value from jsonb_array_elements_text(x.part->'paragraphs')
             union all select d.value->>'text' from jsonb_array_elements(x.part->'decisions') d) p) b`;
const EXCERPT = `StartSel=${MARK},StopSel=${MARK},MaxWords=40,MinWords=20`;

/** Where words stand in what is released to the public, of one group or of all, the latest first. */
export async function searchReleased(
  tx: Tx,
  group: string | undefined,
  words: string,
  from: Day | null,
): Promise<FoundReleased[]> {
  const { rows } = await sql<FoundReleased>`
    with asked as materialized (select websearch_to_tsquery('english', ${words}) as query),
    latest as (
      select distinct on (p.meeting_id) p.id, p.document from minutes_proposals p
       where p.reach = 'public' and p.id = any ((select ctx.released_minutes())::uuid[])
         and ${group === undefined ? sql`true` : sql`p.group_id = ${group}`}
       order by p.meeting_id, p.version desc),
    released as (${RELEASED_PARTS})
    select r.id as "releaseId", r.held_on as "heldOn", r.of_group as "group", r.heading,
           ts_headline('english', coalesce(r.body, ''), a.query, ${EXCERPT}) as excerpt
      from released r cross join asked a
     where r.words @@ a.query and (${from}::date is null or r.held_on >= ${from}::date)
     order by r.held_on desc, r.of_group, r.position limit ${MOST}`.execute(tx);
  return rows;
}

/**
 * Where words stand in the minutes of a group and in what was proposed at its meetings, the latest first: in the text as
 * amended, for whoever reads that, and for everybody else in what is released to them.
 */
export async function searchMinutes(tx: Tx, group: string, words: string, from: Day | null): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with asked as materialized (select websearch_to_tsquery('english', ${words}) as query),
    written as (
      select m.id as meeting_id, m.held_on, coalesce(i.position, case t.part when 'opening' then 0 else 10000 end) as position,
             coalesce(i.position || '. ' || i.title, initcap(t.part)) as heading, concat_ws(E'\n\n', t.body, a.body) as body,
             t.words || to_tsvector('english', concat_ws(' ', i.title, a.body)) as words
        from minutes_texts t
        join meetings m on m.partnership_id = t.partnership_id and m.id = t.meeting_id
        left join agenda_items i on i.partnership_id = t.partnership_id and i.id = t.item_id
        left join (
          select partnership_id, meeting_id, part, item_id, string_agg(new_text, E'\n\n' order by position) as body
            from minutes_amendments where group_id = ${group} group by 1, 2, 3, 4) a
          on a.partnership_id = t.partnership_id and a.meeting_id = t.meeting_id and a.part = t.part
            and a.item_id is not distinct from t.item_id
       where t.group_id = ${group}),
    proposed as (
      select x.meeting_id, m.held_on, i.position, i.position || '. ' || i.title || ' (proposal)' as heading, x.body,
             to_tsvector('english', concat_ws(' ', i.title, x.body)) as words
        from motion_texts x
        join meetings m on m.partnership_id = x.partnership_id and m.id = x.meeting_id
        join agenda_items i on i.partnership_id = x.partnership_id and i.id = x.item_id
       where x.group_id = ${group} and x.part = 'proposal'),
    latest as (
      select distinct on (p.meeting_id) p.id, p.document from minutes_proposals p
       where p.group_id = ${group} and p.id = any ((select ctx.released_minutes())::uuid[])
         and not exists (select from meetings m where m.id = p.meeting_id)
       order by p.meeting_id, p.reach = 'partners' desc, p.version desc),
    released as (${RELEASED_PARTS}),
    places as (
      select meeting_id as "meetingId", null::uuid as "releaseId", held_on, position, heading, body, words from written
      union all select meeting_id, null, held_on, position, heading, body, words from proposed
      union all select null, id, held_on, position, heading, body, words from released)
    select p."meetingId", p."releaseId", p.held_on as "heldOn", p.heading,
           ts_headline('english', coalesce(p.body, ''), a.query, ${EXCERPT}) as excerpt
      from places p cross join asked a
     where p.words @@ a.query
       and (${from}::date is null or p.held_on >= ${from}::date)
     order by p.held_on desc, p.position limit ${MOST}`.execute(tx);
  return rows;
}
