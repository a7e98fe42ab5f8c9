-- A provider is proposed by one person and takes effect when a second accepts it: whoever could set one alone could be anybody
-- of the organisation, by setting a provider of their own.

insert into role_capabilities (role_key, capability) values ('organisation-administrator', 'sign-in:accept');

create table provider_proposals (
  id                    uuid primary key default gen_random_uuid(),
  organisation_id       uuid not null references organisations (id),
  of_revision           integer,
  issuer                text not null constraint provider_proposals_issuer_given check (issuer <> ''),
  client_id             text not null constraint provider_proposals_client_given check (client_id <> ''),
  new_secret            boolean not null,
  client_secret         bytea,
  tenant                text,
  subject_claim         text not null constraint provider_proposals_subject_claim_known check (subject_claim in ('sub', 'oid')),
  email_claim           text not null constraint provider_proposals_email_claim_known check (email_claim in ('email', 'preferred_username')),
  email_domains         text[] not null constraint provider_proposals_domains_given check (cardinality(email_domains) > 0),
  vouches_for_email     boolean not null,
  second_factor_values  text[] not null,
  local_sign_in         boolean not null,
  proposed_by           uuid not null references people (id),
  proposed_at           timestamptz not null default clock_timestamp(),
  decided_as            text constraint provider_proposals_decision_known check (decided_as in ('accepted', 'declined', 'withdrawn', 'replaced')),
  decided_by            uuid references people (id),
  decided_at            timestamptz,
  constraint provider_proposals_first_secret check (of_revision is not null or new_secret),
  constraint provider_proposals_secret_while_open check ((client_secret is not null) = (new_secret and decided_at is null)),
  constraint provider_proposals_decided_whole check ((decided_as is null) = (decided_at is null) and (decided_by is null or decided_at is not null)),
  constraint provider_proposals_two_persons check (decided_as is null or decided_as not in ('accepted', 'declined') or decided_by is distinct from proposed_by),
  constraint provider_proposals_taken_back_by_own check (decided_as is distinct from 'withdrawn' or decided_by is not distinct from proposed_by)
);
comment on table provider_proposals is 'Providers, and changes of them, that somebody proposed: nothing is changed before a second person accepts';
comment on column provider_proposals.of_revision is 'The revision of the provider that it would change; null where it would be the first';
comment on column provider_proposals.new_secret is 'False: the secret that the provider has stays';
comment on column provider_proposals.client_secret is 'Sealed by the program, and erased when it is decided';
comment on column provider_proposals.decided_by is 'Null: the operator accepted it at the console';
create unique index provider_proposals_open_once on provider_proposals (organisation_id) where decided_at is null;

alter table provider_proposals enable row level security;
alter table provider_proposals force row level security;
create policy configuring on provider_proposals for select to fp_member, fp_job using ((select ctx.can('sign-in:configure')));
create policy own_organisation on provider_proposals for select to fp_member using (organisation_id = (select ctx.organisation_id()));
create policy proposes on provider_proposals for insert to fp_member
  with check ((select ctx.can('sign-in:configure')) and proposed_by = (select ctx.person_id()) and decided_at is null);
create policy decides on provider_proposals to fp_credentials using (id is not null) with check (id is not null);
create policy identity on provider_proposals for select to fp_rls using (id is not null);
-- Nobody reads the secret, even sealed; and nobody decides but by the functions below.
grant select (id, organisation_id, of_revision, issuer, client_id, new_secret, tenant, subject_claim, email_claim, email_domains,
              vouches_for_email, second_factor_values, local_sign_in, proposed_by, proposed_at, decided_as, decided_by, decided_at)
  on provider_proposals to fp_member, fp_job;
grant insert on provider_proposals to fp_member;
grant select, update (decided_as, decided_by, decided_at, client_secret) on provider_proposals to fp_credentials;
grant select (id, organisation_id, proposed_by, decided_at) on provider_proposals to fp_rls;

-- Whoever sees a proposal sees whose it is, and who decided it.
create policy proposers on people for select to fp_member
  using (exists (select from provider_proposals x where x.proposed_by = people.id)
    or exists (select from provider_proposals x where x.decided_by = people.id));

