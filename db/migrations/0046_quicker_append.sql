-- What every recorded request appends costs less: the end of the chain is looked for before it is made, and events are told
-- apart only when some of them are the installation's. What is recorded, and in which order, is as it was.

set local role fp_audit_w;
create or replace function ctx.append(chain uuid, who jsonb, events jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare head public.audit_heads; item jsonb; e public.audit_events; capacity text := ctx.capacity(who);
begin
  select * into head from public.audit_heads where partnership_id = chain for update;
  if not found then
    insert into public.audit_heads values (chain, 0, sha256(convert_to(chain::text, 'UTF8'))) on conflict do nothing;
    select * into head from public.audit_heads where partnership_id = chain for update;
  end if;
  e.partnership_id := chain;
  e.person_id := (who->>'person')::uuid;
  e.session_id := (who->>'session')::uuid;
  e.job_id := (who->>'job')::uuid;
  e.acting_role := coalesce(who->>'role', 'fp_auth');
  e.capacity := capacity;
  for item in select * from jsonb_array_elements(events) loop
    e.seq := head.seq + 1;
    e.at := clock_timestamp();
    e.event := item->>'event';
    e.subject := case when length(item->>'subject') > 200 then left(item->>'subject', 199) || '…' else item->>'subject' end;
    e.detail := coalesce(item->'detail', '{}');
    if length(e.detail::text) > 4000 then e.detail := jsonb_build_object('cut', left(e.detail::text, 3000)); end if;
    e.request := left(coalesce(who->>'request', item->>'request', ''), 200);
    e.field_classes := array(select jsonb_array_elements_text(item->'fieldClasses'));
    e.purpose := item->>'purpose';
    e.gateway := item->>'gateway';
    e.result := coalesce(item->>'result', 'done');
    e.previous_hash := head.hash;
    e.hash := ctx.audit_hash(head.hash, e);
    insert into public.audit_events select e.*;
    head.seq := e.seq; head.hash := e.hash;
  end loop;
  update public.audit_heads set seq = head.seq, hash = head.hash where partnership_id = chain;
end $$;
create or replace function ctx.append_events(events jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare who jsonb := ctx.claims(); installation constant uuid := '00000000-0000-0000-0000-000000000000';
        home uuid := coalesce((who->>'partnership')::uuid, installation); part record;
begin
  if who is null then raise exception 'no identity' using errcode = '28000'; end if;
  if not exists (select from jsonb_array_elements(events) as x (item)
                  where split_part(item->>'event', '.', 1) in ('person', 'account', 'session', 'organisation')) then
    perform ctx.append(home, who, events);
    return;
  end if;
  for part in
    select of_installation,
           jsonb_agg(case when of_installation and home <> installation
             then item || jsonb_build_object('detail', coalesce(item->'detail', '{}') || jsonb_build_object('partnership', home))
             else item end order by place) as items
      from (select item, place, coalesce(split_part(item->>'event', '.', 1) in ('person', 'account', 'session', 'organisation'), false)
                     as of_installation
              from jsonb_array_elements(events) with ordinality as x (item, place)) as told
     group by of_installation order by of_installation desc
  loop
    perform ctx.append(case when part.of_installation then installation else home end, who, part.items);
  end loop;
end $$;
set local role fp_owner;
