import type { CautionedState } from "../../kernel/figures.ts";
import { type Html, html } from "../html.ts";
import { px } from "./numbers.ts";
import { type Colour, paint } from "./palette.ts";
import type { Point } from "./svg.ts";

/** The hollow mark of a value that carries a caution: a ring for partial, a diamond for provisional, a square for proxy. */
export function marker(state: CautionedState, [x, y]: Point, colour: Colour): Html {
  const colours = paint({ fill: "paper", stroke: colour, also: `fp-marker--${state}` });
  if (state === "partial") return html`<circle cx="${px(x)}" cy="${px(y)}" r="4"${colours} stroke-width="2"/>`;
  const shape = state === "provisional" ? "m0-5.5l5.5 5.5l-5.5 5.5l-5.5-5.5z" : "m-4-4h8v8h-8z";
  return html`<path d="M${px(x)} ${px(y)}${shape}"${colours} stroke-width="2"/>`;
}

/** A full point, for a value with no neighbour to draw a line to and for the end of a line. */
export function dot([x, y]: Point, radius: number, colour: Colour): Html {
  return html`<circle cx="${px(x)}" cy="${px(y)}" r="${radius}"${paint({ fill: colour })}/>`;
}
