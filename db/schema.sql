-- The schema that the migrations make. Written by `npm run schema`; read it in review, never run it.

-- Tables
table ctx.migrations (
  version integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default clock_timestamp()
) row security forced
table ctx.signing_keys (
  id integer not null,
  inner_key bytea not null,
  outer_key bytea not null
) row security forced
table public.access_tokens (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  name text not null,
  capabilities text[] not null,
  with_second_factor boolean not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null default clock_timestamp(),
  expires_at timestamp with time zone not null,
  last_used_on date,
  ended_at timestamp with time zone,
  ended_by uuid,
  ended_because text
) row security forced
table public.account_links (
  token_hash bytea not null,
  account_id uuid not null,
  purpose text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
) row security forced
table public.account_suspensions (
  account_id uuid not null,
  suspended_at timestamp with time zone not null default clock_timestamp(),
  reason text not null,
  lifted_at timestamp with time zone,
  kind text not null default 'suspended'::text,
  suspended_by uuid,
  lifted_by uuid
) row security forced
table public.accountability_lines (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  terms_id uuid not null,
  group_id uuid not null,
  position integer not null,
  kind text not null,
  body text not null,
  subject text not null default ''::text,
  cadence text not null default ''::text
) row security forced
table public.accounts (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  email text not null,
  passphrase_hash text,
  created_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.action_escalations (
  partnership_id uuid not null default ctx.partnership_id(),
  action_id uuid not null,
  group_id uuid not null,
  escalated_on date not null,
  missed jsonb not null,
  terms_version integer,
  line_kind text,
  body text not null default ''::text,
  to_group_id uuid
) row security forced
table public.action_links (
  partnership_id uuid not null default ctx.partnership_id(),
  token_hash bytea not null,
  action_id uuid not null,
  person_id uuid not null,
  expires_at timestamp with time zone not null
) row security forced
table public.action_updates (
  partnership_id uuid not null default ctx.partnership_id(),
  action_id uuid not null,
  position integer not null,
  kind text not null,
  words text not null,
  evidence text not null default ''::text,
  day date,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  link_hash bytea,
  before jsonb
) row security forced
table public.actions (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  text text not null,
  organisation_id uuid not null,
  person_id uuid,
  agreed_on date not null,
  due_on date not null,
  group_id uuid not null,
  origin_kind text not null,
  origin_id uuid not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.agenda_items (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  group_id uuid not null,
  position integer not null,
  kind text not null,
  title text not null,
  presenter text not null default ''::text,
  minutes integer,
  summary text not null default ''::text,
  section_17 text not null default ''::text,
  equality text not null default ''::text,
  revision integer not null default 1
) row security forced
table public.analyses (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  title text not null,
  parameters jsonb not null,
  submission_key text not null,
  requested_at timestamp with time zone not null default clock_timestamp(),
  requested_by uuid,
  step text not null default 'waiting'::text,
  problem text,
  finished_at timestamp with time zone,
  results_sha256 bytea
) row security forced
table public.analysis_proposals (
  partnership_id uuid not null default ctx.partnership_id(),
  analysis_id uuid not null,
  position integer not null,
  key text not null,
  sentence text,
  figures jsonb not null default '[]'::jsonb,
  about text not null default ''::text,
  working text not null
) row security forced
table public.analysis_rows (
  partnership_id uuid not null default ctx.partnership_id(),
  analysis_id uuid not null,
  table_name text not null,
  position integer not null,
  key text not null,
  cells jsonb not null
) row security forced
table public.analysis_tables (
  partnership_id uuid not null default ctx.partnership_id(),
  analysis_id uuid not null,
  name text not null,
  position integer not null,
  title text not null,
  columns jsonb not null,
  notes text[] not null default '{}'::text[]
) row security forced
table public.area_boundaries (
  edition_id uuid not null,
  level text not null,
  code text not null,
  name text not null,
  district_code text not null,
  positions integer not null,
  geometry jsonb not null
) row security forced
table public.area_editions (
  id uuid not null,
  kind text not null,
  origin text not null,
  title text not null,
  vintage text not null,
  attribution text not null,
  notes text[] not null default '{}'::text[],
  file_name text not null,
  sha256 bytea not null,
  row_count integer not null,
  holds jsonb not null default '[]'::jsonb,
  imported_at timestamp with time zone not null default clock_timestamp(),
  imported_by uuid
) row security forced
table public.area_links (
  edition_id uuid not null,
  from_level text not null,
  from_code text not null,
  from_name text not null,
  to_level text not null,
  to_code text not null,
  to_name text not null,
  note text not null default ''::text
) row security forced
table public.area_populations (
  edition_id uuid not null,
  level text not null,
  code text not null,
  measure text not null,
  dated text not null,
  amount integer not null
) row security forced
table public.assessment_releases (
  partnership_id uuid not null default ctx.partnership_id(),
  proposal_id uuid not null,
  proposed_by uuid not null,
  released_by uuid not null,
  released_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.assessment_withdrawals (
  partnership_id uuid not null default ctx.partnership_id(),
  proposal_id uuid not null,
  withdrawn_by uuid not null,
  withdrawn_at timestamp with time zone not null default clock_timestamp(),
  reason text not null
) row security forced
table public.assessments (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  title text not null,
  year text not null,
  summary text not null default ''::text,
  analysis_id uuid not null,
  revision integer not null default 1,
  created_at timestamp with time zone not null default clock_timestamp(),
  created_by uuid
) row security forced
table public.attendances (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  group_id uuid not null,
  seat_id uuid,
  person_id uuid,
  who text not null default ''::text,
  stands_as text not null,
  stands_in_for text not null default ''::text,
  mode text not null,
  on_day date not null,
  came_at text,
  left_at text,
  revision integer not null default 1,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  recorded_by uuid
) row security forced
table public.audit_events (
  partnership_id uuid not null,
  seq bigint not null,
  at timestamp with time zone not null,
  person_id uuid,
  session_id uuid,
  job_id uuid,
  acting_role text not null,
  event text not null,
  subject text not null,
  detail jsonb not null default '{}'::jsonb,
  request text not null,
  previous_hash bytea not null,
  hash bytea not null,
  capacity text,
  field_classes text[] not null default '{}'::text[],
  purpose text,
  gateway text,
  result text not null default 'done'::text
) row security forced
table public.audit_heads (
  partnership_id uuid not null,
  seq bigint not null,
  hash bytea not null
) row security forced
table public.authenticator_apps (
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  secret bytea not null,
  last_step bigint not null default 0,
  created_at timestamp with time zone not null default clock_timestamp(),
  confirmed_at timestamp with time zone
) row security forced
table public.bank_holiday_editions (
  id uuid not null default gen_random_uuid(),
  division text not null,
  from_on date not null,
  to_on date not null,
  source text not null,
  imported_at timestamp with time zone not null default clock_timestamp(),
  imported_by uuid
) row security forced
table public.bank_holidays (
  edition_id uuid not null,
  holiday_on date not null,
  name text not null
) row security forced
table public.begun_proofs (
  browser_hash bytea not null,
  purpose text not null,
  particulars jsonb not null,
  expires_at timestamp with time zone not null
) row security forced
table public.calendar_feeds (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  group_id uuid,
  token_hash bytea not null,
  made_at timestamp with time zone not null default clock_timestamp(),
  revoked_at timestamp with time zone
) row security forced
table public.cast_votes (
  partnership_id uuid not null default ctx.partnership_id(),
  motion_id uuid not null,
  seat_id uuid not null,
  item_id uuid not null,
  meeting_id uuid not null,
  group_id uuid not null,
  choice text not null,
  cast_by uuid not null,
  cast_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.chair_determinations (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  motion_id uuid not null,
  part text not null,
  finding text not null,
  item_id uuid not null,
  meeting_id uuid not null,
  group_id uuid not null,
  found_at timestamp with time zone not null default clock_timestamp(),
  found_by uuid not null
) row security forced
table public.chair_elections (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  post text not null,
  held_on date not null,
  meeting text not null default ''::text,
  called_by uuid not null,
  called_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.chair_terms (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  post text not null,
  person_id uuid not null,
  how text not null,
  decided_by text not null default ''::text,
  election_id uuid,
  from_on date not null,
  to_on date,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.data_gaps (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  dataset_id uuid not null,
  force text not null,
  from_month text not null,
  to_month text not null,
  kind text not null,
  reason text not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  recorded_by uuid
) row security forced
table public.dataset_parts (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  dataset_id uuid not null,
  import_file_id uuid not null,
  force text not null,
  month text not null,
  row_count bigint not null,
  no_location bigint not null
) row security forced
table public.dataset_versions (
  partnership_id uuid not null default ctx.partnership_id(),
  dataset_id uuid not null,
  number integer not null,
  made_at timestamp with time zone not null default clock_timestamp(),
  made_by uuid,
  import_id uuid,
  reason text not null,
  row_count bigint not null,
  months jsonb not null
) row security forced
table public.datasets (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  format text not null,
  title text not null,
  origin text not null,
  provider text not null default ''::text,
  licence text not null default ''::text,
  attribution text not null default ''::text,
  created_at timestamp with time zone not null default clock_timestamp(),
  created_by uuid,
  version integer,
  version_made_at timestamp with time zone,
  row_count bigint,
  first_month text,
  last_month text
) row security forced
table public.decision_votes (
  partnership_id uuid not null default ctx.partnership_id(),
  decision_id uuid not null,
  seat_id uuid not null,
  group_id uuid not null,
  choice text not null
) row security forced
table public.decisions (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  motion_id uuid not null,
  way text not null,
  outcome text not null,
  on_day date not null,
  at_time text not null,
  votes_for integer not null default 0,
  votes_against integer not null default 0,
  abstentions integer not null default 0,
  needed integer not null,
  represented integer not null,
  present uuid[] not null,
  working text not null,
  item_id uuid not null,
  meeting_id uuid not null,
  group_id uuid not null,
  taken_at timestamp with time zone not null default clock_timestamp(),
  taken_by uuid not null
) row security forced
table public.election_candidates (
  partnership_id uuid not null default ctx.partnership_id(),
  election_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  seat_id uuid not null,
  named_by uuid not null,
  named_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.election_votes (
  partnership_id uuid not null default ctx.partnership_id(),
  election_id uuid not null,
  group_id uuid not null,
  seat_id uuid not null,
  person_id uuid,
  cast_on date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.expected_outcomes (
  partnership_id uuid not null default ctx.partnership_id(),
  aim_id uuid not null,
  position integer not null,
  outcome text not null
) row security forced
table public.file_chunks (
  partnership_id uuid not null default ctx.partnership_id(),
  reader text not null,
  sha256 bytea not null,
  position integer not null,
  bytes bytea not null,
  stored_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.files (
  partnership_id uuid not null default ctx.partnership_id(),
  reader text not null,
  sha256 bytea not null,
  size_bytes bigint not null,
  media_type text not null,
  encoding text not null,
  chunk_count integer not null,
  stored_at timestamp with time zone not null default clock_timestamp(),
  stored_by uuid
) row security forced
table public.findings (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  assessment_id uuid not null,
  position integer not null,
  sentence text not null,
  analysis_id uuid not null,
  figures jsonb not null,
  revision integer not null default 1,
  written_by uuid,
  written_at timestamp with time zone not null default clock_timestamp(),
  removed_at timestamp with time zone
) row security forced
table public.gazetteer_districts (
  gazetteer integer not null,
  code text not null,
  name text not null,
  force_code text not null default ''::text,
  force text not null default ''::text,
  csp_codes text[] not null default '{}'::text[]
) row security forced
table public.gazetteer_lsoas (
  gazetteer integer not null,
  code text not null,
  vintage text not null,
  origin text not null default 'official'::text,
  district_code text not null,
  ward_code text,
  ward_choices text[] not null default '{}'::text[]
) row security forced
table public.gazetteer_wards (
  gazetteer integer not null,
  code text not null,
  name text not null,
  district_code text not null
) row security forced
table public.gazetteers (
  number integer not null,
  made_at timestamp with time zone not null default clock_timestamp(),
  edition_ids uuid[] not null,
  sha256 bytea not null
) row security forced
table public.group_memberships (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  person_id uuid not null,
  role_key text not null,
  from_on date not null,
  to_on date,
  granted_at timestamp with time zone not null default clock_timestamp(),
  granted_by uuid,
  grant_id uuid,
  accepted_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid
) row security forced
table public.group_partnerships (
  partnership_id uuid not null default ctx.partnership_id(),
  group_id uuid not null,
  served_id uuid not null,
  from_on date not null,
  to_on date,
  source text not null default ''::text
) row security forced
table public.groups (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  parent_id uuid,
  position integer not null,
  name text not null,
  kind text not null,
  purpose text not null default ''::text,
  cadence text not null default ''::text,
  also_called text[] not null default '{}'::text[],
  source text not null default ''::text,
  started_on date,
  due_to_end_on date,
  ended_on date,
  revision integer not null default 1
) row security forced
table public.identity_providers (
  organisation_id uuid not null,
  issuer text not null,
  client_id text not null,
  client_secret bytea not null,
  tenant text,
  subject_claim text not null,
  email_claim text not null,
  vouches_for_email boolean not null,
  second_factor_values text[] not null,
  local_sign_in boolean not null,
  revision integer not null default 1,
  changed_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.import_files (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  import_id uuid not null,
  dataset_id uuid not null,
  position integer not null,
  original integer not null,
  name text not null,
  sha256 bytea not null,
  outcome text not null,
  problem text not null default ''::text,
  notes text[] not null default '{}'::text[],
  row_count bigint not null default 0,
  accepted bigint not null default 0,
  rejected bigint not null default 0,
  no_location bigint not null default 0,
  duplicate_ids bigint not null default 0,
  is_corrections boolean not null default false,
  header jsonb not null default '{}'::jsonb,
  parquet_sha256 bytea
) row security forced
table public.import_originals (
  partnership_id uuid not null default ctx.partnership_id(),
  import_id uuid not null,
  position integer not null,
  name text not null,
  sha256 bytea not null,
  size_bytes bigint not null
) row security forced
table public.imports (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  dataset_id uuid not null,
  requested_at timestamp with time zone not null default clock_timestamp(),
  requested_by uuid,
  submission_key text not null,
  step text not null default 'waiting'::text,
  files_found integer not null default 0,
  files_read integer not null default 0,
  rows_so_far bigint not null default 0,
  duplicates jsonb not null default '{}'::jsonb,
  problem text,
  finished_at timestamp with time zone
) row security forced
table public.invitations (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  name text not null,
  email text not null,
  sought_partnership_id uuid,
  sought_role_key text,
  invited_by uuid not null,
  invited_at timestamp with time zone not null default clock_timestamp(),
  times_sent integer not null default 0,
  sent_at timestamp with time zone,
  message_id uuid,
  token_hash bytea,
  expires_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  used_at timestamp with time zone,
  account_id uuid
) row security forced
table public.item_restrictions (
  partnership_id uuid not null default ctx.partnership_id(),
  item_id uuid not null,
  meeting_id uuid not null,
  group_id uuid not null,
  ground text not null,
  paragraph integer,
  own_rule text not null default ''::text,
  reason text not null,
  agreed_by text not null,
  restricted_at timestamp with time zone not null default clock_timestamp(),
  restricted_by uuid
) row security forced
table public.item_takings (
  partnership_id uuid not null default ctx.partnership_id(),
  item_id uuid not null,
  meeting_id uuid not null,
  group_id uuid not null,
  on_day date not null,
  at_time text not null,
  taken_at timestamp with time zone not null default clock_timestamp(),
  recorded_by uuid
) row security forced
table public.jobs (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  name text not null,
  payload jsonb not null,
  acts_for uuid,
  capabilities text[] not null default '{}'::text[],
  run_at timestamp with time zone not null default clock_timestamp(),
  attempts integer not null default 0,
  lease uuid,
  leased_until timestamp with time zone,
  finished_at timestamp with time zone,
  parked_at timestamp with time zone,
  last_error text,
  slot text
) row security forced
table public.meeting_interests (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  item_id uuid not null,
  meeting_id uuid not null,
  group_id uuid not null,
  seat_id uuid not null,
  person_id uuid,
  nature text not null,
  declared_at timestamp with time zone not null default clock_timestamp(),
  recorded_by uuid
) row security forced
table public.meeting_steps (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  group_id uuid not null,
  kind text not null,
  reason text not null default ''::text,
  on_day date,
  at_time text,
  taken_at timestamp with time zone not null default clock_timestamp(),
  taken_by uuid not null
) row security forced
table public.meetings (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  kind text not null,
  held_on date not null,
  begins_at text not null,
  way text not null,
  place text not null default ''::text,
  joining text not null default ''::text,
  revision integer not null default 1,
  scheduled_at timestamp with time zone not null default clock_timestamp(),
  scheduled_by uuid
) row security forced
table public.memberships (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  role_key text not null,
  from_on date not null,
  to_on date,
  granted_at timestamp with time zone not null default clock_timestamp(),
  granted_by uuid,
  grant_id uuid,
  accepted_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  organisation_id uuid
) row security forced
table public.minutes_agreements (
  partnership_id uuid not null default ctx.partnership_id(),
  proposal_id uuid not null,
  group_id uuid not null,
  office text not null,
  agreed_by uuid not null,
  agreed_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.minutes_amendments (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  group_id uuid not null,
  part text not null,
  item_id uuid,
  position integer not null,
  paragraph integer not null,
  reach text not null,
  old_text text not null,
  new_text text not null,
  asked_by text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.minutes_clearances (
  partnership_id uuid not null default ctx.partnership_id(),
  meeting_id uuid not null,
  group_id uuid not null,
  cleared_by uuid not null,
  cleared_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.minutes_confirmations (
  partnership_id uuid not null default ctx.partnership_id(),
  meeting_id uuid not null,
  group_id uuid not null,
  at_meeting_id uuid not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.minutes_proposals (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  group_id uuid not null,
  reach text not null,
  version integer not null,
  leaves_out boolean not null,
  document jsonb not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.minutes_records (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  group_id uuid not null,
  part text not null,
  item_id uuid,
  content jsonb not null
) row security forced
table public.minutes_texts (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  group_id uuid not null,
  part text not null,
  item_id uuid,
  body text not null,
  reaches text[] not null,
  written_restricted boolean not null,
  revision integer not null default 1,
  words tsvector not null default to_tsvector('english'::regconfig, body)
) row security forced
table public.minutes_withdrawals (
  partnership_id uuid not null default ctx.partnership_id(),
  proposal_id uuid not null,
  group_id uuid not null,
  reason text not null,
  withdrawn_by uuid not null,
  withdrawn_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.motion_dissents (
  partnership_id uuid not null default ctx.partnership_id(),
  motion_id uuid not null,
  seat_id uuid not null,
  item_id uuid not null,
  meeting_id uuid not null,
  group_id uuid not null,
  why text not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  recorded_by uuid
) row security forced
table public.motion_texts (
  partnership_id uuid not null default ctx.partnership_id(),
  motion_id uuid not null,
  part text not null,
  item_id uuid not null,
  meeting_id uuid not null,
  group_id uuid not null,
  body text not null,
  revision integer not null default 1
) row security forced
table public.motions (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  lineage_id uuid not null,
  place integer not null,
  kind text not null,
  item_id uuid not null,
  meeting_id uuid not null,
  group_id uuid not null,
  procedure text not null,
  determination_id uuid,
  tabled_at timestamp with time zone not null default clock_timestamp(),
  tabled_by uuid not null
) row security forced
table public.organisation_names (
  organisation_id uuid not null,
  name text not null,
  from_on date,
  to_on date,
  source text not null default ''::text
) row security forced
table public.organisation_successors (
  organisation_id uuid not null,
  successor_id uuid not null,
  succeeded_on date not null,
  source text not null default ''::text
) row security forced
table public.organisations (
  id uuid not null default gen_random_uuid(),
  name text not null,
  kind text not null,
  started_on date,
  ended_on date
) row security forced
table public.outgoing_messages (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  kind text not null,
  key text not null,
  person_id uuid,
  params jsonb not null default '{}'::jsonb,
  queued_at timestamp with time zone not null default clock_timestamp(),
  attempts integer not null default 0,
  problem text not null default ''::text,
  handed_over_at timestamp with time zone,
  outcome text,
  ended_at timestamp with time zone,
  invitation_id uuid,
  to_setting text
) row security forced
table public.paper_dispatches (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  group_id uuid not null,
  number integer not null,
  first_page integer not null,
  last_page integer not null,
  reason text not null default ''::text,
  sent_at timestamp with time zone not null default clock_timestamp(),
  sent_by uuid not null
) row security forced
table public.paper_readings (
  partnership_id uuid not null default ctx.partnership_id(),
  person_id uuid not null,
  version_id uuid not null,
  paper_id uuid not null,
  read_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.paper_versions (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  paper_id uuid not null,
  item_id uuid not null,
  meeting_id uuid not null,
  group_id uuid not null,
  number integer not null,
  file_name text not null,
  kind text not null,
  reader text not null default 'papers'::text,
  sha256 bytea not null,
  size_bytes bigint not null,
  pages integer not null,
  change text not null default ''::text,
  added_at timestamp with time zone not null default clock_timestamp(),
  added_by uuid not null,
  dispatch_id uuid,
  first_page integer,
  withdrawn_at timestamp with time zone
) row security forced
table public.papers (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  item_id uuid not null,
  meeting_id uuid not null,
  group_id uuid not null,
  title text not null,
  added_at timestamp with time zone not null default clock_timestamp(),
  added_by uuid not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  removal_reason text not null default ''::text
) row security forced
table public.part_districts (
  partnership_id uuid not null default ctx.partnership_id(),
  part_id uuid not null,
  gazetteer integer not null,
  district_code text not null,
  crime_type text not null,
  row_count bigint not null
) row security forced
table public.part_types (
  partnership_id uuid not null default ctx.partnership_id(),
  part_id uuid not null,
  crime_type text not null,
  row_count bigint not null
) row security forced
table public.partnership_areas (
  partnership_id uuid not null default ctx.partnership_id(),
  area_code text not null,
  area_name text not null
) row security forced
table public.partnership_organisations (
  partnership_id uuid not null default ctx.partnership_id(),
  organisation_id uuid not null,
  capacity text not null,
  from_on date,
  to_on date,
  source text not null default ''::text,
  id uuid not null default gen_random_uuid()
) row security forced
table public.partnerships (
  id uuid not null default gen_random_uuid(),
  slug text not null,
  name text not null,
  kind text not null,
  nation text not null,
  parent_id uuid,
  stage text not null,
  vision text not null default ''::text,
  purpose text not null default ''::text,
  created_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.passkeys (
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  name text not null,
  credential_id bytea not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  syncable boolean not null,
  synced boolean not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  last_used_at timestamp with time zone
) row security forced
table public.people (
  id uuid not null default gen_random_uuid(),
  name text not null,
  organisation_id uuid,
  created_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.people_lists (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  sent_by uuid not null,
  sent_at timestamp with time zone not null default clock_timestamp(),
  file_name text not null,
  content text not null,
  taken_at timestamp with time zone,
  position integer not null default 0,
  invited integer not null default 0,
  finished_at timestamp with time zone
) row security forced
table public.priorities (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  assessment_id uuid not null,
  position integer not null,
  title text not null,
  reason text not null,
  revision integer not null default 1,
  removed_at timestamp with time zone
) row security forced
table public.priority_findings (
  partnership_id uuid not null default ctx.partnership_id(),
  priority_id uuid not null,
  finding_id uuid not null
) row security forced
table public.programme_items (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  kind text not null,
  title text not null,
  presenter text not null default ''::text,
  minutes integer,
  first_month text,
  every_months integer,
  source text not null default ''::text,
  setting text not null default ''::text,
  proposed_as text,
  revision integer not null default 1,
  added_at timestamp with time zone not null default clock_timestamp(),
  added_by uuid
) row security forced
table public.programme_takings (
  partnership_id uuid not null default ctx.partnership_id(),
  meeting_id uuid not null,
  programme_item_id uuid not null,
  agenda_item_id uuid not null,
  group_id uuid not null
) row security forced
table public.provider_domains (
  domain text not null,
  organisation_id uuid not null
) row security forced
table public.provider_identities (
  issuer text not null,
  subject text not null,
  account_id uuid not null,
  organisation_id uuid not null,
  linked_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.provider_proposals (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  of_revision integer,
  issuer text not null,
  client_id text not null,
  new_secret boolean not null,
  client_secret bytea,
  tenant text,
  subject_claim text not null,
  email_claim text not null,
  email_domains text[] not null,
  vouches_for_email boolean not null,
  second_factor_values text[] not null,
  local_sign_in boolean not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null default clock_timestamp(),
  decided_as text,
  decided_by uuid,
  decided_at timestamp with time zone
) row security forced
table public.recovery_codes (
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone
) row security forced
table public.rejected_rows (
  partnership_id uuid not null default ctx.partnership_id(),
  import_file_id uuid not null,
  row_number bigint not null,
  field text not null,
  reason text not null,
  cells text[] not null,
  reference text
) row security forced
table public.release_proposals (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  assessment_id uuid not null,
  version integer not null,
  title text not null,
  year text not null,
  document jsonb not null,
  document_sha256 bytea not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.restricted_texts (
  partnership_id uuid not null default ctx.partnership_id(),
  item_id uuid not null,
  meeting_id uuid not null,
  group_id uuid not null,
  body text not null
) row security forced
table public.role_capabilities (
  role_key text not null,
  capability text not null
) row security forced
table public.role_grant_refusals (
  partnership_id uuid not null default ctx.partnership_id(),
  grant_id uuid not null,
  refused_by uuid not null,
  refused_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.role_grants (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  role_key text not null,
  group_id uuid,
  from_on date not null,
  to_on date,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null default clock_timestamp(),
  organisation_id uuid
) row security forced
table public.roles (
  key text not null,
  title text not null,
  scope text not null
) row security forced
table public.room_steps (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  group_id uuid not null,
  kind text not null,
  on_day date not null,
  at_time text not null,
  until_on date,
  reason text not null default ''::text,
  taken_at timestamp with time zone not null default clock_timestamp(),
  taken_by uuid not null
) row security forced
table public.row_corrections (
  partnership_id uuid not null default ctx.partnership_id(),
  import_file_id uuid not null,
  row_number bigint not null,
  corrected_in uuid not null
) row security forced
table public.seat_representatives (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  seat_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  stands_as text not null,
  from_on date not null,
  to_on date,
  named_by uuid,
  named_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.seats (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  holder text not null,
  name text not null,
  organisation_id uuid
) row security forced
table public.sessions (
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  account_id uuid not null,
  started_at timestamp with time zone not null default clock_timestamp(),
  last_seen_at timestamp with time zone not null default clock_timestamp(),
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  method text not null,
  second_factor text,
  second_factor_at timestamp with time zone,
  stepped_up_at timestamp with time zone,
  device text not null default ''::text,
  ended_because text
) row security forced
table public.sign_in_alarms (
  began_at timestamp with time zone not null,
  failures integer not null,
  subjects integer not null
) row security forced
table public.sign_in_attempts (
  subject_hash bytea not null,
  attempted_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.strategic_aims (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  position integer not null,
  kind text not null,
  title text not null,
  points text[] not null default '{}'::text[],
  source text not null default ''::text
) row security forced
table public.terms_approvals (
  partnership_id uuid not null default ctx.partnership_id(),
  terms_id uuid not null,
  group_id uuid not null,
  decided_by text not null,
  decided_on date not null,
  meeting text not null default ''::text,
  in_force_from date not null,
  approved_by uuid not null,
  approved_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.terms_confirmations (
  partnership_id uuid not null default ctx.partnership_id(),
  terms_id uuid not null,
  group_id uuid not null,
  approved_by uuid not null,
  confirmed_by uuid not null,
  confirmed_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.terms_of_reference (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  version integer not null,
  revision integer not null default 1,
  mission text not null default ''::text,
  purpose text not null default ''::text,
  aims text[] not null default '{}'::text[],
  objectives text[] not null default '{}'::text[],
  scope text not null default ''::text,
  responsibilities text[] not null default '{}'::text[],
  secretariat text not null default ''::text,
  source text not null default ''::text,
  open_points text[] not null default '{}'::text[],
  settings jsonb not null,
  drafted_at timestamp with time zone not null default clock_timestamp(),
  drafted_by uuid
) row security forced
table public.terms_seats (
  partnership_id uuid not null default ctx.partnership_id(),
  terms_id uuid not null,
  seat_id uuid not null,
  group_id uuid not null,
  position integer not null,
  sits text not null default ''::text,
  capacity text not null,
  representatives integer not null default 1,
  bodies integer not null default 1,
  votes boolean not null,
  posts text[] not null default '{}'::text[],
  from_on date,
  to_on date
) row security forced
table public.version_parts (
  partnership_id uuid not null default ctx.partnership_id(),
  dataset_id uuid not null,
  number integer not null,
  part_id uuid not null
) row security forced

-- Views


-- Constraints
access_tokens: access_tokens_end_has_reason CHECK (((ended_at IS NULL) = (ended_because IS NULL)))
access_tokens: access_tokens_ended_because_known CHECK ((ended_because = ANY (ARRAY['revoked'::text, 'suspended'::text, 'left'::text, 'passphrase-changed'::text, 'factor-changed'::text])))
access_tokens: access_tokens_name_given CHECK (((name <> ''::text) AND (length(name) <= 100)))
access_tokens: access_tokens_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
access_tokens: access_tokens_pkey PRIMARY KEY (partnership_id, id)
access_tokens: access_tokens_read_downloads CHECK (((capabilities <> '{}'::text[]) AND (capabilities <@ ARRAY['actions:read'::text, 'actions:read-all'::text, 'assessments:read'::text, 'datasets:read'::text])))
access_tokens: access_tokens_within_a_year CHECK (((expires_at > made_at) AND (expires_at <= (made_at + '366 days'::interval))))
account_links: account_links_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
account_links: account_links_pkey PRIMARY KEY (token_hash)
account_links: account_links_purpose_known CHECK ((purpose = ANY (ARRAY['first-passphrase'::text, 'new-passphrase'::text])))
account_suspensions: account_suspensions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
account_suspensions: account_suspensions_kind_known CHECK ((kind = ANY (ARRAY['suspended'::text, 'left'::text])))
account_suspensions: account_suspensions_pkey PRIMARY KEY (account_id, suspended_at)
account_suspensions: account_suspensions_reason_given CHECK ((reason <> ''::text))
accountability_lines: accountability_lines_body_given CHECK ((body <> ''::text))
accountability_lines: accountability_lines_kind_known CHECK ((kind = ANY (ARRAY['accountable-to'::text, 'reports-to'::text, 'consults'::text, 'works-with'::text])))
accountability_lines: accountability_lines_partnership_id_terms_id_group_id_fkey FOREIGN KEY (partnership_id, terms_id, group_id) REFERENCES terms_of_reference(partnership_id, id, group_id)
accountability_lines: accountability_lines_pkey PRIMARY KEY (partnership_id, id)
accounts: accounts_email_lower CHECK ((email = lower(email)))
accounts: accounts_email_unique UNIQUE (email)
accounts: accounts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
accounts: accounts_person_unique UNIQUE (person_id)
accounts: accounts_pkey PRIMARY KEY (id)
action_escalations: action_escalations_along_line CHECK (((to_group_id IS NULL) OR (line_kind IS NOT NULL)))
action_escalations: action_escalations_line_known CHECK ((line_kind = ANY (ARRAY['accountable-to'::text, 'reports-to'::text])))
action_escalations: action_escalations_line_of_terms CHECK ((((line_kind IS NULL) OR (terms_version IS NOT NULL)) AND ((line_kind IS NOT NULL) = (body <> ''::text))))
action_escalations: action_escalations_missed_given CHECK ((jsonb_array_length(missed) > 0))
action_escalations: action_escalations_partnership_id_action_id_fkey FOREIGN KEY (partnership_id, action_id) REFERENCES actions(partnership_id, id)
action_escalations: action_escalations_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES groups(partnership_id, id)
action_escalations: action_escalations_partnership_id_to_group_id_fkey FOREIGN KEY (partnership_id, to_group_id) REFERENCES groups(partnership_id, id)
action_escalations: action_escalations_pkey PRIMARY KEY (partnership_id, action_id)
action_links: action_links_of_action UNIQUE (partnership_id, token_hash, action_id)
action_links: action_links_partnership_id_action_id_fkey FOREIGN KEY (partnership_id, action_id) REFERENCES actions(partnership_id, id)
action_links: action_links_pkey PRIMARY KEY (partnership_id, token_hash)
action_updates: action_updates_before_of_edit CHECK (((before IS NULL) OR (kind = 'edited'::text)))
action_updates: action_updates_day_with_kind CHECK (((day IS NOT NULL) = (kind = ANY (ARRAY['new-date'::text, 'done'::text]))))
action_updates: action_updates_kind_known CHECK ((kind = ANY (ARRAY['progress'::text, 'blocked'::text, 'open'::text, 'new-date'::text, 'done'::text, 'cancelled'::text, 'edited'::text])))
action_updates: action_updates_link_once UNIQUE (partnership_id, link_hash)
action_updates: action_updates_partnership_id_action_id_fkey FOREIGN KEY (partnership_id, action_id) REFERENCES actions(partnership_id, id)
action_updates: action_updates_partnership_id_link_hash_action_id_fkey FOREIGN KEY (partnership_id, link_hash, action_id) REFERENCES action_links(partnership_id, token_hash, action_id)
action_updates: action_updates_pkey PRIMARY KEY (partnership_id, action_id, "position")
action_updates: action_updates_position_counts CHECK (("position" > 0))
action_updates: action_updates_words_given CHECK ((words <> ''::text))
actions: actions_due_after_agreed CHECK ((due_on >= agreed_on))
actions: actions_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
actions: actions_origin_kind_known CHECK ((origin_kind = ANY (ARRAY['group'::text, 'meeting-item'::text])))
actions: actions_origin_of_group CHECK (((origin_kind <> 'group'::text) OR (origin_id = group_id)))
actions: actions_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES groups(partnership_id, id)
actions: actions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
actions: actions_pkey PRIMARY KEY (partnership_id, id)
actions: actions_text_given CHECK ((text <> ''::text))
agenda_items: agenda_items_kind_known CHECK ((kind = ANY (ARRAY['decision'::text, 'discussion'::text, 'information'::text])))
agenda_items: agenda_items_minutes_count CHECK (((minutes >= 1) AND (minutes <= 480)))
agenda_items: agenda_items_of_meeting UNIQUE (partnership_id, id, meeting_id, group_id)
agenda_items: agenda_items_partnership_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, meeting_id, group_id) REFERENCES meetings(partnership_id, id, group_id)
agenda_items: agenda_items_pkey PRIMARY KEY (partnership_id, id)
agenda_items: agenda_items_position_counts CHECK (("position" > 0))
agenda_items: agenda_items_position_unique UNIQUE (partnership_id, meeting_id, "position") DEFERRABLE INITIALLY DEFERRED
agenda_items: agenda_items_title_given CHECK ((title <> ''::text))
analyses: analyses_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
analyses: analyses_pkey PRIMARY KEY (partnership_id, id)
analyses: analyses_step_known CHECK ((step = ANY (ARRAY['waiting'::text, 'aggregating'::text, 'computing'::text, 'done'::text, 'failed'::text])))
analyses: analyses_submission_once UNIQUE (partnership_id, submission_key)
analyses: analyses_title_given CHECK ((title <> ''::text))
analysis_proposals: analysis_proposals_key_once UNIQUE (partnership_id, analysis_id, key)
analysis_proposals: analysis_proposals_partnership_id_analysis_id_fkey FOREIGN KEY (partnership_id, analysis_id) REFERENCES analyses(partnership_id, id)
analysis_proposals: analysis_proposals_pkey PRIMARY KEY (partnership_id, analysis_id, "position")
analysis_rows: analysis_rows_key_once UNIQUE (partnership_id, analysis_id, table_name, key)
analysis_rows: analysis_rows_partnership_id_analysis_id_table_name_fkey FOREIGN KEY (partnership_id, analysis_id, table_name) REFERENCES analysis_tables(partnership_id, analysis_id, name)
analysis_rows: analysis_rows_pkey PRIMARY KEY (partnership_id, analysis_id, table_name, "position")
analysis_tables: analysis_tables_partnership_id_analysis_id_fkey FOREIGN KEY (partnership_id, analysis_id) REFERENCES analyses(partnership_id, id)
analysis_tables: analysis_tables_pkey PRIMARY KEY (partnership_id, analysis_id, name)
area_boundaries: area_boundaries_has_extent CHECK ((positions >= 4))
area_boundaries: area_boundaries_pkey PRIMARY KEY (edition_id, level, code)
area_editions: area_editions_attribution_given CHECK ((attribution <> ''::text))
area_editions: area_editions_file_once UNIQUE (sha256)
area_editions: area_editions_kind_known CHECK ((kind = ANY (ARRAY['lookup'::text, 'boundaries'::text, 'population'::text])))
area_editions: area_editions_origin_known CHECK ((origin = ANY (ARRAY['official'::text, 'sketch'::text])))
area_editions: area_editions_pkey PRIMARY KEY (id)
area_editions: area_editions_title_given CHECK ((title <> ''::text))
area_links: area_links_pkey PRIMARY KEY (edition_id, from_level, from_code, to_level, to_code)
area_populations: area_populations_amount_not_negative CHECK ((amount >= 0))
area_populations: area_populations_date_given CHECK ((dated <> ''::text))
area_populations: area_populations_measure_known CHECK ((measure = ANY (ARRAY['residents'::text, 'households'::text])))
area_populations: area_populations_pkey PRIMARY KEY (edition_id, level, code, measure, dated)
assessment_releases: assessment_releases_partnership_id_proposal_id_proposed_by_fkey FOREIGN KEY (partnership_id, proposal_id, proposed_by) REFERENCES release_proposals(partnership_id, id, proposed_by)
assessment_releases: assessment_releases_pkey PRIMARY KEY (partnership_id, proposal_id)
assessment_releases: assessment_releases_second_person CHECK ((released_by <> proposed_by))
assessment_withdrawals: assessment_withdrawals_partnership_id_proposal_id_fkey FOREIGN KEY (partnership_id, proposal_id) REFERENCES assessment_releases(partnership_id, proposal_id)
assessment_withdrawals: assessment_withdrawals_pkey PRIMARY KEY (partnership_id, proposal_id)
assessment_withdrawals: assessment_withdrawals_reason_given CHECK ((reason <> ''::text))
assessments: assessments_partnership_id_analysis_id_fkey FOREIGN KEY (partnership_id, analysis_id) REFERENCES analyses(partnership_id, id)
assessments: assessments_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
assessments: assessments_pkey PRIMARY KEY (partnership_id, id)
assessments: assessments_title_given CHECK ((title <> ''::text))
assessments: assessments_year_shape CHECK ((year ~ '^\d{4}-\d{2}$'::text))
attendances: attendances_came_at_time CHECK ((came_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text))
attendances: attendances_guest_without_seat CHECK (((stands_as = 'guest'::text) = (seat_id IS NULL)))
attendances: attendances_left_at_time CHECK ((left_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text))
attendances: attendances_mode_known CHECK ((mode = ANY (ARRAY['present'::text, 'remote'::text, 'apologies'::text])))
attendances: attendances_partnership_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, meeting_id, group_id) REFERENCES meetings(partnership_id, id, group_id)
attendances: attendances_partnership_id_seat_id_group_id_fkey FOREIGN KEY (partnership_id, seat_id, group_id) REFERENCES seats(partnership_id, id, group_id)
attendances: attendances_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
attendances: attendances_pkey PRIMARY KEY (partnership_id, id)
attendances: attendances_somebody CHECK (((person_id IS NOT NULL) OR (who <> ''::text)))
attendances: attendances_stands_as_known CHECK ((stands_as = ANY (ARRAY['voting'::text, 'substitute'::text, 'accompanying'::text, 'guest'::text])))
attendances: attendances_substitute_for_somebody CHECK (((stands_as = 'substitute'::text) = (stands_in_for <> ''::text)))
attendances: attendances_times CHECK (
CASE mode
    WHEN 'apologies'::text THEN ((came_at IS NULL) AND (left_at IS NULL))
    ELSE ((came_at IS NOT NULL) AND ((left_at IS NULL) OR (left_at > came_at)))
END)
audit_events: audit_events_event_shape CHECK ((event ~ '^[a-z-]+(\.[a-z-]+)+$'::text))
audit_events: audit_events_field_classes_shape CHECK (((field_classes)::text ~ '^\{[a-z,-]*\}$'::text))
audit_events: audit_events_gateway_shape CHECK ((gateway ~ '^[a-z0-9][a-z0-9-]{0,99}$'::text))
audit_events: audit_events_pkey PRIMARY KEY (partnership_id, seq)
audit_events: audit_events_purpose_shape CHECK ((purpose ~ '^[a-z0-9][a-z0-9-]{0,99}$'::text))
audit_events: audit_events_result_known CHECK ((result = ANY (ARRAY['done'::text, 'refused'::text])))
audit_heads: audit_heads_pkey PRIMARY KEY (partnership_id)
authenticator_apps: authenticator_apps_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
authenticator_apps: authenticator_apps_pkey PRIMARY KEY (id)
bank_holiday_editions: bank_holiday_editions_division_known CHECK ((division = ANY (ARRAY['england-and-wales'::text, 'scotland'::text, 'northern-ireland'::text])))
bank_holiday_editions: bank_holiday_editions_end_after_start CHECK ((to_on >= from_on))
bank_holiday_editions: bank_holiday_editions_pkey PRIMARY KEY (id)
bank_holiday_editions: bank_holiday_editions_source_given CHECK ((source <> ''::text))
bank_holidays: bank_holidays_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES bank_holiday_editions(id)
bank_holidays: bank_holidays_name_given CHECK ((name <> ''::text))
bank_holidays: bank_holidays_pkey PRIMARY KEY (edition_id, holiday_on)
begun_proofs: begun_proofs_pkey PRIMARY KEY (browser_hash, purpose)
begun_proofs: begun_proofs_purpose_known CHECK ((purpose = ANY (ARRAY['passkey-registration'::text, 'passkey-sign-in'::text, 'passkey-proof'::text, 'single-sign-on'::text])))
calendar_feeds: calendar_feeds_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES groups(partnership_id, id)
calendar_feeds: calendar_feeds_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
calendar_feeds: calendar_feeds_pkey PRIMARY KEY (partnership_id, id)
cast_votes: cast_votes_cast_by_fkey FOREIGN KEY (cast_by) REFERENCES people(id)
cast_votes: cast_votes_choice_known CHECK ((choice = ANY (ARRAY['for'::text, 'against'::text, 'abstain'::text])))
cast_votes: cast_votes_partnership_id_motion_id_item_id_meeting_id_gro_fkey FOREIGN KEY (partnership_id, motion_id, item_id, meeting_id, group_id) REFERENCES motions(partnership_id, id, item_id, meeting_id, group_id)
cast_votes: cast_votes_partnership_id_seat_id_group_id_fkey FOREIGN KEY (partnership_id, seat_id, group_id) REFERENCES seats(partnership_id, id, group_id)
cast_votes: cast_votes_pkey PRIMARY KEY (partnership_id, motion_id, seat_id, cast_by)
chair_determinations: chair_determinations_finding_known CHECK (
CASE part
    WHEN 'urgency'::text THEN (finding = ANY (ARRAY['urgent'::text, 'not-urgent'::text]))
    WHEN 'modification'::text THEN (finding = 'modified'::text)
    ELSE false
END)
chair_determinations: chair_determinations_once UNIQUE (partnership_id, motion_id, part)
chair_determinations: chair_determinations_partnership_id_motion_id_item_id_meet_fkey FOREIGN KEY (partnership_id, motion_id, item_id, meeting_id, group_id) REFERENCES motions(partnership_id, id, item_id, meeting_id, group_id)
chair_determinations: chair_determinations_pkey PRIMARY KEY (partnership_id, id)
chair_determinations: chair_determinations_reasons FOREIGN KEY (partnership_id, motion_id, part) REFERENCES motion_texts(partnership_id, motion_id, part)
chair_elections: chair_elections_of_group UNIQUE (partnership_id, id, group_id)
chair_elections: chair_elections_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES groups(partnership_id, id)
chair_elections: chair_elections_pkey PRIMARY KEY (partnership_id, id)
chair_elections: chair_elections_post_known CHECK ((post = ANY (ARRAY['chair'::text, 'vice-chair'::text])))
chair_terms: chair_terms_elected CHECK (((how = 'election'::text) = (election_id IS NOT NULL)))
chair_terms: chair_terms_end_after_start CHECK ((to_on >= (from_on - 1)))
chair_terms: chair_terms_how_known CHECK ((how = ANY (ARRAY['office'::text, 'appointment'::text, 'election'::text])))
chair_terms: chair_terms_one_result UNIQUE (partnership_id, election_id)
chair_terms: chair_terms_partnership_id_election_id_group_id_fkey FOREIGN KEY (partnership_id, election_id, group_id) REFERENCES chair_elections(partnership_id, id, group_id)
chair_terms: chair_terms_partnership_id_election_id_person_id_fkey FOREIGN KEY (partnership_id, election_id, person_id) REFERENCES election_candidates(partnership_id, election_id, person_id)
chair_terms: chair_terms_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES groups(partnership_id, id)
chair_terms: chair_terms_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
chair_terms: chair_terms_pkey PRIMARY KEY (partnership_id, id)
chair_terms: chair_terms_post_known CHECK ((post = ANY (ARRAY['chair'::text, 'vice-chair'::text])))
ctx.migrations: migrations_pkey PRIMARY KEY (version)
ctx.signing_keys: signing_keys_only_one CHECK ((id = 1))
ctx.signing_keys: signing_keys_pkey PRIMARY KEY (id)
data_gaps: data_gaps_from_shape CHECK ((from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text))
data_gaps: data_gaps_in_order CHECK ((from_month <= to_month))
data_gaps: data_gaps_kind_known CHECK ((kind = ANY (ARRAY['refused'::text, 'partial'::text, 'break'::text])))
data_gaps: data_gaps_partnership_id_dataset_id_fkey FOREIGN KEY (partnership_id, dataset_id) REFERENCES datasets(partnership_id, id)
data_gaps: data_gaps_pkey PRIMARY KEY (partnership_id, id)
data_gaps: data_gaps_reason_given CHECK ((reason <> ''::text))
data_gaps: data_gaps_to_shape CHECK ((to_month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text))
dataset_parts: dataset_parts_month_shape CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text))
dataset_parts: dataset_parts_once UNIQUE (partnership_id, import_file_id, force, month)
dataset_parts: dataset_parts_partnership_id_dataset_id_fkey FOREIGN KEY (partnership_id, dataset_id) REFERENCES datasets(partnership_id, id)
dataset_parts: dataset_parts_partnership_id_import_file_id_fkey FOREIGN KEY (partnership_id, import_file_id) REFERENCES import_files(partnership_id, id)
dataset_parts: dataset_parts_pkey PRIMARY KEY (partnership_id, id)
dataset_versions: dataset_versions_partnership_id_dataset_id_fkey FOREIGN KEY (partnership_id, dataset_id) REFERENCES datasets(partnership_id, id)
dataset_versions: dataset_versions_partnership_id_import_id_fkey FOREIGN KEY (partnership_id, import_id) REFERENCES imports(partnership_id, id)
dataset_versions: dataset_versions_pkey PRIMARY KEY (partnership_id, dataset_id, number)
datasets: datasets_format_known CHECK ((format = 'street-crime'::text))
datasets: datasets_origin_known CHECK ((origin = ANY (ARRAY['open-data'::text, 'partner'::text, 'synthetic'::text])))
datasets: datasets_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
datasets: datasets_pkey PRIMARY KEY (partnership_id, id)
datasets: datasets_title_given CHECK ((title <> ''::text))
datasets: datasets_title_once UNIQUE (partnership_id, title)
datasets: datasets_version_whole CHECK ((((version IS NULL) = (version_made_at IS NULL)) AND ((version IS NULL) = (row_count IS NULL)) AND ((first_month IS NULL) = (last_month IS NULL)) AND ((version IS NOT NULL) OR (first_month IS NULL))))
decision_votes: decision_votes_choice_known CHECK ((choice = ANY (ARRAY['for'::text, 'against'::text, 'abstain'::text])))
decision_votes: decision_votes_partnership_id_decision_id_group_id_fkey FOREIGN KEY (partnership_id, decision_id, group_id) REFERENCES decisions(partnership_id, id, group_id)
decision_votes: decision_votes_partnership_id_seat_id_group_id_fkey FOREIGN KEY (partnership_id, seat_id, group_id) REFERENCES seats(partnership_id, id, group_id)
decision_votes: decision_votes_pkey PRIMARY KEY (partnership_id, decision_id, seat_id)
decisions: decisions_at_time CHECK ((at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text))
decisions: decisions_of_group UNIQUE (partnership_id, id, group_id)
decisions: decisions_once UNIQUE (partnership_id, motion_id, way)
decisions: decisions_outcome_counted CHECK (
CASE way
    WHEN 'consensus'::text THEN ((outcome = ANY (ARRAY['reached'::text, 'not-reached'::text])) AND (((votes_for + votes_against) + abstentions) = 0))
    ELSE (outcome =
    CASE
        WHEN (votes_for > votes_against) THEN 'for'::text
        WHEN (votes_for < votes_against) THEN 'against'::text
        ELSE 'equal'::text
    END)
END)
decisions: decisions_partnership_id_motion_id_item_id_meeting_id_grou_fkey FOREIGN KEY (partnership_id, motion_id, item_id, meeting_id, group_id) REFERENCES motions(partnership_id, id, item_id, meeting_id, group_id)
decisions: decisions_pkey PRIMARY KEY (partnership_id, id)
decisions: decisions_quorate CHECK (((needed > 0) AND (represented >= needed)))
decisions: decisions_way_known CHECK ((way = ANY (ARRAY['consensus'::text, 'vote'::text])))
decisions: decisions_working_given CHECK ((working <> ''::text))
election_candidates: election_candidates_partnership_id_election_id_group_id_fkey FOREIGN KEY (partnership_id, election_id, group_id) REFERENCES chair_elections(partnership_id, id, group_id)
election_candidates: election_candidates_partnership_id_seat_id_group_id_fkey FOREIGN KEY (partnership_id, seat_id, group_id) REFERENCES seats(partnership_id, id, group_id)
election_candidates: election_candidates_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
election_candidates: election_candidates_pkey PRIMARY KEY (partnership_id, election_id, person_id)
election_votes: election_votes_partnership_id_election_id_group_id_fkey FOREIGN KEY (partnership_id, election_id, group_id) REFERENCES chair_elections(partnership_id, id, group_id)
election_votes: election_votes_partnership_id_election_id_person_id_fkey FOREIGN KEY (partnership_id, election_id, person_id) REFERENCES election_candidates(partnership_id, election_id, person_id)
election_votes: election_votes_partnership_id_seat_id_group_id_fkey FOREIGN KEY (partnership_id, seat_id, group_id) REFERENCES seats(partnership_id, id, group_id)
election_votes: election_votes_pkey PRIMARY KEY (partnership_id, election_id, seat_id)
expected_outcomes: expected_outcomes_outcome_given CHECK ((outcome <> ''::text))
expected_outcomes: expected_outcomes_partnership_id_aim_id_fkey FOREIGN KEY (partnership_id, aim_id) REFERENCES strategic_aims(partnership_id, id)
expected_outcomes: expected_outcomes_pkey PRIMARY KEY (partnership_id, aim_id, "position")
file_chunks: file_chunks_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
file_chunks: file_chunks_pkey PRIMARY KEY (partnership_id, reader, sha256, "position")
files: files_encoding_known CHECK ((encoding = ANY (ARRAY['identity'::text, 'br'::text])))
files: files_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
files: files_pkey PRIMARY KEY (partnership_id, reader, sha256)
files: files_sha256_length CHECK ((length(sha256) = 32))
files: files_size_not_negative CHECK ((size_bytes >= 0))
findings: findings_partnership_id_analysis_id_fkey FOREIGN KEY (partnership_id, analysis_id) REFERENCES analyses(partnership_id, id)
findings: findings_partnership_id_assessment_id_fkey FOREIGN KEY (partnership_id, assessment_id) REFERENCES assessments(partnership_id, id)
findings: findings_pkey PRIMARY KEY (partnership_id, id)
findings: findings_sentence_given CHECK ((sentence <> ''::text))
gazetteer_districts: gazetteer_districts_pkey PRIMARY KEY (gazetteer, code)
gazetteer_lsoas: gazetteer_lsoas_one_ward_or_choices CHECK (((ward_code IS NULL) OR (ward_choices = '{}'::text[])))
gazetteer_lsoas: gazetteer_lsoas_origin_known CHECK ((origin = ANY (ARRAY['official'::text, 'sketch'::text])))
gazetteer_lsoas: gazetteer_lsoas_pkey PRIMARY KEY (gazetteer, code)
gazetteer_lsoas: gazetteer_lsoas_vintage_known CHECK ((vintage = ANY (ARRAY['11'::text, '21'::text, '11+21'::text])))
gazetteer_wards: gazetteer_wards_pkey PRIMARY KEY (gazetteer, code)
gazetteers: gazetteers_pkey PRIMARY KEY (number)
group_memberships: group_memberships_as_granted FOREIGN KEY (partnership_id, grant_id, person_id, role_key, granted_by) REFERENCES role_grants(partnership_id, id, person_id, role_key, proposed_by)
group_memberships: group_memberships_end_after_start CHECK (((to_on >= from_on) OR (ended_at IS NOT NULL)))
group_memberships: group_memberships_ended_by_somebody CHECK (((ended_at IS NULL) = (ended_by IS NULL)))
group_memberships: group_memberships_granted_once UNIQUE (partnership_id, grant_id)
group_memberships: group_memberships_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES groups(partnership_id, id)
group_memberships: group_memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
group_memberships: group_memberships_pkey PRIMARY KEY (partnership_id, id)
group_memberships: group_memberships_role_key_fkey FOREIGN KEY (role_key) REFERENCES roles(key)
group_memberships: group_memberships_two_persons CHECK ((((grant_id IS NULL) AND (granted_by IS NULL) AND (accepted_by IS NULL)) OR ((grant_id IS NOT NULL) AND (granted_by IS NOT NULL) AND (accepted_by IS NOT NULL) AND (accepted_by <> granted_by) AND (accepted_by <> person_id))))
group_partnerships: group_partnerships_another CHECK ((served_id <> partnership_id))
group_partnerships: group_partnerships_end_after_start CHECK ((to_on >= (from_on - 1)))
group_partnerships: group_partnerships_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES groups(partnership_id, id)
group_partnerships: group_partnerships_pkey PRIMARY KEY (partnership_id, group_id, served_id)
group_partnerships: group_partnerships_served_id_fkey FOREIGN KEY (served_id) REFERENCES partnerships(id)
groups: groups_end_after_start CHECK (((ended_on >= started_on) AND (due_to_end_on >= started_on)))
groups: groups_kind_known CHECK ((kind = ANY (ARRAY['strategic-board'::text, 'executive'::text, 'delivery-group'::text, 'panel'::text, 'network'::text, 'task-and-finish'::text, 'sub-group'::text])))
groups: groups_name_given CHECK ((name <> ''::text))
groups: groups_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
groups: groups_partnership_id_parent_id_fkey FOREIGN KEY (partnership_id, parent_id) REFERENCES groups(partnership_id, id)
groups: groups_pkey PRIMARY KEY (partnership_id, id)
identity_providers: identity_providers_client_given CHECK ((client_id <> ''::text))
identity_providers: identity_providers_email_claim_known CHECK ((email_claim = ANY (ARRAY['email'::text, 'preferred_username'::text])))
identity_providers: identity_providers_issuer_given CHECK ((issuer <> ''::text))
identity_providers: identity_providers_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
identity_providers: identity_providers_pkey PRIMARY KEY (organisation_id)
identity_providers: identity_providers_subject_claim_known CHECK ((subject_claim = ANY (ARRAY['sub'::text, 'oid'::text])))
import_files: import_files_outcome_known CHECK ((outcome = ANY (ARRAY['accepted'::text, 'held-already'::text, 'refused'::text, 'not-read'::text])))
import_files: import_files_partnership_id_dataset_id_fkey FOREIGN KEY (partnership_id, dataset_id) REFERENCES datasets(partnership_id, id)
import_files: import_files_partnership_id_import_id_fkey FOREIGN KEY (partnership_id, import_id) REFERENCES imports(partnership_id, id)
import_files: import_files_pkey PRIMARY KEY (partnership_id, id)
import_files: import_files_position_once UNIQUE (partnership_id, import_id, "position")
import_files: import_files_rows_add_up CHECK (((outcome <> 'accepted'::text) OR (row_count = (accepted + rejected))))
import_originals: import_originals_partnership_id_import_id_fkey FOREIGN KEY (partnership_id, import_id) REFERENCES imports(partnership_id, id)
import_originals: import_originals_pkey PRIMARY KEY (partnership_id, import_id, "position")
imports: imports_partnership_id_dataset_id_fkey FOREIGN KEY (partnership_id, dataset_id) REFERENCES datasets(partnership_id, id)
imports: imports_pkey PRIMARY KEY (partnership_id, id)
imports: imports_step_known CHECK ((step = ANY (ARRAY['waiting'::text, 'unpacking'::text, 'reading'::text, 'keeping'::text, 'placing'::text, 'publishing'::text, 'done'::text, 'failed'::text])))
imports: imports_submission_once UNIQUE (partnership_id, submission_key)
invitations: invitations_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
invitations: invitations_email_lower CHECK (((email = lower(email)) AND (email <> ''::text)))
invitations: invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES people(id)
invitations: invitations_name_given CHECK ((name <> ''::text))
invitations: invitations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
invitations: invitations_pkey PRIMARY KEY (id)
invitations: invitations_role_in_partnership CHECK (((sought_partnership_id IS NULL) = (sought_role_key IS NULL)))
invitations: invitations_sought_partnership_id_fkey FOREIGN KEY (sought_partnership_id) REFERENCES partnerships(id)
invitations: invitations_sought_role_key_fkey FOREIGN KEY (sought_role_key) REFERENCES roles(key)
invitations: invitations_token_unique UNIQUE (token_hash)
invitations: invitations_used_by_somebody CHECK (((used_at IS NULL) = (account_id IS NULL)))
item_restrictions: item_restrictions_agreed_by_given CHECK ((agreed_by <> ''::text))
item_restrictions: item_restrictions_ground_known CHECK ((ground = ANY (ARRAY['schedule-12a'::text, 'own-rule'::text])))
item_restrictions: item_restrictions_of_meeting UNIQUE (partnership_id, item_id, meeting_id, group_id)
item_restrictions: item_restrictions_partnership_id_item_id_meeting_id_group__fkey FOREIGN KEY (partnership_id, item_id, meeting_id, group_id) REFERENCES agenda_items(partnership_id, id, meeting_id, group_id) ON DELETE CASCADE
item_restrictions: item_restrictions_pkey PRIMARY KEY (partnership_id, item_id)
item_restrictions: item_restrictions_reason_given CHECK ((reason <> ''::text))
item_restrictions: item_restrictions_rule_named CHECK (
CASE ground
    WHEN 'schedule-12a'::text THEN ((paragraph >= 1) AND (paragraph <= 7))
    ELSE (own_rule <> ''::text)
END)
item_takings: item_takings_at_time CHECK ((at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text))
item_takings: item_takings_partnership_id_item_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, item_id, meeting_id, group_id) REFERENCES agenda_items(partnership_id, id, meeting_id, group_id)
item_takings: item_takings_pkey PRIMARY KEY (partnership_id, item_id)
jobs: jobs_acts_for_fkey FOREIGN KEY (acts_for) REFERENCES people(id)
jobs: jobs_name_shape CHECK ((name ~ '^[a-z-]+\.[a-z-]+$'::text))
jobs: jobs_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
jobs: jobs_pkey PRIMARY KEY (partnership_id, id)
jobs: jobs_slot_once UNIQUE (partnership_id, name, slot)
meeting_interests: meeting_interests_nature_given CHECK ((nature <> ''::text))
meeting_interests: meeting_interests_once UNIQUE NULLS NOT DISTINCT (partnership_id, item_id, seat_id, person_id)
meeting_interests: meeting_interests_partnership_id_item_id_meeting_id_group__fkey FOREIGN KEY (partnership_id, item_id, meeting_id, group_id) REFERENCES agenda_items(partnership_id, id, meeting_id, group_id) ON DELETE CASCADE
meeting_interests: meeting_interests_partnership_id_seat_id_group_id_fkey FOREIGN KEY (partnership_id, seat_id, group_id) REFERENCES seats(partnership_id, id, group_id)
meeting_interests: meeting_interests_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
meeting_interests: meeting_interests_pkey PRIMARY KEY (partnership_id, id)
meeting_steps: meeting_steps_day_given CHECK (((on_day IS NOT NULL) OR (kind = ANY (ARRAY['cancelled'::text, 'waived'::text]))))
meeting_steps: meeting_steps_kind_known CHECK ((kind = ANY (ARRAY['moved'::text, 'cancelled'::text, 'waived'::text, 'dispatched'::text])))
meeting_steps: meeting_steps_partnership_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, meeting_id, group_id) REFERENCES meetings(partnership_id, id, group_id)
meeting_steps: meeting_steps_pkey PRIMARY KEY (partnership_id, id)
meeting_steps: meeting_steps_reason_given CHECK (((reason <> ''::text) OR (kind = 'dispatched'::text)))
meetings: meetings_begins_at_time CHECK ((begins_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text))
meetings: meetings_kind_known CHECK ((kind = ANY (ARRAY['ordinary'::text, 'extraordinary'::text])))
meetings: meetings_of_group UNIQUE (partnership_id, id, group_id)
meetings: meetings_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES groups(partnership_id, id)
meetings: meetings_pkey PRIMARY KEY (partnership_id, id)
meetings: meetings_way_known CHECK ((way = ANY (ARRAY['in-person'::text, 'hybrid'::text, 'remote'::text])))
memberships: memberships_as_granted FOREIGN KEY (partnership_id, grant_id, person_id, role_key, granted_by) REFERENCES role_grants(partnership_id, id, person_id, role_key, proposed_by)
memberships: memberships_end_after_start CHECK (((to_on >= from_on) OR (ended_at IS NOT NULL)))
memberships: memberships_ended_by_somebody CHECK (((ended_at IS NULL) = (ended_by IS NULL)))
memberships: memberships_granted_once UNIQUE (partnership_id, grant_id)
memberships: memberships_organisation_as_granted FOREIGN KEY (partnership_id, grant_id, organisation_id) REFERENCES role_grants(partnership_id, id, organisation_id)
memberships: memberships_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
memberships: memberships_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
memberships: memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
memberships: memberships_pkey PRIMARY KEY (partnership_id, id)
memberships: memberships_role_key_fkey FOREIGN KEY (role_key) REFERENCES roles(key)
memberships: memberships_two_persons CHECK ((((grant_id IS NULL) AND (granted_by IS NULL) AND (accepted_by IS NULL)) OR ((grant_id IS NOT NULL) AND (granted_by IS NOT NULL) AND (accepted_by IS NOT NULL) AND (accepted_by <> granted_by) AND (accepted_by <> person_id))))
minutes_agreements: minutes_agreements_office_known CHECK ((office = ANY (ARRAY['chair'::text, 'vice-chair'::text])))
minutes_agreements: minutes_agreements_partnership_id_proposal_id_group_id_fkey FOREIGN KEY (partnership_id, proposal_id, group_id) REFERENCES minutes_proposals(partnership_id, id, group_id)
minutes_agreements: minutes_agreements_pkey PRIMARY KEY (partnership_id, proposal_id, office)
minutes_agreements: minutes_agreements_two_people UNIQUE (partnership_id, proposal_id, agreed_by)
minutes_amendments: minutes_amendments_asked_by_given CHECK ((asked_by <> ''::text))
minutes_amendments: minutes_amendments_change CHECK ((old_text <> new_text))
minutes_amendments: minutes_amendments_item_named CHECK (((part = 'item'::text) = (item_id IS NOT NULL)))
minutes_amendments: minutes_amendments_once UNIQUE NULLS NOT DISTINCT (partnership_id, meeting_id, part, item_id, "position")
minutes_amendments: minutes_amendments_paragraph_counts CHECK ((paragraph > 0))
minutes_amendments: minutes_amendments_part_known CHECK ((part = ANY (ARRAY['opening'::text, 'item'::text, 'closing'::text])))
minutes_amendments: minutes_amendments_partnership_id_item_id_meeting_id_group_fkey FOREIGN KEY (partnership_id, item_id, meeting_id, group_id) REFERENCES agenda_items(partnership_id, id, meeting_id, group_id)
minutes_amendments: minutes_amendments_partnership_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, meeting_id, group_id) REFERENCES minutes_clearances(partnership_id, meeting_id, group_id)
minutes_amendments: minutes_amendments_pkey PRIMARY KEY (partnership_id, id)
minutes_amendments: minutes_amendments_position_counts CHECK (("position" > 0))
minutes_amendments: minutes_amendments_reach_known CHECK ((reach = ANY (ARRAY['members'::text, 'partners'::text, 'public'::text])))
minutes_clearances: minutes_clearances_of_group UNIQUE (partnership_id, meeting_id, group_id)
minutes_clearances: minutes_clearances_partnership_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, meeting_id, group_id) REFERENCES meetings(partnership_id, id, group_id)
minutes_clearances: minutes_clearances_pkey PRIMARY KEY (partnership_id, meeting_id)
minutes_confirmations: minutes_confirmations_partnership_id_at_meeting_id_group_i_fkey FOREIGN KEY (partnership_id, at_meeting_id, group_id) REFERENCES meetings(partnership_id, id, group_id)
minutes_confirmations: minutes_confirmations_partnership_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, meeting_id, group_id) REFERENCES minutes_clearances(partnership_id, meeting_id, group_id)
minutes_confirmations: minutes_confirmations_pkey PRIMARY KEY (partnership_id, meeting_id)
minutes_proposals: minutes_proposals_of_group UNIQUE (partnership_id, id, group_id)
minutes_proposals: minutes_proposals_partnership_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, meeting_id, group_id) REFERENCES minutes_clearances(partnership_id, meeting_id, group_id)
minutes_proposals: minutes_proposals_pkey PRIMARY KEY (partnership_id, id)
minutes_proposals: minutes_proposals_reach_known CHECK ((reach = ANY (ARRAY['partners'::text, 'public'::text])))
minutes_proposals: minutes_proposals_version_counts CHECK ((version > 0))
minutes_proposals: minutes_proposals_version_once UNIQUE (partnership_id, meeting_id, reach, version)
minutes_records: minutes_records_item_named CHECK (((part = 'item'::text) = (item_id IS NOT NULL)))
minutes_records: minutes_records_once UNIQUE NULLS NOT DISTINCT (partnership_id, meeting_id, part, item_id)
minutes_records: minutes_records_part_known CHECK ((part = ANY (ARRAY['opening'::text, 'item'::text, 'closing'::text])))
minutes_records: minutes_records_partnership_id_item_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, item_id, meeting_id, group_id) REFERENCES agenda_items(partnership_id, id, meeting_id, group_id)
minutes_records: minutes_records_partnership_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, meeting_id, group_id) REFERENCES minutes_clearances(partnership_id, meeting_id, group_id)
minutes_records: minutes_records_pkey PRIMARY KEY (partnership_id, id)
minutes_texts: minutes_texts_item_named CHECK (((part = 'item'::text) = (item_id IS NOT NULL)))
minutes_texts: minutes_texts_once UNIQUE NULLS NOT DISTINCT (partnership_id, meeting_id, part, item_id)
minutes_texts: minutes_texts_part_known CHECK ((part = ANY (ARRAY['opening'::text, 'item'::text, 'closing'::text])))
minutes_texts: minutes_texts_partnership_id_item_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, item_id, meeting_id, group_id) REFERENCES agenda_items(partnership_id, id, meeting_id, group_id)
minutes_texts: minutes_texts_partnership_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, meeting_id, group_id) REFERENCES meetings(partnership_id, id, group_id)
minutes_texts: minutes_texts_pkey PRIMARY KEY (partnership_id, id)
minutes_texts: minutes_texts_reach_of_each CHECK ((cardinality(reaches) = cardinality(string_to_array(body, '

'::text))))
minutes_texts: minutes_texts_reaches_known CHECK ((reaches <@ ARRAY['members'::text, 'partners'::text, 'public'::text]))
minutes_withdrawals: minutes_withdrawals_partnership_id_proposal_id_group_id_fkey FOREIGN KEY (partnership_id, proposal_id, group_id) REFERENCES minutes_proposals(partnership_id, id, group_id)
minutes_withdrawals: minutes_withdrawals_pkey PRIMARY KEY (partnership_id, proposal_id)
minutes_withdrawals: minutes_withdrawals_reason_given CHECK ((reason <> ''::text))
motion_dissents: motion_dissents_partnership_id_motion_id_item_id_meeting_i_fkey FOREIGN KEY (partnership_id, motion_id, item_id, meeting_id, group_id) REFERENCES motions(partnership_id, id, item_id, meeting_id, group_id)
motion_dissents: motion_dissents_partnership_id_seat_id_group_id_fkey FOREIGN KEY (partnership_id, seat_id, group_id) REFERENCES seats(partnership_id, id, group_id)
motion_dissents: motion_dissents_pkey PRIMARY KEY (partnership_id, motion_id, seat_id)
motion_dissents: motion_dissents_why_given CHECK ((why <> ''::text))
motion_texts: motion_texts_body_given CHECK ((body <> ''::text))
motion_texts: motion_texts_part_known CHECK ((part = ANY (ARRAY['proposal'::text, 'urgency'::text, 'modification'::text])))
motion_texts: motion_texts_partnership_id_motion_id_item_id_meeting_id_g_fkey FOREIGN KEY (partnership_id, motion_id, item_id, meeting_id, group_id) REFERENCES motions(partnership_id, id, item_id, meeting_id, group_id)
motion_texts: motion_texts_pkey PRIMARY KEY (partnership_id, motion_id, part)
motions: motions_determination_known FOREIGN KEY (partnership_id, determination_id) REFERENCES chair_determinations(partnership_id, id)
motions: motions_first_begins CHECK ((((kind = 'first'::text) = (place = 1)) AND ((place = 1) = (lineage_id = id))))
motions: motions_kind_known CHECK ((kind = ANY (ARRAY['first'::text, 'alternative'::text, 're-submission'::text, 'modified'::text])))
motions: motions_lineage_of_group FOREIGN KEY (partnership_id, lineage_id, group_id) REFERENCES motions(partnership_id, id, group_id)
motions: motions_lineage_order UNIQUE (partnership_id, lineage_id, place)
motions: motions_modified_as_found CHECK (((kind = 'modified'::text) = (determination_id IS NOT NULL)))
motions: motions_of_group UNIQUE (partnership_id, id, group_id)
motions: motions_of_item UNIQUE (partnership_id, id, item_id, meeting_id, group_id)
motions: motions_partnership_id_item_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, item_id, meeting_id, group_id) REFERENCES agenda_items(partnership_id, id, meeting_id, group_id)
motions: motions_pkey PRIMARY KEY (partnership_id, id)
motions: motions_place_counts CHECK ((place > 0))
motions: motions_procedure_known CHECK ((procedure = ANY (ARRAY['consensus'::text, 'majority'::text, 'consensus-then-majority'::text, 'consensus-majority-resubmission'::text])))
organisation_names: organisation_names_end_after_start CHECK ((to_on >= from_on))
organisation_names: organisation_names_name_given CHECK ((name <> ''::text))
organisation_names: organisation_names_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
organisation_names: organisation_names_pkey PRIMARY KEY (organisation_id, name)
organisation_successors: organisation_successors_another CHECK ((successor_id <> organisation_id))
organisation_successors: organisation_successors_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
organisation_successors: organisation_successors_pkey PRIMARY KEY (organisation_id, successor_id)
organisation_successors: organisation_successors_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES organisations(id)
organisations: organisations_end_after_start CHECK ((ended_on >= started_on))
organisations: organisations_kind_known CHECK ((kind = ANY (ARRAY['police'::text, 'council'::text, 'county-council'::text, 'probation'::text, 'fire'::text, 'health'::text, 'policing-body'::text, 'housing'::text, 'education'::text, 'ambulance'::text, 'prison'::text, 'youth-justice'::text, 'safeguarding-board'::text, 'partnership-board'::text, 'voluntary'::text, 'business'::text, 'research'::text, 'other'::text])))
organisations: organisations_name_given CHECK ((name <> ''::text))
organisations: organisations_name_unique UNIQUE (name)
organisations: organisations_pkey PRIMARY KEY (id)
outgoing_messages: outgoing_messages_ended_with_outcome CHECK (((outcome IS NULL) = (ended_at IS NULL)))
outgoing_messages: outgoing_messages_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitations(id)
outgoing_messages: outgoing_messages_key_given CHECK ((key <> ''::text))
outgoing_messages: outgoing_messages_key_once UNIQUE (partnership_id, kind, key)
outgoing_messages: outgoing_messages_kind_shape CHECK ((kind ~ '^[a-z-]+\.[a-z-]+$'::text))
outgoing_messages: outgoing_messages_one_recipient CHECK ((num_nonnulls(person_id, invitation_id, to_setting) = 1))
outgoing_messages: outgoing_messages_outcome_known CHECK ((outcome = ANY (ARRAY['sent'::text, 'refused'::text, 'failed'::text, 'uncertain'::text])))
outgoing_messages: outgoing_messages_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
outgoing_messages: outgoing_messages_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
outgoing_messages: outgoing_messages_pkey PRIMARY KEY (partnership_id, id)
outgoing_messages: outgoing_messages_setting_known CHECK ((to_setting = 'AUDIT_HEADS_EMAIL'::text))
paper_dispatches: paper_dispatches_first_page_counts CHECK ((first_page > 0))
paper_dispatches: paper_dispatches_number_counts CHECK ((number >= 0))
paper_dispatches: paper_dispatches_of_meeting UNIQUE (partnership_id, id, meeting_id, group_id)
paper_dispatches: paper_dispatches_once UNIQUE (partnership_id, meeting_id, number)
paper_dispatches: paper_dispatches_pages_follow CHECK ((last_page >= (first_page - 1)))
paper_dispatches: paper_dispatches_partnership_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, meeting_id, group_id) REFERENCES meetings(partnership_id, id, group_id)
paper_dispatches: paper_dispatches_pkey PRIMARY KEY (partnership_id, id)
paper_dispatches: paper_dispatches_reason_given CHECK (((number = 0) OR (reason <> ''::text)))
paper_readings: paper_readings_partnership_id_version_id_paper_id_fkey FOREIGN KEY (partnership_id, version_id, paper_id) REFERENCES paper_versions(partnership_id, id, paper_id) ON DELETE CASCADE
paper_readings: paper_readings_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
paper_readings: paper_readings_pkey PRIMARY KEY (partnership_id, person_id, version_id)
paper_versions: paper_versions_file_name_given CHECK ((file_name <> ''::text))
paper_versions: paper_versions_kind_known CHECK ((kind = ANY (ARRAY['pdf'::text, 'docx'::text, 'xlsx'::text, 'png'::text, 'jpeg'::text])))
paper_versions: paper_versions_number_counts CHECK ((number > 0))
paper_versions: paper_versions_of_paper UNIQUE (partnership_id, id, paper_id)
paper_versions: paper_versions_once UNIQUE (partnership_id, paper_id, number)
paper_versions: paper_versions_page_with_dispatch CHECK (((dispatch_id IS NULL) = (first_page IS NULL)))
paper_versions: paper_versions_pages_count CHECK (((pages >= 1) AND (pages <= 5000)))
paper_versions: paper_versions_partnership_id_dispatch_id_meeting_id_group_fkey FOREIGN KEY (partnership_id, dispatch_id, meeting_id, group_id) REFERENCES paper_dispatches(partnership_id, id, meeting_id, group_id)
paper_versions: paper_versions_partnership_id_paper_id_item_id_meeting_id__fkey FOREIGN KEY (partnership_id, paper_id, item_id, meeting_id, group_id) REFERENCES papers(partnership_id, id, item_id, meeting_id, group_id) ON DELETE CASCADE
paper_versions: paper_versions_partnership_id_reader_sha256_fkey FOREIGN KEY (partnership_id, reader, sha256) REFERENCES files(partnership_id, reader, sha256)
paper_versions: paper_versions_pkey PRIMARY KEY (partnership_id, id)
paper_versions: paper_versions_reader_fixed CHECK ((reader = 'papers'::text))
papers: papers_of_item UNIQUE (partnership_id, id, item_id, meeting_id, group_id)
papers: papers_partnership_id_item_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, item_id, meeting_id, group_id) REFERENCES agenda_items(partnership_id, id, meeting_id, group_id) ON DELETE CASCADE
papers: papers_pkey PRIMARY KEY (partnership_id, id)
papers: papers_removal_reason_given CHECK (((removed_at IS NULL) OR (removal_reason <> ''::text)))
papers: papers_title_given CHECK ((title <> ''::text))
part_districts: part_districts_gazetteer_fkey FOREIGN KEY (gazetteer) REFERENCES gazetteers(number)
part_districts: part_districts_partnership_id_part_id_fkey FOREIGN KEY (partnership_id, part_id) REFERENCES dataset_parts(partnership_id, id)
part_districts: part_districts_pkey PRIMARY KEY (partnership_id, part_id, gazetteer, district_code, crime_type)
part_types: part_types_partnership_id_part_id_fkey FOREIGN KEY (partnership_id, part_id) REFERENCES dataset_parts(partnership_id, id)
part_types: part_types_pkey PRIMARY KEY (partnership_id, part_id, crime_type)
partnership_areas: partnership_areas_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
partnership_areas: partnership_areas_pkey PRIMARY KEY (partnership_id, area_code)
partnership_organisations: partnership_organisations_capacity_known CHECK ((capacity = ANY (ARRAY['responsible-authority'::text, 'co-operating'::text, 'invited'::text, 'ex-officio'::text, 'observer'::text, 'member'::text])))
partnership_organisations: partnership_organisations_end_after_start CHECK ((to_on >= from_on))
partnership_organisations: partnership_organisations_once UNIQUE NULLS NOT DISTINCT (partnership_id, organisation_id, capacity, from_on)
partnership_organisations: partnership_organisations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
partnership_organisations: partnership_organisations_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
partnership_organisations: partnership_organisations_pkey PRIMARY KEY (partnership_id, id)
partnerships: partnerships_kind_known CHECK ((kind = ANY (ARRAY['district'::text, 'unitary'::text, 'combined'::text, 'county'::text, 'installation'::text])))
partnerships: partnerships_name_given CHECK ((name <> ''::text))
partnerships: partnerships_nation_known CHECK ((nation = ANY (ARRAY['england'::text, 'wales'::text])))
partnerships: partnerships_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES partnerships(id)
partnerships: partnerships_pkey PRIMARY KEY (id)
partnerships: partnerships_slug_shape CHECK ((slug ~ '^[a-z][a-z0-9-]{1,39}$'::text))
partnerships: partnerships_slug_unique UNIQUE (slug)
partnerships: partnerships_stage_known CHECK ((stage = ANY (ARRAY['demonstration'::text, 'live'::text])))
passkeys: passkeys_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
passkeys: passkeys_credential_unique UNIQUE (credential_id)
passkeys: passkeys_name_given CHECK ((name <> ''::text))
passkeys: passkeys_pkey PRIMARY KEY (id)
people: people_name_given CHECK ((name <> ''::text))
people: people_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
people: people_pkey PRIMARY KEY (id)
people_lists: people_lists_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
people_lists: people_lists_pkey PRIMARY KEY (id)
people_lists: people_lists_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES people(id)
priorities: priorities_partnership_id_assessment_id_fkey FOREIGN KEY (partnership_id, assessment_id) REFERENCES assessments(partnership_id, id)
priorities: priorities_pkey PRIMARY KEY (partnership_id, id)
priorities: priorities_reason_given CHECK ((reason <> ''::text))
priorities: priorities_title_given CHECK ((title <> ''::text))
priority_findings: priority_findings_partnership_id_finding_id_fkey FOREIGN KEY (partnership_id, finding_id) REFERENCES findings(partnership_id, id)
priority_findings: priority_findings_partnership_id_priority_id_fkey FOREIGN KEY (partnership_id, priority_id) REFERENCES priorities(partnership_id, id)
priority_findings: priority_findings_pkey PRIMARY KEY (partnership_id, priority_id, finding_id)
programme_items: programme_items_every_counts CHECK (((every_months >= 1) AND (every_months <= 120)))
programme_items: programme_items_every_from CHECK (((every_months IS NULL) OR (first_month IS NOT NULL)))
programme_items: programme_items_first_month CHECK ((first_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text))
programme_items: programme_items_ground_given CHECK (((source <> ''::text) OR (setting <> ''::text)))
programme_items: programme_items_kind_known CHECK ((kind = ANY (ARRAY['decision'::text, 'discussion'::text, 'information'::text])))
programme_items: programme_items_minutes_count CHECK (((minutes >= 1) AND (minutes <= 480)))
programme_items: programme_items_of_group UNIQUE (partnership_id, id, group_id)
programme_items: programme_items_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES groups(partnership_id, id)
programme_items: programme_items_pkey PRIMARY KEY (partnership_id, id)
programme_items: programme_items_proposal_once UNIQUE (partnership_id, group_id, proposed_as)
programme_items: programme_items_title_given CHECK ((title <> ''::text))
programme_items: programme_items_title_once UNIQUE (partnership_id, group_id, title)
programme_takings: programme_takings_partnership_id_agenda_item_id_meeting_id_fkey FOREIGN KEY (partnership_id, agenda_item_id, meeting_id, group_id) REFERENCES agenda_items(partnership_id, id, meeting_id, group_id) ON DELETE CASCADE
programme_takings: programme_takings_partnership_id_programme_item_id_group_i_fkey FOREIGN KEY (partnership_id, programme_item_id, group_id) REFERENCES programme_items(partnership_id, id, group_id) ON DELETE CASCADE
programme_takings: programme_takings_pkey PRIMARY KEY (partnership_id, meeting_id, programme_item_id)
provider_domains: provider_domains_lower CHECK (((domain = lower(domain)) AND (domain <> ''::text)))
provider_domains: provider_domains_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES identity_providers(organisation_id)
provider_domains: provider_domains_pkey PRIMARY KEY (domain)
provider_identities: provider_identities_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
provider_identities: provider_identities_one_each UNIQUE (issuer, account_id)
provider_identities: provider_identities_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES identity_providers(organisation_id)
provider_identities: provider_identities_pkey PRIMARY KEY (issuer, subject)
provider_proposals: provider_proposals_client_given CHECK ((client_id <> ''::text))
provider_proposals: provider_proposals_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people(id)
provider_proposals: provider_proposals_decided_whole CHECK ((((decided_as IS NULL) = (decided_at IS NULL)) AND ((decided_by IS NULL) OR (decided_at IS NOT NULL))))
provider_proposals: provider_proposals_decision_known CHECK ((decided_as = ANY (ARRAY['accepted'::text, 'declined'::text, 'withdrawn'::text, 'replaced'::text])))
provider_proposals: provider_proposals_domains_given CHECK ((cardinality(email_domains) > 0))
provider_proposals: provider_proposals_email_claim_known CHECK ((email_claim = ANY (ARRAY['email'::text, 'preferred_username'::text])))
provider_proposals: provider_proposals_first_secret CHECK (((of_revision IS NOT NULL) OR new_secret))
provider_proposals: provider_proposals_issuer_given CHECK ((issuer <> ''::text))
provider_proposals: provider_proposals_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
provider_proposals: provider_proposals_pkey PRIMARY KEY (id)
provider_proposals: provider_proposals_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES people(id)
provider_proposals: provider_proposals_secret_while_open CHECK (((client_secret IS NOT NULL) = (new_secret AND (decided_at IS NULL))))
provider_proposals: provider_proposals_subject_claim_known CHECK ((subject_claim = ANY (ARRAY['sub'::text, 'oid'::text])))
provider_proposals: provider_proposals_taken_back_by_own CHECK (((decided_as IS DISTINCT FROM 'withdrawn'::text) OR (NOT (decided_by IS DISTINCT FROM proposed_by))))
provider_proposals: provider_proposals_two_persons CHECK (((decided_as IS NULL) OR (decided_as <> ALL (ARRAY['accepted'::text, 'declined'::text])) OR (decided_by IS DISTINCT FROM proposed_by)))
recovery_codes: recovery_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
recovery_codes: recovery_codes_pkey PRIMARY KEY (account_id, code_hash)
rejected_rows: rejected_rows_partnership_id_import_file_id_fkey FOREIGN KEY (partnership_id, import_file_id) REFERENCES import_files(partnership_id, id)
rejected_rows: rejected_rows_pkey PRIMARY KEY (partnership_id, import_file_id, row_number)
release_proposals: release_proposals_partnership_id_assessment_id_fkey FOREIGN KEY (partnership_id, assessment_id) REFERENCES assessments(partnership_id, id)
release_proposals: release_proposals_pkey PRIMARY KEY (partnership_id, id)
release_proposals: release_proposals_proposer UNIQUE (partnership_id, id, proposed_by)
release_proposals: release_proposals_version_once UNIQUE (partnership_id, assessment_id, version)
restricted_texts: restricted_texts_body_given CHECK ((body <> ''::text))
restricted_texts: restricted_texts_partnership_id_item_id_meeting_id_group_i_fkey FOREIGN KEY (partnership_id, item_id, meeting_id, group_id) REFERENCES item_restrictions(partnership_id, item_id, meeting_id, group_id) ON DELETE CASCADE
restricted_texts: restricted_texts_pkey PRIMARY KEY (partnership_id, item_id)
role_capabilities: role_capabilities_pkey PRIMARY KEY (role_key, capability)
role_capabilities: role_capabilities_role_key_fkey FOREIGN KEY (role_key) REFERENCES roles(key)
role_grant_refusals: role_grant_refusals_partnership_id_grant_id_fkey FOREIGN KEY (partnership_id, grant_id) REFERENCES role_grants(partnership_id, id)
role_grant_refusals: role_grant_refusals_pkey PRIMARY KEY (partnership_id, grant_id)
role_grants: role_grants_end_after_start CHECK ((to_on >= from_on))
role_grants: role_grants_group_or_organisation CHECK (((group_id IS NULL) OR (organisation_id IS NULL)))
role_grants: role_grants_organisation UNIQUE (partnership_id, id, organisation_id)
role_grants: role_grants_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
role_grants: role_grants_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
role_grants: role_grants_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES groups(partnership_id, id)
role_grants: role_grants_person UNIQUE (partnership_id, id, person_id, role_key, proposed_by)
role_grants: role_grants_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
role_grants: role_grants_pkey PRIMARY KEY (partnership_id, id)
role_grants: role_grants_role_key_fkey FOREIGN KEY (role_key) REFERENCES roles(key)
roles: roles_pkey PRIMARY KEY (key)
roles: roles_scope_known CHECK ((scope = ANY (ARRAY['partnership'::text, 'group'::text, 'office'::text, 'organisation'::text, 'installation'::text])))
room_steps: room_steps_at_time CHECK ((at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text))
room_steps: room_steps_kind_known CHECK ((kind = ANY (ARRAY['adjourned'::text, 'closed'::text, 'reopened'::text])))
room_steps: room_steps_partnership_id_meeting_id_group_id_fkey FOREIGN KEY (partnership_id, meeting_id, group_id) REFERENCES meetings(partnership_id, id, group_id)
room_steps: room_steps_pkey PRIMARY KEY (partnership_id, id)
room_steps: room_steps_reason_given CHECK (((reason <> ''::text) OR (kind = 'closed'::text)))
room_steps: room_steps_until_given CHECK (((kind = 'adjourned'::text) = (until_on IS NOT NULL)))
room_steps: room_steps_until_later CHECK ((until_on > on_day))
row_corrections: row_corrections_partnership_id_corrected_in_fkey FOREIGN KEY (partnership_id, corrected_in) REFERENCES import_files(partnership_id, id)
row_corrections: row_corrections_partnership_id_import_file_id_row_number_fkey FOREIGN KEY (partnership_id, import_file_id, row_number) REFERENCES rejected_rows(partnership_id, import_file_id, row_number)
row_corrections: row_corrections_pkey PRIMARY KEY (partnership_id, import_file_id, row_number, corrected_in)
seat_representatives: seat_representatives_end_after_start CHECK ((to_on >= (from_on - 1)))
seat_representatives: seat_representatives_partnership_id_seat_id_group_id_fkey FOREIGN KEY (partnership_id, seat_id, group_id) REFERENCES seats(partnership_id, id, group_id)
seat_representatives: seat_representatives_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
seat_representatives: seat_representatives_pkey PRIMARY KEY (partnership_id, id)
seat_representatives: seat_representatives_stands_as_known CHECK ((stands_as = ANY (ARRAY['voting'::text, 'accompanying'::text, 'substitute'::text])))
seats: seats_holder_known CHECK ((holder = ANY (ARRAY['organisation'::text, 'board'::text, 'office'::text])))
seats: seats_name_given CHECK ((name <> ''::text))
seats: seats_of_group UNIQUE (partnership_id, id, group_id)
seats: seats_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
seats: seats_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES groups(partnership_id, id)
seats: seats_pkey PRIMARY KEY (partnership_id, id)
sessions: sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
sessions: sessions_end_explained CHECK (((ended_because IS NULL) OR (ended_at IS NOT NULL)))
sessions: sessions_ended_because_known CHECK ((ended_because = ANY (ARRAY['signed-out'::text, 'signed-out-elsewhere'::text, 'passphrase-changed'::text, 'factor-changed'::text, 'sign-in-changed'::text])))
sessions: sessions_method_known CHECK ((method = ANY (ARRAY['passphrase'::text, 'passkey'::text, 'single-sign-on'::text, 'console'::text])))
sessions: sessions_pkey PRIMARY KEY (id)
sessions: sessions_second_factor_dated CHECK (((second_factor IS NULL) = (second_factor_at IS NULL)))
sessions: sessions_second_factor_known CHECK ((second_factor = ANY (ARRAY['one-time-code'::text, 'recovery-code'::text, 'passkey'::text, 'single-sign-on'::text])))
sessions: sessions_token_unique UNIQUE (token_hash)
sign_in_alarms: sign_in_alarms_pkey PRIMARY KEY (began_at)
strategic_aims: strategic_aims_kind_known CHECK ((kind = ANY (ARRAY['aim'::text, 'priority'::text, 'outcome'::text])))
strategic_aims: strategic_aims_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
strategic_aims: strategic_aims_pkey PRIMARY KEY (partnership_id, id)
strategic_aims: strategic_aims_position_unique UNIQUE (partnership_id, kind, "position")
strategic_aims: strategic_aims_title_given CHECK ((title <> ''::text))
terms_approvals: terms_approvals_decided_by_given CHECK ((decided_by <> ''::text))
terms_approvals: terms_approvals_partnership_id_terms_id_group_id_fkey FOREIGN KEY (partnership_id, terms_id, group_id) REFERENCES terms_of_reference(partnership_id, id, group_id)
terms_approvals: terms_approvals_person UNIQUE (partnership_id, terms_id, approved_by)
terms_approvals: terms_approvals_pkey PRIMARY KEY (partnership_id, terms_id)
terms_confirmations: terms_confirmations_another CHECK ((confirmed_by <> approved_by))
terms_confirmations: terms_confirmations_partnership_id_terms_id_approved_by_fkey FOREIGN KEY (partnership_id, terms_id, approved_by) REFERENCES terms_approvals(partnership_id, terms_id, approved_by)
terms_confirmations: terms_confirmations_partnership_id_terms_id_group_id_fkey FOREIGN KEY (partnership_id, terms_id, group_id) REFERENCES terms_of_reference(partnership_id, id, group_id)
terms_confirmations: terms_confirmations_pkey PRIMARY KEY (partnership_id, terms_id)
terms_of_reference: terms_of_reference_of_group UNIQUE (partnership_id, id, group_id)
terms_of_reference: terms_of_reference_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES groups(partnership_id, id)
terms_of_reference: terms_of_reference_pkey PRIMARY KEY (partnership_id, id)
terms_of_reference: terms_of_reference_version_counts CHECK ((version > 0))
terms_of_reference: terms_of_reference_version_unique UNIQUE (partnership_id, group_id, version)
terms_seats: terms_seats_bodies_counts CHECK (((bodies >= 1) AND (bodies <= 99)))
terms_seats: terms_seats_capacity_known CHECK ((capacity = ANY (ARRAY['statutory'::text, 'invited'::text, 'ex-officio'::text, 'observer'::text])))
terms_seats: terms_seats_end_after_start CHECK ((to_on >= from_on))
terms_seats: terms_seats_partnership_id_seat_id_group_id_fkey FOREIGN KEY (partnership_id, seat_id, group_id) REFERENCES seats(partnership_id, id, group_id)
terms_seats: terms_seats_partnership_id_terms_id_group_id_fkey FOREIGN KEY (partnership_id, terms_id, group_id) REFERENCES terms_of_reference(partnership_id, id, group_id)
terms_seats: terms_seats_pkey PRIMARY KEY (partnership_id, terms_id, seat_id)
terms_seats: terms_seats_representatives_counts CHECK (((representatives >= 1) AND (representatives <= 9)))
version_parts: version_parts_partnership_id_dataset_id_number_fkey FOREIGN KEY (partnership_id, dataset_id, number) REFERENCES dataset_versions(partnership_id, dataset_id, number)
version_parts: version_parts_partnership_id_part_id_fkey FOREIGN KEY (partnership_id, part_id) REFERENCES dataset_parts(partnership_id, id)
version_parts: version_parts_pkey PRIMARY KEY (partnership_id, dataset_id, number, part_id)

-- Indexes
CREATE UNIQUE INDEX migrations_pkey ON ctx.migrations USING btree (version)
CREATE UNIQUE INDEX signing_keys_pkey ON ctx.signing_keys USING btree (id)
CREATE INDEX access_tokens_by_person ON public.access_tokens USING btree (person_id, partnership_id)
CREATE INDEX access_tokens_by_token ON public.access_tokens USING btree (token_hash)
CREATE UNIQUE INDEX access_tokens_pkey ON public.access_tokens USING btree (partnership_id, id)
CREATE UNIQUE INDEX account_links_pkey ON public.account_links USING btree (token_hash)
CREATE UNIQUE INDEX account_suspensions_pkey ON public.account_suspensions USING btree (account_id, suspended_at)
CREATE INDEX accountability_lines_by_terms ON public.accountability_lines USING btree (partnership_id, terms_id, "position")
CREATE UNIQUE INDEX accountability_lines_pkey ON public.accountability_lines USING btree (partnership_id, id)
CREATE UNIQUE INDEX accounts_email_unique ON public.accounts USING btree (email)
CREATE UNIQUE INDEX accounts_person_unique ON public.accounts USING btree (person_id)
CREATE UNIQUE INDEX accounts_pkey ON public.accounts USING btree (id)
CREATE INDEX action_escalations_by_body ON public.action_escalations USING btree (partnership_id, to_group_id)
CREATE UNIQUE INDEX action_escalations_pkey ON public.action_escalations USING btree (partnership_id, action_id)
CREATE INDEX action_links_by_token ON public.action_links USING btree (token_hash)
CREATE UNIQUE INDEX action_links_of_action ON public.action_links USING btree (partnership_id, token_hash, action_id)
CREATE UNIQUE INDEX action_links_pkey ON public.action_links USING btree (partnership_id, token_hash)
CREATE UNIQUE INDEX action_updates_link_once ON public.action_updates USING btree (partnership_id, link_hash)
CREATE UNIQUE INDEX action_updates_pkey ON public.action_updates USING btree (partnership_id, action_id, "position")
CREATE INDEX actions_by_group ON public.actions USING btree (partnership_id, group_id)
CREATE INDEX actions_by_origin ON public.actions USING btree (partnership_id, origin_id)
CREATE INDEX actions_by_person ON public.actions USING btree (partnership_id, person_id)
CREATE UNIQUE INDEX actions_pkey ON public.actions USING btree (partnership_id, id)
CREATE UNIQUE INDEX agenda_items_of_meeting ON public.agenda_items USING btree (partnership_id, id, meeting_id, group_id)
CREATE UNIQUE INDEX agenda_items_pkey ON public.agenda_items USING btree (partnership_id, id)
CREATE UNIQUE INDEX agenda_items_position_unique ON public.agenda_items USING btree (partnership_id, meeting_id, "position")
CREATE INDEX analyses_by_time ON public.analyses USING btree (partnership_id, requested_at DESC)
CREATE UNIQUE INDEX analyses_pkey ON public.analyses USING btree (partnership_id, id)
CREATE UNIQUE INDEX analyses_submission_once ON public.analyses USING btree (partnership_id, submission_key)
CREATE UNIQUE INDEX analysis_proposals_key_once ON public.analysis_proposals USING btree (partnership_id, analysis_id, key)
CREATE UNIQUE INDEX analysis_proposals_pkey ON public.analysis_proposals USING btree (partnership_id, analysis_id, "position")
CREATE UNIQUE INDEX analysis_rows_key_once ON public.analysis_rows USING btree (partnership_id, analysis_id, table_name, key)
CREATE UNIQUE INDEX analysis_rows_pkey ON public.analysis_rows USING btree (partnership_id, analysis_id, table_name, "position")
CREATE UNIQUE INDEX analysis_tables_pkey ON public.analysis_tables USING btree (partnership_id, analysis_id, name)
CREATE INDEX area_boundaries_by_code ON public.area_boundaries USING btree (code, level)
CREATE INDEX area_boundaries_by_district ON public.area_boundaries USING btree (district_code, level)
CREATE UNIQUE INDEX area_boundaries_pkey ON public.area_boundaries USING btree (edition_id, level, code)
CREATE INDEX area_editions_by_time ON public.area_editions USING btree (imported_at DESC, id)
CREATE UNIQUE INDEX area_editions_file_once ON public.area_editions USING btree (sha256)
CREATE UNIQUE INDEX area_editions_pkey ON public.area_editions USING btree (id)
CREATE UNIQUE INDEX area_links_pkey ON public.area_links USING btree (edition_id, from_level, from_code, to_level, to_code)
CREATE INDEX area_populations_by_code ON public.area_populations USING btree (code, measure)
CREATE UNIQUE INDEX area_populations_pkey ON public.area_populations USING btree (edition_id, level, code, measure, dated)
CREATE UNIQUE INDEX assessment_releases_pkey ON public.assessment_releases USING btree (partnership_id, proposal_id)
CREATE UNIQUE INDEX assessment_withdrawals_pkey ON public.assessment_withdrawals USING btree (partnership_id, proposal_id)
CREATE UNIQUE INDEX assessments_pkey ON public.assessments USING btree (partnership_id, id)
CREATE INDEX attendances_by_meeting ON public.attendances USING btree (partnership_id, meeting_id)
CREATE INDEX attendances_by_person ON public.attendances USING btree (person_id, partnership_id)
CREATE UNIQUE INDEX attendances_pkey ON public.attendances USING btree (partnership_id, id)
CREATE INDEX audit_events_by_event ON public.audit_events USING btree (partnership_id, event, seq)
CREATE INDEX audit_events_by_person ON public.audit_events USING btree (partnership_id, person_id, seq)
CREATE INDEX audit_events_by_subject ON public.audit_events USING btree (partnership_id, subject, seq)
CREATE INDEX audit_events_by_time ON public.audit_events USING btree (partnership_id, at, seq)
CREATE UNIQUE INDEX audit_events_pkey ON public.audit_events USING btree (partnership_id, seq)
CREATE INDEX audit_events_refused ON public.audit_events USING btree (partnership_id, seq) WHERE (result = 'refused'::text)
CREATE INDEX audit_events_seen ON public.audit_events USING btree (partnership_id, at) INCLUDE (person_id, subject, field_classes) WHERE (field_classes <> '{}'::text[])
CREATE UNIQUE INDEX audit_heads_pkey ON public.audit_heads USING btree (partnership_id)
CREATE UNIQUE INDEX authenticator_apps_one_of_each ON public.authenticator_apps USING btree (account_id, ((confirmed_at IS NULL)))
CREATE UNIQUE INDEX authenticator_apps_pkey ON public.authenticator_apps USING btree (id)
CREATE UNIQUE INDEX bank_holiday_editions_pkey ON public.bank_holiday_editions USING btree (id)
CREATE UNIQUE INDEX bank_holidays_pkey ON public.bank_holidays USING btree (edition_id, holiday_on)
CREATE UNIQUE INDEX begun_proofs_pkey ON public.begun_proofs USING btree (browser_hash, purpose)
CREATE INDEX calendar_feeds_by_person ON public.calendar_feeds USING btree (partnership_id, person_id)
CREATE INDEX calendar_feeds_by_token ON public.calendar_feeds USING btree (token_hash)
CREATE UNIQUE INDEX calendar_feeds_pkey ON public.calendar_feeds USING btree (partnership_id, id)
CREATE INDEX cast_votes_by_meeting ON public.cast_votes USING btree (partnership_id, meeting_id)
CREATE UNIQUE INDEX cast_votes_pkey ON public.cast_votes USING btree (partnership_id, motion_id, seat_id, cast_by)
CREATE UNIQUE INDEX chair_determinations_once ON public.chair_determinations USING btree (partnership_id, motion_id, part)
CREATE UNIQUE INDEX chair_determinations_pkey ON public.chair_determinations USING btree (partnership_id, id)
CREATE UNIQUE INDEX chair_elections_of_group ON public.chair_elections USING btree (partnership_id, id, group_id)
CREATE UNIQUE INDEX chair_elections_pkey ON public.chair_elections USING btree (partnership_id, id)
CREATE INDEX chair_terms_by_group ON public.chair_terms USING btree (partnership_id, group_id)
CREATE UNIQUE INDEX chair_terms_one_result ON public.chair_terms USING btree (partnership_id, election_id)
CREATE UNIQUE INDEX chair_terms_pkey ON public.chair_terms USING btree (partnership_id, id)
CREATE UNIQUE INDEX data_gaps_pkey ON public.data_gaps USING btree (partnership_id, id)
CREATE UNIQUE INDEX dataset_parts_once ON public.dataset_parts USING btree (partnership_id, import_file_id, force, month)
CREATE UNIQUE INDEX dataset_parts_pkey ON public.dataset_parts USING btree (partnership_id, id)
CREATE UNIQUE INDEX dataset_versions_pkey ON public.dataset_versions USING btree (partnership_id, dataset_id, number)
CREATE UNIQUE INDEX datasets_pkey ON public.datasets USING btree (partnership_id, id)
CREATE UNIQUE INDEX datasets_title_once ON public.datasets USING btree (partnership_id, title)
CREATE UNIQUE INDEX decision_votes_pkey ON public.decision_votes USING btree (partnership_id, decision_id, seat_id)
CREATE INDEX decisions_by_meeting ON public.decisions USING btree (partnership_id, meeting_id)
CREATE UNIQUE INDEX decisions_of_group ON public.decisions USING btree (partnership_id, id, group_id)
CREATE UNIQUE INDEX decisions_once ON public.decisions USING btree (partnership_id, motion_id, way)
CREATE UNIQUE INDEX decisions_pkey ON public.decisions USING btree (partnership_id, id)
CREATE UNIQUE INDEX election_candidates_pkey ON public.election_candidates USING btree (partnership_id, election_id, person_id)
CREATE UNIQUE INDEX election_votes_pkey ON public.election_votes USING btree (partnership_id, election_id, seat_id)
CREATE UNIQUE INDEX expected_outcomes_pkey ON public.expected_outcomes USING btree (partnership_id, aim_id, "position")
CREATE UNIQUE INDEX file_chunks_pkey ON public.file_chunks USING btree (partnership_id, reader, sha256, "position")
CREATE UNIQUE INDEX files_pkey ON public.files USING btree (partnership_id, reader, sha256)
CREATE INDEX findings_by_assessment ON public.findings USING btree (partnership_id, assessment_id, "position")
CREATE UNIQUE INDEX findings_pkey ON public.findings USING btree (partnership_id, id)
CREATE UNIQUE INDEX gazetteer_districts_pkey ON public.gazetteer_districts USING btree (gazetteer, code)
CREATE INDEX gazetteer_lsoas_by_district ON public.gazetteer_lsoas USING btree (gazetteer, district_code)
CREATE UNIQUE INDEX gazetteer_lsoas_pkey ON public.gazetteer_lsoas USING btree (gazetteer, code)
CREATE INDEX gazetteer_lsoas_split ON public.gazetteer_lsoas USING btree (gazetteer) WHERE (ward_choices <> '{}'::text[])
CREATE INDEX gazetteer_wards_by_district ON public.gazetteer_wards USING btree (gazetteer, district_code)
CREATE UNIQUE INDEX gazetteer_wards_pkey ON public.gazetteer_wards USING btree (gazetteer, code)
CREATE UNIQUE INDEX gazetteers_pkey ON public.gazetteers USING btree (number)
CREATE INDEX group_memberships_by_group ON public.group_memberships USING btree (partnership_id, group_id)
CREATE INDEX group_memberships_by_person ON public.group_memberships USING btree (person_id, partnership_id)
CREATE UNIQUE INDEX group_memberships_granted_once ON public.group_memberships USING btree (partnership_id, grant_id)
CREATE UNIQUE INDEX group_memberships_pkey ON public.group_memberships USING btree (partnership_id, id)
CREATE INDEX group_partnerships_by_served ON public.group_partnerships USING btree (served_id)
CREATE UNIQUE INDEX group_partnerships_pkey ON public.group_partnerships USING btree (partnership_id, group_id, served_id)
CREATE INDEX groups_by_parent ON public.groups USING btree (partnership_id, parent_id, "position")
CREATE UNIQUE INDEX groups_pkey ON public.groups USING btree (partnership_id, id)
CREATE UNIQUE INDEX identity_providers_pkey ON public.identity_providers USING btree (organisation_id)
CREATE INDEX import_files_by_content ON public.import_files USING btree (partnership_id, dataset_id, sha256)
CREATE UNIQUE INDEX import_files_pkey ON public.import_files USING btree (partnership_id, id)
CREATE UNIQUE INDEX import_files_position_once ON public.import_files USING btree (partnership_id, import_id, "position")
CREATE INDEX import_files_with_rejected_rows ON public.import_files USING btree (partnership_id, dataset_id) WHERE (rejected > 0)
CREATE UNIQUE INDEX import_originals_pkey ON public.import_originals USING btree (partnership_id, import_id, "position")
CREATE INDEX imports_by_dataset ON public.imports USING btree (partnership_id, dataset_id, requested_at DESC)
CREATE UNIQUE INDEX imports_pkey ON public.imports USING btree (partnership_id, id)
CREATE UNIQUE INDEX imports_submission_once ON public.imports USING btree (partnership_id, submission_key)
CREATE INDEX invitations_by_time ON public.invitations USING btree (organisation_id, invited_at DESC)
CREATE UNIQUE INDEX invitations_open_once ON public.invitations USING btree (organisation_id, email) WHERE ((cancelled_at IS NULL) AND (used_at IS NULL))
CREATE UNIQUE INDEX invitations_pkey ON public.invitations USING btree (id)
CREATE UNIQUE INDEX invitations_token_unique ON public.invitations USING btree (token_hash)
CREATE UNIQUE INDEX item_restrictions_of_meeting ON public.item_restrictions USING btree (partnership_id, item_id, meeting_id, group_id)
CREATE UNIQUE INDEX item_restrictions_pkey ON public.item_restrictions USING btree (partnership_id, item_id)
CREATE INDEX item_takings_by_meeting ON public.item_takings USING btree (partnership_id, meeting_id)
CREATE UNIQUE INDEX item_takings_pkey ON public.item_takings USING btree (partnership_id, item_id)
CREATE INDEX jobs_due ON public.jobs USING btree (run_at) WHERE ((finished_at IS NULL) AND (parked_at IS NULL))
CREATE UNIQUE INDEX jobs_pkey ON public.jobs USING btree (partnership_id, id)
CREATE UNIQUE INDEX jobs_slot_once ON public.jobs USING btree (partnership_id, name, slot)
CREATE INDEX meeting_interests_by_person ON public.meeting_interests USING btree (person_id, partnership_id)
CREATE UNIQUE INDEX meeting_interests_once ON public.meeting_interests USING btree (partnership_id, item_id, seat_id, person_id) NULLS NOT DISTINCT
CREATE UNIQUE INDEX meeting_interests_pkey ON public.meeting_interests USING btree (partnership_id, id)
CREATE INDEX meeting_steps_by_meeting ON public.meeting_steps USING btree (partnership_id, meeting_id, taken_at)
CREATE UNIQUE INDEX meeting_steps_pkey ON public.meeting_steps USING btree (partnership_id, id)
CREATE INDEX meetings_by_day ON public.meetings USING btree (partnership_id, held_on, begins_at)
CREATE INDEX meetings_by_group ON public.meetings USING btree (partnership_id, group_id, held_on)
CREATE UNIQUE INDEX meetings_of_group ON public.meetings USING btree (partnership_id, id, group_id)
CREATE UNIQUE INDEX meetings_pkey ON public.meetings USING btree (partnership_id, id)
CREATE INDEX memberships_by_person ON public.memberships USING btree (person_id, partnership_id)
CREATE UNIQUE INDEX memberships_granted_once ON public.memberships USING btree (partnership_id, grant_id)
CREATE UNIQUE INDEX memberships_pkey ON public.memberships USING btree (partnership_id, id)
CREATE UNIQUE INDEX minutes_agreements_pkey ON public.minutes_agreements USING btree (partnership_id, proposal_id, office)
CREATE UNIQUE INDEX minutes_agreements_two_people ON public.minutes_agreements USING btree (partnership_id, proposal_id, agreed_by)
CREATE UNIQUE INDEX minutes_amendments_once ON public.minutes_amendments USING btree (partnership_id, meeting_id, part, item_id, "position") NULLS NOT DISTINCT
CREATE UNIQUE INDEX minutes_amendments_pkey ON public.minutes_amendments USING btree (partnership_id, id)
CREATE UNIQUE INDEX minutes_clearances_of_group ON public.minutes_clearances USING btree (partnership_id, meeting_id, group_id)
CREATE UNIQUE INDEX minutes_clearances_pkey ON public.minutes_clearances USING btree (partnership_id, meeting_id)
CREATE UNIQUE INDEX minutes_confirmations_pkey ON public.minutes_confirmations USING btree (partnership_id, meeting_id)
CREATE INDEX minutes_proposals_by_group ON public.minutes_proposals USING btree (partnership_id, group_id)
CREATE UNIQUE INDEX minutes_proposals_of_group ON public.minutes_proposals USING btree (partnership_id, id, group_id)
CREATE UNIQUE INDEX minutes_proposals_pkey ON public.minutes_proposals USING btree (partnership_id, id)
CREATE UNIQUE INDEX minutes_proposals_version_once ON public.minutes_proposals USING btree (partnership_id, meeting_id, reach, version)
CREATE UNIQUE INDEX minutes_records_once ON public.minutes_records USING btree (partnership_id, meeting_id, part, item_id) NULLS NOT DISTINCT
CREATE UNIQUE INDEX minutes_records_pkey ON public.minutes_records USING btree (partnership_id, id)
CREATE INDEX minutes_texts_by_group ON public.minutes_texts USING btree (partnership_id, group_id)
CREATE UNIQUE INDEX minutes_texts_once ON public.minutes_texts USING btree (partnership_id, meeting_id, part, item_id) NULLS NOT DISTINCT
CREATE UNIQUE INDEX minutes_texts_pkey ON public.minutes_texts USING btree (partnership_id, id)
CREATE UNIQUE INDEX minutes_withdrawals_pkey ON public.minutes_withdrawals USING btree (partnership_id, proposal_id)
CREATE UNIQUE INDEX motion_dissents_pkey ON public.motion_dissents USING btree (partnership_id, motion_id, seat_id)
CREATE UNIQUE INDEX motion_texts_pkey ON public.motion_texts USING btree (partnership_id, motion_id, part)
CREATE INDEX motions_by_group ON public.motions USING btree (partnership_id, group_id)
CREATE INDEX motions_by_meeting ON public.motions USING btree (partnership_id, meeting_id)
CREATE UNIQUE INDEX motions_determination_once ON public.motions USING btree (partnership_id, determination_id)
CREATE UNIQUE INDEX motions_lineage_order ON public.motions USING btree (partnership_id, lineage_id, place)
CREATE UNIQUE INDEX motions_of_group ON public.motions USING btree (partnership_id, id, group_id)
CREATE UNIQUE INDEX motions_of_item ON public.motions USING btree (partnership_id, id, item_id, meeting_id, group_id)
CREATE UNIQUE INDEX motions_pkey ON public.motions USING btree (partnership_id, id)
CREATE UNIQUE INDEX organisation_names_pkey ON public.organisation_names USING btree (organisation_id, name)
CREATE UNIQUE INDEX organisation_successors_pkey ON public.organisation_successors USING btree (organisation_id, successor_id)
CREATE UNIQUE INDEX organisations_name_unique ON public.organisations USING btree (name)
CREATE UNIQUE INDEX organisations_pkey ON public.organisations USING btree (id)
CREATE INDEX outgoing_messages_by_time ON public.outgoing_messages USING btree (partnership_id, queued_at DESC)
CREATE UNIQUE INDEX outgoing_messages_key_once ON public.outgoing_messages USING btree (partnership_id, kind, key)
CREATE UNIQUE INDEX outgoing_messages_pkey ON public.outgoing_messages USING btree (partnership_id, id)
CREATE UNIQUE INDEX paper_dispatches_of_meeting ON public.paper_dispatches USING btree (partnership_id, id, meeting_id, group_id)
CREATE UNIQUE INDEX paper_dispatches_once ON public.paper_dispatches USING btree (partnership_id, meeting_id, number)
CREATE UNIQUE INDEX paper_dispatches_pkey ON public.paper_dispatches USING btree (partnership_id, id)
CREATE INDEX paper_readings_by_version ON public.paper_readings USING btree (partnership_id, version_id, paper_id)
CREATE UNIQUE INDEX paper_readings_pkey ON public.paper_readings USING btree (partnership_id, person_id, version_id)
CREATE INDEX paper_versions_by_file ON public.paper_versions USING btree (partnership_id, sha256)
CREATE INDEX paper_versions_by_meeting ON public.paper_versions USING btree (partnership_id, meeting_id)
CREATE UNIQUE INDEX paper_versions_of_paper ON public.paper_versions USING btree (partnership_id, id, paper_id)
CREATE UNIQUE INDEX paper_versions_once ON public.paper_versions USING btree (partnership_id, paper_id, number)
CREATE UNIQUE INDEX paper_versions_pkey ON public.paper_versions USING btree (partnership_id, id)
CREATE INDEX papers_by_meeting ON public.papers USING btree (partnership_id, meeting_id)
CREATE UNIQUE INDEX papers_of_item ON public.papers USING btree (partnership_id, id, item_id, meeting_id, group_id)
CREATE UNIQUE INDEX papers_pkey ON public.papers USING btree (partnership_id, id)
CREATE UNIQUE INDEX papers_title_once ON public.papers USING btree (partnership_id, item_id, title) WHERE (removed_at IS NULL)
CREATE UNIQUE INDEX part_districts_pkey ON public.part_districts USING btree (partnership_id, part_id, gazetteer, district_code, crime_type)
CREATE UNIQUE INDEX part_types_pkey ON public.part_types USING btree (partnership_id, part_id, crime_type)
CREATE UNIQUE INDEX partnership_areas_pkey ON public.partnership_areas USING btree (partnership_id, area_code)
CREATE INDEX partnership_organisations_by_organisation ON public.partnership_organisations USING btree (organisation_id)
CREATE UNIQUE INDEX partnership_organisations_once ON public.partnership_organisations USING btree (partnership_id, organisation_id, capacity, from_on) NULLS NOT DISTINCT
CREATE UNIQUE INDEX partnership_organisations_pkey ON public.partnership_organisations USING btree (partnership_id, id)
CREATE INDEX partnerships_by_parent ON public.partnerships USING btree (parent_id)
CREATE UNIQUE INDEX partnerships_pkey ON public.partnerships USING btree (id)
CREATE UNIQUE INDEX partnerships_slug_unique ON public.partnerships USING btree (slug)
CREATE INDEX passkeys_by_account ON public.passkeys USING btree (account_id)
CREATE UNIQUE INDEX passkeys_credential_unique ON public.passkeys USING btree (credential_id)
CREATE UNIQUE INDEX passkeys_pkey ON public.passkeys USING btree (id)
CREATE UNIQUE INDEX people_pkey ON public.people USING btree (id)
CREATE INDEX people_lists_by_time ON public.people_lists USING btree (organisation_id, sent_at DESC)
CREATE UNIQUE INDEX people_lists_pkey ON public.people_lists USING btree (id)
CREATE INDEX priorities_by_assessment ON public.priorities USING btree (partnership_id, assessment_id, "position")
CREATE UNIQUE INDEX priorities_pkey ON public.priorities USING btree (partnership_id, id)
CREATE UNIQUE INDEX priority_findings_pkey ON public.priority_findings USING btree (partnership_id, priority_id, finding_id)
CREATE UNIQUE INDEX programme_items_of_group ON public.programme_items USING btree (partnership_id, id, group_id)
CREATE UNIQUE INDEX programme_items_pkey ON public.programme_items USING btree (partnership_id, id)
CREATE UNIQUE INDEX programme_items_proposal_once ON public.programme_items USING btree (partnership_id, group_id, proposed_as)
CREATE UNIQUE INDEX programme_items_title_once ON public.programme_items USING btree (partnership_id, group_id, title)
CREATE INDEX programme_takings_by_group ON public.programme_takings USING btree (partnership_id, group_id)
CREATE UNIQUE INDEX programme_takings_pkey ON public.programme_takings USING btree (partnership_id, meeting_id, programme_item_id)
CREATE UNIQUE INDEX provider_domains_pkey ON public.provider_domains USING btree (domain)
CREATE UNIQUE INDEX provider_identities_one_each ON public.provider_identities USING btree (issuer, account_id)
CREATE UNIQUE INDEX provider_identities_pkey ON public.provider_identities USING btree (issuer, subject)
CREATE UNIQUE INDEX provider_proposals_open_once ON public.provider_proposals USING btree (organisation_id) WHERE (decided_at IS NULL)
CREATE UNIQUE INDEX provider_proposals_pkey ON public.provider_proposals USING btree (id)
CREATE UNIQUE INDEX recovery_codes_pkey ON public.recovery_codes USING btree (account_id, code_hash)
CREATE UNIQUE INDEX rejected_rows_pkey ON public.rejected_rows USING btree (partnership_id, import_file_id, row_number)
CREATE UNIQUE INDEX release_proposals_pkey ON public.release_proposals USING btree (partnership_id, id)
CREATE UNIQUE INDEX release_proposals_proposer ON public.release_proposals USING btree (partnership_id, id, proposed_by)
CREATE UNIQUE INDEX release_proposals_version_once ON public.release_proposals USING btree (partnership_id, assessment_id, version)
CREATE UNIQUE INDEX restricted_texts_pkey ON public.restricted_texts USING btree (partnership_id, item_id)
CREATE UNIQUE INDEX role_capabilities_pkey ON public.role_capabilities USING btree (role_key, capability)
CREATE UNIQUE INDEX role_grant_refusals_pkey ON public.role_grant_refusals USING btree (partnership_id, grant_id)
CREATE INDEX role_grants_by_person ON public.role_grants USING btree (person_id, partnership_id)
CREATE UNIQUE INDEX role_grants_organisation ON public.role_grants USING btree (partnership_id, id, organisation_id)
CREATE UNIQUE INDEX role_grants_person ON public.role_grants USING btree (partnership_id, id, person_id, role_key, proposed_by)
CREATE UNIQUE INDEX role_grants_pkey ON public.role_grants USING btree (partnership_id, id)
CREATE UNIQUE INDEX roles_pkey ON public.roles USING btree (key)
CREATE INDEX room_steps_by_meeting ON public.room_steps USING btree (partnership_id, meeting_id, taken_at)
CREATE UNIQUE INDEX room_steps_pkey ON public.room_steps USING btree (partnership_id, id)
CREATE UNIQUE INDEX row_corrections_pkey ON public.row_corrections USING btree (partnership_id, import_file_id, row_number, corrected_in)
CREATE INDEX seat_representatives_by_seat ON public.seat_representatives USING btree (partnership_id, seat_id)
CREATE UNIQUE INDEX seat_representatives_pkey ON public.seat_representatives USING btree (partnership_id, id)
CREATE UNIQUE INDEX seats_of_group ON public.seats USING btree (partnership_id, id, group_id)
CREATE UNIQUE INDEX seats_pkey ON public.seats USING btree (partnership_id, id)
CREATE INDEX sessions_by_account ON public.sessions USING btree (account_id, started_at DESC)
CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (id)
CREATE UNIQUE INDEX sessions_token_unique ON public.sessions USING btree (token_hash)
CREATE UNIQUE INDEX sign_in_alarms_pkey ON public.sign_in_alarms USING btree (began_at)
CREATE INDEX sign_in_attempts_by_subject ON public.sign_in_attempts USING btree (subject_hash, attempted_at DESC)
CREATE INDEX sign_in_attempts_by_time ON public.sign_in_attempts USING btree (attempted_at)
CREATE UNIQUE INDEX strategic_aims_pkey ON public.strategic_aims USING btree (partnership_id, id)
CREATE UNIQUE INDEX strategic_aims_position_unique ON public.strategic_aims USING btree (partnership_id, kind, "position")
CREATE UNIQUE INDEX terms_approvals_person ON public.terms_approvals USING btree (partnership_id, terms_id, approved_by)
CREATE UNIQUE INDEX terms_approvals_pkey ON public.terms_approvals USING btree (partnership_id, terms_id)
CREATE UNIQUE INDEX terms_confirmations_pkey ON public.terms_confirmations USING btree (partnership_id, terms_id)
CREATE UNIQUE INDEX terms_of_reference_of_group ON public.terms_of_reference USING btree (partnership_id, id, group_id)
CREATE UNIQUE INDEX terms_of_reference_pkey ON public.terms_of_reference USING btree (partnership_id, id)
CREATE UNIQUE INDEX terms_of_reference_version_unique ON public.terms_of_reference USING btree (partnership_id, group_id, version)
CREATE UNIQUE INDEX terms_seats_pkey ON public.terms_seats USING btree (partnership_id, terms_id, seat_id)
CREATE UNIQUE INDEX version_parts_pkey ON public.version_parts USING btree (partnership_id, dataset_id, number, part_id)

-- Policies
access_tokens: ending permissive for all to fp_credentials using (id IS NOT NULL) with check (id IS NOT NULL)
access_tokens: identity permissive for all to fp_rls using (id IS NOT NULL) with check (id IS NOT NULL)
access_tokens: managed permissive for select to fp_member using ( SELECT ctx.can('memberships:manage'::text) AS can)
access_tokens: own permissive for select to fp_member using ((person_id = ( SELECT ctx.person_id() AS person_id)) AND (( SELECT ctx.session_id() AS session_id) IS NOT NULL))
access_tokens: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
account_links: additions permissive for insert to fp_job with check ( SELECT ctx.can('people:add'::text) AS can)
account_links: redemption permissive for all to fp_credentials using (account_id IS NOT NULL) with check (account_id IS NOT NULL)
account_suspensions: additions permissive for insert to fp_job with check ( SELECT ctx.can('people:add'::text) AS can)
account_suspensions: administration permissive for insert to fp_credentials with check (account_id IS NOT NULL)
account_suspensions: identity permissive for select to fp_credentials, fp_rls using (account_id IS NOT NULL)
account_suspensions: own_organisation permissive for select to fp_member using (EXISTS ( SELECT
   FROM (accounts a
     JOIN people p ON ((p.id = a.person_id)))
  WHERE ((a.id = account_suspensions.account_id) AND (p.organisation_id = ( SELECT ctx.organisation_id() AS organisation_id)))))
account_suspensions: restoration permissive for update to fp_credentials using (account_id IS NOT NULL) with check (account_id IS NOT NULL)
accountability_lines: additions permissive for insert to fp_member with check (( SELECT ctx.can('groups:manage'::text) AS can) AND (NOT (EXISTS ( SELECT
   FROM terms_approvals a
  WHERE ((a.partnership_id = accountability_lines.partnership_id) AND (a.terms_id = accountability_lines.terms_id))))))
accountability_lines: escalating permissive for select to fp_job using ( SELECT ctx.can('actions:remind'::text) AS can)
accountability_lines: reads permissive for select to fp_member using (( SELECT ctx.can('people:read'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
accountability_lines: removals permissive for delete to fp_member using (( SELECT ctx.can('groups:manage'::text) AS can) AND (NOT (EXISTS ( SELECT
   FROM terms_approvals a
  WHERE ((a.partnership_id = accountability_lines.partnership_id) AND (a.terms_id = accountability_lines.terms_id))))))
accountability_lines: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
accounts: additions permissive for insert to fp_job with check ( SELECT ctx.can('people:add'::text) AS can)
accounts: identity permissive for select to fp_rls using (id IS NOT NULL)
accounts: joins permissive for insert to fp_credentials with check (id IS NOT NULL)
accounts: new_passphrase permissive for update to fp_credentials using (id IS NOT NULL) with check (id IS NOT NULL)
accounts: own_organisation permissive for select to fp_member using (EXISTS ( SELECT
   FROM people p
  WHERE ((p.id = accounts.person_id) AND (p.organisation_id = ( SELECT ctx.organisation_id() AS organisation_id)))))
accounts: self permissive for select to fp_member using (id = ( SELECT ctx.account_id() AS account_id))
accounts: sign_in permissive for select to fp_credentials using (id IS NOT NULL)
action_escalations: escalates permissive for insert to fp_job with check ( SELECT ctx.can('actions:remind'::text) AS can)
action_escalations: identity permissive for select to fp_rls using (action_id IS NOT NULL)
action_escalations: reads permissive for select to fp_member using (( SELECT ctx.can('actions:read-all'::text) AS can) OR (action_id = ANY (( SELECT ctx.my_actions() AS my_actions)::uuid[])))
action_escalations: reminding permissive for select to fp_job using ( SELECT ctx.can('actions:remind'::text) AS can)
action_escalations: sending permissive for select to fp_job using ( SELECT ctx.can('mail:send'::text) AS can)
action_escalations: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
action_links: identity permissive for select to fp_rls using (token_hash IS NOT NULL)
action_links: making permissive for insert to fp_job with check ( SELECT ctx.can('actions:remind'::text) AS can)
action_links: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
action_updates: identity permissive for select to fp_rls using ("position" > 0)
action_updates: manages permissive for insert to fp_member with check (( SELECT ctx.can('actions:manage'::text) AS can) AND (recorded_by = ( SELECT ctx.person_id() AS person_id)))
action_updates: reads permissive for select to fp_member using (( SELECT ctx.can('actions:read-all'::text) AS can) OR (action_id = ANY (( SELECT ctx.my_actions() AS my_actions)::uuid[])))
action_updates: reminding permissive for select to fp_job using ( SELECT ctx.can('actions:remind'::text) AS can)
action_updates: sending permissive for select to fp_job using ( SELECT ctx.can('mail:send'::text) AS can)
action_updates: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
action_updates: updates_own permissive for insert to fp_member with check (( SELECT ctx.can('actions:update'::text) AS can) AND (recorded_by = ( SELECT ctx.person_id() AS person_id)) AND (kind = ANY (ARRAY['progress'::text, 'blocked'::text, 'open'::text, 'new-date'::text, 'done'::text])) AND (EXISTS ( SELECT
   FROM actions a
  WHERE ((a.partnership_id = action_updates.partnership_id) AND (a.id = action_updates.action_id) AND (a.person_id = ( SELECT ctx.person_id() AS person_id))))))
actions: edits permissive for update to fp_member using ( SELECT ctx.can('actions:manage'::text) AS can) with check ( SELECT ctx.can('actions:manage'::text) AS can)
actions: identity permissive for select to fp_rls using (id IS NOT NULL)
actions: makes permissive for insert to fp_member with check (( SELECT ctx.can('actions:manage'::text) AS can) AND (made_by = ( SELECT ctx.person_id() AS person_id)))
actions: reads permissive for select to fp_member using (( SELECT ctx.can('actions:read-all'::text) AS can) OR (id = ANY (( SELECT ctx.my_actions() AS my_actions)::uuid[])))
actions: reminding permissive for select to fp_job using ( SELECT ctx.can('actions:remind'::text) AS can)
actions: sending permissive for select to fp_job using ( SELECT ctx.can('mail:send'::text) AS can)
actions: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
agenda_items: additions permissive for insert to fp_member with check ( SELECT ctx.can('meetings:manage'::text) AS can)
agenda_items: changes permissive for update to fp_member using ( SELECT ctx.can('meetings:manage'::text) AS can) with check ( SELECT ctx.can('meetings:manage'::text) AS can)
agenda_items: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
agenda_items: removals permissive for delete to fp_member using ( SELECT ctx.can('meetings:manage'::text) AS can)
agenda_items: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
analyses: goes_on permissive for update to fp_job using ( SELECT ctx.can('assessments:write'::text) AS can) with check ( SELECT ctx.can('assessments:write'::text) AS can)
analyses: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('assessments:read'::text) AS can) OR ( SELECT ctx.can('assessments:write'::text) AS can))
analyses: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
analyses: writes permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('assessments:write'::text) AS can)
analysis_proposals: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('assessments:read'::text) AS can) OR ( SELECT ctx.can('assessments:write'::text) AS can))
analysis_proposals: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
analysis_proposals: writes permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('assessments:write'::text) AS can)
analysis_rows: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('assessments:read'::text) AS can) OR ( SELECT ctx.can('assessments:write'::text) AS can))
analysis_rows: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
analysis_rows: writes permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('assessments:write'::text) AS can)
analysis_tables: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('assessments:read'::text) AS can) OR ( SELECT ctx.can('assessments:write'::text) AS can))
analysis_tables: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
analysis_tables: writes permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('assessments:write'::text) AS can)
area_boundaries: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('areas:import'::text) AS can)
area_boundaries: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
area_editions: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('areas:import'::text) AS can)
area_editions: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
area_links: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('areas:import'::text) AS can)
area_links: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
area_populations: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('areas:import'::text) AS can)
area_populations: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
assessment_releases: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('assessments:read'::text) AS can) OR ( SELECT ctx.can('assessments:write'::text) AS can))
assessment_releases: released permissive for select to fp_public using (( SELECT ctx.known() AS known) AND (NOT (EXISTS ( SELECT
   FROM assessment_withdrawals w
  WHERE ((w.partnership_id = assessment_releases.partnership_id) AND (w.proposal_id = assessment_releases.proposal_id))))))
