-- Partnerships, the organisations in them, and what each tells the public about itself.

create table organisations (
  id           uuid primary key default gen_random_uuid(),
  name         text not null constraint organisations_name_given check (name <> ''),
  kind         text not null constraint organisations_kind_known check (kind in (
                 'police', 'council', 'county-council', 'probation', 'fire', 'health', 'policing-body', 'housing', 'education',
                 'ambulance', 'prison', 'youth-justice', 'safeguarding-board', 'partnership-board', 'voluntary', 'business',
                 'research', 'other')),
  started_on   date,
  ended_on     date,
  successor_id uuid references organisations (id),
  constraint organisations_end_after_start check (ended_on >= started_on)
);
comment on table organisations is 'Bodies that take part in partnerships, installation-wide, with dates and successors (PCT, CCG, ICB)';

create table partnerships (
  id         uuid primary key default gen_random_uuid(),
  slug       text not null constraint partnerships_slug_unique unique
               constraint partnerships_slug_shape check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  name       text not null constraint partnerships_name_given check (name <> ''),
  kind       text not null constraint partnerships_kind_known check (kind in ('district', 'unitary', 'combined', 'county', 'installation')),
  nation     text not null constraint partnerships_nation_known check (nation in ('england', 'wales')),
  parent_id  uuid references partnerships (id),
  stage      text not null constraint partnerships_stage_known check (stage in ('demonstration', 'live')),
  vision     text not null default '',
  purpose    text not null default '',
  created_at timestamptz not null default clock_timestamp()
);
comment on table partnerships is 'The tenants. The row of kind installation stands for the installation itself and is never listed';
comment on column partnerships.nation is 'Selects the rule pack: the formulation regulations differ between England and Wales';
create index partnerships_by_parent on partnerships (parent_id);

-- The installation is a partnership of its own, so that its files, jobs, audit chain and operators need no special case.
insert into partnerships (id, slug, name, kind, nation, stage)
  values ('00000000-0000-0000-0000-000000000000', 'installation', 'This installation', 'installation', 'england', 'live');

create table partnership_areas (
  partnership_id uuid not null default ctx.partnership_id() references partnerships (id),
  area_code      text not null,
  area_name      text not null,
  primary key (partnership_id, area_code)
);
comment on table partnership_areas is 'The local government areas a partnership covers, by GSS code';

create table partnership_organisations (
  partnership_id  uuid not null default ctx.partnership_id() references partnerships (id),
  organisation_id uuid not null references organisations (id),
  capacity        text not null constraint partnership_organisations_capacity_known check (capacity in (
                    'responsible-authority', 'co-operating', 'invited', 'ex-officio', 'observer', 'member')),
  from_on         date,
  to_on           date,
  source          text not null default '',
  primary key (partnership_id, organisation_id, capacity),
  constraint partnership_organisations_end_after_start check (to_on >= from_on)
);
comment on table partnership_organisations is 'In what capacity an organisation takes part (Crime and Disorder Act 1998, section 5)';

create table strategic_aims (
  partnership_id uuid not null default ctx.partnership_id() references partnerships (id),
  id             uuid not null default gen_random_uuid(),
  position       integer not null,
  kind           text not null constraint strategic_aims_kind_known check (kind in ('aim', 'priority', 'outcome')),
  title          text not null constraint strategic_aims_title_given check (title <> ''),
  points         text[] not null default '{}',
  source         text not null default '',
  primary key (partnership_id, id),
  constraint strategic_aims_position_unique unique (partnership_id, kind, position)
);
comment on table strategic_aims is 'Aims, priorities and outcomes sought, as the partnership''s own strategy states them';

create table expected_outcomes (
  partnership_id uuid not null default ctx.partnership_id(),
  aim_id         uuid not null,
  position       integer not null,
  outcome        text not null constraint expected_outcomes_outcome_given check (outcome <> ''),
  primary key (partnership_id, aim_id, position),
  foreign key (partnership_id, aim_id) references strategic_aims (partnership_id, id)
);
comment on table expected_outcomes is 'What will be different when an aim is reached, in the words of the partnership''s own strategy';

create table groups (
  partnership_id uuid not null default ctx.partnership_id() references partnerships (id),
  id             uuid not null default gen_random_uuid(),
  parent_id      uuid,
  position       integer not null,
  name           text not null constraint groups_name_given check (name <> ''),
  kind           text not null constraint groups_kind_known check (kind in (
                   'strategic-board', 'executive', 'delivery-group', 'panel', 'network', 'task-and-finish', 'sub-group')),
  purpose        text not null default '',
  cadence        text not null default '',
  also_called    text[] not null default '{}',
  source         text not null default '',
  primary key (partnership_id, id),
  foreign key (partnership_id, parent_id) references groups (partnership_id, id)
);
comment on table groups is 'The partnership''s structure, from its board to its delivery groups';
create index groups_by_parent on groups (partnership_id, parent_id, position);

-- The directory of partnerships is public; what they hold is not.
alter table organisations enable row level security;
alter table organisations force row level security;
create policy directory on organisations for select to fp_member, fp_public, fp_job using ((select ctx.known()));
create policy additions on organisations for insert to fp_job with check ((select ctx.can('partnerships:create')));
create policy identity on organisations for select to fp_rls using (id is not null);
grant select on organisations to fp_member, fp_public, fp_job, fp_rls;
grant insert on organisations to fp_job;

alter table partnerships enable row level security;
alter table partnerships force row level security;
create policy directory on partnerships for select to fp_member, fp_public, fp_job
  using ((select ctx.known()) and (kind <> 'installation' or id = (select ctx.partnership_id())));
create policy identity on partnerships for select to fp_rls using (id is not null);
create policy founding on partnerships for insert to fp_rls with check (kind <> 'installation');
grant select on partnerships to fp_member, fp_public, fp_job, fp_rls;
grant insert on partnerships to fp_rls;

-- Makes a partnership and moves the running transaction into it, so that all it begins with is written in one piece.
create function ctx.found_partnership(slug text, name text, kind text, nation text, stage text, parent_slug text, vision text, purpose text)
  returns uuid language plpgsql security definer set search_path = pg_catalog as $$
declare who jsonb := ctx.claims(); founded uuid; parent uuid;
begin
  if not coalesce(who->'capabilities' ? 'partnerships:create', false) then
    raise exception 'needs partnerships:create' using errcode = '42501';
  end if;
  if parent_slug is not null then
    select p.id into strict parent from public.partnerships p where p.slug = parent_slug;
  end if;
  insert into public.partnerships (slug, name, kind, nation, stage, parent_id, vision, purpose)
    values (slug, name, kind, nation, stage, parent, vision, purpose) returning id into founded;
  perform ctx.sign(who->>'role', founded, (who->>'person')::uuid, null, null, (who->>'job')::uuid,
    array(select jsonb_array_elements_text(who->'capabilities')), who->>'request');
  return founded;
end $$;
call ctx.hand_over('ctx.found_partnership(text, text, text, text, text, text, text, text)', 'fp_rls', 'fp_job');

do $$
declare t text;
begin
  foreach t in array array['partnership_areas', 'partnership_organisations', 'strategic_aims', 'expected_outcomes', 'groups'] loop
    execute format('call ctx.wall(%L)', t);
    execute format('create policy reads on %I for select to fp_member, fp_public, fp_job using ((select ctx.known()))', t);
    execute format('create policy additions on %I for insert to fp_job with check ((select ctx.can(''partnerships:create'')))', t);
    execute format('grant select on %I to fp_member, fp_public, fp_job', t);
    execute format('grant insert on %I to fp_job', t);
  end loop;
end $$;
