-- An organisation's own joiners and leavers: who administers its people, invitations by e-mail, suspension and departure.

insert into roles (key, title, scope) values ('organisation-administrator', 'Organisation administrator', 'organisation');
insert into role_capabilities (role_key, capability) values ('organisation-administrator', 'staff:manage');

-- The role is asked for and accepted like every other, and names the organisation over whose people it is held.
alter table role_grants add column organisation_id uuid references organisations (id);
alter table role_grants add constraint role_grants_group_or_organisation check (group_id is null or organisation_id is null);
alter table role_grants add constraint role_grants_organisation unique (partnership_id, id, organisation_id);
alter table memberships add column organisation_id uuid references organisations (id);
alter table memberships add constraint memberships_organisation_as_granted
  foreign key (partnership_id, grant_id, organisation_id) references role_grants (partnership_id, id, organisation_id);
comment on column role_grants.organisation_id is 'For the role of an organisation: over whose people it is held. Null for every other role';
comment on column memberships.organisation_id is 'For the role of an organisation: over whose people it is held. Null for every other role';

-- Whoever asked for a role is seen with it, and may be of an organisation that works elsewhere.
create policy askers on people for select to fp_member using (exists (select from role_grants g where g.proposed_by = people.id));

alter table account_suspensions
  add column kind text not null default 'suspended' constraint account_suspensions_kind_known check (kind in ('suspended', 'left')),
  add column suspended_by uuid,
  add column lifted_by uuid;
comment on column account_suspensions.kind is 'left: the person works for the organisation no more, and their roles ended with it';
comment on column account_suspensions.suspended_by is 'The administrator of the organisation; null when it was the operator, whose suspension only the operator lifts';

create table invitations (
  id                    uuid primary key default gen_random_uuid(),
  organisation_id       uuid not null references organisations (id),
  name                  text not null constraint invitations_name_given check (name <> ''),
  email                 text not null constraint invitations_email_lower check (email = lower(email) and email <> ''),
  sought_partnership_id uuid references partnerships (id),
  sought_role_key       text references roles (key),
  invited_by            uuid not null references people (id),
  invited_at            timestamptz not null default clock_timestamp(),
  times_sent            integer not null default 0,
  sent_at               timestamptz,
  message_id            uuid,
  token_hash            bytea constraint invitations_token_unique unique,
  expires_at            timestamptz,
  cancelled_at          timestamptz,
  cancelled_by          uuid,
  used_at               timestamptz,
  account_id            uuid references accounts (id),
  constraint invitations_role_in_partnership check ((sought_partnership_id is null) = (sought_role_key is null)),
  constraint invitations_used_by_somebody check ((used_at is null) = (account_id is null))
);
comment on table invitations is 'People whom an organisation has asked by e-mail to join; the link works once, and only the hash of its secret is kept';
comment on column invitations.sought_role_key is 'A role in a partnership that is asked for when they come; somebody there has to accept it';
comment on column invitations.invited_by is 'Who sent it last: the invitation stands while they may invite';
comment on column invitations.message_id is 'The message with the link that works; those before it do not any more';
create unique index invitations_open_once on invitations (organisation_id, email) where cancelled_at is null and used_at is null;
create index invitations_by_time on invitations (organisation_id, invited_at desc);

alter table outgoing_messages alter column person_id drop not null;
alter table outgoing_messages add column invitation_id uuid references invitations (id);
alter table outgoing_messages add constraint outgoing_messages_one_recipient check (num_nonnulls(person_id, invitation_id) = 1);
comment on column outgoing_messages.invitation_id is 'For somebody who is not a person here yet: whether the invitation stands is looked up when it is sent';

-- The identity of a transaction may name an organisation, whose people it is about.
set local role fp_rls;
drop function ctx.sign(text, uuid, uuid, uuid, uuid, uuid, text[], text);
create function ctx.sign(role text, partnership uuid, person uuid, account uuid, session uuid, job uuid, capabilities text[], request text,
                         organisation uuid default null)
  returns void language plpgsql security definer set search_path = pg_catalog as $$
