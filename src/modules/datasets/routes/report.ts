import { together } from "../../../kernel/together.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { getGazetteer } from "../../areas/index.ts";
import { countChanges } from "../rules/changes.ts";
import { coverageOf } from "../rules/coverage.ts";
import { changesBetween } from "../rules/parts.ts";
import { type Places, placementOf } from "../rules/placement.ts";
import type { Dataset } from "../rules/register.ts";
import { standingWords } from "../rules/standing.ts";
import { listGaps } from "../store/gaps.ts";
import { countByDistrict, countUnplaced, getPlaces } from "../store/gazetteer.ts";
import * as imports from "../store/imports.ts";
import * as quality from "../store/quality.ts";
import * as rejected from "../store/rejected-rows.ts";
import * as versions from "../store/versions.ts";
import type { DatasetReport } from "../views/dataset.ts";

const MOST_VERSIONS = 100;
const MOST_IMPORTS = 20;

/** What the page of a dataset asks for: a version, the latest unless it says, and how its coverage is shown. */
export type ReportQuestion = {
  readonly version?: number | undefined;
  readonly force?: string | undefined;
  readonly months?: "all" | undefined;
};

/** A dataset as a version has it; undefined while there is none. Throws NotFound for a version that never was. */
export async function findReport(
  tx: Tx,
  dataset: Dataset,
  question: ReportQuestion,
): Promise<DatasetReport | undefined> {
  const { id } = dataset;
  const latest = await versions.findLatestVersion(tx, id);
  if (!latest) {
    if (question.version !== undefined) await versions.getVersion(tx, id, question.version);
    return undefined;
  }
  const shown = question.version === undefined ? latest : await versions.getVersion(tx, id, question.version);
  const { held, contents, rows, ...found } = await together({
    held: versions.listHeldMonths(tx, id, shown.number),
    gaps: listGaps(tx, id),
    contents: quality.getContents(tx, id, shown.number),
    versions: versions.listVersions(tx, id, MOST_VERSIONS),
    changes: shown.number === latest.number ? [] : changesSince(tx, id, shown.number, latest.number),
    rows: together({
      rejected: rejected.countOutstandingRows(tx, id, shown.number),
      reasons: rejected.listReasons(tx, id, shown.number),
      notes: quality.listFileNotes(tx, id, shown.number),
      sharedIds: quality.listSharedIds(tx, id, shown.number),
    }),
    imports: imports.listImports(tx, id, MOST_IMPORTS),
  });
  const grid = coverageOf(held, found.gaps);
  return {
    dataset,
    shown,
    ...found,
    ...(await placeVersion(tx, id, shown.number, contents)),
    grid,
    choice: { force: question.force, isEveryMonth: question.months === "all" },
    quality: { ...contents, ...rows },
    standing: standingWords(grid),
  };
}

async function changesSince(tx: Tx, datasetId: string, shown: number, latest: number) {
  const { earlier, later, before, after } = await together({
    earlier: versions.listParts(tx, datasetId, shown),
    later: versions.listParts(tx, datasetId, latest),
    before: versions.listHeldMonths(tx, datasetId, shown),
    after: versions.listHeldMonths(tx, datasetId, latest),
  });
  return countChanges(changesBetween(earlier, later), before, after);
}

async function placeVersion(
  tx: Tx,
  datasetId: string,
  version: number,
  contents: { readonly rows: number; readonly noLocation: number },
) {
  const gazetteer = await getGazetteer(tx);
  if (!gazetteer) return { gazetteer: undefined, placement: placementOf(contents, [], NOWHERE) };
  const counts = await countByDistrict(tx, datasetId, version, gazetteer.number);
  const places = await getPlaces(tx, gazetteer.number, [...new Set(counts.map(({ force }) => force))]);
  const waiting = await countUnplaced(tx, datasetId, version, gazetteer.number);
  return { gazetteer: gazetteer.number, placement: placementOf({ ...contents, waiting }, counts, places) };
}

const NOWHERE: Places = { nameOf: () => undefined, isOutside: () => undefined };
