import { type Extent, extentSize, positionOf } from "./extent.ts";
import { cellAt } from "./grid.ts";
import type { GridPoint } from "./projection.ts";

/** A snap point with the number of events on it. */
export type EventPoint = GridPoint & { readonly events: number };

/** Events per square of the extent, and how many lie outside it, which no map of the extent can show. */
export function eventsByCell(
  extent: Extent,
  points: readonly EventPoint[],
): { readonly perCell: Float64Array; readonly outside: number } {
  const perCell = new Float64Array(extentSize(extent));
  let outside = 0;
  for (const { easting, northing, events } of points) {
    const position = positionOf(extent, cellAt(easting, northing, extent.cellSize));
    if (position === undefined) outside += events;
    else perCell[position] = (perCell[position] ?? 0) + events;
  }
  return { perCell, outside };
}
