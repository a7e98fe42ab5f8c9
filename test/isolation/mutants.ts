import type { Ask } from "./fixture.ts";

/** One way in which the walls could be lower than they are. */
export type Mutant = {
  readonly what: string;
  readonly table: string;
  readonly sql: readonly string[];
  /** The roles that can notice: those that a policy is for. Left out: any. */
  readonly roles?: readonly string[];
};

/** Every weakening of every policy, table and right of the catalogue. */
export async function mutantsOf(ask: Ask): Promise<Mutant[]> {
  const tables = await ask<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname in ('public', 'ctx') order by 1`);
  const policies = await ask<Policy>(`
    select p.polrelid::regclass::text as table, quote_ident(p.polname) as name, p.polpermissive as permissive,
           case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as statement,
           (select string_agg(rolname, ', ' order by rolname) from pg_roles where oid = any(p.polroles)) as roles,
           pg_get_expr(p.polqual, p.polrelid) as shows, pg_get_expr(p.polwithcheck, p.polrelid) as takes
      from pg_policy p order by 1, 2`);
  return [...policies.flatMap(mutantsOfPolicy), ...tables.flatMap(({ name }) => mutantsOfTable(name))];
}

/** What the functions check that make and check identities, and that say whose an action is, given up one at a time. */
const GIVEN_UP: readonly (readonly [function_: string, check: string, instead: string])[] = [
  ["ctx.claims()", "if ctx.mac(body) is distinct from left(signed, 64) then return null; end if;", ""],
  ["ctx.claims()", "or claims->>'transaction' is distinct from extract(epoch from transaction_timestamp())::text", ""],
  ["ctx.claims()", "or claims->>'role' is distinct from current_setting('role')", ""],
  ["ctx.capabilities_of(uuid,uuid)", "current_date >= m.from_on and", ""],
  ["ctx.capabilities_of(uuid,uuid)", "and (m.to_on is null or current_date <= m.to_on)", ""],
  ["ctx.capabilities_of(uuid,uuid)", "and m.partnership_id = partnership", ""],
  [
    "ctx.capabilities_of(uuid,uuid)",
    "and (r.scope = 'installation') = (partnership = '00000000-0000-0000-0000-000000000000')",
    "",
  ],
  ["ctx.capabilities_of(uuid,uuid)", "where cardinality(ctx.groups_of(person, partnership, 'groups:read')) > 0", ""],
  ["ctx.my_actions()", "and (select ctx.can('actions:update'))", ""],
  ["ctx.my_actions()", "and a.origin_id <> all ((select ctx.withheld_items())::uuid[])", ""],
  ["ctx.my_actions()", "and e.to_group_id = any ((select ctx.my_groups('groups:read'))::uuid[])", ""],
  ["ctx.people_of_my_actions()", "and (whole or a.id = any ((select ctx.my_actions())::uuid[]))", ""],
  ["ctx.people_of_my_actions()", "and (whole or u.action_id = any ((select ctx.my_actions())::uuid[]))", ""],
  ["ctx.live_session(bytea)", "se.token_hash = sha256(token) and", ""],
  ["ctx.live_session(bytea)", "and se.ended_at is null", ""],
  ["ctx.live_session(bytea)", "and se.expires_at > clock_timestamp()", ""],
  ["ctx.live_session(bytea)", "and se.last_seen_at > clock_timestamp() - interval '30 minutes'", ""],
  [
    "ctx.live_session(bytea)",
    "and not exists (select from public.account_suspensions x where x.account_id = se.account_id and x.lifted_at is null)",
    "",
  ],
  ["ctx.live_session(bytea)", "and x.lifted_at is null", ""],
  ["ctx.begin_token(bytea,text,text)", "x.token_hash = sha256(token) and", ""],
  ["ctx.begin_token(bytea,text,text)", "and x.ended_at is null", ""],
  ["ctx.begin_token(bytea,text,text)", "and x.expires_at > clock_timestamp()", ""],
  ["ctx.begin_token(bytea,text,text)", "and p.slug = begin_token.slug", ""],
  [
    "ctx.begin_token(bytea,text,text)",
    "and not exists (select from public.account_suspensions s where s.account_id = a.id and s.lifted_at is null)",
    "",
  ],
  ["ctx.begin_token(bytea,text,text)", "raise exception 'no second factor' using errcode = '28000';", ""],
  ["ctx.begin_token(bytea,text,text)", "raise exception 'no right' using errcode = '28000';", ""],
  ["ctx.begin_token(bytea,text,text)", "select unnest(t.capabilities) intersect", ""],
  ["ctx.begin_token(bytea,text,text)", "intersect select unnest(ctx.capabilities_of(t.person, t.there))", ""],
  ["ctx.begin_member(bytea,text,text)", "held := '{}';", ""],
  ["ctx.begin_member(bytea,text,text)", "if held = '{}' then there := null; end if;", ""],
  ["ctx.organisation_capabilities(uuid,uuid)", "and p.organisation_id = m.organisation_id", ""],
  ["ctx.organisation_capabilities(uuid,uuid)", "and m.organisation_id = organisation", ""],
  ["ctx.organisation_capabilities(uuid,uuid)", "and (m.to_on is null or current_date <= m.to_on)", ""],
  ["ctx.begin_public(text,text)", "and p.kind <> 'installation'", ""],
  ["ctx.begin_job(uuid,uuid,text)", "and x.lease = held", ""],
  ["ctx.begin_job(uuid,uuid,text)", "and x.finished_at is null", ""],
  ["ctx.begin_job(uuid,uuid,text)", "and x.leased_until > clock_timestamp()", ""],
  ["ctx.begin_job(uuid,uuid,text)", "raise exception 'suspended' using errcode = '28000';", ""],
  ["ctx.begin_job(uuid,uuid,text)", "if j.acts_for is not null then", "if false then"],
];

/** The identity functions with one check less. Throws when a check is not there, or not once: then the list is out of date. */
export async function weakerIdentities(ask: Ask): Promise<Mutant[]> {
  const mutants: Mutant[] = [];
  for (const [name, check, instead] of GIVEN_UP) {
    const [row] = await ask<{ definition: string }>("select pg_get_functiondef($1::regprocedure) as definition", [
      name,
    ]);
    const pieces = row?.definition.split(check) ?? [];
    if (pieces.length !== 2) throw new Error(`${name} does not check "${check}" in one place`);
    mutants.push({ what: `${name} without: ${check}`, table: name, sql: [pieces.join(instead)] });
  }
  return mutants;
}

type Policy = {
  readonly table: string;
  readonly name: string;
  readonly permissive: boolean;
  readonly statement: string;
  readonly roles: string;
  readonly shows: string | null;
  readonly takes: string | null;
};

function mutantsOfPolicy({ table, name, permissive, statement, roles, shows, takes }: Policy): Mutant[] {
  const mutant = (what: string, ...sql: string[]): Mutant => {
    return { what: `${table} ${name}: ${what}`, table, sql, roles: [...roles.split(", "), "fp_public"] };
  };
  const change = (what: string, words: string) => mutant(what, `alter policy ${name} on ${table} ${words}`);
  const drop = `drop policy ${name} on ${table}`;
  const again = `create policy ${name} on ${table} as permissive for ${statement} to ${roles}
    ${shows === null ? "" : `using (${shows})`} ${takes === null ? "" : `with check (${takes})`}`;
  return [
    mutant("dropped", drop),
    ...(permissive && !/fp_public/.test(roles) ? [change("for visitors too", `to ${roles}, fp_public`)] : []),
    ...(permissive ? [] : [mutant("made permissive", drop, again)]),
    ...weaker(shows).map(([what, condition]) => change(`shows ${what}`, `using (${condition})`)),
    ...weaker(takes).map(([what, condition]) => change(`takes ${what}`, `with check (${condition})`)),
  ];
}

function mutantsOfTable(table: string): Mutant[] {
  const mutant = (what: string, sql: string) => ({ what: `${table}: ${what}`, table, sql: [sql] });
  return [
    mutant("row-level security off", `alter table ${table} disable row level security`),
    mutant("row-level security not forced", `alter table ${table} no force row level security`),
    ...["fp_member", "fp_public", "fp_job"].map((role) =>
      mutant(`all rights for ${role}`, `grant all on ${table} to ${role}`),
    ),
  ];
}

/** The condition given up, and given up one part at a time. */
function weaker(condition: string | null): [what: string, condition: string][] {
  if (condition === null) return [];
  const parts = conjuncts(condition);
  const less = parts.length < 2 ? [] : parts.map((part, i) => [`without ${oneLine(part)}`, others(parts, i)] as const);
  return [["everything", "true"], ...less.map(([what, rest]): [string, string] => [what, rest])];
}

function others(parts: readonly string[], without: number): string {
  return parts.filter((_, i) => i !== without).join(" and ");
}

/** The parts that a condition joins by AND, at its top. */
function conjuncts(condition: string): string[] {
  const text =
    /^\(.*\)$/s.test(condition) && closes(condition) === condition.length - 1 ? condition.slice(1, -1) : condition;
  const parts: string[] = [];
  let depth = 0;
  let begin = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "(") depth++;
    else if (text[i] === ")") depth--;
    else if (depth === 0 && text.startsWith(" AND ", i)) {
      parts.push(text.slice(begin, i));
      begin = i + " AND ".length;
    }
  }
  return [...parts, text.slice(begin)];
}

/** Where the parenthesis that the text begins with is closed. */
function closes(text: string): number {
  let depth = 0;
  return [...text].findIndex((letter) => {
    if (letter === "(") depth++;
    else if (letter === ")") depth--;
    return depth === 0;
  });
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
