// Written by `npm run schema` from the migrations. Do not edit.
import type { ColumnType, Generated } from "kysely";
import type { Day } from "../../kernel/dates.ts";

/** JSON is read as a value and written as text. */
export type Json = ColumnType<unknown, string, string>;

export type AccessTokensTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  person_id: string;
  name: string;
  /** What it may use at most: that, as far as its person holds it at the moment. Nothing but reading downloads can be named */
  capabilities: string[];
  /** Whether it was made in a session with a second factor, without which it opens nothing where that is asked for */
  with_second_factor: boolean;
  token_hash: Buffer;
  made_at: Generated<Date>;
  expires_at: Date;
  last_used_on: Day | null;
  ended_at: Date | null;
  /** Who revoked it; null when it ended with something else */
  ended_by: string | null;
  ended_because: "revoked" | "suspended" | "left" | "passphrase-changed" | "factor-changed" | null;
};

export type AccountLinksTable = {
  token_hash: Buffer;
  account_id: string;
  purpose: "first-passphrase" | "new-passphrase";
  expires_at: Date;
  used_at: Date | null;
};

export type AccountSuspensionsTable = {
  account_id: string;
  suspended_at: Generated<Date>;
  reason: string;
  lifted_at: Date | null;
  /** left: the person works for the organisation no more, and their roles ended with it */
  kind: Generated<"suspended" | "left">;
  /** The administrator of the organisation; null when it was the operator, whose suspension only the operator lifts */
  suspended_by: string | null;
  lifted_by: string | null;
};

export type AccountabilityLinesTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  terms_id: string;
  group_id: string;
  position: number;
  kind: "accountable-to" | "reports-to" | "consults" | "works-with";
  body: string;
  subject: Generated<string>;
  cadence: Generated<string>;
};

export type AccountsTable = {
  id: Generated<string>;
  person_id: string;
  email: string;
  /** Argon2id, in the PHC string format; null until the person has chosen one */
  passphrase_hash: string | null;
  created_at: Generated<Date>;
};

export type ActionEscalationsTable = {
  partnership_id: Generated<string>;
  action_id: string;
  group_id: string;
  escalated_on: Day;
  /** The due days that had passed by then */
  missed: Json;
  /** The terms of reference in force that day, whose line it is; null when there were none */
  terms_version: number | null;
  line_kind: "accountable-to" | "reports-to" | null;
  /** The body as the terms name it; empty when they name none */
  body: Generated<string>;
  /** The group that is this body; null when it is no group here, so that it stays with the chair of its own */
  to_group_id: string | null;
};

export type ActionLinksTable = {
  partnership_id: Generated<string>;
  token_hash: Buffer;
  action_id: string;
  person_id: string;
  expires_at: Date;
};

export type ActionUpdatesTable = {
  partnership_id: Generated<string>;
  action_id: string;
  /** Counted from 1: of two people who write at once, the second sees what the first has written */
  position: number;
  kind: "progress" | "blocked" | "open" | "new-date" | "done" | "cancelled" | "edited";
  /** What was done, the outcome, or the reason */
  words: string;
  /** Address of a page that shows it, if any */
  evidence: Generated<string>;
  /** The new due day, or the day on which it was done */
  day: Day | null;
  recorded_by: string;
  recorded_at: Generated<Date>;
  /** The link of a reminder by which it was recorded; each link records one thing */
  link_hash: Buffer | null;
  /** What an edit replaced, by name: text, organisation, person */
  before: ColumnType<unknown, string | null, string | null>;
};

export type ActionsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  text: string;
  organisation_id: string;
  /** Who is to do it for the organisation; null when the organisation has named nobody */
  person_id: string | null;
  agreed_on: Day;
  /** The day first agreed. A later one is an update, with its reason */
  due_on: Day;
  /** The group that agreed it, and that looks after it */
  group_id: string;
  origin_kind: "group" | "meeting-item";
  /** What it came from: the group itself, or an item of one of its meetings */
  origin_id: string;
  made_by: string;
  made_at: Generated<Date>;
};

export type AgendaItemsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  meeting_id: string;
  group_id: string;
  position: number;
  kind: "decision" | "discussion" | "information";
  title: string;
  /** A post or an organisation */
  presenter: Generated<string>;
  minutes: number | null;
  summary: Generated<string>;
  /** What the decision does about crime and disorder (Crime and Disorder Act 1998, section 17) */
  section_17: Generated<string>;
  /** What the decision means for equality (Equality Act 2010, section 149) */
  equality: Generated<string>;
  revision: Generated<number>;
};

export type AnalysesTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  title: string;
  parameters: Json;
  submission_key: string;
  requested_at: Generated<Date>;
  requested_by: string | null;
  step: Generated<"waiting" | "aggregating" | "computing" | "done" | "failed">;
  problem: string | null;
  finished_at: Date | null;
  /** Of all result tables in order: the same inputs give the same bytes */
  results_sha256: Buffer | null;
};

export type AnalysisProposalsTable = {
  partnership_id: Generated<string>;
  analysis_id: string;
  position: number;
  key: string;
  sentence: string | null;
  figures: ColumnType<unknown, string | undefined, string>;
  about: Generated<string>;
  working: string;
};

export type AnalysisRowsTable = {
  partnership_id: Generated<string>;
  analysis_id: string;
  table_name: string;
  position: number;
  key: string;
  /** By column: text, or a figure with its state */
  cells: Json;
};

export type AnalysisTablesTable = {
  partnership_id: Generated<string>;
  analysis_id: string;
  name: string;
  position: number;
  title: string;
  columns: Json;
  notes: Generated<string[]>;
};

