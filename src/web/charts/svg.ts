import { attributes, type Html, html, trusted } from "../html.ts";
import { px } from "./numbers.ts";
import { type Colour, paint } from "./palette.ts";

/**
 * One of the two drawings of a chart. A drawing scales with its column, and text shrinks with it, so a chart is laid out
 * twice and the stylesheet shows the one in which text stays at 12 pixels or more. Units are those of the viewBox.
 */
export type Canvas = {
  readonly layout: "wide" | "narrow" | "map" | "zoomed";
  readonly width: number;
  /** Height of text. */
  readonly size: number;
  /** Begins every id inside the drawing. */
  readonly prefix: string;
  /** Of a zoomed one: how many times its own size it is shown at, whatever the width of its column. */
  readonly zoom?: number;
};

export type Drawn = { readonly height: number; readonly content: Html };

export type LabelOptions = {
  readonly anchor?: "start" | "middle" | "end";
  readonly colour?: Colour;
  readonly bold?: boolean;
  readonly size?: number;
  /** A white edge, for text that stands over marks. */
  readonly halo?: boolean;
};

/** The chart in both layouts. `title` and `description` are what a screen reader says of the picture. */
export function drawings(
  id: string,
  title: string,
  description: string,
  draw: (canvas: Canvas) => Drawn,
): readonly Html[] {
  return CANVASES.map((size) => {
    const canvas: Canvas = { ...size, prefix: `${id}-${size.layout}` };
    return drawing(canvas, title, description, draw(canvas));
  });
}

/** One picture with its name and description. A narrow one stays out of sight until the stylesheet shows it. */
export function drawing(canvas: Canvas, title: string, description: string, drawn: Drawn): Html {
  const [titleId, descriptionId] = [`${canvas.prefix}-title`, `${canvas.prefix}-desc`];
  const root = attributes({
    class: `fp-drawing fp-drawing--${canvas.layout}`,
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${px(canvas.width)} ${px(drawn.height)}`,
    width: px(canvas.width * (canvas.zoom ?? 1)),
    height: px(drawn.height * (canvas.zoom ?? 1)),
    display: canvas.layout === "narrow" ? "none" : undefined,
    role: "img",
    "aria-labelledby": `${titleId} ${descriptionId}`,
    "font-family": "Arial, Helvetica, sans-serif",
    "font-size": canvas.size,
  });
  return html`<svg${root}><title id="${titleId}">${title}</title><desc id="${descriptionId}">${description}</desc>${drawn.content}</svg>`;
}

/** Text with its middle at height `y`. */
export function label(x: number, y: number, text: string, options: LabelOptions = {}): Html {
  const rest = attributes({
    "text-anchor": options.anchor === "start" ? undefined : options.anchor,
    "font-weight": options.bold ? "bold" : undefined,
    "font-size": options.size,
  });
  const width = px((options.size ?? 15) * 0.27);
  const edge = options.halo && trusted(` stroke-width="${width}" stroke-linejoin="round" paint-order="stroke"`);
  const colours = paint({ fill: options.colour ?? "ink", ...(options.halo ? { stroke: "paper" } : {}) });
  return html`<text x="${px(x)}" y="${px(y)}" dy=".35em"${colours}${rest}${edge}>${text}</text>`;
}

/** Several lines of text, the block as a whole centred on height `y`. */
export function labelLines(
  x: number,
  y: number,
  lines: readonly string[],
  pitch: number,
  options: LabelOptions,
): Html[] {
  const first = y - ((lines.length - 1) * pitch) / 2;
  return lines.map((text, i) => label(x, first + i * pitch, text, options));
}

/** A straight rule; `dash` as in stroke-dasharray. */
export function rule(from: Point, to: Point, colour: Colour, width = 1, dash?: string): Html {
  const shape = `M${px(from[0])} ${px(from[1])}L${px(to[0])} ${px(to[1])}`;
  const rest = attributes({ "stroke-width": width, "stroke-dasharray": dash });
  return html`<path d="${shape}"${paint({ stroke: colour })}${rest}/>`;
}

export type Point = readonly [x: number, y: number];

const CANVASES: readonly Omit<Canvas, "prefix">[] = [
  { layout: "wide", width: 720, size: 15 },
  { layout: "narrow", width: 340, size: 15 },
];
