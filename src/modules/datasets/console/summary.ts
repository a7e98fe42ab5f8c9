import { OperatorError } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { getGazetteer } from "../../areas/index.ts";
import { FILE_OUTCOME_LABELS, type FileOutcome, type Import, type ImportFile } from "../rules/imports.ts";
import { type Placement, placementOf } from "../rules/placement.ts";
import { getPlaces } from "../store/gazetteer.ts";
import { getImport, listImportFiles } from "../store/imports.ts";
import { listDistrictCounts } from "../store/places.ts";
import { findVersionOfImport } from "../store/quality.ts";

/** What came of an import, as `--json` prints it. What is not known, because nothing has been placed, is null. */
export type ImportSummary = {
  readonly files: number;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicateIds: number;
  readonly noLocation: number;
  readonly outsideArea: number | null;
  /** Rows with a location whose area is in no lookup; null before a lookup has been imported. */
  readonly areaUnknown: number | null;
  readonly counts: readonly {
    readonly month: string;
    readonly district: string;
    readonly type: string;
    readonly count: number;
  }[];
  readonly dataset: string;
  readonly version: number | null;
  /** What changed with the version. */
  readonly changes: string;
  /** Files of which nothing was imported, with the reason. */
  readonly notImported: readonly { readonly file: string; readonly outcome: FileOutcome; readonly reason: string }[];
};

/** Draws up what came of an import that has ended. Throws OperatorError for one that failed. */
export async function getSummary(tx: Tx, importId: string): Promise<ImportSummary> {
  const found = await getImport(tx, importId);
  if (found.step === "failed") throw new OperatorError(found.problem ?? "The import failed.");
  const files = await listImportFiles(tx, importId);
  const read = files.filter(({ outcome }) => outcome === "accepted");
  const sum = (of: (file: ImportFile) => number) => read.reduce((total, file) => total + of(file), 0);
  const totals = { rows: sum((file) => file.accepted), noLocation: sum((file) => file.noLocation) };
  const { placement, counts } = await whereTheyLie(tx, importId, totals);
  const version = await findVersionOfImport(tx, found.datasetId, importId);
  return {
    files: files.length,
    rows: sum((file) => file.rowCount),
    accepted: totals.rows,
    rejected: sum((file) => file.rejected),
    duplicateIds: (found.duplicates as Partial<Import["duplicates"]>).ids ?? 0,
    noLocation: totals.noLocation,
    outsideArea: placement?.outside ?? null,
    areaUnknown: placement?.areaUnknown ?? null,
    counts,
    dataset: found.datasetTitle,
    version: version?.number ?? null,
    changes: version?.reason ?? "",
    notImported: files
      .filter(({ outcome }) => outcome !== "accepted")
      .map(({ name, outcome, problem }) => ({ file: name, outcome, reason: problem })),
  };
}

/** The same in sentences. */
export function describeSummary(summary: ImportSummary): string[] {
  const number = (value: number) => value.toLocaleString("en-GB");
  const outside =
    summary.outsideArea === null
      ? "No area lookup has been imported, so no row is placed in a district yet."
      : `${number(summary.outsideArea)} lie outside the area of the force that reported them; the area of ${number(summary.areaUnknown ?? 0)} is not known.`;
  return [
    `${number(summary.files)} ${summary.files === 1 ? "file" : "files"}, ${number(summary.rows)} rows: ${number(summary.accepted)} accepted, ${number(summary.rejected)} rejected.`,
    `${number(summary.noLocation)} have no location. ${outside}`,
    `${number(summary.duplicateIds)} Crime IDs are held by more than one row.`,
    ...summary.notImported.map(
      ({ file, outcome, reason }) => `${file}: ${FILE_OUTCOME_LABELS[outcome].toLowerCase()}. ${reason}`,
    ),
    summary.version === null
      ? `${summary.dataset} is as it was: there was nothing new.`
      : `${summary.dataset}, version ${summary.version}: ${summary.changes}.`,
  ];
}

async function whereTheyLie(
  tx: Tx,
  importId: string,
  totals: { readonly rows: number; readonly noLocation: number },
): Promise<{ placement: Placement | undefined; counts: ImportSummary["counts"] }> {
  const gazetteer = await getGazetteer(tx);
  if (!gazetteer) return { placement: undefined, counts: [] };
  const placed = await listDistrictCounts(tx, { importId }, gazetteer.number);
  const places = await getPlaces(tx, gazetteer.number, [...new Set(placed.map(({ force }) => force))]);
  const counts = new Map<string, ImportSummary["counts"][number]>();
  for (const { month, district, type, rows } of placed) {
    if (district === "") continue;
    const key = [month, district, type].join("\n");
    counts.set(key, { month, district, type, count: (counts.get(key)?.count ?? 0) + rows });
  }
  return { placement: placementOf(totals, placed, places), counts: [...counts.values()] };
}
