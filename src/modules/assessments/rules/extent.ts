import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { CELL_SIZE, type Cell, refusalOfRectangle } from "./grid.ts";

/**
 * The squares that an analysis looks at, empty ones included: the answer depends on them, so they are named, not taken
 * from the data. They lie in a rectangle with a margin of one square on every side, so that the eight neighbours of any
 * square are found by whole-number steps that never leave the rectangle or wrap round.
 */
export type Extent = {
  readonly cellSize: number;
  /** The south-west square of the rectangle, which is margin. */
  readonly corner: Cell;
  /** Squares from one row of the rectangle to the next. */
  readonly stride: number;
  /** For each square of the extent, west to east and then northwards, its place in the rectangle. */
  readonly places: Int32Array;
  /** For each place in the rectangle, the position of its square in the extent, or -1. */
  readonly positions: Int32Array;
};

/** All squares of a rectangle, `corner` its south-west one. Refuses an empty one and one of more than `MOST_CELLS`. */
export function rectangleExtent(corner: Cell, columns: number, rows: number, cellSize = CELL_SIZE): Outcome<Extent> {
  if (columns < 1 || rows < 1) return refuse("There are no squares to look at");
  const refusal = refusalOfRectangle(columns, rows);
  if (refusal) return refusal;
  const rectangle = emptyRectangle(corner, columns, rows);
  for (let row = 1; row <= rows; row++) {
    const start = row * rectangle.stride + 1;
    rectangle.positions.fill(0, start, start + columns);
  }
  return done(numbered(cellSize, rectangle));
}

/** The squares given, in any order, each once. Refuses none, and those whose rectangle has more than `MOST_CELLS`. */
export function extentOfCells(cells: readonly Cell[], cellSize = CELL_SIZE): Outcome<Extent> {
  if (cells.length === 0) return refuse("There are no squares to look at");
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { col, row } of cells) {
    if (col < west) west = col;
    if (col > east) east = col;
    if (row < south) south = row;
    if (row > north) north = row;
  }
  const refusal = refusalOfRectangle(east - west + 1, north - south + 1);
  if (refusal) return refusal;
  const rectangle = emptyRectangle({ col: west, row: south }, east - west + 1, north - south + 1);
  const { corner, stride, positions } = rectangle;
  for (const { col, row } of cells) positions[(row - corner.row) * stride + (col - corner.col)] = 0;
  return done(numbered(cellSize, rectangle));
}

/** Number of squares in the extent: N of the formulas. */
export function extentSize(extent: Extent): number {
  return extent.places.length;
}

/** The position of a square in the extent, from 0; undefined when it is not part of it. */
export function positionOf(extent: Extent, cell: Cell): number | undefined {
  const [col, row] = [cell.col - extent.corner.col, cell.row - extent.corner.row];
  if (col < 0 || col >= extent.stride || row < 0) return undefined;
  const position = extent.positions[row * extent.stride + col] ?? -1;
  return position < 0 ? undefined : position;
}

/** The square at a position of the extent. Throws RangeError when there is none. */
export function cellAtPosition(extent: Extent, position: number): Cell {
  const place = extent.places[position];
  if (place === undefined) throw new RangeError(`No square ${position} in an extent of ${extentSize(extent)}`);
  return {
    col: extent.corner.col + (place % extent.stride),
    row: extent.corner.row + Math.floor(place / extent.stride),
  };
}

type Rectangle = Pick<Extent, "corner" | "stride" | "positions">;

function emptyRectangle(southWest: Cell, columns: number, rows: number): Rectangle {
  const stride = columns + 2;
  const positions = new Int32Array(stride * (rows + 2)).fill(-1);
  return { corner: { col: southWest.col - 1, row: southWest.row - 1 }, stride, positions };
}

/** Numbers the places marked 0, in order. */
function numbered(cellSize: number, { corner, stride, positions }: Rectangle): Extent {
  let size = 0;
  for (const mark of positions) size += mark + 1;
  const places = new Int32Array(size);
  let position = 0;
  for (let place = 0; place < positions.length; place++) {
    if (positions[place] !== 0) continue;
    places[position] = place;
    positions[place] = position;
    position++;
  }
  return { cellSize, corner, stride, places, positions };
}
