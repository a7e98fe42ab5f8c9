-- Programs of a person's own, such as a spreadsheet or a nightly script, fetch downloads by an access token: in one partnership, for a
-- time, and never more than the person may fetch on that day (docs/decisions/0026).

create table access_tokens (
  partnership_id     uuid not null default ctx.partnership_id(),
  id                 uuid not null default gen_random_uuid(),
  person_id          uuid not null references people (id),
  name               text not null constraint access_tokens_name_given check (name <> '' and length(name) <= 100),
  capabilities       text[] not null constraint access_tokens_read_downloads check (capabilities <> '{}'
                       and capabilities <@ array['actions:read', 'actions:read-all', 'assessments:read', 'datasets:read']),
  with_second_factor boolean not null,
  token_hash         bytea not null,
  made_at            timestamptz not null default clock_timestamp(),
  expires_at         timestamptz not null,
  last_used_on       date,
  ended_at           timestamptz,
  ended_by           uuid,
  ended_because      text constraint access_tokens_ended_because_known check (ended_because in (
                       'revoked', 'suspended', 'left', 'passphrase-changed', 'factor-changed')),
  primary key (partnership_id, id),
  constraint access_tokens_within_a_year check (expires_at > made_at and expires_at <= made_at + interval '366 days'),
  constraint access_tokens_end_has_reason check ((ended_at is null) = (ended_because is null))
);
comment on table access_tokens is 'By what programs fetch downloads for a person. The token itself is kept nowhere';
comment on column access_tokens.capabilities is 'What it may use at most: that, as far as its person holds it at the moment. Nothing but reading downloads can be named';
comment on column access_tokens.with_second_factor is 'Whether it was made in a session with a second factor, without which it opens nothing where that is asked for';
comment on column access_tokens.ended_by is 'Who revoked it; null when it ended with something else';
create index access_tokens_by_token on access_tokens (token_hash);
create index access_tokens_by_person on access_tokens (person_id, partnership_id);

call ctx.wall('access_tokens');
-- One's own and, for whoever ends roles here, everybody's: by somebody who is signed in, and neither by a token nor by a link.
create policy own on access_tokens for select to fp_member
  using (person_id = (select ctx.person_id()) and (select ctx.session_id()) is not null);
create policy managed on access_tokens for select to fp_member using ((select ctx.can('memberships:manage')));
create policy identity on access_tokens to fp_rls using (id is not null) with check (id is not null);
create policy ending on access_tokens to fp_credentials using (id is not null) with check (id is not null);
grant select (partnership_id, id, person_id, name, capabilities, made_at, expires_at, last_used_on, ended_at, ended_by, ended_because)
  on access_tokens to fp_member;
grant select, insert, update (last_used_on, ended_at, ended_by, ended_because) on access_tokens to fp_rls;
grant select (partnership_id, id, person_id, expires_at, ended_at), update (ended_at, ended_because) on access_tokens to fp_credentials;

-- The identity of a transaction may name the access token by which it came.
set local role fp_rls;
drop function ctx.sign(text, uuid, uuid, uuid, uuid, uuid, text[], text, uuid);
create function ctx.sign(role text, partnership uuid, person uuid, account uuid, session uuid, job uuid, capabilities text[], request text,
                         organisation uuid default null, token uuid default null)
  returns void language plpgsql security definer set search_path = pg_catalog as $$
declare body text := jsonb_build_object(
    'role', role, 'partnership', partnership, 'person', person, 'account', account, 'session', session, 'job', job,
    'capabilities', to_jsonb(capabilities), 'request', request, 'organisation', organisation, 'token', token,
    'backend', pg_backend_pid(), 'transaction', extract(epoch from transaction_timestamp())::text)::text;
begin
  perform set_config('app.ctx', ctx.mac(body) || body, true);  -- true: gone at COMMIT or ROLLBACK
end $$;
revoke execute on function ctx.sign(text, uuid, uuid, uuid, uuid, uuid, text[], text, uuid, uuid) from public;

