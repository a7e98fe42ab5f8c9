import pg from "pg";

/*
 * A full-size installation, made by its superuser: every partnership holds what the demonstration's does, and one of them
 * the register that ten years fill. Rows are copied in SQL, since to make them by commands would take hours.
 */

const SLUG = "thurrock";
const PARTNERSHIPS = 310;
const DATASETS = 500;
const MONTHS = 36;
/** Not copied: bytes that no page lists, work that would be done, and who may go where. */
const LEFT = ["file_chunks", "jobs", "memberships", "audit_heads"];

export type Size = { readonly partnerships: number; readonly table: string; readonly rows: number };

/** Fills the database until its largest table holds `rows` rows. */
export async function makeFullSize(superuserUrl: string, rows: number): Promise<Size> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    const made = await copyPartnerships(client, rows);
    await fillRegister(client);
    // Nothing of this was recorded: without this, pages that were drawn before would be taken as still true.
    await client.query("update audit_heads set seq = seq + 1");
    // As autovacuum would have left them: a database did not grow to this size within a minute.
    await client.query("vacuum (analyze)");
    const { rows: largest } = await client.query(
      "select relname as table, n_live_tup::int as rows from pg_stat_user_tables order by n_live_tup desc limit 1",
    );
    return { ...largest[0], partnerships: made };
  } finally {
    await client.end();
  }
}

/** Tables that are read from end to end while pages are served, with the rows read that way. Forgets all at each call. */
export async function tablesReadWhole(superuserUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select relname, seq_scan, seq_tup_read, n_live_tup from pg_stat_user_tables
        where seq_scan > 50 and n_live_tup > 500 order by seq_tup_read desc`,
    );
    await client.query("select pg_stat_reset()");
    return rows.map((row) => `${row.relname}: ${row.seq_scan} times, ${row.seq_tup_read} rows of ${row.n_live_tup}`);
  } finally {
    await client.end();
  }
}

async function copyPartnerships(client: pg.Client, rows: number): Promise<number> {
  await client.query(
    `insert into partnerships (slug, name, kind, nation, stage, vision, purpose)
     select 'partnership-' || n, 'Partnership ' || lpad(n::text, 3, '0'), kind, nation, stage, vision, purpose
       from partnerships, generate_series(1, $1 - (select count(*)::int from partnerships where kind <> 'installation')) n
      where slug = $2`,
    [PARTNERSHIPS, SLUG],
  );
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(
    `select c.table_name as name, array_agg(quote_ident(c.column_name)::text) filter (where c.column_name <> 'partnership_id') as columns
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
      group by 1 having bool_or(c.column_name = 'partnership_id') and c.table_name <> all ($1)`,
    [LEFT],
  );
  for (const { name, columns } of tables) {
    const { rows: counted } = await client.query(
      `select count(*)::int as own from ${name} where partnership_id = (select id from partnerships where slug = $1)`,
      [SLUG],
    );
    const copies = Math.ceil(rows / Math.max(1, counted[0].own));
    await client.query(
      `insert into ${name} (partnership_id, ${columns.join(", ")})
       select p.id, ${columns.map((column) => `t.${column}`).join(", ")}
         from ${name} t, (select id from partnerships where slug like 'partnership-%' order by name limit $1) p
        where t.partnership_id = (select id from partnerships where slug = $2)`,
      [copies, SLUG],
    );
  }
  return PARTNERSHIPS;
}

async function fillRegister(client: pg.Client): Promise<void> {
  await client.query(
    `create temp table made as
     select p.id as p, gen_random_uuid() as dataset, gen_random_uuid() as import, n
       from partnerships p, generate_series(1, ${DATASETS}) n where p.slug = '${SLUG}'`,
  );
  await client.query(
    `create temp table part as
     select gen_random_uuid() as id, gen_random_uuid() as file, made.*, m from made, generate_series(0, ${MONTHS - 1}) m`,
  );
  for (const statement of REGISTER) await client.query(statement);
}

const REGISTER = [
  `insert into datasets (partnership_id, id, format, title, origin)
   select p, dataset, 'street-crime', 'Dataset ' || lpad(n::text, 3, '0'), 'partner' from made`,
  `insert into imports (partnership_id, id, dataset_id, submission_key, step, files_found, files_read, finished_at)
   select p, import, dataset, import::text, 'done', ${MONTHS}, ${MONTHS}, now() from made`,
  `insert into dataset_versions (partnership_id, dataset_id, number, import_id, reason, row_count, months)
   select p, dataset, 1, import, 'Added', ${MONTHS} * 4000,
          (select jsonb_agg(jsonb_build_object('month', to_char(date '2023-01-01' + m * interval '1 month', 'YYYY-MM'),
                                               'force', 'Essex Police', 'rows', 4000) order by m)
             from generate_series(0, ${MONTHS - 1}) m)
     from made`,
  `update datasets d set version = v.number, version_made_at = v.made_at, row_count = v.row_count,
          first_month = v.months->0->>'month', last_month = v.months->-1->>'month'
     from dataset_versions v, made where v.partnership_id = made.p and v.dataset_id = made.dataset and d.partnership_id = made.p and d.id = made.dataset`,
  `insert into import_files (partnership_id, id, import_id, dataset_id, position, original, name, sha256, outcome, row_count, accepted)
   select p, file, import, dataset, m, m, 'File ' || m, sha256(convert_to(file::text, 'UTF8')), 'accepted', 4000, 4000 from part`,
  `insert into dataset_parts (partnership_id, id, dataset_id, import_file_id, force, month, row_count, no_location)
   select p, id, dataset, file, 'Essex Police', to_char(date '2023-01-01' + m * interval '1 month', 'YYYY-MM'), 4000, 40 from part`,
  `insert into version_parts (partnership_id, dataset_id, number, part_id) select p, dataset, 1, id from part`,
  `insert into part_types (partnership_id, part_id, crime_type, row_count)
   select p, id, 'Type ' || t, 285 from part, generate_series(1, 14) t`,
  `insert into analyses (partnership_id, title, parameters, submission_key, requested_by)
   select p, 'Analysis ' || lpad(n::text, 3, '0'), a.parameters, import::text, a.requested_by
     from made, (select x.parameters, x.requested_by from analyses x join partnerships y on y.id = x.partnership_id where y.slug = '${SLUG}' limit 1) a`,
];
