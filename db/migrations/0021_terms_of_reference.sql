-- What a group is for and how it decides: its terms of reference by version, the seats they list, and who sits there.

insert into role_capabilities (role_key, capability) values
  ('partnership-manager', 'groups:manage'),
  ('partnership-administrator', 'groups:manage'),
  ('support-officer', 'groups:manage'),
  ('partnership-manager', 'terms:approve'),
  ('chair', 'terms:approve'),
  ('vice-chair', 'terms:approve');

-- Groups begin and end, and those for a task know when they will.
alter table groups add column started_on date, add column due_to_end_on date, add column ended_on date,
  add column revision integer not null default 1,
  add constraint groups_end_after_start check (ended_on >= started_on and due_to_end_on >= started_on);
comment on column groups.due_to_end_on is 'When a task-and-finish group is to end; it is still there until ended_on says so';
comment on column groups.revision is 'Raised by each change, so that of two editors the second sees what the first has written';
create policy founds on groups for insert to fp_member with check ((select ctx.can('groups:manage')));
create policy changes on groups for update to fp_member
  using ((select ctx.can('groups:manage')) and partnership_id = (select ctx.partnership_id())) with check ((select ctx.can('groups:manage')));
grant insert, update (parent_id, name, kind, purpose, also_called, started_on, due_to_end_on, ended_on, revision) on groups to fp_member;

create table terms_of_reference (
  partnership_id   uuid not null default ctx.partnership_id(),
  id               uuid not null default gen_random_uuid(),
  group_id         uuid not null,
  version          integer not null constraint terms_of_reference_version_counts check (version > 0),
  revision         integer not null default 1,
  mission          text not null default '',
  purpose          text not null default '',
  aims             text[] not null default '{}',
  objectives       text[] not null default '{}',
  scope            text not null default '',
  responsibilities text[] not null default '{}',
  secretariat      text not null default '',
  source           text not null default '',
  open_points      text[] not null default '{}',
  settings         jsonb not null,
  drafted_at       timestamptz not null default clock_timestamp(),
  drafted_by       uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references groups (partnership_id, id),
  constraint terms_of_reference_of_group unique (partnership_id, id, group_id),
  constraint terms_of_reference_version_unique unique (partnership_id, group_id, version)
);
comment on table terms_of_reference is 'What a group is for and how it decides, by version. One that is approved never changes: the next begins as its copy';
comment on column terms_of_reference.settings is 'Chair, cadence, notice, quorum, voting, restricted items, review and approval, as src/modules/groups/rules/settings.ts has them';
comment on column terms_of_reference.open_points is 'What the document leaves open, and what is done about it here';

create table seats (
  partnership_id  uuid not null default ctx.partnership_id(),
  id              uuid not null default gen_random_uuid(),
  group_id        uuid not null,
  holder          text not null constraint seats_holder_known check (holder in ('organisation', 'board', 'office')),
  name            text not null constraint seats_name_given check (name <> ''),
  organisation_id uuid references organisations (id),
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references groups (partnership_id, id),
  constraint seats_of_group unique (partnership_id, id, group_id)
);
comment on table seats is 'Places in a group that last from one version of its terms to the next: attendance and votes are theirs';
comment on column seats.organisation_id is 'The organisation in the directory; null for a board, an office, and a line that stands for several';

create table terms_seats (
  partnership_id  uuid not null default ctx.partnership_id(),
  terms_id        uuid not null,
  seat_id         uuid not null,
  group_id        uuid not null,
  position        integer not null,
  sits            text not null default '',
  capacity        text not null constraint terms_seats_capacity_known check (capacity in ('statutory', 'invited', 'ex-officio', 'observer')),
  representatives integer not null default 1 constraint terms_seats_representatives_counts check (representatives between 1 and 9),
  bodies          integer not null default 1 constraint terms_seats_bodies_counts check (bodies between 1 and 99),
  votes           boolean not null,
  posts           text[] not null default '{}',
  from_on         date,
  to_on           date,
  primary key (partnership_id, terms_id, seat_id),
  foreign key (partnership_id, terms_id, group_id) references terms_of_reference (partnership_id, id, group_id),
  foreign key (partnership_id, seat_id, group_id) references seats (partnership_id, id, group_id),
  constraint terms_seats_end_after_start check (to_on >= from_on)
);
comment on table terms_seats is 'The membership as one version of the terms lists it';
comment on column terms_seats.sits is 'Who is to sit there, as the terms say: a post, never a person''s name';
comment on column terms_seats.bodies is 'How many bodies the line stands for, where one line names several';
comment on column terms_seats.posts is 'Posts that the seat holds and a quorum may ask for, such as chair';

create table accountability_lines (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  terms_id       uuid not null,
  group_id       uuid not null,
  position       integer not null,
  kind           text not null constraint accountability_lines_kind_known check (kind in (
                   'accountable-to', 'reports-to', 'consults', 'works-with')),
  body           text not null constraint accountability_lines_body_given check (body <> ''),
  subject        text not null default '',
  cadence        text not null default '',
  primary key (partnership_id, id),
  foreign key (partnership_id, terms_id, group_id) references terms_of_reference (partnership_id, id, group_id)
);
comment on table accountability_lines is 'To whom a group answers and reports, whom it consults and works with, about what and how often';
create index accountability_lines_by_terms on accountability_lines (partnership_id, terms_id, position);