-- A provider is written by its acceptance alone. It is seen by those who may propose and by its organisation's administrators;
-- taken away by one person, and local sign-in switched at the console.
drop policy configuring on identity_providers;
create policy configuring on identity_providers for select to fp_member, fp_job using ((select ctx.can('sign-in:configure')));
create policy own_organisation on identity_providers for select to fp_member using (organisation_id = (select ctx.organisation_id()));
create policy removes on identity_providers for delete to fp_member using ((select ctx.can('sign-in:configure')));
create policy switches on identity_providers for update to fp_job using ((select ctx.can('sign-in:configure')));
create policy accepts on identity_providers for insert to fp_credentials with check (organisation_id is not null);
create policy changes on identity_providers for update to fp_credentials using (organisation_id is not null);
revoke insert, update (issuer, client_id, client_secret, tenant, subject_claim, email_claim, vouches_for_email, second_factor_values,
                       local_sign_in, revision, changed_at) on identity_providers from fp_member;
grant select (revision) on identity_providers to fp_job;
grant insert, update (issuer, client_id, client_secret, tenant, subject_claim, email_claim, vouches_for_email, second_factor_values,
                      local_sign_in, revision, changed_at) on identity_providers to fp_credentials;

drop policy configuring on provider_domains;
create policy configuring on provider_domains for select to fp_member using ((select ctx.can('sign-in:configure')));
create policy own_organisation on provider_domains for select to fp_member using (organisation_id = (select ctx.organisation_id()));
create policy removes on provider_domains for delete to fp_member using ((select ctx.can('sign-in:configure')));
create policy accepts on provider_domains for insert to fp_credentials with check (organisation_id is not null);
create policy gives_up on provider_domains for delete to fp_credentials using (organisation_id is not null);
revoke insert on provider_domains from fp_member;
grant insert, delete on provider_domains to fp_credentials;

-- As before; called at the console, and by the acceptance of a proposal, which has asked who accepts.
set local role fp_credentials;
create or replace function ctx.end_local_sessions(organisation uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare ended integer;
begin
  if not (ctx.can('sign-in:configure') or ctx.can('sign-in:accept')) then raise exception 'needs sign-in:configure' using errcode = '42501'; end if;
  update public.sessions s set ended_at = clock_timestamp(), ended_because = 'sign-in-changed'
   where s.ended_at is null and s.method in ('passphrase', 'passkey')
     and exists (select from public.accounts a join public.people p on p.id = a.person_id
                  where a.id = s.account_id and p.organisation_id = organisation);
  get diagnostics ended = row_count;
  return ended;
end $$;
revoke execute on function ctx.end_local_sessions(uuid) from fp_member;
set local role fp_owner;

-- Makes a proposal the organisation's provider. Refuses whoever proposed it, and who may not accept. Answers what became of
-- sessions and of who was linked; or why not: decided already, the provider was changed since, or domains are another's by now.
create function ctx.accept_provider(proposal uuid) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare p public.provider_proposals; before public.identity_providers; taken text[]; unlinked integer := 0; ended integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('provider_proposals', 0));
  select * into p from public.provider_proposals x where x.id = proposal;
  if not found or not (ctx.can('sign-in:configure') or (ctx.can('sign-in:accept') and p.organisation_id is not distinct from ctx.organisation_id()))
     or p.proposed_by is not distinct from ctx.person_id() then
    raise exception 'a second person accepts' using errcode = '42501';
  end if;
  if p.decided_at is not null then return '{"refused": "decided"}'; end if;
  select * into before from public.identity_providers i where i.organisation_id = p.organisation_id for update;
  if before.revision is distinct from p.of_revision then return '{"refused": "changed"}'; end if;
  select array_agg(d.domain order by d.domain) into taken from public.provider_domains d
   where d.domain = any (p.email_domains) and d.organisation_id <> p.organisation_id;
  if taken is not null then return jsonb_build_object('refused', 'taken', 'domains', taken); end if;

  insert into public.identity_providers as i (organisation_id, issuer, client_id, client_secret, tenant, subject_claim, email_claim,
      vouches_for_email, second_factor_values, local_sign_in)
    values (p.organisation_id, p.issuer, p.client_id, coalesce(p.client_secret, before.client_secret), p.tenant, p.subject_claim,
      p.email_claim, p.vouches_for_email, p.second_factor_values, p.local_sign_in)
    on conflict (organisation_id) do update set issuer = excluded.issuer, client_id = excluded.client_id,
      client_secret = excluded.client_secret, tenant = excluded.tenant, subject_claim = excluded.subject_claim,
      email_claim = excluded.email_claim, vouches_for_email = excluded.vouches_for_email,
      second_factor_values = excluded.second_factor_values, local_sign_in = excluded.local_sign_in,
      revision = i.revision + 1, changed_at = clock_timestamp();
  delete from public.provider_domains d where d.organisation_id = p.organisation_id;
  insert into public.provider_domains (domain, organisation_id) select unnest(p.email_domains), p.organisation_id;
  if (before.issuer, before.subject_claim, before.tenant) is distinct from (p.issuer, p.subject_claim, p.tenant) then
    delete from public.provider_identities l where l.organisation_id = p.organisation_id;
    get diagnostics unlinked = row_count;
  end if;
  if not p.local_sign_in and coalesce(before.local_sign_in, true) then ended := ctx.end_local_sessions(p.organisation_id); end if;
  update public.provider_proposals x set decided_as = 'accepted', decided_by = ctx.person_id(), decided_at = clock_timestamp(), client_secret = null
   where x.id = p.id;
  return jsonb_build_object('unlinked', unlinked, 'endedSessions', ended);
