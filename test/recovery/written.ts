import { KINDS, type Kind } from "./forms.ts";
import type { Ask } from "./installation.ts";

/** How often something is there: as its rows, whole, and as events of the audit trail. */
type Found = { readonly rows: number; readonly whole: number; readonly events: number };

/** What the writers' forms have left in the database, and what is wrong with it whoever wrote. */
export type Written = {
  readonly found: Readonly<Record<Kind, ReadonlyMap<string, Found>>>;
  readonly brokenChains: number;
  /** Files that lack a chunk, and originals of an import that lack their file. */
  readonly incompleteFiles: number;
};

export async function lookAtWritten(ask: Ask): Promise<Written> {
  const found = {} as Record<Kind, ReadonlyMap<string, Found>>;
  for (const kind of KINDS) {
    const rows = await ask<Found & { key: string }>(FOUND[kind]);
    found[kind] = new Map(rows.map(({ key, ...counts }) => [key, counts]));
  }
  const [faults] = await ask<{ chains: number; files: number }>(FAULTS);
  return { found, brokenChains: faults?.chains ?? 1, incompleteFiles: faults?.files ?? 1 };
}

/** Rows and events are matched from both sides: an event whose row is not there shows too, by its subject. */
const FOUND: Readonly<Record<Kind, string>> = {
  gap: matched(
    "select from_month as key, from_month as mark, true as whole from data_gaps",
    "select detail->>'from' as mark from audit_events where event = 'dataset.gap-recorded'",
  ),
  draft: matched(
    "select id::text as key, id::text as mark, true as whole from assessments",
    "select subject as mark from audit_events where event = 'assessment.started'",
  ),
  finding: matched(
    "select id::text as key, id::text as mark, jsonb_array_length(figures) = 1 as whole from findings",
    "select subject as mark from audit_events where event = 'finding.written'",
  ),
  organisation: matched(
    "select name as key, id::text as mark, true as whole from organisations",
    "select subject as mark from audit_events where event = 'organisation.added'",
  ),
  role: matched(
    "select person_id || ' ' || role_key as key, id::text as mark, true as whole from role_grants",
    "select subject as mark from audit_events where event = 'role.asked-for'",
  ),
  import: matched(
    `select submission_key as key, id::text as mark,
       (select count(*) = 1 from import_originals o where o.import_id = i.id)
       and (select count(*) = 1 from jobs j where j.name = 'datasets.read-import' and j.payload->>'id' = i.id::text) as whole
     from imports i`,
    "select detail->>'import' as mark from audit_events where event = 'dataset.import-requested'",
  ),
};

function matched(rows: string, events: string): string {
  return `select coalesce(r.key, e.mark) as key, sum(coalesce(r.rows, 0))::integer as rows, sum(coalesce(r.whole, 0))::integer as whole,
      sum(coalesce(e.events, 0))::integer as events
    from (select key, mark, count(*) as rows, count(*) filter (where whole) as whole from (${rows}) one group by key, mark) r
    full join (select mark, count(*) as events from (${events}) one group by mark) e using (mark) group by 1`;
}

const FAULTS = `select
    (select count(*)::integer from partnerships p where ctx.first_broken_event(p.id) is not null) as chains,
    (select count(*)::integer from files f where f.chunk_count <> (select count(*) from file_chunks c
       where (c.partnership_id, c.reader, c.sha256) = (f.partnership_id, f.reader, f.sha256)))
    + (select count(*)::integer from import_originals o where not exists (select from files f
       where (f.partnership_id, f.sha256) = (o.partnership_id, o.sha256))) as files`;
