-- The operator looks after the directory of organisations, and a partnership after who takes part in it.

insert into role_capabilities (role_key, capability) values
  ('operator', 'organisations:manage'),
  ('partnership-manager', 'capacities:manage'),
  ('partnership-manager', 'groups:share'),
  ('partnership-administrator', 'capacities:manage'),
  ('partnership-administrator', 'groups:share');

do $$
declare t text;
begin
  foreach t in array array['organisations', 'organisation_names', 'organisation_successors'] loop
    execute format('create policy keeps on %I for insert to fp_member with check ((select ctx.can(''organisations:manage'')))', t);
    execute format('grant insert on %I to fp_member', t);
  end loop;
end $$;
create policy changes on organisations for update to fp_member
  using ((select ctx.can('organisations:manage'))) with check ((select ctx.can('organisations:manage')));
grant update (name, started_on, ended_on) on organisations to fp_member;

create policy joins on partnership_organisations for insert to fp_member with check ((select ctx.can('capacities:manage')));
create policy leaves on partnership_organisations for update to fp_member
  using ((select ctx.can('capacities:manage'))) with check ((select ctx.can('capacities:manage')));
grant insert, update (to_on) on partnership_organisations to fp_member;

-- A share rule that is ended on its first day was in force for less than a day.
alter table group_partnerships drop constraint group_partnerships_end_after_start;
alter table group_partnerships add constraint group_partnerships_end_after_start check (to_on >= from_on - 1);
create policy shares on group_partnerships for insert to fp_member with check ((select ctx.can('groups:share')));
create policy reshares on group_partnerships for update to fp_member
  using ((select ctx.can('groups:share')) and partnership_id = (select ctx.partnership_id())) with check ((select ctx.can('groups:share')));
grant insert, update (to_on) on group_partnerships to fp_member;
