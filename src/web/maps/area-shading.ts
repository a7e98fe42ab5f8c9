import { figureValue } from "../../kernel/figures.ts";
import { figureWords } from "../charts/figure-words.ts";
import { cautionPatterns, statePatterns } from "../charts/hatching.ts";
import { absentItem, cautionShadeItem, colourItem, type LegendItem } from "../charts/legend.ts";
import type { Measure } from "../charts/numbers.ts";
import { type Colour, PALETTE, paint } from "../charts/palette.ts";
import { ABSENT_STATES, CAUTIONED_STATES, cautionOf } from "../charts/states.ts";
import { type Html, html } from "../html.ts";
import type { Area } from "./geometry.ts";
import type { ValueClasses } from "./value-classes.ts";

/**
 * The areas with their `paths`, those of one look in one group so that its fill is written once. Each area says its name
 * and figure when pointed at. `prefix` begins the ids of the patterns.
 */
export function shadedAreas(
  prefix: string,
  areas: readonly Area[],
  paths: readonly string[],
  classes: ValueClasses,
  measure: Measure,
): Html {
  const groups = new Map<string, { readonly look: Html; readonly shapes: Html[] }>();
  const lined = new Set<Colour>();
  for (const [i, area] of areas.entries()) {
    const { key, look, colour } = lookOf(prefix, area, classes);
    if (colour && cautionOf(area.figure)) lined.add(colour);
    const group = groups.get(key) ?? { look, shapes: [] };
    groups.set(key, group);
    group.shapes.push(
      html`<path d="${paths[i]}"><title>${area.name}: ${figureWords(measure, area.figure)}</title></path>`,
    );
  }
  const patterns = html`${statePatterns(prefix, absentStates(areas), 1.5)}${cautionPatterns(prefix, [...lined], 1.5)}`;
  const drawn = [...groups.values()].map(
    ({ look, shapes }) => html`<g${look} stroke-width=".6" stroke-linejoin="round" fill-rule="evenodd">${shapes}</g>`,
  );
  return html`${patterns}${drawn}`;
}

/** The shades with their values, then the patterns of areas without a figure and the lines over uncertain ones. */
export function shadingLegend(id: string, areas: readonly Area[], classes: ValueClasses): LegendItem[] {
  const cautions = CAUTIONED_STATES.filter((state) => areas.some((area) => area.figure.state === state));
  return [
    ...classes.classes.map((each) => colourItem(each.colour, each.words)),
    ...absentStates(areas).map((state) => absentItem(id, state)),
    ...(cautions.length > 0 ? [cautionShadeItem(id, cautions)] : []),
  ];
}

function lookOf(prefix: string, area: Area, classes: ValueClasses): { key: string; look: Html; colour?: Colour } {
  const value = figureValue(area.figure);
  if (value === undefined) {
    const { state } = area.figure;
    const look = html` class="fp-areas fp-state-${state} fp-stroke-hatch" fill="url(#${prefix}-${state})" stroke="${PALETTE.hatch}"`;
    return { key: state, look };
  }
  const colour = classes.classes[classes.indexOf(value)]?.colour ?? "seq-3";
  if (!cautionOf(area.figure))
    return { key: colour, look: paint({ fill: colour, stroke: "paper", also: "fp-areas" }), colour };
  const look = html` class="fp-areas fp-areas--caution fp-stroke-paper" fill="url(#${prefix}-caution-${colour})" stroke="${PALETTE.paper}"`;
  return { key: `caution ${colour}`, look, colour };
}

function absentStates(areas: readonly Area[]) {
  return ABSENT_STATES.filter((state) => areas.some((area) => area.figure.state === state));
}
