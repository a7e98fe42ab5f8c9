-- A group's work programme of the year: what every agenda has, and what is due in which month, each with where it comes from.

create table programme_items (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  group_id       uuid not null,
  kind           text not null constraint programme_items_kind_known check (kind in ('decision', 'discussion', 'information')),
  title          text not null constraint programme_items_title_given check (title <> ''),
  presenter      text not null default '',
  minutes        integer constraint programme_items_minutes_count check (minutes between 1 and 480),
  first_month    text constraint programme_items_first_month check (first_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  every_months   integer constraint programme_items_every_counts check (every_months between 1 and 120),
  source         text not null default '',
  setting        text not null default '',
  proposed_as    text,
  revision       integer not null default 1,
  added_at       timestamptz not null default clock_timestamp(),
  added_by       uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references groups (partnership_id, id),
  constraint programme_items_of_group unique (partnership_id, id, group_id),
  constraint programme_items_title_once unique (partnership_id, group_id, title),
  constraint programme_items_proposal_once unique (partnership_id, group_id, proposed_as),
  constraint programme_items_ground_given check (source <> '' or setting <> ''),
  constraint programme_items_every_from check (every_months is null or first_month is not null)
);
comment on table programme_items is 'What a group deals with in a year: at every meeting, or in a month and every so many months from it';
comment on column programme_items.first_month is 'YYYY-MM; null for an item of every agenda';
comment on column programme_items.every_months is 'Null for what is due once';
comment on column programme_items.source is 'The law or the document that asks for it; empty when none does';
comment on column programme_items.setting is 'What of it no authority prescribes, and the group has chosen';
comment on column programme_items.proposed_as is 'Which of the program''s proposals it was, so that none is proposed twice';
comment on column programme_items.revision is 'Raised by each change, so that of two editors the second sees what the first has written';

create table programme_takings (
  partnership_id    uuid not null default ctx.partnership_id(),
  meeting_id        uuid not null,
  programme_item_id uuid not null,
  agenda_item_id    uuid not null,
  group_id          uuid not null,
  primary key (partnership_id, meeting_id, programme_item_id),
  foreign key (partnership_id, programme_item_id, group_id) references programme_items (partnership_id, id, group_id) on delete cascade,
  foreign key (partnership_id, agenda_item_id, meeting_id, group_id) references agenda_items (partnership_id, id, meeting_id, group_id) on delete cascade
);
comment on table programme_takings is 'Which items of the programme are on which agenda: each once';
create index programme_takings_by_group on programme_takings (partnership_id, group_id);

-- Read by those who read the meetings of the group, and kept by those who run them.
do $$
declare t text;
begin
  foreach t in array array['programme_items', 'programme_takings'] loop
    execute format('call ctx.wall(%L)', t);
    execute format('create policy reads on %I for select to fp_member using ((select ctx.can(''meetings:manage''))
      or (select ctx.can(''meetings:chair'')) or group_id = any ((select ctx.my_groups(''groups:read''))::uuid[]))', t);
    execute format('create policy additions on %I for insert to fp_member with check ((select ctx.can(''meetings:manage'')))', t);
    execute format('grant select, insert on %I to fp_member', t);
  end loop;
end $$;
create policy changes on programme_items for update to fp_member
  using ((select ctx.can('meetings:manage'))) with check ((select ctx.can('meetings:manage')));
create policy removals on programme_items for delete to fp_member using ((select ctx.can('meetings:manage')));
grant update (kind, title, presenter, minutes, first_month, every_months, source, setting, revision), delete on programme_items to fp_member;
