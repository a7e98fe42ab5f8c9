import type { Figure } from "../../kernel/figures.ts";
import type { FigureTable } from "../charts/figure-table.ts";
import { figureWords } from "../charts/figure-words.ts";
import { chartFigure, type Frame, tableCaption } from "../charts/frame.ts";
import { colourItem } from "../charts/legend.ts";
import { type Measure, px } from "../charts/numbers.ts";
import { type Colour, paint } from "../charts/palette.ts";
import { drawable } from "../charts/states.ts";
import { type Html, html } from "../html.ts";
import { type Cell, type CellRun, cellRuns } from "./cell-runs.ts";
import { type Outline, type Ring, ringsOf } from "./geometry.ts";
import { MAP_MAX_HEIGHT, MAP_WIDTH, mapDrawing } from "./map-drawing.ts";
import { northMark, scaleBar, spotMarks } from "./map-marks.ts";
import { areaPaths } from "./paths.ts";
import { type Fit, fitMap } from "./projection.ts";

export type GridMap = {
  readonly frame: Frame;
  /** Side of a cell in metres: 250. */
  readonly cellSize: number;
  /** What the cells may be, in the order of the key: "Hot spot", "Too few to say", or classes of counts. */
  readonly kinds: readonly CellKind[];
  /** Only cells that are to be seen; the rest of the district stays pale. */
  readonly cells: readonly Cell[];
  /** The edge of the district in British National Grid metres. */
  readonly outlines: readonly Outline[];
  /** The places to be named, by rank. */
  readonly spots: readonly RankedSpot[];
  /** What the figure of a place counts: "Burglaries in 12 months". */
  readonly measure: Measure;
};

export type CellKind = { readonly kind: string; readonly words: string; readonly colour: Colour };

export type RankedSpot = {
  readonly rank: number;
  readonly name: string;
  /** Its middle, in metres of the National Grid. */
  readonly easting: number;
  readonly northing: number;
  readonly figure: Figure;
  /** What the test allows to be said of it. */
  readonly finding?: string;
};

/**
 * Cells of the National Grid by verdict or class over the edge of a district, with the ranked places numbered as in the
 * table, which is open unless the frame closes it: it says which place a number is. Throws RangeError for a cell of a kind
 * that is not listed, or given twice.
 */
export function gridMap(given: GridMap): Html {
  const map = { ...given, spots: given.spots.map((spot) => ({ ...spot, figure: drawable(spot.figure) })) };
  const runs = cellRuns(map.cells);
  for (const kind of runs.keys()) {
    if (!map.kinds.some((each) => each.kind === kind)) throw new RangeError(`Not a kind of cell: ${kind}`);
  }
  return chartFigure(
    { tableOpen: true, ...map.frame },
    {
      drawing: draw(map, runs),
      legend: map.kinds.map(({ kind, words, colour }) =>
        colourItem(colour, `${words}: ${cellsText(runs.get(kind) ?? [])}`),
      ),
      tables: [spotTable(map), kindTable(map, runs)],
    },
  );
}

/** Room under the map for the scale bar and the north mark. */
const FOOT = 60;

