import { join } from "node:path";
import { newId } from "../../../kernel/ids.ts";
import { findForceArea } from "../../areas/index.ts";
import { runDatasetTask } from "../reading/client.ts";
import { textAt } from "../reading/columns.ts";
import type { IncidentCounts } from "../reading/count-incidents.ts";
import * as places from "../store/places.ts";
import { listDatasetIds } from "../store/register.ts";
import type { ImportWork } from "./import-work.ts";
import { lookupFile } from "./lookup-file.ts";
import { filesOfParts } from "./sources.ts";

/**
 * Places the parts of a dataset that today's gazetteer has not placed yet: counts by district, for pages that must not
 * wait. Without a gazetteer nothing is placed, and the parts wait for one.
 */
export async function placeParts(work: Omit<ImportWork, "now">, datasetId: string): Promise<void> {
  const lookup = await lookupFile(work.inPartnership, work.dataFolder);
  if (!lookup) return;
  const { number } = lookup.gazetteer;
  const parts = await work.inPartnership((tx) => places.listUnplacedParts(tx, datasetId, number));
  // One file at a time may hold one part of a force's month, so that a count belongs to one part.
  for (const batch of withoutClashes(parts)) {
    const forces = [...new Set(batch.map(({ force }) => force))];
    const forceAreas = await work.inPartnership(async (tx) => {
      const found = [];
      for (const force of forces) {
        const area = await findForceArea(tx, number, force);
        if (area?.kind === "area") found.push(...area.area.districts.map(({ code }) => ({ force, district: code })));
      }
      return found;
    });
    const counted = await runDatasetTask(
      work.engine,
      "datasets.count-incidents",
      {
        files: await filesOfParts(work, batch),
        tempFolder: join(work.dataFolder, "work", `count-${newId()}`),
        areas: lookup.areas,
        forceAreas,
        level: "district",
      },
      { signal: work.signal },
    );
    if (!counted.ok) throw new Error(counted.problems.map(({ message }) => message).join(" "));
    for (const rows of wholeParts(placedCounts(counted.value, batch))) {
      await work.inPartnership((tx) => places.insertPlacedCounts(tx, number, rows));
    }
  }
}

/** Places every dataset of the partnership, because the gazetteer is new. */
export async function placeAll(work: Omit<ImportWork, "now">): Promise<void> {
  for (const id of await work.inPartnership(listDatasetIds)) await placeParts(work, id);
}

/** Few enough that a transaction on the embedded database holds nobody up. */
const ROWS_AT_ONCE = 1_000;

/** The counts in portions that never divide a part: one that is placed at all is placed whole. */
function wholeParts(counts: readonly places.PlacedCount[]): places.PlacedCount[][] {
  const portions: places.PlacedCount[][] = [];
  let portion: places.PlacedCount[] = [];
  for (const [i, count] of counts.entries()) {
    if (portion.length >= ROWS_AT_ONCE && counts[i - 1]?.partId !== count.partId) {
      portions.push(portion);
      portion = [];
    }
    portion.push(count);
  }
  return portion.length > 0 ? [...portions, portion] : portions;
}

function placedCounts(counts: IncidentCounts, parts: readonly places.PartSource[]): places.PlacedCount[] {
  const partOf = new Map(parts.map(({ partId, force, month }) => [`${force}\n${month}`, partId]));
  const rows = new Map<string, { partId: string; district: string; type: string; rows: number }>();
  for (let row = 0; row < counts.length; row++) {
    if (textAt(counts.text.placing, row) === "no-location") continue;
    const partId = partOf.get(`${textAt(counts.text.force, row)}\n${textAt(counts.text.month, row)}`);
    if (partId === undefined) continue;
    const [district, type] = [textAt(counts.text.district, row) ?? "", textAt(counts.text.type, row) ?? ""];
    const key = `${partId}\n${district}\n${type}`;
    const placed = rows.get(key) ?? { partId, district, type, rows: 0 };
    placed.rows += counts.numbers.incidents[row] ?? 0;
    rows.set(key, placed);
  }
  return [...rows.values()].sort((a, b) => (a.partId < b.partId ? -1 : a.partId > b.partId ? 1 : 0));
}

/** Batches in which no two parts are of the same force and month. */
function withoutClashes(parts: readonly places.PartSource[]): places.PartSource[][] {
  const batches: { parts: places.PartSource[]; slices: Set<string> }[] = [];
  for (const part of parts) {
    const slice = `${part.force}\n${part.month}`;
    const batch = batches.find(({ slices }) => !slices.has(slice));
    if (batch) {
      batch.parts.push(part);
      batch.slices.add(slice);
    } else batches.push({ parts: [part], slices: new Set([slice]) });
  }
  return batches.map((batch) => batch.parts);
}
