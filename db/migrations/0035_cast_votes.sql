-- Votes that members give from their own devices, until the vote of the motion is recorded.

create table cast_votes (
  partnership_id uuid not null default ctx.partnership_id(),
  motion_id      uuid not null,
  seat_id        uuid not null,
  item_id        uuid not null,
  meeting_id     uuid not null,
  group_id       uuid not null,
  choice         text not null constraint cast_votes_choice_known check (choice in ('for', 'against', 'abstain')),
  cast_by        uuid not null references people (id),
  cast_at        timestamptz not null default clock_timestamp(),
  primary key (partnership_id, motion_id, seat_id, cast_by),
  foreign key (partnership_id, motion_id, item_id, meeting_id, group_id) references motions (partnership_id, id, item_id, meeting_id, group_id),
  foreign key (partnership_id, seat_id, group_id) references seats (partnership_id, id, group_id)
);
comment on table cast_votes is 'What each who speaks for a seat chose themselves. That of who has the seat''s voice at the vote is recorded with it';
create index cast_votes_by_meeting on cast_votes (partnership_id, meeting_id);

call ctx.wall('cast_votes');
create policy reads on cast_votes for select to fp_member using ((select ctx.can('meetings:manage'))
  or (select ctx.can('meetings:chair')) or group_id = any ((select ctx.my_groups('groups:read'))::uuid[]));
create policy withheld on cast_votes as restrictive to fp_member using (item_id <> all ((select ctx.withheld_items())::uuid[]));
-- By whoever was written down as having the voice of the seat at that meeting: who is in the room at the moment the program says.
create policy casts on cast_votes for insert to fp_member with check (cast_by = (select ctx.person_id())
  and exists (select from attendances a where a.partnership_id = cast_votes.partnership_id and a.meeting_id = cast_votes.meeting_id
    and a.seat_id = cast_votes.seat_id and a.person_id = (select ctx.person_id()) and a.mode <> 'apologies'
    and a.stands_as in ('voting', 'substitute')));
create policy changes on cast_votes for update to fp_member using (cast_by = (select ctx.person_id()));
grant select, insert, update (choice, cast_at) on cast_votes to fp_member;
