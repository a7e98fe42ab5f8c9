-- How a session was signed in, second factors, and what a session without one may do: nothing in a live partnership.

alter table sessions
  add column method text not null default 'passphrase'
    constraint sessions_method_known check (method in ('passphrase', 'passkey', 'single-sign-on', 'console')),
  add column second_factor text
    constraint sessions_second_factor_known check (second_factor in ('one-time-code', 'recovery-code', 'passkey', 'single-sign-on')),
  add column second_factor_at timestamptz,
  add column stepped_up_at timestamptz,
  add column device text not null default '',
  add column ended_because text
    constraint sessions_ended_because_known check (ended_because in ('signed-out', 'signed-out-elsewhere', 'passphrase-changed', 'factor-changed')),
  add constraint sessions_second_factor_dated check ((second_factor is null) = (second_factor_at is null)),
  add constraint sessions_end_explained check (ended_because is null or ended_at is not null);
alter table sessions alter column method drop default;
comment on column sessions.method is 'What opened it; console: the demonstration''s maker, without anybody signing in';
comment on column sessions.second_factor is 'The second factor given last in it; null until one was';
comment on column sessions.stepped_up_at is 'When the person last proved who they are, by the strongest thing their account has';
comment on column sessions.device is 'A few words such as Firefox on Windows, from what the browser calls itself; nothing that tells one device from another like it';

create table authenticator_apps (
  id           uuid primary key default gen_random_uuid(),
  account_id   uuid not null references accounts (id),
  secret       bytea not null,
  last_step    bigint not null default 0,
  created_at   timestamptz not null default clock_timestamp(),
  confirmed_at timestamptz
);
comment on table authenticator_apps is 'Apps that show one-time codes (RFC 6238): one in use for an account, and one being set up';
comment on column authenticator_apps.secret is 'Sealed by the program: see docs/decisions/0014-secrets-of-second-factors.md';
comment on column authenticator_apps.last_step is 'The time step of the last code taken: none before or at it is taken again';
create unique index authenticator_apps_one_of_each on authenticator_apps (account_id, (confirmed_at is null));

create table recovery_codes (
  account_id uuid not null references accounts (id),
  code_hash  bytea not null,
  used_at    timestamptz,
  primary key (account_id, code_hash)
);
comment on table recovery_codes is 'Codes on paper that stand for the app, each once; 120 random bits, of which only a hash is kept';

do $$
declare t text;
begin
  foreach t in array array['authenticator_apps', 'recovery_codes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy sign_in on %I to fp_credentials using (account_id is not null) with check (account_id is not null)', t);
    execute format('grant select, insert, update, delete on %I to fp_credentials', t);
  end loop;
end $$;
create policy identity on authenticator_apps for select to fp_rls using (account_id is not null);
grant select (id, account_id, confirmed_at) on authenticator_apps to fp_rls;

grant select (method, second_factor, second_factor_at, stepped_up_at, device) on sessions to fp_member;
grant update (token_hash, second_factor, second_factor_at, stepped_up_at, ended_because) on sessions to fp_credentials;

-- Whether an account has a second factor of its own. A further kind of factor is added here.
create function ctx.has_second_factor(account uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.authenticator_apps x where x.account_id = account and x.confirmed_at is not null)
$$;
call ctx.hand_over('ctx.has_second_factor(uuid)', 'fp_rls', 'fp_credentials');

-- Whether work in a partnership asks for a second factor: in every live one, and in the installation once one is live.
-- A demonstration's passphrases stand on its sign-in page.
create function ctx.asks_second_factor(partnership uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.partnerships p
    where p.stage = 'live' and p.kind <> 'installation'
      and (p.id = partnership or partnership = '00000000-0000-0000-0000-000000000000'))
$$;
call ctx.hand_over('ctx.asks_second_factor(uuid)', 'fp_rls');

-- The session of a cookie, if it is good.
create function ctx.live_session(token bytea) returns setof sessions
  language sql stable security definer set search_path = pg_catalog as $$
  select se.* from public.sessions se
   where se.token_hash = sha256(token) and se.ended_at is null and se.expires_at > clock_timestamp()
     and se.last_seen_at > clock_timestamp() - interval '30 minutes'
     and not exists (select from public.account_suspensions x where x.account_id = se.account_id and x.lifted_at is null)