declare body text := jsonb_build_object(
    'role', role, 'partnership', partnership, 'person', person, 'account', account, 'session', session, 'job', job,
    'capabilities', to_jsonb(capabilities), 'request', request, 'organisation', organisation,
    'backend', pg_backend_pid(), 'transaction', extract(epoch from transaction_timestamp())::text)::text;
begin
  perform set_config('app.ctx', ctx.mac(body) || body, true);  -- true: gone at COMMIT or ROLLBACK
end $$;
revoke execute on function ctx.sign(text, uuid, uuid, uuid, uuid, uuid, text[], text, uuid) from public;
set local role fp_owner;

create function ctx.organisation_id() returns uuid language sql stable security definer set search_path = pg_catalog
  as $$ select (ctx.claims()->>'organisation')::uuid $$;
comment on function ctx.organisation_id() is 'The organisation over whose people the transaction has a right; null in every other';
call ctx.hand_over('ctx.organisation_id()', 'fp_rls', 'fp_member', 'fp_job', 'fp_credentials');

create policy taking_part on partnership_organisations for select to fp_rls using (id is not null);
grant select on partnership_organisations to fp_rls;

-- What a person may do today with an organisation's people: only as long as they work for it themselves, they are not
-- suspended, and it takes part in the partnership that gave the role (one given in the installation holds everywhere).
create function ctx.organisation_capabilities(person uuid, organisation uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct rc.capability order by rc.capability), '{}')
    from public.memberships m
    join public.people p on p.id = m.person_id and p.organisation_id = m.organisation_id
    join public.roles r on r.key = m.role_key and r.scope = 'organisation'
    join public.role_capabilities rc on rc.role_key = m.role_key
   where m.person_id = person and m.organisation_id = organisation
     and current_date >= m.from_on and (m.to_on is null or current_date <= m.to_on)
     and (m.partnership_id = '00000000-0000-0000-0000-000000000000' or exists (
       select from public.partnership_organisations o where o.partnership_id = m.partnership_id and o.organisation_id = organisation
          and (o.from_on is null or o.from_on <= current_date) and (o.to_on is null or o.to_on >= current_date)))
     and not exists (select from public.accounts a join public.account_suspensions x on x.account_id = a.id
                      where a.person_id = person and x.lifted_at is null)
$$;
call ctx.hand_over('ctx.organisation_capabilities(uuid, uuid)', 'fp_rls');

-- The partnerships that the organisation of this transaction takes part in today.
create function ctx.partnerships_taken_part_in() returns uuid[]
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct o.partnership_id), '{}') from public.partnership_organisations o
   where o.organisation_id = ctx.organisation_id()
     and (o.from_on is null or o.from_on <= current_date) and (o.to_on is null or o.to_on >= current_date)
$$;
call ctx.hand_over('ctx.partnerships_taken_part_in()', 'fp_rls', 'fp_member', 'fp_job');

set local role fp_rls;

-- As before, and over which organisations' people they have a right. That role is none in a partnership.
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
    'administers', (
      select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
        from public.organisations o
       where o.id in (select m.organisation_id from public.memberships m where m.person_id = who.id)
         and ctx.organisation_capabilities(who.id, o.id) <> '{}'),
    'partnerships', (
      select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name, 'kind', p.kind) order by p.name), '[]')
        from public.partnerships p
       where exists (select from public.memberships m where m.person_id = who.id and m.partnership_id = p.id and m.organisation_id is null
                        and current_date >= m.from_on and (m.to_on is null or current_date <= m.to_on))));
end $$;

set local role fp_owner;

