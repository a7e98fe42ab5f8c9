-- Who chairs a group and from when, and the elections by which some are found.
create table chair_elections (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  group_id       uuid not null,
  post           text not null constraint chair_elections_post_known check (post in ('chair', 'vice-chair')),
  held_on        date not null,
  meeting        text not null default '',
  called_by      uuid not null,
  called_at      timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references groups (partnership_id, id),
  constraint chair_elections_of_group unique (partnership_id, id, group_id)
);
comment on table chair_elections is 'Elections of a chair or vice-chair from the membership of a group, on a day';

create table election_candidates (
  partnership_id uuid not null default ctx.partnership_id(),
  election_id    uuid not null,
  group_id       uuid not null,
  person_id      uuid not null references people (id),
  seat_id        uuid not null,
  named_by       uuid not null,
  named_at       timestamptz not null default clock_timestamp(),
  primary key (partnership_id, election_id, person_id),
  foreign key (partnership_id, election_id, group_id) references chair_elections (partnership_id, id, group_id),
  foreign key (partnership_id, seat_id, group_id) references seats (partnership_id, id, group_id)
);
comment on table election_candidates is 'Who stands in an election, and which seat of the group they represent';

create table election_votes (
  partnership_id uuid not null default ctx.partnership_id(),
  election_id    uuid not null,
  group_id       uuid not null,
  seat_id        uuid not null,
  person_id      uuid,
  cast_on        date not null,
  recorded_by    uuid not null,
  recorded_at    timestamptz not null default clock_timestamp(),
  primary key (partnership_id, election_id, seat_id),
  foreign key (partnership_id, election_id, group_id) references chair_elections (partnership_id, id, group_id),
  foreign key (partnership_id, election_id, person_id) references election_candidates (partnership_id, election_id, person_id),
  foreign key (partnership_id, seat_id, group_id) references seats (partnership_id, id, group_id)
);
comment on table election_votes is 'The ballot, by seat: one vote for each';
comment on column election_votes.person_id is 'The candidate; null for a vote for nobody';

create table chair_terms (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  group_id       uuid not null,
  post           text not null constraint chair_terms_post_known check (post in ('chair', 'vice-chair')),
  person_id      uuid not null references people (id),
  how            text not null constraint chair_terms_how_known check (how in ('office', 'appointment', 'election')),
  decided_by     text not null default '',
  election_id    uuid,
  from_on        date not null,
  to_on          date,
  recorded_by    uuid not null,
  recorded_at    timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references groups (partnership_id, id),
  foreign key (partnership_id, election_id, group_id) references chair_elections (partnership_id, id, group_id),
  foreign key (partnership_id, election_id, person_id) references election_candidates (partnership_id, election_id, person_id),
  constraint chair_terms_one_result unique (partnership_id, election_id),
  constraint chair_terms_elected check ((how = 'election') = (election_id is not null)),
  constraint chair_terms_end_after_start check (to_on >= from_on - 1)
);
comment on table chair_terms is 'Terms of office of chairs and vice-chairs, from and to which day (both included), and how they came to it';
create index chair_terms_by_group on chair_terms (partnership_id, group_id);

do $$
declare t text; author text;
begin
  for t, author in values ('chair_elections', 'called_by'), ('election_candidates', 'named_by'), ('election_votes', 'recorded_by'),
                          ('chair_terms', 'recorded_by') loop
    execute format('call ctx.wall(%L)', t);
    execute format('create policy reads on %I for select to fp_member
      using ((select ctx.can(''people:read'')) or group_id = any ((select ctx.my_groups(''groups:read''))::uuid[]))', t);
    execute format('create policy additions on %I for insert to fp_member
      with check ((select ctx.can(''groups:manage'')) and %I = (select ctx.person_id()))', t, author);
    execute format('grant select, insert on %I to fp_member', t);
  end loop;
  -- A ballot with a result stays as it was.
  for t in values ('election_candidates'), ('election_votes') loop
    execute format('alter policy additions on %I with check ((select ctx.can(''groups:manage'')) and %I = (select ctx.person_id())
      and not exists (select from chair_terms c where c.partnership_id = %I.partnership_id and c.election_id = %I.election_id))',
      t, case t when 'election_votes' then 'recorded_by' else 'named_by' end, t, t);
  end loop;
end $$;
-- Nobody records themselves as chair, but by the ballot of others.
alter policy additions on chair_terms
  with check ((select ctx.can('groups:manage')) and recorded_by = (select ctx.person_id())
    and (how = 'election' or person_id <> (select ctx.person_id())));
create policy ends on chair_terms for update to fp_member
  using ((select ctx.can('groups:manage'))) with check ((select ctx.can('groups:manage')));
grant update (to_on) on chair_terms to fp_member;
create policy removals on election_votes for delete to fp_member
  using ((select ctx.can('groups:manage'))
    and not exists (select from chair_terms c where c.partnership_id = election_votes.partnership_id and c.election_id = election_votes.election_id));
grant delete on election_votes to fp_member;

-- A chair need not be a member of the group, nor represent a seat.
create policy chairs on people for select to fp_member
  using (exists (select from chair_terms c where c.person_id = people.id));
