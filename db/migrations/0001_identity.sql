-- Who is acting: every transaction carries a signed identity that the policies verify (docs/architecture.md, Identity).

create schema ctx;
comment on schema ctx is 'The identity of the running transaction, and the few functions that cross partnerships';
grant usage on schema ctx to fp_rls, fp_credentials, fp_audit_w, fp_queue, fp_member, fp_public, fp_job, fp_web, fp_worker, fp_auth;
grant create on schema ctx to fp_rls, fp_credentials, fp_audit_w, fp_queue;

-- Nothing made later is open to everybody by default.
alter default privileges revoke execute on functions from public;

-- Gives a function to the role whose rights it runs with, and lets only the named roles call it. Granting comes first,
-- because afterwards it is no longer ours to grant.
create procedure ctx.hand_over(f regprocedure, new_owner text, variadic callers text[] default '{}') language plpgsql as $$
declare caller text;
begin
  execute format('revoke execute on function %s from public', f);
  foreach caller in array callers loop
    execute format('grant execute on function %s to %I', f, caller);
  end loop;
  execute format('alter function %s owner to %I', f, new_owner);
end $$;
revoke execute on procedure ctx.hand_over(regprocedure, text, text[]) from public;

create table ctx.migrations (
  version    integer primary key,
  name       text not null,
  checksum   text not null,
  applied_at timestamptz not null default clock_timestamp()
);
comment on table ctx.migrations is 'The migrations that have run here; a database with one this program does not know is newer than it';

create table ctx.signing_keys (
  id        integer primary key constraint signing_keys_only_one check (id = 1),
  inner_key bytea not null,
  outer_key bytea not null
);
comment on table ctx.signing_keys is 'HMAC-SHA-256 key blocks that sign the identity of a transaction; readable by fp_rls only';

-- A 64-byte HMAC block from 256 random bits: four random uuids carry 488, folded by sha256.
do $$
declare secret bytea := sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));
        inner_block bytea := ''; outer_block bytea := ''; octet integer;
