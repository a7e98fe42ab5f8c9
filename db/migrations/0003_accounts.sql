-- People, their accounts and sessions, and the roles they hold in partnerships. Installation-wide, except memberships.

create table people (
  id              uuid primary key default gen_random_uuid(),
  name            text not null constraint people_name_given check (name <> ''),
  organisation_id uuid references organisations (id),
  created_at      timestamptz not null default clock_timestamp()
);
comment on table people is 'Professionals who use the system. In the demonstration they are role titles';
comment on column people.organisation_id is 'Their one employer';

create table accounts (
  id              uuid primary key default gen_random_uuid(),
  person_id       uuid not null constraint accounts_person_unique unique references people (id),
  email           text not null constraint accounts_email_lower check (email = lower(email)),
  passphrase_hash text,
  created_at      timestamptz not null default clock_timestamp(),
  constraint accounts_email_unique unique (email)
);
comment on table accounts is 'How a person signs in; a person has one account at most';
comment on column accounts.passphrase_hash is 'Argon2id, in the PHC string format; null until the person has chosen one';

create table account_suspensions (
  account_id   uuid not null references accounts (id),
  suspended_at timestamptz not null default clock_timestamp(),
  reason       text not null constraint account_suspensions_reason_given check (reason <> ''),
  lifted_at    timestamptz,
  primary key (account_id, suspended_at)
);
comment on table account_suspensions is 'When and why an account was suspended; while one is not lifted, nobody acts through it';

create table account_links (
  token_hash bytea primary key,
  account_id uuid not null references accounts (id),
  purpose    text not null constraint account_links_purpose_known check (purpose in ('first-passphrase')),
  expires_at timestamptz not null,
  used_at    timestamptz
);
comment on table account_links is 'One-use links by which a person chooses a passphrase; only the hash of the link''s token is kept';

create table sessions (
  id           uuid primary key default gen_random_uuid(),
  token_hash   bytea not null constraint sessions_token_unique unique,
  account_id   uuid not null references accounts (id),
  started_at   timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  expires_at   timestamptz not null,
  ended_at     timestamptz
);
comment on table sessions is 'Signed-in sessions: ended by sign-out, after 30 minutes without use, and 12 hours after they began';
create index sessions_by_account on sessions (account_id, started_at desc);

create table sign_in_attempts (
  subject_hash bytea not null,
  attempted_at timestamptz not null default clock_timestamp(),
  succeeded    boolean not null
);
comment on table sign_in_attempts is 'What the growing delay between tries is computed from';
comment on column sign_in_attempts.subject_hash is 'SHA-256 of the e-mail address typed and the address block it came from; neither is kept';
create index sign_in_attempts_by_subject on sign_in_attempts (subject_hash, attempted_at desc);

create table roles (
  key   text primary key,
  title text not null,
  scope text not null constraint roles_scope_known check (scope in ('partnership', 'installation'))
);
comment on table roles is 'Named sets of capabilities, as data. Code asks for capabilities, never for roles';

create table role_capabilities (
  role_key   text not null references roles (key),
  capability text not null,
  primary key (role_key, capability)
);
comment on table role_capabilities is 'What each role may do; src/kernel/capabilities.ts says what the capabilities mean';

create table memberships (
  partnership_id uuid not null default ctx.partnership_id() references partnerships (id),
  id             uuid not null default gen_random_uuid(),
  person_id      uuid not null references people (id),
  role_key       text not null references roles (key),
  from_on        date not null,
  to_on          date,
  granted_at     timestamptz not null default clock_timestamp(),
  granted_by     uuid,
  primary key (partnership_id, id),
  constraint memberships_end_after_start check (to_on >= from_on)
);
comment on table memberships is 'Which role a person holds in a partnership, from and to which day (both included)';
create index memberships_by_person on memberships (person_id, partnership_id);

