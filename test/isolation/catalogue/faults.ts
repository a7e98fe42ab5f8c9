import type { Ask } from "../fixture.ts";
import { CALLERS } from "./callers.ts";
import { MEMBERSHIPS, SCHEMAS } from "./reviewed.ts";

/** Something about a table, policy, key, function or role that could let somebody past the walls. */
export type Fault = { readonly fault: FaultKind; readonly place: string };

export type FaultKind = keyof typeof CHECKS | keyof typeof LISTS;

/**
 * Reads the whole catalogue, or what it says of one table. What it answers is either on the reviewed list or fails the
 * build.
 */
export async function findFaults(ask: Ask, table?: string): Promise<Fault[]> {
  if (table !== undefined) return ask(asQuery(Object.entries(CHECKS), `and c.oid = '${table}'::regclass`));
  const lists = Object.entries(LISTS).map(([kind, { sql }]) => [kind, sql] as const);
  const found = await ask<Fault>(asQuery([...Object.entries(CHECKS), ...lists]));
  return [
    ...found.filter(({ fault }) => fault in CHECKS),
    ...Object.keys(LISTS).flatMap((kind) => differences(kind, found)),
  ];
}

function asQuery(checks: readonly (readonly [kind: string, sql: string])[], only = ""): string {
  const parts = checks.map(([kind, sql]) => `select '${kind}' as fault, place from (${sql}) as found (place)`);
  return `${WORDS.replace("<only>", only)} ${parts.join(" union all ")} order by 1, 2`;
}

/** What is there and not on the list, and what is on the list and not there. */
function differences(kind: string, found: readonly Fault[]): Fault[] {
  const fault = kind as keyof typeof LISTS;
  const reviewed: readonly string[] = LISTS[fault].reviewed;
  const there = found.filter((row) => row.fault === fault).map((row) => row.place);
  return [
    ...there.filter((place) => !reviewed.includes(place)).map((place) => ({ fault, place })),
    ...reviewed.filter((place) => !there.includes(place)).map((place) => ({ fault, place: `${place} (not there)` })),
  ];
}

/** What the checks speak of: our relations, their rights one by one, their policies, our functions, our roles. */
const WORDS = `
  with schemas as (
    select oid, nspname as name, nspacl as acl from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'),
  relations as (
    select c.oid, c.relkind as kind, c.relowner as owner, c.relacl as acl, c.reloptions as options,
           c.relrowsecurity as secured, c.relforcerowsecurity as forced, c.oid::regclass::text as name,
           exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'partnership_id' and not a.attisdropped) as tenant
      from pg_class c join schemas s on s.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') <only>),
  tables as (select * from relations where kind in ('r', 'p')),
  rights as (
    select r.oid, r.name, r.kind, r.owner, x.grantee, x.privilege_type as statement
      from relations r, aclexplode(coalesce(r.acl, acldefault('r', r.owner))) x
    union
    select r.oid, r.name, r.kind, r.owner, x.grantee, x.privilege_type
      from relations r join pg_attribute a on a.attrelid = r.oid, aclexplode(a.attacl) x),
  policies as (
    select p.polrelid as oid, t.name, t.name || ' ' || p.polname as place, p.polpermissive as permissive, p.polroles as roles,
           case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' end as statement,
           pg_get_expr(p.polqual, p.polrelid) as shows, pg_get_expr(p.polwithcheck, p.polrelid) as takes
      from pg_policy p join tables t on t.oid = p.polrelid),
  functions as (
    select p.oid, p.oid::regprocedure::text as name, p.proowner as owner, p.prosecdef as definer, p.proconfig as settings,
           coalesce(p.proacl, acldefault('f', p.proowner)) as acl
      from pg_proc p join schemas s on s.oid = p.pronamespace),
  ours as (select * from pg_roles where rolname ~ '^fp_'),
  acting as (select oid from pg_roles where rolname in ('fp_member', 'fp_public', 'fp_job'))`;

/** The tenant wall, as ctx.wall() puts it up and the catalogue tells it. */
const WALL = "'(partnership_id = ( SELECT ctx.partnership_id() AS partnership_id))'";

