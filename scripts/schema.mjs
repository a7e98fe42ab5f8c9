// `npm run schema`: writes db/schema.sql and src/platform/db/tables.ts from the migrations; with --check, compares only.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { describeCatalogue, migrateForDump } from "./catalogue.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @type {Record<string, string>} */
const TYPES = {
  uuid: "string",
  text: "string",
  boolean: "boolean",
  integer: "number",
  smallint: "number",
  bigint: "number",
  "double precision": "number",
  date: "Day",
  "timestamp with time zone": "Date",
  bytea: "Buffer",
  tsvector: "string",
  "text[]": "string[]",
  "uuid[]": "string[]",
  "integer[]": "number[]",
};

const db = await PGlite.create();
await migrateForDump(db, root);
const schema = await describeCatalogue(async (sql) => (await db.query(sql)).rows);
const tables = await describeTypes();
await db.close();

let stale = false;
for (const [path, text] of Object.entries({
  [join(root, "db", "schema.sql")]: schema,
  [join(root, "src", "platform", "db", "tables.ts")]: tables,
})) {
  const held = readFileOrEmpty(path);
  if (held === text) continue;
  if (process.argv.includes("--check")) {
    console.error(`${path.slice(root.length + 1)} is not what the migrations make: run npm run schema`);
    stale = true;
  } else {
    writeFileSync(path, text);
    console.log(`wrote ${path.slice(root.length + 1)}`);
  }
}
process.exitCode = stale ? 1 : 0;

async function describeTypes() {
  const { rows } = await db.query(`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
           d.adbin is not null as generated, col_description(c.oid, a.attnum) as comment,
           (select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
              and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) ~ '= (ANY|''[^'']+''::text)' limit 1) as allowed
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname, a.attnum`);
  const names = [...new Set(rows.map((row) => row.table))];
  const bodies = names.map((name) => {
    const columns = rows.filter((row) => row.table === name).map(columnType);
    return `export type ${typeName(name)} = {\n${columns.join("\n")}\n};\n`;
  });
  const index = names.map((name) => `  ${name}: ${typeName(name)};`).join("\n");
  return `// Written by \`npm run schema\` from the migrations. Do not edit.
import type { ColumnType, Generated } from "kysely";
import type { Day } from "../../kernel/dates.ts";

/** JSON is read as a value and written as text. */
export type Json = ColumnType<unknown, string, string>;

${bodies.join("\n")}
export type Tables = {
${index}
};
`;
}

/** @param {{ column: string, type: string, required: boolean, generated: boolean, comment: string | null, allowed: string | null }} row */
function columnType(row) {
  const words = row.allowed
    ? [...row.allowed.matchAll(/'([^']+)'::text/g)].map((match) => JSON.stringify(match[1]))
    : [];
  let type = words.length > 0 ? words.join(" | ") : row.type === "jsonb" ? "Json" : TYPES[row.type];
  if (!type) throw new Error(`No TypeScript type for ${row.type} (${row.column})`);
  if (!row.required)
    type = row.type === "jsonb" ? "ColumnType<unknown, string | null, string | null>" : `${type} | null`;
  if (row.generated)
    type = row.type === "jsonb" ? "ColumnType<unknown, string | undefined, string>" : `Generated<${type}>`;
  const comment = row.comment ? `  /** ${row.comment} */\n` : "";
  return `${comment}  ${row.column}: ${type};`;
}

/** @param {string} name */
function typeName(name) {
  return `${name.replace(/(^|_)([a-z])/g, (_, __, letter) => letter.toUpperCase())}Table`;
}

/** @param {string} path */
function readFileOrEmpty(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
