-- Single sign-on by OpenID Connect: each organisation's provider, and who its people are there.

insert into role_capabilities (role_key, capability) values ('operator', 'sign-in:configure');

create table identity_providers (
  organisation_id       uuid primary key references organisations (id),
  issuer                text not null constraint identity_providers_issuer_given check (issuer <> ''),
  client_id             text not null constraint identity_providers_client_given check (client_id <> ''),
  client_secret         bytea not null,
  tenant                text,
  subject_claim         text not null constraint identity_providers_subject_claim_known check (subject_claim in ('sub', 'oid')),
  email_claim           text not null constraint identity_providers_email_claim_known check (email_claim in ('email', 'preferred_username')),
  vouches_for_email     boolean not null,
  second_factor_values  text[] not null,
  local_sign_in         boolean not null,
  revision              integer not null default 1,
  changed_at            timestamptz not null default clock_timestamp()
);
comment on table identity_providers is 'Where the people of an organisation sign in with what their employer gave them (OpenID Connect)';
comment on column identity_providers.client_secret is 'Sealed by the program: see docs/decisions/0014-secrets-of-second-factors.md';
comment on column identity_providers.tenant is 'What the claim tid must be, where one provider serves many organisations';
comment on column identity_providers.vouches_for_email is 'The provider gives out its addresses itself, and does not say of each that it was verified';
comment on column identity_providers.second_factor_values is 'Values of the claims amr and acr that say a second factor was given; none: people give their own here';
comment on column identity_providers.local_sign_in is 'False: people of the organisation sign in at the provider only';

create table provider_domains (
  domain          text not null constraint provider_domains_lower check (domain = lower(domain) and domain <> ''),
  organisation_id uuid not null references identity_providers (organisation_id),
  primary key (domain)
);
comment on table provider_domains is 'Domains of e-mail addresses that an organisation''s provider may speak for; each has one';

create table provider_identities (
  issuer          text not null,
  subject         text not null,
  account_id      uuid not null references accounts (id),
  organisation_id uuid not null references identity_providers (organisation_id),
  linked_at       timestamptz not null default clock_timestamp(),
  primary key (issuer, subject),
  constraint provider_identities_one_each unique (issuer, account_id)
);
comment on table provider_identities is 'Whose account a provider means by a subject: found by a verified address at the first sign-in, and by the subject from then on';

