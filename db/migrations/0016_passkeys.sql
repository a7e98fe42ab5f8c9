-- Passkeys: sign-ins of their own, and second factors. And what a browser has begun to prove, until it has proved it.

create table passkeys (
  id            uuid primary key default gen_random_uuid(),
  account_id    uuid not null references accounts (id),
  name          text not null constraint passkeys_name_given check (name <> ''),
  credential_id bytea not null constraint passkeys_credential_unique unique,
  public_key    bytea not null,
  sign_count    bigint not null,
  transports    text[] not null,
  syncable      boolean not null,
  synced        boolean not null,
  created_at    timestamptz not null default clock_timestamp(),
  last_used_at  timestamptz
);
comment on table passkeys is 'Keys on people''s devices that sign them in (WebAuthn); only public keys are kept';
comment on column passkeys.sign_count is 'What the device counted at the last use; 0 where it does not count. A lower one later is a copied key';
comment on column passkeys.syncable is 'The device may copy it to others of the same person. Never changes: one that says otherwise later is refused';
create index passkeys_by_account on passkeys (account_id);

create table begun_proofs (
  browser_hash bytea not null,
  purpose      text not null
    constraint begun_proofs_purpose_known check (purpose in ('passkey-registration', 'passkey-sign-in', 'passkey-proof', 'single-sign-on')),
  particulars  jsonb not null,
  expires_at   timestamptz not null,
  primary key (browser_hash, purpose)
);
comment on table begun_proofs is 'What a browser was asked to prove: taken once, within ten minutes, by the browser that began it';
comment on column begun_proofs.browser_hash is 'Of a random cookie that says nothing else';
comment on column begun_proofs.particulars is 'The challenge, what the answer must match, and the form that waits for it';

do $$
declare t record;
begin
  for t in select * from (values ('passkeys', 'account_id'), ('begun_proofs', 'browser_hash')) as x (name, key) loop
    execute format('alter table %I enable row level security', t.name);
    execute format('alter table %I force row level security', t.name);
    execute format('create policy sign_in on %I to fp_credentials using (%I is not null) with check (%I is not null)', t.name, t.key, t.key);
    execute format('grant select, insert, update, delete on %I to fp_credentials', t.name);
  end loop;
end $$;
create policy self on passkeys for select to fp_member using (account_id = (select ctx.account_id()));
grant select (id, account_id, name, synced, created_at, last_used_at) on passkeys to fp_member;
create policy identity on passkeys for select to fp_rls using (account_id is not null);
grant select (id, account_id) on passkeys to fp_rls;

-- By what the person of a session can prove again who they are: all of the strongest that they have.
create function ctx.proofs_of(account uuid, method text) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select to_jsonb(array_remove(array[
    case when method = 'single-sign-on' then 'single-sign-on' end,
    case when exists (select from public.authenticator_apps x where x.account_id = account and x.confirmed_at is not null) then 'code' end,
    case when exists (select from public.passkeys k where k.account_id = account) then 'passkey' end,
    case when method <> 'single-sign-on' and not ctx.has_second_factor(account) then 'passphrase' end], null))
$$;
call ctx.hand_over('ctx.proofs_of(uuid, text)', 'fp_rls');

set local role fp_rls;

create or replace function ctx.has_second_factor(account uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.authenticator_apps x where x.account_id = account and x.confirmed_at is not null)
      or exists (select from public.passkeys k where k.account_id = account)
$$;

-- As before, and by what the person can prove who they are.
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
    'proofs', ctx.proofs_of(se.account_id, se.method),
    'withheld', withheld,
    'steppedUp', coalesce(se.stepped_up_at > clock_timestamp() - interval '10 minutes', false),
    'partnerships', (
      select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name, 'kind', p.kind) order by p.name), '[]')
        from public.partnerships p
       where exists (select from public.memberships m where m.person_id = who.id and m.partnership_id = p.id
                        and current_date >= m.from_on and (m.to_on is null or current_date <= m.to_on))));
end $$;

set local role fp_credentials;

-- As before, passkeys among them.
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
  return who;
end $$;

set local role fp_owner;

-- Begins a proof in a browser, in place of one of that purpose that it began before.
create function ctx.begin_proof(browser bytea, purpose text, particulars jsonb) returns void
  language sql security definer set search_path = pg_catalog as $$
  delete from public.begun_proofs where expires_at < clock_timestamp();
  insert into public.begun_proofs values (sha256(browser), purpose, particulars, clock_timestamp() + interval '10 minutes')
    on conflict on constraint begun_proofs_pkey do update set particulars = excluded.particulars, expires_at = excluded.expires_at
$$;

-- What that browser began, once: null when it did not, when it has been taken, or when it is too old.
create function ctx.take_proof(browser bytea, purpose text) returns jsonb
  language sql security definer set search_path = pg_catalog as $$
  with taken as (
    delete from public.begun_proofs b where b.browser_hash = sha256(browser) and b.purpose = take_proof.purpose
    returning b.particulars, b.expires_at)
  select particulars from taken where expires_at >= clock_timestamp()
$$;

-- Null when somebody has that key already.
create function ctx.add_passkey(account uuid, name text, credential_id bytea, public_key bytea, sign_count bigint, transports text[],
                                syncable boolean, synced boolean) returns uuid
  language sql security definer set search_path = pg_catalog as $$
  insert into public.passkeys (account_id, name, credential_id, public_key, sign_count, transports, syncable, synced)
    values (account, name, credential_id, public_key, sign_count, transports, syncable, synced)
    on conflict on constraint passkeys_credential_unique do nothing returning id
$$;

-- Which keys of the account a browser may ask for, or need not make again.
create function ctx.credentials_of(account uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', encode(k.credential_id, 'hex'), 'transports', k.transports) order by k.created_at), '[]')
    from public.passkeys k where k.account_id = account
$$;

-- Holds the key until the end of the transaction, so that its count goes up one use after the other.
create function ctx.lock_passkey(credential bytea) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from public.passkeys k where k.credential_id = credential for update;
  return (
    select jsonb_build_object('id', k.id, 'account', k.account_id, 'publicKey', encode(k.public_key, 'hex'), 'signCount', k.sign_count,
                              'transports', k.transports, 'syncable', k.syncable)
      from public.passkeys k where k.credential_id = credential);
end $$;

create function ctx.use_passkey(passkey uuid, sign_count bigint, synced boolean) returns void
  language sql security definer set search_path = pg_catalog as $$
  update public.passkeys set sign_count = use_passkey.sign_count, synced = use_passkey.synced, last_used_at = clock_timestamp() where id = passkey
$$;

create function ctx.rename_passkey(account uuid, passkey uuid, name text) returns uuid
  language sql security definer set search_path = pg_catalog as $$
  update public.passkeys set name = rename_passkey.name where id = passkey and account_id = account returning id
$$;

create function ctx.remove_passkey(account uuid, passkey uuid) returns uuid
  language sql security definer set search_path = pg_catalog as $$
  delete from public.passkeys where id = passkey and account_id = account returning id
$$;

do $$
declare f text;
begin
  foreach f in array array['begin_proof(bytea, text, jsonb)', 'take_proof(bytea, text)',
      'add_passkey(uuid, text, bytea, bytea, bigint, text[], boolean, boolean)', 'credentials_of(uuid)', 'lock_passkey(bytea)',
      'use_passkey(uuid, bigint, boolean)', 'rename_passkey(uuid, uuid, text)', 'remove_passkey(uuid, uuid)'] loop
    execute format('call ctx.hand_over(%L, ''fp_credentials'', ''fp_auth'')', 'ctx.' || f);
  end loop;
end $$;
