-- Papers of the items of an agenda: their files version by version, what was sent out when and on which pages, and who has
-- read what. Papers of a restricted item are for whoever may read what is restricted.

create table paper_dispatches (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  meeting_id     uuid not null,
  group_id       uuid not null,
  number         integer not null constraint paper_dispatches_number_counts check (number >= 0),
  first_page     integer not null constraint paper_dispatches_first_page_counts check (first_page > 0),
  last_page      integer not null,
  reason         text not null default '',
  sent_at        timestamptz not null default clock_timestamp(),
  sent_by        uuid not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, meeting_id, group_id) references meetings (partnership_id, id, group_id),
  constraint paper_dispatches_once unique (partnership_id, meeting_id, number),
  constraint paper_dispatches_of_meeting unique (partnership_id, id, meeting_id, group_id),
  constraint paper_dispatches_pages_follow check (last_page >= first_page - 1),
  constraint paper_dispatches_reason_given check (number = 0 or reason <> '')
);
comment on table paper_dispatches is 'The pack that went out with an agenda, and its supplements. Pages go on from one to the next, so that a number given once never changes';
comment on column paper_dispatches.number is '0 is the pack, and the rest are supplements';
comment on column paper_dispatches.reason is 'Why a supplement did not go with the agenda';

create table papers (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  item_id        uuid not null,
  meeting_id     uuid not null,
  group_id       uuid not null,
  title          text not null constraint papers_title_given check (title <> ''),
  added_at       timestamptz not null default clock_timestamp(),
  added_by       uuid not null,
  removed_at     timestamptz,
  removed_by     uuid,
  removal_reason text not null default '',
  primary key (partnership_id, id),
  foreign key (partnership_id, item_id, meeting_id, group_id) references agenda_items (partnership_id, id, meeting_id, group_id) on delete cascade,
  constraint papers_of_item unique (partnership_id, id, item_id, meeting_id, group_id),
  constraint papers_removal_reason_given check (removed_at is null or removal_reason <> '')
);
comment on table papers is 'Papers of an item of an agenda. One without a version is to follow';
create index papers_by_meeting on papers (partnership_id, meeting_id);
create unique index papers_title_once on papers (partnership_id, item_id, title) where removed_at is null;

create table paper_versions (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  paper_id       uuid not null,
  item_id        uuid not null,
  meeting_id     uuid not null,
  group_id       uuid not null,
  number         integer not null constraint paper_versions_number_counts check (number > 0),
  file_name      text not null constraint paper_versions_file_name_given check (file_name <> ''),
  kind           text not null constraint paper_versions_kind_known check (kind in ('pdf', 'docx', 'xlsx', 'png', 'jpeg')),
  reader         text not null default 'papers' constraint paper_versions_reader_fixed check (reader = 'papers'),
  sha256         bytea not null,
  size_bytes     bigint not null,
  pages          integer not null constraint paper_versions_pages_count check (pages between 1 and 5000),
  change         text not null default '',
  added_at       timestamptz not null default clock_timestamp(),
  added_by       uuid not null,
  dispatch_id    uuid,
  first_page     integer,
  withdrawn_at   timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, paper_id, item_id, meeting_id, group_id) references papers (partnership_id, id, item_id, meeting_id, group_id) on delete cascade,
  foreign key (partnership_id, reader, sha256) references files (partnership_id, reader, sha256),
  foreign key (partnership_id, dispatch_id, meeting_id, group_id) references paper_dispatches (partnership_id, id, meeting_id, group_id),
  constraint paper_versions_once unique (partnership_id, paper_id, number),
  constraint paper_versions_of_paper unique (partnership_id, id, paper_id),
  constraint paper_versions_page_with_dispatch check ((dispatch_id is null) = (first_page is null))
);
comment on table paper_versions is 'Files of papers, version by version. One that has not been sent out yet is for those who run and chair meetings, and so is one that another has replaced';
comment on column paper_versions.reader is 'Under which the file is stored: papers, which is no capability, so that nothing but this table opens it';
comment on column paper_versions.change is 'What differs from the version before';
comment on column paper_versions.first_page is 'In the pack or its supplement';
comment on column paper_versions.withdrawn_at is 'When a later version was sent out in its place, or the paper was taken out';
create index paper_versions_by_meeting on paper_versions (partnership_id, meeting_id);
create index paper_versions_by_file on paper_versions (partnership_id, sha256);

create table paper_readings (
  partnership_id uuid not null default ctx.partnership_id(),
  person_id      uuid not null references people (id),
  version_id     uuid not null,
  paper_id       uuid not null,
  read_at        timestamptz not null default clock_timestamp(),
  primary key (partnership_id, person_id, version_id),
  foreign key (partnership_id, version_id, paper_id) references paper_versions (partnership_id, id, paper_id) on delete cascade
);
comment on table paper_readings is 'Which versions of papers a person has opened, so that they see what is new: their own matter, which nobody else reads';
create index paper_readings_by_version on paper_readings (partnership_id, version_id, paper_id);

do $$
declare t text;
begin
  foreach t in array array['paper_dispatches', 'papers', 'paper_versions', 'paper_readings'] loop
    execute format('call ctx.wall(%L)', t);
    execute format('grant select, insert on %I to fp_member', t);
  end loop;
  foreach t in array array['paper_dispatches', 'papers'] loop
    execute format('create policy reads on %I for select to fp_member using ((select ctx.can(''meetings:manage''))
      or (select ctx.can(''meetings:chair'')) or group_id = any ((select ctx.my_groups(''groups:read''))::uuid[]))', t);
  end loop;
  foreach t in array array['papers', 'paper_versions'] loop
    execute format('create policy withheld on %I as restrictive to fp_member using (item_id <> all ((select ctx.withheld_items())::uuid[]))', t);
    execute format('create policy additions on %I for insert to fp_member
      with check ((select ctx.can(''meetings:manage'')) and added_by = (select ctx.person_id()))', t);
    execute format('create policy changes on %I for update to fp_member
      using ((select ctx.can(''meetings:manage''))) with check ((select ctx.can(''meetings:manage'')))', t);
  end loop;
end $$;
create policy additions on paper_dispatches for insert to fp_member
  with check ((select ctx.can('meetings:manage')) and sent_by = (select ctx.person_id()));
create policy reads on paper_versions for select to fp_member using ((select ctx.can('meetings:manage'))
  or (select ctx.can('meetings:chair'))
  or (dispatch_id is not null and withdrawn_at is null and group_id = any ((select ctx.my_groups('groups:read'))::uuid[])));
grant update (removed_at, removed_by, removal_reason) on papers to fp_member;
grant update (dispatch_id, first_page, withdrawn_at) on paper_versions to fp_member;
create policy reads on paper_readings for select to fp_member using (person_id = (select ctx.person_id()));
create policy additions on paper_readings for insert to fp_member with check (person_id = (select ctx.person_id())
  and exists (select from paper_versions v where v.partnership_id = paper_readings.partnership_id and v.id = paper_readings.version_id));

-- The bytes of a paper are read by whoever reads a version of it, and by no capability.
do $$
declare t text;
begin
  foreach t in array array['files', 'file_chunks'] loop
    execute format('create policy papers on %1$I for select to fp_member using (exists (select from paper_versions v
      where v.partnership_id = %1$I.partnership_id and v.reader = %1$I.reader and v.sha256 = %1$I.sha256))', t);
    execute format('create policy keeps_papers on %I for insert to fp_member
      with check (case reader when ''papers'' then (select ctx.can(''meetings:manage'')) else false end)', t);
  end loop;
end $$;
