import type { AbsentState, CautionedState, Figure } from "../../kernel/figures.ts";
import { type Html, html, trusted } from "../html.ts";
import { px } from "./numbers.ts";
import { type Colour, PALETTE, paint } from "./palette.ts";
import { ABSENT_STATES } from "./states.ts";

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/**
 * Pattern definitions for the absent states that a drawing uses, under ids that begin with `prefix`; `coarser` times as
 * coarse, for a map that may be shown at a fraction of its size.
 */
export function statePatterns(prefix: string, states: readonly AbsentState[], coarser = 1): Html {
  if (states.length === 0) return trusted("");
  const patterns = states.map((state) => pattern(`${prefix}-${state}`, TILES[state], "ground", "hatch", coarser));
  return html`<defs>${patterns}</defs>`;
}

/** Patterns for the end of bars whose value is partial, one for each colour of bar, under ids that begin with `prefix`. */
export function capPatterns(prefix: string, colours: readonly Colour[]): Html {
  if (colours.length === 0) return trusted("");
  return html`<defs>${colours.map((colour) => pattern(`${prefix}-cap-${colour}`, CAP_TILE, "paper", colour))}</defs>`;
}

/** Fine lines over the shades of a map, for areas whose figure carries a caution, under ids that begin with `prefix`. */
export function cautionPatterns(prefix: string, shades: readonly Colour[], coarser = 1): Html {
  if (shades.length === 0) return trusted("");
  const line = (shade: Colour): Colour => (shade === "seq-4" || shade === "seq-5" ? "paper" : "ink");
  return html`<defs>${shades.map((shade) => pattern(`${prefix}-caution-${shade}`, FINE_TILE, shade, line(shade), coarser))}</defs>`;
}

/** Every pattern that bars of these rows need, by the state of their figures and the colour of their bars. */
export function barPatterns<Row extends { readonly figure: Figure }>(
  prefix: string,
  rows: readonly Row[],
  colour: (row: Row) => Colour,
): Html {
  const absent = ABSENT_STATES.filter((state) => rows.some((row) => row.figure.state === state));
  const partial = rows.filter((row) => row.figure.state === "partial").map(colour);
  return html`${statePatterns(prefix, absent)}${capPatterns(prefix, [...new Set(partial)])}`;
}

/** A box in the pattern of `state`; `statePatterns` with the same prefix must stand in the same drawing. */
export function stateBox(prefix: string, state: AbsentState, box: Box, opacity?: number): Html {
  const faint = opacity !== undefined && trusted(` opacity="${opacity}"`);
  return html`<rect x="${px(box.x)}" y="${px(box.y)}" width="${px(box.width)}" height="${px(box.height)}" class="fp-state-${state}" fill="url(#${prefix}-${state})"${faint}/>`;
}

/**
 * A bar from its base to its value, by the caution it carries: whole when the value is known, with a hatched end when it
 * is partial, an outline when it is provisional (dashed) or a proxy (dotted).
 */
export function bar(prefix: string, box: Box, end: "right" | "left" | "top" | "bottom", look: BarLook): Html {
  if (look.caution === undefined) return html`<path d="${boxPath(box)}"${paint({ fill: look.colour })}/>`;
  if (look.caution !== "partial") {
    const dash = look.caution === "provisional" ? "5 3" : "1.5 2.5";
    const inner = {
      x: box.x + 1,
      y: box.y + 1,
      width: Math.max(0, box.width - 2),
      height: Math.max(0, box.height - 2),
    };
    return html`<path d="${boxPath(inner)}"${paint({ fill: "tint", stroke: look.colour, also: `fp-bar--${look.caution}` })} stroke-width="2" stroke-dasharray="${dash}"/>`;
  }
  const [body, cap] = splitAtEnd(box, end);
  return html`<path d="${boxPath(body)}"${paint({ fill: look.colour })}/><path d="${boxPath(cap)}" class="fp-bar--partial fp-stroke-${look.colour}" fill="url(#${prefix}-cap-${look.colour})" stroke="${PALETTE[look.colour]}"/>`;
}

export type BarLook = { readonly colour: Colour; readonly caution?: CautionedState | undefined };

/** One pattern's worth of drawing: lines as a path in a square tile, turned by 45 degrees or not. */
type Tile = { readonly size: number; readonly lines: string; readonly width: number; readonly turned: boolean };

const TILES: Readonly<Record<AbsentState, Tile>> = {
  missing: { size: 7, lines: "M3.5 0V7", width: 1.2, turned: true },
  withheld: { size: 7, lines: "M3.5 0V7M0 3.5H7", width: 1, turned: true },
  suppressed: { size: 5, lines: "M0 2.5H5", width: 1.2, turned: false },
  unknown: { size: 7, lines: "M2.5 3.5h2", width: 2, turned: false },
  "not-applicable": { size: 7, lines: "", width: 0, turned: false },
};

const CAP_TILE: Tile = { size: 5, lines: "M2.5 0V5", width: 2, turned: true };

const FINE_TILE: Tile = { size: 6, lines: "M3 0V6", width: 0.7, turned: true };

/** How much of the end of a partial bar is hatched. */
const CAP = 12;

function pattern(id: string, tile: Tile, ground: Colour, line: Colour, coarser = 1): Html {
  const steps = [tile.turned ? "rotate(45)" : "", coarser === 1 ? "" : `scale(${coarser})`].filter(Boolean).join(" ");
  const turn = steps && trusted(` patternTransform="${steps}"`);
  const lines = tile.lines && html`<path d="${tile.lines}"${paint({ stroke: line })} stroke-width="${tile.width}"/>`;
  return html`<pattern id="${id}" width="${tile.size}" height="${tile.size}" patternUnits="userSpaceOnUse"${turn}><rect width="${tile.size}" height="${tile.size}"${paint({ fill: ground })}/>${lines}</pattern>`;
}

function boxPath(box: Box): string {
  return `M${px(box.x)} ${px(box.y)}h${px(box.width)}v${px(box.height)}h${px(-box.width)}z`;
}

function splitAtEnd(box: Box, end: "right" | "left" | "top" | "bottom"): [body: Box, cap: Box] {
  const { x, y, width, height } = box;
  if (end === "right" || end === "left") {
    const cap = Math.min(CAP, width);
    const rest = width - cap;
    return end === "right"
      ? [
          { x, y, width: rest, height },
          { x: x + rest, y, width: cap, height },
        ]
      : [
          { x: x + cap, y, width: rest, height },
          { x, y, width: cap, height },
        ];
  }
  const cap = Math.min(CAP, height);
  const rest = height - cap;
  return end === "top"
    ? [
        { x, y: y + cap, width, height: rest },
        { x, y, width, height: cap },
      ]
    : [
        { x, y, width, height: rest },
        { x, y: y + rest, width, height: cap },
      ];
}
