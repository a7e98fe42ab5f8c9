import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { type Extent, extentOfCells } from "./extent.ts";
import { CELL_SIZE, type Cell, cellCentre, refusalOfRectangle } from "./grid.ts";
import { type Area, type Bounds, boundsOf, crossingAt, forEachEdge } from "./polygons.ts";

/** Events placed in an area yet farther than this outside its bounds are reported as strays; in metres. */
const STRAY_DISTANCE = 2_000;

/**
 * The squares whose middle lies in the area (in National Grid metres), from south to north. Areas that share a border
 * share no square and leave none out. Refuses an area without outline, and one too large to allocate.
 */
export function cellsInArea(area: Area, size = CELL_SIZE): Outcome<Cell[]> {
  const bounds = boundsOf(area);
  if (!bounds) return refuse("The area has no outline");
  const firstRow = Math.floor(bounds.south / size);
  const rows = Math.floor(bounds.north / size) - firstRow + 1;
  const refusal = refusalOfRectangle(Math.floor(bounds.east / size) - Math.floor(bounds.west / size) + 1, rows);
  if (refusal) return refusal;

  const crossings = crossingsByRow(area, size, firstRow, rows);
  const cells: Cell[] = [];
  for (const [index, xs] of crossings.entries()) {
    xs.sort((a, b) => a - b);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const [from = 0, to = 0] = [xs[i], xs[i + 1]];
      for (let col = Math.floor(from / size); (col + 0.5) * size < to; col++) {
        if ((col + 0.5) * size >= from) cells.push({ col, row: firstRow + index });
      }
    }
  }
  return done(cells);
}

/**
 * The extent of an area: the squares whose middle lies in it, and every square that holds an event placed in the area
 * (a snap point on the border can fall in a square whose middle lies outside, and its events must not be lost). A square
 * with events more than `STRAY_DISTANCE` beyond the bounds of the area is a stray: reported, and never stretched for.
 */
export function extentOfArea(
  area: Area,
  eventCells: readonly Cell[],
  size = CELL_SIZE,
): Outcome<{ extent: Extent; strays: Cell[] }> {
  const inside = cellsInArea(area, size);
  if (!inside.ok) return inside;
  const bounds = boundsOf(area);
  const strays: Cell[] = [];
  const cells = inside.value;
  for (const cell of eventCells) (bounds && isStray(bounds, cell, size) ? strays : cells).push(cell);
  const extent = extentOfCells(cells, size);
  return extent.ok ? done({ extent: extent.value, strays }) : extent;
}

/** For each row of squares, the eastings at which the area's edges cross the level of their middles. */
function crossingsByRow(area: Area, size: number, firstRow: number, rows: number): number[][] {
  const crossings: number[][] = Array.from({ length: rows }, () => []);
  forEachEdge(area, (x1, y1, x2, y2) => {
    for (let row = Math.floor(y1 / size); (row + 0.5) * size < y2; row++) {
      const y = (row + 0.5) * size;
      if (y >= y1) crossings[row - firstRow]?.push(crossingAt(x1, y1, x2, y2, y));
    }
  });
  return crossings;
}

function isStray({ west, south, east, north }: Bounds, cell: Cell, size: number): boolean {
  const { easting, northing } = cellCentre(cell, size);
  const beyond = Math.max(west - easting, easting - east, south - northing, northing - north);
  return beyond > STRAY_DISTANCE;
}
