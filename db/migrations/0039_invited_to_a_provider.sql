-- Whoever is invited by an organisation whose people sign in at its provider only chooses no passphrase: it would open nothing.

create function ctx.has_local_sign_in(organisation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select not exists (select from public.identity_providers i where i.organisation_id = organisation and not i.local_sign_in)
$$;
call ctx.hand_over('ctx.has_local_sign_in(uuid)', 'fp_credentials', 'fp_rls');

set local role fp_rls;
create or replace function ctx.find_invitation(token bytea) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('id', i.id, 'name', i.name, 'email', i.email, 'organisation', o.name,
      'words', to_jsonb(array_remove(array[i.name, o.name, p.name], null)),
      'hasAccount', exists (select from public.accounts a where a.email = i.email),
      'hasLocalSignIn', ctx.has_local_sign_in(i.organisation_id))
    from public.invitations i
    join public.organisations o on o.id = i.organisation_id
    left join public.partnerships p on p.id = i.sought_partnership_id
   where i.token_hash = sha256(token) and ctx.invitation_standing(i) = 'open'
$$;
set local role fp_owner;
