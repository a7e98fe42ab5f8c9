-- One log of what was agreed to be done in a partnership: by whom, until when, and what became of it.

insert into role_capabilities (role_key, capability)
  select role_key, unnest(string_to_array(capabilities, ' ')) from (values
    ('partnership-manager',          'actions:read actions:update actions:manage'),
    ('support-officer',              'actions:read actions:update actions:manage'),
    ('analyst',                      'actions:read actions:update'),
    ('chair',                        'actions:read actions:update'),
    ('vice-chair',                   'actions:read actions:update'),
    ('member',                       'actions:read actions:update'),
    ('auditor',                      'actions:read'),
    ('responsible-authority-member', 'actions:read actions:update'),
    ('substitute',                   'actions:read actions:update'),
    ('invited-member',               'actions:read actions:update'),
    ('ex-officio-member',            'actions:read actions:update'),
    ('project-manager',              'actions:read actions:update'),
    ('liaison-officer',              'actions:read actions:update'),
    ('county-lead',                  'actions:read actions:update'),
    ('county-secretariat',           'actions:read actions:update actions:manage')
  ) as held (role_key, capabilities);

create table actions (
  partnership_id  uuid not null default ctx.partnership_id(),
  id              uuid not null default gen_random_uuid(),
  text            text not null constraint actions_text_given check (text <> ''),
  organisation_id uuid not null references organisations (id),
  person_id       uuid references people (id),
  agreed_on       date not null,
  due_on          date not null,
  group_id        uuid not null,
  origin_kind     text not null constraint actions_origin_kind_known check (origin_kind in ('group', 'meeting-item')),
  origin_id       uuid not null,
  made_by         uuid not null,
  made_at         timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references groups (partnership_id, id),
  constraint actions_due_after_agreed check (due_on >= agreed_on),
  constraint actions_origin_of_group check (origin_kind <> 'group' or origin_id = group_id)
);
comment on table actions is 'The action log. What became of an action stands in its updates, never here';
comment on column actions.person_id is 'Who is to do it for the organisation; null when the organisation has named nobody';
comment on column actions.due_on is 'The day first agreed. A later one is an update, with its reason';
comment on column actions.group_id is 'The group that agreed it, and that looks after it';
comment on column actions.origin_id is 'What it came from: the group itself, or an item of one of its meetings';
create index actions_by_group on actions (partnership_id, group_id);
create index actions_by_person on actions (partnership_id, person_id);

create table action_links (
  partnership_id uuid not null default ctx.partnership_id(),
  token_hash     bytea not null,
  action_id      uuid not null,
  person_id      uuid not null,
  expires_at     timestamptz not null,
  primary key (partnership_id, token_hash),
  constraint action_links_of_action unique (partnership_id, token_hash, action_id),
  foreign key (partnership_id, action_id) references actions (partnership_id, id)
);
comment on table action_links is 'Links of reminders, by which an owner says once, without signing in, how an action stands. The secret itself is kept nowhere';
create index action_links_by_token on action_links (token_hash);

create table action_updates (
  partnership_id uuid not null default ctx.partnership_id(),
  action_id      uuid not null,
  position       integer not null constraint action_updates_position_counts check (position > 0),
  kind           text not null constraint action_updates_kind_known check (kind in (
                   'progress', 'blocked', 'open', 'new-date', 'done', 'cancelled', 'edited')),
  words          text not null constraint action_updates_words_given check (words <> ''),
  evidence       text not null default '',
  day            date,
  recorded_by    uuid not null,
  recorded_at    timestamptz not null default clock_timestamp(),
  link_hash      bytea,
  primary key (partnership_id, action_id, position),
  foreign key (partnership_id, action_id) references actions (partnership_id, id),
  foreign key (partnership_id, link_hash, action_id) references action_links (partnership_id, token_hash, action_id),
  constraint action_updates_link_once unique (partnership_id, link_hash),
  constraint action_updates_day_with_kind check ((day is not null) = (kind in ('new-date', 'done')))
);
comment on table action_updates is 'What became of an action, in order: progress with evidence, and every change of its state, its day, its words or its owner';
comment on column action_updates.position is 'Counted from 1: of two people who write at once, the second sees what the first has written';
comment on column action_updates.words is 'What was done, the outcome, or the reason';
comment on column action_updates.evidence is 'Address of a page that shows it, if any';
comment on column action_updates.day is 'The new due day, or the day on which it was done';
comment on column action_updates.link_hash is 'The link of a reminder by which it was recorded; each link records one thing';

do $$
declare t text;
begin
  foreach t in array array['actions', 'action_updates', 'action_links'] loop
    execute format('call ctx.wall(%L)', t);
  end loop;
  -- Whoever comes by the link of a reminder reads what is theirs, and not the log.
  foreach t in array array['actions', 'action_updates'] loop
    execute format('create policy reads on %I for select to fp_member using ((select ctx.can(''actions:read'')))', t);
    execute format('create policy reminding on %I for select to fp_job using ((select ctx.can(''actions:remind'')))', t);
    execute format('create policy sending on %I for select to fp_job using ((select ctx.can(''mail:send'')))', t);
    execute format('grant select on %I to fp_job', t);
  end loop;