$$;
call ctx.hand_over('ctx.live_session(bytea)', 'fp_rls', 'fp_credentials');

-- From here on the functions of others are replaced, which only their owners may do.
set local role fp_rls;

-- A signed-in person, in one partnership or (slug null) in none. Raises 28000 when the session is not good any more.
-- Without a role there today, or with no such partnership, the transaction has no partnership and the answer says so. A
-- role is withheld, and that is said too, while the second factor that it asks for has not been given.
create or replace function ctx.begin_member(token bytea, slug text, request text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare se public.sessions; who record; held text[] := '{}'; there uuid; has_factor boolean; withheld boolean := false;
begin
  select * into se from ctx.live_session(token);
  if se.id is null then raise exception 'no session' using errcode = '28000'; end if;
  select a.person_id as id, pe.name into who
    from public.accounts a join public.people pe on pe.id = a.person_id where a.id = se.account_id;
  -- Not waited for: two requests at once may both leave it to the other.
  update public.sessions set last_seen_at = clock_timestamp() where id in (
    select id from public.sessions where id = se.id and last_seen_at < clock_timestamp() - interval '1 minute' for update skip locked);
  has_factor := ctx.has_second_factor(se.account_id);
  if slug is not null then
    select p.id into there from public.partnerships p where p.slug = begin_member.slug;
    if there is not null then held := ctx.capabilities_of(who.id, there); end if;
    if held <> '{}' and se.second_factor_at is null and (has_factor or ctx.asks_second_factor(there)) then
      withheld := true;
      held := '{}';
    end if;
    if held = '{}' then there := null; end if;
  end if;
  perform ctx.sign('fp_member', there, who.id, se.account_id, se.id, null, held, request);
  return jsonb_build_object('role', 'fp_member', 'person', who.id, 'personName', who.name, 'account', se.account_id,
    'session', se.id, 'capabilities', to_jsonb(held), 'partnership', ctx.partnership_summary(there),
    'secondFactor', case when se.second_factor_at is not null then 'given' when has_factor then 'awaited' else 'none' end,
    'withheld', withheld,
    'steppedUp', coalesce(se.stepped_up_at > clock_timestamp() - interval '10 minutes', false),
    'partnerships', (
      select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name, 'kind', p.kind) order by p.name), '[]')
        from public.partnerships p
       where exists (select from public.memberships m where m.person_id = who.id and m.partnership_id = p.id
                        and current_date >= m.from_on and (m.to_on is null or current_date <= m.to_on))));
end $$;

set local role fp_credentials;

drop function ctx.recent_failures(bytea);
drop function ctx.record_attempt(bytea, boolean);
drop function ctx.open_session(uuid, bytea);
drop function ctx.end_session(bytea);

create or replace function ctx.use_link(token bytea, new_passphrase_hash text) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare who uuid;
begin
  update public.account_links set used_at = clock_timestamp()
   where token_hash = sha256(token) and used_at is null and expires_at > clock_timestamp() returning account_id into who;
  if who is not null then
    update public.accounts set passphrase_hash = new_passphrase_hash where id = who;
    update public.sessions set ended_at = clock_timestamp(), ended_because = 'passphrase-changed'
     where account_id = who and ended_at is null;
  end if;
  return who;
end $$;

set local role fp_owner;

-- A session that a passphrase, a passkey or another system has opened. With a second factor when that gave one as well.
create function ctx.open_session(account uuid, token bytea, method text, second_factor text, device text) returns uuid
  language sql security definer set search_path = pg_catalog as $$
  insert into public.sessions (token_hash, account_id, expires_at, method, device, second_factor, second_factor_at, stepped_up_at)
    select sha256(token), a.id, clock_timestamp() + interval '12 hours', method, device, second_factor,
           case when second_factor is not null then clock_timestamp() end,
           case when second_factor is not null or not ctx.has_second_factor(a.id) then clock_timestamp() end
      from public.accounts a
     where a.id = account
       and not exists (select from public.account_suspensions x where x.account_id = a.id and x.lifted_at is null)
    returning id
