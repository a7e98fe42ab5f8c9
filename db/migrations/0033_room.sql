-- What happens in the room of a meeting: who is there, what is proposed, how it is decided, and when the meeting breaks off.

create table attendances (
  partnership_id  uuid not null default ctx.partnership_id(),
  id              uuid not null default gen_random_uuid(),
  meeting_id      uuid not null,
  group_id        uuid not null,
  seat_id         uuid,
  person_id       uuid references people (id),
  who             text not null default '',
  stands_as       text not null constraint attendances_stands_as_known check (stands_as in ('voting', 'substitute', 'accompanying', 'guest')),
  stands_in_for   text not null default '',
  mode            text not null constraint attendances_mode_known check (mode in ('present', 'remote', 'apologies')),
  on_day          date not null,
  came_at         text constraint attendances_came_at_time check (came_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  left_at         text constraint attendances_left_at_time check (left_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  revision        integer not null default 1,
  recorded_at     timestamptz not null default clock_timestamp(),
  recorded_by     uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, meeting_id, group_id) references meetings (partnership_id, id, group_id),
  foreign key (partnership_id, seat_id, group_id) references seats (partnership_id, id, group_id),
  constraint attendances_somebody check (person_id is not null or who <> ''),
  constraint attendances_guest_without_seat check ((stands_as = 'guest') = (seat_id is null)),
  constraint attendances_substitute_for_somebody check ((stands_as = 'substitute') = (stands_in_for <> '')),
  constraint attendances_times check (case mode when 'apologies' then came_at is null and left_at is null
    else came_at is not null and (left_at is null or left_at > came_at) end)
);
comment on table attendances is 'Who takes part in a meeting and for which seat, from when to when; or that they sent apologies';
comment on column attendances.seat_id is 'Null for a guest, who has no voice';
comment on column attendances.who is 'A name or a post as typed, where it is nobody named for the seat';
comment on column attendances.on_day is 'The day of the sitting: another than the meeting''s when it was adjourned';
comment on column attendances.came_at is 'Time of day in the United Kingdom';
create index attendances_by_meeting on attendances (partnership_id, meeting_id);
create index attendances_by_person on attendances (person_id, partnership_id);

create table room_steps (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  meeting_id     uuid not null,
  group_id       uuid not null,
  kind           text not null constraint room_steps_kind_known check (kind in ('adjourned', 'closed', 'reopened')),
  on_day         date not null,
  at_time        text not null constraint room_steps_at_time check (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  until_on       date,
  reason         text not null default '',
  taken_at       timestamptz not null default clock_timestamp(),
  taken_by       uuid not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, meeting_id, group_id) references meetings (partnership_id, id, group_id),
  constraint room_steps_reason_given check (reason <> '' or kind = 'closed'),
  constraint room_steps_until_given check ((kind = 'adjourned') = (until_on is not null)),
  constraint room_steps_until_later check (until_on > on_day)
);
comment on table room_steps is 'That a meeting was adjourned until a day, closed, or opened again to correct its record: who, when, why';
create index room_steps_by_meeting on room_steps (partnership_id, meeting_id, taken_at);

create table item_takings (
  partnership_id uuid not null default ctx.partnership_id(),
  item_id        uuid not null,
  meeting_id     uuid not null,
  group_id       uuid not null,
  on_day         date not null,
  at_time        text not null constraint item_takings_at_time check (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  taken_at       timestamptz not null default clock_timestamp(),
  recorded_by    uuid,
  primary key (partnership_id, item_id),
  foreign key (partnership_id, item_id, meeting_id, group_id) references agenda_items (partnership_id, id, meeting_id, group_id)
);
comment on table item_takings is 'When an item of the agenda was taken';
create index item_takings_by_meeting on item_takings (partnership_id, meeting_id);

create table motions (
  partnership_id   uuid not null default ctx.partnership_id(),
  id               uuid not null default gen_random_uuid(),
  lineage_id       uuid not null,
  place            integer not null constraint motions_place_counts check (place > 0),
  kind             text not null constraint motions_kind_known check (kind in ('first', 'alternative', 're-submission', 'modified')),
  item_id          uuid not null,
  meeting_id       uuid not null,
  group_id         uuid not null,
  procedure        text not null constraint motions_procedure_known check (procedure in (
                     'consensus', 'majority', 'consensus-then-majority', 'consensus-majority-resubmission')),
  determination_id uuid,
  tabled_at        timestamptz not null default clock_timestamp(),
  tabled_by        uuid not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, item_id, meeting_id, group_id) references agenda_items (partnership_id, id, meeting_id, group_id),
  constraint motions_of_item unique (partnership_id, id, item_id, meeting_id, group_id),
  constraint motions_of_group unique (partnership_id, id, group_id),
  constraint motions_lineage_order unique (partnership_id, lineage_id, place),
  constraint motions_lineage_of_group foreign key (partnership_id, lineage_id, group_id) references motions (partnership_id, id, group_id),
  constraint motions_first_begins check ((kind = 'first') = (place = 1) and (place = 1) = (lineage_id = id)),
  constraint motions_modified_as_found check ((kind = 'modified') = (determination_id is not null))
);
comment on table motions is 'Proposals before a meeting. Those that are the same proposal, put again, are one lineage, in their order';
comment on column motions.lineage_id is 'The first motion of the lineage: its own id, for that one';
comment on column motions.procedure is 'How the terms of reference in force on the day of the meeting decide';
comment on column motions.determination_id is 'By which the chair found it substantially modified: without one a barred proposal does not come again';
create index motions_by_meeting on motions (partnership_id, meeting_id);
create index motions_by_group on motions (partnership_id, group_id);

create table motion_texts (
  partnership_id uuid not null default ctx.partnership_id(),
  motion_id      uuid not null,
  part           text not null constraint motion_texts_part_known check (part in ('proposal', 'urgency', 'modification')),
  item_id        uuid not null,
  meeting_id     uuid not null,
  group_id       uuid not null,
  body           text not null constraint motion_texts_body_given check (body <> ''),
  revision       integer not null default 1,
  primary key (partnership_id, motion_id, part),
  foreign key (partnership_id, motion_id, item_id, meeting_id, group_id) references motions (partnership_id, id, item_id, meeting_id, group_id)
);
comment on table motion_texts is 'The words of a motion, and the chair''s reasons about it: of a restricted item, read by those who may read the item';

create table motion_dissents (
  partnership_id uuid not null default ctx.partnership_id(),
  motion_id      uuid not null,
  seat_id        uuid not null,
  item_id        uuid not null,
  meeting_id     uuid not null,
  group_id       uuid not null,
  why            text not null constraint motion_dissents_why_given check (why <> ''),
  recorded_at    timestamptz not null default clock_timestamp(),
  recorded_by    uuid,
  primary key (partnership_id, motion_id, seat_id),
  foreign key (partnership_id, motion_id, item_id, meeting_id, group_id) references motions (partnership_id, id, item_id, meeting_id, group_id),
  foreign key (partnership_id, seat_id, group_id) references seats (partnership_id, id, group_id)
);
comment on table motion_dissents is 'Why those who voted against a motion cannot support it, when the votes were equal';

create table chair_determinations (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  motion_id      uuid not null,
  part           text not null,
  finding        text not null,
  item_id        uuid not null,
  meeting_id     uuid not null,
  group_id       uuid not null,
  found_at       timestamptz not null default clock_timestamp(),
  found_by       uuid not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, motion_id, item_id, meeting_id, group_id) references motions (partnership_id, id, item_id, meeting_id, group_id),
  constraint chair_determinations_reasons foreign key (partnership_id, motion_id, part) references motion_texts (partnership_id, motion_id, part),
  constraint chair_determinations_once unique (partnership_id, motion_id, part),
  constraint chair_determinations_finding_known check (case part when 'urgency' then finding in ('urgent', 'not-urgent')
    when 'modification' then finding = 'modified' else false end)
);
comment on table chair_determinations is 'What the chair found, with reasons: whether a tied proposal is urgent, or that a barred one is substantially modified';
alter table motions add constraint motions_determination_known foreign key (partnership_id, determination_id)
  references chair_determinations (partnership_id, id);
