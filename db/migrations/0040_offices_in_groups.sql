-- A group's own chair and vice-chair act for their group: what their office holds is a role of its own, in force for as long as the
-- term of office is, for whoever has been given a place in the group as well.
alter table roles drop constraint roles_scope_known;
alter table roles add constraint roles_scope_known check (scope in ('partnership', 'group', 'office', 'organisation', 'installation'));
insert into roles (key, title, scope) values
  ('office-chair',      'Chair of a group in office', 'office'),
  ('office-vice-chair', 'Vice-chair of a group in office', 'office');
insert into role_capabilities (role_key, capability)
  select role_key, unnest(string_to_array(capabilities, ' ')) from (values
    ('office-chair',      'meetings:chair minutes:release minutes:withdraw'),
    ('office-vice-chair', 'minutes:release minutes:withdraw')
  ) as held (role_key, capabilities);

create policy identity on chair_terms for select to fp_rls using (person_id is not null);
grant select on chair_terms to fp_rls;

-- What somebody holds in the groups of a partnership today, group by group. A term of office alone opens nothing: one person records
-- it, and a place in the group is given by two.
create function ctx.held_in_groups(person uuid, partnership uuid) returns table (group_id uuid, capability text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  return query
    with places as (
      select g.group_id, g.role_key
        from public.group_memberships g join public.roles r on r.key = g.role_key and r.scope = 'group'
       where g.person_id = held_in_groups.person and g.partnership_id = held_in_groups.partnership
         and current_date >= g.from_on and (g.to_on is null or current_date <= g.to_on))
    select distinct held.group_id, rc.capability
      from (select p.group_id, p.role_key from places p
            union all
            select c.group_id, 'office-' || c.post from public.chair_terms c
             where c.person_id = held_in_groups.person and c.partnership_id = held_in_groups.partnership
               and current_date >= c.from_on and (c.to_on is null or current_date <= c.to_on)
               and c.group_id in (select p.group_id from places p)) held
      join public.role_capabilities rc on rc.role_key = held.role_key;
end $$;
call ctx.hand_over('ctx.held_in_groups(uuid, uuid)', 'fp_rls');

-- What an identity says of it beside the capabilities of the partnership: by group, without what every place in a group gives.
create function ctx.offices_of(person uuid, partnership uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_object_agg(h.group_id, h.held) from (
    select x.group_id, jsonb_agg(x.capability order by x.capability) as held
      from ctx.held_in_groups(person, partnership) x where x.capability <> 'groups:read' group by x.group_id) h
$$;
call ctx.hand_over('ctx.offices_of(uuid, uuid)', 'fp_rls');

set local role fp_rls;
create or replace function ctx.groups_of(person uuid, partnership uuid, capability text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select coalesce(array_agg(h.group_id order by h.group_id), '{}')
            from ctx.held_in_groups(person, partnership) h where h.capability = groups_of.capability);
end $$;

-- As before; of an office in a group, which group and what.
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
    'inGroups', case when there is not null then ctx.offices_of(who.id, there) end,
    'steppedUp', coalesce(se.stepped_up_at > clock_timestamp() - interval '10 minutes', false),
    'administers', (
      select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
        from public.organisations o
       where o.id in (select m.organisation_id from public.memberships m where m.person_id = who.id)
         and ctx.organisation_capabilities(who.id, o.id) <> '{}'),
    'partnerships', (
      select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name, 'kind', p.kind, 'through',
                        case when h.role then 'role' else 'group' end) order by p.name), '[]')
        from (select m.partnership_id as id, bool_or(m.role) as role from (
                select x.partnership_id, true as role from public.memberships x
                 where x.person_id = who.id and x.organisation_id is null
                   and current_date >= x.from_on and (x.to_on is null or current_date <= x.to_on)
                union
                select g.partnership_id, false from public.group_memberships g
                 where g.person_id = who.id and cardinality(ctx.groups_of(who.id, g.partnership_id, 'groups:read')) > 0) m
               group by m.partnership_id) h
        join public.partnerships p on p.id = h.id));
end $$;

-- As before; with what its person holds in groups, as the chair of one.
create or replace function ctx.message_recipient(message uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select case
    when m.to_setting is not null then
      jsonb_build_object('setting', m.to_setting, 'email', '', 'capabilities', '[]'::jsonb, 'suspended', false)
    when m.invitation_id is null then (
      select jsonb_build_object('email', a.email, 'capabilities', to_jsonb(array(
          select unnest(ctx.capabilities_of(m.person_id, m.partnership_id))
          union select h.capability from ctx.held_in_groups(m.person_id, m.partnership_id) h)),
        'suspended', exists (select from public.account_suspensions x where x.account_id = a.id and x.lifted_at is null))
        from public.accounts a where a.person_id = m.person_id)
    else (
      select jsonb_build_object('email', i.email, 'capabilities', '[]'::jsonb, 'suspended', false,
        'invitation', case when i.message_id = m.id then ctx.invitation_standing(i) else 'replaced' end)
        from public.invitations i where i.id = m.invitation_id) end
    from public.outgoing_messages m
   where m.id = message and m.partnership_id = ctx.partnership_id() and ctx.can('mail:send')
$$;
set local role fp_owner;

alter policy additions on meeting_steps with check (taken_by = (select ctx.person_id())
  and case kind when 'waived' then (select ctx.can('meetings:chair')) or group_id = any ((select ctx.my_groups('meetings:chair'))::uuid[])
      else (select ctx.can('meetings:manage')) end);
alter policy clears on minutes_clearances with check (cleared_by = (select ctx.person_id())
  and ((select ctx.can('meetings:chair')) or group_id = any ((select ctx.my_groups('meetings:chair'))::uuid[])));
alter policy withdraws on minutes_withdrawals with check (withdrawn_by = (select ctx.person_id())
  and ((select ctx.can('minutes:withdraw')) or group_id = any ((select ctx.my_groups('minutes:withdraw'))::uuid[])));
alter policy additions on chair_determinations with check (found_by = (select ctx.person_id())
  and ((select ctx.can('meetings:chair')) or group_id = any ((select ctx.my_groups('meetings:chair'))::uuid[])));
alter policy additions on motion_texts with check (case part when 'proposal' then (select ctx.can('meetings:manage'))
  else (select ctx.can('meetings:chair')) or group_id = any ((select ctx.my_groups('meetings:chair'))::uuid[]) end);

-- In the office of the group first; whoever holds none there agrees in that of the partnership.
alter policy agrees on minutes_agreements with check (agreed_by = (select ctx.person_id()) and case
  when group_id = any ((select ctx.my_groups('meetings:chair'))::uuid[]) then office = 'chair'
  when group_id = any ((select ctx.my_groups('minutes:release'))::uuid[]) then office = 'vice-chair'
  when (select ctx.can('meetings:chair')) then office = 'chair'
  else (select ctx.can('minutes:release')) and office = 'vice-chair' end);
