-- Datasets: what was imported, file by file, what of it is in force, what was refused, and what is known to be missing.

create table datasets (
  partnership_id uuid not null default ctx.partnership_id() references partnerships (id),
  id             uuid not null default gen_random_uuid(),
  format         text not null constraint datasets_format_known check (format in ('street-crime')),
  title          text not null constraint datasets_title_given check (title <> ''),
  origin         text not null constraint datasets_origin_known check (origin in ('open-data', 'partner', 'synthetic')),
  provider       text not null default '',
  licence        text not null default '',
  attribution    text not null default '',
  created_at     timestamptz not null default clock_timestamp(),
  created_by     uuid,
  primary key (partnership_id, id),
  constraint datasets_title_once unique (partnership_id, title)
);
comment on table datasets is 'The register of datasets: what each is, from whom, under which licence';
comment on column datasets.origin is 'Synthetic data is labelled so on every page that shows it';

create table imports (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  dataset_id     uuid not null,
  requested_at   timestamptz not null default clock_timestamp(),
  requested_by   uuid,
  submission_key text not null,
  step           text not null default 'waiting' constraint imports_step_known
                   check (step in ('waiting', 'unpacking', 'reading', 'keeping', 'placing', 'publishing', 'done', 'failed')),
  files_found    integer not null default 0,
  files_read     integer not null default 0,
  rows_so_far    bigint not null default 0,
  duplicates     jsonb not null default '{}',
  problem        text,
  finished_at    timestamptz,
  primary key (partnership_id, id),
  constraint imports_submission_once unique (partnership_id, submission_key),
  foreign key (partnership_id, dataset_id) references datasets (partnership_id, id)
);
comment on table imports is 'One bringing-in of files, whole or absent';
comment on column imports.submission_key is 'The same form sent twice is one import';
comment on column imports.duplicates is 'Crime IDs held by more than one accepted row of the import: how many, how many differ in place or outcome, examples';
create index imports_by_dataset on imports (partnership_id, dataset_id, requested_at desc);

create table import_originals (
  partnership_id uuid not null default ctx.partnership_id(),
  import_id      uuid not null,
  position       integer not null,
  name           text not null,
  sha256         bytea not null,
  size_bytes     bigint not null,
  primary key (partnership_id, import_id, position),
  foreign key (partnership_id, import_id) references imports (partnership_id, id)
);
comment on table import_originals is 'The files as they were sent, kept as they were sent';

create table import_files (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  import_id      uuid not null,
  dataset_id     uuid not null,
  position       integer not null,
  original       integer not null,
  name           text not null,
  sha256         bytea not null,
  outcome        text not null constraint import_files_outcome_known check (outcome in ('accepted', 'held-already', 'refused', 'not-read')),
  problem        text not null default '',
  notes          text[] not null default '{}',
  row_count      bigint not null default 0,
  accepted       bigint not null default 0,
  rejected       bigint not null default 0,
  no_location    bigint not null default 0,
  duplicate_ids  bigint not null default 0,
  is_corrections boolean not null default false,
  header         jsonb not null default '{}',
  parquet_sha256 bytea,
  primary key (partnership_id, id),
  constraint import_files_position_once unique (partnership_id, import_id, position),
  foreign key (partnership_id, import_id) references imports (partnership_id, id),
  foreign key (partnership_id, dataset_id) references datasets (partnership_id, id),
  constraint import_files_rows_add_up check (outcome <> 'accepted' or row_count = accepted + rejected)
);
comment on table import_files is 'Each file read, those inside archives one by one: what came of it and of its rows';
comment on column import_files.sha256 is 'Of the content unpacked, so that the same file is known however it is packed';
create index import_files_by_content on import_files (partnership_id, dataset_id, sha256);

create table dataset_parts (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  dataset_id     uuid not null,
  import_file_id uuid not null,
  force          text not null,
  month          text not null constraint dataset_parts_month_shape check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  row_count      bigint not null,
  no_location    bigint not null,
  primary key (partnership_id, id),
  constraint dataset_parts_once unique (partnership_id, import_file_id, force, month),
  foreign key (partnership_id, dataset_id) references datasets (partnership_id, id),
  foreign key (partnership_id, import_file_id) references import_files (partnership_id, id)
);
comment on table dataset_parts is 'The accepted rows of one file for one force and month: the unit that versions are made of';

create table part_types (
  partnership_id uuid not null default ctx.partnership_id(),
  part_id        uuid not null,
  crime_type     text not null,
  row_count      bigint not null,
  primary key (partnership_id, part_id, crime_type),
  foreign key (partnership_id, part_id) references dataset_parts (partnership_id, id)
);
comment on table part_types is 'The rows of a part by crime type';

