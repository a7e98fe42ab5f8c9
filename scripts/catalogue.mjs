import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Runs roles, database and migrations on an open embedded database, as the installation does.
 * @param {import("@electric-sql/pglite").PGlite} db
 * @param {string} root the project's root
 */
export async function migrateForDump(db, root) {
  const sql = (/** @type {string} */ name) => readFileSync(join(root, "db", name), "utf8");
  await db.exec(sql("roles.sql"));
  await db.exec(sql("database.sql"));
  const names = readdirSync(join(root, "db", "migrations")).filter((name) => name.endsWith(".sql"));
  for (const name of names.sort()) {
    try {
      await db.exec(`begin; set local role fp_owner; ${sql(`migrations/${name}`)}; commit;`);
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

const IN_OUR_SCHEMAS = "n.nspname in ('public', 'ctx')";

/**
 * The catalogue as text, in a stable order, the same on every engine and version: what a reviewer reads as db/schema.sql.
 * @param {(sql: string) => Promise<{ line: string }[]>} ask
 */
export async function describeCatalogue(ask) {
  const sections = [];
  for (const [title, sql] of CATALOGUE) {
    const rows = await ask(sql);
    sections.push(`-- ${title}\n${rows.map((row) => row.line).join("\n")}\n`);
  }
  return `-- The schema that the migrations make. Written by \`npm run schema\`; read it in review, never run it.\n\n${sections.join("\n")}`;
}

/** @type {[string, string][]} */
const CATALOGUE = [
  [
    "Tables",
    `select format(E'table %I.%I (%s)%s%s', n.nspname, c.relname,
        (select string_agg(format(E'\\n  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
            case when a.attnotnull then ' not null' else '' end,
            coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), ',' order by a.attnum)
          from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) || E'\\n',
        case when c.relrowsecurity then ' row security' else '' end, case when c.relforcerowsecurity then ' forced' else '' end) as line
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${IN_OUR_SCHEMAS} and c.relkind in ('r', 'p') order by n.nspname, c.relname`,
  ],
  [
    "Views",
    `select format('view %I.%I %s', n.nspname, c.relname, coalesce(array_to_string(c.reloptions, ' '), '')) as line
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${IN_OUR_SCHEMAS} and c.relkind = 'v' order by 1`,
  ],
  [
    "Constraints",
    `select format('%s: %s %s', con.conrelid::regclass, con.conname, pg_get_constraintdef(con.oid)) as line
      from pg_constraint con join pg_namespace n on n.oid = con.connamespace
      where ${IN_OUR_SCHEMAS} and con.conrelid <> 0 and con.contype <> 'n' order by con.conrelid::regclass::text, con.conname`,
  ],
  [
    "Indexes",
    `select i.indexdef as line from pg_indexes i where i.schemaname in ('public', 'ctx') order by i.schemaname, i.tablename, i.indexname`,
  ],
  [
    "Policies",
    `select format('%s: %s %s for %s to %s%s%s', c.oid::regclass, p.polname,
        case when p.polpermissive then 'permissive' else 'restrictive' end,
        case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
        (select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r where r.oid = any(p.polroles)),
        coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), ''),
        coalesce(' with check ' || pg_get_expr(p.polwithcheck, p.polrelid), '')) as line
      from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
      where ${IN_OUR_SCHEMAS} order by c.oid::regclass::text, p.polname, p.polcmd`,
  ],
  [
    "Rights on tables",
    `select format('%s: %s may %s', c.oid::regclass, x.grantee::regrole, string_agg(lower(x.privilege_type), ', ' order by x.privilege_type)) as line
      from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) x
      where ${IN_OUR_SCHEMAS} and c.relkind in ('r', 'p', 'v') and x.grantee <> c.relowner
      group by c.oid, x.grantee order by c.oid::regclass::text, x.grantee::regrole::text`,
  ],
  [
    "Rights on columns",
    `select format('%s: %s may %s %s', c.oid::regclass, x.grantee::regrole, lower(x.privilege_type), string_agg(a.attname, ', ' order by a.attnum)) as line
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(a.attacl) x
      where ${IN_OUR_SCHEMAS} group by c.oid, x.grantee, x.privilege_type
      order by c.oid::regclass::text, x.grantee::regrole::text, x.privilege_type`,
  ],
  [
    "Functions",
    `select format('%s owner %s%s, called by %s', p.oid::regprocedure, p.proowner::regrole,
        case when p.prosecdef then ' security definer' else '' end,
        coalesce((select string_agg(x.grantee::regrole::text, ', ' order by x.grantee::regrole::text)
          from aclexplode(p.proacl) x where x.grantee <> p.proowner), 'nobody else')) as line
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${IN_OUR_SCHEMAS} order by p.oid::regprocedure::text`,
  ],
];