assessment_releases: releases permissive for insert to fp_member with check (( SELECT ctx.can('assessments:release'::text) AS can) AND (released_by = ( SELECT ctx.person_id() AS person_id)))
assessment_releases: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
assessment_withdrawals: hides permissive for select to fp_public using ( SELECT ctx.known() AS known)
assessment_withdrawals: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('assessments:read'::text) AS can) OR ( SELECT ctx.can('assessments:write'::text) AS can))
assessment_withdrawals: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
assessment_withdrawals: withdraws permissive for insert to fp_member with check (( SELECT ctx.can('assessments:release'::text) AS can) AND (withdrawn_by = ( SELECT ctx.person_id() AS person_id)))
assessments: edits permissive for update to fp_member using ( SELECT ctx.can('assessments:write'::text) AS can) with check ( SELECT ctx.can('assessments:write'::text) AS can)
assessments: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('assessments:read'::text) AS can) OR ( SELECT ctx.can('assessments:write'::text) AS can))
assessments: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
assessments: writes permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('assessments:write'::text) AS can)
attendances: additions permissive for insert to fp_member with check ( SELECT ctx.can('meetings:manage'::text) AS can)
attendances: changes permissive for update to fp_member using ( SELECT ctx.can('meetings:manage'::text) AS can) with check ( SELECT ctx.can('meetings:manage'::text) AS can)
attendances: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
attendances: removals permissive for delete to fp_member using ( SELECT ctx.can('meetings:manage'::text) AS can)
attendances: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
audit_events: appending permissive for insert to fp_audit_w with check (seq > 0)
audit_events: reads permissive for select to fp_job, fp_member using ( SELECT ctx.can('audit:read'::text) AS can)
audit_events: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
audit_events: verification permissive for select to fp_audit_w using (partnership_id IS NOT NULL)
audit_heads: appending permissive for all to fp_audit_w using (seq >= 0) with check (seq >= 0)
audit_heads: counting permissive for select to fp_rls using (seq >= 0)
audit_heads: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
authenticator_apps: identity permissive for select to fp_rls using (account_id IS NOT NULL)
authenticator_apps: sign_in permissive for all to fp_credentials using (account_id IS NOT NULL) with check (account_id IS NOT NULL)
bank_holiday_editions: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('calendar:import'::text) AS can)
bank_holiday_editions: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
bank_holidays: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('calendar:import'::text) AS can)
bank_holidays: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
begun_proofs: sign_in permissive for all to fp_credentials using (browser_hash IS NOT NULL) with check (browser_hash IS NOT NULL)
calendar_feeds: identity permissive for select to fp_rls using (person_id IS NOT NULL)
calendar_feeds: makes permissive for insert to fp_member with check ((person_id = ( SELECT ctx.person_id() AS person_id)) AND (revoked_at IS NULL) AND (( SELECT ctx.session_id() AS session_id) IS NOT NULL) AND ((group_id IS NULL) OR ( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[]))))
calendar_feeds: not_by_program restrictive for update to fp_member using (NOT ( SELECT ctx.by_program() AS by_program))
calendar_feeds: own permissive for select to fp_member using (person_id = ( SELECT ctx.person_id() AS person_id))
calendar_feeds: revokes permissive for update to fp_member using (person_id = ( SELECT ctx.person_id() AS person_id)) with check (person_id = ( SELECT ctx.person_id() AS person_id))
calendar_feeds: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
cast_votes: casts permissive for insert to fp_member with check ((cast_by = ( SELECT ctx.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM attendances a
  WHERE ((a.partnership_id = cast_votes.partnership_id) AND (a.meeting_id = cast_votes.meeting_id) AND (a.seat_id = cast_votes.seat_id) AND (a.person_id = ( SELECT ctx.person_id() AS person_id)) AND (a.mode <> 'apologies'::text) AND (a.stands_as = ANY (ARRAY['voting'::text, 'substitute'::text]))))))
