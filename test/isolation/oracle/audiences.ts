import type { ActorKey } from "../actors.ts";

/*
 * Who holds what, as domain experts would list them: by hand, and not from the roles in the database, which these lists
 * are there to check.
 */

/** Everybody whose transaction is in a partnership, whatever they may do there. */
export const EVERYBODY_IN_A_PARTNERSHIP: readonly ActorKey[] = [
  "visitor of A",
  "manager",
  "support officer",
  "analyst",
  "chair",
  "vice-chair",
  "member",
  "scrutiny member",
  "auditor",
  "county lead",
  "both in A",
  "both in B",
  "joint in A",
  "group chair in A",
  "B's manager",
  "operator",
  "installation auditor",
  // The pages of an organisation's people are in the installation.
  "administrator",
  "link holder",
  "program",
  "analyst's job",
  "chair's job",
  "ended's job",
  "B's job",
  "operator's job",
  "own job",
  "mail job",
  "reminder job",
  "console",
  "bare console",
];

/** Everybody with an identity, those in no partnership included. */
export const EVERYBODY_KNOWN: readonly ActorKey[] = [
  ...EVERYBODY_IN_A_PARTNERSHIP,
  "visitor",
  "visitor of the installation",
  "nobody",
  "B's analyst in A",
  "ended",
  "future",
  "candidate",
  "misplaced",
  "misplaced in A",
  "operator in A",
  "administrator elsewhere",
  "administrator in A",
  "colleague",
  "moved administrator",
  "ended administrator",
  "passphrase only",
  "awaiting",
];

export const VISITORS: readonly ActorKey[] = ["visitor of A", "visitor", "visitor of the installation"];

/** Signed in, whoever they are. */
export const SIGNED_IN: readonly ActorKey[] = [
  "manager",
  "support officer",
  "analyst",
  "chair",
  "vice-chair",
  "member",
  "scrutiny member",
  "auditor",
  "county lead",
  "both in A",
  "both in B",
  "joint in A",
  "group chair in A",
  "B's manager",
  "operator",
  "installation auditor",
  "nobody",
  "B's analyst in A",
  "ended",
  "future",
  "candidate",
  "misplaced",
  "misplaced in A",
  "operator in A",
  "administrator",
  "administrator elsewhere",
  "administrator in A",
  "colleague",
  "moved administrator",
  "ended administrator",
  "passphrase only",
  "awaiting",
];

/** Jobs and the console, with an identity. */
export const JOBS: readonly ActorKey[] = [
  "analyst's job",
  "chair's job",
  "ended's job",
  "B's job",
  "operator's job",
  "own job",
  "mail job",
  "reminder job",
  "console",
  "bare console",
];

/** Signed in, with a role in the partnership they are in. */
export const PARTNERSHIP_READERS: readonly ActorKey[] = [
  "manager",
  "support officer",
  "analyst",
  "chair",
  "vice-chair",
  "member",
  "scrutiny member",
  "auditor",
  "county lead",
  "both in A",
  "both in B",
  "B's manager",
];

/** Those who see who works where they are. */
export const PEOPLE_READERS: readonly ActorKey[] = [
  "manager",
  "support officer",
  "analyst",
  "chair",
  "vice-chair",
  "member",
  "auditor",
  "county lead",
  "both in A",
  "both in B",
  "B's manager",
  "operator",
  "installation auditor",
];

/** Those who may ask for a role to be given to somebody. */
export const ROLE_ASKERS: readonly ActorKey[] = ["manager", "B's manager", "operator"];

/** Those who may accept what somebody else has asked for. */
export const ROLE_ACCEPTORS: readonly ActorKey[] = [
  "manager",
  "chair",
  "vice-chair",
  "both in B",
  "B's manager",
  "operator",
];

/** Those who look after groups and draft their terms of reference. */
export const GROUP_KEEPERS: readonly ActorKey[] = ["manager", "support officer", "B's manager"];

/** Those who record that terms of reference were approved. */
export const TERMS_APPROVERS: readonly ActorKey[] = ["manager", "chair", "vice-chair", "both in B", "B's manager"];
export const ACTION_READERS: readonly ActorKey[] = [
  "manager",
  "support officer",
  "analyst",
  "chair",
  "vice-chair",
  "member",
  "auditor",
  "county lead",
  "both in A",
  "both in B",
  "B's manager",
  "program",
];

/** Those who look after the action log. */
export const ACTION_MANAGERS: readonly ActorKey[] = ["manager", "support officer", "B's manager"];

/** Those who run the meetings of groups. */
export const MEETING_KEEPERS: readonly ActorKey[] = ["manager", "support officer", "B's manager"];

/** Those who are in the first group of A and nothing else there. The chair of it acts for it. */
export const FIRST_GROUP: readonly ActorKey[] = ["joint in A", "group chair in A"];
export const GROUP_CHAIRS: readonly ActorKey[] = ["group chair in A"];

/** Those who chair, and see every meeting for that. */
export const MEETING_CHAIRS: readonly ActorKey[] = ["chair", "both in B"];

export const DATASET_READERS: readonly ActorKey[] = [
  "manager",
  "support officer",
  "analyst",
  "chair",
  "vice-chair",
  "county lead",
  "both in A",
  "both in B",
  "B's manager",
  "analyst's job",
  "chair's job",
  "B's job",
];

export const DATASET_IMPORTERS: readonly ActorKey[] = [
  "manager",
  "analyst",
  "both in A",
  "B's manager",
  "analyst's job",
];

export const ASSESSMENT_READERS: readonly ActorKey[] = [
  "manager",
  "support officer",
  "analyst",
  "chair",
  "vice-chair",
  "member",
  "county lead",
  "both in A",
  "both in B",
  "B's manager",
  "analyst's job",
  "chair's job",
  "B's job",
  "program",
];

export const ASSESSMENT_WRITERS: readonly ActorKey[] = [
  "manager",
  "analyst",
  "both in A",
  "B's manager",
  "analyst's job",
];

/** Those who may release what somebody else proposed. */
export const RELEASERS: readonly ActorKey[] = ["manager", "chair", "vice-chair", "both in B", "B's manager"];

export const AUDITORS: readonly ActorKey[] = ["auditor", "installation auditor", "operator", "console"];

export const AREA_IMPORTERS: readonly ActorKey[] = ["operator", "operator's job"];

/** Those who look after a partnership's messages, and the installation's. */
export const MAIL_READERS: readonly ActorKey[] = ["manager", "support officer", "B's manager", "operator"];

/** The console, with a command that declares the right to set up. */
export const FOUNDERS: readonly ActorKey[] = ["console"];

/** The roles nobody signs in as: owners of the tables and of the functions that cross partnerships. */
export const INTERNAL_ROLES = ["fp_owner", "fp_rls", "fp_credentials", "fp_audit_w", "fp_queue"] as const;