function draw(map: GridMap, runs: ReadonlyMap<string, readonly CellRun[]>): Html {
  const shapes = map.outlines.map(({ geometry }) => ringsOf(geometry));
  const fit = fitMap("metres", [...shapes.flat(), extent(map)], MAP_WIDTH, MAP_MAX_HEIGHT, 10);
  if (!fit) return html`<p class="fp-figure__nothing">There are no squares or boundaries to draw.</p>`;

  const paths = areaPaths(shapes, fit.place);
  const edgeId = (i: number) => `${map.frame.id}-edge${i + 1}`;
  const shared = paths.map(
    (path, i) => html`<path id="${edgeId(i)}" class="fp-still" d="${path}" fill-rule="evenodd"/>`,
  );
  const ground = paths.map((_, i) => html`<use href="#${edgeId(i)}"${paint({ fill: "ground" })}/>`);
  const edges = map.outlines.map(({ own }, i) => {
    const [colour, width] = own ? (["ink", 1.75] as const) : (["axis", 0.75] as const);
    return html`<use href="#${edgeId(i)}"${paint({ stroke: colour })} stroke-width="${width}" stroke-linejoin="round"/>`;
  });
  const cells = map.kinds.map(({ kind, colour }) => {
    const shape = (runs.get(kind) ?? []).map((run) => runPath(run, map.cellSize, fit)).join("");
    return shape && html`<path d="${shape}"${paint({ fill: colour, also: "fp-cells" })} shape-rendering="crispEdges"/>`;
  });
  const height = fit.height + FOOT;
  const spots = map.spots.flatMap(({ rank, easting, northing }) => {
    const [x, y] = fit.place([easting, northing]);
    const isInside = x >= 0 && x <= MAP_WIDTH && y >= 0 && y <= fit.height;
    return isInside ? [{ number: rank, x, y }] : [];
  });
  return mapDrawing(
    map.frame.id,
    `Map: ${map.frame.title}`,
    describe(map, runs),
    height,
    html`<defs>${shared}</defs>${ground}${cells}${edges}`,
    (lettering) => [
      ...spotMarks(spots, fit.height, lettering),
      scaleBar(fit.perMetre, 10, height - 14, lettering),
      northMark(MAP_WIDTH - 10, height - 10, lettering),
    ],
  );
}

/** The corners of the cells, as a ring to fit the map around. A place far from all of them does not stretch the map. */
function extent({ cells, cellSize }: GridMap): Ring {
  return cells.flatMap(({ column, row }) => [
    [column * cellSize, row * cellSize],
    [(column + 1) * cellSize, (row + 1) * cellSize],
  ]);
}

function runPath({ row, from, to }: CellRun, cellSize: number, fit: Fit): string {
  const [left, top] = fit.place([from * cellSize, (row + 1) * cellSize]).map(px);
  const [right, bottom] = fit.place([(to + 1) * cellSize, row * cellSize]).map(px);
  const [width, height] = [px((right ?? 0) - (left ?? 0)), px((bottom ?? 0) - (top ?? 0))];
  return `M${left} ${top}h${width}v${height}h${-width}z`;
}

function countCells(runs: readonly CellRun[]): number {
  return runs.reduce((sum, run) => sum + run.to - run.from + 1, 0);
}

function cellsText(runs: readonly CellRun[]): string {
  const count = countCells(runs);
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "square" : "squares"}`;
}

function describe(map: GridMap, runs: ReadonlyMap<string, readonly CellRun[]>): string {
  const kinds = map.kinds.map(({ kind, words }) => `${words}: ${cellsText(runs.get(kind) ?? [])}`);
  const spots = map.spots.map((spot) => `${spot.rank}, ${spot.name}, ${figureWords(map.measure, spot.figure)}`);
  const places = spots.length > 0 ? `${map.measure.label}: ${spots.join("; ")}` : "No ranked places";
  return `Squares of ${map.cellSize} metres. ${kinds.join("; ")}. ${places}.`;
}

function spotTable(map: GridMap): FigureTable {
  const found = map.spots.some((spot) => spot.finding);
  return {
    caption: tableCaption(map.frame),
    rowHeading: "Number on the map and place",
    columns: [{ heading: map.measure.label, measure: map.measure }, ...(found ? [{ heading: "Finding" }] : [])],
    rows: map.spots.map((spot) => ({
      heading: `${spot.rank}. ${spot.name}`,
      cells: [spot.figure, ...(found ? [spot.finding ?? "Not tested"] : [])],
    })),
  };
}

function kindTable(map: GridMap, runs: ReadonlyMap<string, readonly CellRun[]>): FigureTable {
  const cells: Measure = { label: "Squares", decimals: 0 };
  return {
    caption: `Squares of ${map.cellSize} metres on the map: ${map.frame.title}`,
    rowHeading: "Kind",
    columns: [{ heading: "Squares", measure: cells }],
    rows: map.kinds.map(({ kind, words }) => ({
      heading: words,
      cells: [{ state: "known", value: countCells(runs.get(kind) ?? []) }],
    })),
  };
}
