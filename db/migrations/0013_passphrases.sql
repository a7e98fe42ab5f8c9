-- Changing a passphrase and choosing a new one by e-mail; and noticing that somebody tries many accounts.

alter table account_links drop constraint account_links_purpose_known;
alter table account_links add constraint account_links_purpose_known check (purpose in ('first-passphrase', 'new-passphrase'));
grant insert on account_links to fp_credentials;

-- Words that have to do with an account's person, which a passphrase must not be made of: names, employer, partnerships
-- and the places in them.
do $$
declare t record;
begin
  for t in select * from (values ('partnership_areas', 'partnership_id'), ('gazetteers', 'number'), ('gazetteer_districts', 'gazetteer'),
                                 ('gazetteer_wards', 'gazetteer')) as x (name, key) loop
    execute format('create policy words on %I for select to fp_rls using (%I is not null)', t.name, t.key);
    execute format('grant select on %I to fp_rls', t.name);
  end loop;
end $$;

create function ctx.words_about(account uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog as $$
  with person as (
    select p.id, p.name, p.organisation_id from public.accounts a join public.people p on p.id = a.person_id where a.id = account),
  places as (
    select distinct m.partnership_id as id from public.memberships m join person on m.person_id = person.id),
  districts as (
    select d.gazetteer, d.code, d.name from public.partnership_areas a join places on places.id = a.partnership_id
      join public.gazetteer_districts d on d.code = a.area_code and d.gazetteer = (select max(number) from public.gazetteers))
  select array(
    select name from person
    union select o.name from public.organisations o join person on person.organisation_id = o.id
    union select p.name from public.partnerships p join places using (id) where p.kind <> 'installation'
    union select a.area_name from public.partnership_areas a join places on places.id = a.partnership_id
    union select name from districts
    union select w.name from public.gazetteer_wards w join districts d on d.code = w.district_code and d.gazetteer = w.gazetteer)
$$;
call ctx.hand_over('ctx.words_about(uuid)', 'fp_rls', 'fp_auth');

-- A link by which an account's person chooses a new passphrase within an hour. Those made before end with it.
create function ctx.begin_new_passphrase(account uuid, hash bytea) returns void
  language sql security definer set search_path = pg_catalog as $$
  update public.account_links set used_at = clock_timestamp()
   where account_id = account and used_at is null and purpose = 'new-passphrase' and token_hash <> hash;
  insert into public.account_links (token_hash, account_id, purpose, expires_at)
    values (hash, account, 'new-passphrase', clock_timestamp() + interval '1 hour') on conflict do nothing
$$;

-- Puts another passphrase in place of one that was given again, ends the account's other sessions, and moves the one that
-- asked to a new token.
create function ctx.change_passphrase(account uuid, kept uuid, new_passphrase_hash text, new_token bytea) returns void
  language sql security definer set search_path = pg_catalog as $$
  update public.accounts set passphrase_hash = new_passphrase_hash where id = account;
  update public.sessions set ended_at = clock_timestamp(), ended_because = 'passphrase-changed'
   where account_id = account and ended_at is null and id <> kept;
  update public.sessions set token_hash = sha256(new_token) where id = kept and account_id = account and ended_at is null
$$;

-- What the operator does for somebody who has lost their second factor, once they know who it is. Answers whose it was.
create function ctx.forget_second_factor(email text) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare who uuid;
begin
  if not ctx.can('people:add') then raise exception 'needs people:add' using errcode = '42501'; end if;
  select a.id into who from public.accounts a where a.email = lower(forget_second_factor.email);
  delete from public.authenticator_apps where account_id = who;
  delete from public.recovery_codes where account_id = who;
  update public.sessions set ended_at = clock_timestamp(), ended_because = 'factor-changed' where account_id = who and ended_at is null;
  return who;
end $$;
call ctx.hand_over('ctx.forget_second_factor(text)', 'fp_credentials', 'fp_job');

-- What went wrong before a try that was right is forgotten with it.
set local role fp_credentials;
create or replace function ctx.record_attempt(subject bytea, succeeded boolean, now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from public.sign_in_attempts t
   where t.attempted_at < record_attempt.now - interval '1 day' or (record_attempt.succeeded and t.subject_hash = subject);
  if not record_attempt.succeeded then
    insert into public.sign_in_attempts (subject_hash, attempted_at) values (subject, record_attempt.now);
  end if;
end $$;
create or replace function ctx.recent_failures(subject bytea, now timestamptz) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('failures', count(*), 'lastAt', extract(epoch from max(attempted_at)))
    from public.sign_in_attempts t
   where t.subject_hash = subject and t.attempted_at > recent_failures.now - interval '1 hour'
$$;
set local role fp_owner;
alter table sign_in_attempts drop column succeeded;
comment on table sign_in_attempts is 'Tries that were not right, or have not turned out right yet: what the wait before the next is computed from';

create table sign_in_alarms (
  began_at timestamptz primary key,
  failures integer not null,
  subjects integer not null
);
comment on table sign_in_alarms is 'Ten minutes in which so many tries at so many accounts went wrong that somebody may be guessing; told once each';
alter table sign_in_alarms enable row level security;
alter table sign_in_alarms force row level security;
create policy sign_in on sign_in_alarms to fp_credentials using (began_at is not null) with check (began_at is not null);
grant select, insert on sign_in_alarms to fp_credentials;
create index sign_in_attempts_by_time on sign_in_attempts (attempted_at);

-- The alarm of the ten minutes that `now` lies in, when there is cause for one that has not been told yet: answers how
-- many tries went wrong, and for how many subjects. Two processes do not both tell it.
create function ctx.raise_sign_in_alarm(now timestamptz, failures_from integer, subjects_from integer) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare failed integer; tried integer; window_start timestamptz := to_timestamp(floor(extract(epoch from now) / 600) * 600);
begin
  select count(*), count(distinct t.subject_hash) into failed, tried from public.sign_in_attempts t
   where t.attempted_at > raise_sign_in_alarm.now - interval '10 minutes';
  if failed >= failures_from and tried >= subjects_from then
    insert into public.sign_in_alarms values (window_start, failed, tried) on conflict do nothing;
    if found then return jsonb_build_object('failures', failed, 'subjects', tried); end if;
  end if;
  return null;
end $$;

do $$
declare f text;
begin
  foreach f in array array['begin_new_passphrase(uuid, bytea)', 'change_passphrase(uuid, uuid, text, bytea)',
                           'raise_sign_in_alarm(timestamptz, integer, integer)'] loop
    execute format('call ctx.hand_over(%L, ''fp_credentials'', ''fp_auth'')', 'ctx.' || f);
  end loop;
end $$;
