-- Minutes of meetings: one text, part by part; cleared by the chair, amended and confirmed at a later meeting; and what of
-- them is released to partners and to the public.

insert into role_capabilities (role_key, capability) values
  ('chair', 'minutes:release'),
  ('vice-chair', 'minutes:release'),
  ('chair', 'minutes:withdraw'),
  ('vice-chair', 'minutes:withdraw'),
  ('partnership-manager', 'minutes:withdraw'),
  ('support-officer', 'minutes:withdraw');

create table minutes_texts (
  partnership_id     uuid not null default ctx.partnership_id(),
  id                 uuid not null default gen_random_uuid(),
  meeting_id         uuid not null,
  group_id           uuid not null,
  part               text not null constraint minutes_texts_part_known check (part in ('opening', 'item', 'closing')),
  item_id            uuid,
  body               text not null,
  reaches            text[] not null constraint minutes_texts_reaches_known check (reaches <@ array['members', 'partners', 'public']),
  written_restricted boolean not null,
  revision           integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, meeting_id, group_id) references meetings (partnership_id, id, group_id),
  foreign key (partnership_id, item_id, meeting_id, group_id) references agenda_items (partnership_id, id, meeting_id, group_id),
  constraint minutes_texts_once unique nulls not distinct (partnership_id, meeting_id, part, item_id),
  constraint minutes_texts_item_named check ((part = 'item') = (item_id is not null)),
  constraint minutes_texts_reach_of_each check (cardinality(reaches) = cardinality(string_to_array(body, E'\n\n')))
);
comment on table minutes_texts is 'What the minutes say, a row for each item of the agenda, one for the opening and one for the closing';
comment on column minutes_texts.body is 'Paragraphs, with an empty line between them';
comment on column minutes_texts.reaches is 'Who may read each paragraph, in their order';
comment on column minutes_texts.written_restricted is 'Whether the item was restricted when this was last saved: what was written before stays with members';
comment on column minutes_texts.revision is 'Raised by each change, so that of two editors the second sees what the first has written';

create table minutes_clearances (
  partnership_id uuid not null default ctx.partnership_id(),
  meeting_id     uuid not null,
  group_id       uuid not null,
  cleared_by     uuid not null,
  cleared_at     timestamptz not null default clock_timestamp(),
  primary key (partnership_id, meeting_id),
  foreign key (partnership_id, meeting_id, group_id) references meetings (partnership_id, id, group_id),
  constraint minutes_clearances_of_group unique (partnership_id, meeting_id, group_id)
);
comment on table minutes_clearances is 'That the chair has cleared the draft: from then on it changes by amendments alone';

create table minutes_amendments (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  meeting_id     uuid not null,
  group_id       uuid not null,
  part           text not null constraint minutes_amendments_part_known check (part in ('opening', 'item', 'closing')),
  item_id        uuid,
  position       integer not null constraint minutes_amendments_position_counts check (position > 0),
  paragraph      integer not null constraint minutes_amendments_paragraph_counts check (paragraph > 0),
  reach          text not null constraint minutes_amendments_reach_known check (reach in ('members', 'partners', 'public')),
  old_text       text not null,
  new_text       text not null,
  asked_by       text not null constraint minutes_amendments_asked_by_given check (asked_by <> ''),
  recorded_by    uuid not null,
  recorded_at    timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  foreign key (partnership_id, meeting_id, group_id) references minutes_clearances (partnership_id, meeting_id, group_id),
  foreign key (partnership_id, item_id, meeting_id, group_id) references agenda_items (partnership_id, id, meeting_id, group_id),
  constraint minutes_amendments_once unique nulls not distinct (partnership_id, meeting_id, part, item_id, position),
  constraint minutes_amendments_item_named check ((part = 'item') = (item_id is not null)),
  constraint minutes_amendments_change check (old_text <> new_text)
);
comment on table minutes_amendments is 'What was changed between clearing and confirmation, one paragraph at a time: the old words, the new ones, and who asked';
comment on column minutes_amendments.position is 'Counted from 1 within the part: of two people who amend at once, the second sees what the first has written';
comment on column minutes_amendments.paragraph is 'Counted from 1; one more than there are adds a paragraph';
comment on column minutes_amendments.new_text is 'Empty when the paragraph was struck out';
comment on column minutes_amendments.asked_by is 'A seat or a post';

