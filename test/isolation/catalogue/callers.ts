import { SIGN_IN_CALLERS } from "./sign-in.ts";

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
  "ctx.by_program()": "fp_member",
  "ctx.can(text)": ASKED_BY_POLICIES,
  "ctx.capabilities()": ASKED_BY_POLICIES,
  // Groups: of whoever asks, and of others that serve where they are.
  "ctx.my_groups(text)": "fp_member fp_job",
  "ctx.groups_serving()": "fp_member",
  // What of meetings is kept from whoever asks.
  "ctx.withheld_items()": "fp_member",
  // Which actions are one's own or of one's groups, and who is named in them; and what a place in a group gives.
  "ctx.my_actions()": "fp_member",
  "ctx.people_of_my_actions()": "fp_member",
  "ctx.held_through_groups()": "fp_member",
  // Making and ending access tokens: within what the asker holds, and of their own unless they end roles.
  "ctx.make_access_token(text,text[],bytea,integer,integer)": "fp_member",
  "ctx.revoke_access_token(uuid)": "fp_member",
  // What is at the secret address of a calendar, for whoever has it.
  "ctx.calendar_feed(bytea)": "fp_public",
  // Which minutes are released: of where whoever asks is, and of the groups that serve it.
  "ctx.released_minutes()": "fp_member fp_public",

  // Ends a role where one is: the one change of a role that is held, and it cannot lengthen one.
  "ctx.end_role(uuid)": "fp_member",

  // The people of an organisation: of the one that the transaction has a right over.
  "ctx.organisation_id()": "fp_member fp_job fp_credentials",
  "ctx.partnerships_taken_part_in()": "fp_member fp_job",
  "ctx.still_invites(uuid)": "fp_member",
  "ctx.send_invitations(uuid[],text,integer)": "fp_member fp_job",
  "ctx.cancel_invitation(uuid)": "fp_member",
  "ctx.suspend_colleague(uuid,text,text)": "fp_member",
  "ctx.restore_colleague(uuid)": "fp_member",
  "ctx.colleague_account(uuid)": "fp_credentials",
  "ctx.end_roles_of(uuid)": "fp_credentials",
  "ctx.invitation_standing(invitations)": "fp_credentials",
  "ctx.takes_part(uuid,uuid)": "fp_credentials",
  "ctx.has_local_sign_in(uuid)": "fp_rls",
  "ctx.holders(uuid,text)": "fp_credentials",
  "ctx.find_invitation(bytea)": "fp_auth",
  "ctx.use_invitation(bytea,text)": "fp_auth",
  "ctx.ask_for_sought_role(uuid,text,text)": "fp_auth",

  "ctx.forget_people_lists(interval)": "fp_job",

  "ctx.claims()": "fp_audit_w",
  "ctx.schema_version()": "fp_web fp_worker fp_auth fp_member fp_public fp_job",

  // The doors: one for each kind of actor.
  "ctx.begin_member(bytea,text,text)": "fp_member",
  "ctx.begin_organisation(bytea,uuid,text)": "fp_member",
  "ctx.begin_public(text,text)": "fp_public",
  "ctx.begin_action_link(bytea,text)": "fp_member",
  "ctx.begin_token(bytea,text,text)": "fp_member",
  "ctx.begin_job(uuid,uuid,text)": "fp_job",
  "ctx.begin_console(text,text[],text)": "fp_job",
  "ctx.found_partnership(text,text,text,text,text,text,text,text)": "fp_job",
  "ctx.partnership_summary(uuid)": "fp_queue",

  // The audit trail: appended to by those who act, and never by a visitor.
  "ctx.append_events(jsonb)": "fp_member fp_job",
  "ctx.append_sign_in(text,uuid,text)": "fp_auth",
  "ctx.append_elsewhere(uuid,jsonb,jsonb)": "fp_credentials",
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
  "ctx.put_message(uuid,text,text,uuid,uuid,jsonb)": "fp_credentials",
  "ctx.queue_message(text,text,uuid,jsonb)": "fp_member fp_job",
  "ctx.queue_account_message(text,text,uuid,jsonb)": "fp_auth",
  "ctx.link_token_hash(uuid)": "fp_member fp_job fp_auth fp_credentials",
  "ctx.send_message_again(uuid)": "fp_member",
  "ctx.message_token(uuid)": "fp_member fp_job",
  "ctx.queue_trail_ends(text,text,jsonb)": "fp_job",
  "ctx.message_recipient(uuid)": "fp_job",
  "ctx.postpone_job(uuid,uuid,text,integer)": "fp_job",

  ...SIGN_IN_CALLERS,
};