export type AreaBoundariesTable = {
  edition_id: string;
  /** With its year, as in area_links; "district" alone where the file does not say of which year */
  level: string;
  code: string;
  /** Empty where the file has none; the gazetteer has it */
  name: string;
  /** As the file says; empty where it does not, and the gazetteer has it */
  district_code: string;
  /** How many corners the outline has: of two outlines of one place the more detailed is used */
  positions: number;
  /** GeoJSON Polygon or MultiPolygon, longitude and latitude in WGS 84 */
  geometry: Json;
};

export type AreaEditionsTable = {
  /** Computed from the content, so that an import that was cut short goes on where it was */
  id: string;
  kind: "lookup" | "boundaries" | "population";
  /** A sketch (the demonstration's) gives way to official editions of the same places */
  origin: "official" | "sketch";
  title: string;
  /** The date or edition the file is of: "2024", "Census 2021", "mid-2023"; empty when the file does not say */
  vintage: string;
  /** The lines that must stand wherever something of it is shown */
  attribution: string;
  /** What of the file was left out, or read in a way that somebody should know of */
  notes: Generated<string[]>;
  file_name: string;
  /** Of the content unpacked, so that the same file is known however it is packed */
  sha256: Buffer;
  /** Rows of the file, or features; not those kept of it */
  row_count: number;
  /** What is kept of it: [{"level": "lsoa21", "to": "ward24", "rows": 1111}], for populations with measure and dated */
  holds: ColumnType<unknown, string | undefined, string>;
  imported_at: Generated<Date>;
  imported_by: string | null;
};

export type AreaLinksTable = {
  edition_id: string;
  /** "lsoa" where a lookup lists the LSOAs of 2011 and of 2021 together; the note says of which each is */
  from_level: string;
  from_code: string;
  from_name: string;
  to_level: string;
  to_code: string;
  to_name: string;
  /** For lsoa11 to lsoa21: U unchanged, S split, M merged, X irregular. For lsoa: 11, 21 or 11+21 */
  note: Generated<string>;
};

export type AreaPopulationsTable = {
  edition_id: string;
  level: string;
  code: string;
  measure: "residents" | "households";
  /** "Census 2021" or "mid-2023" */
  dated: string;
  amount: number;
};

export type AssessmentReleasesTable = {
  partnership_id: Generated<string>;
  proposal_id: string;
  proposed_by: string;
  released_by: string;
  released_at: Generated<Date>;
};

export type AssessmentWithdrawalsTable = {
  partnership_id: Generated<string>;
  proposal_id: string;
  withdrawn_by: string;
  withdrawn_at: Generated<Date>;
  reason: string;
};

export type AssessmentsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  title: string;
  year: string;
  summary: Generated<string>;
  analysis_id: string;
  /** Counts changes of the row, so that two editors do not overwrite each other */
  revision: Generated<number>;
  created_at: Generated<Date>;
  created_by: string | null;
};

export type AttendancesTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  meeting_id: string;
  group_id: string;
  /** Null for a guest, who has no voice */
  seat_id: string | null;
  person_id: string | null;
  /** A name or a post as typed, where it is nobody named for the seat */
  who: Generated<string>;
  stands_as: "voting" | "substitute" | "accompanying" | "guest";
  stands_in_for: Generated<string>;
  mode: "present" | "remote" | "apologies";
  /** The day of the sitting: another than the meeting's when it was adjourned */
  on_day: Day;
  /** Time of day in the United Kingdom */
  came_at: string | null;
  left_at: string | null;
  revision: Generated<number>;
  recorded_at: Generated<Date>;
  recorded_by: string | null;
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
  /** The roles held where the act was done, or console, job, sign-in; null for events from before there was this column */
  capacity: string | null;
  /** The classes of personal data that were shown or changed; subject says whose */
  field_classes: Generated<string[]>;
  /** For what, in one of the words the program knows: never what somebody typed */
  purpose: string | null;
  /** By what leave in law, in one of the words the program knows */
  gateway: string | null;
  result: Generated<"done" | "refused">;
};

export type AuditHeadsTable = {
  partnership_id: string;
  seq: number;
  hash: Buffer;
};

export type AuthenticatorAppsTable = {
  id: Generated<string>;
  account_id: string;
  /** Sealed by the program: see docs/decisions/0014-secrets-of-second-factors.md */
  secret: Buffer;
  /** The time step of the last code taken: none before or at it is taken again */
  last_step: Generated<number>;
  created_at: Generated<Date>;
  confirmed_at: Date | null;
};

export type BankHolidayEditionsTable = {
  id: Generated<string>;
  division: "england-and-wales" | "scotland" | "northern-ireland";
  from_on: Day;
  /** After this day nobody has said which days are bank holidays, and nothing is counted */
  to_on: Day;
  source: string;
  imported_at: Generated<Date>;
  imported_by: string | null;
};

export type BankHolidaysTable = {
  edition_id: string;
  holiday_on: Day;
  name: string;
};

export type BegunProofsTable = {
  /** Of a random cookie that says nothing else */
  browser_hash: Buffer;
  purpose: "passkey-registration" | "passkey-sign-in" | "passkey-proof" | "single-sign-on";
  /** The challenge, what the answer must match, and the form that waits for it */
  particulars: Json;
  expires_at: Date;
};

export type CalendarFeedsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  person_id: string;
  /** The one group whose meetings it holds; null for all groups whose meetings its person may see */
  group_id: string | null;
  token_hash: Buffer;
  made_at: Generated<Date>;
  revoked_at: Date | null;
};