cast_votes: changes permissive for update to fp_member using (cast_by = ( SELECT ctx.person_id() AS person_id))
cast_votes: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
cast_votes: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
cast_votes: withheld restrictive for all to fp_member using (item_id <> ALL (( SELECT ctx.withheld_items() AS withheld_items)::uuid[]))
chair_determinations: additions permissive for insert to fp_member with check ((found_by = ( SELECT ctx.person_id() AS person_id)) AND (( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('meetings:chair'::text) AS my_groups)::uuid[]))))
chair_determinations: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
chair_determinations: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
chair_elections: additions permissive for insert to fp_member with check (( SELECT ctx.can('groups:manage'::text) AS can) AND (called_by = ( SELECT ctx.person_id() AS person_id)))
chair_elections: reads permissive for select to fp_member using (( SELECT ctx.can('people:read'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
chair_elections: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
chair_terms: additions permissive for insert to fp_member with check (( SELECT ctx.can('groups:manage'::text) AS can) AND (recorded_by = ( SELECT ctx.person_id() AS person_id)) AND ((how = 'election'::text) OR (person_id <> ( SELECT ctx.person_id() AS person_id))))
chair_terms: ends permissive for update to fp_member using ( SELECT ctx.can('groups:manage'::text) AS can) with check ( SELECT ctx.can('groups:manage'::text) AS can)
chair_terms: escalating permissive for select to fp_job using ( SELECT ctx.can('actions:remind'::text) AS can)
chair_terms: identity permissive for select to fp_rls using (person_id IS NOT NULL)
chair_terms: reads permissive for select to fp_member using (( SELECT ctx.can('people:read'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
chair_terms: sending permissive for select to fp_job using ( SELECT ctx.can('mail:send'::text) AS can)
chair_terms: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
ctx.migrations: migrator permissive for all to fp_owner using (version IS NOT NULL) with check (version IS NOT NULL)
ctx.migrations: version_check permissive for select to fp_rls using (version IS NOT NULL)
ctx.signing_keys: signing permissive for select to fp_rls using (id = 1)
data_gaps: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('datasets:import'::text) AS can)
data_gaps: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('datasets:read'::text) AS can) OR ( SELECT ctx.can('datasets:import'::text) AS can))
data_gaps: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
data_gaps: withdraws permissive for delete to fp_member using ( SELECT ctx.can('datasets:import'::text) AS can)
dataset_parts: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('datasets:import'::text) AS can)
dataset_parts: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('datasets:read'::text) AS can) OR ( SELECT ctx.can('datasets:import'::text) AS can))
dataset_parts: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
dataset_versions: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('datasets:import'::text) AS can)
dataset_versions: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('datasets:read'::text) AS can) OR ( SELECT ctx.can('datasets:import'::text) AS can))
dataset_versions: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
datasets: goes_on permissive for update to fp_job, fp_member using ( SELECT ctx.can('datasets:import'::text) AS can) with check ( SELECT ctx.can('datasets:import'::text) AS can)
datasets: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('datasets:import'::text) AS can)
datasets: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('datasets:read'::text) AS can) OR ( SELECT ctx.can('datasets:import'::text) AS can))
datasets: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
decision_votes: additions permissive for insert to fp_member with check ( SELECT ctx.can('meetings:manage'::text) AS can)
decision_votes: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
decision_votes: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
decisions: additions permissive for insert to fp_member with check (( SELECT ctx.can('meetings:manage'::text) AS can) AND (taken_by = ( SELECT ctx.person_id() AS person_id)))
decisions: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
decisions: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
election_candidates: additions permissive for insert to fp_member with check (( SELECT ctx.can('groups:manage'::text) AS can) AND (named_by = ( SELECT ctx.person_id() AS person_id)) AND (NOT (EXISTS ( SELECT
   FROM chair_terms c
  WHERE ((c.partnership_id = election_candidates.partnership_id) AND (c.election_id = election_candidates.election_id))))))
