import { actor } from "../actors.ts";
import { invitationId, listId } from "../fixture/invitations.ts";
import { made } from "../fixture/made.ts";
import {
  accountId,
  OFFICER_SUSPENDED_AT,
  type PersonKey,
  type SessionKey,
  STAFF,
  sessionId,
} from "../fixture/people.ts";
import { PARTNERSHIPS } from "../fixture/places.ts";
import type { Access } from "./access.ts";
import { actionAccess } from "./actions.ts";
import {
  AREA_IMPORTERS,
  ASSESSMENT_READERS,
  ASSESSMENT_WRITERS,
  AUDITORS,
  DATASET_IMPORTERS,
  DATASET_READERS,
  EVERYBODY_KNOWN,
  FOUNDERS,
  JOBS,
  RELEASERS,
  SIGNED_IN,
} from "./audiences.ts";
import { feedAccess } from "./feeds.ts";
import { termsAccess } from "./groups.ts";
import { meetingAccess } from "./meetings.ts";
import { minutesAccess } from "./minutes.ts";
import { paperAccess } from "./papers.ts";
import { partnershipAccess } from "./people.ts";
import { platformAccess, WORKED_ON } from "./platform.ts";
import { programmeAccess } from "./programmes.ts";
import { roomAccess } from "./room.ts";
import { own } from "./rows.ts";
import { secondFactors } from "./second-factors.ts";
import { singleSignOn } from "./single-sign-on.ts";
import { tokenAccess } from "./tokens.ts";

const READ_AND_APPENDED = { fp_member: "select", fp_job: "select", fp_audit_w: "select insert" };

/** All but the hash of the link's secret. */
const INVITATION_COLUMNS =
  "select(id organisation_id name email sought_partnership_id sought_role_key invited_by invited_at times_sent sent_at message_id expires_at cancelled_at cancelled_by used_at account_id) insert";

const place: Access = {
  granted: { fp_member: "select insert", fp_public: "select", fp_job: "select insert" },
  sees: [[EVERYBODY_KNOWN, "all"]],
  adds: AREA_IMPORTERS,
};
const namedPlace: Access = { ...place, granted: { ...place.granted, fp_rls: "select" } };
const ofDatasets: Access = { granted: WORKED_ON, sees: [[DATASET_READERS, "here"]], adds: DATASET_IMPORTERS };
const ofAssessments: Access = { granted: WORKED_ON, sees: [[ASSESSMENT_READERS, "here"]], adds: ASSESSMENT_WRITERS };
const SIGNED_IN_WRITERS = ASSESSMENT_WRITERS.filter((key) => actor(key).role === "fp_member");