export type CastVotesTable = {
  partnership_id: Generated<string>;
  motion_id: string;
  seat_id: string;
  item_id: string;
  meeting_id: string;
  group_id: string;
  choice: "for" | "against" | "abstain";
  cast_by: string;
  cast_at: Generated<Date>;
};

export type ChairDeterminationsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  motion_id: string;
  part: string;
  finding: string;
  item_id: string;
  meeting_id: string;
  group_id: string;
  found_at: Generated<Date>;
  found_by: string;
};

export type ChairElectionsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  group_id: string;
  post: "chair" | "vice-chair";
  held_on: Day;
  meeting: Generated<string>;
  called_by: string;
  called_at: Generated<Date>;
};

export type ChairTermsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  group_id: string;
  post: "chair" | "vice-chair";
  person_id: string;
  how: "office" | "appointment" | "election";
  decided_by: Generated<string>;
  election_id: string | null;
  from_on: Day;
  to_on: Day | null;
  recorded_by: string;
  recorded_at: Generated<Date>;
};

export type DataGapsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  dataset_id: string;
  force: string;
  from_month: string;
  to_month: string;
  kind: "refused" | "partial" | "break";
  reason: string;
  recorded_at: Generated<Date>;
  recorded_by: string | null;
};

export type DatasetPartsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  dataset_id: string;
  import_file_id: string;
  force: string;
  month: string;
  row_count: number;
  no_location: number;
};

export type DatasetVersionsTable = {
  partnership_id: Generated<string>;
  dataset_id: string;
  number: number;
  made_at: Generated<Date>;
  made_by: string | null;
  import_id: string | null;
  reason: string;
  /** Of all its parts */
  row_count: number;
  /** The rows of each month and force, in that order: a list of {month, force, rows} */
  months: Json;
};

export type DatasetsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  format: "street-crime";
  title: string;
  /** Synthetic data is labelled so on every page that shows it */
  origin: "open-data" | "partner" | "synthetic";
  provider: Generated<string>;
  licence: Generated<string>;
  attribution: Generated<string>;
  created_at: Generated<Date>;
  created_by: string | null;
  /** The latest; none before anything is imported */
  version: number | null;
  version_made_at: Date | null;
  /** Of the latest version */
  row_count: number | null;
  /** Of the latest version; none when it holds no month */
  first_month: string | null;
  last_month: string | null;
};

export type DecisionVotesTable = {
  partnership_id: Generated<string>;
  decision_id: string;
  seat_id: string;
  group_id: string;
  choice: "for" | "against" | "abstain";
};

export type DecisionsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  motion_id: string;
  way: "consensus" | "vote";
  outcome: string;
  on_day: Day;
  at_time: string;
  votes_for: Generated<number>;
  votes_against: Generated<number>;
  abstentions: Generated<number>;
  needed: number;
  represented: number;
  /** The seats that had somebody with their voice in the room then */
  present: string[];
  /** How the quorum of that moment was counted */
  working: string;
  item_id: string;
  meeting_id: string;
  group_id: string;
  taken_at: Generated<Date>;
  taken_by: string;
};

export type ElectionCandidatesTable = {
  partnership_id: Generated<string>;
  election_id: string;
  group_id: string;
  person_id: string;
  seat_id: string;
  named_by: string;
  named_at: Generated<Date>;
};

export type ElectionVotesTable = {
  partnership_id: Generated<string>;
  election_id: string;
  group_id: string;
  seat_id: string;
  /** The candidate; null for a vote for nobody */
  person_id: string | null;
  cast_on: Day;
  recorded_by: string;
  recorded_at: Generated<Date>;
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

export type FindingsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  assessment_id: string;
  position: number;
  /** Words with places for figures: {1}, {2} */
  sentence: string;
  analysis_id: string;
  /** In order, what stands in each place: table, row and column of the analysis */
  figures: Json;
  revision: Generated<number>;
  written_by: string | null;
  written_at: Generated<Date>;
  removed_at: Date | null;
};

export type GazetteerDistrictsTable = {
  gazetteer: number;
  code: string;
  name: string;
  force_code: Generated<string>;
  /** The police force area that holds it, by its own name: "Essex"; empty when no lookup says */
  force: Generated<string>;
  /** Seven districts hold several community safety partnerships, and some partnerships several districts */
  csp_codes: Generated<string[]>;
};

export type GazetteerLsoasTable = {
  gazetteer: number;
  code: string;
  /** Of which census the area is: an LSOA that did not change is of both */
  vintage: "11" | "21" | "11+21";
  /** Sketch for the invented areas of the demonstration, which stay known beside the official ones and are never counted among them */
  origin: Generated<"official" | "sketch">;
  district_code: string;
  /** Null when the LSOA is split between the wards of ward_choices: its points decide, where boundaries are held. Null without choices when no lookup says */
  ward_code: string | null;
  ward_choices: Generated<string[]>;
};

export type GazetteerWardsTable = {
  gazetteer: number;
  code: string;
  name: string;
  district_code: string;
};

export type GazetteersTable = {
  number: number;
  made_at: Generated<Date>;
  edition_ids: string[];
  /** Of all its rows, so that an analysis can show it used the same places */
  sha256: Buffer;
};

export type GroupMembershipsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  group_id: string;
  person_id: string;
  role_key: string;
  from_on: Day;
  to_on: Day | null;
  granted_at: Generated<Date>;
  /** Who asked for it; null when the operator gave it at the console */
  granted_by: string | null;
  grant_id: string | null;
  accepted_by: string | null;
  ended_at: Date | null;
  ended_by: string | null;
};

