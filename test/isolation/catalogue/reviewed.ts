/** The schemas there are. */
export const SCHEMAS: readonly string[] = ["public", "ctx"];

/** Who may take on which role. */
export const MEMBERSHIPS: Readonly<Record<string, string>> = {
  fp_web: "fp_member fp_public",
  fp_worker: "fp_job",
  fp_migrator: "fp_owner",
  fp_owner: "fp_rls fp_credentials fp_audit_w fp_queue",
};

const ASKED_BY_POLICIES = "fp_member fp_public fp_job fp_audit_w fp_credentials fp_queue";

/** Who may call which function. A function that is not here may be called by its owner alone. */
export const CALLERS: Readonly<Record<string, string>> = {
  // Questions about the verified identity: they tell a transaction about itself.
  "ctx.partnership_id()": ASKED_BY_POLICIES,
  "ctx.person_id()": ASKED_BY_POLICIES,
  "ctx.account_id()": ASKED_BY_POLICIES,
  "ctx.session_id()": ASKED_BY_POLICIES,
  "ctx.job_id()": ASKED_BY_POLICIES,
  "ctx.known()": ASKED_BY_POLICIES,
  "ctx.can(text)": ASKED_BY_POLICIES,
  "ctx.capabilities()": ASKED_BY_POLICIES,
  // Groups: of whoever asks, and of others that serve where they are.
  "ctx.my_groups(text)": "fp_member fp_job",
  "ctx.groups_serving()": "fp_member",

  // Ends a role where one is: the one change of a role that is held, and it cannot lengthen one.
  "ctx.end_role(uuid)": "fp_member",

  "ctx.claims()": "fp_audit_w",
  "ctx.schema_version()": "fp_web fp_worker fp_auth fp_member fp_public fp_job",

  // The doors: one for each kind of actor.
  "ctx.begin_member(bytea,text,text)": "fp_member",
  "ctx.begin_public(text,text)": "fp_public",
  "ctx.begin_job(uuid,uuid,text)": "fp_job",
  "ctx.begin_console(text,text[],text)": "fp_job",
  "ctx.found_partnership(text,text,text,text,text,text,text,text)": "fp_job",
  "ctx.partnership_summary(uuid)": "fp_queue",

  // The audit trail: appended to by those who act, and never by a visitor.
  "ctx.append_events(jsonb)": "fp_member fp_job",
  "ctx.append_sign_in(text,uuid,text)": "fp_auth",
  "ctx.first_broken_event(uuid)": "fp_job",
  "ctx.check_trail(uuid,bigint,bytea,integer)": "fp_job",
  "ctx.trail_ends()": "fp_job",
  "ctx.trail_hashes(uuid,bigint[])": "fp_job",
  "ctx.looks_at_me(timestamp with time zone,integer)": "fp_member",
  "ctx.capacity(jsonb)": "fp_audit_w",
  "ctx.person_of(uuid)": "fp_audit_w",
  "ctx.person_name(uuid)": "fp_audit_w",
  "ctx.partnership_name(uuid)": "fp_audit_w",

  // Handing out jobs: by the worker, which shows no row of them.
  "ctx.claim_job(text[],integer)": "fp_job",
  "ctx.extend_lease(uuid,uuid,integer)": "fp_job",
  "ctx.finish_job(uuid,uuid)": "fp_job",
  "ctx.fail_job(uuid,uuid,text,integer)": "fp_job",
  "ctx.schedule_job(text,text,text[])": "fp_job",
  "ctx.forget_jobs(interval)": "fp_job",
  "ctx.enqueue_everywhere(text,text,text[])": "fp_member fp_job",
  "ctx.sweep_chunks(interval)": "fp_job",

  // Messages: written by those who act, and their secrets read by the job that sends them, or in a demonstration.
  "ctx.put_message(uuid,text,text,uuid,jsonb)": "fp_credentials",
  "ctx.queue_message(text,text,uuid,jsonb)": "fp_member fp_job",
  "ctx.queue_account_message(text,text,uuid,jsonb)": "fp_auth",
  "ctx.link_token_hash(uuid)": "fp_member fp_job fp_auth fp_credentials",
  "ctx.message_token(uuid)": "fp_member fp_job",
  "ctx.message_recipient(uuid)": "fp_job",
  "ctx.postpone_job(uuid,uuid,text,integer)": "fp_job",

  // Signing in: by the one login that can do nothing else.
  "ctx.find_credentials(text)": "fp_auth",
  "ctx.recent_failures(bytea,timestamp with time zone)": "fp_auth",
  "ctx.record_attempt(bytea,boolean,timestamp with time zone)": "fp_auth",
  "ctx.lock_attempts(bytea)": "fp_auth",
  "ctx.open_session(uuid,bytea,text,text,text)": "fp_auth",
  "ctx.end_session(bytea,text)": "fp_auth",
  "ctx.why_ended(bytea)": "fp_auth",
  "ctx.find_link(bytea)": "fp_auth",
  "ctx.use_link(bytea,text)": "fp_auth",

  // Second factors, and what they do for a session.
  "ctx.lock_factors(bytea)": "fp_auth",
  "ctx.begin_app(uuid,bytea)": "fp_auth",
  "ctx.confirm_app(uuid,bigint)": "fp_auth",
  "ctx.use_one_time_code(uuid,bigint)": "fp_auth",
  "ctx.use_recovery_code(uuid,bytea)": "fp_auth",
  "ctx.replace_recovery_codes(uuid,bytea[])": "fp_auth",
  "ctx.raise_session(bytea,bytea,text)": "fp_auth",
  "ctx.end_other_sessions(uuid,uuid,text)": "fp_auth",
  "ctx.sealing_key()": "fp_auth",
  "ctx.begin_proof(bytea,text,jsonb)": "fp_auth",
  "ctx.take_proof(bytea,text)": "fp_auth",
  "ctx.add_passkey(uuid,text,bytea,bytea,bigint,text[],boolean,boolean)": "fp_auth",
  "ctx.credentials_of(uuid)": "fp_auth",
  "ctx.lock_passkey(bytea)": "fp_auth",
  "ctx.use_passkey(uuid,bigint,boolean)": "fp_auth",
  "ctx.rename_passkey(uuid,uuid,text)": "fp_auth",
  "ctx.remove_passkey(uuid,uuid)": "fp_auth",
  "ctx.has_second_factor(uuid)": "fp_credentials",
  "ctx.live_session(bytea)": "fp_credentials",
  "ctx.end_own_sessions(uuid)": "fp_member",
  "ctx.forget_second_factor(text)": "fp_job",

  // Passphrases, and the alarm when many are tried.
  "ctx.words_about(uuid)": "fp_auth",
  "ctx.begin_new_passphrase(uuid,bytea)": "fp_auth",
  "ctx.change_passphrase(uuid,uuid,text,bytea)": "fp_auth",
  "ctx.raise_sign_in_alarm(timestamp with time zone,integer,integer)": "fp_auth",
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
    places: ["outgoing_messages outgoing_messages_person_id_fkey"],
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