create table terms_approvals (
  partnership_id uuid not null default ctx.partnership_id(),
  terms_id       uuid not null,
  group_id       uuid not null,
  decided_by     text not null constraint terms_approvals_decided_by_given check (decided_by <> ''),
  decided_on     date not null,
  meeting        text not null default '',
  in_force_from  date not null,
  approved_by    uuid not null,
  approved_at    timestamptz not null default clock_timestamp(),
  primary key (partnership_id, terms_id),
  foreign key (partnership_id, terms_id, group_id) references terms_of_reference (partnership_id, id, group_id),
  constraint terms_approvals_person unique (partnership_id, terms_id, approved_by)
);
comment on table terms_approvals is 'That a version was approved: by which body, when, at which meeting if at one, and from when it is in force';
comment on column terms_approvals.approved_by is 'Who recorded it here, the first of two where the terms ask for two';

create table terms_confirmations (
  partnership_id uuid not null default ctx.partnership_id(),
  terms_id       uuid not null,
  group_id       uuid not null,
  approved_by    uuid not null,
  confirmed_by   uuid not null constraint terms_confirmations_another check (confirmed_by <> approved_by),
  confirmed_at   timestamptz not null default clock_timestamp(),
  primary key (partnership_id, terms_id),
  foreign key (partnership_id, terms_id, approved_by) references terms_approvals (partnership_id, terms_id, approved_by),
  foreign key (partnership_id, terms_id, group_id) references terms_of_reference (partnership_id, id, group_id)
);
comment on table terms_confirmations is 'That a second person confirmed an approval, where the terms ask for two';

create table seat_representatives (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  seat_id        uuid not null,
  group_id       uuid not null,
  person_id      uuid not null references people (id),
  stands_as      text not null constraint seat_representatives_stands_as_known check (stands_as in ('voting', 'accompanying', 'substitute')),
  from_on        date not null,
  to_on          date,
  named_by       uuid,
  named_at       timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  foreign key (partnership_id, seat_id, group_id) references seats (partnership_id, id, group_id),
  constraint seat_representatives_end_after_start check (to_on >= from_on - 1)
);
comment on table seat_representatives is 'Who speaks for a seat, comes along, or stands in, from and to which day (both included)';
comment on column seat_representatives.stands_as is 'voting: has the seat''s voice; accompanying: may speak; substitute: has the voice when whoever has it is away';
create index seat_representatives_by_seat on seat_representatives (partnership_id, seat_id);

-- All of it is read by those who see who is in the group; what is approved can no more be changed.
do $$
declare t text;
begin
  foreach t in array array['terms_of_reference', 'seats', 'terms_seats', 'accountability_lines', 'terms_approvals',
                           'terms_confirmations', 'seat_representatives'] loop
    execute format('call ctx.wall(%L)', t);
    execute format('create policy reads on %I for select to fp_member
      using ((select ctx.can(''people:read'')) or group_id = any ((select ctx.my_groups(''groups:read''))::uuid[]))', t);
    execute format('grant select, insert on %I to fp_member', t);
  end loop;
  foreach t in array array['terms_of_reference', 'seats', 'seat_representatives'] loop
    execute format('create policy additions on %I for insert to fp_member with check ((select ctx.can(''groups:manage'')))', t);
  end loop;
  foreach t in array array['terms_seats', 'accountability_lines'] loop
    execute format('create policy additions on %I for insert to fp_member with check ((select ctx.can(''groups:manage''))
      and not exists (select from terms_approvals a where a.partnership_id = %I.partnership_id and a.terms_id = %I.terms_id))', t, t, t);
    execute format('create policy removals on %I for delete to fp_member using ((select ctx.can(''groups:manage''))
      and not exists (select from terms_approvals a where a.partnership_id = %I.partnership_id and a.terms_id = %I.terms_id))', t, t, t);
    execute format('grant delete on %I to fp_member', t);
  end loop;
end $$;
create policy edits on terms_of_reference for update to fp_member
  using ((select ctx.can('groups:manage'))
    and not exists (select from terms_approvals a where a.partnership_id = terms_of_reference.partnership_id and a.terms_id = terms_of_reference.id))
  with check ((select ctx.can('groups:manage')));
grant update (revision, mission, purpose, aims, objectives, scope, responsibilities, secretariat, source, open_points, settings)
  on terms_of_reference to fp_member;
create policy ends on seat_representatives for update to fp_member
  using ((select ctx.can('groups:manage'))) with check ((select ctx.can('groups:manage')));
grant update (to_on) on seat_representatives to fp_member;
create policy approves on terms_approvals for insert to fp_member
  with check ((select ctx.can('terms:approve')) and approved_by = (select ctx.person_id()));
create policy confirms on terms_confirmations for insert to fp_member
  with check ((select ctx.can('terms:approve')) and confirmed_by = (select ctx.person_id()));