insert into roles (key, title, scope) values
  ('partnership-manager', 'Partnership manager', 'partnership'),
  ('support-officer', 'Partnership support officer', 'partnership'),
  ('analyst', 'Analyst', 'partnership'),
  ('chair', 'Chair', 'partnership'),
  ('vice-chair', 'Vice-chair', 'partnership'),
  ('member', 'Member of the partnership', 'partnership'),
  ('scrutiny-member', 'Scrutiny member', 'partnership'),
  ('auditor', 'Auditor or data protection officer', 'partnership'),
  ('county-lead', 'County lead', 'partnership'),
  ('operator', 'Installation operator', 'installation');

insert into role_capabilities (role_key, capability)
  select role_key, unnest(string_to_array(capabilities, ' ')) from (values
    ('partnership-manager', 'partnerships:read datasets:read datasets:import assessments:read assessments:write assessments:release'),
    ('support-officer',     'partnerships:read datasets:read assessments:read'),
    ('analyst',             'partnerships:read datasets:read datasets:import assessments:read assessments:write'),
    ('chair',               'partnerships:read datasets:read assessments:read assessments:release'),
    ('vice-chair',          'partnerships:read datasets:read assessments:read assessments:release'),
    ('member',              'partnerships:read assessments:read'),
    ('scrutiny-member',     'partnerships:read'),
    ('auditor',             'partnerships:read'),
    ('county-lead',         'partnerships:read datasets:read assessments:read'),
    ('operator',            'areas:import')
  ) as held (role_key, capabilities);

do $$
declare t text;
begin
  foreach t in array array['people', 'accounts', 'account_suspensions', 'account_links', 'sessions', 'sign_in_attempts', 'roles', 'role_capabilities'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
call ctx.wall('memberships');

-- People see themselves, and those who hold a role in the partnership they are in.
create policy self on people for select to fp_member using (id = (select ctx.person_id()));
create policy fellows on people for select to fp_member, fp_job using (exists (select from memberships m where m.person_id = people.id));
create policy additions on people for insert to fp_job with check ((select ctx.can('people:add')));
create policy identity on people for select to fp_rls using (id is not null);
grant select on people to fp_member, fp_job, fp_rls;
grant insert on people to fp_job;

create policy self on accounts for select to fp_member using (id = (select ctx.account_id()));
create policy additions on accounts for insert to fp_job with check ((select ctx.can('people:add')));
create policy identity on accounts for select to fp_rls using (id is not null);
create policy sign_in on accounts for select to fp_credentials using (id is not null);
create policy new_passphrase on accounts for update to fp_credentials using (id is not null) with check (id is not null);
grant select (id, person_id, email, created_at) on accounts to fp_member, fp_rls;
grant insert on accounts to fp_job;
grant select on accounts to fp_credentials;
grant update (passphrase_hash) on accounts to fp_credentials;

create policy additions on account_suspensions for insert to fp_job with check ((select ctx.can('people:add')));
create policy identity on account_suspensions for select to fp_rls, fp_credentials using (account_id is not null);
grant select on account_suspensions to fp_rls, fp_credentials;
grant insert on account_suspensions to fp_job;

create policy additions on account_links for insert to fp_job with check ((select ctx.can('people:add')));
create policy redemption on account_links to fp_credentials using (account_id is not null) with check (account_id is not null);
grant insert on account_links to fp_job;
grant select, update (used_at) on account_links to fp_credentials;

create policy self on sessions for select to fp_member using (account_id = (select ctx.account_id()));
create policy identity on sessions to fp_rls using (id is not null) with check (id is not null);
create policy sign_in on sessions to fp_credentials using (id is not null) with check (id is not null);
grant select (id, account_id, started_at, last_seen_at, expires_at, ended_at) on sessions to fp_member;
grant select, update (last_seen_at) on sessions to fp_rls;
grant select, insert, update (ended_at) on sessions to fp_credentials;

create policy sign_in on sign_in_attempts to fp_credentials using (subject_hash is not null) with check (subject_hash is not null);
grant select, insert, delete on sign_in_attempts to fp_credentials;

create policy reads on roles for select to fp_member, fp_job using ((select ctx.known()));
create policy reference on roles to fp_owner using (key is not null) with check (key is not null);
create policy identity on roles for select to fp_rls using (key is not null);
grant select on roles to fp_member, fp_job, fp_rls;
create policy reads on role_capabilities for select to fp_member, fp_job using ((select ctx.known()));
create policy reference on role_capabilities to fp_owner using (role_key is not null) with check (role_key is not null);
create policy identity on role_capabilities for select to fp_rls using (role_key is not null);
grant select on role_capabilities to fp_member, fp_job, fp_rls;

create policy reads on memberships for select to fp_member, fp_job using ((select ctx.known()));
create policy additions on memberships for insert to fp_job with check ((select ctx.can('people:add')));
create policy identity on memberships for select to fp_rls using (person_id is not null);
grant select on memberships to fp_member, fp_job, fp_rls;
grant insert on memberships to fp_job;

-- The capabilities a person holds in a partnership today.
create function ctx.capabilities_of(person uuid, partnership uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct rc.capability order by rc.capability), '{}')
    from public.memberships m
    join public.roles r on r.key = m.role_key
    join public.role_capabilities rc on rc.role_key = m.role_key
   where m.person_id = person and m.partnership_id = partnership
     and current_date >= m.from_on and (m.to_on is null or current_date <= m.to_on)
     and (r.scope = 'installation') = (partnership = '00000000-0000-0000-0000-000000000000')
