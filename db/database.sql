-- What one database needs before its first migration. Run by whoever owns the database; safe to run again.

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to fp_migrator, fp_web, fp_worker, fp_auth', current_database());
  execute format('grant create on database %I to fp_owner', current_database());
end $$;

revoke all on schema public from public;
grant create, usage on schema public to fp_owner;
grant usage on schema public
  to fp_rls, fp_credentials, fp_audit_w, fp_queue, fp_member, fp_public, fp_job, fp_web, fp_worker, fp_auth;
grant create on schema public to fp_rls, fp_credentials, fp_audit_w, fp_queue;
