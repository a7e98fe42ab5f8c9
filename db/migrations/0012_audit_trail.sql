-- The audit event made complete: in which capacity, which classes of data, for what purpose and through which gateway, and
-- with what result. Then what reads the trail, what checks it, and what asks it.

alter table audit_events
  add column capacity      text,
  add column field_classes text[] not null default '{}'
                             constraint audit_events_field_classes_shape check (field_classes::text ~ '^\{[a-z,-]*\}$'),
  add column purpose       text constraint audit_events_purpose_shape check (purpose ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
  add column gateway       text constraint audit_events_gateway_shape check (gateway ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
  add column result        text not null default 'done' constraint audit_events_result_known check (result in ('done', 'refused'));
comment on column audit_events.capacity is 'The roles held where the act was done, or console, job, sign-in; null for events from before there was this column';
comment on column audit_events.field_classes is 'The classes of personal data that were shown or changed; subject says whose';
comment on column audit_events.purpose is 'For what, in one of the words the program knows: never what somebody typed';
comment on column audit_events.gateway is 'By what leave in law, in one of the words the program knows';

create index audit_events_by_person on audit_events (partnership_id, person_id, seq);
create index audit_events_by_subject on audit_events (partnership_id, subject, seq);
create index audit_events_by_event on audit_events (partnership_id, event, seq);
create index audit_events_by_time on audit_events (partnership_id, at, seq);
create index audit_events_refused on audit_events (partnership_id, seq) where result = 'refused';
create index audit_events_seen on audit_events (partnership_id, at) include (person_id, subject, field_classes)
  where field_classes <> '{}';

-- Whoever checks the trail sees whatever somebody put into it.
alter policy verification on audit_events using (partnership_id is not null);
create policy reads on audit_events for select to fp_member, fp_job using ((select ctx.can('audit:read')));
grant select on audit_events to fp_member, fp_job;

-- The roles that the person of these claims holds where they act, by their keys; or what acts instead of a person.
create function ctx.capacity(who jsonb) returns text
  language sql stable security definer set search_path = pg_catalog as $$
  select case who->>'role'
           when 'fp_member' then coalesce(roles, 'no role')
           when 'fp_job' then case when who->>'job' is null then 'console'
             when who->>'person' is null then 'job' else 'job for ' || coalesce(roles, 'no role') end
           else 'sign-in' end
    from (select string_agg(distinct m.role_key, ', ' order by m.role_key) as roles
            from (select person_id, partnership_id, role_key, from_on, to_on from public.memberships
                   union all
                  select person_id, partnership_id, role_key, from_on, to_on from public.group_memberships) m
           where m.person_id = (who->>'person')::uuid and m.partnership_id = (who->>'partnership')::uuid
             and current_date >= m.from_on and (m.to_on is null or current_date <= m.to_on)) held
$$;
call ctx.hand_over('ctx.capacity(jsonb)', 'fp_rls', 'fp_audit_w');

create function ctx.person_of(account uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog
  as 'select a.person_id from public.accounts a where a.id = account';
call ctx.hand_over('ctx.person_of(uuid)', 'fp_rls', 'fp_audit_w');

create function ctx.person_name(person uuid) returns text
  language sql stable security definer set search_path = pg_catalog
  as 'select p.name from public.people p where p.id = person';
call ctx.hand_over('ctx.person_name(uuid)', 'fp_rls', 'fp_audit_w');

create function ctx.partnership_name(partnership uuid) returns text
  language sql stable security definer set search_path = pg_catalog
  as 'select p.name from public.partnerships p where p.id = partnership';
call ctx.hand_over('ctx.partnership_name(uuid)', 'fp_rls', 'fp_audit_w');

-- The functions of the trail belong to fp_audit_w, and only an owner may replace.
set local role fp_audit_w;

-- Events from before the columns above are hashed as they were when they were written, as long as those are untouched.
-- Not of a fixed search path, so that the planner can take it apart; whoever calls it has one.
create or replace function ctx.audit_hash(previous bytea, e public.audit_events) returns bytea
  language sql stable as $$
  select pg_catalog.sha256(previous || pg_catalog.convert_to((
    pg_catalog.jsonb_build_array(e.partnership_id, e.seq, extract(epoch from e.at)::text, e.person_id, e.session_id, e.job_id,
      e.acting_role, e.event, e.subject, e.detail, e.request)
    || case when e.capacity is null and e.field_classes = '{}' and e.purpose is null and e.gateway is null and e.result = 'done'
         then '[]' else pg_catalog.jsonb_build_array(e.capacity, e.field_classes, e.purpose, e.gateway, e.result) end)::text, 'UTF8'))
$$;

-- What is too long is cut and says so; nothing is dropped.
create or replace function ctx.append(chain uuid, who jsonb, events jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare head record; item jsonb; e public.audit_events; capacity text := ctx.capacity(who);
begin
  insert into public.audit_heads values (chain, 0, sha256(convert_to(chain::text, 'UTF8'))) on conflict do nothing;
  select * into head from public.audit_heads where partnership_id = chain for update;
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

-- Events of the running transaction. What happens to people, accounts and organisations belongs to the installation's chain
-- wherever it was done, and says where; all else to the partnership's. The installation's end is always locked first.
create or replace function ctx.append_events(events jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare who jsonb := ctx.claims(); installation constant uuid := '00000000-0000-0000-0000-000000000000';
        home uuid := coalesce((who->>'partnership')::uuid, installation); part record;
begin
  if who is null then raise exception 'no identity' using errcode = '28000'; end if;
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

-- Sign-ins happen before there is an identity: the sign-in functions name the account themselves. Whoever was refused
-- has not shown who they are.
create or replace function ctx.append_sign_in(event text, account uuid, request text) returns void
  language sql security definer set search_path = pg_catalog as $$
  select ctx.append('00000000-0000-0000-0000-000000000000',
    jsonb_build_object('request', append_sign_in.request,
      'person', case when event not like '%refused' then ctx.person_of(account) end),
    jsonb_build_array(jsonb_build_object('event', append_sign_in.event, 'subject', coalesce(account::text, ''),
      'result', case when event like '%refused' then 'refused' else 'done' end)))
$$;

set local role fp_owner;

-- Checks up to so many events of a chain, after the one with that number and hash (0 and null: from the beginning), against
-- the one before each; at the end of the chain, the head as well. Answers what was checked last, or the first fault:
--   missing    no event has this number, though later ones are there
--   repeated   an event whose number is used already or never was
--   changed    the event is not what its hash was made from
--   rewritten  the event and its hash were changed together: the next one follows another
--   unlinked   the event does not say which one it follows
--   cut        the events from here to `to` are gone from the end
--   unended    the events from here on are after the end, or the chain has lost its end
create function ctx.check_events(chain uuid, after bigint, before bytea, at_most integer) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare genesis constant bytea := sha256(convert_to(chain::text, 'UTF8')); seen record; head record;
begin
  select count(*) as count, (array_agg(p.hash order by p.place desc))[1] as hash,
         min(p.place) filter (where p.fault is not null) as place,
         (array_agg(p.fault order by p.place) filter (where p.fault is not null))[1] as fault into seen
    from (select o.place, o.hash,
                 case when o.seq > o.place then 'missing'
                   when o.seq < o.place then 'repeated'
                   when o.hash is distinct from ctx.audit_hash(o.previous_hash, o.e) then
                     case when o.hash = ctx.audit_hash(o.expected, o.e) then 'unlinked' else 'changed' end
                   when o.previous_hash is distinct from o.expected then 'rewritten' end as fault
            from (select e, e.seq, e.hash, e.previous_hash, after + row_number() over w as place,
                         lag(e.hash, 1, coalesce(before, genesis)) over w as expected
                    from public.audit_events e where e.partnership_id = chain and (after = 0 or e.seq > after)
                  window w as (order by e.seq) order by e.seq limit at_most) o) p;
  if seen.fault is not null then
    -- When the next event was made from another, this one is not it.
    return jsonb_build_object('fault', jsonb_build_object('kind', seen.fault,
      'seq', case when seen.fault = 'rewritten' then greatest(seen.place - 1, 1) else seen.place end));
  end if;
  after := after + seen.count;
  before := coalesce(seen.hash, before, genesis);
  if seen.count = at_most then return jsonb_build_object('seq', after, 'hash', encode(before, 'hex')); end if;
  select seq, hash into head from public.audit_heads where partnership_id = chain;
  if head.seq > after then
    return jsonb_build_object('fault', jsonb_build_object('kind', 'cut', 'seq', after + 1, 'to', head.seq));
  elsif coalesce(head.seq, 0) < after then
    return jsonb_build_object('fault', jsonb_build_object('kind', 'unended', 'seq', coalesce(head.seq, after) + 1));
  elsif head.hash is distinct from before and after > 0 then
    return jsonb_build_object('fault', jsonb_build_object('kind', 'rewritten', 'seq', after));
  end if;
  return jsonb_build_object('seq', after, 'hash', encode(before, 'hex'), 'ended', true);
end $$;
call ctx.hand_over('ctx.check_events(uuid, bigint, bytea, integer)', 'fp_audit_w');

set local role fp_audit_w;
create or replace function ctx.first_broken_event(chain uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog
  as $$ select (ctx.check_events(chain, 0, null, null)->'fault'->>'seq')::bigint $$;
set local role fp_owner;

-- For the console and the jobs that declare audit:verify. They cross partnerships, and show numbers and hashes only.
create function ctx.check_trail(chain uuid, after bigint, before bytea, at_most integer) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not ctx.can('audit:verify') then raise exception 'needs audit:verify' using errcode = '42501'; end if;
  return ctx.check_events(chain, after, before, at_most);
end $$;
call ctx.hand_over('ctx.check_trail(uuid, bigint, bytea, integer)', 'fp_audit_w', 'fp_job');

create function ctx.trail_ends() returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(jsonb_agg(jsonb_build_object('chain', h.partnership_id, 'seq', h.seq, 'hash', encode(h.hash, 'hex'))
           order by h.partnership_id), '[]')
    from public.audit_heads h where ctx.can('audit:verify')
$$;
call ctx.hand_over('ctx.trail_ends()', 'fp_audit_w', 'fp_job');

-- The hashes that a chain has at these numbers, as a copy of its end made outside says what they were.
create function ctx.trail_hashes(chain uuid, numbers bigint[]) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(jsonb_object_agg(e.seq, encode(e.hash, 'hex')), '{}')
    from public.audit_events e where e.partnership_id = chain and e.seq = any(numbers) and (select ctx.can('audit:verify'))
$$;
call ctx.hand_over('ctx.trail_hashes(uuid, bigint[])', 'fp_audit_w', 'fp_job');

-- Who has looked at the person that asks, wherever it was: theirs to know, in partnerships they never worked in too.
create function ctx.looks_at_me(before timestamptz, at_most integer) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(jsonb_agg(jsonb_build_object('at', l.at, 'where', ctx.partnership_name(l.partnership_id),
           'who', ctx.person_name(l.person_id), 'capacity', l.capacity, 'event', l.event, 'classes', l.field_classes,
           'purpose', l.purpose) order by l.at desc), '[]')
    from (select e.* from public.audit_heads h
            cross join lateral (select * from public.audit_events s
              where s.partnership_id = h.partnership_id and s.subject = (select ctx.person_id())::text
                and s.field_classes <> '{}' and s.at < before and s.person_id is distinct from (select ctx.person_id())
              order by s.seq desc limit at_most) e
           order by e.at desc limit at_most) l
$$;
call ctx.hand_over('ctx.looks_at_me(timestamptz, integer)', 'fp_audit_w', 'fp_member');

insert into roles (key, title, scope) values ('installation-auditor', 'Installation auditor', 'installation');
insert into role_capabilities (role_key, capability) values
  ('auditor', 'audit:read'), ('installation-auditor', 'audit:read'), ('operator', 'audit:read');
