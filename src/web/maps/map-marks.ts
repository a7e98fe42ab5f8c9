import { px } from "../charts/numbers.ts";
import { paint } from "../charts/palette.ts";
import { label, rule } from "../charts/svg.ts";
import { type Html, html } from "../html.ts";
import { type Lettering, MAP_WIDTH } from "./map-drawing.ts";

/** A numbered place, at its true position on the drawing. */
export type Spot = { readonly number: number; readonly x: number; readonly y: number };

/** A round distance as a bar, at most a quarter of the width, with its left end at `x`. */
export function scaleBar(perMetre: number, x: number, y: number, { size, scale }: Lettering): Html {
  const metres = DISTANCES.findLast((each) => each * perMetre <= MAP_WIDTH / 4) ?? DISTANCES[0] ?? 100;
  const length = px(metres * perMetre);
  const words = metres < 1000 ? `${metres} m` : `${metres / 1000} km`;
  const tick = px(5 * scale);
  const shape = `M${px(x)} ${px(y - tick)}v${tick}h${length}v${-tick}`;
  return html`<path d="${shape}"${paint({ stroke: "ink" })} stroke-width="${px(1.5 * scale)}"/>${label(x + length + 8 * scale, y - tick / 2, words, { size })}`;
}

/** An arrow to grid north, with its right edge at `x`. */
export function northMark(x: number, y: number, { size, scale }: Lettering): Html {
  const [half, tall] = [px(5 * scale), px(16 * scale)];
  const at = x - half;
  return html`<path d="M${px(at)} ${px(y - tall)}l${half} ${tall}l${-half} ${px(-4 * scale)}l${-half} ${px(4 * scale)}z"${paint({ fill: "ink" })}/>${label(at - half - 4 * scale, y - tall / 2, "N", { anchor: "end", size })}`;
}

/**
 * Numbers in discs above and to the right of their places, with a line back, so that they do not hide what they mark.
 * Discs that would cover one another are moved apart; the first numbers are drawn last, on top.
 */
export function spotMarks(spots: readonly Spot[], height: number, { size, scale }: Lettering): Html[] {
  const radius = 11.5 * scale;
  const beside = spots.map(({ x, y }) => ({ x: x + radius * 1.3, y: y - radius * 1.6 }));
  const placed = spreadDiscs(beside, radius, MAP_WIDTH, height);
  const leaders = spots.map((spot, i) => {
    const { x, y } = placed[i] ?? spot;
    return rule([spot.x, spot.y], [x, y], "ink", px(1.25 * scale));
  });
  const discs = spots.map((spot, i) => {
    const { x, y } = placed[i] ?? spot;
    const ring = html`<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}"${paint({ fill: "ink", stroke: "paper", also: "fp-spot" })} stroke-width="${px(1.5 * scale)}"/>`;
    return html`${ring}${label(x, y, String(spot.number), { anchor: "middle", bold: true, colour: "paper", size: px(size * 0.93) })}`;
  });
  return [html`${leaders}`, ...discs.reverse()];
}

const DISTANCES = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000];

/** Moves overlapping discs apart, a little more each round, and keeps them inside the drawing. */
export function spreadDiscs(
  spots: readonly { readonly x: number; readonly y: number }[],
  radius: number,
  width: number,
  height: number,
): { x: number; y: number }[] {
  const discs = spots.map(({ x, y }) => ({ x, y }));
  const apart = radius * 2 + 1;
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const [i, a] of discs.entries()) {
      for (const [j, b] of discs.entries()) {
        if (j <= i) continue;
        const distance = Math.hypot(b.x - a.x, b.y - a.y);
        if (distance >= apart) continue;
        // Discs on one spot part in a direction of their own, so that a cluster opens like a fan.
        const angle = distance < 0.01 ? (i + j) * 2.4 : Math.atan2(b.y - a.y, b.x - a.x);
        const push = (apart - distance) / 2 + 0.05;
        a.x -= Math.cos(angle) * push;
        a.y -= Math.sin(angle) * push;
        b.x += Math.cos(angle) * push;
        b.y += Math.sin(angle) * push;
        moved = true;
      }
    }
    for (const disc of discs) {
      disc.x = Math.max(radius, Math.min(width - radius, disc.x));
      disc.y = Math.max(radius, Math.min(height - radius, disc.y));
    }
    if (!moved) break;
  }
  return discs;
}

const ROUNDS = 60;