begin
  for i in 0..63 loop
    octet := case when i < 32 then get_byte(secret, i) else 0 end;
    inner_block := inner_block || decode(lpad(to_hex(octet # 54), 2, '0'), 'hex');
    outer_block := outer_block || decode(lpad(to_hex(octet # 92), 2, '0'), 'hex');
  end loop;
  insert into ctx.signing_keys values (1, inner_block, outer_block);
end $$;

alter table ctx.migrations enable row level security;
alter table ctx.migrations force row level security;
create policy migrator on ctx.migrations to fp_owner using (version is not null) with check (version is not null);
create policy version_check on ctx.migrations for select to fp_rls using (version is not null);
grant select on ctx.migrations to fp_rls;

alter table ctx.signing_keys enable row level security;
alter table ctx.signing_keys force row level security;
create policy signing on ctx.signing_keys for select to fp_rls using (id = 1);
grant select on ctx.signing_keys to fp_rls;

create function ctx.schema_version() returns integer
  language sql stable security definer set search_path = pg_catalog
  as 'select coalesce(max(version), 0) from ctx.migrations';
call ctx.hand_over('ctx.schema_version()', 'fp_rls', 'fp_web', 'fp_worker', 'fp_auth', 'fp_member', 'fp_public', 'fp_job');

create function ctx.mac(message text) returns text
  language sql stable security definer set search_path = pg_catalog
  as $$ select encode(sha256(outer_key || sha256(inner_key || convert_to(message, 'UTF8'))), 'hex') from ctx.signing_keys $$;
comment on function ctx.mac(text) is 'HMAC-SHA-256 in hex; callable by the identity functions only';
call ctx.hand_over('ctx.mac(text)', 'fp_rls');

create function ctx.sign(role text, partnership uuid, person uuid, account uuid, session uuid, job uuid, capabilities text[], request text)
  returns void language plpgsql security definer set search_path = pg_catalog as $$
declare body text := jsonb_build_object(
    'role', role, 'partnership', partnership, 'person', person, 'account', account, 'session', session, 'job', job,
    'capabilities', to_jsonb(capabilities), 'request', request,
    'backend', pg_backend_pid(), 'transaction', extract(epoch from transaction_timestamp())::text)::text;
begin
  perform set_config('app.ctx', ctx.mac(body) || body, true);  -- true: gone at COMMIT or ROLLBACK
end $$;
call ctx.hand_over('ctx.sign(text, uuid, uuid, uuid, uuid, uuid, text[], text)', 'fp_rls');

create function ctx.claims() returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare signed text := nullif(current_setting('app.ctx', true), '');  -- after COMMIT the setting reads as '', not NULL
        body text; claims jsonb;
begin
  if signed is null then return null; end if;
  body := substr(signed, 65);
  if ctx.mac(body) is distinct from left(signed, 64) then return null; end if;
  claims := body::jsonb;
  if (claims->>'backend')::integer is distinct from pg_backend_pid()
    or claims->>'transaction' is distinct from extract(epoch from transaction_timestamp())::text
    or claims->>'role' is distinct from current_setting('role')
  then return null; end if;
  return claims;
end $$;
comment on function ctx.claims() is 'The verified identity of this transaction, or NULL when it is missing, forged, stale or of another role';
call ctx.hand_over('ctx.claims()', 'fp_rls', 'fp_audit_w');

-- The questions policies ask. Each is NULL or false without a verified identity; write them as (select ctx.…()) so that
-- the planner asks once a statement.
create function ctx.partnership_id() returns uuid language sql stable security definer set search_path = pg_catalog
  as $$ select (ctx.claims()->>'partnership')::uuid $$;
create function ctx.person_id() returns uuid language sql stable security definer set search_path = pg_catalog
  as $$ select (ctx.claims()->>'person')::uuid $$;
create function ctx.account_id() returns uuid language sql stable security definer set search_path = pg_catalog
  as $$ select (ctx.claims()->>'account')::uuid $$;
create function ctx.session_id() returns uuid language sql stable security definer set search_path = pg_catalog
  as $$ select (ctx.claims()->>'session')::uuid $$;
create function ctx.job_id() returns uuid language sql stable security definer set search_path = pg_catalog
  as $$ select (ctx.claims()->>'job')::uuid $$;
create function ctx.known() returns boolean language sql stable security definer set search_path = pg_catalog
  as $$ select ctx.claims() is not null $$;
create function ctx.can(capability text) returns boolean language sql stable security definer set search_path = pg_catalog
  as $$ select coalesce(ctx.claims()->'capabilities' ? capability, false) $$;
create function ctx.capabilities() returns text[] language sql stable security definer set search_path = pg_catalog
  as $$ select coalesce(array(select jsonb_array_elements_text(ctx.claims()->'capabilities')), '{}') $$;
comment on function ctx.known() is 'True when the transaction has a verified identity, a visitor''s included';

do $$
declare f text;
begin
  foreach f in array array['partnership_id()', 'person_id()', 'account_id()', 'session_id()', 'job_id()', 'known()', 'can(text)', 'capabilities()'] loop
    execute format('call ctx.hand_over(%L, ''fp_rls'', ''fp_member'', ''fp_public'', ''fp_job'', ''fp_audit_w'', ''fp_credentials'', ''fp_queue'')', 'ctx.' || f);
  end loop;
end $$;

-- Every table of a partnership is walled by this: row-level security forced, and a restrictive policy that no later
-- permissive one can widen.
create procedure ctx.wall(tenant_table regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format('create policy tenant on %s as restrictive to fp_member, fp_public, fp_job
    using (partnership_id = (select ctx.partnership_id())) with check (partnership_id = (select ctx.partnership_id()))', tenant_table);
end $$;
comment on procedure ctx.wall(regclass) is 'Forces row-level security on a table of a partnership and puts up its restrictive tenant policy';
revoke execute on procedure ctx.wall(regclass) from public;
