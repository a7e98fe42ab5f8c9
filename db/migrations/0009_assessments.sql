-- Strategic assessments: analyses whose results are stored rows, findings that quote them, priorities, and releases.

create table analyses (
  partnership_id uuid not null default ctx.partnership_id() references partnerships (id),
  id             uuid not null default gen_random_uuid(),
  title          text not null constraint analyses_title_given check (title <> ''),
  parameters     jsonb not null,
  submission_key text not null,
  requested_at   timestamptz not null default clock_timestamp(),
  requested_by   uuid,
  step           text not null default 'waiting' constraint analyses_step_known
                   check (step in ('waiting', 'aggregating', 'computing', 'done', 'failed')),
  problem        text,
  finished_at    timestamptz,
  results_sha256 bytea,
  primary key (partnership_id, id),
  constraint analyses_submission_once unique (partnership_id, submission_key)
);
comment on table analyses is 'A run over named dataset versions with named parameters. Its results never change';
comment on column analyses.results_sha256 is 'Of all result tables in order: the same inputs give the same bytes';
create index analyses_by_time on analyses (partnership_id, requested_at desc);

create table analysis_tables (
  partnership_id uuid not null default ctx.partnership_id(),
  analysis_id    uuid not null,
  name           text not null,
  position       integer not null,
  title          text not null,
  columns        jsonb not null,
  notes          text[] not null default '{}',
  primary key (partnership_id, analysis_id, name),
  foreign key (partnership_id, analysis_id) references analyses (partnership_id, id)
);
comment on table analysis_tables is 'The tables that an analysis gave, in order, with their columns and what must be known to read them';

create table analysis_rows (
  partnership_id uuid not null default ctx.partnership_id(),
  analysis_id    uuid not null,
  table_name     text not null,
  position       integer not null,
  key            text not null,
  cells          jsonb not null,
  primary key (partnership_id, analysis_id, table_name, position),
  constraint analysis_rows_key_once unique (partnership_id, analysis_id, table_name, key),
  foreign key (partnership_id, analysis_id, table_name) references analysis_tables (partnership_id, analysis_id, name)
);
comment on table analysis_rows is 'The rows of those tables: what pages, findings and documents are drawn from';
comment on column analysis_rows.cells is 'By column: text, or a figure with its state';

create table analysis_proposals (
  partnership_id uuid not null default ctx.partnership_id(),
  analysis_id    uuid not null,
  position       integer not null,
  key            text not null,
  sentence       text,
  figures        jsonb not null default '[]',
  about          text not null default '',
  working        text not null,
  primary key (partnership_id, analysis_id, position),
  constraint analysis_proposals_key_once unique (partnership_id, analysis_id, key),
  foreign key (partnership_id, analysis_id) references analyses (partnership_id, id)
);
comment on table analysis_proposals is 'Sentences the figures bear out, for a finding to begin from; without a sentence, why none is proposed';

create table assessments (
  partnership_id uuid not null default ctx.partnership_id() references partnerships (id),
  id             uuid not null default gen_random_uuid(),
  title          text not null constraint assessments_title_given check (title <> ''),
  year           text not null constraint assessments_year_shape check (year ~ '^\d{4}-\d{2}$'),
  summary        text not null default '',
  analysis_id    uuid not null,
  revision       integer not null default 1,
  created_at     timestamptz not null default clock_timestamp(),
  created_by     uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, analysis_id) references analyses (partnership_id, id)
);
comment on table assessments is 'The draft, which goes on changing; what was released is in assessment_releases';
comment on column assessments.revision is 'Counts changes of the row, so that two editors do not overwrite each other';

create table findings (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  assessment_id  uuid not null,
  position       integer not null,
  sentence       text not null constraint findings_sentence_given check (sentence <> ''),
  analysis_id    uuid not null,
  figures        jsonb not null,
  revision       integer not null default 1,
  written_by     uuid,
  written_at     timestamptz not null default clock_timestamp(),
  removed_at     timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, assessment_id) references assessments (partnership_id, id),
  foreign key (partnership_id, analysis_id) references analyses (partnership_id, id)
);
comment on table findings is 'What the analyst concludes, in sentences whose figures are references to results';
comment on column findings.sentence is 'Words with places for figures: {1}, {2}';
comment on column findings.figures is 'In order, what stands in each place: table, row and column of the analysis';
create index findings_by_assessment on findings (partnership_id, assessment_id, position);

create table priorities (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  assessment_id  uuid not null,
  position       integer not null,
  title          text not null constraint priorities_title_given check (title <> ''),
  reason         text not null constraint priorities_reason_given check (reason <> ''),
  revision       integer not null default 1,
  removed_at     timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, assessment_id) references assessments (partnership_id, id)
);
comment on table priorities is 'What the partnership has chosen to work on, and why';
create index priorities_by_assessment on priorities (partnership_id, assessment_id, position);

create table priority_findings (
  partnership_id uuid not null default ctx.partnership_id(),
  priority_id    uuid not null,
  finding_id     uuid not null,
  primary key (partnership_id, priority_id, finding_id),
  foreign key (partnership_id, priority_id) references priorities (partnership_id, id),
  foreign key (partnership_id, finding_id) references findings (partnership_id, id)
);
comment on table priority_findings is 'The thread: which findings a priority was chosen from';