create table part_districts (
  partnership_id uuid not null default ctx.partnership_id(),
  part_id        uuid not null,
  gazetteer      integer not null references gazetteers (number),
  district_code  text not null,
  crime_type     text not null,
  row_count      bigint not null,
  primary key (partnership_id, part_id, gazetteer, district_code, crime_type),
  foreign key (partnership_id, part_id) references dataset_parts (partnership_id, id)
);
comment on table part_districts is 'Rows with a location, by the district their LSOA lies in under a gazetteer; empty code: area not yet known';

create table dataset_versions (
  partnership_id uuid not null default ctx.partnership_id(),
  dataset_id     uuid not null,
  number         integer not null,
  made_at        timestamptz not null default clock_timestamp(),
  made_by        uuid,
  import_id      uuid,
  reason         text not null,
  primary key (partnership_id, dataset_id, number),
  foreign key (partnership_id, dataset_id) references datasets (partnership_id, id),
  foreign key (partnership_id, import_id) references imports (partnership_id, id)
);
comment on table dataset_versions is 'What a dataset consisted of at a time. Never changed: a correction makes the next one';

create table version_parts (
  partnership_id uuid not null default ctx.partnership_id(),
  dataset_id     uuid not null,
  number         integer not null,
  part_id        uuid not null,
  primary key (partnership_id, dataset_id, number, part_id),
  foreign key (partnership_id, dataset_id, number) references dataset_versions (partnership_id, dataset_id, number),
  foreign key (partnership_id, part_id) references dataset_parts (partnership_id, id)
);
comment on table version_parts is 'Which parts a version of a dataset consists of';

create table rejected_rows (
  partnership_id uuid not null default ctx.partnership_id(),
  import_file_id uuid not null,
  row_number     bigint not null,
  field          text not null,
  reason         text not null,
  cells          text[] not null,
  reference      text,
  primary key (partnership_id, import_file_id, row_number),
  foreign key (partnership_id, import_file_id) references import_files (partnership_id, id)
);
comment on table rejected_rows is 'Rows that were not accepted, with the field and the reason, until a corrections file brings them again';
comment on column rejected_rows.row_number is 'In the file, the heading being row 1';
comment on column rejected_rows.cells is 'The row as it stood in the file';
comment on column rejected_rows.reference is 'For a row of a corrections file: the rejected row it was to correct';

create table row_corrections (
  partnership_id uuid not null default ctx.partnership_id(),
  import_file_id uuid not null,
  row_number     bigint not null,
  corrected_in   uuid not null,
  primary key (partnership_id, import_file_id, row_number, corrected_in),
  foreign key (partnership_id, import_file_id, row_number) references rejected_rows (partnership_id, import_file_id, row_number),
  foreign key (partnership_id, corrected_in) references import_files (partnership_id, id)
);
comment on table row_corrections is 'Rejected rows that came again in a corrections file, whether accepted there or rejected anew';

create table data_gaps (
  partnership_id uuid not null default ctx.partnership_id(),
  id             uuid not null default gen_random_uuid(),
  dataset_id     uuid not null,
  force          text not null,
  from_month     text not null constraint data_gaps_from_shape check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  to_month       text not null constraint data_gaps_to_shape check (to_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  kind           text not null constraint data_gaps_kind_known check (kind in ('refused', 'partial', 'break')),
  reason         text not null constraint data_gaps_reason_given check (reason <> ''),
  recorded_at    timestamptz not null default clock_timestamp(),
  recorded_by    uuid,
  primary key (partnership_id, id),
  constraint data_gaps_in_order check (from_month <= to_month),
  foreign key (partnership_id, dataset_id) references datasets (partnership_id, id)
);
comment on table data_gaps is 'What is known about the data that the data does not say: refused by its owner, partial, or a break in recording';

do $$
declare t text;
begin
  foreach t in array array['datasets', 'imports', 'import_originals', 'import_files', 'dataset_parts', 'part_types', 'part_districts',
                           'dataset_versions', 'version_parts', 'rejected_rows', 'row_corrections', 'data_gaps'] loop
    execute format('call ctx.wall(%L)', t);
    execute format('create policy reads on %I for select to fp_member, fp_job using ((select ctx.can(''datasets:read'')) or (select ctx.can(''datasets:import'')))', t);
    execute format('create policy imports on %I for insert to fp_member, fp_job with check ((select ctx.can(''datasets:import'')))', t);
    execute format('grant select, insert on %I to fp_member, fp_job', t);
  end loop;
end $$;
create policy goes_on on imports for update to fp_job using ((select ctx.can('datasets:import'))) with check ((select ctx.can('datasets:import')));
grant update (step, files_found, files_read, rows_so_far, duplicates, problem, finished_at) on imports to fp_job;
create policy withdraws on data_gaps for delete to fp_member using ((select ctx.can('datasets:import')));
grant delete on data_gaps to fp_member;
