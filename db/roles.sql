-- The cluster's roles, made once by a superuser (`frankpledge database prepare`) and by the embedded database for itself.
-- Safe to run again. Logins are granted here, and get their passwords from the command that runs this file.

do $$
declare wanted record;
begin
  for wanted in
    select * from (values
      ('fp_owner',       'nologin noinherit'),  -- owns every table; forced row-level security applies to it too
      ('fp_rls',         'nologin'),            -- owns the identity functions; may read memberships and sessions
      ('fp_credentials', 'nologin'),            -- owns the sign-in functions; may write sessions and passphrases
      ('fp_audit_w',     'nologin'),            -- owns the one function that appends audit events
      ('fp_queue',       'nologin'),            -- owns the functions that hand out jobs across partnerships
      ('fp_member',      'nologin'),            -- what a signed-in person may touch
      ('fp_public',      'nologin'),            -- what a visitor may read
      ('fp_job',         'nologin'),            -- what a job bound to one partnership may touch
      ('fp_migrator',    'login noinherit'),    -- DATABASE_OWNER_URL: migrations only
      ('fp_web',         'login noinherit'),    -- DATABASE_URL: has no right of its own
      ('fp_worker',      'login noinherit'),    -- DATABASE_WORKER_URL: has no right of its own
      ('fp_auth',        'login noinherit')     -- DATABASE_AUTH_URL: the sign-in functions, and nothing else
    ) as roles (name, attributes)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      execute format('create role %I %s', wanted.name, wanted.attributes);
    end if;
  end loop;
end $$;

grant fp_member, fp_public to fp_web;
grant fp_job to fp_worker;
grant fp_owner to fp_migrator;
grant fp_rls, fp_credentials, fp_audit_w, fp_queue to fp_owner;