create function ctx.by_program() returns boolean language plpgsql stable security definer set search_path = pg_catalog
  as $$ begin return ctx.claims()->>'token' is not null; end $$;
comment on function ctx.by_program() is 'True when the transaction came by an access token, which opens nothing but downloads';
revoke execute on function ctx.by_program() from public;
grant execute on function ctx.by_program() to fp_member;

-- As before, and whether a program did it, by an access token.
create or replace function ctx.capacity(who jsonb) returns text
  language plpgsql stable security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  return (
    select case who->>'role'
             when 'fp_member' then coalesce(roles, 'no role') || case when who->>'token' is null then '' else ', access-token' end
             when 'fp_job' then case when who->>'job' is null then 'console'
               when who->>'person' is null then 'job' else 'job for ' || coalesce(roles, 'no role') end
             else 'sign-in' end
      from (select string_agg(distinct m.role_key, ', ' order by m.role_key) as roles
              from (select person_id, partnership_id, role_key, from_on, to_on from public.memberships
                     union all
                    select person_id, partnership_id, role_key, from_on, to_on from public.group_memberships) m
             where m.person_id = (who->>'person')::uuid and m.partnership_id = (who->>'partnership')::uuid
               and current_date >= m.from_on and (m.to_on is null or current_date <= m.to_on)) held);
end $$;

-- As before. A token that carries the whole log knows who is named in all of it, since it carries nothing else that says so.
create or replace function ctx.people_of_my_actions() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare whole boolean := ctx.by_program() and ctx.can('actions:read-all');
begin
  return (
    select coalesce(array_agg(distinct named.person), '{}') from (
      select unnest(array[a.person_id, a.made_by]) as person from public.actions a
       where a.partnership_id = (select ctx.partnership_id()) and (whole or a.id = any ((select ctx.my_actions())::uuid[]))
      union all
      select u.recorded_by from public.action_updates u
       where u.partnership_id = (select ctx.partnership_id()) and (whole or u.action_id = any ((select ctx.my_actions())::uuid[]))) as named
     where named.person is not null);
end $$;

-- As before; of a program, the id of its token goes with every event.
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
    if who->>'token' is not null then e.detail := e.detail || jsonb_build_object('accessToken', who->>'token'); end if;
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
set local role fp_owner;

-- What everybody who acts in a partnership may do, and no program.
create policy not_by_program on jobs as restrictive for insert to fp_member with check (not (select ctx.by_program()));
create policy not_by_program on calendar_feeds as restrictive for update to fp_member using (not (select ctx.by_program()));

-- Makes an access token of whoever asks: in a session that has proved who they are within ten minutes, for nothing that they do not
-- hold themselves, and no more at a time than so many. Answers null when they have that many already.
create function ctx.make_access_token(name text, capabilities text[], hash bytea, days integer, at_most integer) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare se public.sessions; made uuid;
begin
  select s.* into se from public.sessions s where s.id = ctx.session_id();
  if ctx.partnership_id() is null or not capabilities <@ ctx.capabilities()
     or not coalesce(se.stepped_up_at > clock_timestamp() - interval '10 minutes', false) then
    raise exception 'may not make this token' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('access tokens ' || ctx.partnership_id() || ' ' || ctx.person_id(), 0));
  if (select count(*) from public.access_tokens x where x.partnership_id = ctx.partnership_id() and x.person_id = ctx.person_id()
         and x.ended_at is null and x.expires_at > clock_timestamp()) >= at_most then return null; end if;
  insert into public.access_tokens (person_id, name, capabilities, with_second_factor, token_hash, expires_at)
    values (ctx.person_id(), make_access_token.name, make_access_token.capabilities, se.second_factor_at is not null, hash,
            clock_timestamp() + make_interval(days => days))
    returning id into made;
  return made;
end $$;
call ctx.hand_over('ctx.make_access_token(text, text[], bytea, integer, integer)', 'fp_rls', 'fp_member');

