import { figureValue } from "../../kernel/figures.ts";
import type { FigureTable } from "../charts/figure-table.ts";
import { figureWords } from "../charts/figure-words.ts";
import { chartFigure, type Frame, tableCaption } from "../charts/frame.ts";
import type { Measure } from "../charts/numbers.ts";
import { paint } from "../charts/palette.ts";
import { drawable, isAbsent } from "../charts/states.ts";
import { type Html, html } from "../html.ts";
import { shadedAreas, shadingLegend } from "./area-shading.ts";
import { type Area, type Coordinates, type Outline, type Ring, ringsOf } from "./geometry.ts";
import { MAP_MAX_HEIGHT, MAP_WIDTH, mapDrawing } from "./map-drawing.ts";
import { type MapLabel, middleOf, placeLabels } from "./map-labels.ts";
import { areaPaths } from "./paths.ts";
import { type Fit, fitMap } from "./projection.ts";
import { breakClasses, quantileClasses, type ValueClasses } from "./value-classes.ts";

export type Choropleth = {
  readonly frame: Frame;
  readonly measure: Measure;
  /** What the areas are: "Ward", "District". */
  readonly rowHeading: string;
  readonly coordinates: Coordinates;
  readonly areas: readonly Area[];
  /** Boundaries over the areas, such as districts over wards; own ones are drawn heavier. */
  readonly outlines?: readonly Outline[];
  /** One to four rising bounds of classes; without them there are five classes with about as many areas in each. */
  readonly breaks?: readonly number[];
  /** Whether to name the areas on the map: only for few. */
  readonly labels?: "names" | "none";
};

/**
 * Areas shaded in at most five classes from pale to dark. An area without a figure has the pattern of its state, never the
 * palest shade; one whose figure carries a caution has fine lines over its shade. Throws RangeError for breaks that are not
 * one to four rising numbers.
 */
export function choropleth(given: Choropleth): Html {
  const map = { ...given, areas: given.areas.map((area) => ({ ...area, figure: drawable(area.figure) })) };
  const values = map.areas.map((area) => figureValue(area.figure)).filter((value) => value !== undefined);
  const classes = map.breaks ? breakClasses(map.measure, map.breaks) : quantileClasses(values, map.measure);
  return chartFigure(map.frame, {
    drawing: draw(map, classes),
    legend: shadingLegend(map.frame.id, map.areas, classes),
    legendTitle: map.measure.label,
    tables: [table(map)],
  });
}

function draw(map: Choropleth, classes: ValueClasses): Html {
  const { frame, measure, areas } = map;
  const shapes = areas.map((area) => ringsOf(area.geometry));
  const outlines = map.outlines ?? [];
  const outlineShapes = outlines.map(({ geometry }) => ringsOf(geometry));
  const all = [...shapes, ...outlineShapes].flat();
  const fit = fitMap(map.coordinates, all, MAP_WIDTH, MAP_MAX_HEIGHT, 6);
  if (!fit) return html`<p class="fp-figure__nothing">There are no boundaries to draw.</p>`;

  const paths = areaPaths(shapes, fit.place);
  const shaded = shadedAreas(`${frame.id}-map`, areas, paths, classes, measure);
  const outlinePaths = areaPaths(outlineShapes, fit.place);
  const ownPaths = areas.flatMap((area, i) => (area.own ? [paths[i] ?? ""] : []));
  const labels = map.labels === "names" ? areas.flatMap((area, i) => areaLabel(area, shapes[i] ?? [], fit)) : [];
  return mapDrawing(
    frame.id,
    `Map: ${frame.title}`,
    describe(map),
    fit.height,
    html`${shaded}${edges(ownPaths, outlines, outlinePaths)}`,
    ({ size }) => html`${placeLabels(labels, MAP_WIDTH, size)}`,
  );
}

/** Outlines over the shading; the reader's own areas and outlines heavier, and last so that nothing covers them. */
function edges(ownAreas: readonly string[], outlines: readonly Outline[], paths: readonly string[]): Html {
  const others = paths.filter((_, i) => !outlines[i]?.own);
  const own = [...ownAreas, ...paths.filter((_, i) => outlines[i]?.own)];
  const line = (paths: readonly string[], width: number) =>
    paths.length > 0 &&
    html`<path d="${paths.join("")}"${paint({ stroke: "ink", also: "fp-still" })} stroke-width="${width}" stroke-linejoin="round"/>`;
  return html`${line(others, 0.75)}${line(own, 2)}`;
}

function areaLabel(area: Area, rings: readonly Ring[], fit: Fit): MapLabel[] {
  const at = middleOf(rings, fit.place);
  return at ? [{ at, words: area.name, bold: area.own === true }] : [];
}

function describe({ areas, measure }: Choropleth): string {
  const present = areas.filter((area) => !isAbsent(area.figure));
  present.sort((a, b) => (figureValue(b.figure) ?? 0) - (figureValue(a.figure) ?? 0));
  const list = (some: readonly Area[]) =>
    some.map((area) => `${area.name} ${figureWords(measure, area.figure)}`).join(", ");
  const ends = `Highest: ${list(present.slice(0, 3))}. Lowest: ${list(present.slice(-3).reverse())}`;
  const without = areas.length - present.length;
  return `${measure.label}. Areas: ${areas.length}, of which ${without || "none"} without a figure. ${present.length > 0 ? ends : "No area has a figure"}.`;
}

function table(map: Choropleth): FigureTable {
  return {
    caption: tableCaption(map.frame),
    rowHeading: map.rowHeading,
    columns: [{ heading: map.measure.label, measure: map.measure }],
    rows: map.areas.map((area) => ({ heading: area.name, cells: [area.figure], ...(area.own ? { own: true } : {}) })),
  };
}