election_candidates: reads permissive for select to fp_member using (( SELECT ctx.can('people:read'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
election_candidates: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
election_votes: additions permissive for insert to fp_member with check (( SELECT ctx.can('groups:manage'::text) AS can) AND (recorded_by = ( SELECT ctx.person_id() AS person_id)) AND (NOT (EXISTS ( SELECT
   FROM chair_terms c
  WHERE ((c.partnership_id = election_votes.partnership_id) AND (c.election_id = election_votes.election_id))))))
election_votes: reads permissive for select to fp_member using (( SELECT ctx.can('people:read'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
election_votes: removals permissive for delete to fp_member using (( SELECT ctx.can('groups:manage'::text) AS can) AND (NOT (EXISTS ( SELECT
   FROM chair_terms c
  WHERE ((c.partnership_id = election_votes.partnership_id) AND (c.election_id = election_votes.election_id))))))
election_votes: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
expected_outcomes: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
expected_outcomes: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
expected_outcomes: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
file_chunks: keeps_papers permissive for insert to fp_member with check 
CASE reader
    WHEN 'papers'::text THEN ( SELECT ctx.can('meetings:manage'::text) AS can)
    ELSE false
END
file_chunks: papers permissive for select to fp_member using (EXISTS ( SELECT
   FROM paper_versions v
  WHERE ((v.partnership_id = file_chunks.partnership_id) AND (v.reader = file_chunks.reader) AND (v.sha256 = file_chunks.sha256))))
file_chunks: reads permissive for select to fp_job, fp_member using ctx.can(reader)
file_chunks: stores permissive for insert to fp_job, fp_member with check ctx.can(reader)
file_chunks: sweeping permissive for all to fp_queue using (stored_at IS NOT NULL)
file_chunks: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
files: keeps_papers permissive for insert to fp_member with check 
CASE reader
    WHEN 'papers'::text THEN ( SELECT ctx.can('meetings:manage'::text) AS can)
    ELSE false
END
files: papers permissive for select to fp_member using (EXISTS ( SELECT
   FROM paper_versions v
  WHERE ((v.partnership_id = files.partnership_id) AND (v.reader = files.reader) AND (v.sha256 = files.sha256))))
files: reads permissive for select to fp_job, fp_member using ctx.can(reader)
files: stores permissive for insert to fp_job, fp_member with check ctx.can(reader)
files: sweeping permissive for select to fp_queue using (stored_at IS NOT NULL)
files: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
findings: edits permissive for update to fp_member using ( SELECT ctx.can('assessments:write'::text) AS can) with check ( SELECT ctx.can('assessments:write'::text) AS can)
findings: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('assessments:read'::text) AS can) OR ( SELECT ctx.can('assessments:write'::text) AS can))
findings: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
findings: writes permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('assessments:write'::text) AS can)
gazetteer_districts: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('areas:import'::text) AS can)
gazetteer_districts: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
gazetteer_districts: words permissive for select to fp_rls using (gazetteer IS NOT NULL)
gazetteer_lsoas: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('areas:import'::text) AS can)
gazetteer_lsoas: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
gazetteer_wards: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('areas:import'::text) AS can)
gazetteer_wards: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
gazetteer_wards: words permissive for select to fp_rls using (gazetteer IS NOT NULL)
gazetteers: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('areas:import'::text) AS can)
gazetteers: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
gazetteers: words permissive for select to fp_rls using (number IS NOT NULL)
group_memberships: accepts permissive for insert to fp_member with check (( SELECT ctx.can('memberships:accept'::text) AS can) AND (accepted_by = ( SELECT ctx.person_id() AS person_id)))
group_memberships: additions permissive for insert to fp_job with check ( SELECT ctx.can('people:add'::text) AS can)
group_memberships: ending permissive for update to fp_rls using (person_id IS NOT NULL) with check (person_id IS NOT NULL)
group_memberships: identity permissive for select to fp_rls using (person_id IS NOT NULL)
group_memberships: reads permissive for select to fp_member using (( SELECT ctx.can('people:read'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
group_memberships: tenant restrictive for all to fp_job, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
group_memberships: tenant_or_shared restrictive for all to fp_member using ((partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) OR (group_id = ANY (( SELECT ctx.groups_serving() AS groups_serving)::uuid[]))) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
group_partnerships: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
group_partnerships: identity permissive for select to fp_rls using (served_id IS NOT NULL)
group_partnerships: reads permissive for select to fp_member using ( SELECT ctx.can('partnerships:read'::text) AS can)
group_partnerships: reshares permissive for update to fp_member using (( SELECT ctx.can('groups:share'::text) AS can) AND (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))) with check ( SELECT ctx.can('groups:share'::text) AS can)
group_partnerships: shares permissive for insert to fp_member with check ( SELECT ctx.can('groups:share'::text) AS can)
group_partnerships: tenant restrictive for all to fp_job, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
group_partnerships: tenant_or_shared restrictive for all to fp_member using ((partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) OR (served_id = ( SELECT ctx.partnership_id() AS partnership_id))) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
groups: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
groups: changes permissive for update to fp_member using (( SELECT ctx.can('groups:manage'::text) AS can) AND (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))) with check ( SELECT ctx.can('groups:manage'::text) AS can)
groups: founds permissive for insert to fp_member with check ( SELECT ctx.can('groups:manage'::text) AS can)
groups: identity permissive for select to fp_rls using (id IS NOT NULL)
groups: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
groups: tenant restrictive for all to fp_job, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
groups: tenant_or_shared restrictive for all to fp_member using ((partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) OR (id = ANY (( SELECT ctx.groups_serving() AS groups_serving)::uuid[]))) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
identity_providers: accepts permissive for insert to fp_credentials with check (organisation_id IS NOT NULL)
identity_providers: changes permissive for update to fp_credentials using (organisation_id IS NOT NULL)
identity_providers: configuring permissive for select to fp_job, fp_member using ( SELECT ctx.can('sign-in:configure'::text) AS can)
identity_providers: own_organisation permissive for select to fp_member using (organisation_id = ( SELECT ctx.organisation_id() AS organisation_id))
identity_providers: removes permissive for delete to fp_member using ( SELECT ctx.can('sign-in:configure'::text) AS can)
identity_providers: sign_in permissive for select to fp_credentials using (organisation_id IS NOT NULL)
identity_providers: switches permissive for update to fp_job using ( SELECT ctx.can('sign-in:configure'::text) AS can)
import_files: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('datasets:import'::text) AS can)
import_files: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('datasets:read'::text) AS can) OR ( SELECT ctx.can('datasets:import'::text) AS can))
import_files: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
import_originals: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('datasets:import'::text) AS can)
import_originals: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('datasets:read'::text) AS can) OR ( SELECT ctx.can('datasets:import'::text) AS can))
import_originals: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
imports: goes_on permissive for update to fp_job using ( SELECT ctx.can('datasets:import'::text) AS can) with check ( SELECT ctx.can('datasets:import'::text) AS can)
imports: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('datasets:import'::text) AS can)
imports: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('datasets:read'::text) AS can) OR ( SELECT ctx.can('datasets:import'::text) AS can))
imports: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
invitations: identity permissive for select to fp_rls using (id IS NOT NULL)
invitations: invites permissive for insert to fp_job, fp_member with check ((organisation_id = ( SELECT ctx.organisation_id() AS organisation_id)) AND (invited_by = ( SELECT ctx.person_id() AS person_id)) AND (times_sent = 0) AND (cancelled_at IS NULL) AND (used_at IS NULL))
invitations: own_organisation permissive for select to fp_job, fp_member using (organisation_id = ( SELECT ctx.organisation_id() AS organisation_id))
invitations: redemption permissive for all to fp_credentials using (id IS NOT NULL) with check (id IS NOT NULL)
item_restrictions: additions permissive for insert to fp_member with check ( SELECT ctx.can('meetings:manage'::text) AS can)
item_restrictions: identity permissive for select to fp_rls using (item_id IS NOT NULL)
item_restrictions: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
item_restrictions: removals permissive for delete to fp_member using ( SELECT ctx.can('meetings:manage'::text) AS can)
item_restrictions: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
item_takings: additions permissive for insert to fp_member with check ( SELECT ctx.can('meetings:manage'::text) AS can)
item_takings: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
item_takings: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
jobs: asks permissive for insert to fp_member with check ((acts_for = ( SELECT ctx.person_id() AS person_id)) AND (capabilities <@ ( SELECT ctx.capabilities() AS capabilities)) AND (attempts = 0) AND (lease IS NULL) AND (finished_at IS NULL) AND (parked_at IS NULL))
jobs: console permissive for select to fp_job using ( SELECT ctx.known() AS known)
jobs: follows permissive for insert to fp_job with check ((NOT (acts_for IS DISTINCT FROM ( SELECT ctx.person_id() AS person_id))) AND (capabilities <@ ( SELECT ctx.capabilities() AS capabilities)) AND (attempts = 0) AND (lease IS NULL) AND (finished_at IS NULL) AND (parked_at IS NULL))
jobs: handing_out permissive for all to fp_queue using (id IS NOT NULL) with check (id IS NOT NULL)
jobs: identity permissive for select to fp_rls using (id IS NOT NULL)
jobs: not_by_program restrictive for insert to fp_member with check (NOT ( SELECT ctx.by_program() AS by_program))
jobs: own permissive for select to fp_member using (acts_for = ( SELECT ctx.person_id() AS person_id))
jobs: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
meeting_interests: additions permissive for insert to fp_member with check ( SELECT ctx.can('meetings:manage'::text) AS can)
meeting_interests: identity permissive for select to fp_rls using (item_id IS NOT NULL)
meeting_interests: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
meeting_interests: removals permissive for delete to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) AND (person_id IS DISTINCT FROM ( SELECT ctx.person_id() AS person_id)))
meeting_interests: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
meeting_steps: additions permissive for insert to fp_member with check ((taken_by = ( SELECT ctx.person_id() AS person_id)) AND
CASE kind
    WHEN 'waived'::text THEN (( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('meetings:chair'::text) AS my_groups)::uuid[])))
    ELSE ( SELECT ctx.can('meetings:manage'::text) AS can)
