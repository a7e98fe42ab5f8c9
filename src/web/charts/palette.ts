import { type Html, trusted } from "../html.ts";

/**
 * The colours of every drawing. The hues of the series follow the palette of the Government Analysis Function; those for
 * text keep a contrast of 4.5 to 1 on white, those for marks 3 to 1. `styles/_charts.scss` gives each the custom property
 * `--fp-<name>` with the same value, so that a drawing looks the same with the stylesheet and without it.
 */
export const PALETTE = {
  ink: "#0b0c0c",
  quiet: "#505a5f",
  axis: "#5f6b73",
  grid: "#dfe3e6",
  paper: "#ffffff",
  ground: "#f4f5f6",
  hatch: "#7d8890",
  own: "#12436d",
  other: "#8394a3",
  tint: "#d6e0e9",
  accent: "#b8410b",
  hot: "#a52a12",
  few: "#bcc6ce",
  "series-1": "#12436d",
  "series-2": "#259089",
  "series-3": "#801650",
  "series-4": "#dd5712",
  "series-5": "#4a4a4a",
  "series-1-text": "#12436d",
  "series-2-text": "#17726b",
  "series-3-text": "#801650",
  "series-4-text": "#b8410b",
  "series-5-text": "#4a4a4a",
  "seq-1": "#e6eff6",
  "seq-2": "#a0bfd7",
  "seq-3": "#5f91bb",
  "seq-4": "#2f679b",
  "seq-5": "#12436d",
} as const;

export type Colour = keyof typeof PALETTE;

/** The ramp of a map or grid from low to high; fewer classes are spread over it. */
export const SEQUENCE: readonly (readonly Colour[])[] = [
  [],
  ["seq-3"],
  ["seq-2", "seq-4"],
  ["seq-1", "seq-3", "seq-5"],
  ["seq-1", "seq-2", "seq-4", "seq-5"],
  ["seq-1", "seq-2", "seq-3", "seq-4", "seq-5"],
];

/** Class and presentation attributes for a mark. A fill or stroke that is left out is "none". */
export function paint(colours: { readonly fill?: Colour; readonly stroke?: Colour; readonly also?: string }): Html {
  const classes = [
    colours.fill && `fp-fill-${colours.fill}`,
    colours.stroke && `fp-stroke-${colours.stroke}`,
    colours.also,
  ].filter((name) => name !== undefined);
  const fill = colours.fill ? PALETTE[colours.fill] : "none";
  const stroke = colours.stroke ? ` stroke="${PALETTE[colours.stroke]}"` : "";
  return trusted(` class="${classes.join(" ")}" fill="${fill}"${stroke}`);
}
