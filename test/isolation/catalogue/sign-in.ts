/** Who may call the functions that sign people in, and those that change how. */
export const SIGN_IN_CALLERS: Readonly<Record<string, string>> = {
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

  // Single sign-on: which provider, and whose account it means.
  "ctx.has_providers()": "fp_auth",
  "ctx.provider_of_domain(text)": "fp_auth",
  "ctx.find_provider(uuid)": "fp_auth",
  "ctx.match_provider_identity(uuid,text,text,text)": "fp_auth",
  "ctx.append_provider_refusal(text,uuid,uuid,text)": "fp_auth",
  "ctx.provider_gives_factor(uuid)": "fp_rls",
  "ctx.end_local_sessions(uuid)": "fp_member fp_job",
  "ctx.forget_provider_identities(uuid)": "fp_member",

  // Passphrases, and the alarm when many are tried.
  "ctx.words_about(uuid)": "fp_auth",
  "ctx.begin_new_passphrase(uuid,bytea)": "fp_auth",
  "ctx.change_passphrase(uuid,uuid,text,bytea)": "fp_auth",
  "ctx.raise_sign_in_alarm(timestamp with time zone,integer,integer)": "fp_auth",
};