END)
meeting_steps: identity permissive for select to fp_rls using (id IS NOT NULL)
meeting_steps: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
meeting_steps: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
meetings: additions permissive for insert to fp_member with check ( SELECT ctx.can('meetings:manage'::text) AS can)
meetings: changes permissive for update to fp_member using ( SELECT ctx.can('meetings:manage'::text) AS can) with check ( SELECT ctx.can('meetings:manage'::text) AS can)
meetings: identity permissive for select to fp_rls using (id IS NOT NULL)
meetings: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
meetings: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
memberships: accepts permissive for insert to fp_member with check (( SELECT ctx.can('memberships:accept'::text) AS can) AND (accepted_by = ( SELECT ctx.person_id() AS person_id)))
memberships: additions permissive for insert to fp_job with check ( SELECT ctx.can('people:add'::text) AS can)
memberships: ending permissive for update to fp_rls using (person_id IS NOT NULL) with check (person_id IS NOT NULL)
memberships: fellows permissive for select to fp_member using ( SELECT ctx.can('people:read'::text) AS can)
memberships: identity permissive for select to fp_rls using (person_id IS NOT NULL)
memberships: reads permissive for select to fp_job using ( SELECT ctx.known() AS known)
memberships: self permissive for select to fp_member using (person_id = ( SELECT ctx.person_id() AS person_id))
memberships: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
minutes_agreements: agreeing permissive for select to fp_member using ( SELECT ctx.can('minutes:release'::text) AS can)
minutes_agreements: agrees permissive for insert to fp_member with check ((agreed_by = ( SELECT ctx.person_id() AS person_id)) AND
CASE
    WHEN (group_id = ANY (( SELECT ctx.my_groups('meetings:chair'::text) AS my_groups)::uuid[])) THEN (office = 'chair'::text)
    WHEN (group_id = ANY (( SELECT ctx.my_groups('minutes:release'::text) AS my_groups)::uuid[])) THEN (office = 'vice-chair'::text)
    WHEN ( SELECT ctx.can('meetings:chair'::text) AS can) THEN (office = 'chair'::text)
    ELSE (( SELECT ctx.can('minutes:release'::text) AS can) AND (office = 'vice-chair'::text))
END)
minutes_agreements: identity permissive for select to fp_rls using (group_id IS NOT NULL)
minutes_agreements: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
minutes_agreements: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
minutes_amendments: amends permissive for insert to fp_member with check (( SELECT ctx.can('meetings:manage'::text) AS can) AND (recorded_by = ( SELECT ctx.person_id() AS person_id)) AND (NOT (EXISTS ( SELECT
   FROM minutes_confirmations c
  WHERE ((c.partnership_id = minutes_amendments.partnership_id) AND (c.meeting_id = minutes_amendments.meeting_id))))))