$$;
call ctx.hand_over('ctx.capabilities_of(uuid, uuid)', 'fp_rls');

create function ctx.partnership_summary(wanted uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'kind', p.kind, 'nation', p.nation, 'stage', p.stage,
                            'parent', p.parent_id)
    from public.partnerships p where p.id = wanted
$$;
call ctx.hand_over('ctx.partnership_summary(uuid)', 'fp_rls', 'fp_queue');

-- A signed-in person, in one partnership or (slug null) in none. Raises 28000 when the session is not good any more.
-- Without a role there today, or with no such partnership, the transaction has no partnership and the answer says so.
create function ctx.begin_member(token bytea, slug text, request text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare s record; held text[] := '{}'; there uuid;
begin
  select se.id, se.account_id, a.person_id, pe.name into s
    from public.sessions se
    join public.accounts a on a.id = se.account_id
    join public.people pe on pe.id = a.person_id
   where se.token_hash = sha256(token) and se.ended_at is null and se.expires_at > clock_timestamp()
     and se.last_seen_at > clock_timestamp() - interval '30 minutes'
     and not exists (select from public.account_suspensions x where x.account_id = a.id and x.lifted_at is null);
  if s.id is null then raise exception 'no session' using errcode = '28000'; end if;
  -- Not waited for: two requests at once may both leave it to the other.
  update public.sessions set last_seen_at = clock_timestamp() where id in (
    select id from public.sessions where id = s.id and last_seen_at < clock_timestamp() - interval '1 minute' for update skip locked);
  if slug is not null then
    select p.id into there from public.partnerships p where p.slug = begin_member.slug;
    if there is not null then held := ctx.capabilities_of(s.person_id, there); end if;
    if held = '{}' then there := null; end if;
  end if;
  perform ctx.sign('fp_member', there, s.person_id, s.account_id, s.id, null, held, request);
  return jsonb_build_object('role', 'fp_member', 'person', s.person_id, 'personName', s.name, 'account', s.account_id,
    'session', s.id, 'capabilities', to_jsonb(held), 'partnership', ctx.partnership_summary(there),
    'partnerships', (
      select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name, 'kind', p.kind) order by p.name), '[]')
        from public.partnerships p
       where exists (select from public.memberships m where m.person_id = s.person_id and m.partnership_id = p.id
                        and current_date >= m.from_on and (m.to_on is null or current_date <= m.to_on))));
end $$;