$$;

create function ctx.end_session(token bytea, because text) returns uuid
  language sql security definer set search_path = pg_catalog as $$
  update public.sessions set ended_at = clock_timestamp(), ended_because = because
   where token_hash = sha256(token) and ended_at is null returning account_id
$$;

-- Why the session of a cookie is not good any more, for whoever still holds it: null when it is, or never was one.
create function ctx.why_ended(token bytea) returns text
  language sql stable security definer set search_path = pg_catalog as $$
  select case
      when exists (select from public.account_suspensions x where x.account_id = s.account_id and x.lifted_at is null) then 'suspended'
      when s.ended_at is not null then coalesce(s.ended_because, 'signed-out')
      when s.expires_at <= clock_timestamp() then 'too-old'
      when s.last_seen_at <= clock_timestamp() - interval '30 minutes' then 'not-used'
    end
    from public.sessions s where s.token_hash = sha256(token)
$$;

-- Holds what a signed-in person can prove themselves by until the end of the transaction, so that tries are counted one
-- after the other. Raises 28000 when the session is not good any more.
create function ctx.lock_factors(token bytea) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare s public.sessions;
begin
  select * into s from ctx.live_session(token);
  if s.id is null then raise exception 'no session' using errcode = '28000'; end if;
  perform from public.accounts a where a.id = s.account_id for update;
  return (
    select jsonb_build_object('account', a.id, 'email', a.email, 'session', s.id, 'passphraseHash', a.passphrase_hash,
        'given', s.second_factor_at is not null,
        'hasFactor', ctx.has_second_factor(a.id),
        'secret', (select encode(x.secret, 'hex') from public.authenticator_apps x where x.account_id = a.id and x.confirmed_at is not null),
        'secretBegun', (select encode(x.secret, 'hex') from public.authenticator_apps x where x.account_id = a.id and x.confirmed_at is null),
        'confirmedAt', (select extract(epoch from x.confirmed_at) from public.authenticator_apps x where x.account_id = a.id and x.confirmed_at is not null),
        'recoveryCodes', (select count(*) from public.recovery_codes r where r.account_id = a.id and r.used_at is null))
      from public.accounts a where a.id = s.account_id);
end $$;

-- Begins to set up an app, in place of one that was begun before.
create function ctx.begin_app(account uuid, sealed bytea) returns void
  language sql security definer set search_path = pg_catalog as $$
  delete from public.authenticator_apps where account_id = account and confirmed_at is null;
  insert into public.authenticator_apps (account_id, secret) values (account, sealed)
$$;

-- Puts the app that was begun in place of the one in use, by a code of that time step.
create function ctx.confirm_app(account uuid, step bigint) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from public.authenticator_apps where account_id = account and confirmed_at is null) then return false; end if;
  delete from public.authenticator_apps where account_id = account and confirmed_at is not null;
  update public.authenticator_apps set confirmed_at = clock_timestamp(), last_step = step where account_id = account;
  return true;
end $$;

-- True when no code of that time step, or of a later one, was taken before: each is taken once, whoever asks at once.
create function ctx.use_one_time_code(account uuid, step bigint) returns boolean
  language sql security definer set search_path = pg_catalog as $$
  update public.authenticator_apps set last_step = step
   where account_id = account and confirmed_at is not null and last_step < step returning true
$$;

create function ctx.use_recovery_code(account uuid, hash bytea) returns boolean
  language sql security definer set search_path = pg_catalog as $$
  update public.recovery_codes set used_at = clock_timestamp()
   where account_id = account and code_hash = hash and used_at is null returning true
$$;

create function ctx.replace_recovery_codes(account uuid, hashes bytea[]) returns void
  language sql security definer set search_path = pg_catalog as $$
  delete from public.recovery_codes where account_id = account;
  insert into public.recovery_codes (account_id, code_hash) select account, unnest(hashes)
$$;

