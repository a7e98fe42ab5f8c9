import { type Ask, TABLES } from "./fixture.ts";

/** By table, how many rows it holds and a digest of all of them. */
export type Snapshot = Readonly<Record<string, string>>;

/** Columns that reading may change. */
const MAY_CHANGE: Readonly<Record<string, string>> = { sessions: "last_seen_at", access_tokens: "last_used_on" };

export async function takeSnapshot(ask: Ask): Promise<Snapshot> {
  const digests = Object.keys(TABLES).map((table) => {
    const row = `(to_jsonb(t) - '${MAY_CHANGE[table] ?? ""}')::text`;
    return `select '${table}' as table, count(*) || ' ' || md5(coalesce(string_agg(${row}, '' order by ${row}), '')) as digest from ${table} t`;
  });
  const rows = await ask<{ table: string; digest: string }>(digests.join(" union all "));
  return Object.fromEntries(rows.map(({ table, digest }) => [table, digest]));
}

/** The rows of a table as text. */
export async function contentOf(ask: Ask, table: string, condition = "true"): Promise<string[]> {
  const rows = await ask<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t where ${condition}`);
  return rows.map(({ row }) => row);
}
