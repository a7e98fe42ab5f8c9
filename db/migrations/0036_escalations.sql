-- Actions before meetings: what an edit replaced, so that an old agenda stays as it was; and actions that missed their days
-- and have come before the body to which their group answers.

alter table action_updates add column before jsonb;
alter table action_updates add constraint action_updates_before_of_edit check (before is null or kind = 'edited');
comment on column action_updates.before is 'What an edit replaced, by name: text, organisation, person';

create table action_escalations (
  partnership_id uuid not null default ctx.partnership_id(),
  action_id      uuid not null,
  group_id       uuid not null,
  escalated_on   date not null,
  missed         jsonb not null constraint action_escalations_missed_given check (jsonb_array_length(missed) > 0),
  terms_version  integer,
  line_kind      text constraint action_escalations_line_known check (line_kind in ('accountable-to', 'reports-to')),
  body           text not null default '',
  to_group_id    uuid,
  primary key (partnership_id, action_id),
  foreign key (partnership_id, action_id) references actions (partnership_id, id),
  foreign key (partnership_id, group_id) references groups (partnership_id, id),
  foreign key (partnership_id, to_group_id) references groups (partnership_id, id),
  constraint action_escalations_line_of_terms check ((line_kind is null or terms_version is not null) and (line_kind is not null) = (body <> '')),
  constraint action_escalations_along_line check (to_group_id is null or line_kind is not null)
);
comment on table action_escalations is 'That an action missed so many due days that it came before the body to which its group answers; once for each action';
comment on column action_escalations.missed is 'The due days that had passed by then';
comment on column action_escalations.terms_version is 'The terms of reference in force that day, whose line it is; null when there were none';
comment on column action_escalations.body is 'The body as the terms name it; empty when they name none';
comment on column action_escalations.to_group_id is 'The group that is this body; null when it is no group here, so that it stays with the chair of its own';
create index action_escalations_by_body on action_escalations (partnership_id, to_group_id);

call ctx.wall('action_escalations');
create policy reads on action_escalations for select to fp_member using ((select ctx.can('actions:read')));
create policy reminding on action_escalations for select to fp_job using ((select ctx.can('actions:remind')));
create policy sending on action_escalations for select to fp_job using ((select ctx.can('mail:send')));
create policy escalates on action_escalations for insert to fp_job with check ((select ctx.can('actions:remind')));
grant select on action_escalations to fp_member;
grant select, insert on action_escalations to fp_job;

-- The job that escalates follows the lines of the terms in force, and tells whoever chairs; the one that sends asks who chairs still.
do $$
declare t text;
begin
  foreach t in array array['terms_of_reference', 'terms_approvals', 'terms_confirmations', 'accountability_lines', 'chair_terms'] loop
    execute format('create policy escalating on %I for select to fp_job using ((select ctx.can(''actions:remind'')))', t);
    execute format('grant select on %I to fp_job', t);
  end loop;
end $$;
create policy sending on chair_terms for select to fp_job using ((select ctx.can('mail:send')));