-- The session goes on under a new token after its person has proved who they are: what was stolen before is worth nothing.
-- A passphrase is enough only where the account has nothing stronger.
create function ctx.raise_session(token bytea, new_token bytea, factor text) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare s public.sessions;
begin
  select * into s from ctx.live_session(token);
  if s.id is null or (factor = 'passphrase' and ctx.has_second_factor(s.account_id)) then
    raise exception 'no session' using errcode = '28000';
  end if;
  update public.sessions set token_hash = sha256(new_token), stepped_up_at = clock_timestamp(),
         second_factor = case when factor = 'passphrase' then second_factor else factor end,
         second_factor_at = case when factor = 'passphrase' then second_factor_at else clock_timestamp() end
   where id = s.id and token_hash = sha256(token);
  return s.account_id;
end $$;

-- Ends one of the sessions of whoever asks, or (which null) all but the one they ask in.
create function ctx.end_own_sessions(which uuid) returns setof uuid
  language sql security definer set search_path = pg_catalog as $$
  update public.sessions set ended_at = clock_timestamp(), ended_because = 'signed-out-elsewhere'
   where account_id = ctx.account_id() and ended_at is null
     and case when which is null then id <> ctx.session_id() else id = which end
   returning id
$$;
call ctx.hand_over('ctx.end_own_sessions(uuid)', 'fp_credentials', 'fp_member');

-- Ends the other sessions of the account. The one that goes on is named.
create function ctx.end_other_sessions(account uuid, kept uuid, because text) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare ended integer;
begin
  update public.sessions set ended_at = clock_timestamp(), ended_because = because
   where account_id = account and ended_at is null and id is distinct from kept;
  get diagnostics ended = row_count;
  return ended;
end $$;

-- What waits are computed from, by the clock of whoever computes them.
create function ctx.recent_failures(subject bytea, now timestamptz) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('failures', count(*), 'lastAt', extract(epoch from max(attempted_at)))
    from public.sign_in_attempts t
   where t.subject_hash = subject and not t.succeeded and t.attempted_at > recent_failures.now - interval '1 hour'
     and t.attempted_at > coalesce((select max(attempted_at) from public.sign_in_attempts g
                                     where g.subject_hash = subject and g.succeeded), '-infinity')
$$;

create function ctx.record_attempt(subject bytea, succeeded boolean, now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into public.sign_in_attempts (subject_hash, succeeded, attempted_at) values (subject, record_attempt.succeeded, record_attempt.now);
  delete from public.sign_in_attempts where attempted_at < record_attempt.now - interval '1 day';
end $$;

-- Counting of tries goes one after the other for each subject: a hundred at once are a hundred tries.
create function ctx.lock_attempts(subject bytea) returns void
  language sql security definer set search_path = pg_catalog as $$
  select pg_advisory_xact_lock(('x' || encode(substr(subject, 1, 8), 'hex'))::bit(64)::bigint)
$$;

-- The key by which the program seals the secrets of second factors: other than what signs identities, and made from it.
create function ctx.sealing_key() returns text
  language sql stable security definer set search_path = pg_catalog as $$ select ctx.mac('the secrets of second factors') $$;
call ctx.hand_over('ctx.sealing_key()', 'fp_rls', 'fp_auth');

do $$
declare f text;
begin
  foreach f in array array['open_session(uuid, bytea, text, text, text)', 'end_session(bytea, text)', 'why_ended(bytea)',
      'lock_factors(bytea)', 'begin_app(uuid, bytea)', 'confirm_app(uuid, bigint)', 'use_one_time_code(uuid, bigint)',
      'use_recovery_code(uuid, bytea)', 'replace_recovery_codes(uuid, bytea[])', 'raise_session(bytea, bytea, text)',
      'end_other_sessions(uuid, uuid, text)', 'lock_attempts(bytea)', 'recent_failures(bytea, timestamptz)',
      'record_attempt(bytea, boolean, timestamptz)'] loop
    execute format('call ctx.hand_over(%L, ''fp_credentials'', ''fp_auth'')', 'ctx.' || f);
  end loop;
end $$;