minutes_amendments: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
minutes_amendments: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
minutes_amendments: withheld restrictive for all to fp_member using ((item_id IS NULL) OR (item_id <> ALL (( SELECT ctx.withheld_items() AS withheld_items)::uuid[])))
minutes_clearances: clears permissive for insert to fp_member with check ((cleared_by = ( SELECT ctx.person_id() AS person_id)) AND (( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('meetings:chair'::text) AS my_groups)::uuid[]))))
minutes_clearances: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
minutes_clearances: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
minutes_confirmations: confirms permissive for insert to fp_member with check (( SELECT ctx.can('meetings:manage'::text) AS can) AND (recorded_by = ( SELECT ctx.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM (meetings m
     JOIN meetings later ON (((later.partnership_id = m.partnership_id) AND (later.held_on > m.held_on))))
  WHERE ((m.partnership_id = minutes_confirmations.partnership_id) AND (m.id = minutes_confirmations.meeting_id) AND (later.id = minutes_confirmations.at_meeting_id)))))
minutes_confirmations: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
minutes_confirmations: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
minutes_proposals: agreeing permissive for select to fp_member using ( SELECT ctx.can('minutes:release'::text) AS can)
minutes_proposals: identity permissive for select to fp_rls using (group_id IS NOT NULL)
minutes_proposals: partners permissive for select to fp_member using (( SELECT ctx.can('groups:read'::text) AS can) AND (id = ANY (( SELECT ctx.released_minutes() AS released_minutes)::uuid[])))
minutes_proposals: proposes permissive for insert to fp_member with check (( SELECT ctx.can('meetings:manage'::text) AS can) AND (proposed_by = ( SELECT ctx.person_id() AS person_id)))
minutes_proposals: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
minutes_proposals: released permissive for select to fp_public using ((reach = 'public'::text) AND (id = ANY (( SELECT ctx.released_minutes() AS released_minutes)::uuid[])))
minutes_proposals: tenant restrictive for all to fp_job, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
minutes_proposals: tenant_or_shared restrictive for all to fp_member using ((partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) OR (id = ANY (( SELECT ctx.released_minutes() AS released_minutes)::uuid[]))) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
minutes_records: keeps permissive for insert to fp_member with check (( SELECT ctx.can('meetings:manage'::text) AS can) AND (NOT (EXISTS ( SELECT
   FROM minutes_confirmations c
  WHERE ((c.partnership_id = minutes_records.partnership_id) AND (c.meeting_id = minutes_records.meeting_id))))))
