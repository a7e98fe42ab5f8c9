-- Meetings of groups: when and where, what is on the agenda, what of it is restricted, and when it was sent out.

insert into role_capabilities (role_key, capability) values
  ('partnership-manager', 'meetings:manage'),
  ('support-officer', 'meetings:manage'),
  ('chair', 'meetings:chair');

create table meetings (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  group_id       uuid not null,
  kind           text not null constraint meetings_kind_known check (kind in ('ordinary', 'extraordinary')),
  held_on        date not null,
  begins_at      text not null constraint meetings_begins_at_time check (begins_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  way            text not null constraint meetings_way_known check (way in ('in-person', 'hybrid', 'remote')),
  place          text not null default '',
  joining        text not null default '',
  revision       integer not null default 1,
  scheduled_at   timestamptz not null default clock_timestamp(),
  scheduled_by   uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references groups (partnership_id, id),
  constraint meetings_of_group unique (partnership_id, id, group_id)
);
comment on table meetings is 'Meetings of a group. The terms of reference in force on the day bind them';
comment on column meetings.begins_at is 'Time of day in the United Kingdom';
comment on column meetings.joining is 'How those who are not in the place join: an address, or a number to ring';
comment on column meetings.revision is 'Raised by each change, so that of two editors the second sees what the first has written';
create index meetings_by_day on meetings (partnership_id, held_on, begins_at);
create index meetings_by_group on meetings (partnership_id, group_id, held_on);

create table meeting_steps (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  meeting_id     uuid not null,
  group_id       uuid not null,
  kind           text not null constraint meeting_steps_kind_known check (kind in ('moved', 'cancelled', 'waived', 'dispatched')),
  reason         text not null default '',
  on_day         date,
  at_time        text,
  taken_at       timestamptz not null default clock_timestamp(),
  taken_by       uuid not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, meeting_id, group_id) references meetings (partnership_id, id, group_id),
  constraint meeting_steps_reason_given check (reason <> '' or kind = 'dispatched'),
  constraint meeting_steps_day_given check (on_day is not null or kind in ('cancelled', 'waived'))
);
comment on table meeting_steps is 'What became of a meeting, a row a step: who, when, why';
comment on column meeting_steps.on_day is 'The day the agenda was dispatched, or the day a meeting was moved from';
create index meeting_steps_by_meeting on meeting_steps (partnership_id, meeting_id, taken_at);

create table agenda_items (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  meeting_id     uuid not null,
  group_id       uuid not null,
  position       integer not null constraint agenda_items_position_counts check (position > 0),
  kind           text not null constraint agenda_items_kind_known check (kind in ('decision', 'discussion', 'information')),
  title          text not null constraint agenda_items_title_given check (title <> ''),
  presenter      text not null default '',
  minutes        integer constraint agenda_items_minutes_count check (minutes between 1 and 480),
  summary        text not null default '',
  section_17     text not null default '',
  equality       text not null default '',
  revision       integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, meeting_id, group_id) references meetings (partnership_id, id, group_id),
  constraint agenda_items_of_meeting unique (partnership_id, id, meeting_id, group_id),
  constraint agenda_items_position_unique unique (partnership_id, meeting_id, position) deferrable initially deferred
);
comment on table agenda_items is 'What a meeting deals with, in order: the part that whoever sees the meeting sees';
comment on column agenda_items.presenter is 'A post or an organisation';
comment on column agenda_items.section_17 is 'What the decision does about crime and disorder (Crime and Disorder Act 1998, section 17)';
comment on column agenda_items.equality is 'What the decision means for equality (Equality Act 2010, section 149)';

create table item_restrictions (
  partnership_id uuid not null default ctx.partnership_id(),
  item_id        uuid not null,
  meeting_id     uuid not null,
  group_id       uuid not null,
  ground         text not null constraint item_restrictions_ground_known check (ground in ('schedule-12a', 'own-rule')),
  paragraph      integer,
  own_rule       text not null default '',
  reason         text not null constraint item_restrictions_reason_given check (reason <> ''),
  agreed_by      text not null constraint item_restrictions_agreed_by_given check (agreed_by <> ''),
  restricted_at  timestamptz not null default clock_timestamp(),
  restricted_by  uuid,
  primary key (partnership_id, item_id),
  foreign key (partnership_id, item_id, meeting_id, group_id) references agenda_items (partnership_id, id, meeting_id, group_id) on delete cascade,
  constraint item_restrictions_of_meeting unique (partnership_id, item_id, meeting_id, group_id),
  constraint item_restrictions_rule_named check (case ground when 'schedule-12a' then paragraph between 1 and 7 else own_rule <> '' end)
);
comment on table item_restrictions is 'That an item is restricted, by which rule, why, and who agreed: said openly, unlike what it is about';
comment on column item_restrictions.paragraph is 'Of Part 1 of Schedule 12A to the Local Government Act 1972';