do $$
declare t text;
begin
  foreach t in array array['identity_providers', 'provider_domains', 'provider_identities'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy sign_in on %I for select to fp_credentials using (organisation_id is not null)', t);
    execute format('grant select on %I to fp_credentials', t);
  end loop;
end $$;
create policy configuring on identity_providers to fp_member, fp_job
  using ((select ctx.can('sign-in:configure'))) with check ((select ctx.can('sign-in:configure')));
create policy configuring on provider_domains to fp_member
  using ((select ctx.can('sign-in:configure'))) with check ((select ctx.can('sign-in:configure')));
create policy links on provider_identities for insert to fp_credentials with check (organisation_id is not null);
create policy unlinks on provider_identities for delete to fp_credentials using (organisation_id is not null);
grant insert, delete on provider_identities to fp_credentials;
-- Nobody who configures reads the secret, even sealed.
grant select (organisation_id, issuer, client_id, tenant, subject_claim, email_claim, vouches_for_email, second_factor_values,
              local_sign_in, revision, changed_at),
      insert, delete,
      update (issuer, client_id, client_secret, tenant, subject_claim, email_claim, vouches_for_email, second_factor_values,
              local_sign_in, revision, changed_at) on identity_providers to fp_member;
grant select, insert, delete on provider_domains to fp_member;
grant select (organisation_id, local_sign_in), update (local_sign_in, revision, changed_at) on identity_providers to fp_job;

create policy sign_in on people for select to fp_credentials using (id is not null);
grant select (id, organisation_id) on people to fp_credentials;

alter table sessions drop constraint sessions_ended_because_known;
alter table sessions add constraint sessions_ended_because_known
  check (ended_because in ('signed-out', 'signed-out-elsewhere', 'passphrase-changed', 'factor-changed', 'sign-in-changed'));

-- False for people of an organisation that has switched passphrases and passkeys off: they sign in at its provider only.
create function ctx.takes_local_sign_in(account uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select not exists (select from public.accounts a join public.people p on p.id = a.person_id
                       join public.identity_providers i on i.organisation_id = p.organisation_id
                      where a.id = account and not i.local_sign_in)
$$;
call ctx.hand_over('ctx.takes_local_sign_in(uuid)', 'fp_credentials');

-- Whether the provider of somebody's employer can give a second factor.
create function ctx.provider_gives_factor(account uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.accounts a join public.people p on p.id = a.person_id
                   join public.identity_providers i on i.organisation_id = p.organisation_id
                  where a.id = account and cardinality(i.second_factor_values) > 0)
$$;
call ctx.hand_over('ctx.provider_gives_factor(uuid)', 'fp_credentials', 'fp_rls');

create function ctx.has_providers() returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.identity_providers)
$$;

-- By the domain alone, so that the answer says nothing of who has an account.
create function ctx.provider_of_domain(domain text) returns uuid
  language sql stable security definer set search_path = pg_catalog as $$
  select d.organisation_id from public.provider_domains d where d.domain = lower(provider_of_domain.domain)
$$;

create function ctx.find_provider(organisation uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('organisation', i.organisation_id, 'issuer', i.issuer, 'clientId', i.client_id,
      'clientSecret', encode(i.client_secret, 'hex'), 'tenant', i.tenant, 'subjectClaim', i.subject_claim, 'emailClaim', i.email_claim,
      'emailDomains', (select coalesce(jsonb_agg(d.domain order by d.domain), '[]') from public.provider_domains d
                        where d.organisation_id = i.organisation_id),
      'vouchesForEmail', i.vouches_for_email, 'secondFactorValues', i.second_factor_values)
    from public.identity_providers i where i.organisation_id = organisation
$$;

-- Whose account the provider of an organisation means: by the subject, or at the first sign-in by an address (null when none
-- was verified), which links them. Or why nobody's: nothing is written then.
create function ctx.match_provider_identity(organisation uuid, issuer text, subject text, email text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare who uuid; known boolean; employer uuid; linked boolean := false;
begin
  select l.account_id into who from public.provider_identities l
   where l.issuer = match_provider_identity.issuer and l.subject = match_provider_identity.subject;
  known := found;
  if not known then
    if email is null then return '{"refused": "unverified-email"}'; end if;
    select a.id into who from public.accounts a where a.email = lower(match_provider_identity.email);
    if not found then return '{"refused": "unknown-person"}'; end if;
  end if;
  select p.organisation_id into employer from public.accounts a join public.people p on p.id = a.person_id where a.id = who;
  if employer is distinct from organisation then
    return jsonb_build_object('account', who, 'refused', 'other-organisation');
  end if;
  if exists (select from public.account_suspensions x where x.account_id = who and x.lifted_at is null) then
    return jsonb_build_object('account', who, 'refused', 'suspended');
  end if;
  if not known then
    insert into public.provider_identities (issuer, subject, account_id, organisation_id)
      values (match_provider_identity.issuer, match_provider_identity.subject, who, organisation) on conflict do nothing;
    linked := found;
    -- The same subject may have been linked to the same account in this moment; another is another person.
    if not linked and not exists (select from public.provider_identities l where l.issuer = match_provider_identity.issuer
                                     and l.subject = match_provider_identity.subject and l.account_id = who) then
      return jsonb_build_object('account', who, 'refused', 'linked-to-another');
    end if;
  end if;
  return jsonb_build_object('account', who, 'linked', linked);
end $$;

do $$
declare f text;
begin
  foreach f in array array['has_providers()', 'provider_of_domain(text)', 'find_provider(uuid)',
                           'match_provider_identity(uuid, text, text, text)'] loop
    execute format('call ctx.hand_over(%L, ''fp_credentials'', ''fp_auth'')', 'ctx.' || f);
  end loop;
end $$;

-- Forgets whose accounts an organisation's provider means; its people are found by their addresses again. Answers how many.
create function ctx.forget_provider_identities(organisation uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare forgotten integer;
begin
  if not ctx.can('sign-in:configure') then raise exception 'needs sign-in:configure' using errcode = '42501'; end if;
  delete from public.provider_identities l where l.organisation_id = organisation;
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
call ctx.hand_over('ctx.forget_provider_identities(uuid)', 'fp_credentials', 'fp_member');

-- Ends the sessions that people of an organisation opened here, when it switches that off. Answers how many.
create function ctx.end_local_sessions(organisation uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare ended integer;
begin
  if not ctx.can('sign-in:configure') then raise exception 'needs sign-in:configure' using errcode = '42501'; end if;
  update public.sessions s set ended_at = clock_timestamp(), ended_because = 'sign-in-changed'
   where s.ended_at is null and s.method in ('passphrase', 'passkey')
     and exists (select from public.accounts a join public.people p on p.id = a.person_id
                  where a.id = s.account_id and p.organisation_id = organisation);
  get diagnostics ended = row_count;
  return ended;
end $$;
call ctx.hand_over('ctx.end_local_sessions(uuid)', 'fp_credentials', 'fp_member', 'fp_job');

-- Single sign-on that came to nothing. Whoever was refused has not shown who they are; the account is the one that was meant.
create function ctx.append_provider_refusal(because text, organisation uuid, account uuid, request text) returns void
  language sql security definer set search_path = pg_catalog as $$
  select ctx.append('00000000-0000-0000-0000-000000000000', jsonb_build_object('request', append_provider_refusal.request),
    jsonb_build_array(jsonb_build_object('event', 'session.single-sign-on-refused', 'subject', coalesce(account::text, ''),
      'result', 'refused', 'detail', jsonb_strip_nulls(jsonb_build_object('because', because, 'organisation', organisation)))))
$$;
call ctx.hand_over('ctx.append_provider_refusal(text, uuid, uuid, text)', 'fp_audit_w', 'fp_auth');

set local role fp_rls;

-- As before; a provider's proof counts as long as it is not weaker than what the account has of its own.
create or replace function ctx.proofs_of(account uuid, method text) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select to_jsonb(array_remove(array[
    case when method = 'single-sign-on' and (ctx.provider_gives_factor(account) or not ctx.has_second_factor(account)) then 'single-sign-on' end,
    case when exists (select from public.authenticator_apps x where x.account_id = account and x.confirmed_at is not null) then 'code' end,
    case when exists (select from public.passkeys k where k.account_id = account) then 'passkey' end,
    case when method <> 'single-sign-on' and not ctx.has_second_factor(account) then 'passphrase' end], null))
$$;

set local role fp_credentials;

create or replace function ctx.find_credentials(email text) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('account', a.id, 'passphraseHash', a.passphrase_hash, 'local', ctx.takes_local_sign_in(a.id),
      'suspended', exists (select from public.account_suspensions x where x.account_id = a.id and x.lifted_at is null))
    from public.accounts a where a.email = lower(find_credentials.email)
$$;

-- A link to a passphrase is none where passphrases are switched off.
create or replace function ctx.find_link(token bytea) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('account', l.account_id, 'email', a.email, 'purpose', l.purpose)
    from public.account_links l join public.accounts a on a.id = l.account_id
   where l.token_hash = sha256(token) and l.used_at is null and l.expires_at > clock_timestamp() and ctx.takes_local_sign_in(a.id)
$$;

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
  end if;
  return who;
end $$;

-- As before; a passphrase and a passkey open nothing where the organisation has switched them off.
create or replace function ctx.open_session(account uuid, token bytea, method text, second_factor text, device text) returns uuid
  language sql security definer set search_path = pg_catalog as $$
  insert into public.sessions (token_hash, account_id, expires_at, method, device, second_factor, second_factor_at, stepped_up_at)
    select sha256(token), a.id, clock_timestamp() + interval '12 hours', method, device, second_factor,
           case when second_factor is not null then clock_timestamp() end,
           case when second_factor is not null or not ctx.has_second_factor(a.id) then clock_timestamp() end
      from public.accounts a
     where a.id = account
       and not exists (select from public.account_suspensions x where x.account_id = a.id and x.lifted_at is null)
       and (method not in ('passphrase', 'passkey') or ctx.takes_local_sign_in(a.id))
    returning id
$$;

-- As before; what an organisation's provider has asked anew is enough too, where the account has nothing stronger.
create or replace function ctx.raise_session(token bytea, new_token bytea, factor text) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare s public.sessions;
begin
  select * into s from ctx.live_session(token);
  if s.id is null or (factor in ('passphrase', 'organisation') and ctx.has_second_factor(s.account_id)) then
    raise exception 'no session' using errcode = '28000';
  end if;
  update public.sessions set token_hash = sha256(new_token), stepped_up_at = clock_timestamp(),
         second_factor = case when factor in ('passphrase', 'organisation') then second_factor else factor end,
         second_factor_at = case when factor in ('passphrase', 'organisation') then second_factor_at else clock_timestamp() end
   where id = s.id and token_hash = sha256(token);
  return s.account_id;
end $$;

set local role fp_owner;
