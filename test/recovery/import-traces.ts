import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Ask } from "./installation.ts";

/**
 * Everything that an import leaves behind, but for what differs between any two runs (ids, times, tries): counts, files
 * and their content, the version with its parts, what was rejected, events, and the first event that does not stand.
 */
export async function tracesOf(ask: Ask): Promise<Readonly<Record<string, unknown>>> {
  const traces: Record<string, unknown> = {};
  for (const [name, sql] of Object.entries(TRACES)) traces[name] = await ask(sql);
  const stored = await ask<{ sha256: string; encoding: string; bytes: Buffer }>(STORED);
  traces["damaged files"] = stored
    .filter(({ encoding, sha256, bytes }) => encoding === "identity" && digest(bytes) !== sha256)
    .map(({ sha256 }) => sha256);
  return traces;
}

/** Working folders that imports have left in the data folder. */
export function leftovers(dataFolder: string): string[] {
  const work = join(dataFolder, "work");
  return existsSync(work) ? readdirSync(work) : [];
}

const STORED = `select encode(f.sha256, 'hex') as sha256, f.encoding, string_agg(c.bytes, ''::bytea order by c.position) as bytes
  from files f join file_chunks c using (partnership_id, reader, sha256) group by f.sha256, f.encoding order by 1`;

const TRACES = {
  imports: `select step, files_found, files_read, rows_so_far::integer, duplicates, problem, finished_at is not null as ended
    from imports`,
  files: `select position, name, outcome, problem, notes, row_count::integer, accepted::integer, rejected::integer,
      no_location::integer, duplicate_ids::integer, encode(parquet_sha256, 'hex') as parquet
    from import_files order by position`,
  "stored files": `select encode(f.sha256, 'hex') as sha256, size_bytes::integer, encoding, chunk_count,
      (select count(*)::integer from file_chunks c where c.sha256 = f.sha256) as chunks
    from files f order by f.sha256`,
  "chunks of no file": `select encode(sha256, 'hex') as sha256, position from file_chunks c
    where not exists (select from files f where f.sha256 = c.sha256)`,
  versions: "select number, reason from dataset_versions order by number",
  "parts of versions": `select v.number, p.force, p.month, p.row_count::integer, p.no_location::integer, f.name
    from version_parts v join dataset_parts p on p.id = v.part_id join import_files f on f.id = p.import_file_id
    order by v.number, p.force, p.month, f.name`,
  parts: `select p.force, p.month, f.position, t.crime_type, t.row_count::integer
    from dataset_parts p join import_files f on f.id = p.import_file_id join part_types t on t.part_id = p.id
    order by p.force, p.month, f.position, t.crime_type`,
  districts: `select p.month, d.gazetteer, d.district_code, d.crime_type, d.row_count::integer
    from part_districts d join dataset_parts p on p.id = d.part_id
    order by p.month, d.gazetteer, d.district_code, d.crime_type`,
  "rejected rows": `select f.position, r.row_number::integer, r.field, r.reason, r.cells
    from rejected_rows r join import_files f on f.id = r.import_file_id order by f.position, r.row_number`,
  jobs: `select name, finished_at is not null as finished, parked_at is not null as parked
    from jobs where name = 'datasets.read-import'`,
  events: `select e.event, p.slug from audit_events e join partnerships p on p.id = e.partnership_id
    where e.event like 'dataset.%' order by p.slug, e.seq`,
  "broken chains": `select p.slug, ctx.first_broken_event(p.id)::integer as event from partnerships p
    where ctx.first_broken_event(p.id) is not null`,
} as const;

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
