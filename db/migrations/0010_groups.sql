-- Organisations as they were and became, who belongs to which group, and which partnerships a group serves.

create table organisation_names (
  organisation_id uuid not null references organisations (id),
  name            text not null constraint organisation_names_name_given check (name <> ''),
  from_on         date,
  to_on           date,
  source          text not null default '',
  primary key (organisation_id, name),
  constraint organisation_names_end_after_start check (to_on >= from_on)
);
comment on table organisation_names is 'Names an organisation had before, or is known by beside its own, with the days they held where these are known';

create table organisation_successors (
  organisation_id uuid not null references organisations (id),
  successor_id    uuid not null references organisations (id),
  succeeded_on    date not null,
  source          text not null default '',
  primary key (organisation_id, successor_id),
  constraint organisation_successors_another check (successor_id <> organisation_id)
);
comment on table organisation_successors is 'Who took over an organisation''s part, and when: a trust may pass to several groups, and several to one board';

-- One body may have several successors: the table above says so, a column could not.
alter table organisations drop column successor_id;
alter table organisations add constraint organisations_name_unique unique (name);

-- An organisation may take part in the same capacity more than once, at different times.
alter table partnership_organisations add column id uuid not null default gen_random_uuid();
alter table partnership_organisations drop constraint partnership_organisations_pkey;
alter table partnership_organisations add primary key (partnership_id, id);
alter table partnership_organisations add constraint partnership_organisations_once
  unique nulls not distinct (partnership_id, organisation_id, capacity, from_on);
create index partnership_organisations_by_organisation on partnership_organisations (organisation_id);

do $$
declare t text;
begin
  foreach t in array array['organisation_names', 'organisation_successors'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy directory on %I for select to fp_member, fp_public, fp_job using ((select ctx.known()))', t);
    execute format('create policy additions on %I for insert to fp_job with check ((select ctx.can(''partnerships:create'')))', t);
    execute format('grant select on %I to fp_member, fp_public, fp_job', t);
    execute format('grant insert on %I to fp_job', t);
  end loop;
end $$;

-- Roles in a group hold capabilities in that group alone; roles of an organisation, over its own people.
alter table roles drop constraint roles_scope_known;
alter table roles add constraint roles_scope_known check (scope in ('partnership', 'group', 'organisation', 'installation'));

insert into roles (key, title, scope) values
  ('partnership-administrator',    'Partnership administrator', 'partnership'),
  ('responsible-authority-member', 'Member for a responsible authority', 'partnership'),
  ('substitute',                   'Substitute', 'partnership'),
  ('invited-member',               'Invited member', 'partnership'),
  ('ex-officio-member',            'Member ex officio', 'partnership'),
  ('project-manager',              'Project manager', 'partnership'),
  ('liaison-officer',              'Designated liaison officer', 'partnership'),
  ('county-secretariat',           'County secretariat', 'partnership'),
  ('policing-body-officer',        'Officer of the policing body', 'partnership'),
  ('group-chair',                  'Chair of the group', 'group'),
  ('group-member',                 'Member of the group', 'group'),
  ('funding-member',               'Member of the funding sub-group', 'group'),
  ('asb-coordinator',              'Coordinator of anti-social behaviour case reviews', 'group'),
  ('marac-coordinator',            'MARAC coordinator', 'group'),
  ('iom-coordinator',              'Coordinator of integrated offender management', 'group'),
  ('channel-coordinator',          'Channel coordinator', 'group'),
  ('review-coordinator',           'Coordinator of domestic abuse related death reviews', 'group'),
  ('panel-member',                 'Panel member', 'group'),
  ('independent-adviser',          'Independent domestic or sexual violence adviser', 'group'),
  ('independent-chair',            'Independent chair', 'group');

-- What those who sit on a board may do follows from the board; cases are never implied by it.
insert into role_capabilities (role_key, capability)
  select role_key, unnest(string_to_array(capabilities, ' ')) from (values
    ('partnership-administrator',    'partnerships:read'),
    ('responsible-authority-member', 'partnerships:read assessments:read'),
    ('substitute',                   'partnerships:read assessments:read'),
    ('invited-member',               'partnerships:read'),
    ('ex-officio-member',            'partnerships:read'),
    ('project-manager',              'partnerships:read'),
    ('liaison-officer',              'partnerships:read datasets:read'),
    ('county-secretariat',           'partnerships:read datasets:read assessments:read'),
    ('policing-body-officer',        'partnerships:read')
  ) as held (role_key, capabilities);

create table group_memberships (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  group_id       uuid not null,
  person_id      uuid not null references people (id),
  role_key       text not null references roles (key),
  from_on        date not null,
  to_on          date,
  granted_at     timestamptz not null default clock_timestamp(),
  granted_by     uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references groups (partnership_id, id),
  constraint group_memberships_end_after_start check (to_on >= from_on)
);
comment on table group_memberships is 'Which role a person holds in a group, from and to which day (both included). The row lives with the group''s host partnership';
create index group_memberships_by_person on group_memberships (person_id, partnership_id);
create index group_memberships_by_group on group_memberships (partnership_id, group_id);

create table group_partnerships (
  partnership_id uuid not null default ctx.partnership_id(),
  group_id       uuid not null,
  served_id      uuid not null references partnerships (id),
  from_on        date not null,
  to_on          date,
  source         text not null default '',
  primary key (partnership_id, group_id, served_id),
  foreign key (partnership_id, group_id) references groups (partnership_id, id),
  constraint group_partnerships_another check (served_id <> partnership_id),
  constraint group_partnerships_end_after_start check (to_on >= from_on)
);
comment on table group_partnerships is 'Share rules: which other partnerships a group serves, and so may see that it is there and who is in it, and nothing else';
create index group_partnerships_by_served on group_partnerships (served_id);

-- The groups of other partnerships that serve the one of this transaction today.
create function ctx.groups_serving() returns uuid[]
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(s.group_id), '{}') from public.group_partnerships s
   where s.served_id = ctx.partnership_id() and current_date >= s.from_on and (s.to_on is null or current_date <= s.to_on)