minutes_records: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
minutes_records: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
minutes_records: withheld restrictive for all to fp_member using ((item_id IS NULL) OR (item_id <> ALL (( SELECT ctx.withheld_items() AS withheld_items)::uuid[])))
minutes_texts: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
minutes_texts: rewrites permissive for update to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) AND (NOT (EXISTS ( SELECT
   FROM minutes_clearances c
  WHERE ((c.partnership_id = minutes_texts.partnership_id) AND (c.meeting_id = minutes_texts.meeting_id)))))) with check ( SELECT ctx.can('meetings:manage'::text) AS can)
minutes_texts: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
minutes_texts: withheld restrictive for all to fp_member using ((item_id IS NULL) OR (item_id <> ALL (( SELECT ctx.withheld_items() AS withheld_items)::uuid[])))
minutes_texts: writes permissive for insert to fp_member with check (( SELECT ctx.can('meetings:manage'::text) AS can) AND (NOT (EXISTS ( SELECT
   FROM minutes_clearances c
  WHERE ((c.partnership_id = minutes_texts.partnership_id) AND (c.meeting_id = minutes_texts.meeting_id))))))
minutes_withdrawals: agreeing permissive for select to fp_member using ( SELECT ctx.can('minutes:release'::text) AS can)
minutes_withdrawals: identity permissive for select to fp_rls using (group_id IS NOT NULL)
minutes_withdrawals: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
minutes_withdrawals: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
minutes_withdrawals: withdraws permissive for insert to fp_member with check ((withdrawn_by = ( SELECT ctx.person_id() AS person_id)) AND (( SELECT ctx.can('minutes:withdraw'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('minutes:withdraw'::text) AS my_groups)::uuid[]))))
motion_dissents: additions permissive for insert to fp_member with check ( SELECT ctx.can('meetings:manage'::text) AS can)
motion_dissents: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
motion_dissents: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
motion_dissents: withheld restrictive for all to fp_member using (item_id <> ALL (( SELECT ctx.withheld_items() AS withheld_items)::uuid[]))
motion_texts: additions permissive for insert to fp_member with check 
CASE part
    WHEN 'proposal'::text THEN ( SELECT ctx.can('meetings:manage'::text) AS can)
    ELSE (( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('meetings:chair'::text) AS my_groups)::uuid[])))
END
motion_texts: changes permissive for update to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) AND (part = 'proposal'::text) AND (NOT (EXISTS ( SELECT
   FROM decisions d
  WHERE ((d.partnership_id = motion_texts.partnership_id) AND (d.motion_id = motion_texts.motion_id)))))) with check ( SELECT ctx.can('meetings:manage'::text) AS can)
motion_texts: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
motion_texts: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
motion_texts: withheld restrictive for all to fp_member using (item_id <> ALL (( SELECT ctx.withheld_items() AS withheld_items)::uuid[]))
motions: additions permissive for insert to fp_member with check (( SELECT ctx.can('meetings:manage'::text) AS can) AND (tabled_by = ( SELECT ctx.person_id() AS person_id)))
motions: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
motions: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
organisation_names: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
organisation_names: directory permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
organisation_names: keeps permissive for insert to fp_member with check ( SELECT ctx.can('organisations:manage'::text) AS can)
organisation_successors: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
organisation_successors: directory permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
organisation_successors: keeps permissive for insert to fp_member with check ( SELECT ctx.can('organisations:manage'::text) AS can)
organisations: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
organisations: changes permissive for update to fp_member using ( SELECT ctx.can('organisations:manage'::text) AS can) with check ( SELECT ctx.can('organisations:manage'::text) AS can)
organisations: directory permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
organisations: identity permissive for select to fp_rls using (id IS NOT NULL)
organisations: keeps permissive for insert to fp_member with check ( SELECT ctx.can('organisations:manage'::text) AS can)
outgoing_messages: identity permissive for select to fp_rls using (id IS NOT NULL)
outgoing_messages: invitations permissive for select to fp_member using (EXISTS ( SELECT
   FROM invitations i
  WHERE ((i.id = outgoing_messages.invitation_id) AND (i.organisation_id = ( SELECT ctx.organisation_id() AS organisation_id)))))
outgoing_messages: outbox permissive for select to fp_member using ( SELECT ctx.can('mail:read'::text) AS can)
outgoing_messages: outcomes permissive for update to fp_job using ( SELECT ctx.can('mail:send'::text) AS can) with check ( SELECT ctx.can('mail:send'::text) AS can)
outgoing_messages: queueing permissive for all to fp_queue using (id IS NOT NULL) with check (id IS NOT NULL)
outgoing_messages: sending permissive for select to fp_job using ( SELECT ctx.can('mail:send'::text) AS can)
outgoing_messages: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
paper_dispatches: additions permissive for insert to fp_member with check (( SELECT ctx.can('meetings:manage'::text) AS can) AND (sent_by = ( SELECT ctx.person_id() AS person_id)))
paper_dispatches: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
paper_dispatches: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
paper_readings: additions permissive for insert to fp_member with check ((person_id = ( SELECT ctx.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM paper_versions v
  WHERE ((v.partnership_id = paper_readings.partnership_id) AND (v.id = paper_readings.version_id)))))
paper_readings: reads permissive for select to fp_member using (person_id = ( SELECT ctx.person_id() AS person_id))
paper_readings: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
paper_versions: additions permissive for insert to fp_member with check (( SELECT ctx.can('meetings:manage'::text) AS can) AND (added_by = ( SELECT ctx.person_id() AS person_id)))
paper_versions: changes permissive for update to fp_member using ( SELECT ctx.can('meetings:manage'::text) AS can) with check ( SELECT ctx.can('meetings:manage'::text) AS can)
paper_versions: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR ((dispatch_id IS NOT NULL) AND (withdrawn_at IS NULL) AND (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[]))))
paper_versions: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
paper_versions: withheld restrictive for all to fp_member using (item_id <> ALL (( SELECT ctx.withheld_items() AS withheld_items)::uuid[]))
papers: additions permissive for insert to fp_member with check (( SELECT ctx.can('meetings:manage'::text) AS can) AND (added_by = ( SELECT ctx.person_id() AS person_id)))
papers: changes permissive for update to fp_member using ( SELECT ctx.can('meetings:manage'::text) AS can) with check ( SELECT ctx.can('meetings:manage'::text) AS can)
papers: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
papers: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
papers: withheld restrictive for all to fp_member using (item_id <> ALL (( SELECT ctx.withheld_items() AS withheld_items)::uuid[]))
part_districts: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('datasets:import'::text) AS can)
part_districts: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('datasets:read'::text) AS can) OR ( SELECT ctx.can('datasets:import'::text) AS can))
part_districts: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
part_types: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('datasets:import'::text) AS can)
part_types: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('datasets:read'::text) AS can) OR ( SELECT ctx.can('datasets:import'::text) AS can))
part_types: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
partnership_areas: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
partnership_areas: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
partnership_areas: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
partnership_areas: words permissive for select to fp_rls using (partnership_id IS NOT NULL)
partnership_organisations: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
partnership_organisations: joins permissive for insert to fp_member with check ( SELECT ctx.can('capacities:manage'::text) AS can)
partnership_organisations: leaves permissive for update to fp_member using ( SELECT ctx.can('capacities:manage'::text) AS can) with check ( SELECT ctx.can('capacities:manage'::text) AS can)
partnership_organisations: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
partnership_organisations: taking_part permissive for select to fp_rls using (id IS NOT NULL)
partnership_organisations: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
partnerships: directory permissive for select to fp_job, fp_member, fp_public using (( SELECT ctx.known() AS known) AND ((kind <> 'installation'::text) OR (id = ( SELECT ctx.partnership_id() AS partnership_id))))
partnerships: founding permissive for insert to fp_rls with check (kind <> 'installation'::text)
partnerships: handing_out permissive for select to fp_queue using (id IS NOT NULL)
partnerships: identity permissive for select to fp_rls using (id IS NOT NULL)
passkeys: identity permissive for select to fp_rls using (account_id IS NOT NULL)
passkeys: self permissive for select to fp_member using (account_id = ( SELECT ctx.account_id() AS account_id))
passkeys: sign_in permissive for all to fp_credentials using (account_id IS NOT NULL) with check (account_id IS NOT NULL)
people: action_people permissive for select to fp_member using (( SELECT ctx.can('actions:read'::text) AS can) AND (id = ANY (( SELECT ctx.people_of_my_actions() AS people_of_my_actions)::uuid[])))
people: additions permissive for insert to fp_job with check ( SELECT ctx.can('people:add'::text) AS can)
people: askers permissive for select to fp_member using (EXISTS ( SELECT
   FROM role_grants g
  WHERE (g.proposed_by = people.id)))
people: candidates permissive for select to fp_member using (EXISTS ( SELECT
   FROM role_grants g
  WHERE (g.person_id = people.id)))
people: chairs permissive for select to fp_member using (EXISTS ( SELECT
   FROM chair_terms c
  WHERE (c.person_id = people.id)))
people: fellows permissive for select to fp_job, fp_member using (EXISTS ( SELECT
   FROM memberships m
  WHERE (m.person_id = people.id)))
people: group_fellows permissive for select to fp_member using (EXISTS ( SELECT
   FROM group_memberships g
  WHERE (g.person_id = people.id)))
people: identity permissive for select to fp_rls using (id IS NOT NULL)
people: joins permissive for insert to fp_credentials with check (id IS NOT NULL)
people: own_organisation permissive for select to fp_member using (organisation_id = ( SELECT ctx.organisation_id() AS organisation_id))
people: proposers permissive for select to fp_member using ((EXISTS ( SELECT
   FROM provider_proposals x
  WHERE (x.proposed_by = people.id))) OR (EXISTS ( SELECT
   FROM provider_proposals x
  WHERE (x.decided_by = people.id))))
people: representatives permissive for select to fp_member using (EXISTS ( SELECT
   FROM seat_representatives r
  WHERE (r.person_id = people.id)))
people: self permissive for select to fp_member using (id = ( SELECT ctx.person_id() AS person_id))
people: sign_in permissive for select to fp_credentials using (id IS NOT NULL)
people_lists: forgetting permissive for all to fp_queue using (id IS NOT NULL) with check (id IS NOT NULL)
people_lists: goes_through permissive for update to fp_member using (organisation_id = ( SELECT ctx.organisation_id() AS organisation_id)) with check (organisation_id = ( SELECT ctx.organisation_id() AS organisation_id))
people_lists: own_organisation permissive for select to fp_member using (organisation_id = ( SELECT ctx.organisation_id() AS organisation_id))
people_lists: sends permissive for insert to fp_member with check ((organisation_id = ( SELECT ctx.organisation_id() AS organisation_id)) AND (sent_by = ( SELECT ctx.person_id() AS person_id)) AND (taken_at IS NULL) AND (invited = 0))
priorities: edits permissive for update to fp_member using ( SELECT ctx.can('assessments:write'::text) AS can) with check ( SELECT ctx.can('assessments:write'::text) AS can)
priorities: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('assessments:read'::text) AS can) OR ( SELECT ctx.can('assessments:write'::text) AS can))
priorities: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
priorities: writes permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('assessments:write'::text) AS can)
priority_findings: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('assessments:read'::text) AS can) OR ( SELECT ctx.can('assessments:write'::text) AS can))
priority_findings: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
priority_findings: unlinks permissive for delete to fp_member using ( SELECT ctx.can('assessments:write'::text) AS can)
priority_findings: writes permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('assessments:write'::text) AS can)
programme_items: additions permissive for insert to fp_member with check ( SELECT ctx.can('meetings:manage'::text) AS can)
programme_items: changes permissive for update to fp_member using ( SELECT ctx.can('meetings:manage'::text) AS can) with check ( SELECT ctx.can('meetings:manage'::text) AS can)
programme_items: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
programme_items: removals permissive for delete to fp_member using ( SELECT ctx.can('meetings:manage'::text) AS can)
programme_items: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
programme_takings: additions permissive for insert to fp_member with check ( SELECT ctx.can('meetings:manage'::text) AS can)
programme_takings: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
programme_takings: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
provider_domains: accepts permissive for insert to fp_credentials with check (organisation_id IS NOT NULL)
provider_domains: configuring permissive for select to fp_member using ( SELECT ctx.can('sign-in:configure'::text) AS can)
provider_domains: gives_up permissive for delete to fp_credentials using (organisation_id IS NOT NULL)
provider_domains: own_organisation permissive for select to fp_member using (organisation_id = ( SELECT ctx.organisation_id() AS organisation_id))
provider_domains: removes permissive for delete to fp_member using ( SELECT ctx.can('sign-in:configure'::text) AS can)
provider_domains: sign_in permissive for select to fp_credentials using (organisation_id IS NOT NULL)
provider_identities: links permissive for insert to fp_credentials with check (organisation_id IS NOT NULL)
provider_identities: sign_in permissive for select to fp_credentials using (organisation_id IS NOT NULL)
provider_identities: unlinks permissive for delete to fp_credentials using (organisation_id IS NOT NULL)
provider_proposals: configuring permissive for select to fp_job, fp_member using ( SELECT ctx.can('sign-in:configure'::text) AS can)
provider_proposals: decides permissive for all to fp_credentials using (id IS NOT NULL) with check (id IS NOT NULL)
provider_proposals: identity permissive for select to fp_rls using (id IS NOT NULL)
provider_proposals: own_organisation permissive for select to fp_member using (organisation_id = ( SELECT ctx.organisation_id() AS organisation_id))
provider_proposals: proposes permissive for insert to fp_member with check (( SELECT ctx.can('sign-in:configure'::text) AS can) AND (proposed_by = ( SELECT ctx.person_id() AS person_id)) AND (decided_at IS NULL))
recovery_codes: sign_in permissive for all to fp_credentials using (account_id IS NOT NULL) with check (account_id IS NOT NULL)
rejected_rows: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('datasets:import'::text) AS can)
rejected_rows: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('datasets:read'::text) AS can) OR ( SELECT ctx.can('datasets:import'::text) AS can))
rejected_rows: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
release_proposals: proposes permissive for insert to fp_member with check (( SELECT ctx.can('assessments:write'::text) AS can) AND (proposed_by = ( SELECT ctx.person_id() AS person_id)))
release_proposals: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('assessments:read'::text) AS can) OR ( SELECT ctx.can('assessments:write'::text) AS can))
release_proposals: released permissive for select to fp_public using (EXISTS ( SELECT
   FROM assessment_releases r
  WHERE ((r.partnership_id = release_proposals.partnership_id) AND (r.proposal_id = release_proposals.id))))
