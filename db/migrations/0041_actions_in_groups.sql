-- Whoever is in a group alone works there: they read the actions of their groups and their own, say how their own stand, and have
-- a page of what waits for them.

-- What every role in a partnership has: its own page of work. And apart from reading actions: all of them, the whole log.
insert into role_capabilities (role_key, capability)
  select role_key, 'work:read' from role_capabilities where capability = 'partnerships:read'
  union all
  select role_key, 'actions:read-all' from role_capabilities where capability = 'actions:read';

-- What a place in a group gives in the partnership that keeps it. None of these opens a table by itself: each policy that asks for
-- one of them asks as well which group it is, or whose.
create function ctx.held_through_groups() returns text[] language sql immutable set search_path = pg_catalog
  as $$ select array['actions:read', 'actions:update', 'groups:read', 'work:read'] $$;
call ctx.hand_over('ctx.held_through_groups()', 'fp_rls', 'fp_member');

set local role fp_rls;
create or replace function ctx.capabilities_of(person uuid, partnership uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct held.capability order by held.capability), '{}') from (
    select rc.capability
      from public.memberships m
      join public.roles r on r.key = m.role_key and r.scope in ('partnership', 'installation')
      join public.role_capabilities rc on rc.role_key = m.role_key
     where m.person_id = person and m.partnership_id = partnership
       and current_date >= m.from_on and (m.to_on is null or current_date <= m.to_on)
       and (r.scope = 'installation') = (partnership = '00000000-0000-0000-0000-000000000000')
    union all
    select unnest(ctx.held_through_groups()) where cardinality(ctx.groups_of(person, partnership, 'groups:read')) > 0) as held
$$;
set local role fp_owner;

create policy identity on actions for select to fp_rls using (id is not null);
create policy identity on action_escalations for select to fp_rls using (action_id is not null);
grant select on actions, action_escalations to fp_rls;

-- The actions of whoever asks: their own, those of their groups, and those that have come before one of their groups. Without what
-- was agreed at a restricted item that they may not read, unless it is theirs to do.
create function ctx.my_actions() returns uuid[]
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(a.id), '{}') from public.actions a
   where a.partnership_id = (select ctx.partnership_id())
     and ((a.person_id = (select ctx.person_id()) and (select ctx.can('actions:update')))
       or ((a.group_id = any ((select ctx.my_groups('groups:read'))::uuid[])
            or exists (select from public.action_escalations e where e.partnership_id = a.partnership_id and e.action_id = a.id
                        and e.to_group_id = any ((select ctx.my_groups('groups:read'))::uuid[])))
           and a.origin_id <> all ((select ctx.withheld_items())::uuid[])))
$$;
call ctx.hand_over('ctx.my_actions()', 'fp_rls', 'fp_member');

drop policy own on actions;
drop policy own on action_updates;
alter policy reads on actions using ((select ctx.can('actions:read-all')) or id = any ((select ctx.my_actions())::uuid[]));
alter policy reads on action_updates
  using ((select ctx.can('actions:read-all')) or action_id = any ((select ctx.my_actions())::uuid[]));
alter policy reads on action_escalations
  using ((select ctx.can('actions:read-all')) or action_id = any ((select ctx.my_actions())::uuid[]));

-- Who reads an action knows whose it is, who added it, and who recorded what became of it. The link of a reminder tells no names.
create function ctx.people_of_my_actions() returns uuid[]
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct named.person), '{}') from (
    select unnest(array[a.person_id, a.made_by]) as person from public.actions a
     where a.partnership_id = (select ctx.partnership_id()) and a.id = any ((select ctx.my_actions())::uuid[])
    union all
    select u.recorded_by from public.action_updates u
     where u.partnership_id = (select ctx.partnership_id()) and u.action_id = any ((select ctx.my_actions())::uuid[])) as named
   where named.person is not null
$$;
call ctx.hand_over('ctx.people_of_my_actions()', 'fp_rls', 'fp_member');
create policy action_people on people for select to fp_member
  using ((select ctx.can('actions:read')) and id = any ((select ctx.people_of_my_actions())::uuid[]));
