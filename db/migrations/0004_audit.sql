-- What happened, who did it and in which capacity: appended in the transaction of the act, one hash chain a partnership.

create table audit_events (
  partnership_id uuid not null,
  seq            bigint not null,
  at             timestamptz not null,
  person_id      uuid,
  session_id     uuid,
  job_id         uuid,
  acting_role    text not null,
  event          text not null constraint audit_events_event_shape check (event ~ '^[a-z-]+(\.[a-z-]+)+$'),
  subject        text not null,
  detail         jsonb not null default '{}',
  request        text not null,
  previous_hash  bytea not null,
  hash           bytea not null,
  primary key (partnership_id, seq)
);
comment on table audit_events is 'Append only. Personal values are never here, only references';
comment on column audit_events.hash is 'SHA-256 over the previous hash and the row, see ctx.audit_hash';

create table audit_heads (
  partnership_id uuid primary key,
  seq            bigint not null,
  hash           bytea not null
);
comment on table audit_heads is 'The end of each chain; its row is locked at the end of every transaction that appends';

call ctx.wall('audit_events');
call ctx.wall('audit_heads');
create policy appending on audit_events for insert to fp_audit_w with check (seq > 0);
create policy appending on audit_heads to fp_audit_w using (seq >= 0) with check (seq >= 0);
grant insert on audit_events to fp_audit_w;
grant select, insert, update on audit_heads to fp_audit_w;

create function ctx.audit_hash(previous bytea, e audit_events) returns bytea
  language sql immutable set search_path = pg_catalog as $$
  select sha256(previous || convert_to(jsonb_build_array(e.partnership_id, e.seq, extract(epoch from e.at)::text, e.person_id,
    e.session_id, e.job_id, e.acting_role, e.event, e.subject, e.detail, e.request)::text, 'UTF8'))
$$;
call ctx.hand_over('ctx.audit_hash(bytea, audit_events)', 'fp_audit_w');

create function ctx.append(chain uuid, who jsonb, events jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare head record; item jsonb; e public.audit_events;
begin
  insert into public.audit_heads values (chain, 0, sha256(convert_to(chain::text, 'UTF8'))) on conflict do nothing;
  select * into head from public.audit_heads where partnership_id = chain for update;
  for item in select * from jsonb_array_elements(events) loop
    e := row(chain, head.seq + 1, clock_timestamp(), (who->>'person')::uuid, (who->>'session')::uuid, (who->>'job')::uuid,
      coalesce(who->>'role', 'fp_auth'), item->>'event', item->>'subject', coalesce(item->'detail', '{}'),
      coalesce(who->>'request', item->>'request', ''), head.hash, null);
    e.hash := ctx.audit_hash(head.hash, e);
    insert into public.audit_events select e.*;
    head.seq := e.seq; head.hash := e.hash;
  end loop;
  update public.audit_heads set seq = head.seq, hash = head.hash where partnership_id = chain;
end $$;
call ctx.hand_over('ctx.append(uuid, jsonb, jsonb)', 'fp_audit_w');

-- Events of the running transaction, in its partnership's chain, or in the installation's when it has none. Who acted is
-- taken from the verified identity, never from the caller.
create function ctx.append_events(events jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare who jsonb := ctx.claims();
begin
  if who is null then raise exception 'no identity' using errcode = '28000'; end if;
  perform ctx.append(coalesce((who->>'partnership')::uuid, '00000000-0000-0000-0000-000000000000'), who, events);
end $$;
call ctx.hand_over('ctx.append_events(jsonb)', 'fp_audit_w', 'fp_member', 'fp_job');

-- Sign-ins happen before there is an identity: the sign-in functions name the account themselves.
create function ctx.append_sign_in(event text, account uuid, request text) returns void
  language sql security definer set search_path = pg_catalog as $$
  select ctx.append('00000000-0000-0000-0000-000000000000', jsonb_build_object('request', append_sign_in.request),
    jsonb_build_array(jsonb_build_object('event', append_sign_in.event, 'subject', coalesce(account::text, ''))))
$$;
call ctx.hand_over('ctx.append_sign_in(text, uuid, text)', 'fp_audit_w', 'fp_auth');

-- The first row of a chain whose hash, order or predecessor is not what it must be, or null when the chain is whole.
create function ctx.first_broken_event(chain uuid) returns bigint
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare e public.audit_events; previous bytea := sha256(convert_to(chain::text, 'UTF8')); expected bigint := 1; head record;
begin
  for e in select * from public.audit_events where partnership_id = chain order by seq loop
    if e.seq <> expected or e.previous_hash <> previous or e.hash <> ctx.audit_hash(previous, e) then return expected; end if;
    previous := e.hash; expected := expected + 1;
  end loop;
  select seq, hash into head from public.audit_heads where partnership_id = chain;
  -- A chain with events and no end has lost it.
  if coalesce(head.seq, 0) <> expected - 1 or head.hash <> previous then return expected; end if;
  return null;
end $$;
call ctx.hand_over('ctx.first_broken_event(uuid)', 'fp_audit_w', 'fp_job');
create policy verification on audit_events for select to fp_audit_w using (seq > 0);
grant select on audit_events to fp_audit_w;