export type GroupPartnershipsTable = {
  partnership_id: Generated<string>;
  group_id: string;
  served_id: string;
  from_on: Day;
  to_on: Day | null;
  source: Generated<string>;
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
  started_on: Day | null;
  /** When a task-and-finish group is to end; it is still there until ended_on says so */
  due_to_end_on: Day | null;
  ended_on: Day | null;
  /** Raised by each change, so that of two editors the second sees what the first has written */
  revision: Generated<number>;
};

export type IdentityProvidersTable = {
  organisation_id: string;
  issuer: string;
  client_id: string;
  /** Sealed by the program: see docs/decisions/0014-secrets-of-second-factors.md */
  client_secret: Buffer;
  /** What the claim tid must be, where one provider serves many organisations */
  tenant: string | null;
  subject_claim: "sub" | "oid";
  email_claim: "email" | "preferred_username";
  /** The provider gives out its addresses itself, and does not say of each that it was verified */
  vouches_for_email: boolean;
  /** Values of the claims amr and acr that say a second factor was given; none: people give their own here */
  second_factor_values: string[];
  /** False: people of the organisation sign in at the provider only */
  local_sign_in: boolean;
  revision: Generated<number>;
  changed_at: Generated<Date>;
};

export type ImportFilesTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  import_id: string;
  dataset_id: string;
  position: number;
  original: number;
  name: string;
  /** Of the content unpacked, so that the same file is known however it is packed */
  sha256: Buffer;
  outcome: "accepted" | "held-already" | "refused" | "not-read";
  problem: Generated<string>;
  notes: Generated<string[]>;
  row_count: Generated<number>;
  accepted: Generated<number>;
  rejected: Generated<number>;
  no_location: Generated<number>;
  duplicate_ids: Generated<number>;
  is_corrections: Generated<boolean>;
  header: ColumnType<unknown, string | undefined, string>;
  parquet_sha256: Buffer | null;
};

export type ImportOriginalsTable = {
  partnership_id: Generated<string>;
  import_id: string;
  position: number;
  name: string;
  sha256: Buffer;
  size_bytes: number;
};

export type ImportsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  dataset_id: string;
  requested_at: Generated<Date>;
  requested_by: string | null;
  /** The same form sent twice is one import */
  submission_key: string;
  step: Generated<"waiting" | "unpacking" | "reading" | "keeping" | "placing" | "publishing" | "done" | "failed">;
  files_found: Generated<number>;
  files_read: Generated<number>;
  rows_so_far: Generated<number>;
  /** Crime IDs held by more than one accepted row of the import: how many, how many differ in place or outcome, examples */
  duplicates: ColumnType<unknown, string | undefined, string>;
  problem: string | null;
  finished_at: Date | null;
};

export type InvitationsTable = {
  id: Generated<string>;
  organisation_id: string;
  name: string;
  email: string;
  sought_partnership_id: string | null;
  /** A role in a partnership that is asked for when they come; somebody there has to accept it */
  sought_role_key: string | null;
  /** Who sent it last: the invitation stands while they may invite */
  invited_by: string;
  invited_at: Generated<Date>;
  times_sent: Generated<number>;
  sent_at: Date | null;
  /** The message with the link that works; those before it do not any more */
  message_id: string | null;
  token_hash: Buffer | null;
  expires_at: Date | null;
  cancelled_at: Date | null;
  cancelled_by: string | null;
  used_at: Date | null;
  account_id: string | null;
};

export type ItemRestrictionsTable = {
  partnership_id: Generated<string>;
  item_id: string;
  meeting_id: string;
  group_id: string;
  ground: "schedule-12a" | "own-rule";
  /** Of Part 1 of Schedule 12A to the Local Government Act 1972 */
  paragraph: number | null;
  own_rule: Generated<string>;
  reason: string;
  agreed_by: string;
  restricted_at: Generated<Date>;
  restricted_by: string | null;
};

export type ItemTakingsTable = {
  partnership_id: Generated<string>;
  item_id: string;
  meeting_id: string;
  group_id: string;
  on_day: Day;
  at_time: string;
  taken_at: Generated<Date>;
  recorded_by: string | null;
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

export type MeetingInterestsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  item_id: string;
  meeting_id: string;
  group_id: string;
  seat_id: string;
  /** One of those who sit there; null where nobody is named */
  person_id: string | null;
  nature: string;
  declared_at: Generated<Date>;
  recorded_by: string | null;
};

export type MeetingStepsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  meeting_id: string;
  group_id: string;
  kind: "moved" | "cancelled" | "waived" | "dispatched";
  reason: Generated<string>;
  /** The day the agenda was dispatched, or the day a meeting was moved from */
  on_day: Day | null;
  at_time: string | null;
  taken_at: Generated<Date>;
  taken_by: string;
};

export type MeetingsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  group_id: string;
  kind: "ordinary" | "extraordinary";
  held_on: Day;
  /** Time of day in the United Kingdom */
  begins_at: string;
  way: "in-person" | "hybrid" | "remote";
  place: Generated<string>;
  /** How those who are not in the place join: an address, or a number to ring */
  joining: Generated<string>;
  /** Raised by each change, so that of two editors the second sees what the first has written */
  revision: Generated<number>;
  scheduled_at: Generated<Date>;
  scheduled_by: string | null;
};

export type MembershipsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  person_id: string;
  role_key: string;
  from_on: Day;
  to_on: Day | null;
  granted_at: Generated<Date>;
  /** Who asked for it; null when the operator gave it at the console */
  granted_by: string | null;
  grant_id: string | null;
  accepted_by: string | null;
  ended_at: Date | null;
  ended_by: string | null;
  /** For the role of an organisation: over whose people it is held. Null for every other role */
  organisation_id: string | null;
};

