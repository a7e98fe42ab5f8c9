import { line } from "d3-shape";
import { type Figure, figureValue } from "../../kernel/figures.ts";
import { attributes, type Html, html } from "../html.ts";
import { stateBox, statePatterns } from "./hatching.ts";
import { dot } from "./markers.ts";
import { alignMonths, describeMonths, type MonthlySeries, monthGaps } from "./monthly.ts";
import { type Measure, px } from "./numbers.ts";
import { paint } from "./palette.ts";
import { isAbsent } from "./states.ts";
import { valueAxis, withinAxis } from "./value-axis.ts";

export type Sparkline = {
  /** Unique on the page; begins every id inside. */
  readonly id: string;
  readonly measure: Measure;
  readonly series: MonthlySeries;
};

/**
 * A line of one series for a cell of a table, from nought, without axes: the row it stands in gives the figures. Months
 * without a figure break the line and are hatched. Throws RangeError for an id that cannot stand in markup.
 */
export function sparkline({ id, measure, series }: Sparkline): Html {
  if (!/^[A-Za-z][\w-]*$/.test(id)) throw new RangeError(`Not an id for a figure: ${id}`);
  const aligned = alignMonths([series]);
  const figures = aligned.series[0]?.figures ?? [];
  const gaps = monthGaps(aligned);
  const values = figures.map(figureValue).filter((value) => value !== undefined);
  const { scale } = valueAxis(values, measure, [HEIGHT - 3, 3]);
  const slot = (WIDTH - 8) / Math.max(1, figures.length);
  const x = (i: number) => px(4 + (i + 0.5) * slot);
  const y = (figure: Figure) => px(scale(withinAxis(figureValue(figure) ?? 0)));

  const shape = line<Figure>()
    .defined((figure) => !isAbsent(figure))
    .x((_, i) => x(i))
    .y(y)(figures);
  const bands = gaps.map((gap) => {
    const box = { x: 4 + gap.first * slot, y: 1, width: (gap.last - gap.first + 1) * slot, height: HEIGHT - 2 };
    return stateBox(id, gap.state, box);
  });
  const end = figures.findLastIndex((figure) => !isAbsent(figure));
  const last = figures[end];
  const root = attributes({
    class: "fp-sparkline",
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    width: WIDTH,
    height: HEIGHT,
    role: "img",
    "aria-labelledby": `${id}-title ${id}-desc`,
  });
  return html`<svg${root}><title id="${id}-title">${series.name}</title><desc id="${id}-desc">${describeMonths(aligned, measure)}</desc>${statePatterns(id, [...new Set(gaps.map((gap) => gap.state))])}${bands}${shape && html`<path d="${shape}"${paint({ stroke: "own", also: "fp-line" })} stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round"/>`}${last && dot([x(end), y(last)], 2.5, "own")}</svg>`;
}

const WIDTH = 120;
const HEIGHT = 28;