create unique index motions_determination_once on motions (partnership_id, determination_id);

create table decisions (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  motion_id      uuid not null,
  way            text not null constraint decisions_way_known check (way in ('consensus', 'vote')),
  outcome        text not null,
  on_day         date not null,
  at_time        text not null constraint decisions_at_time check (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  votes_for      integer not null default 0,
  votes_against  integer not null default 0,
  abstentions    integer not null default 0,
  needed         integer not null,
  represented    integer not null,
  present        uuid[] not null,
  working        text not null constraint decisions_working_given check (working <> ''),
  item_id        uuid not null,
  meeting_id     uuid not null,
  group_id       uuid not null,
  taken_at       timestamptz not null default clock_timestamp(),
  taken_by       uuid not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, motion_id, item_id, meeting_id, group_id) references motions (partnership_id, id, item_id, meeting_id, group_id),
  constraint decisions_of_group unique (partnership_id, id, group_id),
  constraint decisions_once unique (partnership_id, motion_id, way),
  constraint decisions_quorate check (needed > 0 and represented >= needed),
  constraint decisions_outcome_counted check (case way when 'consensus' then outcome in ('reached', 'not-reached')
    and votes_for + votes_against + abstentions = 0
    else outcome = case when votes_for > votes_against then 'for' when votes_for < votes_against then 'against' else 'equal' end end)
);
comment on table decisions is 'What came of asking for consensus on a motion, or of a vote, in a quorate moment: never without a quorum';
comment on column decisions.present is 'The seats that had somebody with their voice in the room then';
comment on column decisions.working is 'How the quorum of that moment was counted';
create index decisions_by_meeting on decisions (partnership_id, meeting_id);