export type MinutesAgreementsTable = {
  partnership_id: Generated<string>;
  proposal_id: string;
  group_id: string;
  office: "chair" | "vice-chair";
  agreed_by: string;
  agreed_at: Generated<Date>;
};

export type MinutesAmendmentsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  meeting_id: string;
  group_id: string;
  part: "opening" | "item" | "closing";
  item_id: string | null;
  /** Counted from 1 within the part: of two people who amend at once, the second sees what the first has written */
  position: number;
  /** Counted from 1; one more than there are adds a paragraph */
  paragraph: number;
  reach: "members" | "partners" | "public";
  old_text: string;
  /** Empty when the paragraph was struck out */
  new_text: string;
  /** A seat or a post */
  asked_by: string;
  recorded_by: string;
  recorded_at: Generated<Date>;
};

export type MinutesClearancesTable = {
  partnership_id: Generated<string>;
  meeting_id: string;
  group_id: string;
  cleared_by: string;
  cleared_at: Generated<Date>;
};

export type MinutesConfirmationsTable = {
  partnership_id: Generated<string>;
  meeting_id: string;
  group_id: string;
  at_meeting_id: string;
  recorded_by: string;
  recorded_at: Generated<Date>;
};

export type MinutesProposalsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  meeting_id: string;
  group_id: string;
  reach: "partners" | "public";
  version: number;
  /** Whether something that the minutes say is left out of the document */
  leaves_out: boolean;
  /** What may be read and nothing else: that something is left out, and on which ground, never what */
  document: Json;
  proposed_by: string;
  proposed_at: Generated<Date>;
};

export type MinutesRecordsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  meeting_id: string;
  group_id: string;
  part: "opening" | "item" | "closing";
  item_id: string | null;
  content: Json;
};

export type MinutesTextsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  meeting_id: string;
  group_id: string;
  part: "opening" | "item" | "closing";
  item_id: string | null;
  /** Paragraphs, with an empty line between them */
  body: string;
  /** Who may read each paragraph, in their order */
  reaches: string[];
  /** Whether the item was restricted when this was last saved: what was written before stays with members */
  written_restricted: boolean;
  /** Raised by each change, so that of two editors the second sees what the first has written */
  revision: Generated<number>;
  /** The body as it is searched. Without an index of its own: under row-level security none would be used, and a group has few enough rows */
  words: Generated<string>;
};

export type MinutesWithdrawalsTable = {
  partnership_id: Generated<string>;
  proposal_id: string;
  group_id: string;
  reason: string;
  withdrawn_by: string;
  withdrawn_at: Generated<Date>;
};

export type MotionDissentsTable = {
  partnership_id: Generated<string>;
  motion_id: string;
  seat_id: string;
  item_id: string;
  meeting_id: string;
  group_id: string;
  why: string;
  recorded_at: Generated<Date>;
  recorded_by: string | null;
};

export type MotionTextsTable = {
  partnership_id: Generated<string>;
  motion_id: string;
  part: "proposal" | "urgency" | "modification";
  item_id: string;
  meeting_id: string;
  group_id: string;
  body: string;
  revision: Generated<number>;
};

export type MotionsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  /** The first motion of the lineage: its own id, for that one */
  lineage_id: string;
  place: number;
  kind: "first" | "alternative" | "re-submission" | "modified";
  item_id: string;
  meeting_id: string;
  group_id: string;
  /** How the terms of reference in force on the day of the meeting decide */
  procedure: "consensus" | "majority" | "consensus-then-majority" | "consensus-majority-resubmission";
  /** By which the chair found it substantially modified: without one a barred proposal does not come again */
  determination_id: string | null;
  tabled_at: Generated<Date>;
  tabled_by: string;
};

export type OrganisationNamesTable = {
  organisation_id: string;
  name: string;
  from_on: Day | null;
  to_on: Day | null;
  source: Generated<string>;
};

export type OrganisationSuccessorsTable = {
  organisation_id: string;
  successor_id: string;
  succeeded_on: Day;
  source: Generated<string>;
};

export type OrganisationsTable = {
  id: Generated<string>;
  name: string;
  kind: "police" | "council" | "county-council" | "probation" | "fire" | "health" | "policing-body" | "housing" | "education" | "ambulance" | "prison" | "youth-justice" | "safeguarding-board" | "partnership-board" | "voluntary" | "business" | "research" | "other";
  started_on: Day | null;
  ended_on: Day | null;
};

export type OutgoingMessagesTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  /** The template, declared in the code of the module that sends it */
  kind: string;
  /** The occasion: the same kind of message with the same key is one message */
  key: string;
  /** Whom it is for; whether they may have it, and their address, are looked up when it is sent */
  person_id: string | null;
  /** References and small values that the template needs */
  params: ColumnType<unknown, string | undefined, string>;
  queued_at: Generated<Date>;
  attempts: Generated<number>;
  /** Why it was refused, or what went wrong at the last try; never an address */
  problem: Generated<string>;
  /** Set just before the mail server is given the end of the message: without an outcome, nobody knows whether it was taken */
  handed_over_at: Date | null;
  outcome: "sent" | "refused" | "failed" | "uncertain" | null;
  ended_at: Date | null;
  /** For somebody who is not a person here yet: whether the invitation stands is looked up when it is sent */
  invitation_id: string | null;
  /** The setting of the installation that holds the address; looked up when it is sent */
  to_setting: "AUDIT_HEADS_EMAIL" | null;
};