create table release_proposals (
  partnership_id  uuid not null default ctx.partnership_id(),
  id              uuid not null default gen_random_uuid(),
  assessment_id   uuid not null,
  version         integer not null,
  title           text not null,
  year            text not null,
  document        jsonb not null,
  document_sha256 bytea not null,
  proposed_by     uuid not null,
  proposed_at     timestamptz not null default clock_timestamp(),
  primary key (partnership_id, id),
  constraint release_proposals_version_once unique (partnership_id, assessment_id, version),
  constraint release_proposals_proposer unique (partnership_id, id, proposed_by),
  foreign key (partnership_id, assessment_id) references assessments (partnership_id, id)
);
comment on table release_proposals is 'Exactly what would be published, put before a second person';

create table assessment_releases (
  partnership_id uuid not null default ctx.partnership_id(),
  proposal_id    uuid not null,
  proposed_by    uuid not null,
  released_by    uuid not null,
  released_at    timestamptz not null default clock_timestamp(),
  primary key (partnership_id, proposal_id),
  constraint assessment_releases_second_person check (released_by <> proposed_by),
  foreign key (partnership_id, proposal_id, proposed_by) references release_proposals (partnership_id, id, proposed_by)
);
comment on table assessment_releases is 'Proposals that a second person released to the public';

create table assessment_withdrawals (
  partnership_id uuid not null default ctx.partnership_id(),
  proposal_id    uuid not null,
  withdrawn_by   uuid not null,
  withdrawn_at   timestamptz not null default clock_timestamp(),
  reason         text not null constraint assessment_withdrawals_reason_given check (reason <> ''),
  primary key (partnership_id, proposal_id),
  foreign key (partnership_id, proposal_id) references assessment_releases (partnership_id, proposal_id)
);
comment on table assessment_withdrawals is 'Releases that were taken back: from here on the public does not see them';

do $$
declare t text;
begin
  foreach t in array array['analyses', 'analysis_tables', 'analysis_rows', 'analysis_proposals', 'assessments', 'findings', 'priorities', 'priority_findings',
                           'release_proposals', 'assessment_releases', 'assessment_withdrawals'] loop
    execute format('call ctx.wall(%L)', t);
    execute format('create policy reads on %I for select to fp_member, fp_job using ((select ctx.can(''assessments:read'')) or (select ctx.can(''assessments:write'')))', t);
    execute format('grant select on %I to fp_member, fp_job', t);
  end loop;
  foreach t in array array['analyses', 'analysis_tables', 'analysis_rows', 'analysis_proposals', 'assessments', 'findings', 'priorities', 'priority_findings'] loop
    execute format('create policy writes on %I for insert to fp_member, fp_job with check ((select ctx.can(''assessments:write'')))', t);
    execute format('grant insert on %I to fp_member, fp_job', t);
  end loop;
end $$;

create policy goes_on on analyses for update to fp_job using ((select ctx.can('assessments:write'))) with check ((select ctx.can('assessments:write')));
grant update (step, problem, finished_at, results_sha256) on analyses to fp_job;

create policy edits on assessments for update to fp_member using ((select ctx.can('assessments:write'))) with check ((select ctx.can('assessments:write')));
create policy edits on findings for update to fp_member using ((select ctx.can('assessments:write'))) with check ((select ctx.can('assessments:write')));
create policy edits on priorities for update to fp_member using ((select ctx.can('assessments:write'))) with check ((select ctx.can('assessments:write')));
create policy unlinks on priority_findings for delete to fp_member using ((select ctx.can('assessments:write')));
grant update (title, year, summary, analysis_id, revision) on assessments to fp_member;
grant update (position, sentence, analysis_id, figures, revision, removed_at) on findings to fp_member;
grant update (position, title, reason, revision, removed_at) on priorities to fp_member;
grant delete on priority_findings to fp_member;

-- Two persons: who proposes writes, who releases holds the right to and is somebody else (also a constraint above).
create policy proposes on release_proposals for insert to fp_member
  with check ((select ctx.can('assessments:write')) and proposed_by = (select ctx.person_id()));
grant insert on release_proposals to fp_member;
create policy releases on assessment_releases for insert to fp_member
  with check ((select ctx.can('assessments:release')) and released_by = (select ctx.person_id()));
create policy withdraws on assessment_withdrawals for insert to fp_member
  with check ((select ctx.can('assessments:release')) and withdrawn_by = (select ctx.person_id()));
grant insert on assessment_releases, assessment_withdrawals to fp_member;

-- The public sees what has been released and not withdrawn: those rows and no others.
create policy released on assessment_releases for select to fp_public
  using ((select ctx.known()) and not exists (select from assessment_withdrawals w
    where w.partnership_id = assessment_releases.partnership_id and w.proposal_id = assessment_releases.proposal_id));
create policy released on release_proposals for select to fp_public
  using (exists (select from assessment_releases r where r.partnership_id = release_proposals.partnership_id and r.proposal_id = release_proposals.id));
create policy hides on assessment_withdrawals for select to fp_public using ((select ctx.known()));
grant select (partnership_id, proposal_id, released_at) on assessment_releases to fp_public;
grant select (partnership_id, id, assessment_id, version, title, year, document, document_sha256) on release_proposals to fp_public;
grant select (partnership_id, proposal_id) on assessment_withdrawals to fp_public;