create table minutes_records (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  meeting_id     uuid not null,
  group_id       uuid not null,
  part           text not null constraint minutes_records_part_known check (part in ('opening', 'item', 'closing')),
  item_id        uuid,
  content        jsonb not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, meeting_id, group_id) references minutes_clearances (partnership_id, meeting_id, group_id),
  foreign key (partnership_id, item_id, meeting_id, group_id) references agenda_items (partnership_id, id, meeting_id, group_id),
  constraint minutes_records_once unique nulls not distinct (partnership_id, meeting_id, part, item_id),
  constraint minutes_records_item_named check ((part = 'item') = (item_id is not null))
);
comment on table minutes_records is 'What other records put into the minutes of a part (actions, interests), as it stood when they were confirmed';

create table minutes_confirmations (
  partnership_id uuid not null default ctx.partnership_id(),
  meeting_id     uuid not null,
  group_id       uuid not null,
  at_meeting_id  uuid not null,
  recorded_by    uuid not null,
  recorded_at    timestamptz not null default clock_timestamp(),
  primary key (partnership_id, meeting_id),
  foreign key (partnership_id, meeting_id, group_id) references minutes_clearances (partnership_id, meeting_id, group_id),
  foreign key (partnership_id, at_meeting_id, group_id) references meetings (partnership_id, id, group_id)
);
comment on table minutes_confirmations is 'That a later meeting of the group confirmed the minutes: nothing of them changes any more';

create table minutes_proposals (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  meeting_id     uuid not null,
  group_id       uuid not null,
  reach          text not null constraint minutes_proposals_reach_known check (reach in ('partners', 'public')),
  version        integer not null constraint minutes_proposals_version_counts check (version > 0),
  leaves_out     boolean not null,
  document       jsonb not null,
  proposed_by    uuid not null,
  proposed_at    timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  foreign key (partnership_id, meeting_id, group_id) references minutes_clearances (partnership_id, meeting_id, group_id),
  constraint minutes_proposals_of_group unique (partnership_id, id, group_id),
  constraint minutes_proposals_version_once unique (partnership_id, meeting_id, reach, version)
);
comment on table minutes_proposals is 'Exactly what partners or the public would read of the minutes, put before the chair, and the vice-chair where something is left out';
comment on column minutes_proposals.leaves_out is 'Whether something that the minutes say is left out of the document';
comment on column minutes_proposals.document is 'What may be read and nothing else: that something is left out, and on which ground, never what';

create table minutes_agreements (
  partnership_id uuid not null default ctx.partnership_id(),
  proposal_id    uuid not null,
  group_id       uuid not null,
  office         text not null constraint minutes_agreements_office_known check (office in ('chair', 'vice-chair')),
  agreed_by      uuid not null,
  agreed_at      timestamptz not null default clock_timestamp(),
  primary key (partnership_id, proposal_id, office),
  foreign key (partnership_id, proposal_id, group_id) references minutes_proposals (partnership_id, id, group_id),
  constraint minutes_agreements_two_people unique (partnership_id, proposal_id, agreed_by)
);
comment on table minutes_agreements is 'That the chair, and where something is left out the vice-chair, agreed to a release: two different people';

create table minutes_withdrawals (
  partnership_id uuid not null default ctx.partnership_id(),
  proposal_id    uuid not null,
  group_id       uuid not null,
  reason         text not null constraint minutes_withdrawals_reason_given check (reason <> ''),
  withdrawn_by   uuid not null,
  withdrawn_at   timestamptz not null default clock_timestamp(),
  primary key (partnership_id, proposal_id),
  foreign key (partnership_id, proposal_id, group_id) references minutes_proposals (partnership_id, id, group_id)
);
comment on table minutes_withdrawals is 'Documents that are taken back: nobody reads them by their release any more';

create index minutes_texts_by_group on minutes_texts (partnership_id, group_id);
create index minutes_proposals_by_group on minutes_proposals (partnership_id, group_id);
create index actions_by_origin on actions (partnership_id, origin_id);

-- What is released: agreed by the chair, by the vice-chair as well where something is left out, and not withdrawn. Of this
-- partnership, and of the groups of others that serve it.
create function ctx.released_minutes() returns uuid[]
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(p.id), '{}') from public.minutes_proposals p
   where (p.partnership_id = ctx.partnership_id() or p.group_id = any (ctx.groups_serving()))
     and exists (select from public.minutes_agreements a where a.partnership_id = p.partnership_id and a.proposal_id = p.id and a.office = 'chair')
     and (not p.leaves_out or exists (select from public.minutes_agreements a
           where a.partnership_id = p.partnership_id and a.proposal_id = p.id and a.office = 'vice-chair'))
     and not exists (select from public.minutes_withdrawals w where w.partnership_id = p.partnership_id and w.proposal_id = p.id)
$$;
call ctx.hand_over('ctx.released_minutes()', 'fp_rls', 'fp_member', 'fp_public');

