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
  lifted_at timestamp with time zone
) row security forced
table public.accounts (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  email text not null,
  passphrase_hash text,
  created_at timestamp with time zone not null default clock_timestamp()
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
  hash bytea not null
) row security forced
table public.audit_heads (
  partnership_id uuid not null,
  seq bigint not null,
  hash bytea not null
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
  source text not null default ''::text
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
table public.memberships (
  partnership_id uuid not null default ctx.partnership_id(),
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  role_key text not null,
  from_on date not null,
  to_on date,
  granted_at timestamp with time zone not null default clock_timestamp(),
  granted_by uuid
) row security forced
table public.organisations (
  id uuid not null default gen_random_uuid(),
  name text not null,
  kind text not null,
  started_on date,
  ended_on date,
  successor_id uuid
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
  source text not null default ''::text
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
table public.people (
  id uuid not null default gen_random_uuid(),
  name text not null,
  organisation_id uuid,
  created_at timestamp with time zone not null default clock_timestamp()
) row security forced
table public.role_capabilities (
  role_key text not null,
  capability text not null
) row security forced
table public.roles (
  key text not null,
  title text not null,
  scope text not null
) row security forced
table public.sessions (
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  account_id uuid not null,
  started_at timestamp with time zone not null default clock_timestamp(),
  last_seen_at timestamp with time zone not null default clock_timestamp(),
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone
) row security forced
table public.sign_in_attempts (
  subject_hash bytea not null,
  attempted_at timestamp with time zone not null default clock_timestamp(),
  succeeded boolean not null
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

-- Views


-- Constraints
account_links: account_links_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
account_links: account_links_pkey PRIMARY KEY (token_hash)
account_links: account_links_purpose_known CHECK ((purpose = 'first-passphrase'::text))
account_suspensions: account_suspensions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
account_suspensions: account_suspensions_pkey PRIMARY KEY (account_id, suspended_at)
account_suspensions: account_suspensions_reason_given CHECK ((reason <> ''::text))
accounts: accounts_email_lower CHECK ((email = lower(email)))
accounts: accounts_email_unique UNIQUE (email)
accounts: accounts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
accounts: accounts_person_unique UNIQUE (person_id)
accounts: accounts_pkey PRIMARY KEY (id)
audit_events: audit_events_event_shape CHECK ((event ~ '^[a-z-]+(\.[a-z-]+)+$'::text))
audit_events: audit_events_pkey PRIMARY KEY (partnership_id, seq)
audit_heads: audit_heads_pkey PRIMARY KEY (partnership_id)
ctx.migrations: migrations_pkey PRIMARY KEY (version)
ctx.signing_keys: signing_keys_only_one CHECK ((id = 1))
ctx.signing_keys: signing_keys_pkey PRIMARY KEY (id)
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
groups: groups_kind_known CHECK ((kind = ANY (ARRAY['strategic-board'::text, 'executive'::text, 'delivery-group'::text, 'panel'::text, 'network'::text, 'task-and-finish'::text, 'sub-group'::text])))
groups: groups_name_given CHECK ((name <> ''::text))
groups: groups_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
groups: groups_partnership_id_parent_id_fkey FOREIGN KEY (partnership_id, parent_id) REFERENCES groups(partnership_id, id)
groups: groups_pkey PRIMARY KEY (partnership_id, id)
jobs: jobs_acts_for_fkey FOREIGN KEY (acts_for) REFERENCES people(id)
jobs: jobs_name_shape CHECK ((name ~ '^[a-z-]+\.[a-z-]+$'::text))
jobs: jobs_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
jobs: jobs_pkey PRIMARY KEY (partnership_id, id)
jobs: jobs_slot_once UNIQUE (partnership_id, name, slot)
memberships: memberships_end_after_start CHECK ((to_on >= from_on))
memberships: memberships_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
memberships: memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
memberships: memberships_pkey PRIMARY KEY (partnership_id, id)
memberships: memberships_role_key_fkey FOREIGN KEY (role_key) REFERENCES roles(key)
organisations: organisations_end_after_start CHECK ((ended_on >= started_on))
organisations: organisations_kind_known CHECK ((kind = ANY (ARRAY['police'::text, 'council'::text, 'county-council'::text, 'probation'::text, 'fire'::text, 'health'::text, 'policing-body'::text, 'housing'::text, 'education'::text, 'ambulance'::text, 'prison'::text, 'youth-justice'::text, 'safeguarding-board'::text, 'partnership-board'::text, 'voluntary'::text, 'business'::text, 'research'::text, 'other'::text])))
organisations: organisations_name_given CHECK ((name <> ''::text))
organisations: organisations_pkey PRIMARY KEY (id)
organisations: organisations_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES organisations(id)
partnership_areas: partnership_areas_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
partnership_areas: partnership_areas_pkey PRIMARY KEY (partnership_id, area_code)
partnership_organisations: partnership_organisations_capacity_known CHECK ((capacity = ANY (ARRAY['responsible-authority'::text, 'co-operating'::text, 'invited'::text, 'ex-officio'::text, 'observer'::text, 'member'::text])))
partnership_organisations: partnership_organisations_end_after_start CHECK ((to_on >= from_on))
partnership_organisations: partnership_organisations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
partnership_organisations: partnership_organisations_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
partnership_organisations: partnership_organisations_pkey PRIMARY KEY (partnership_id, organisation_id, capacity)
partnerships: partnerships_kind_known CHECK ((kind = ANY (ARRAY['district'::text, 'unitary'::text, 'combined'::text, 'county'::text, 'installation'::text])))
partnerships: partnerships_name_given CHECK ((name <> ''::text))
partnerships: partnerships_nation_known CHECK ((nation = ANY (ARRAY['england'::text, 'wales'::text])))
partnerships: partnerships_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES partnerships(id)
partnerships: partnerships_pkey PRIMARY KEY (id)
partnerships: partnerships_slug_shape CHECK ((slug ~ '^[a-z][a-z0-9-]{1,39}$'::text))
partnerships: partnerships_slug_unique UNIQUE (slug)
partnerships: partnerships_stage_known CHECK ((stage = ANY (ARRAY['demonstration'::text, 'live'::text])))
people: people_name_given CHECK ((name <> ''::text))
people: people_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
people: people_pkey PRIMARY KEY (id)
role_capabilities: role_capabilities_pkey PRIMARY KEY (role_key, capability)
role_capabilities: role_capabilities_role_key_fkey FOREIGN KEY (role_key) REFERENCES roles(key)
roles: roles_pkey PRIMARY KEY (key)
roles: roles_scope_known CHECK ((scope = ANY (ARRAY['partnership'::text, 'installation'::text])))
sessions: sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
sessions: sessions_pkey PRIMARY KEY (id)
sessions: sessions_token_unique UNIQUE (token_hash)
strategic_aims: strategic_aims_kind_known CHECK ((kind = ANY (ARRAY['aim'::text, 'priority'::text, 'outcome'::text])))
strategic_aims: strategic_aims_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnerships(id)
strategic_aims: strategic_aims_pkey PRIMARY KEY (partnership_id, id)
strategic_aims: strategic_aims_position_unique UNIQUE (partnership_id, kind, "position")
strategic_aims: strategic_aims_title_given CHECK ((title <> ''::text))

-- Indexes
CREATE UNIQUE INDEX migrations_pkey ON ctx.migrations USING btree (version)
CREATE UNIQUE INDEX signing_keys_pkey ON ctx.signing_keys USING btree (id)
CREATE UNIQUE INDEX account_links_pkey ON public.account_links USING btree (token_hash)
CREATE UNIQUE INDEX account_suspensions_pkey ON public.account_suspensions USING btree (account_id, suspended_at)
CREATE UNIQUE INDEX accounts_email_unique ON public.accounts USING btree (email)
CREATE UNIQUE INDEX accounts_person_unique ON public.accounts USING btree (person_id)
CREATE UNIQUE INDEX accounts_pkey ON public.accounts USING btree (id)
CREATE UNIQUE INDEX audit_events_pkey ON public.audit_events USING btree (partnership_id, seq)
CREATE UNIQUE INDEX audit_heads_pkey ON public.audit_heads USING btree (partnership_id)
CREATE UNIQUE INDEX expected_outcomes_pkey ON public.expected_outcomes USING btree (partnership_id, aim_id, "position")
CREATE UNIQUE INDEX file_chunks_pkey ON public.file_chunks USING btree (partnership_id, reader, sha256, "position")
CREATE UNIQUE INDEX files_pkey ON public.files USING btree (partnership_id, reader, sha256)
CREATE INDEX groups_by_parent ON public.groups USING btree (partnership_id, parent_id, "position")
CREATE UNIQUE INDEX groups_pkey ON public.groups USING btree (partnership_id, id)
CREATE INDEX jobs_due ON public.jobs USING btree (run_at) WHERE ((finished_at IS NULL) AND (parked_at IS NULL))
CREATE UNIQUE INDEX jobs_pkey ON public.jobs USING btree (partnership_id, id)
CREATE UNIQUE INDEX jobs_slot_once ON public.jobs USING btree (partnership_id, name, slot)
CREATE INDEX memberships_by_person ON public.memberships USING btree (person_id, partnership_id)
CREATE UNIQUE INDEX memberships_pkey ON public.memberships USING btree (partnership_id, id)
CREATE UNIQUE INDEX organisations_pkey ON public.organisations USING btree (id)
CREATE UNIQUE INDEX partnership_areas_pkey ON public.partnership_areas USING btree (partnership_id, area_code)
CREATE UNIQUE INDEX partnership_organisations_pkey ON public.partnership_organisations USING btree (partnership_id, organisation_id, capacity)
CREATE INDEX partnerships_by_parent ON public.partnerships USING btree (parent_id)
CREATE UNIQUE INDEX partnerships_pkey ON public.partnerships USING btree (id)
CREATE UNIQUE INDEX partnerships_slug_unique ON public.partnerships USING btree (slug)
CREATE UNIQUE INDEX people_pkey ON public.people USING btree (id)
CREATE UNIQUE INDEX role_capabilities_pkey ON public.role_capabilities USING btree (role_key, capability)
CREATE UNIQUE INDEX roles_pkey ON public.roles USING btree (key)
CREATE INDEX sessions_by_account ON public.sessions USING btree (account_id, started_at DESC)
CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (id)
CREATE UNIQUE INDEX sessions_token_unique ON public.sessions USING btree (token_hash)
CREATE INDEX sign_in_attempts_by_subject ON public.sign_in_attempts USING btree (subject_hash, attempted_at DESC)
CREATE UNIQUE INDEX strategic_aims_pkey ON public.strategic_aims USING btree (partnership_id, id)
CREATE UNIQUE INDEX strategic_aims_position_unique ON public.strategic_aims USING btree (partnership_id, kind, "position")

-- Policies
account_links: additions permissive for insert to fp_job with check ( SELECT ctx.can('people:add'::text) AS can)
account_links: redemption permissive for all to fp_credentials using (account_id IS NOT NULL) with check (account_id IS NOT NULL)
account_suspensions: additions permissive for insert to fp_job with check ( SELECT ctx.can('people:add'::text) AS can)
account_suspensions: identity permissive for select to fp_credentials, fp_rls using (account_id IS NOT NULL)
accounts: additions permissive for insert to fp_job with check ( SELECT ctx.can('people:add'::text) AS can)
accounts: identity permissive for select to fp_rls using (id IS NOT NULL)
accounts: new_passphrase permissive for update to fp_credentials using (id IS NOT NULL) with check (id IS NOT NULL)
accounts: self permissive for select to fp_member using (id = ( SELECT ctx.account_id() AS account_id))
accounts: sign_in permissive for select to fp_credentials using (id IS NOT NULL)
audit_events: appending permissive for insert to fp_audit_w with check (seq > 0)
audit_events: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
audit_events: verification permissive for select to fp_audit_w using (seq > 0)
audit_heads: appending permissive for all to fp_audit_w using (seq >= 0) with check (seq >= 0)
audit_heads: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
ctx.migrations: migrator permissive for all to fp_owner using (version IS NOT NULL) with check (version IS NOT NULL)
ctx.migrations: version_check permissive for select to fp_rls using (version IS NOT NULL)
ctx.signing_keys: signing permissive for select to fp_rls using (id = 1)
expected_outcomes: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
expected_outcomes: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
expected_outcomes: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
file_chunks: reads permissive for select to fp_job, fp_member using ctx.can(reader)
file_chunks: stores permissive for insert to fp_job, fp_member with check ctx.can(reader)
file_chunks: sweeping permissive for all to fp_queue using (stored_at IS NOT NULL)
file_chunks: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
files: reads permissive for select to fp_job, fp_member using ctx.can(reader)
files: stores permissive for insert to fp_job, fp_member with check ctx.can(reader)
files: sweeping permissive for select to fp_queue using (stored_at IS NOT NULL)
files: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
groups: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
groups: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
groups: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
jobs: asks permissive for insert to fp_member with check ((acts_for = ( SELECT ctx.person_id() AS person_id)) AND (capabilities <@ ( SELECT ctx.capabilities() AS capabilities)) AND (attempts = 0) AND (lease IS NULL) AND (finished_at IS NULL) AND (parked_at IS NULL))
jobs: console permissive for select to fp_job using ( SELECT ctx.known() AS known)
jobs: follows permissive for insert to fp_job with check ((capabilities <@ ( SELECT ctx.capabilities() AS capabilities)) AND (attempts = 0) AND (lease IS NULL) AND (finished_at IS NULL) AND (parked_at IS NULL))
jobs: handing_out permissive for all to fp_queue using (id IS NOT NULL) with check (id IS NOT NULL)
jobs: identity permissive for select to fp_rls using (id IS NOT NULL)
jobs: own permissive for select to fp_member using (acts_for = ( SELECT ctx.person_id() AS person_id))
jobs: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
memberships: additions permissive for insert to fp_job with check ( SELECT ctx.can('people:add'::text) AS can)
memberships: identity permissive for select to fp_rls using (person_id IS NOT NULL)
memberships: reads permissive for select to fp_job, fp_member using ( SELECT ctx.known() AS known)
memberships: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
organisations: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
organisations: directory permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
organisations: identity permissive for select to fp_rls using (id IS NOT NULL)
partnership_areas: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
partnership_areas: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
partnership_areas: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
partnership_organisations: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
partnership_organisations: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
partnership_organisations: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))
partnerships: directory permissive for select to fp_job, fp_member, fp_public using (( SELECT ctx.known() AS known) AND ((kind <> 'installation'::text) OR (id = ( SELECT ctx.partnership_id() AS partnership_id))))
partnerships: founding permissive for insert to fp_rls with check (kind <> 'installation'::text)
partnerships: identity permissive for select to fp_rls using (id IS NOT NULL)
people: additions permissive for insert to fp_job with check ( SELECT ctx.can('people:add'::text) AS can)
people: fellows permissive for select to fp_job, fp_member using (EXISTS ( SELECT
   FROM memberships m
  WHERE (m.person_id = people.id)))
people: identity permissive for select to fp_rls using (id IS NOT NULL)
people: self permissive for select to fp_member using (id = ( SELECT ctx.person_id() AS person_id))
role_capabilities: identity permissive for select to fp_rls using (role_key IS NOT NULL)
role_capabilities: reads permissive for select to fp_job, fp_member using ( SELECT ctx.known() AS known)
role_capabilities: reference permissive for all to fp_owner using (role_key IS NOT NULL) with check (role_key IS NOT NULL)
roles: identity permissive for select to fp_rls using (key IS NOT NULL)
roles: reads permissive for select to fp_job, fp_member using ( SELECT ctx.known() AS known)
roles: reference permissive for all to fp_owner using (key IS NOT NULL) with check (key IS NOT NULL)
sessions: identity permissive for all to fp_rls using (id IS NOT NULL) with check (id IS NOT NULL)
sessions: self permissive for select to fp_member using (account_id = ( SELECT ctx.account_id() AS account_id))
sessions: sign_in permissive for all to fp_credentials using (id IS NOT NULL) with check (id IS NOT NULL)
sign_in_attempts: sign_in permissive for all to fp_credentials using (subject_hash IS NOT NULL) with check (subject_hash IS NOT NULL)
strategic_aims: additions permissive for insert to fp_job with check ( SELECT ctx.can('partnerships:create'::text) AS can)
strategic_aims: reads permissive for select to fp_job, fp_member, fp_public using ( SELECT ctx.known() AS known)
strategic_aims: tenant restrictive for all to fp_job, fp_member, fp_public using (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id)) with check (partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))