create table decision_votes (
  partnership_id uuid not null default ctx.partnership_id(),
  decision_id    uuid not null,
  seat_id        uuid not null,
  group_id       uuid not null,
  choice         text not null constraint decision_votes_choice_known check (choice in ('for', 'against', 'abstain')),
  primary key (partnership_id, decision_id, seat_id),
  foreign key (partnership_id, decision_id, group_id) references decisions (partnership_id, id, group_id),
  foreign key (partnership_id, seat_id, group_id) references seats (partnership_id, id, group_id)
);
comment on table decision_votes is 'How each seat voted: one vote for each, kept by organisation';

-- Read by those who read the meeting; written by those who run it, and what only a chair finds by who may act as chair.
do $$
declare t text;
begin
  foreach t in array array['attendances', 'room_steps', 'item_takings', 'motions', 'motion_texts', 'motion_dissents',
                           'chair_determinations', 'decisions', 'decision_votes'] loop
    execute format('call ctx.wall(%L)', t);
    execute format('create policy reads on %I for select to fp_member using ((select ctx.can(''meetings:manage''))
      or (select ctx.can(''meetings:chair'')) or group_id = any ((select ctx.my_groups(''groups:read''))::uuid[]))', t);
    execute format('grant select, insert on %I to fp_member', t);
  end loop;
  foreach t in array array['attendances', 'item_takings', 'motion_dissents', 'decision_votes'] loop
    execute format('create policy additions on %I for insert to fp_member with check ((select ctx.can(''meetings:manage'')))', t);
  end loop;
  foreach t in array array['motion_texts', 'motion_dissents'] loop
    execute format('create policy withheld on %I as restrictive to fp_member using (item_id <> all ((select ctx.withheld_items())::uuid[]))', t);
  end loop;
end $$;
create policy additions on room_steps for insert to fp_member
  with check ((select ctx.can('meetings:manage')) and taken_by = (select ctx.person_id()));
create policy additions on motions for insert to fp_member
  with check ((select ctx.can('meetings:manage')) and tabled_by = (select ctx.person_id()));
create policy additions on decisions for insert to fp_member
  with check ((select ctx.can('meetings:manage')) and taken_by = (select ctx.person_id()));
create policy additions on chair_determinations for insert to fp_member
  with check ((select ctx.can('meetings:chair')) and found_by = (select ctx.person_id()));
create policy additions on motion_texts for insert to fp_member
  with check (case part when 'proposal' then (select ctx.can('meetings:manage')) else (select ctx.can('meetings:chair')) end);
create policy changes on attendances for update to fp_member
  using ((select ctx.can('meetings:manage'))) with check ((select ctx.can('meetings:manage')));
create policy removals on attendances for delete to fp_member using ((select ctx.can('meetings:manage')));
create policy changes on motion_texts for update to fp_member
  using ((select ctx.can('meetings:manage')) and part = 'proposal'
    and not exists (select from decisions d where d.partnership_id = motion_texts.partnership_id and d.motion_id = motion_texts.motion_id))
  with check ((select ctx.can('meetings:manage')));
grant update (seat_id, person_id, who, stands_as, stands_in_for, mode, on_day, came_at, left_at, revision) on attendances to fp_member;
grant delete on attendances to fp_member;
grant update (body, revision) on motion_texts to fp_member;
