import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { cellsInArea } from "./area-cells.ts";
import { type Extent, extentSize, positionOf } from "./extent.ts";
import { type Cell, cellAt } from "./grid.ts";
import { type Area, pointInside } from "./polygons.ts";
import { listOf } from "./wording.ts";

/** A small area (an LSOA) in National Grid metres with its residents; undefined when their number is not known. */
export type PopulatedArea = { readonly code: string; readonly area: Area; readonly people: number | undefined };

/**
 * Residents per square of the extent. The people of an area are spread evenly over the squares whose middle lies in it;
 * an area that holds no middle gives all of them to the square of a point inside it. People of squares outside the
 * extent are counted in `outside`. Refuses when the number of people of any area is not known, for it is not nought.
 */
export function populationByCell(
  extent: Extent,
  areas: readonly PopulatedArea[],
): Outcome<{ readonly perCell: Float64Array; readonly outside: number }> {
  const unknown = areas.filter(({ people }) => people === undefined).map(({ code }) => code);
  if (unknown.length > 0) return refuse(`The population of ${listOf(unknown)} is not known`);
  const perCell = new Float64Array(extentSize(extent));
  let outside = 0;
  for (const { area, people = 0 } of areas) {
    const cells = cellsOf(area, extent.cellSize);
    if (!cells.ok) return cells;
    const share = people / cells.value.length;
    for (const cell of cells.value) {
      const position = positionOf(extent, cell);
      if (position === undefined) outside += share;
      else perCell[position] = (perCell[position] ?? 0) + share;
    }
  }
  return done({ perCell, outside });
}

function cellsOf(area: Area, size: number): Outcome<Cell[]> {
  const cells = cellsInArea(area, size);
  if (!cells.ok || cells.value.length > 0) return cells;
  const [easting, northing] = pointInside(area) ?? [];
  if (easting === undefined || northing === undefined) return refuse("The area has no extent");
  return done([cellAt(easting, northing, size)]);
}