export type PaperDispatchesTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  meeting_id: string;
  group_id: string;
  /** 0 is the pack, and the rest are supplements */
  number: number;
  first_page: number;
  last_page: number;
  /** Why a supplement did not go with the agenda */
  reason: Generated<string>;
  sent_at: Generated<Date>;
  sent_by: string;
};

export type PaperReadingsTable = {
  partnership_id: Generated<string>;
  person_id: string;
  version_id: string;
  paper_id: string;
  read_at: Generated<Date>;
};

export type PaperVersionsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  paper_id: string;
  item_id: string;
  meeting_id: string;
  group_id: string;
  number: number;
  file_name: string;
  kind: "pdf" | "docx" | "xlsx" | "png" | "jpeg";
  /** Under which the file is stored: papers, which is no capability, so that nothing but this table opens it */
  reader: Generated<"papers">;
  sha256: Buffer;
  size_bytes: number;
  pages: number;
  /** What differs from the version before */
  change: Generated<string>;
  added_at: Generated<Date>;
  added_by: string;
  dispatch_id: string | null;
  /** In the pack or its supplement */
  first_page: number | null;
  /** When a later version was sent out in its place, or the paper was taken out */
  withdrawn_at: Date | null;
};

export type PapersTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  item_id: string;
  meeting_id: string;
  group_id: string;
  title: string;
  added_at: Generated<Date>;
  added_by: string;
  removed_at: Date | null;
  removed_by: string | null;
  removal_reason: Generated<string>;
};

export type PartDistrictsTable = {
  partnership_id: Generated<string>;
  part_id: string;
  gazetteer: number;
  district_code: string;
  crime_type: string;
  row_count: number;
};

export type PartTypesTable = {
  partnership_id: Generated<string>;
  part_id: string;
  crime_type: string;
  row_count: number;
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
  id: Generated<string>;
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

export type PasskeysTable = {
  id: Generated<string>;
  account_id: string;
  name: string;
  credential_id: Buffer;
  public_key: Buffer;
  /** What the device counted at the last use; 0 where it does not count. A lower one later is a copied key */
  sign_count: number;
  transports: string[];
  /** The device may copy it to others of the same person. Never changes: one that says otherwise later is refused */
  syncable: boolean;
  synced: boolean;
  created_at: Generated<Date>;
  last_used_at: Date | null;
};

export type PeopleTable = {
  id: Generated<string>;
  name: string;
  /** Their one employer */
  organisation_id: string | null;
  created_at: Generated<Date>;
};

export type PeopleListsTable = {
  id: Generated<string>;
  organisation_id: string;
  sent_by: string;
  sent_at: Generated<Date>;
  file_name: string;
  /** As it was sent; empty once the list is done with, because it holds names and addresses */
  content: string;
  taken_at: Date | null;
  /** How many rows have been gone through since it was taken */
  position: Generated<number>;
  invited: Generated<number>;
  finished_at: Date | null;
};

export type PrioritiesTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  assessment_id: string;
  position: number;
  title: string;
  reason: string;
  revision: Generated<number>;
  removed_at: Date | null;
};

export type PriorityFindingsTable = {
  partnership_id: Generated<string>;
  priority_id: string;
  finding_id: string;
};

export type ProgrammeItemsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  group_id: string;
  kind: "decision" | "discussion" | "information";
  title: string;
  presenter: Generated<string>;
  minutes: number | null;
  /** YYYY-MM; null for an item of every agenda */
  first_month: string | null;
  /** Null for what is due once */
  every_months: number | null;
  /** The law or the document that asks for it; empty when none does */
  source: Generated<string>;
  /** What of it no authority prescribes, and the group has chosen */
  setting: Generated<string>;
  /** Which of the program's proposals it was, so that none is proposed twice */
  proposed_as: string | null;
  /** Raised by each change, so that of two editors the second sees what the first has written */
  revision: Generated<number>;
  added_at: Generated<Date>;
  added_by: string | null;
};

export type ProgrammeTakingsTable = {
  partnership_id: Generated<string>;
  meeting_id: string;
  programme_item_id: string;
  agenda_item_id: string;
  group_id: string;
};

export type ProviderDomainsTable = {
  domain: string;
  organisation_id: string;
};

export type ProviderIdentitiesTable = {
  issuer: string;
  subject: string;
  account_id: string;
  organisation_id: string;
  linked_at: Generated<Date>;
};

export type ProviderProposalsTable = {
  id: Generated<string>;
  organisation_id: string;
  /** The revision of the provider that it would change; null where it would be the first */
  of_revision: number | null;
  issuer: string;
  client_id: string;
  /** False: the secret that the provider has stays */
  new_secret: boolean;
  /** Sealed by the program, and erased when it is decided */
  client_secret: Buffer | null;
  tenant: string | null;
  subject_claim: "sub" | "oid";
  email_claim: "email" | "preferred_username";
  email_domains: string[];
  vouches_for_email: boolean;
  second_factor_values: string[];
  local_sign_in: boolean;
  proposed_by: string;
  proposed_at: Generated<Date>;
  decided_as: "accepted" | "declined" | "withdrawn" | "replaced" | null;
  /** Null: the operator accepted it at the console */
  decided_by: string | null;
  decided_at: Date | null;
};

export type RecoveryCodesTable = {
  account_id: string;
  code_hash: Buffer;
  used_at: Date | null;
};

