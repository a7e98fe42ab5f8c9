-- Lists of people as CSV, whom an organisation invites all at once.

create table people_lists (
  id              uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id),
  sent_by         uuid not null references people (id),
  sent_at         timestamptz not null default clock_timestamp(),
  file_name       text not null,
  content         text not null,
  taken_at        timestamptz,
  position        integer not null default 0,
  invited         integer not null default 0,
  finished_at     timestamptz
);
comment on table people_lists is 'Lists that administrators sent: checked and shown first, and nobody is invited before one of them takes the good rows';
comment on column people_lists.content is 'As it was sent; empty once the list is done with, because it holds names and addresses';
comment on column people_lists.position is 'How many rows have been gone through since it was taken';
create index people_lists_by_time on people_lists (organisation_id, sent_at desc);

alter table people_lists enable row level security;
alter table people_lists force row level security;
create policy own_organisation on people_lists for select to fp_member using (organisation_id = (select ctx.organisation_id()));
create policy sends on people_lists for insert to fp_member
  with check (organisation_id = (select ctx.organisation_id()) and sent_by = (select ctx.person_id()) and taken_at is null and invited = 0);
create policy goes_through on people_lists for update to fp_member
  using (organisation_id = (select ctx.organisation_id())) with check (organisation_id = (select ctx.organisation_id()));
grant select, insert, update (content, taken_at, position, invited, finished_at) on people_lists to fp_member;

-- What nobody took within a month is emptied with what was.
create function ctx.forget_people_lists(older_than interval) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare gone integer;
begin
  update public.people_lists l set content = '', finished_at = coalesce(l.finished_at, clock_timestamp())
   where l.sent_at < clock_timestamp() - older_than and l.content <> '';
  get diagnostics gone = row_count;
  return gone;
end $$;
create policy forgetting on people_lists to fp_queue using (id is not null) with check (id is not null);
grant select, update (content, finished_at) on people_lists to fp_queue;
call ctx.hand_over('ctx.forget_people_lists(interval)', 'fp_queue', 'fp_job');