-- Rights on tables
account_links: fp_credentials may select
account_links: fp_job may insert
account_suspensions: fp_credentials may select
account_suspensions: fp_job may insert
account_suspensions: fp_rls may select
accounts: fp_credentials may select
accounts: fp_job may insert
audit_events: fp_audit_w may insert, select
audit_heads: fp_audit_w may insert, select, update
ctx.migrations: fp_rls may select
ctx.signing_keys: fp_rls may select
expected_outcomes: fp_job may insert, select
expected_outcomes: fp_member may select
expected_outcomes: fp_public may select
file_chunks: fp_job may insert, select
file_chunks: fp_member may insert, select
file_chunks: fp_queue may delete, select
files: fp_job may insert, select
files: fp_member may insert, select
files: fp_queue may select
groups: fp_job may insert, select
groups: fp_member may select
groups: fp_public may select
jobs: fp_job may insert, select
jobs: fp_member may insert, select
jobs: fp_queue may delete, insert, select, update
jobs: fp_rls may select
memberships: fp_job may insert, select
memberships: fp_member may select
memberships: fp_rls may select
organisations: fp_job may insert, select
organisations: fp_member may select
organisations: fp_public may select
organisations: fp_rls may select
partnership_areas: fp_job may insert, select
partnership_areas: fp_member may select
partnership_areas: fp_public may select
partnership_organisations: fp_job may insert, select
partnership_organisations: fp_member may select
partnership_organisations: fp_public may select
partnerships: fp_job may select
partnerships: fp_member may select
partnerships: fp_public may select
partnerships: fp_rls may insert, select
people: fp_job may insert, select
people: fp_member may select
people: fp_rls may select
role_capabilities: fp_job may select
role_capabilities: fp_member may select
role_capabilities: fp_rls may select
roles: fp_job may select
roles: fp_member may select
roles: fp_rls may select
sessions: fp_credentials may insert, select
sessions: fp_rls may select
sign_in_attempts: fp_credentials may delete, insert, select
strategic_aims: fp_job may insert, select
strategic_aims: fp_member may select
strategic_aims: fp_public may select

