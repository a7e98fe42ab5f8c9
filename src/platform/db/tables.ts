// Written by `npm run schema` from the migrations. Do not edit.
import type { ColumnType, Generated } from "kysely";
import type { Day } from "../../kernel/dates.ts";

/** JSON is read as a value and written as text. */
export type Json = ColumnType<unknown, string, string>;

export type AccountLinksTable = {
  token_hash: Buffer;
  account_id: string;
  purpose: string;
  expires_at: Date;
  used_at: Date | null;
};

export type AccountSuspensionsTable = {
  account_id: string;
  suspended_at: Generated<Date>;
  reason: string;
  lifted_at: Date | null;
};

export type AccountsTable = {
  id: Generated<string>;
  person_id: string;
  email: string;
  /** Argon2id, in the PHC string format; null until the person has chosen one */
  passphrase_hash: string | null;
  created_at: Generated<Date>;
};

export type AuditEventsTable = {
  partnership_id: string;
  seq: number;
  at: Date;
  person_id: string | null;
  session_id: string | null;
  job_id: string | null;
  acting_role: string;
  event: string;
  subject: string;
  detail: ColumnType<unknown, string | undefined, string>;
  request: string;
  previous_hash: Buffer;
  /** SHA-256 over the previous hash and the row, see ctx.audit_hash */
  hash: Buffer;
};

export type AuditHeadsTable = {
  partnership_id: string;
  seq: number;
  hash: Buffer;
};

export type ExpectedOutcomesTable = {
  partnership_id: Generated<string>;
  aim_id: string;
  position: number;
  outcome: string;
};

export type FileChunksTable = {
  partnership_id: Generated<string>;
  reader: string;
  sha256: Buffer;
  position: number;
  bytes: Buffer;
  stored_at: Generated<Date>;
};

export type FilesTable = {
  partnership_id: Generated<string>;
  /** The capability that may read it */
  reader: string;
  /** Of the content itself, before any encoding of its chunks */
  sha256: Buffer;
  size_bytes: number;
  media_type: string;
  encoding: "identity" | "br";
  chunk_count: number;
  stored_at: Generated<Date>;
  stored_by: string | null;
};

export type GroupsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  parent_id: string | null;
  position: number;
  name: string;
  kind: "strategic-board" | "executive" | "delivery-group" | "panel" | "network" | "task-and-finish" | "sub-group";
  purpose: Generated<string>;
  cadence: Generated<string>;
  also_called: Generated<string[]>;
  source: Generated<string>;
};

export type JobsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  name: string;
  payload: Json;
  /** The person whose rights the job has, as they are when it runs; null for the installation's own work */
  acts_for: string | null;
  /** The most the job may use: what its kind declares, less whatever the person no longer holds */
  capabilities: Generated<string[]>;
  run_at: Generated<Date>;
  attempts: Generated<number>;
  lease: string | null;
  leased_until: Date | null;
  finished_at: Date | null;
  parked_at: Date | null;
  last_error: string | null;
  /** For scheduled work: the occasion, so that several workers schedule it once */
  slot: string | null;
};

export type MembershipsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  person_id: string;
  role_key: string;
  from_on: Day;
  to_on: Day | null;
  granted_at: Generated<Date>;
  granted_by: string | null;
};

export type OrganisationsTable = {
  id: Generated<string>;
  name: string;
  kind: "police" | "council" | "county-council" | "probation" | "fire" | "health" | "policing-body" | "housing" | "education" | "ambulance" | "prison" | "youth-justice" | "safeguarding-board" | "partnership-board" | "voluntary" | "business" | "research" | "other";
  started_on: Day | null;
  ended_on: Day | null;
  successor_id: string | null;
};

export type PartnershipAreasTable = {
  partnership_id: Generated<string>;
  area_code: string;
  area_name: string;
};

export type PartnershipOrganisationsTable = {
  partnership_id: Generated<string>;
  organisation_id: string;
  capacity: "responsible-authority" | "co-operating" | "invited" | "ex-officio" | "observer" | "member";
  from_on: Day | null;
  to_on: Day | null;
  source: Generated<string>;
};

export type PartnershipsTable = {
  id: Generated<string>;
  slug: string;
  name: string;
  kind: "district" | "unitary" | "combined" | "county" | "installation";
  /** Selects the rule pack: the formulation regulations differ between England and Wales */
  nation: "england" | "wales";
  parent_id: string | null;
  stage: "demonstration" | "live";
  vision: Generated<string>;
  purpose: Generated<string>;
  created_at: Generated<Date>;
};

export type PeopleTable = {
  id: Generated<string>;
  name: string;
  /** Their one employer */
  organisation_id: string | null;
  created_at: Generated<Date>;
};

export type RoleCapabilitiesTable = {
  role_key: string;
  capability: string;
};

export type RolesTable = {
  key: string;
  title: string;
  scope: "partnership" | "installation";
};

export type SessionsTable = {
  id: Generated<string>;
  token_hash: Buffer;
  account_id: string;
  started_at: Generated<Date>;
  last_seen_at: Generated<Date>;
  expires_at: Date;
  ended_at: Date | null;
};

export type SignInAttemptsTable = {
  /** SHA-256 of the e-mail address typed and the address block it came from; neither is kept */
  subject_hash: Buffer;
  attempted_at: Generated<Date>;
  succeeded: boolean;
};

export type StrategicAimsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  position: number;
  kind: "aim" | "priority" | "outcome";
  title: string;
  points: Generated<string[]>;
  source: Generated<string>;
};

export type Tables = {
  account_links: AccountLinksTable;
  account_suspensions: AccountSuspensionsTable;
  accounts: AccountsTable;
  audit_events: AuditEventsTable;
  audit_heads: AuditHeadsTable;
  expected_outcomes: ExpectedOutcomesTable;
  file_chunks: FileChunksTable;
  files: FilesTable;
  groups: GroupsTable;
  jobs: JobsTable;
  memberships: MembershipsTable;
  organisations: OrganisationsTable;
  partnership_areas: PartnershipAreasTable;
  partnership_organisations: PartnershipOrganisationsTable;
  partnerships: PartnershipsTable;
  people: PeopleTable;
  role_capabilities: RoleCapabilitiesTable;
  roles: RolesTable;
  sessions: SessionsTable;
  sign_in_attempts: SignInAttemptsTable;
  strategic_aims: StrategicAimsTable;
};