/** Each answers the places where the fault is. */
const CHECKS = {
  "row-level security is off": "select name from tables where not secured",
  "row-level security is not forced": "select name from tables where secured and not forced",
  "no tenant wall": `
    select name from tables t where not exists (select from policies p where p.oid = t.oid and not p.permissive
      and p.statement is null and p.shows = ${WALL} and p.takes = ${WALL} and p.roles @> (select array_agg(oid) from acting))`,
  "policy lets everything pass": `
    select place from policies where permissive and 'true' in (shows, takes)`,
  "policy asks nothing of who acts": `
    select place from policies where permissive and roles && (select array_agg(oid) from acting)
      and (coalesce(shows, 'ctx.') !~ 'ctx\\.|EXISTS' or coalesce(takes, 'ctx.') !~ 'ctx\\.|EXISTS')`,
  "policy is for everybody": "select place from policies where 0 = any(roles)",
  "policy without the right": `
    select place || ' for ' || r.rolname from policies p join pg_roles r on r.oid = any(p.roles)
     where p.permissive and not exists (select from rights x where x.oid = p.oid and x.grantee = r.oid
       and x.statement = coalesce(p.statement, x.statement))`,
  "right without a policy": `
    select distinct name || ' ' || x.statement || ' for ' || coalesce(r.rolname, 'everybody') from rights x
      left join pg_roles r on r.oid = x.grantee
     where kind in ('r', 'p') and x.grantee <> x.owner and x.statement in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
       and not exists (select from policies p where p.oid = x.oid and p.permissive and x.grantee = any(p.roles)
         and coalesce(p.statement, x.statement) = x.statement)`,
  "right that no policy binds": `
    select distinct name || ' ' || statement || ' for ' || coalesce(r.rolname, 'everybody') from rights x
      left join pg_roles r on r.oid = x.grantee
     where x.grantee <> x.owner and statement in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN')`,
  "right of everybody": `
    select name || ' ' || statement from rights where grantee = 0
    union all select 'schema ' || s.name || ' ' || x.privilege_type from schemas s, aclexplode(s.acl) x where x.grantee = 0
    union all select f.name || ' ' || x.privilege_type from functions f, aclexplode(f.acl) x where x.grantee = 0`,
  "right of a login": `
    select distinct name || ' ' || statement || ' for ' || r.rolname from rights x join pg_roles r on r.oid = x.grantee
     where r.rolcanlogin and x.grantee <> x.owner`,
  "owner that policies do not bind": `
    select r.name from relations r join pg_roles o on o.oid = r.owner where o.rolsuper or o.rolbypassrls or o.rolcanlogin
    union all select f.name from functions f join pg_roles o on o.oid = f.owner where o.rolsuper or o.rolbypassrls or o.rolcanlogin`,
  "view sees what its owner sees": `
    select name from relations where kind = 'v' and not coalesce(options && array['security_invoker=true', 'security_invoker=on'], false)`,
  "copy that no policy guards": "select name from relations where kind in ('m', 'f')",
  "sequence that tells how many there are": `
    select distinct name || ' for ' || coalesce(r.rolname, 'everybody') from rights x left join pg_roles r on r.oid = x.grantee
     where kind = 'S' and x.grantee <> x.owner`,
  "trigger or rule": `
    select t.name || ' ' || g.tgname from tables t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal
    union all select t.name || ' ' || w.rulename from tables t join pg_rewrite w on w.ev_class = t.oid`,
  "definer without a search path": `
    select name from functions where definer and not coalesce('search_path=pg_catalog' = any(settings), false)`,
  "role is too strong": `
    select rolname::text from ours where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
      or (rolcanlogin and rolinherit)`,
  "foreign key across partnerships": `
    select k.conrelid::regclass || ' ' || k.conname from pg_constraint k join tables t on t.oid = k.conrelid
     where k.contype = 'f' and not (t.tenant
       and (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) = 'partnership_id'
       and (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1])
         = case k.confrelid::regclass::text when 'partnerships' then 'id' else 'partnership_id' end)`,
  "unique across partnerships": `
    select i.indexrelid::regclass::text from pg_index i join tables t on t.oid = i.indrelid where i.indisunique
      and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'partnership_id' and a.attnum = i.indkey[0])`,
  "partnership can be left out": `
    select t.name from tables t join pg_attribute a on a.attrelid = t.oid and a.attname = 'partnership_id'
      left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
     where not a.attnotnull or pg_get_expr(d.adbin, d.adrelid) is distinct from 'ctx.partnership_id()'`,
  "table without a comment": "select name from tables where obj_description(oid, 'pg_class') is null",
} as const satisfies Record<string, string>;

/** What is compared with a list that somebody has reviewed, both ways. */
const LISTS = {
  "schema nobody has reviewed": { sql: "select name::text from schemas", reviewed: SCHEMAS },
  "caller nobody has reviewed": {
    sql: "select name || ' by ' || r.rolname from functions f, aclexplode(f.acl) x join pg_roles r on r.oid = x.grantee where x.grantee <> f.owner",
    reviewed: Object.entries(CALLERS).flatMap(([name, callers]) =>
      callers.split(" ").map((role) => `${name} by ${role}`),
    ),
  },
  "membership nobody has reviewed": {
    sql: `select m.rolname || ' in ' || g.rolname from pg_auth_members x join ours m on m.oid = x.member join pg_roles g on g.oid = x.roleid`,
    reviewed: Object.entries(MEMBERSHIPS).flatMap(([member, groups]) =>
      groups.split(" ").map((group) => `${member} in ${group}`),
    ),
  },
} as const satisfies Record<string, { sql: string; reviewed: readonly string[] }>;

/** All that the gate looks for. */
export const FAULT_KINDS = [...Object.keys(CHECKS), ...Object.keys(LISTS)] as readonly FaultKind[];
