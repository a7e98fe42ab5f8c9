import { type Outcome, refuse } from "../../../kernel/outcome.ts";
import { toLonLat } from "./projection.ts";
import { inWords } from "./wording.ts";

/** A square of the grid by whole numbers: col = floor(easting / size), row = floor(northing / size). */
export type Cell = { readonly col: number; readonly row: number };

/** The usual size of a square, in metres. */
export const CELL_SIZE = 250;

/** Above this many squares nothing is allocated: all of England and Wales by 250 m takes 4.9 million. */
const MOST_CELLS = 5_000_000;

/**
 * The square that holds a place. Squares start at the origin of the National Grid, not at the data, so that this
 * month's map and last month's share them. A place on a line belongs to the square east or north of it.
 */
export function cellAt(easting: number, northing: number, size = CELL_SIZE): Cell {
  return { col: Math.floor(easting / size), row: Math.floor(northing / size) };
}

/** Easting and northing of the middle of a square, in metres. */
export function cellCentre(cell: Cell, size = CELL_SIZE): { easting: number; northing: number } {
  return { easting: (cell.col + 0.5) * size, northing: (cell.row + 0.5) * size };
}

/** The closed outline of a square as longitudes and latitudes, anticlockwise from the south-west as GeoJSON asks. */
export function cellOutline(cell: Cell, size = CELL_SIZE): [number, number][] {
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ] as const;
  return corners.map(([east, north]) => {
    const { lon, lat } = toLonLat((cell.col + east) * size, (cell.row + north) * size);
    return [lon, lat];
  });
}

/** The refusal of a rectangle of squares too large to allocate, or undefined when it is not. */
export function refusalOfRectangle(columns: number, rows: number): Outcome<never> | undefined {
  // Written so that sizes which are not numbers are refused too.
  if (columns * rows <= MOST_CELLS) return undefined;
  return refuse(
    `The map would need ${inWords(columns * rows)} squares, more than the ${inWords(MOST_CELLS)} allowed: ` +
      "choose larger squares, or look for a place far outside the area",
  );
}

/** What to tell a reader of squares this small: police.uk points stand a street apart. Undefined when they are not. */
export function cellSizeCaution(size: number): string | undefined {
  if (size >= 150) return undefined;
  return `Squares of ${size} m are near the spacing of the anonymous map points: they show the list of points, not places.`;
}

/** A place as a National Grid reference to 100 m, such as "TQ 615 780". */
export function gridReference(easting: number, northing: number): string {
  const [east, north] = [Math.floor(easting / 100_000), Math.floor(northing / 100_000)];
  // Squares of 500 km, then of 100 km, are lettered from the north-west, row by row, without I.
  const first = 17 - 5 * Math.floor(north / 5) + Math.floor(east / 5);
  const second = 20 - 5 * (north % 5) + (east % 5);
  const letters = "ABCDEFGHJKLMNOPQRSTUVWXYZ";
  return `${letters.charAt(first)}${letters.charAt(second)} ${hundreds(easting)} ${hundreds(northing)}`;
}

function hundreds(metres: number): string {
  return String(Math.floor((metres % 100_000) / 100)).padStart(3, "0");
}