/** Every table of the database. Written by hand; a table that is not here fails the tests. */
export const ACCESS: Readonly<Record<string, Access>> = {
  ...partnershipAccess,
  ...termsAccess,
  ...actionAccess,
  ...meetingAccess,
  ...paperAccess,
  ...feedAccess,
  ...tokenAccess,
  ...minutesAccess,
  ...programmeAccess,
  ...roomAccess,
  accounts: {
    granted: {
      fp_member: "select(id person_id email created_at)",
      fp_job: "insert",
      fp_rls: "select(id person_id email created_at)",
      fp_credentials: "select insert update(passphrase_hash)",
    },
    sees: [
      [SIGNED_IN, (key) => own(key, accountId)],
      [["administrator"], () => STAFF.map(accountId)],
    ],
    adds: FOUNDERS,
  },
  account_suspensions: {
    granted: {
      fp_member: "select",
      fp_job: "insert",
      fp_rls: "select",
      fp_credentials: "select insert update(lifted_at lifted_by)",
    },
    sees: [[["administrator"], () => [`${accountId("officer")}|${OFFICER_SUSPENDED_AT}`]]],
    adds: FOUNDERS,
  },
  account_links: { granted: { fp_job: "insert", fp_credentials: "select insert update(used_at)" }, adds: FOUNDERS },
  sessions: {
    granted: {
      fp_member:
        "select(id account_id started_at last_seen_at expires_at ended_at method second_factor second_factor_at stepped_up_at device)",
      fp_rls: "select update(last_seen_at)",
      fp_credentials:
        "select insert update(ended_at ended_because token_hash second_factor second_factor_at stepped_up_at)",
    },
    sees: [[SIGNED_IN, (key) => own(key, sessionId as (person: PersonKey & SessionKey) => string)]],
  },
  ...secondFactors,
  invitations: {
    granted: {
      fp_member: INVITATION_COLUMNS,
      fp_job: INVITATION_COLUMNS,
      fp_rls: "select",
      fp_credentials:
        "select update(invited_by times_sent sent_at message_id token_hash expires_at cancelled_at cancelled_by used_at account_id)",
    },
    sees: [[["administrator"], () => [1, 2, 3].map((n) => invitationId(2, n))]],
    adds: ["administrator"],
  },
  ...singleSignOn,
  people_lists: {
    granted: {
      fp_member: "select insert update(content finished_at invited position taken_at)",
      fp_queue: "select update(content finished_at)",
    },
    sees: [[["administrator"], () => [listId(2)]]],
    changes: [[["administrator"], () => [listId(2)]]],
    adds: ["administrator"],
  },
  sign_in_attempts: { granted: { fp_credentials: "select insert delete" } },
  roles: {
    granted: { fp_member: "select", fp_job: "select", fp_rls: "select", fp_credentials: "select", fp_owner: "all" },
    sees: [[[...SIGNED_IN, "link holder", "program", ...JOBS], "all"]],
    referredTo: true,
  },
  role_capabilities: {
    granted: { fp_member: "select", fp_job: "select", fp_rls: "select", fp_owner: "all" },
    sees: [[[...SIGNED_IN, "link holder", "program", ...JOBS], "all"]],
  },

  // Auditors read the trail of where they are, and nobody ever changes it.
  audit_events: { granted: READ_AND_APPENDED, sees: [[AUDITORS, "here"]] },
  // How far all trails have come is told to whoever begins as a visitor, by the role that lets them in.
  audit_heads: { granted: { fp_audit_w: "select insert update", fp_rls: "select(partnership_id seq)" } },

  ...platformAccess,

  area_editions: place,
  area_links: place,
  area_boundaries: place,
  area_populations: place,
  gazetteers: namedPlace,
  gazetteer_districts: namedPlace,
  gazetteer_wards: namedPlace,
  gazetteer_lsoas: place,
  bank_holiday_editions: place,
  bank_holidays: place,

  datasets: {
    ...ofDatasets,
    granted: {
      fp_member: "select insert update(version version_made_at row_count first_month last_month)",
      fp_job: "select insert update(version version_made_at row_count first_month last_month)",
    },
    changes: [[DATASET_IMPORTERS, "here"]],
  },
  imports: {
    ...ofDatasets,
    granted: {
      fp_member: "select insert",
      fp_job: "select insert update(step files_found files_read rows_so_far duplicates problem finished_at)",
    },
    changes: [[["analyst's job"], "here"]],
  },
  import_originals: ofDatasets,
  import_files: ofDatasets,
  dataset_parts: ofDatasets,
  part_types: ofDatasets,
  part_districts: ofDatasets,
  dataset_versions: ofDatasets,
  version_parts: ofDatasets,
  rejected_rows: ofDatasets,
  row_corrections: ofDatasets,
  data_gaps: {
    ...ofDatasets,
    granted: { fp_member: "select insert delete", fp_job: "select insert" },
    removes: [[["manager", "analyst", "both in A", "B's manager"], "here"]],
  },

  analyses: {
    ...ofAssessments,
    granted: { fp_member: "select insert", fp_job: "select insert update(step problem finished_at results_sha256)" },
    changes: [[["analyst's job"], "here"]],
  },
  analysis_tables: ofAssessments,
  analysis_rows: ofAssessments,
  analysis_proposals: ofAssessments,
  assessments: {
    ...ofAssessments,
    granted: { fp_member: "select insert update(title year summary analysis_id revision)", fp_job: "select insert" },
    changes: [[SIGNED_IN_WRITERS, "here"]],
  },
  findings: {
    ...ofAssessments,
    granted: {
      fp_member: "select insert update(position sentence analysis_id figures revision removed_at)",
      fp_job: "select insert",
    },
    changes: [[SIGNED_IN_WRITERS, "here"]],
  },
  priorities: {
    ...ofAssessments,
    granted: { fp_member: "select insert update(position title reason revision removed_at)", fp_job: "select insert" },
    changes: [[SIGNED_IN_WRITERS, "here"]],
  },
  priority_findings: {
    ...ofAssessments,
    granted: { fp_member: "select insert delete", fp_job: "select insert" },
    removes: [[SIGNED_IN_WRITERS, "here"]],
  },

  // The public reads what is released and not withdrawn: the first of each place, see the fixture.
  release_proposals: {
    granted: {
      fp_member: "select insert",
      fp_job: "select",
      fp_public: "select(partnership_id id assessment_id version title year document document_sha256)",
    },
    sees: [
      [ASSESSMENT_READERS, "here"],
      [["visitor of A"], () => [`${PARTNERSHIPS.A.id}|${made.proposal("A")}`]],
    ],
    adds: SIGNED_IN_WRITERS,
  },
  assessment_releases: {
    granted: {
      fp_member: "select insert",
      fp_job: "select",
      fp_public: "select(partnership_id proposal_id released_at)",
    },
    sees: [
      [ASSESSMENT_READERS, "here"],
      [["visitor of A"], () => [`${PARTNERSHIPS.A.id}|${made.proposal("A")}`]],
    ],
    adds: RELEASERS,
  },
  assessment_withdrawals: {
    granted: { fp_member: "select insert", fp_job: "select", fp_public: "select(partnership_id proposal_id)" },
    sees: [
      [ASSESSMENT_READERS, "here"],
      [["visitor of A"], "here"],
    ],
    adds: RELEASERS,
  },

  "ctx.migrations": { granted: { fp_rls: "select", fp_owner: "all" } },
  "ctx.signing_keys": { granted: { fp_rls: "select" } },
};