-- A program, by an access token: the person who made it, in its partnership, with what the token names as far as they hold it today,
-- and with nothing else of theirs. Raises 28000 when the token is none of ours, is of another partnership, has ended or expired, or
-- lacks a second factor where one is asked for; and when its person is suspended, may fetch none of it any more, or has not been
-- signed in for 90 days, as somebody who has left an employer with a sign-in of its own.
create function ctx.begin_token(token bytea, slug text, request text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare t record; may text[]; is_first boolean;
begin
  select x.partnership_id as there, x.id, x.person_id as person, x.capabilities, x.with_second_factor as proved, a.id as account into t
    from public.access_tokens x
    join public.partnerships p on p.id = x.partnership_id and p.slug = begin_token.slug
    join public.accounts a on a.person_id = x.person_id
   where x.token_hash = sha256(token) and x.ended_at is null and x.expires_at > clock_timestamp()
     and not exists (select from public.account_suspensions s where s.account_id = a.id and s.lifted_at is null)
     and exists (select from public.sessions s where s.account_id = a.id and s.last_seen_at > clock_timestamp() - interval '90 days');
  if t.id is null then raise exception 'no token' using errcode = '28000'; end if;
  if not t.proved and (ctx.has_second_factor(t.account) or ctx.asks_second_factor(t.there)) then
    raise exception 'no second factor' using errcode = '28000';
  end if;
  may := array(select unnest(t.capabilities) intersect select unnest(ctx.capabilities_of(t.person, t.there)) order by 1);
  -- What a place in a group gives is the actions of that group, and no download is of a group's alone.
  if may <@ ctx.held_through_groups() then raise exception 'no right' using errcode = '28000'; end if;
  -- Not waited for: of two requests at once, one is the first.
  update public.access_tokens x set last_used_on = current_date where (x.partnership_id, x.id) in (
    select y.partnership_id, y.id from public.access_tokens y
     where y.partnership_id = t.there and y.id = t.id and y.last_used_on is distinct from current_date for update skip locked);
  is_first := found;
  perform ctx.sign('fp_member', t.there, t.person, null, null, null, may, request, null, t.id);
  return jsonb_build_object('role', 'fp_member', 'person', t.person, 'token', t.id, 'isFirstToday', is_first,
    'capabilities', to_jsonb(may), 'partnerships', '[]'::jsonb, 'partnership', ctx.partnership_summary(t.there));
end $$;
call ctx.hand_over('ctx.begin_token(bytea, text, text)', 'fp_rls', 'fp_member');

-- Ends one of one's own or, for whoever ends roles here, anybody's. Answers whose it was; null when there is none to be ended.
create function ctx.revoke_access_token(which uuid) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare whose uuid;
begin
  update public.access_tokens x set ended_at = clock_timestamp(), ended_by = ctx.person_id(), ended_because = 'revoked'
   where x.partnership_id = ctx.partnership_id() and x.id = which and x.ended_at is null and ctx.session_id() is not null
     and (x.person_id = ctx.person_id() or ctx.can('memberships:manage'))
  returning x.person_id into whose;
  return whose;
end $$;
call ctx.hand_over('ctx.revoke_access_token(uuid)', 'fp_rls', 'fp_member');

-- Ends all that somebody has, in every partnership, with what ends all of their sessions.
create function ctx.end_access_tokens(person uuid, because text, who jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare t record;
begin
  for t in
    update public.access_tokens x set ended_at = clock_timestamp(), ended_because = because
     where x.person_id = person and x.ended_at is null and x.expires_at > clock_timestamp() returning x.partnership_id, x.id
  loop
    perform ctx.append_elsewhere(t.partnership_id, who, jsonb_build_array(jsonb_build_object('event', 'access-token.ended',
      'subject', t.id, 'detail', jsonb_build_object('person', person, 'because', because))));
  end loop;
end $$;
call ctx.hand_over('ctx.end_access_tokens(uuid, text, jsonb)', 'fp_credentials');

-- As before; the tokens of whoever is suspended or leaves, changes their passphrase or has lost their second factor end as well.
set local role fp_credentials;
create or replace function ctx.suspend_colleague(person uuid, kind text, reason text) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare account uuid := ctx.colleague_account(person); role jsonb; ended integer := 0;
begin
  if account is null then raise exception 'not a colleague' using errcode = '42501'; end if;
  perform from public.accounts a where a.id = account for update;
  if exists (select from public.account_suspensions x where x.account_id = account and x.lifted_at is null
                and (x.kind = 'left' or suspend_colleague.kind = 'suspended')) then return null; end if;
  insert into public.account_suspensions (account_id, reason, kind, suspended_by)
    values (account, suspend_colleague.reason, suspend_colleague.kind, ctx.person_id());
  update public.sessions s set ended_at = clock_timestamp() where s.account_id = account and s.ended_at is null;
  update public.account_links l set used_at = clock_timestamp() where l.account_id = account and l.used_at is null;
  perform ctx.end_access_tokens(person, kind, jsonb_build_object('person', ctx.person_id(), 'role', 'fp_member'));
  if kind = 'left' then
    for role in select jsonb_array_elements(ctx.end_roles_of(person)) loop
      perform ctx.append_elsewhere((role->>'partnership')::uuid, jsonb_build_object('person', ctx.person_id(), 'role', 'fp_member'),
        jsonb_build_array(jsonb_build_object('event', 'role.ended', 'subject', role->>'id',
          'detail', jsonb_build_object('person', person, 'role', role->>'role', 'because', 'left-organisation'))));
      ended := ended + 1;
    end loop;
  end if;
  return ended;
end $$;

create or replace function ctx.use_link(token bytea, new_passphrase_hash text) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare who uuid;
begin
  update public.account_links l set used_at = clock_timestamp()
   where l.token_hash = sha256(token) and l.used_at is null and l.expires_at > clock_timestamp() and ctx.takes_local_sign_in(l.account_id)
  returning l.account_id into who;
  if who is not null then
    update public.accounts set passphrase_hash = new_passphrase_hash where id = who;
    update public.sessions set ended_at = clock_timestamp(), ended_because = 'passphrase-changed'
     where account_id = who and ended_at is null;
    perform ctx.end_access_tokens(a.person_id, 'passphrase-changed', jsonb_build_object('person', a.person_id))
       from public.accounts a where a.id = who;
  end if;
  return who;
end $$;

create or replace function ctx.change_passphrase(account uuid, kept uuid, new_passphrase_hash text, new_token bytea) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.accounts a set passphrase_hash = new_passphrase_hash where a.id = account;
  update public.sessions s set ended_at = clock_timestamp(), ended_because = 'passphrase-changed'
   where s.account_id = account and s.ended_at is null and s.id <> kept;
  update public.sessions s set token_hash = sha256(new_token) where s.id = kept and s.account_id = account and s.ended_at is null;
  perform ctx.end_access_tokens(a.person_id, 'passphrase-changed', jsonb_build_object('person', a.person_id))
     from public.accounts a where a.id = account;
end $$;

create or replace function ctx.forget_second_factor(email text) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare who uuid;
begin
  if not ctx.can('people:add') then raise exception 'needs people:add' using errcode = '42501'; end if;
  select a.id into who from public.accounts a where a.email = lower(forget_second_factor.email);
  delete from public.authenticator_apps where account_id = who;
  delete from public.passkeys where account_id = who;
  delete from public.recovery_codes where account_id = who;
  update public.sessions set ended_at = clock_timestamp(), ended_because = 'factor-changed' where account_id = who and ended_at is null;
  perform ctx.end_access_tokens(a.person_id, 'factor-changed', jsonb_build_object('role', 'fp_job')) from public.accounts a where a.id = who;
  return who;
end $$;
set local role fp_owner;
