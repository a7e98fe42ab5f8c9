-- Who asks for a role, who accepts it, and what ends it.

insert into role_capabilities (role_key, capability)
  select role_key, unnest(string_to_array(capabilities, ' ')) from (values
    ('partnership-manager',          'people:read memberships:manage memberships:accept'),
    ('partnership-administrator',    'people:read memberships:manage memberships:accept'),
    ('support-officer',              'people:read'),
    ('analyst',                      'people:read'),
    ('chair',                        'people:read memberships:accept'),
    ('vice-chair',                   'people:read memberships:accept'),
    ('member',                       'people:read'),
    ('responsible-authority-member', 'people:read'),
    ('substitute',                   'people:read'),
    ('project-manager',              'people:read'),
    ('liaison-officer',              'people:read'),
    ('auditor',                      'people:read'),
    ('county-lead',                  'people:read'),
    ('county-secretariat',           'people:read'),
    ('installation-auditor',         'people:read'),
    ('operator',                     'people:read memberships:manage memberships:accept')
  ) as held (role_key, capabilities);
-- Whoever is in a group sees the group and who else is in it; so do those who see who works in the partnership.
insert into role_capabilities (role_key, capability) select key, 'groups:read' from roles where scope = 'group';
insert into role_capabilities (role_key, capability)
  select role_key, 'groups:read' from role_capabilities where capability = 'people:read' and role_key not in ('operator', 'installation-auditor');

create table role_grants (
  partnership_id uuid not null default ctx.partnership_id() references partnerships (id),
  id             uuid not null default gen_random_uuid(),
  person_id      uuid not null references people (id),
  role_key       text not null references roles (key),
  group_id       uuid,
  from_on        date not null,
  to_on          date,
  proposed_by    uuid not null,
  proposed_at    timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  constraint role_grants_person unique (partnership_id, id, person_id, role_key, proposed_by),
  foreign key (partnership_id, group_id) references groups (partnership_id, id),
  constraint role_grants_end_after_start check (to_on >= from_on)
);
comment on table role_grants is 'Roles that somebody asks to be given to a person; none is held before a second person accepts';
comment on column role_grants.group_id is 'The group, for a role in a group; null for a role in the partnership';
create index role_grants_by_person on role_grants (person_id, partnership_id);

create table role_grant_refusals (
  partnership_id uuid not null default ctx.partnership_id(),
  grant_id       uuid not null,
  refused_by     uuid not null,
  refused_at     timestamptz not null default clock_timestamp(),
  primary key (partnership_id, grant_id),
  foreign key (partnership_id, grant_id) references role_grants (partnership_id, id)
);
comment on table role_grant_refusals is 'Asked-for roles that were declined, or taken back by whoever had asked';

-- A role held is one that a second person accepted, or that the operator gave at the console of the host.
do $$
declare t text;
begin
  foreach t in array array['memberships', 'group_memberships'] loop
    execute format('alter table %I add column grant_id uuid, add column accepted_by uuid, add column ended_at timestamptz, add column ended_by uuid', t);
    execute format('alter table %I add constraint %I check (
      (grant_id is null and granted_by is null and accepted_by is null)
      or (grant_id is not null and granted_by is not null and accepted_by is not null and accepted_by <> granted_by and accepted_by <> person_id))',
      t, t || '_two_persons');
    execute format('alter table %I add constraint %I unique (partnership_id, grant_id)', t, t || '_granted_once');
    execute format('alter table %I add constraint %I foreign key (partnership_id, grant_id, person_id, role_key, granted_by)
      references role_grants (partnership_id, id, person_id, role_key, proposed_by)', t, t || '_as_granted');
    -- What is ended on the day it began was not held for a whole day.
    execute format('alter table %I drop constraint %I', t, t || '_end_after_start');
    execute format('alter table %I add constraint %I check (to_on >= from_on or ended_at is not null)', t, t || '_end_after_start');
    execute format('alter table %I add constraint %I check ((ended_at is null) = (ended_by is null))', t, t || '_ended_by_somebody');
  end loop;
end $$;
comment on column memberships.granted_by is 'Who asked for it; null when the operator gave it at the console';
comment on column group_memberships.granted_by is 'Who asked for it; null when the operator gave it at the console';
call ctx.wall('role_grants');
call ctx.wall('role_grant_refusals');
create policy reads on role_grants for select to fp_member
  using ((select ctx.can('people:read')) or person_id = (select ctx.person_id()));
create policy proposes on role_grants for insert to fp_member
  with check ((select ctx.can('memberships:manage')) and proposed_by = (select ctx.person_id()));
create policy reads on role_grant_refusals for select to fp_member using ((select ctx.known()));
create policy refuses on role_grant_refusals for insert to fp_member
  with check (((select ctx.can('memberships:manage')) or (select ctx.can('memberships:accept'))) and refused_by = (select ctx.person_id()));
grant select, insert on role_grants, role_grant_refusals to fp_member;

-- Who works in the partnership is seen by those whose work it is to know, and everybody sees what they hold themselves.
alter policy reads on memberships to fp_job;
create policy fellows on memberships for select to fp_member using ((select ctx.can('people:read')));
create policy self on memberships for select to fp_member using (person_id = (select ctx.person_id()));
create policy accepts on memberships for insert to fp_member
  with check ((select ctx.can('memberships:accept')) and accepted_by = (select ctx.person_id()));
grant insert on memberships to fp_member;

alter policy reads on group_memberships using ((select ctx.can('people:read')) or group_id = any ((select ctx.my_groups('groups:read'))::uuid[]));
create policy accepts on group_memberships for insert to fp_member
  with check ((select ctx.can('memberships:accept')) and accepted_by = (select ctx.person_id()));
grant insert on group_memberships to fp_member;

create policy candidates on people for select to fp_member using (exists (select from role_grants g where g.person_id = people.id));

-- What somebody holds in a partnership today; and, through a group there, that they may see that group.
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
    select 'groups:read' where cardinality(ctx.groups_of(person, partnership, 'groups:read')) > 0) as held
$$;
set local role fp_owner;

-- Ends a role here at once: yesterday was its last day. It can only be brought to an end, never lengthened past the second
-- person who accepted it. False when it is over already, or not there.
do $$
declare t text;
begin
  foreach t in array array['memberships', 'group_memberships'] loop
    execute format('create policy ending on %I for update to fp_rls using (person_id is not null) with check (person_id is not null)', t);
    execute format('grant update (to_on, ended_at, ended_by) on %I to fp_rls', t);
  end loop;
end $$;
create function ctx.end_role(role uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare here uuid := ctx.partnership_id(); me uuid := ctx.person_id(); ended integer;
begin
  if not ctx.can('memberships:manage') then raise exception 'needs memberships:manage' using errcode = '42501'; end if;
  update public.memberships m set to_on = least(m.to_on, current_date - 1), ended_at = clock_timestamp(), ended_by = me
   where m.partnership_id = here and m.id = role and (m.to_on is null or m.to_on >= current_date);
  get diagnostics ended = row_count;
  if ended > 0 then return true; end if;
  update public.group_memberships g set to_on = least(g.to_on, current_date - 1), ended_at = clock_timestamp(), ended_by = me
   where g.partnership_id = here and g.id = role and (g.to_on is null or g.to_on >= current_date);
  get diagnostics ended = row_count;
  return ended > 0;
end $$;
call ctx.hand_over('ctx.end_role(uuid)', 'fp_rls', 'fp_member');
