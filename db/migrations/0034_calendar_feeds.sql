-- Meetings in a person's own calendar program, which fetches them by a secret address, until that is revoked.

create table calendar_feeds (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  person_id      uuid not null references people (id),
  group_id       uuid,
  token_hash     bytea not null,
  made_at        timestamptz not null default clock_timestamp(),
  revoked_at     timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references groups (partnership_id, id)
);
comment on table calendar_feeds is 'Secret addresses of calendars. The secret itself is kept nowhere';
comment on column calendar_feeds.group_id is 'The one group whose meetings it holds; null for all groups whose meetings its person may see';
create index calendar_feeds_by_token on calendar_feeds (token_hash);
create index calendar_feeds_by_person on calendar_feeds (partnership_id, person_id);

call ctx.wall('calendar_feeds');
create policy own on calendar_feeds for select to fp_member using (person_id = (select ctx.person_id()));
-- By somebody who is signed in, and not by the link of a reminder.
create policy makes on calendar_feeds for insert to fp_member with check (person_id = (select ctx.person_id()) and revoked_at is null
  and (select ctx.session_id()) is not null and (group_id is null or (select ctx.can('meetings:manage')) or (select ctx.can('meetings:chair'))
    or group_id = any ((select ctx.my_groups('groups:read'))::uuid[])));
create policy revokes on calendar_feeds for update to fp_member
  using (person_id = (select ctx.person_id())) with check (person_id = (select ctx.person_id()));
create policy identity on calendar_feeds for select to fp_rls using (person_id is not null);
grant select (partnership_id, id, person_id, group_id, made_at, revoked_at) on calendar_feeds to fp_member;
grant insert, update (revoked_at) on calendar_feeds to fp_member;
grant select on calendar_feeds to fp_rls;

create policy identity on groups for select to fp_rls using (id is not null);
create policy identity on meetings for select to fp_rls using (id is not null);
create policy identity on meeting_steps for select to fp_rls using (id is not null);
grant select on groups, meetings, meeting_steps to fp_rls;

-- What is at a secret address: when and where those groups meet whose meetings its person may see today, and nothing of what about. Null
-- when the address is none of ours or was revoked, or its person is suspended or may see none of these meetings any more.
create function ctx.calendar_feed(token bytea) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare f public.calendar_feeds; there uuid[];
begin
  select x.* into f from public.calendar_feeds x where x.token_hash = sha256(token) and x.revoked_at is null;
  if f.id is null or not exists (select from public.accounts a where a.person_id = f.person_id)
     or exists (select from public.accounts a join public.account_suspensions s on s.account_id = a.id
                 where a.person_id = f.person_id and s.lifted_at is null) then
    return null;
  end if;
  if ctx.capabilities_of(f.person_id, f.partnership_id) && '{meetings:manage,meetings:chair}' then
    there := array(select g.id from public.groups g where g.partnership_id = f.partnership_id);
  else
    there := ctx.groups_of(f.person_id, f.partnership_id, 'groups:read');
  end if;
  if f.group_id is not null then there := array(select f.group_id where f.group_id = any (there)); end if;
  if there = '{}' then return null; end if;
  return jsonb_build_object(
    'partnership', (select p.slug from public.partnerships p where p.id = f.partnership_id),
    'name', (select p.name from public.partnerships p where p.id = f.partnership_id),
    'group', (select g.name from public.groups g where g.partnership_id = f.partnership_id and g.id = f.group_id),
    'meetings', (
      select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'group', g.name, 'heldOn', m.held_on, 'beginsAt', m.begins_at,
          'place', m.place, 'way', m.way, 'revision', m.revision, 'scheduledAt', m.scheduled_at,
          'isCancelled', exists (select from public.meeting_steps s where s.partnership_id = m.partnership_id
              and s.meeting_id = m.id and s.kind = 'cancelled')) order by m.held_on, m.begins_at), '[]')
        from public.meetings m join public.groups g on g.partnership_id = m.partnership_id and g.id = m.group_id
       where m.partnership_id = f.partnership_id and m.group_id = any (there) and m.held_on > current_date - 366));
end $$;
call ctx.hand_over('ctx.calendar_feed(bytea)', 'fp_rls', 'fp_public');