end $$;
create policy own on actions for select to fp_member
  using ((select ctx.can('actions:update')) and person_id = (select ctx.person_id()));
create policy makes on actions for insert to fp_member
  with check ((select ctx.can('actions:manage')) and made_by = (select ctx.person_id()));
create policy edits on actions for update to fp_member
  using ((select ctx.can('actions:manage'))) with check ((select ctx.can('actions:manage')));
grant select, insert, update (text, organisation_id, person_id) on actions to fp_member;

create policy own on action_updates for select to fp_member
  using (exists (select from actions a
    where a.partnership_id = action_updates.partnership_id and a.id = action_updates.action_id and a.person_id = (select ctx.person_id())));
create policy manages on action_updates for insert to fp_member
  with check ((select ctx.can('actions:manage')) and recorded_by = (select ctx.person_id()));
-- An owner says how their own actions stand, and nobody else's. What is agreed is changed or cancelled by the secretariat.
create policy updates_own on action_updates for insert to fp_member
  with check ((select ctx.can('actions:update')) and recorded_by = (select ctx.person_id())
    and kind in ('progress', 'blocked', 'open', 'new-date', 'done')
    and exists (select from actions a
      where a.partnership_id = action_updates.partnership_id and a.id = action_updates.action_id and a.person_id = (select ctx.person_id())));
create policy identity on action_updates for select to fp_rls using (position > 0);
grant select, insert on action_updates to fp_member;
grant select on action_updates to fp_rls;

create policy making on action_links for insert to fp_job with check ((select ctx.can('actions:remind')));
create policy identity on action_links for select to fp_rls using (token_hash is not null);
grant insert on action_links to fp_job;
grant select on action_links to fp_rls;

-- Whoever comes by a link, neither signed in nor as a job, is in no group: a link opens what it is for, and nothing else.
set local role fp_rls;
create or replace function ctx.my_groups(capability text) returns uuid[]
  language sql stable security definer set search_path = pg_catalog as $$
  select case when ctx.session_id() is null and ctx.job_id() is null then '{}'::uuid[]
              else ctx.groups_of(ctx.person_id(), ctx.partnership_id(), capability) end
$$;
set local role fp_owner;

-- Somebody who comes by the link of a reminder, without signing in: the person it was sent to, for one act upon their own
-- actions, and with nothing else of what they may do. Raises 28000 when the link is none of ours, is used or has expired,
-- or its person is suspended or may not update actions here any more (docs/decisions/0020).
create function ctx.begin_action_link(token bytea, request text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare l record; may text[];
begin
  select x.partnership_id as there, x.person_id as person, x.action_id as action into l from public.action_links x
   where x.token_hash = sha256(token) and x.expires_at > clock_timestamp()
     and not exists (select from public.action_updates u where u.partnership_id = x.partnership_id and u.link_hash = x.token_hash);
  if l.action is null then raise exception 'no link' using errcode = '28000'; end if;
  if exists (select from public.accounts a join public.account_suspensions s on s.account_id = a.id
              where a.person_id = l.person and s.lifted_at is null) then
    raise exception 'suspended' using errcode = '28000';
  end if;
  may := array(select unnest(ctx.capabilities_of(l.person, l.there)) intersect select 'actions:update');
  if may = '{}' then raise exception 'no right' using errcode = '28000'; end if;
  perform ctx.sign('fp_member', l.there, l.person, null, null, null, may, request);
  return jsonb_build_object('role', 'fp_member', 'person', l.person, 'action', l.action, 'capabilities', to_jsonb(may),
    'partnerships', '[]'::jsonb, 'partnership', ctx.partnership_summary(l.there));
end $$;
call ctx.hand_over('ctx.begin_action_link(bytea, text)', 'fp_rls', 'fp_member');

-- Reminders are for every partnership, every day: the installation's own job asks each for its part.
set local role fp_queue;
create or replace function ctx.enqueue_everywhere(job_name text, occasion text, needs text[]) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare added integer;
begin
  if not (ctx.can('areas:import') and needs <@ array['datasets:read', 'datasets:import'])
    and not (ctx.can('actions:remind') and needs = array['actions:remind'] and job_name = 'actions.remind-owners') then
    raise exception 'may not ask every partnership for this' using errcode = '42501';
  end if;
  insert into public.jobs (partnership_id, name, payload, capabilities, slot)
    select p.id, job_name, '{}', needs, occasion from public.partnerships p where p.kind <> 'installation'
    on conflict on constraint jobs_slot_once do nothing;
  get diagnostics added = row_count;
  return added;
end $$;
set local role fp_owner;
