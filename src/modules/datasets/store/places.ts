import { sql } from "kysely";
import type { Month } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";

/** Incidents of a part by the district they lie in; an empty code is an area not known to the gazetteer. */
export type PlacedCount = {
  readonly partId: string;
  readonly district: string;
  readonly type: string;
  readonly rows: number;
};

/** A part's accepted rows as a stored Parquet file, to be read for its force and month. */
export type PartSource = {
  readonly partId: string;
  readonly parquet: string;
  readonly force: string;
  readonly month: Month;
};

/** Parts of the dataset that have not been placed under the gazetteer yet. */
export async function listUnplacedParts(tx: Tx, datasetId: string, gazetteer: number): Promise<PartSource[]> {
  const { rows } = await sql<PartSource>`
    select p.id as "partId", encode(f.parquet_sha256, 'hex') as parquet, p.force, p.month
      from dataset_parts p join import_files f on f.partnership_id = p.partnership_id and f.id = p.import_file_id
     where p.dataset_id = ${datasetId} and f.parquet_sha256 is not null
       and not exists (select from part_districts d where d.partnership_id = p.partnership_id and d.part_id = p.id and d.gazetteer = ${gazetteer})
       and p.row_count > p.no_location
     order by f.name, p.force, p.month, p.id`.execute(tx);
  return rows;
}

/** The sources of what an import has read so far. */
export async function listPartSourcesOfImport(tx: Tx, importId: string): Promise<PartSource[]> {
  const { rows } = await sql<PartSource>`
    select p.id as "partId", encode(f.parquet_sha256, 'hex') as parquet, p.force, p.month
      from import_files f join dataset_parts p on p.partnership_id = f.partnership_id and p.import_file_id = f.id
     where f.import_id = ${importId} and f.parquet_sha256 is not null
     order by f.position, p.month, p.force`.execute(tx);
  return rows;
}

/** The sources of a version's parts, each Parquet file with the force and month to take from it. */
export async function listPartSources(tx: Tx, datasetId: string, version: number): Promise<PartSource[]> {
  const { rows } = await sql<PartSource>`
    select p.id as "partId", encode(f.parquet_sha256, 'hex') as parquet, p.force, p.month
      from version_parts vp
      join dataset_parts p on p.partnership_id = vp.partnership_id and p.id = vp.part_id
      join import_files f on f.partnership_id = p.partnership_id and f.id = p.import_file_id
     where vp.dataset_id = ${datasetId} and vp.number = ${version} and f.parquet_sha256 is not null
     order by p.month, p.force, p.id`.execute(tx);
  return rows;
}

export async function insertPlacedCounts(tx: Tx, gazetteer: number, counts: readonly PlacedCount[]): Promise<void> {
  await sql`insert into part_districts (partnership_id, part_id, gazetteer, district_code, crime_type, row_count)
    select (select ctx.partnership_id()), c."partId", ${gazetteer}, c.district, c.type, c.rows
      from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as c ("partId" uuid, district text, type text, rows bigint)
    on conflict do nothing`.execute(tx);
}

export type DistrictCount = {
  readonly month: Month;
  readonly force: string;
  readonly district: string;
  readonly type: string;
  readonly rows: number;
};

/** A version's incidents by month, force, district and type. District is empty for rows whose area is not yet known. */
export async function listDistrictCounts(
  tx: Tx,
  scope:
    | { readonly datasetId: string; readonly version: number; readonly from?: Month; readonly to?: Month }
    | { readonly importId: string },
  gazetteer: number,
): Promise<DistrictCount[]> {
  const parts =
    "importId" in scope
      ? sql`select p.* from import_files f join dataset_parts p on p.partnership_id = f.partnership_id and p.import_file_id = f.id
             where f.import_id = ${scope.importId}`
      : sql`select p.* from version_parts vp join dataset_parts p on p.partnership_id = vp.partnership_id and p.id = vp.part_id
             where vp.dataset_id = ${scope.datasetId} and vp.number = ${scope.version}
               and p.month between ${scope.from ?? ""} and ${scope.to ?? "9999-12"}`;
  const { rows } = await sql<DistrictCount>`
    with parts as (${parts})
    select p.month, p.force, d.district_code as district, d.crime_type as type, sum(d.row_count)::bigint as rows
      from parts p join part_districts d on d.partnership_id = p.partnership_id and d.part_id = p.id and d.gazetteer = ${gazetteer}
     group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(tx);
  return rows;
}