do $$
declare t text;
begin
  foreach t in array array['minutes_texts', 'minutes_clearances', 'minutes_amendments', 'minutes_records', 'minutes_confirmations',
                           'minutes_proposals', 'minutes_agreements', 'minutes_withdrawals'] loop
    execute format('call ctx.wall(%L)', t);
    execute format('create policy reads on %I for select to fp_member using ((select ctx.can(''meetings:manage''))
      or (select ctx.can(''meetings:chair'')) or group_id = any ((select ctx.my_groups(''groups:read''))::uuid[]))', t);
    execute format('grant select, insert on %I to fp_member', t);
  end loop;
  -- Whoever may not read what an item is about reads nothing that was said on it either.
  foreach t in array array['minutes_texts', 'minutes_amendments', 'minutes_records'] loop
    execute format('create policy withheld on %I as restrictive to fp_member
      using (item_id is null or item_id <> all ((select ctx.withheld_items())::uuid[]))', t);
  end loop;
  foreach t in array array['minutes_proposals', 'minutes_agreements', 'minutes_withdrawals'] loop
    execute format('create policy agreeing on %I for select to fp_member using ((select ctx.can(''minutes:release'')))', t);
    execute format('create policy identity on %I for select to fp_rls using (group_id is not null)', t);
    execute format('grant select on %I to fp_rls', t);
  end loop;
end $$;

-- The text is the draft's until the chair clears it.
create policy writes on minutes_texts for insert to fp_member with check ((select ctx.can('meetings:manage'))
  and not exists (select from minutes_clearances c where c.partnership_id = minutes_texts.partnership_id and c.meeting_id = minutes_texts.meeting_id));
create policy rewrites on minutes_texts for update to fp_member using ((select ctx.can('meetings:manage'))
  and not exists (select from minutes_clearances c where c.partnership_id = minutes_texts.partnership_id and c.meeting_id = minutes_texts.meeting_id))
  with check ((select ctx.can('meetings:manage')));
grant update (body, reaches, written_restricted, revision) on minutes_texts to fp_member;

create policy clears on minutes_clearances for insert to fp_member
  with check ((select ctx.can('meetings:chair')) and cleared_by = (select ctx.person_id()));

-- Amendments, and what goes with them, until a later meeting has confirmed the minutes.
create policy amends on minutes_amendments for insert to fp_member with check ((select ctx.can('meetings:manage'))
  and recorded_by = (select ctx.person_id())
  and not exists (select from minutes_confirmations c where c.partnership_id = minutes_amendments.partnership_id and c.meeting_id = minutes_amendments.meeting_id));
create policy keeps on minutes_records for insert to fp_member with check ((select ctx.can('meetings:manage'))
  and not exists (select from minutes_confirmations c where c.partnership_id = minutes_records.partnership_id and c.meeting_id = minutes_records.meeting_id));
create policy confirms on minutes_confirmations for insert to fp_member with check ((select ctx.can('meetings:manage'))
  and recorded_by = (select ctx.person_id())
  and exists (select from meetings m join meetings later on later.partnership_id = m.partnership_id and later.held_on > m.held_on
    where m.partnership_id = minutes_confirmations.partnership_id and m.id = minutes_confirmations.meeting_id and later.id = minutes_confirmations.at_meeting_id));

create policy proposes on minutes_proposals for insert to fp_member
  with check ((select ctx.can('meetings:manage')) and proposed_by = (select ctx.person_id()));
create policy agrees on minutes_agreements for insert to fp_member with check ((select ctx.can('minutes:release'))
  and agreed_by = (select ctx.person_id()) and (office = 'chair') = (select ctx.can('meetings:chair')));
create policy withdraws on minutes_withdrawals for insert to fp_member
  with check ((select ctx.can('minutes:withdraw')) and withdrawn_by = (select ctx.person_id()));

comment on table group_partnerships is 'Share rules: which other partnerships a group serves, and so may see that it is there, who is in it, and what of its minutes is released to partners; nothing else';

-- The door in the wall: those who work in a partnership that a group serves read what is released to partners.
alter policy tenant on minutes_proposals to fp_public, fp_job;
create policy tenant_or_shared on minutes_proposals as restrictive to fp_member
  using (partnership_id = (select ctx.partnership_id()) or id = any ((select ctx.released_minutes())::uuid[]))
  with check (partnership_id = (select ctx.partnership_id()));
create policy partners on minutes_proposals for select to fp_member
  using ((select ctx.can('groups:read')) and id = any ((select ctx.released_minutes())::uuid[]));
create policy released on minutes_proposals for select to fp_public
  using (reach = 'public' and id = any ((select ctx.released_minutes())::uuid[]));
grant select (partnership_id, id, meeting_id, group_id, reach, version, document) on minutes_proposals to fp_public;
