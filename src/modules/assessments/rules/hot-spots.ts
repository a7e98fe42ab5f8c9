import { cellAtPosition, type Extent } from "./extent.ts";
import { type Cell, cellCentre, gridReference } from "./grid.ts";
import type { HotSpotTest } from "./hot-spot-test.ts";
import { blockOf, connectedGroups } from "./windows.ts";
import { listOf } from "./wording.ts";

/** Events in the square at `position` of the extent that carry this location text, as police.uk writes it. */
export type LocatedEvents = { readonly position: number; readonly location: string; readonly events: number };

/**
 * Hot squares that touch. A square is hot for what its block of 3 by 3 holds, so the events, the expectation and the name
 * are those of the squares and the blocks around them; two hot spots close together share the squares between them.
 */
export type HotSpot = {
  /** 1 for the most events; between equals, for the larger excess over the expected. */
  readonly rank: number;
  readonly name: string;
  readonly cells: readonly Cell[];
  readonly events: number;
  readonly expected: number;
};

/** How many locations a hot spot is named after. */
const NAMES = 3;

/**
 * Joins hot squares that touch by a side or a corner into hot spots, ranks them and names them after their most frequent
 * locations, or after a grid reference when none has a name. The points are anonymous, so a name says "near here".
 */
export function hotSpotsOf(test: HotSpotTest, located: readonly LocatedEvents[]): HotSpot[] {
  const groups = connectedGroups(
    test.extent,
    test.verdicts.map((verdict) => verdict === "hot"),
  );
  const byPosition = new Map<number, LocatedEvents[]>();
  for (const entry of located) byPosition.set(entry.position, [...(byPosition.get(entry.position) ?? []), entry]);
  const spots = groups.map((positions) => {
    const around = [...new Set(positions.flatMap((position) => blockOf(test.extent, position)))];
    return {
      name: nameOf(test, around, byPosition),
      cells: positions.map((position) => cellAtPosition(test.extent, position)),
      events: sumAt(test.counts, around),
      expected: sumAt(test.shares, around) * test.events,
    };
  });
  spots.sort((a, b) => b.events - a.events || b.events - b.expected - (a.events - a.expected));
  return spots.map((spot, index) => ({ rank: index + 1, ...spot }));
}

/** "On or near Windsor Road" as "Windsor Road"; undefined for the texts that name no place. */
export function placeName(location: string): string | undefined {
  const name = location.replace(/^\s*on or near\b/i, "").trim();
  return name === "" || /^no location$/i.test(name) ? undefined : name;
}

function nameOf(test: HotSpotTest, positions: readonly number[], located: Map<number, LocatedEvents[]>): string {
  const names = mostFrequent(positions, located);
  return names.length > 0 ? listOf(names) : `Around ${busiestReference(test, positions)}`;
}

function mostFrequent(positions: readonly number[], located: Map<number, LocatedEvents[]>): string[] {
  const counts = new Map<string, number>();
  for (const { location, events } of positions.flatMap((position) => located.get(position) ?? [])) {
    const name = placeName(location);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + events);
  }
  const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return ordered.slice(0, NAMES).map(([name]) => name);
}

function busiestReference({ extent, counts }: { extent: Extent; counts: Float64Array }, positions: readonly number[]) {
  const busiest = positions.reduce((best, at) => ((counts[at] ?? 0) > (counts[best] ?? 0) ? at : best));
  const { easting, northing } = cellCentre(cellAtPosition(extent, busiest), extent.cellSize);
  return gridReference(easting, northing);
}

function sumAt(values: Float64Array, positions: readonly number[]): number {
  return positions.reduce((sum, position) => sum + (values[position] ?? 0), 0);
}