-- Rights on columns
account_links: fp_credentials may update used_at
accounts: fp_credentials may update passphrase_hash
accounts: fp_member may select id, person_id, email, created_at
accounts: fp_rls may select id, person_id, email, created_at
sessions: fp_credentials may update ended_at
sessions: fp_member may select id, account_id, started_at, last_seen_at, expires_at, ended_at
sessions: fp_rls may update last_seen_at

-- Functions
ctx.account_id() owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.append(uuid,jsonb,jsonb) owner fp_audit_w security definer, called by nobody else
ctx.append_events(jsonb) owner fp_audit_w security definer, called by fp_job, fp_member
ctx.append_sign_in(text,uuid,text) owner fp_audit_w security definer, called by fp_auth
ctx.audit_hash(bytea,audit_events) owner fp_audit_w, called by nobody else
ctx.begin_console(text,text[],text) owner fp_rls security definer, called by fp_job
ctx.begin_job(uuid,uuid,text) owner fp_rls security definer, called by fp_job
ctx.begin_member(bytea,text,text) owner fp_rls security definer, called by fp_member
ctx.begin_public(text,text) owner fp_rls security definer, called by fp_public
ctx.can(text) owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.capabilities() owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.capabilities_of(uuid,uuid) owner fp_rls security definer, called by nobody else
ctx.claim_job(text[],integer) owner fp_queue security definer, called by fp_job
ctx.claims() owner fp_rls security definer, called by fp_audit_w
ctx.end_session(bytea) owner fp_credentials security definer, called by fp_auth
ctx.extend_lease(uuid,uuid,integer) owner fp_queue security definer, called by fp_job
ctx.fail_job(uuid,uuid,text,integer) owner fp_queue security definer, called by fp_job
ctx.find_credentials(text) owner fp_credentials security definer, called by fp_auth
ctx.find_link(bytea) owner fp_credentials security definer, called by fp_auth
ctx.finish_job(uuid,uuid) owner fp_queue security definer, called by fp_job
ctx.first_broken_event(uuid) owner fp_audit_w security definer, called by fp_job
ctx.forget_jobs(interval) owner fp_queue security definer, called by fp_job
ctx.found_partnership(text,text,text,text,text,text,text,text) owner fp_rls security definer, called by fp_job
ctx.hand_over(regprocedure,text,text[]) owner fp_owner, called by nobody else
ctx.job_id() owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.known() owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.mac(text) owner fp_rls security definer, called by nobody else
ctx.open_session(uuid,bytea) owner fp_credentials security definer, called by fp_auth
ctx.partnership_id() owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.partnership_summary(uuid) owner fp_rls security definer, called by fp_queue
ctx.person_id() owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.recent_failures(bytea) owner fp_credentials security definer, called by fp_auth
ctx.record_attempt(bytea,boolean) owner fp_credentials security definer, called by fp_auth
ctx.schedule_job(text,text,text[]) owner fp_queue security definer, called by fp_job
ctx.schema_version() owner fp_rls security definer, called by fp_auth, fp_job, fp_member, fp_public, fp_web, fp_worker
ctx.session_id() owner fp_rls security definer, called by fp_audit_w, fp_credentials, fp_job, fp_member, fp_public, fp_queue
ctx.sign(text,uuid,uuid,uuid,uuid,uuid,text[],text) owner fp_rls security definer, called by nobody else
ctx.sweep_chunks(interval) owner fp_queue security definer, called by fp_job
ctx.use_link(bytea,text) owner fp_credentials security definer, called by fp_auth
ctx.wall(regclass) owner fp_owner, called by nobody else
