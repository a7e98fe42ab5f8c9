-- Sealed records, for tests alone: the shape that every module of cases must have. What its policies hold, later ones hold.
-- A record belongs to one group; a deny list beats every right; each class of field is a table with its own right; the
-- county reads totals that small numbers have left, and no record.

create table sealed_records (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  group_id       uuid not null,
  title          text not null,
  ward           text not null,
  heard_on       date not null,
  updated_at     timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references groups (partnership_id, id)
);
create index sealed_records_by_group on sealed_records (partnership_id, group_id, updated_at desc, id);

create table sealed_denials (
  partnership_id uuid not null default ctx.partnership_id(),
  record_id      uuid not null,
  person_id      uuid not null references people (id),
  reason         text not null,
  primary key (partnership_id, record_id, person_id),
  foreign key (partnership_id, record_id) references sealed_records (partnership_id, id)
);
create index sealed_denials_by_person on sealed_denials (person_id, partnership_id);

create table sealed_offences (
  partnership_id uuid not null default ctx.partnership_id(),
  record_id      uuid not null,
  offence        text not null,
  primary key (partnership_id, record_id),
  foreign key (partnership_id, record_id) references sealed_records (partnership_id, id)
);

create table sealed_papers (
  partnership_id uuid not null default ctx.partnership_id(),
  record_id      uuid not null,
  field_class    text not null constraint sealed_papers_class_known check (field_class in ('identity', 'offence')),
  body           text not null,
  primary key (partnership_id, record_id, field_class),
  foreign key (partnership_id, record_id) references sealed_records (partnership_id, id)
);

create table sealed_changes (
  partnership_id uuid not null default ctx.partnership_id(),
  record_id      uuid not null,
  seq            integer not null,
  field_class    text not null constraint sealed_changes_class_known check (field_class in ('identity', 'offence')),
  before         text not null,
  after          text not null,
  primary key (partnership_id, record_id, seq),
  foreign key (partnership_id, record_id) references sealed_records (partnership_id, id)
);

create table sealed_totals (
  partnership_id uuid not null default ctx.partnership_id(),
  ward           text not null,
  count          integer,
  primary key (partnership_id, ward)
);
comment on column sealed_totals.count is 'Null where a small number is suppressed: what was counted is not here at all';

create function ctx.sealed_denied() returns uuid[]
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(d.record_id), '{}') from public.sealed_denials d
   where d.person_id = ctx.person_id() and d.partnership_id = ctx.partnership_id()
$$;
call ctx.hand_over('ctx.sealed_denied()', 'fp_rls', 'fp_member');

do $$
declare t text;
begin
  foreach t in array array['sealed_records', 'sealed_denials', 'sealed_offences', 'sealed_papers', 'sealed_changes'] loop
    execute format('call ctx.wall(%L)', t);
  end loop;
  execute 'alter table sealed_totals enable row level security';
  execute 'alter table sealed_totals force row level security';
end $$;

-- The deny list is restrictive: no right that somebody is given later can widen it.
create policy denied on sealed_records as restrictive to fp_member using (id <> all ((select ctx.sealed_denied())::uuid[]));
create policy reads on sealed_records for select to fp_member using (group_id = any ((select ctx.my_groups('sealed:read'))::uuid[]));
create policy changes on sealed_records for update to fp_member
  using (group_id = any ((select ctx.my_groups('sealed:write'))::uuid[]))
  with check (group_id = any ((select ctx.my_groups('sealed:write'))::uuid[]));
grant select, update (title, updated_at) on sealed_records to fp_member;

create policy lookup on sealed_denials for select to fp_rls using (person_id is not null);
grant select on sealed_denials to fp_rls;

-- Sight of the record and the right to the class of field, both.
create policy reads on sealed_offences for select to fp_member using (exists (
  select from sealed_records r where r.partnership_id = sealed_offences.partnership_id and r.id = record_id
     and r.group_id = any ((select ctx.my_groups('sealed:offence'))::uuid[])));
create policy reads on sealed_papers for select to fp_member using (exists (
  select from sealed_records r where r.partnership_id = sealed_papers.partnership_id and r.id = record_id
     and (field_class = 'identity' or r.group_id = any ((select ctx.my_groups('sealed:offence'))::uuid[]))));
create policy reads on sealed_changes for select to fp_member using (exists (
  select from sealed_records r where r.partnership_id = sealed_changes.partnership_id and r.id = record_id
     and (field_class = 'identity' or r.group_id = any ((select ctx.my_groups('sealed:offence'))::uuid[]))));
grant select on sealed_offences, sealed_papers, sealed_changes to fp_member;

-- The one door to the county: totals of the partnerships below it, as they were left after suppression.
create policy tenant_or_county on sealed_totals as restrictive to fp_member
  using (partnership_id = (select ctx.partnership_id())
      or exists (select from partnerships p where p.id = partnership_id and p.parent_id = (select ctx.partnership_id())))
  with check (partnership_id = (select ctx.partnership_id()));
create policy tenant on sealed_totals as restrictive to fp_public, fp_job
  using (partnership_id = (select ctx.partnership_id())) with check (partnership_id = (select ctx.partnership_id()));
create policy reads on sealed_totals for select to fp_member using ((select ctx.can('partnerships:read')));
create policy additions on sealed_totals for insert to fp_job with check ((select ctx.can('sealed:total')));
grant select on sealed_totals to fp_member;
grant insert on sealed_totals to fp_job;