$$;
call ctx.hand_over('ctx.groups_serving()', 'fp_rls', 'fp_member');

-- The groups of a partnership in which a person holds a capability today.
create function ctx.groups_of(person uuid, partnership uuid, capability text) returns uuid[]
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct g.group_id order by g.group_id), '{}')
    from public.group_memberships g
    join public.roles r on r.key = g.role_key and r.scope = 'group'
    join public.role_capabilities rc on rc.role_key = g.role_key and rc.capability = groups_of.capability
   where g.person_id = person and g.partnership_id = partnership
     and current_date >= g.from_on and (g.to_on is null or current_date <= g.to_on)
$$;
call ctx.hand_over('ctx.groups_of(uuid, uuid, text)', 'fp_rls');

-- What policies by group ask: write it as group_id = any((select ctx.my_groups('…'))::uuid[]).
create function ctx.my_groups(capability text) returns uuid[]
  language sql stable security definer set search_path = pg_catalog
  as $$ select ctx.groups_of(ctx.person_id(), ctx.partnership_id(), capability) $$;
call ctx.hand_over('ctx.my_groups(text)', 'fp_rls', 'fp_member', 'fp_job');

-- A role in a group, or in an organisation, gives nothing when it is held as one in a partnership.
set local role fp_rls;
create or replace function ctx.capabilities_of(person uuid, partnership uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct rc.capability order by rc.capability), '{}')
    from public.memberships m
    join public.roles r on r.key = m.role_key and r.scope in ('partnership', 'installation')
    join public.role_capabilities rc on rc.role_key = m.role_key
   where m.person_id = person and m.partnership_id = partnership
     and current_date >= m.from_on and (m.to_on is null or current_date <= m.to_on)
     and (r.scope = 'installation') = (partnership = '00000000-0000-0000-0000-000000000000')
$$;
set local role fp_owner;

-- The doors in the wall, for signed-in people only: what a share rule opens of these tables can be read, and never written.
call ctx.wall('group_memberships');
call ctx.wall('group_partnerships');
do $$
declare door record;
begin
  for door in select * from (values
      ('groups', 'id = any ((select ctx.groups_serving())::uuid[])'),
      ('group_memberships', 'group_id = any ((select ctx.groups_serving())::uuid[])'),
      ('group_partnerships', 'served_id = (select ctx.partnership_id())')) as x (t, opened) loop
    execute format('alter policy tenant on %I to fp_public, fp_job', door.t);
    execute format('create policy tenant_or_shared on %I as restrictive to fp_member
      using (partnership_id = (select ctx.partnership_id()) or %s) with check (partnership_id = (select ctx.partnership_id()))', door.t, door.opened);
  end loop;
end $$;

create policy reads on group_memberships for select to fp_member using ((select ctx.can('partnerships:read')));
create policy additions on group_memberships for insert to fp_job with check ((select ctx.can('people:add')));
create policy identity on group_memberships for select to fp_rls using (person_id is not null);
grant select on group_memberships to fp_member, fp_rls;
grant insert on group_memberships to fp_job;

create policy reads on group_partnerships for select to fp_member using ((select ctx.can('partnerships:read')));
create policy additions on group_partnerships for insert to fp_job with check ((select ctx.can('partnerships:create')));
create policy identity on group_partnerships for select to fp_rls using (served_id is not null);
grant select on group_partnerships to fp_member, fp_rls;
grant insert on group_partnerships to fp_job;

-- Those who are in a group that one sees are seen with it.
create policy group_fellows on people for select to fp_member using (exists (select from group_memberships g where g.person_id = people.id));
