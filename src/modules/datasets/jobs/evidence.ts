import { join } from "node:path";
import { newId } from "../../../kernel/ids.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { Gazetteer } from "../../areas/index.ts";
import { runDatasetTask } from "../reading/client.ts";
import { textAt } from "../reading/columns.ts";
import * as places from "../store/places.ts";
import type { ImportWork } from "./import-work.ts";
import { lookupFile } from "./lookup-file.ts";
import { filesOfParts } from "./sources.ts";

/** Which incidents of a version are wanted: one force's, in these districts. */
export type EvidenceQuestion = {
  readonly datasetId: string;
  readonly version: number;
  readonly force: string;
  readonly districts: readonly string[];
  readonly duplicates: "every-row" | "once";
  readonly gazetteer: Gazetteer;
};

/** Incidents by month, type, LSOA and snap point; sorted, so that the same version always gives the same list. */
export type IncidentGroup = {
  readonly month: string;
  readonly type: string;
  readonly lsoa: string;
  readonly location: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly incidents: number;
};

/** Reads the incidents of a version that lie in the districts, from the stored files. */
export async function gatherIncidents(
  work: Omit<ImportWork, "now">,
  question: EvidenceQuestion,
): Promise<Outcome<IncidentGroup[]>> {
  const lookup = await lookupFile(work.inPartnership, work.dataFolder, question.gazetteer);
  if (!lookup) return { ok: true, value: [] };
  const parts = await work.inPartnership((tx) => places.listPartSources(tx, question.datasetId, question.version));
  const own = parts.filter(({ force }) => force === question.force);
  if (own.length === 0) return { ok: true, value: [] };
  const groups = await runDatasetTask(
    work.engine,
    "datasets.aggregate-incidents",
    {
      files: await filesOfParts(work, own),
      tempFolder: join(work.dataFolder, "work", `gather-${newId()}`),
      areas: lookup.areas,
      districts: question.districts,
      counting: question.duplicates === "once" ? "each-id-once" : "every-row",
    },
    { signal: work.signal },
  );
  if (!groups.ok) return groups;
  const { length, text, numbers } = groups.value;
  const value = Array.from(
    { length },
    (_, row): IncidentGroup => ({
      month: textAt(text.month, row) ?? "",
      type: textAt(text.type, row) ?? "",
      lsoa: textAt(text.lsoa, row) ?? "",
      location: textAt(text.location, row) ?? "",
      longitude: numbers.longitude[row] ?? Number.NaN,
      latitude: numbers.latitude[row] ?? Number.NaN,
      incidents: numbers.incidents[row] ?? 0,
    }),
  );
  return { ok: true, value };
}
