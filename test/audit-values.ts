import type { TestDatabase } from "./database.ts";

/**
 * Events that hold more than references: somebody's name or address, or words as only people write them, with spaces or an
 * at sign. Empty when the trail is as it must be.
 */
export async function valuesInEvents(ask: TestDatabase["ask"]): Promise<string[]> {
  const rows = await ask<{ found: string }>(`
    with recursive told as (
      select e.event, to_jsonb(e.subject) as value from audit_events e
       union all
      select e.event, e.detail from audit_events e
    ), leaves as (
      select event, value from told
       union all
      select l.event, inner_value from leaves l
       cross join lateral (
         select value as inner_value from jsonb_each(case jsonb_typeof(l.value) when 'object' then l.value else '{}' end)
          union all
         select value from jsonb_array_elements(case jsonb_typeof(l.value) when 'array' then l.value else '[]' end)) inside
    ), texts as (select distinct event, value #>> '{}' as text from leaves where jsonb_typeof(value) = 'string')
    select distinct event || ': ' || text as found from texts t
     where text ~ '[\\s@]'
        or exists (select from people p where p.name like '% %' and position(lower(p.name) in lower(t.text)) > 0)
        or exists (select from accounts a where position(a.email in lower(t.text)) > 0)
     order by 1`);
  return rows.map(({ found }) => found);
}