end $$;
call ctx.hand_over('ctx.accept_provider(uuid)', 'fp_credentials', 'fp_member', 'fp_job');

-- Declines a proposal as a second person, takes back one's own, or puts it aside for a newer one; its secret is erased. False when
-- it was decided already.
create function ctx.close_provider_proposal(proposal uuid, decision text) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare p public.provider_proposals; own boolean; theirs boolean;
begin
  perform pg_advisory_xact_lock(hashtextextended('provider_proposals', 0));
  select * into p from public.provider_proposals x where x.id = proposal;
  own := p.proposed_by is not distinct from ctx.person_id();
  theirs := ctx.can('sign-in:accept') and p.organisation_id is not distinct from ctx.organisation_id();
  if p.id is null or ctx.person_id() is null or not (
       (decision = 'declined' and not own and (ctx.can('sign-in:configure') or theirs))
       or (decision = 'withdrawn' and own and ctx.can('sign-in:configure'))
       or (decision = 'replaced' and ctx.can('sign-in:configure'))) then
    raise exception 'not theirs to decide' using errcode = '42501';
  end if;
  if p.decided_at is not null then return false; end if;
  update public.provider_proposals x set decided_as = decision, decided_by = ctx.person_id(), decided_at = clock_timestamp(), client_secret = null
   where x.id = p.id;
  return true;
end $$;
call ctx.hand_over('ctx.close_provider_proposal(uuid, text)', 'fp_credentials', 'fp_member');

-- What a proposal that waits would make the provider, to be tried and not to sign anybody in. Its own secret or, at the same
-- address, the one that is kept.
create function ctx.find_proposed_provider(proposal uuid) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select jsonb_build_object('organisation', x.organisation_id, 'issuer', x.issuer, 'clientId', x.client_id,
      'clientSecret', encode(coalesce(x.client_secret, i.client_secret, ''), 'hex'), 'tenant', x.tenant, 'subjectClaim', x.subject_claim,
      'emailClaim', x.email_claim, 'emailDomains', to_jsonb(x.email_domains), 'vouchesForEmail', x.vouches_for_email,
      'secondFactorValues', x.second_factor_values)
    from public.provider_proposals x
    left join public.identity_providers i on i.organisation_id = x.organisation_id and i.issuer = x.issuer
   where x.id = proposal and x.decided_at is null);
end $$;
call ctx.hand_over('ctx.find_proposed_provider(uuid)', 'fp_credentials', 'fp_auth');

-- Who may accept a proposal that waits: holders of the right in the installation, and administrators of the organisation's
-- people; never whoever proposed it.
create function ctx.provider_acceptors(proposal uuid) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not (ctx.can('sign-in:configure') or ctx.can('mail:send')) then raise exception 'needs sign-in:configure' using errcode = '42501'; end if;
  return (select coalesce(array_agg(distinct m.person_id), '{}')
    from public.provider_proposals x
    join public.memberships m on m.organisation_id = x.organisation_id
      or (m.organisation_id is null and m.partnership_id = '00000000-0000-0000-0000-000000000000')
   where x.id = proposal and x.decided_at is null and m.person_id <> x.proposed_by
     and ('sign-in:configure' = any (ctx.capabilities_of(m.person_id, '00000000-0000-0000-0000-000000000000'))
       or 'sign-in:accept' = any (ctx.organisation_capabilities(m.person_id, x.organisation_id))));
end $$;
call ctx.hand_over('ctx.provider_acceptors(uuid)', 'fp_rls', 'fp_member', 'fp_job');
