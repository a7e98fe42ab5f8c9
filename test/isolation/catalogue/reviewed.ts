/** The schemas there are. */
export const SCHEMAS: readonly string[] = ["public", "ctx"];

/** Who may take on which role. */
export const MEMBERSHIPS: Readonly<Record<string, string>> = {
  fp_web: "fp_member fp_public",
  fp_worker: "fp_job",
  fp_migrator: "fp_owner",
  fp_owner: "fp_rls fp_credentials fp_audit_w fp_queue",
};

/** Places where a fault may be, why, and the test that shows it does no harm there. */
export type Exception = {
  readonly fault: string;
  readonly places: readonly string[];
  readonly reason: string;
  /** A test's name, or the beginning of it, in test/isolation. */
  readonly test: string;
};

const NAKED = "statements without a condition reach what the oracle says, and nothing else:";

export const EXCEPTIONS: readonly Exception[] = [
  {
    fault: "no tenant wall",
    places: ["organisations", "organisation_names", "organisation_successors", "partnerships"],
    reason: "The directory of partnerships is installation-wide and public",
    test: NAKED,
  },
  {
    fault: "no tenant wall",
    places: [
      "people",
      "accounts",
      "account_suspensions",
      "account_links",
      "sessions",
      "sign_in_attempts",
      "authenticator_apps",
      "recovery_codes",
      "sign_in_alarms",
      "passkeys",
      "begun_proofs",
    ],
    reason:
      "One person works in several partnerships: policies by self and by shared membership stand in place of the wall",
    test: NAKED,
  },
  {
    fault: "no tenant wall",
    places: ["invitations"],
    reason: "An organisation invites people to no partnership: a policy by organisation stands in place of the wall",
    test: NAKED,
  },
  {
    fault: "no tenant wall",
    places: ["roles", "role_capabilities"],
    reason: "What roles there are is the installation's, and no secret to those who are signed in",
    test: NAKED,
  },
  {
    fault: "no tenant wall",
    places: [
      "area_editions",
      "area_links",
      "area_boundaries",
      "area_populations",
      "gazetteers",
      "gazetteer_districts",
      "gazetteer_wards",
      "gazetteer_lsoas",
      "bank_holiday_editions",
      "bank_holidays",
    ],
    reason: "Official lookups, boundaries, populations and bank holidays are open data, the same for every partnership",
    test: NAKED,
  },
  {
    fault: "no tenant wall",
    places: ["ctx.migrations", "ctx.signing_keys"],
    reason: "No role that acts for anybody may read them at all",
    test: NAKED,
  },
  {
    fault: "no tenant wall",
    places: ["groups", "group_memberships", "group_partnerships"],
    reason: "Walled but for what a share rule opens to members: that a group serves them, and who is in it, to read",
    test: "a partnership that a group serves sees the group and who is in it, and nothing else of its host",
  },
  {
    fault: "unique across partnerships",
    places: [
      "organisations_pkey",
      "organisations_name_unique",
      "organisation_names_pkey",
      "organisation_successors_pkey",
      "partnerships_pkey",
      "partnerships_slug_unique",
      "roles_pkey",
      "role_capabilities_pkey",
      "area_editions_pkey",
      "area_editions_file_once",
      "area_links_pkey",
      "area_boundaries_pkey",
      "area_populations_pkey",
      "gazetteers_pkey",
      "gazetteer_districts_pkey",
      "gazetteer_wards_pkey",
      "gazetteer_lsoas_pkey",
      "bank_holiday_editions_pkey",
      "bank_holidays_pkey",
      "ctx.migrations_pkey",
      "ctx.signing_keys_pkey",
    ],
    reason: "The rows belong to no partnership, and who may add one may see them all",
    test: NAKED,
  },
  {
    fault: "unique across partnerships",
    places: [
      "people_pkey",
      "accounts_pkey",
      "accounts_person_unique",
      "accounts_email_unique",
      "account_suspensions_pkey",
      "account_links_pkey",
      "sessions_pkey",
      "sessions_token_unique",
      "authenticator_apps_pkey",
      "authenticator_apps_one_of_each",
      "recovery_codes_pkey",
      "sign_in_alarms_pkey",
      "passkeys_pkey",
      "passkeys_credential_unique",
      "begun_proofs_pkey",
    ],
    reason: "People are installation-wide; only the console adds them, so a clash tells nobody who has an account",
    test: NAKED,
  },
  {
    fault: "unique across partnerships",
    places: ["invitations_pkey", "invitations_token_unique", "invitations_open_once"],
    reason: "Random ids and hashes; and addresses within one organisation, whose administrators see all of them",
    test: NAKED,
  },
  {
    fault: "foreign key across partnerships",
    places: [
      "partnerships partnerships_parent_id_fkey",
      "organisation_names organisation_names_organisation_id_fkey",
      "organisation_successors organisation_successors_organisation_id_fkey",
      "organisation_successors organisation_successors_successor_id_fkey",
      "bank_holidays bank_holidays_edition_id_fkey",
      "people people_organisation_id_fkey",
      "accounts accounts_person_id_fkey",
      "account_suspensions account_suspensions_account_id_fkey",
      "account_links account_links_account_id_fkey",
      "sessions sessions_account_id_fkey",
      "authenticator_apps authenticator_apps_account_id_fkey",
      "recovery_codes recovery_codes_account_id_fkey",
      "passkeys passkeys_account_id_fkey",
      "role_capabilities role_capabilities_role_key_fkey",
      "partnership_organisations partnership_organisations_organisation_id_fkey",
      "memberships memberships_person_id_fkey",
      "memberships memberships_role_key_fkey",
      "group_memberships group_memberships_person_id_fkey",
      "group_memberships group_memberships_role_key_fkey",
      "group_partnerships group_partnerships_served_id_fkey",
      "role_grants role_grants_person_id_fkey",
      "role_grants role_grants_role_key_fkey",
      "seats seats_organisation_id_fkey",
      "seat_representatives seat_representatives_person_id_fkey",
      "role_grants role_grants_organisation_id_fkey",
      "memberships memberships_organisation_id_fkey",
      "invitations invitations_organisation_id_fkey",
      "invitations invitations_sought_partnership_id_fkey",
      "invitations invitations_sought_role_key_fkey",
      "invitations invitations_invited_by_fkey",
      "invitations invitations_account_id_fkey",
    ],
    reason: "Between rows that belong to no partnership, or to one by a random id, which tells nobody anything",
    test: NAKED,
  },
  {
    fault: "foreign key across partnerships",
    places: ["jobs jobs_acts_for_fkey"],
    reason: "A job can be asked for in one's own name only, so the key says of nobody else that there is such a person",
    test: NAKED,
  },
  {
    fault: "foreign key across partnerships",
    places: [
      "outgoing_messages outgoing_messages_person_id_fkey",
      "outgoing_messages outgoing_messages_invitation_id_fkey",
    ],
    reason: "Written by one function, whose callers name somebody whom the program has found for them",
    test: NAKED,
  },
  {
    fault: "foreign key across partnerships",
    places: ["part_districts part_districts_gazetteer_fkey"],
    reason: "Gazetteers are open data, which everybody sees",
    test: NAKED,
  },
  {
    fault: "partnership can be left out",
    places: ["audit_events", "audit_heads"],
    reason: "Appended to by one function, which names the chain: events of no partnership go to the installation's",
    test: "whoever acts is named by the database, and not by the caller",
  },
];
