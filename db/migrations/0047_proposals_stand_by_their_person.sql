-- A proposal stands as long as whoever made it may propose: suspended, or without the right, they reach nothing by it any more.

-- Whether whoever proposed it holds the right still, and is not suspended.
create function ctx.proposal_is_backed(proposal uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from public.provider_proposals x
    where x.id = proposal
      and 'sign-in:configure' = any (ctx.capabilities_of(x.proposed_by, '00000000-0000-0000-0000-000000000000'))
      and not exists (select from public.accounts a join public.account_suspensions s on s.account_id = a.id
                       where a.person_id = x.proposed_by and s.lifted_at is null));
end $$;
call ctx.hand_over('ctx.proposal_is_backed(uuid)', 'fp_rls', 'fp_member', 'fp_job', 'fp_credentials');

-- As before; and refuses a proposal that nobody stands behind any more.
set local role fp_credentials;
create or replace function ctx.accept_provider(proposal uuid) returns jsonb
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
  if not ctx.proposal_is_backed(p.id) then return '{"refused": "unbacked"}'; end if;
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

-- As before; nobody, where nobody stands behind it any more.
set local role fp_rls;
create or replace function ctx.provider_acceptors(proposal uuid) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not (ctx.can('sign-in:configure') or ctx.can('mail:send')) then raise exception 'needs sign-in:configure' using errcode = '42501'; end if;
  return (select coalesce(array_agg(distinct m.person_id), '{}')
    from public.provider_proposals x
    join public.memberships m on m.organisation_id = x.organisation_id
      or (m.organisation_id is null and m.partnership_id = '00000000-0000-0000-0000-000000000000')
   where x.id = proposal and x.decided_at is null and m.person_id <> x.proposed_by
     and ctx.proposal_is_backed(x.id)
     and ('sign-in:configure' = any (ctx.capabilities_of(m.person_id, '00000000-0000-0000-0000-000000000000'))
       or 'sign-in:accept' = any (ctx.organisation_capabilities(m.person_id, x.organisation_id))));
end $$;
set local role fp_owner;