export type RejectedRowsTable = {
  partnership_id: Generated<string>;
  import_file_id: string;
  /** In the file, the heading being row 1 */
  row_number: number;
  field: string;
  reason: string;
  /** The row as it stood in the file */
  cells: string[];
  /** For a row of a corrections file: the rejected row it was to correct */
  reference: string | null;
};

export type ReleaseProposalsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  assessment_id: string;
  version: number;
  title: string;
  year: string;
  document: Json;
  document_sha256: Buffer;
  proposed_by: string;
  proposed_at: Generated<Date>;
};

export type RestrictedTextsTable = {
  partnership_id: Generated<string>;
  item_id: string;
  meeting_id: string;
  group_id: string;
  body: string;
};

export type RoleCapabilitiesTable = {
  role_key: string;
  capability: string;
};

export type RoleGrantRefusalsTable = {
  partnership_id: Generated<string>;
  grant_id: string;
  refused_by: string;
  refused_at: Generated<Date>;
};

export type RoleGrantsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  person_id: string;
  role_key: string;
  /** The group, for a role in a group; null for a role in the partnership */
  group_id: string | null;
  from_on: Day;
  to_on: Day | null;
  proposed_by: string;
  proposed_at: Generated<Date>;
  /** For the role of an organisation: over whose people it is held. Null for every other role */
  organisation_id: string | null;
};

export type RolesTable = {
  key: string;
  title: string;
  scope: "partnership" | "group" | "office" | "organisation" | "installation";
};

export type RoomStepsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  meeting_id: string;
  group_id: string;
  kind: "adjourned" | "closed" | "reopened";
  on_day: Day;
  at_time: string;
  until_on: Day | null;
  reason: Generated<string>;
  taken_at: Generated<Date>;
  taken_by: string;
};

export type RowCorrectionsTable = {
  partnership_id: Generated<string>;
  import_file_id: string;
  row_number: number;
  corrected_in: string;
};

export type SeatRepresentativesTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  seat_id: string;
  group_id: string;
  person_id: string;
  /** voting: has the seat's voice; accompanying: may speak; substitute: has the voice when whoever has it is away */
  stands_as: "voting" | "accompanying" | "substitute";
  from_on: Day;
  to_on: Day | null;
  named_by: string | null;
  named_at: Generated<Date>;
};

export type SeatsTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  group_id: string;
  holder: "organisation" | "board" | "office";
  name: string;
  /** The organisation in the directory; null for a board, an office, and a line that stands for several */
  organisation_id: string | null;
};

export type SessionsTable = {
  id: Generated<string>;
  token_hash: Buffer;
  account_id: string;
  started_at: Generated<Date>;
  last_seen_at: Generated<Date>;
  expires_at: Date;
  ended_at: Date | null;
  /** What opened it; console: the demonstration's maker, without anybody signing in */
  method: "passphrase" | "passkey" | "single-sign-on" | "console";
  /** The second factor given last in it; null until one was */
  second_factor: "one-time-code" | "recovery-code" | "passkey" | "single-sign-on" | null;
  second_factor_at: Date | null;
  /** When the person last proved who they are, by the strongest thing their account has */
  stepped_up_at: Date | null;
  /** A few words such as Firefox on Windows, from what the browser calls itself; nothing that tells one device from another like it */
  device: Generated<string>;
  ended_because: "signed-out" | "signed-out-elsewhere" | "passphrase-changed" | "factor-changed" | "sign-in-changed" | null;
};

export type SignInAlarmsTable = {
  began_at: Date;
  failures: number;
  subjects: number;
};