create function ctx.begin_public(slug text, request text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare there uuid;
begin
  select p.id into there from public.partnerships p where p.slug = begin_public.slug and p.kind <> 'installation';
  perform ctx.sign('fp_public', there, null, null, null, null, '{}', request);
  return jsonb_build_object('role', 'fp_public', 'capabilities', '[]'::jsonb, 'partnerships', '[]'::jsonb,
    'partnership', ctx.partnership_summary(there));
end $$;

-- The operator at the console of the host. Only the worker's login may enter so: it already holds what a job may touch.
create function ctx.begin_console(slug text, capabilities text[], request text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare there uuid;
begin
  select p.id into there from public.partnerships p where p.slug = begin_console.slug;
  perform ctx.sign('fp_job', there, null, null, null, null, capabilities, request);
  return jsonb_build_object('role', 'fp_job', 'capabilities', to_jsonb(capabilities), 'partnerships', '[]'::jsonb,
    'partnership', ctx.partnership_summary(there));
end $$;

do $$
declare f record;
begin
  for f in select * from (values ('begin_member(bytea, text, text)', 'fp_member'), ('begin_public(text, text)', 'fp_public'),
                                 ('begin_console(text, text[], text)', 'fp_job')) as x (name, caller) loop
    execute format('call ctx.hand_over(%L, ''fp_rls'', %L)', 'ctx.' || f.name, f.caller);
  end loop;
end $$;

-- Signing in: functions for the fp_auth login, which can do nothing else. Passphrases are compared by the caller, in its
-- own queue, because a slow hash must not hold a connection.
create function ctx.find_credentials(email text) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('account', a.id, 'passphraseHash', a.passphrase_hash,
      'suspended', exists (select from public.account_suspensions x where x.account_id = a.id and x.lifted_at is null))
    from public.accounts a where a.email = lower(find_credentials.email)
$$;

create function ctx.recent_failures(subject bytea) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('failures', count(*), 'lastAt', extract(epoch from max(attempted_at)))
    from public.sign_in_attempts t
   where t.subject_hash = subject and not t.succeeded and t.attempted_at > clock_timestamp() - interval '1 hour'
     and t.attempted_at > coalesce((select max(attempted_at) from public.sign_in_attempts g
                                     where g.subject_hash = subject and g.succeeded), '-infinity')
$$;

create function ctx.record_attempt(subject bytea, succeeded boolean) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into public.sign_in_attempts (subject_hash, succeeded) values (subject, record_attempt.succeeded);
  delete from public.sign_in_attempts where attempted_at < clock_timestamp() - interval '1 day';
end $$;

create function ctx.open_session(account uuid, token bytea) returns uuid
  language sql security definer set search_path = pg_catalog as $$
  insert into public.sessions (token_hash, account_id, expires_at)
    select sha256(token), a.id, clock_timestamp() + interval '12 hours' from public.accounts a
     where a.id = account
       and not exists (select from public.account_suspensions x where x.account_id = a.id and x.lifted_at is null)
    returning id
$$;

create function ctx.end_session(token bytea) returns uuid
  language sql security definer set search_path = pg_catalog as $$
  update public.sessions set ended_at = clock_timestamp()
   where token_hash = sha256(token) and ended_at is null returning account_id
$$;

create function ctx.find_link(token bytea) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('account', l.account_id, 'email', a.email, 'purpose', l.purpose)
    from public.account_links l join public.accounts a on a.id = l.account_id
   where l.token_hash = sha256(token) and l.used_at is null and l.expires_at > clock_timestamp()
$$;

create function ctx.use_link(token bytea, new_passphrase_hash text) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare who uuid;
begin
  update public.account_links set used_at = clock_timestamp()
   where token_hash = sha256(token) and used_at is null and expires_at > clock_timestamp() returning account_id into who;
  if who is not null then
    update public.accounts set passphrase_hash = new_passphrase_hash where id = who;
    update public.sessions set ended_at = clock_timestamp() where account_id = who and ended_at is null;
  end if;
  return who;
end $$;

do $$
declare f text;
begin
  foreach f in array array['find_credentials(text)', 'recent_failures(bytea)', 'record_attempt(bytea, boolean)',
                           'open_session(uuid, bytea)', 'end_session(bytea)', 'find_link(bytea)', 'use_link(bytea, text)'] loop
    execute format('call ctx.hand_over(%L, ''fp_credentials'', ''fp_auth'')', 'ctx.' || f);
  end loop;
end $$;