release_proposals: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
restricted_texts: additions permissive for insert to fp_member with check ( SELECT ctx.can('meetings:manage'::text) AS can)
restricted_texts: changes permissive for update to fp_member using ( SELECT ctx.can('meetings:manage'::text) AS can) with check ( SELECT ctx.can('meetings:manage'::text) AS can)
restricted_texts: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
restricted_texts: removals permissive for delete to fp_member using ( SELECT ctx.can('meetings:manage'::text) AS can)
restricted_texts: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
restricted_texts: withheld restrictive for all to fp_member using (item_id <> ALL (( SELECT ctx.withheld_items() AS withheld_items)::uuid[]))
role_capabilities: identity permissive for select to fp_rls using (role_key IS NOT NULL)
role_capabilities: reads permissive for select to fp_job, fp_member using ( SELECT ctx.known() AS known)
role_capabilities: reference permissive for all to fp_owner using (role_key IS NOT NULL) with check (role_key IS NOT NULL)
role_grant_refusals: reads permissive for select to fp_member using ( SELECT ctx.known() AS known)
role_grant_refusals: refuses permissive for insert to fp_member with check ((( SELECT ctx.can('memberships:manage'::text) AS can) OR ( SELECT ctx.can('memberships:accept'::text) AS can)) AND (refused_by = ( SELECT ctx.person_id() AS person_id)))
role_grant_refusals: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
role_grants: joins permissive for insert to fp_credentials with check (id IS NOT NULL)
role_grants: proposes permissive for insert to fp_member with check (( SELECT ctx.can('memberships:manage'::text) AS can) AND (proposed_by = ( SELECT ctx.person_id() AS person_id)))
role_grants: reads permissive for select to fp_member using (( SELECT ctx.can('people:read'::text) AS can) OR (person_id = ( SELECT ctx.person_id() AS person_id)))
role_grants: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
roles: identity permissive for select to fp_rls using (key IS NOT NULL)
roles: known_roles permissive for select to fp_credentials using (key IS NOT NULL)
roles: reads permissive for select to fp_job, fp_member using ( SELECT ctx.known() AS known)
roles: reference permissive for all to fp_owner using (key IS NOT NULL) with check (key IS NOT NULL)
room_steps: additions permissive for insert to fp_member with check (( SELECT ctx.can('meetings:manage'::text) AS can) AND (taken_by = ( SELECT ctx.person_id() AS person_id)))
room_steps: reads permissive for select to fp_member using (( SELECT ctx.can('meetings:manage'::text) AS can) OR ( SELECT ctx.can('meetings:chair'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
room_steps: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
row_corrections: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('datasets:import'::text) AS can)
row_corrections: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('datasets:read'::text) AS can) OR ( SELECT ctx.can('datasets:import'::text) AS can))
row_corrections: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
seat_representatives: additions permissive for insert to fp_member with check (( SELECT ctx.can('groups:manage'::text) AS can) AND (named_by = ( SELECT ctx.person_id() AS person_id)) AND (person_id <> ( SELECT ctx.person_id() AS person_id)))
seat_representatives: ends permissive for update to fp_member using ( SELECT ctx.can('groups:manage'::text) AS can) with check ( SELECT ctx.can('groups:manage'::text) AS can)
seat_representatives: reads permissive for select to fp_member using (( SELECT ctx.can('people:read'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
seat_representatives: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
seats: additions permissive for insert to fp_member with check ( SELECT ctx.can('groups:manage'::text) AS can)
seats: reads permissive for select to fp_member using (( SELECT ctx.can('people:read'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
seats: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
sessions: identity permissive for all to fp_rls using (id IS NOT NULL) with check (id IS NOT NULL)
sessions: self permissive for select to fp_member using (account_id = ( SELECT ctx.account_id() AS account_id))
sessions: sign_in permissive for all to fp_credentials using (id IS NOT NULL) with check (id IS NOT NULL)
sign_in_alarms: sign_in permissive for all to fp_credentials using (began_at IS NOT NULL) with check (began_at IS NOT NULL)
sign_in_attempts: sign_in permissive for all to fp_credentials using (subject_hash IS NOT NULL) with check (subject_hash IS NOT NULL)
strategic_aims: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
strategic_aims: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
strategic_aims: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
terms_approvals: approves permissive for insert to fp_member with check (( SELECT ctx.can('terms:approve'::text) AS can) AND (approved_by = ( SELECT ctx.person_id() AS person_id)))
terms_approvals: escalating permissive for select to fp_job using ( SELECT ctx.can('actions:remind'::text) AS can)
terms_approvals: reads permissive for select to fp_member using (( SELECT ctx.can('people:read'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
terms_approvals: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
terms_confirmations: confirms permissive for insert to fp_member with check (( SELECT ctx.can('terms:approve'::text) AS can) AND (confirmed_by = ( SELECT ctx.person_id() AS person_id)))
terms_confirmations: escalating permissive for select to fp_job using ( SELECT ctx.can('actions:remind'::text) AS can)
terms_confirmations: reads permissive for select to fp_member using (( SELECT ctx.can('people:read'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
terms_confirmations: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
terms_of_reference: additions permissive for insert to fp_member with check ( SELECT ctx.can('groups:manage'::text) AS can)
terms_of_reference: edits permissive for update to fp_member using (( SELECT ctx.can('groups:manage'::text) AS can) AND (NOT (EXISTS ( SELECT
   FROM terms_approvals a
  WHERE ((a.partnership_id = terms_of_reference.partnership_id) AND (a.terms_id = terms_of_reference.id)))))) with check ( SELECT ctx.can('groups:manage'::text) AS can)
terms_of_reference: escalating permissive for select to fp_job using ( SELECT ctx.can('actions:remind'::text) AS can)
terms_of_reference: reads permissive for select to fp_member using (( SELECT ctx.can('people:read'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
terms_of_reference: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
terms_seats: additions permissive for insert to fp_member with check (( SELECT ctx.can('groups:manage'::text) AS can) AND (NOT (EXISTS ( SELECT
   FROM terms_approvals a
  WHERE ((a.partnership_id = terms_seats.partnership_id) AND (a.terms_id = terms_seats.terms_id))))))
terms_seats: reads permissive for select to fp_member using (( SELECT ctx.can('people:read'::text) AS can) OR (group_id = ANY (( SELECT ctx.my_groups('groups:read'::text) AS my_groups)::uuid[])))
terms_seats: removals permissive for delete to fp_member using (( SELECT ctx.can('groups:manage'::text) AS can) AND (NOT (EXISTS ( SELECT
   FROM terms_approvals a
  WHERE ((a.partnership_id = terms_seats.partnership_id) AND (a.terms_id = terms_seats.terms_id))))))
terms_seats: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
version_parts: imports permissive for insert to fp_job, fp_member with check ( SELECT ctx.can('datasets:import'::text) AS can)
version_parts: reads permissive for select to fp_job, fp_member using (( SELECT ctx.can('datasets:read'::text) AS can) OR ( SELECT ctx.can('datasets:import'::text) AS can))
version_parts: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))

-- Rights on tables
access_tokens: fp_rls may insert, select
account_links: fp_credentials may insert, select
account_links: fp_job may insert
account_suspensions: fp_credentials may insert, select
account_suspensions: fp_job may insert
account_suspensions: fp_member may select
account_suspensions: fp_rls may select
accountability_lines: fp_job may select
accountability_lines: fp_member may delete, insert, select
accounts: fp_credentials may insert, select
accounts: fp_job may insert
action_escalations: fp_job may insert, select
action_escalations: fp_member may select
action_escalations: fp_rls may select
action_links: fp_job may insert
action_links: fp_rls may select
action_updates: fp_job may select
action_updates: fp_member may insert, select
action_updates: fp_rls may select
actions: fp_job may select
actions: fp_member may insert, select
actions: fp_rls may select
agenda_items: fp_member may delete, insert, select
analyses: fp_job may insert, select
analyses: fp_member may insert, select
analysis_proposals: fp_job may insert, select
analysis_proposals: fp_member may insert, select
analysis_rows: fp_job may insert, select
analysis_rows: fp_member may insert, select
analysis_tables: fp_job may insert, select
analysis_tables: fp_member may insert, select
area_boundaries: fp_job may insert, select
area_boundaries: fp_member may insert, select
area_boundaries: fp_public may select
area_editions: fp_job may insert, select
area_editions: fp_member may insert, select
area_editions: fp_public may select
area_links: fp_job may insert, select
area_links: fp_member may insert, select
area_links: fp_public may select
area_populations: fp_job may insert, select
area_populations: fp_member may insert, select
area_populations: fp_public may select
assessment_releases: fp_job may select
assessment_releases: fp_member may insert, select
assessment_withdrawals: fp_job may select
assessment_withdrawals: fp_member may insert, select
assessments: fp_job may insert, select
assessments: fp_member may insert, select
attendances: fp_member may delete, insert, select
audit_events: fp_audit_w may insert, select
audit_events: fp_job may select
audit_events: fp_member may select
audit_heads: fp_audit_w may insert, select, update
authenticator_apps: fp_credentials may delete, insert, select, update
bank_holiday_editions: fp_job may insert, select
bank_holiday_editions: fp_member may insert, select
bank_holiday_editions: fp_public may select
bank_holidays: fp_job may insert, select
bank_holidays: fp_member may insert, select
bank_holidays: fp_public may select
begun_proofs: fp_credentials may delete, insert, select, update
calendar_feeds: fp_member may insert
calendar_feeds: fp_rls may select
cast_votes: fp_member may insert, select
chair_determinations: fp_member may insert, select
chair_elections: fp_member may insert, select
chair_terms: fp_job may select
chair_terms: fp_member may insert, select
chair_terms: fp_rls may select
ctx.migrations: fp_rls may select
ctx.signing_keys: fp_rls may select
data_gaps: fp_job may insert, select
data_gaps: fp_member may delete, insert, select
dataset_parts: fp_job may insert, select
dataset_parts: fp_member may insert, select
dataset_versions: fp_job may insert, select
dataset_versions: fp_member may insert, select
datasets: fp_job may insert, select
datasets: fp_member may insert, select
decision_votes: fp_member may insert, select
decisions: fp_member may insert, select
election_candidates: fp_member may insert, select
election_votes: fp_member may delete, insert, select
expected_outcomes: fp_job may insert, select
expected_outcomes: fp_member may select
expected_outcomes: fp_public may select
file_chunks: fp_job may insert, select
file_chunks: fp_member may insert, select
file_chunks: fp_queue may delete, select
files: fp_job may insert, select
files: fp_member may insert, select
files: fp_queue may select
findings: fp_job may insert, select
findings: fp_member may insert, select
gazetteer_districts: fp_job may insert, select
gazetteer_districts: fp_member may insert, select
gazetteer_districts: fp_public may select
gazetteer_districts: fp_rls may select
gazetteer_lsoas: fp_job may insert, select
gazetteer_lsoas: fp_member may insert, select
gazetteer_lsoas: fp_public may select
gazetteer_wards: fp_job may insert, select
gazetteer_wards: fp_member may insert, select
gazetteer_wards: fp_public may select
gazetteer_wards: fp_rls may select
gazetteers: fp_job may insert, select
gazetteers: fp_member may insert, select
gazetteers: fp_public may select
gazetteers: fp_rls may select
group_memberships: fp_job may insert
group_memberships: fp_member may insert, select
group_memberships: fp_rls may select
group_partnerships: fp_job may insert
group_partnerships: fp_member may insert, select
group_partnerships: fp_rls may select
groups: fp_job may insert, select
groups: fp_member may insert, select
groups: fp_public may select
groups: fp_rls may select
identity_providers: fp_credentials may insert, select
identity_providers: fp_member may delete
import_files: fp_job may insert, select
import_files: fp_member may insert, select
import_originals: fp_job may insert, select
import_originals: fp_member may insert, select
imports: fp_job may insert, select
imports: fp_member may insert, select
invitations: fp_credentials may select
invitations: fp_job may insert
invitations: fp_member may insert
invitations: fp_rls may select
item_restrictions: fp_member may delete, insert, select
item_restrictions: fp_rls may select
item_takings: fp_member may insert, select
jobs: fp_job may insert, select
jobs: fp_member may insert, select
jobs: fp_queue may delete, insert, select, update
jobs: fp_rls may select
meeting_interests: fp_member may delete, insert, select
meeting_interests: fp_rls may select
meeting_steps: fp_member may insert, select
meeting_steps: fp_rls may select
meetings: fp_member may insert, select
meetings: fp_rls may select
memberships: fp_job may insert, select
memberships: fp_member may insert, select
memberships: fp_rls may select
minutes_agreements: fp_member may insert, select
minutes_agreements: fp_rls may select
minutes_amendments: fp_member may insert, select
minutes_clearances: fp_member may insert, select
minutes_confirmations: fp_member may insert, select
minutes_proposals: fp_member may insert, select
minutes_proposals: fp_rls may select
minutes_records: fp_member may insert, select
minutes_texts: fp_member may insert, select
minutes_withdrawals: fp_member may insert, select
minutes_withdrawals: fp_rls may select
motion_dissents: fp_member may insert, select
motion_texts: fp_member may insert, select
motions: fp_member may insert, select
organisation_names: fp_job may insert, select
organisation_names: fp_member may insert, select
organisation_names: fp_public may select
organisation_successors: fp_job may insert, select
organisation_successors: fp_member may insert, select
organisation_successors: fp_public may select
organisations: fp_job may insert, select
organisations: fp_member may insert, select
organisations: fp_public may select
organisations: fp_rls may select
outgoing_messages: fp_job may select
outgoing_messages: fp_member may select
outgoing_messages: fp_queue may insert, select
outgoing_messages: fp_rls may select
paper_dispatches: fp_member may insert, select
paper_readings: fp_member may insert, select
paper_versions: fp_member may insert, select
papers: fp_member may insert, select
part_districts: fp_job may insert, select
part_districts: fp_member may insert, select
part_types: fp_job may insert, select
part_types: fp_member may insert, select
partnership_areas: fp_job may insert, select
partnership_areas: fp_member may select
partnership_areas: fp_public may select
partnership_areas: fp_rls may select
partnership_organisations: fp_job may insert, select
partnership_organisations: fp_member may insert, select
partnership_organisations: fp_public may select
partnership_organisations: fp_rls may select
partnerships: fp_job may select
partnerships: fp_member may select
partnerships: fp_public may select
partnerships: fp_queue may select
partnerships: fp_rls may insert, select
passkeys: fp_credentials may delete, insert, select, update
people: fp_credentials may insert
people: fp_job may insert, select
people: fp_member may select
people: fp_rls may select
people_lists: fp_member may insert, select
people_lists: fp_queue may select
priorities: fp_job may insert, select
priorities: fp_member may insert, select
priority_findings: fp_job may insert, select
priority_findings: fp_member may delete, insert, select
programme_items: fp_member may delete, insert, select
programme_takings: fp_member may insert, select
provider_domains: fp_credentials may delete, insert, select
provider_domains: fp_member may delete, select
provider_identities: fp_credentials may delete, insert, select
provider_proposals: fp_credentials may select
provider_proposals: fp_member may insert
recovery_codes: fp_credentials may delete, insert, select, update
rejected_rows: fp_job may insert, select
rejected_rows: fp_member may insert, select
release_proposals: fp_job may select
release_proposals: fp_member may insert, select
restricted_texts: fp_member may delete, insert, select
role_capabilities: fp_job may select
role_capabilities: fp_member may select
role_capabilities: fp_rls may select
role_grant_refusals: fp_member may insert, select
role_grants: fp_credentials may insert
role_grants: fp_member may insert, select
roles: fp_credentials may select
roles: fp_job may select
roles: fp_member may select
roles: fp_rls may select
room_steps: fp_member may insert, select
row_corrections: fp_job may insert, select
row_corrections: fp_member may insert, select
seat_representatives: fp_member may insert, select
seats: fp_member may insert, select
sessions: fp_credentials may insert, select
sessions: fp_rls may select
sign_in_alarms: fp_credentials may insert, select
sign_in_attempts: fp_credentials may delete, insert, select
strategic_aims: fp_job may insert, select
strategic_aims: fp_member may select
strategic_aims: fp_public may select
terms_approvals: fp_job may select
terms_approvals: fp_member may insert, select
terms_confirmations: fp_job may select
terms_confirmations: fp_member may insert, select
terms_of_reference: fp_job may select
terms_of_reference: fp_member may insert, select
terms_seats: fp_member may delete, insert, select
version_parts: fp_job may insert, select
version_parts: fp_member may insert, select

-- Rights on columns
access_tokens: fp_credentials may select partnership_id, id, person_id, expires_at, ended_at
access_tokens: fp_credentials may update ended_at, ended_because
access_tokens: fp_member may select partnership_id, id, person_id, name, capabilities, made_at, expires_at, last_used_on, ended_at, ended_by, ended_because
access_tokens: fp_rls may update last_used_on, ended_at, ended_by, ended_because
account_links: fp_credentials may update used_at
account_suspensions: fp_credentials may update lifted_at, lifted_by
accounts: fp_credentials may update passphrase_hash
accounts: fp_member may select id, person_id, email, created_at
accounts: fp_rls may select id, person_id, email, created_at
actions: fp_member may update text, organisation_id, person_id
agenda_items: fp_member may update position, kind, title, presenter, minutes, summary, section_17, equality, revision
analyses: fp_job may update step, problem, finished_at, results_sha256
assessment_releases: fp_public may select partnership_id, proposal_id, released_at
assessment_withdrawals: fp_public may select partnership_id, proposal_id
assessments: fp_member may update title, year, summary, analysis_id, revision
attendances: fp_member may update seat_id, person_id, who, stands_as, stands_in_for, mode, on_day, came_at, left_at, revision
audit_heads: fp_rls may select partnership_id, seq
authenticator_apps: fp_rls may select id, account_id, confirmed_at
calendar_feeds: fp_member may select partnership_id, id, person_id, group_id, made_at, revoked_at
calendar_feeds: fp_member may update revoked_at
cast_votes: fp_member may update choice, cast_at
chair_terms: fp_member may update to_on
datasets: fp_job may update version, version_made_at, row_count, first_month, last_month
datasets: fp_member may update version, version_made_at, row_count, first_month, last_month
findings: fp_member may update position, sentence, analysis_id, figures, revision, removed_at
group_memberships: fp_rls may update to_on, ended_at, ended_by
group_partnerships: fp_member may update to_on
groups: fp_member may update parent_id, name, kind, purpose, also_called, started_on, due_to_end_on, ended_on, revision
identity_providers: fp_credentials may update issuer, client_id, client_secret, tenant, subject_claim, email_claim, vouches_for_email, second_factor_values, local_sign_in, revision, changed_at
identity_providers: fp_job may select organisation_id, local_sign_in, revision
identity_providers: fp_job may update local_sign_in, revision, changed_at
identity_providers: fp_member may select organisation_id, issuer, client_id, tenant, subject_claim, email_claim, vouches_for_email, second_factor_values, local_sign_in, revision, changed_at
imports: fp_job may update step, files_found, files_read, rows_so_far, duplicates, problem, finished_at
invitations: fp_credentials may update invited_by, times_sent, sent_at, message_id, token_hash, expires_at, cancelled_at, cancelled_by, used_at, account_id
invitations: fp_job may select id, organisation_id, name, email, sought_partnership_id, sought_role_key, invited_by, invited_at, times_sent, sent_at, message_id, expires_at, cancelled_at, cancelled_by, used_at, account_id
invitations: fp_member may select id, organisation_id, name, email, sought_partnership_id, sought_role_key, invited_by, invited_at, times_sent, sent_at, message_id, expires_at, cancelled_at, cancelled_by, used_at, account_id
meetings: fp_member may update kind, held_on, begins_at, way, place, joining, revision
memberships: fp_rls may update to_on, ended_at, ended_by
minutes_proposals: fp_public may select partnership_id, id, meeting_id, group_id, reach, version, document
minutes_texts: fp_member may update body, reaches, written_restricted, revision
motion_texts: fp_member may update body, revision
organisations: fp_member may update name, started_on, ended_on
outgoing_messages: fp_job may update attempts, problem, handed_over_at, outcome, ended_at
outgoing_messages: fp_queue may update attempts, problem, handed_over_at, outcome, ended_at
paper_versions: fp_member may update dispatch_id, first_page, withdrawn_at
papers: fp_member may update removed_at, removed_by, removal_reason
partnership_organisations: fp_member may update to_on
passkeys: fp_member may select id, account_id, name, synced, created_at, last_used_at
passkeys: fp_rls may select id, account_id
people: fp_credentials may select id, organisation_id
people_lists: fp_member may update content, taken_at, position, invited, finished_at
people_lists: fp_queue may update content, finished_at
priorities: fp_member may update position, title, reason, revision, removed_at
programme_items: fp_member may update kind, title, presenter, minutes, first_month, every_months, source, setting, revision
provider_proposals: fp_credentials may update client_secret, decided_as, decided_by, decided_at
provider_proposals: fp_job may select id, organisation_id, of_revision, issuer, client_id, new_secret, tenant, subject_claim, email_claim, email_domains, vouches_for_email, second_factor_values, local_sign_in, proposed_by, proposed_at, decided_as, decided_by, decided_at
provider_proposals: fp_member may select id, organisation_id, of_revision, issuer, client_id, new_secret, tenant, subject_claim, email_claim, email_domains, vouches_for_email, second_factor_values, local_sign_in, proposed_by, proposed_at, decided_as, decided_by, decided_at
provider_proposals: fp_rls may select id, organisation_id, proposed_by, decided_at
release_proposals: fp_public may select partnership_id, id, assessment_id, version, title, year, document, document_sha256
restricted_texts: fp_member may update body
seat_representatives: fp_member may update to_on
sessions: fp_credentials may update token_hash, ended_at, second_factor, second_factor_at, stepped_up_at, ended_because
sessions: fp_member may select id, account_id, started_at, last_seen_at, expires_at, ended_at, method, second_factor, second_factor_at, stepped_up_at, device
sessions: fp_rls may update last_seen_at
terms_of_reference: fp_member may update revision, mission, purpose, aims, objectives, scope, responsibilities, secretariat, source, open_points, settings

-- Functions
ctx.accept_provider(uuid) owner fp_credentials security definer, called by fp_job, fp_member
ctx.account_id() owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.add_passkey(uuid,text,bytea,bytea,bigint,text[],boolean,boolean) owner fp_credentials security definer, called by fp_auth
ctx.append(uuid,jsonb,jsonb) owner fp_audit_w security definer, called by nobody else
ctx.append_elsewhere(uuid,jsonb,jsonb) owner fp_audit_w security definer, called by fp_credentials
ctx.append_events(jsonb) owner fp_audit_w security definer, called by fp_job, fp_member
ctx.append_provider_refusal(text,uuid,uuid,text) owner fp_audit_w security definer, called by fp_auth
ctx.append_sign_in(text,uuid,text) owner fp_audit_w security definer, called by fp_auth
ctx.ask_for_sought_role(uuid,text,text) owner fp_credentials security definer, called by fp_auth
ctx.asks_second_factor(uuid) owner fp_rls security definer, called by nobody else
ctx.audit_hash(bytea,audit_events) owner fp_audit_w, called by nobody else
ctx.begin_action_link(bytea,text) owner fp_rls security definer, called by fp_member
ctx.begin_app(uuid,bytea) owner fp_credentials security definer, called by fp_auth
ctx.begin_console(text,text[],text) owner fp_rls security definer, called by fp_job
ctx.begin_job(uuid,uuid,text) owner fp_rls security definer, called by fp_job
ctx.begin_member(bytea,text,text) owner fp_rls security definer, called by fp_member
ctx.begin_new_passphrase(uuid,bytea) owner fp_credentials security definer, called by fp_auth
ctx.begin_organisation(bytea,uuid,text) owner fp_rls security definer, called by fp_member
ctx.begin_proof(bytea,text,jsonb) owner fp_credentials security definer, called by fp_auth
ctx.begin_public(text,text) owner fp_rls security definer, called by fp_public
ctx.begin_token(bytea,text,text) owner fp_rls security definer, called by fp_member
ctx.by_program() owner fp_rls security definer, called by fp_member
ctx.calendar_feed(bytea) owner fp_rls security definer, called by fp_public
ctx.can(text) owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.cancel_invitation(uuid) owner fp_credentials security definer, called by fp_member
ctx.capabilities() owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.capabilities_of(uuid,uuid) owner fp_rls security definer, called by nobody else
ctx.capacity(jsonb) owner fp_rls security definer, called by fp_audit_w
ctx.change_passphrase(uuid,uuid,text,bytea) owner fp_credentials security definer, called by fp_auth
ctx.check_events(uuid,bigint,bytea,integer) owner fp_audit_w security definer, called by nobody else
ctx.check_trail(uuid,bigint,bytea,integer) owner fp_audit_w security definer, called by fp_job
ctx.claim_job(text[],integer) owner fp_queue security definer, called by fp_job
ctx.claims() owner fp_rls security definer, called by fp_audit_w
ctx.close_provider_proposal(uuid,text) owner fp_credentials security definer, called by fp_member
ctx.colleague_account(uuid) owner fp_rls security definer, called by fp_credentials
ctx.confirm_app(uuid,bigint) owner fp_credentials security definer, called by fp_auth
ctx.credentials_of(uuid) owner fp_credentials security definer, called by fp_auth
ctx.end_access_tokens(uuid,text,jsonb) owner fp_credentials security definer, called by nobody else
ctx.end_local_sessions(uuid) owner fp_credentials security definer, called by fp_job
ctx.end_other_sessions(uuid,uuid,text) owner fp_credentials security definer, called by fp_auth
ctx.end_own_sessions(uuid) owner fp_credentials security definer, called by fp_member
ctx.end_role(uuid) owner fp_rls security definer, called by fp_member
ctx.end_roles_of(uuid) owner fp_rls security definer, called by fp_credentials
ctx.end_session(bytea,text) owner fp_credentials security definer, called by fp_auth
ctx.enqueue_everywhere(text,text,text[]) owner fp_queue security definer, called by fp_job, fp_member
ctx.extend_lease(uuid,uuid,integer) owner fp_queue security definer, called by fp_job
ctx.fail_job(uuid,uuid,text,integer) owner fp_queue security definer, called by fp_job
ctx.find_credentials(text) owner fp_credentials security definer, called by fp_auth
ctx.find_invitation(bytea) owner fp_rls security definer, called by fp_auth
ctx.find_link(bytea) owner fp_credentials security definer, called by fp_auth
ctx.find_proposed_provider(uuid) owner fp_credentials security definer, called by fp_auth
ctx.find_provider(uuid) owner fp_credentials security definer, called by fp_auth
ctx.finish_job(uuid,uuid) owner fp_queue security definer, called by fp_job
ctx.first_broken_event(uuid) owner fp_audit_w security definer, called by fp_job
ctx.forget_jobs(interval) owner fp_queue security definer, called by fp_job
ctx.forget_people_lists(interval) owner fp_queue security definer, called by fp_job
ctx.forget_provider_identities(uuid) owner fp_credentials security definer, called by fp_member
ctx.forget_second_factor(text) owner fp_credentials security definer, called by fp_job
ctx.found_partnership(text,text,text,text,text,text,text,text) owner fp_rls security definer, called by fp_job
ctx.groups_of(uuid,uuid,text) owner fp_rls security definer, called by nobody else
ctx.groups_serving() owner fp_rls security definer, called by fp_member
ctx.hand_over(regprocedure,text,text[]) owner fp_owner, called by nobody else
ctx.has_local_sign_in(uuid) owner fp_credentials security definer, called by fp_rls
ctx.has_providers() owner fp_credentials security definer, called by fp_auth
ctx.has_second_factor(uuid) owner fp_rls security definer, called by fp_credentials
ctx.held_in_groups(uuid,uuid) owner fp_rls security definer, called by nobody else
ctx.held_through_groups() owner fp_rls, called by fp_member
ctx.holders(uuid,text) owner fp_rls security definer, called by fp_credentials
ctx.invitation_standing(invitations) owner fp_rls security definer, called by fp_credentials
ctx.job_id() owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.known() owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.link_token(uuid) owner fp_rls security definer, called by nobody else
ctx.link_token_hash(uuid) owner fp_rls security definer, called by fp_auth, fp_credentials, fp_job, fp_member
ctx.live_session(bytea) owner fp_rls security definer, called by fp_credentials
ctx.lock_attempts(bytea) owner fp_credentials security definer, called by fp_auth
ctx.lock_factors(bytea) owner fp_credentials security definer, called by fp_auth
ctx.lock_passkey(bytea) owner fp_credentials security definer, called by fp_auth
ctx.looks_at_me(timestamp with time zone,integer) owner fp_audit_w security definer, called by fp_member
ctx.mac(text) owner fp_rls security definer, called by nobody else
ctx.make_access_token(text,text[],bytea,integer,integer) owner fp_rls security definer, called by fp_member
ctx.match_provider_identity(uuid,text,text,text) owner fp_credentials security definer, called by fp_auth
ctx.message_recipient(uuid) owner fp_rls security definer, called by fp_job
ctx.message_token(uuid) owner fp_rls security definer, called by fp_job, fp_member
ctx.my_actions() owner fp_rls security definer, called by fp_member
ctx.my_groups(text) owner fp_rls security definer, called by fp_job, fp_member
ctx.offices_of(uuid,uuid) owner fp_rls security definer, called by nobody else
ctx.open_session(uuid,bytea,text,text,text) owner fp_credentials security definer, called by fp_auth
ctx.organisation_capabilities(uuid,uuid) owner fp_rls security definer, called by nobody else
ctx.organisation_id() owner fp_rls security definer, called by fp_credentials, fp_job, fp_member
ctx.partnership_id() owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.partnership_name(uuid) owner fp_rls security definer, called by fp_audit_w
ctx.partnership_summary(uuid) owner fp_rls security definer, called by fp_queue
ctx.partnerships_taken_part_in() owner fp_rls security definer, called by fp_job, fp_member
ctx.people_of_my_actions() owner fp_rls security definer, called by fp_member
ctx.person_id() owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.person_name(uuid) owner fp_rls security definer, called by fp_audit_w
ctx.person_of(uuid) owner fp_rls security definer, called by fp_audit_w
ctx.postpone_job(uuid,uuid,text,integer) owner fp_queue security definer, called by fp_job
ctx.proofs_of(uuid,text) owner fp_rls security definer, called by nobody else
ctx.proposal_is_backed(uuid) owner fp_rls security definer, called by fp_credentials, fp_job, fp_member
ctx.provider_acceptors(uuid) owner fp_rls security definer, called by fp_job, fp_member
ctx.provider_gives_factor(uuid) owner fp_credentials security definer, called by fp_rls
ctx.provider_of_domain(text) owner fp_credentials security definer, called by fp_auth
ctx.put_message(uuid,text,text,uuid,jsonb) owner fp_queue security definer, called by fp_credentials
ctx.put_message(uuid,text,text,uuid,uuid,jsonb) owner fp_queue security definer, called by fp_credentials
ctx.queue_account_message(text,text,uuid,jsonb) owner fp_credentials security definer, called by fp_auth
ctx.queue_message(text,text,uuid,jsonb) owner fp_queue security definer, called by fp_job, fp_member
ctx.queue_trail_ends(text,text,jsonb) owner fp_queue security definer, called by fp_job
ctx.raise_session(bytea,bytea,text) owner fp_credentials security definer, called by fp_auth
ctx.raise_sign_in_alarm(timestamp with time zone,integer,integer) owner fp_credentials security definer, called by fp_auth
ctx.recent_failures(bytea,timestamp with time zone) owner fp_credentials security definer, called by fp_auth
ctx.record_attempt(bytea,boolean,timestamp with time zone) owner fp_credentials security definer, called by fp_auth
ctx.released_minutes() owner fp_rls security definer, called by fp_member, fp_public
ctx.remove_passkey(uuid,uuid) owner fp_credentials security definer, called by fp_auth
ctx.rename_passkey(uuid,uuid,text) owner fp_credentials security definer, called by fp_auth
ctx.replace_recovery_codes(uuid,bytea[]) owner fp_credentials security definer, called by fp_auth
ctx.restore_colleague(uuid) owner fp_credentials security definer, called by fp_member
ctx.revoke_access_token(uuid) owner fp_rls security definer, called by fp_member
ctx.schedule_job(text,text,text[]) owner fp_queue security definer, called by fp_job
ctx.schema_version() owner fp_rls security definer, called by fp_auth, fp_job, fp_member, fp_public, fp_web, fp_worker
ctx.sealing_key() owner fp_rls security definer, called by fp_auth
ctx.send_invitations(uuid[],text,integer) owner fp_credentials security definer, called by fp_job, fp_member
ctx.send_message_again(uuid) owner fp_queue security definer, called by fp_member
ctx.session_id() owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.sign(text,uuid,uuid,uuid,uuid,uuid,text[],text,uuid,uuid) owner fp_rls security definer, called by nobody else
ctx.still_invites(uuid) owner fp_rls security definer, called by fp_member
ctx.suspend_colleague(uuid,text,text) owner fp_credentials security definer, called by fp_member
ctx.sweep_chunks(interval) owner fp_queue security definer, called by fp_job
ctx.take_proof(bytea,text) owner fp_credentials security definer, called by fp_auth
ctx.takes_local_sign_in(uuid) owner fp_credentials security definer, called by nobody else
ctx.takes_part(uuid,uuid) owner fp_rls security definer, called by fp_credentials
ctx.trail_ends() owner fp_audit_w security definer, called by fp_job
ctx.trail_hashes(uuid,bigint[]) owner fp_audit_w security definer, called by fp_job
ctx.use_invitation(bytea,text) owner fp_credentials security definer, called by fp_auth
ctx.use_link(bytea,text) owner fp_credentials security definer, called by fp_auth
ctx.use_one_time_code(uuid,bigint) owner fp_credentials security definer, called by fp_auth
ctx.use_passkey(uuid,bigint,boolean) owner fp_credentials security definer, called by fp_auth
ctx.use_recovery_code(uuid,bytea) owner fp_credentials security definer, called by fp_auth
ctx.wall(regclass) owner fp_owner, called by nobody else
ctx.why_ended(bytea) owner fp_credentials security definer, called by fp_auth
ctx.withheld_items() owner fp_rls security definer, called by fp_member
ctx.words_about(uuid) owner fp_rls security definer, called by fp_auth