export type SignInAttemptsTable = {
  /** SHA-256 of the e-mail address typed and the address block it came from; neither is kept */
  subject_hash: Buffer;
  attempted_at: Generated<Date>;
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

export type TermsApprovalsTable = {
  partnership_id: Generated<string>;
  terms_id: string;
  group_id: string;
  decided_by: string;
  decided_on: Day;
  meeting: Generated<string>;
  in_force_from: Day;
  /** Who recorded it here, the first of two where the terms ask for two */
  approved_by: string;
  approved_at: Generated<Date>;
};

export type TermsConfirmationsTable = {
  partnership_id: Generated<string>;
  terms_id: string;
  group_id: string;
  approved_by: string;
  confirmed_by: string;
  confirmed_at: Generated<Date>;
};

export type TermsOfReferenceTable = {
  partnership_id: Generated<string>;
  id: Generated<string>;
  group_id: string;
  version: number;
  revision: Generated<number>;
  mission: Generated<string>;
  purpose: Generated<string>;
  aims: Generated<string[]>;
  objectives: Generated<string[]>;
  scope: Generated<string>;
  responsibilities: Generated<string[]>;
  secretariat: Generated<string>;
  source: Generated<string>;
  /** What the document leaves open, and what is done about it here */
  open_points: Generated<string[]>;
  /** Chair, cadence, notice, quorum, voting, restricted items, review and approval, as src/modules/groups/rules/settings.ts has them */
  settings: Json;
  drafted_at: Generated<Date>;
  drafted_by: string | null;
};

export type TermsSeatsTable = {
  partnership_id: Generated<string>;
  terms_id: string;
  seat_id: string;
  group_id: string;
  position: number;
  /** Who is to sit there, as the terms say: a post, never a person's name */
  sits: Generated<string>;
  capacity: "statutory" | "invited" | "ex-officio" | "observer";
  representatives: Generated<number>;
  /** How many bodies the line stands for, where one line names several */
  bodies: Generated<number>;
  votes: boolean;
  /** Posts that the seat holds and a quorum may ask for, such as chair */
  posts: Generated<string[]>;
  from_on: Day | null;
  to_on: Day | null;
};

export type VersionPartsTable = {
  partnership_id: Generated<string>;
  dataset_id: string;
  number: number;
  part_id: string;
};

export type Tables = {
  access_tokens: AccessTokensTable;
  account_links: AccountLinksTable;
  account_suspensions: AccountSuspensionsTable;
  accountability_lines: AccountabilityLinesTable;
  accounts: AccountsTable;
  action_escalations: ActionEscalationsTable;
  action_links: ActionLinksTable;
  action_updates: ActionUpdatesTable;
  actions: ActionsTable;
  agenda_items: AgendaItemsTable;
  analyses: AnalysesTable;
  analysis_proposals: AnalysisProposalsTable;
  analysis_rows: AnalysisRowsTable;
  analysis_tables: AnalysisTablesTable;
  area_boundaries: AreaBoundariesTable;
  area_editions: AreaEditionsTable;
  area_links: AreaLinksTable;
  area_populations: AreaPopulationsTable;
  assessment_releases: AssessmentReleasesTable;
  assessment_withdrawals: AssessmentWithdrawalsTable;
  assessments: AssessmentsTable;
  attendances: AttendancesTable;
  audit_events: AuditEventsTable;
  audit_heads: AuditHeadsTable;
  authenticator_apps: AuthenticatorAppsTable;
  bank_holiday_editions: BankHolidayEditionsTable;
  bank_holidays: BankHolidaysTable;
  begun_proofs: BegunProofsTable;
  calendar_feeds: CalendarFeedsTable;
  cast_votes: CastVotesTable;
  chair_determinations: ChairDeterminationsTable;
  chair_elections: ChairElectionsTable;
  chair_terms: ChairTermsTable;
  data_gaps: DataGapsTable;
  dataset_parts: DatasetPartsTable;
  dataset_versions: DatasetVersionsTable;
  datasets: DatasetsTable;
  decision_votes: DecisionVotesTable;
  decisions: DecisionsTable;
  election_candidates: ElectionCandidatesTable;
  election_votes: ElectionVotesTable;
  expected_outcomes: ExpectedOutcomesTable;
  file_chunks: FileChunksTable;
  files: FilesTable;
  findings: FindingsTable;
  gazetteer_districts: GazetteerDistrictsTable;
  gazetteer_lsoas: GazetteerLsoasTable;
  gazetteer_wards: GazetteerWardsTable;
  gazetteers: GazetteersTable;
  group_memberships: GroupMembershipsTable;
  group_partnerships: GroupPartnershipsTable;
  groups: GroupsTable;
  identity_providers: IdentityProvidersTable;
  import_files: ImportFilesTable;
  import_originals: ImportOriginalsTable;
  imports: ImportsTable;
  invitations: InvitationsTable;
  item_restrictions: ItemRestrictionsTable;
  item_takings: ItemTakingsTable;
  jobs: JobsTable;
  meeting_interests: MeetingInterestsTable;
  meeting_steps: MeetingStepsTable;
  meetings: MeetingsTable;
  memberships: MembershipsTable;
  minutes_agreements: MinutesAgreementsTable;
  minutes_amendments: MinutesAmendmentsTable;
  minutes_clearances: MinutesClearancesTable;
  minutes_confirmations: MinutesConfirmationsTable;
  minutes_proposals: MinutesProposalsTable;
  minutes_records: MinutesRecordsTable;
  minutes_texts: MinutesTextsTable;
  minutes_withdrawals: MinutesWithdrawalsTable;
  motion_dissents: MotionDissentsTable;
  motion_texts: MotionTextsTable;
  motions: MotionsTable;
  organisation_names: OrganisationNamesTable;
  organisation_successors: OrganisationSuccessorsTable;
  organisations: OrganisationsTable;
  outgoing_messages: OutgoingMessagesTable;
  paper_dispatches: PaperDispatchesTable;
  paper_readings: PaperReadingsTable;
  paper_versions: PaperVersionsTable;
  papers: PapersTable;
  part_districts: PartDistrictsTable;
  part_types: PartTypesTable;
  partnership_areas: PartnershipAreasTable;
  partnership_organisations: PartnershipOrganisationsTable;
  partnerships: PartnershipsTable;
  passkeys: PasskeysTable;
  people: PeopleTable;
  people_lists: PeopleListsTable;
  priorities: PrioritiesTable;
  priority_findings: PriorityFindingsTable;
  programme_items: ProgrammeItemsTable;
  programme_takings: ProgrammeTakingsTable;
  provider_domains: ProviderDomainsTable;
  provider_identities: ProviderIdentitiesTable;
  provider_proposals: ProviderProposalsTable;
  recovery_codes: RecoveryCodesTable;
  rejected_rows: RejectedRowsTable;
  release_proposals: ReleaseProposalsTable;
  restricted_texts: RestrictedTextsTable;
  role_capabilities: RoleCapabilitiesTable;
  role_grant_refusals: RoleGrantRefusalsTable;
  role_grants: RoleGrantsTable;
  roles: RolesTable;
  room_steps: RoomStepsTable;
  row_corrections: RowCorrectionsTable;
  seat_representatives: SeatRepresentativesTable;
  seats: SeatsTable;
  sessions: SessionsTable;
  sign_in_alarms: SignInAlarmsTable;
  sign_in_attempts: SignInAttemptsTable;
  strategic_aims: StrategicAimsTable;
  terms_approvals: TermsApprovalsTable;
  terms_confirmations: TermsConfirmationsTable;
  terms_of_reference: TermsOfReferenceTable;
  terms_seats: TermsSeatsTable;
  version_parts: VersionPartsTable;
};
