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
      .filter(({ outcome, rowCount }) => outcome !== "accepted" || rowCount === 0)
      .map(({ name, outcome, problem, notes }) => ({ file: name, outcome, reason: problem || notes.join(" ") })),
  };
}

/** The same in sentences. */
export function describeSummary(summary: ImportSummary): string[] {
  const { files, rows, accepted, rejected, noLocation, duplicateIds, dataset, version } = summary;
  return [
    `${counted(files, "file")}, ${counted(rows, "row")}: ${number(accepted)} accepted, ${number(rejected)} rejected.`,
    `${number(noLocation)} ${noLocation === 1 ? "has" : "have"} no location. ${placingWords(summary)}`,
    duplicateIds === 0
      ? "No Crime ID is held by more than one row."
      : `${counted(duplicateIds, "Crime ID")} ${duplicateIds === 1 ? "is" : "are"} held by more than one row.`,
    ...summary.notImported.map(
      ({ file, outcome, reason }) => `${file}: ${FILE_OUTCOME_LABELS[outcome].toLowerCase()}. ${reason}`,
    ),
    version === null
      ? `${dataset} is as it was: there was nothing new.`
      : `${dataset}, version ${version}: ${summary.changes}.`,
  ];
}

function placingWords({ outsideArea, areaUnknown }: ImportSummary): string {
  if (outsideArea === null || areaUnknown === null)
    return "No area lookup has been imported, so no row is placed in a district yet.";
  const lie =
    outsideArea === 1
      ? "lies outside the area of the force that reported it"
      : "lie outside the area of the force that reported them";
  return `${number(outsideArea)} ${lie}; the area of ${number(areaUnknown)} is not known.`;
}

function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function number(value: number): string {
  return value.toLocaleString("en-GB");
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
