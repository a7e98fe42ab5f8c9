import type { Html } from "../../../web/html.ts";
import { type CellKind, gridMap } from "../../../web/maps/grid-map.ts";
import type { Area } from "../rules/polygons.ts";
import type { ResultRow, ResultTable } from "../rules/results.ts";
import { type Charted, figureIn, INCIDENTS, wordsIn } from "./chart-frames.ts";
import { geometryOf } from "./place-charts.ts";

export type SpotMap = {
  readonly spots: ResultTable;
  /** Squares to draw, by kind, as "column_row" of the grid. */
  readonly squares: Readonly<Partial<Record<SquareKind, readonly string[]>>>;
  readonly cellSize: number;
  /** The own districts, in metres of the National Grid. */
  readonly outlines: readonly { readonly name: string; readonly area: Area }[];
};

export type SquareKind = "hot" | "few" | "other";

/** How many hot spots are numbered on the map; the table has all. */
const NUMBERED = 12;

/** The squares found hot over the edge of the district, with the first hot spots numbered as in the table. */
export function spotMap(charted: Charted, map: SpotMap): Html {
  const { spots, squares, cellSize } = map;
  const numbered = spots.rows.slice(0, NUMBERED).flatMap((row) => {
    const middle = middleOf(row, cellSize);
    return middle ? [{ row, ...middle }] : [];
  });
  return gridMap({
    frame: {
      id: spots.name,
      title: spots.title,
      subtitle: `Squares of ${cellSize} metres; ${spots.rows.length > NUMBERED ? `the first ${NUMBERED} of ${spots.rows.length} hot spots are numbered` : "numbers are those of the table"}`,
      source: charted.source,
      dated: charted.period,
      coverage: "Incidents with a location",
      headingLevel: charted.headingLevel,
      tableOpen: false,
    },
    cellSize,
    kinds: KINDS.filter(({ kind }) => squares[kind as SquareKind] !== undefined),
    cells: KINDS.flatMap(({ kind }) =>
      (squares[kind as SquareKind] ?? []).flatMap((key) => {
        const cell = cellOf(key);
        return cell ? [{ ...cell, kind }] : [];
      }),
    ),
    outlines: map.outlines.map(({ name, area }) => ({ name, geometry: geometryOf(area), own: true })),
    spots: numbered.map(({ row, easting, northing }) => ({
      rank: Number(row.key),
      name: wordsIn(row, "name"),
      easting,
      northing,
      figure: figureIn(spots, row, "count"),
    })),
    measure: INCIDENTS,
  });
}

const KINDS: readonly CellKind[] = [
  { kind: "hot", words: "Hot: more than chance gives", colour: "hot" },
  { kind: "few", words: "Too few to say", colour: "few" },
  { kind: "other", words: "Incidents, and not hot", colour: "tint" },
];

/** The middle of a hot spot's squares, in metres. */
function middleOf(row: ResultRow, cellSize: number): { easting: number; northing: number } | undefined {
  const cells = wordsIn(row, "cells")
    .split(" ")
    .flatMap((key) => cellOf(key) ?? []);
  if (cells.length === 0) return undefined;
  const mean = (pick: (cell: { column: number; row: number }) => number) =>
    (cells.reduce((sum, cell) => sum + pick(cell), 0) / cells.length + 0.5) * cellSize;
  return { easting: mean(({ column }) => column), northing: mean(({ row: northward }) => northward) };
}

function cellOf(key: string): { column: number; row: number } | undefined {
  const [, column, row] = /^(-?\d+)_(-?\d+)$/.exec(key) ?? [];
  return column === undefined || row === undefined ? undefined : { column: Number(column), row: Number(row) };
}