create table restricted_texts (
  partnership_id uuid not null default ctx.partnership_id(),
  item_id        uuid not null,
  meeting_id     uuid not null,
  group_id       uuid not null,
  body           text not null constraint restricted_texts_body_given check (body <> ''),
  primary key (partnership_id, item_id),
  foreign key (partnership_id, item_id, meeting_id, group_id) references item_restrictions (partnership_id, item_id, meeting_id, group_id) on delete cascade
);
comment on table restricted_texts is 'What a restricted item is about. Read by the members of the group, and by those who run its meetings, who have declared no interest in it';

create table meeting_interests (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  item_id        uuid not null,
  meeting_id     uuid not null,
  group_id       uuid not null,
  seat_id        uuid not null,
  person_id      uuid references people (id),
  nature         text not null constraint meeting_interests_nature_given check (nature <> ''),
  declared_at    timestamptz not null default clock_timestamp(),
  recorded_by    uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, item_id, meeting_id, group_id) references agenda_items (partnership_id, id, meeting_id, group_id) on delete cascade,
  foreign key (partnership_id, seat_id, group_id) references seats (partnership_id, id, group_id),
  constraint meeting_interests_once unique nulls not distinct (partnership_id, item_id, seat_id, person_id)
);
comment on table meeting_interests is 'Interests declared in an item: the seat does not vote on it, and its people do not read what of it is restricted';
comment on column meeting_interests.person_id is 'One of those who sit there; null where nobody is named';
create index meeting_interests_by_person on meeting_interests (person_id, partnership_id);

-- The restricted items that whoever asks may not read: no member of the group, or with an interest in the item.
create function ctx.withheld_items() returns uuid[]
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(r.item_id), '{}') from public.item_restrictions r
   where r.partnership_id = ctx.partnership_id()
     and (not (ctx.can('meetings:manage') or r.group_id = any (ctx.my_groups('groups:read')))
          or exists (select from public.meeting_interests i where i.partnership_id = r.partnership_id
                        and i.item_id = r.item_id and i.person_id = ctx.person_id()))
$$;
call ctx.hand_over('ctx.withheld_items()', 'fp_rls', 'fp_member');
create policy identity on item_restrictions for select to fp_rls using (item_id is not null);
create policy identity on meeting_interests for select to fp_rls using (item_id is not null);
grant select on item_restrictions, meeting_interests to fp_rls;

-- Meetings are read by the members of their group, by those who run meetings, and by the partnership's chair.
do $$
declare t text;
begin
  foreach t in array array['meetings', 'meeting_steps', 'agenda_items', 'item_restrictions', 'restricted_texts', 'meeting_interests'] loop
    execute format('call ctx.wall(%L)', t);
    execute format('create policy reads on %I for select to fp_member using ((select ctx.can(''meetings:manage''))
      or (select ctx.can(''meetings:chair'')) or group_id = any ((select ctx.my_groups(''groups:read''))::uuid[]))', t);
    execute format('grant select, insert on %I to fp_member', t);
  end loop;
  foreach t in array array['meetings', 'agenda_items', 'item_restrictions', 'restricted_texts', 'meeting_interests'] loop
    execute format('create policy additions on %I for insert to fp_member with check ((select ctx.can(''meetings:manage'')))', t);
  end loop;
  foreach t in array array['meetings', 'agenda_items', 'restricted_texts'] loop
    execute format('create policy changes on %I for update to fp_member
      using ((select ctx.can(''meetings:manage''))) with check ((select ctx.can(''meetings:manage'')))', t);
  end loop;
  foreach t in array array['agenda_items', 'item_restrictions', 'restricted_texts'] loop
    execute format('create policy removals on %I for delete to fp_member using ((select ctx.can(''meetings:manage'')))', t);
    execute format('grant delete on %I to fp_member', t);
  end loop;
end $$;
-- Nobody takes back the interest that keeps a text from them.
create policy removals on meeting_interests for delete to fp_member
  using ((select ctx.can('meetings:manage')) and person_id is distinct from (select ctx.person_id()));
grant delete on meeting_interests to fp_member;
create policy withheld on restricted_texts as restrictive to fp_member using (item_id <> all ((select ctx.withheld_items())::uuid[]));
create policy additions on meeting_steps for insert to fp_member with check (taken_by = (select ctx.person_id())
  and case kind when 'waived' then (select ctx.can('meetings:chair')) else (select ctx.can('meetings:manage')) end);
grant update (kind, held_on, begins_at, way, place, joining, revision) on meetings to fp_member;
grant update (position, kind, title, presenter, minutes, summary, section_17, equality, revision) on agenda_items to fp_member;
grant update (body) on restricted_texts to fp_member;