-- A signed-in person, on the pages of an organisation's people. What is written there beside them is the installation's.
-- Without a right over that organisation's people the transaction has neither, and the answer says so.
create function ctx.begin_organisation(token bytea, organisation uuid, request text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare who jsonb := ctx.begin_member(token, null, request); installation constant uuid := '00000000-0000-0000-0000-000000000000';
        held text[] := ctx.organisation_capabilities((who->>'person')::uuid, organisation); withheld boolean := false;
begin
  if held <> '{}' and who->>'secondFactor' <> 'given' and (who->>'secondFactor' = 'awaited' or ctx.asks_second_factor(installation)) then
    withheld := true;
    held := '{}';
  end if;
  if held <> '{}' then
    perform ctx.sign('fp_member', installation, (who->>'person')::uuid, (who->>'account')::uuid, (who->>'session')::uuid, null, held,
                     request, organisation);
  end if;
  return who || jsonb_build_object('capabilities', to_jsonb(held), 'withheld', withheld, 'organisation', (
    select jsonb_build_object('id', o.id, 'name', o.name) from public.organisations o where o.id = organisation and held <> '{}'));
end $$;
call ctx.hand_over('ctx.begin_organisation(bytea, uuid, text)', 'fp_rls', 'fp_member');

-- An organisation's people, for whoever has a right over them: ctx.organisation_id() is theirs, and nobody else's.
create policy own_organisation on people for select to fp_member using (organisation_id = (select ctx.organisation_id()));
create policy own_organisation on accounts for select to fp_member
  using (exists (select from people p where p.id = accounts.person_id and p.organisation_id = (select ctx.organisation_id())));
create policy own_organisation on account_suspensions for select to fp_member
  using (exists (select from accounts a join people p on p.id = a.person_id
                  where a.id = account_suspensions.account_id and p.organisation_id = (select ctx.organisation_id())));
grant select on account_suspensions to fp_member;

alter table invitations enable row level security;
alter table invitations force row level security;
create policy own_organisation on invitations for select to fp_member, fp_job using (organisation_id = (select ctx.organisation_id()));
create policy invites on invitations for insert to fp_member, fp_job
  with check (organisation_id = (select ctx.organisation_id()) and invited_by = (select ctx.person_id())
    and times_sent = 0 and cancelled_at is null and used_at is null);
create policy identity on invitations for select to fp_rls using (id is not null);
create policy redemption on invitations to fp_credentials using (id is not null) with check (id is not null);
grant select (id, organisation_id, name, email, sought_partnership_id, sought_role_key, invited_by, invited_at, times_sent, sent_at,
              message_id, expires_at, cancelled_at, cancelled_by, used_at, account_id), insert on invitations to fp_member, fp_job;
grant select on invitations to fp_rls;
grant select, update (invited_by, times_sent, sent_at, message_id, token_hash, expires_at, cancelled_at, cancelled_by, used_at, account_id)
  on invitations to fp_credentials;
create policy invitations on outgoing_messages for select to fp_member
  using (exists (select from invitations i where i.id = outgoing_messages.invitation_id and i.organisation_id = (select ctx.organisation_id())));

-- open, or why not: used, cancelled, expired, or unbacked, when whoever sent it may invite no more.
create function ctx.invitation_standing(i invitations) returns text
  language sql stable security definer set search_path = pg_catalog as $$
  select case when i.used_at is not null then 'used' when i.cancelled_at is not null then 'cancelled'
    when i.expires_at <= clock_timestamp() then 'expired'
    when not 'staff:manage' = any (ctx.organisation_capabilities(i.invited_by, i.organisation_id)) then 'unbacked'
    else 'open' end
$$;
call ctx.hand_over('ctx.invitation_standing(invitations)', 'fp_rls', 'fp_credentials');

-- Whether somebody may still invite for the organisation of this transaction.
create function ctx.still_invites(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  as $$ select 'staff:manage' = any (ctx.organisation_capabilities(person, ctx.organisation_id())) $$;
call ctx.hand_over('ctx.still_invites(uuid)', 'fp_rls', 'fp_member');

-- A message to a person, or to somebody invited.
set local role fp_queue;
create function ctx.put_message(partnership uuid, kind text, key text, person uuid, invitation uuid, params jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare message uuid;
begin
  insert into public.outgoing_messages (partnership_id, kind, key, person_id, invitation_id, params)
    values (partnership, put_message.kind, put_message.key, person, invitation, put_message.params)
    on conflict on constraint outgoing_messages_key_once do nothing returning id into message;
  if message is null then
    return (select m.id from public.outgoing_messages m
             where m.partnership_id = partnership and m.kind = put_message.kind and m.key = put_message.key);
  end if;
  insert into public.jobs (partnership_id, name, payload, capabilities)
    values (partnership, 'mail.send', jsonb_build_object('message', message), array['mail:send']);
  return message;
end $$;
revoke execute on function ctx.put_message(uuid, text, text, uuid, uuid, jsonb) from public;
grant execute on function ctx.put_message(uuid, text, text, uuid, uuid, jsonb) to fp_credentials;
create or replace function ctx.put_message(partnership uuid, kind text, key text, person uuid, params jsonb) returns uuid
  language sql security definer set search_path = pg_catalog
  as 'select ctx.put_message(partnership, kind, key, person, null, params)';

set local role fp_rls;

-- As before; of an invitation, whether it stands and this is its latest message.
create or replace function ctx.message_recipient(message uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select case when m.invitation_id is null then (
      select jsonb_build_object('email', a.email, 'capabilities', to_jsonb(ctx.capabilities_of(m.person_id, m.partnership_id)),
        'suspended', exists (select from public.account_suspensions x where x.account_id = a.id and x.lifted_at is null))
        from public.accounts a where a.person_id = m.person_id)
    else (
      select jsonb_build_object('email', i.email, 'capabilities', '[]'::jsonb, 'suspended', false,
        'invitation', case when i.message_id = m.id then ctx.invitation_standing(i) else 'replaced' end)
        from public.invitations i where i.id = m.invitation_id) end
    from public.outgoing_messages m
   where m.id = message and m.partnership_id = ctx.partnership_id() and ctx.can('mail:send')
$$;

-- As before; and of an invitation, where no partnership is live, for whoever may send it.
create or replace function ctx.message_token(message uuid) returns text
  language sql stable security definer set search_path = pg_catalog as $$
  select ctx.link_token(m.id) from public.outgoing_messages m
    join public.partnerships p on p.id = m.partnership_id
    left join public.invitations i on i.id = m.invitation_id
   where m.id = message and m.partnership_id = ctx.partnership_id()
     and (ctx.can('mail:send') or (ctx.can('mail:read') and p.stage = 'demonstration')
       or (i.organisation_id = ctx.organisation_id() and not ctx.asks_second_factor('00000000-0000-0000-0000-000000000000')))
$$;

set local role fp_owner;

-- Sends the open invitations among these, or sends them again: each gets a new link that is good for so many days, and the
-- link before it ends. Whoever sends an invitation stands for it from then on. Answers how many.
create function ctx.send_invitations(wanted uuid[], kind text, days integer) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare i public.invitations; message uuid; sent integer := 0;
begin
  for i in select * from public.invitations x
      where x.id = any (wanted) and x.organisation_id = ctx.organisation_id() and x.cancelled_at is null and x.used_at is null
      order by x.id for update loop
    message := ctx.put_message('00000000-0000-0000-0000-000000000000', kind, i.id || ' ' || (i.times_sent + 1), null, i.id,
      jsonb_build_object('days', send_invitations.days::text));
    update public.invitations set message_id = message, token_hash = ctx.link_token_hash(message), times_sent = i.times_sent + 1,
           invited_by = ctx.person_id(), sent_at = clock_timestamp(), expires_at = clock_timestamp() + make_interval(days => send_invitations.days)
     where id = i.id;
    sent := sent + 1;
  end loop;
  return sent;
end $$;
call ctx.hand_over('ctx.send_invitations(uuid[], text, integer)', 'fp_credentials', 'fp_member', 'fp_job');

-- Takes an invitation back. False when it was used or taken back already, or is another organisation's.
create function ctx.cancel_invitation(invitation uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.invitations i set cancelled_at = clock_timestamp(), cancelled_by = ctx.person_id()
   where i.id = invitation and i.organisation_id = ctx.organisation_id() and i.cancelled_at is null and i.used_at is null;
  return found;
end $$;
call ctx.hand_over('ctx.cancel_invitation(uuid)', 'fp_credentials', 'fp_member');

-- What a link invites to, as long as it stands.
create function ctx.find_invitation(token bytea) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('id', i.id, 'name', i.name, 'email', i.email, 'organisation', o.name,
      'words', to_jsonb(array_remove(array[i.name, o.name, p.name], null)),
      'hasAccount', exists (select from public.accounts a where a.email = i.email))
    from public.invitations i
    join public.organisations o on o.id = i.organisation_id
    left join public.partnerships p on p.id = i.sought_partnership_id
   where i.token_hash = sha256(token) and ctx.invitation_standing(i) = 'open'
$$;
call ctx.hand_over('ctx.find_invitation(bytea)', 'fp_rls', 'fp_auth');

create policy joins on people for insert to fp_credentials with check (id is not null);
grant insert on people to fp_credentials;
create policy joins on accounts for insert to fp_credentials with check (id is not null);
grant insert on accounts to fp_credentials;
create policy joins on role_grants for insert to fp_credentials with check (id is not null);
grant insert on role_grants to fp_credentials;

-- Makes a person of whoever was invited, with an account and a passphrase. Null when the invitation stands no more, or when
-- somebody has the address already.
create function ctx.use_invitation(token bytea, passphrase_hash text) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare i public.invitations; person uuid := gen_random_uuid(); account uuid := gen_random_uuid();
begin
  select * into i from public.invitations x where x.token_hash = sha256(token) for update;
  if i.id is null or ctx.invitation_standing(i) <> 'open' then return null; end if;
  if exists (select from public.accounts a where a.email = i.email) then return null; end if;
  insert into public.people (id, name, organisation_id) values (person, i.name, i.organisation_id);
  insert into public.accounts (id, person_id, email, passphrase_hash) values (account, person, i.email, use_invitation.passphrase_hash);
  update public.invitations set used_at = clock_timestamp(), account_id = account where id = i.id;
  return account;
end $$;
call ctx.hand_over('ctx.use_invitation(bytea, text)', 'fp_credentials', 'fp_auth');

-- Appends to another chain than the transaction's own. The installation's end is always locked first.
create function ctx.append_elsewhere(chain uuid, who jsonb, events jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from public.audit_heads h where h.partnership_id = '00000000-0000-0000-0000-000000000000' for update;
  perform ctx.append(chain, who, events);
end $$;
call ctx.hand_over('ctx.append_elsewhere(uuid, jsonb, jsonb)', 'fp_audit_w', 'fp_credentials');

create function ctx.takes_part(organisation uuid, partnership uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.partnership_organisations o
    where o.partnership_id = partnership and o.organisation_id = organisation
      and (o.from_on is null or o.from_on <= current_date) and (o.to_on is null or o.to_on >= current_date))
$$;
call ctx.hand_over('ctx.takes_part(uuid, uuid)', 'fp_rls', 'fp_credentials');

create function ctx.holders(partnership uuid, capability text) returns setof uuid
  language sql stable security definer set search_path = pg_catalog as $$
  select distinct m.person_id from public.memberships m
   where m.partnership_id = partnership and capability = any (ctx.capabilities_of(m.person_id, partnership))
$$;
call ctx.hand_over('ctx.holders(uuid, text)', 'fp_rls', 'fp_credentials');

create policy known_roles on roles for select to fp_credentials using (key is not null);
grant select on roles to fp_credentials;

-- Asks for the role that an invitation which has been used named, in the name of whoever invited, and tells those who may
-- accept it. The partnership decides: nothing is held before. Answers the request, or null when there is none.
create function ctx.ask_for_sought_role(account uuid, kind text, request text) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare i public.invitations; who uuid; asked uuid := gen_random_uuid(); acceptor uuid;
begin
  select * into i from public.invitations x where x.account_id = account;
  if i.sought_role_key is null or not ctx.takes_part(i.organisation_id, i.sought_partnership_id)
    or not exists (select from public.roles r where r.key = i.sought_role_key and r.scope = 'partnership') then return null; end if;
  select a.person_id into who from public.accounts a where a.id = account;
  insert into public.role_grants (partnership_id, id, person_id, role_key, from_on, proposed_by)
    values (i.sought_partnership_id, asked, who, i.sought_role_key, current_date, i.invited_by);
  perform ctx.append_elsewhere(i.sought_partnership_id, jsonb_build_object('person', i.invited_by, 'request', ask_for_sought_role.request),
    jsonb_build_array(jsonb_build_object('event', 'role.asked-for', 'subject', asked,
      'detail', jsonb_build_object('person', who, 'role', i.sought_role_key, 'group', null, 'invitation', i.id))));
  for acceptor in select ctx.holders(i.sought_partnership_id, 'memberships:accept') loop
    if acceptor <> i.invited_by then
      perform ctx.put_message(i.sought_partnership_id, kind, asked || ' ' || acceptor, acceptor, '{}');
    end if;
  end loop;
  return asked;
end $$;
call ctx.hand_over('ctx.ask_for_sought_role(uuid, text, text)', 'fp_credentials', 'fp_auth');

-- The account of somebody of the organisation of this transaction, other than whoever asks: nobody does this to themselves.
create function ctx.colleague_account(person uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog as $$
  select a.id from public.accounts a join public.people p on p.id = a.person_id
   where p.id = person and p.organisation_id = ctx.organisation_id() and p.id <> ctx.person_id()
$$;
call ctx.hand_over('ctx.colleague_account(uuid)', 'fp_rls', 'fp_credentials');

-- Ends all that somebody holds, in every partnership and group, as of yesterday. Answers what, by partnership.
create function ctx.end_roles_of(person uuid) returns jsonb
  language sql security definer set search_path = pg_catalog as $$
  with ended as (
    update public.memberships m set to_on = least(m.to_on, current_date - 1), ended_at = clock_timestamp(), ended_by = ctx.person_id()
     where m.person_id = person and (m.to_on is null or m.to_on >= current_date) returning m.partnership_id, m.id, m.role_key),
  left_groups as (
    update public.group_memberships g set to_on = least(g.to_on, current_date - 1), ended_at = clock_timestamp(), ended_by = ctx.person_id()
     where g.person_id = person and (g.to_on is null or g.to_on >= current_date) returning g.partnership_id, g.id, g.role_key)
  select coalesce(jsonb_agg(jsonb_build_object('partnership', e.partnership_id, 'id', e.id, 'role', e.role_key) order by e.partnership_id, e.id), '[]')
    from (select * from ended union all select * from left_groups) e
$$;
call ctx.hand_over('ctx.end_roles_of(uuid)', 'fp_rls', 'fp_credentials');

create policy administration on account_suspensions for insert to fp_credentials with check (account_id is not null);
create policy restoration on account_suspensions for update to fp_credentials
  using (account_id is not null) with check (account_id is not null);
grant insert, update (lifted_at, lifted_by) on account_suspensions to fp_credentials;

-- Suspends somebody of one's own organisation, or notes that they have left it: then their roles end too. Sessions and links
-- end at once. Answers how many roles ended, or null when they are suspended (or have left) already.
create function ctx.suspend_colleague(person uuid, kind text, reason text) returns integer
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
call ctx.hand_over('ctx.suspend_colleague(uuid, text, text)', 'fp_credentials', 'fp_member');

-- Lifts what an administrator of the organisation imposed. What the operator imposed stays, and roles that ended stay ended.
create function ctx.restore_colleague(person uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare account uuid := ctx.colleague_account(person);
begin
  if account is null then raise exception 'not a colleague' using errcode = '42501'; end if;
  update public.account_suspensions x set lifted_at = clock_timestamp(), lifted_by = ctx.person_id()
   where x.account_id = account and x.lifted_at is null and x.suspended_by is not null;
  return found;
end $$;
call ctx.hand_over('ctx.restore_colleague(uuid)', 'fp_credentials', 'fp_member');
