import { line } from "d3-shape";
import { type Figure, figureValue } from "../../kernel/figures.ts";
import { attributes, type Html, html } from "../html.ts";
import { dot, marker } from "./markers.ts";
import type { MonthPlot } from "./month-plot.ts";
import { px } from "./numbers.ts";
import { type Colour, paint } from "./palette.ts";
import { cautionOf, isAbsent } from "./states.ts";
import { withinAxis } from "./value-axis.ts";

/** A series by month and how it looks. */
export type Line = { readonly name: string; readonly figures: readonly Figure[]; readonly look: LineLook };

export type LineLook = {
  readonly stroke: Colour;
  readonly text: Colour;
  readonly width: number;
  readonly dash?: string;
};

/** The look of a rolling line, which stands in front of the months it is made of. */
export const ROLLING: LineLook = { stroke: "ink", text: "ink", width: 3 };

/**
 * The look of line `i` of `count`: lines differ in lightness and dash as well as in hue, so that they can be told apart in
 * print. A single line steps back behind its own rolling average.
 */
export function lineLook(i: number, count: number, behindRolling: boolean): LineLook {
  if (behindRolling && count === 1) return BEHIND;
  return LOOKS[i % LOOKS.length] ?? ROLLING;
}

/** The line as one path with a break at each gap, hollow marks for cautioned months, and a point for a month alone. */
export function lineMarks(plot: MonthPlot, { figures, look }: Line): Html {
  const y = (figure: Figure) => px(plot.axis.scale(withinAxis(figureValue(figure) ?? 0)));
  const shape = line<Figure>()
    .defined((figure) => !isAbsent(figure))
    .x((_, i) => px(plot.x(i)))
    .y(y)(figures);
  if (!shape) return html``;

  const marks = figures.map((figure, i) => {
    if (isAbsent(figure)) return null;
    const caution = cautionOf(figure);
    if (caution && look !== ROLLING) return marker(caution, [plot.x(i), y(figure)], look.stroke);
    return isAlone(figures, i) ? dot([plot.x(i), y(figure)], 3, look.stroke) : null;
  });
  const stroke = attributes({ "stroke-width": look.width, "stroke-linejoin": "round", "stroke-dasharray": look.dash });
  return html`<path d="${shape}"${paint({ stroke: look.stroke, also: "fp-line" })}${stroke}/>${marks}`;
}

const BEHIND: LineLook = { stroke: "other", text: "quiet", width: 1.5 };

const LOOKS: readonly LineLook[] = [
  { stroke: "series-1", text: "series-1-text", width: 2.5 },
  { stroke: "series-2", text: "series-2-text", width: 2.5 },
  { stroke: "series-3", text: "series-3-text", width: 2.5, dash: "9 3" },
  { stroke: "series-4", text: "series-4-text", width: 2.5, dash: "2.5 2.5" },
  { stroke: "series-5", text: "series-5-text", width: 1.5 },
];

/** True when neither neighbour has a value, so that no line would show this one. */
function isAlone(figures: readonly Figure[], i: number): boolean {
  return [figures[i - 1], figures[i + 1]].every((beside) => beside === undefined || isAbsent(beside));
}
