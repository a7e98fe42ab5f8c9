import { label } from "../charts/svg.ts";
import { textWidth } from "../charts/text-fit.ts";
import type { Html } from "../html.ts";
import type { Ring } from "./geometry.ts";

export type MapLabel = { readonly at: readonly [x: number, y: number]; readonly words: string; readonly bold: boolean };

/**
 * Names over their areas in text of height `size`, bold ones first. One that would cover a name already there, or run out
 * of the map, is left out: the table has every name.
 */
export function placeLabels(labels: readonly MapLabel[], width: number, size: number): Html[] {
  const taken: Box[] = [];
  return [...labels]
    .sort((a, b) => Number(b.bold) - Number(a.bold))
    .flatMap(({ at: [x, y], words, bold }) => {
      const half = (textWidth(words, size) * (bold ? 1.08 : 1)) / 2;
      const inside = Math.max(half, Math.min(width - half, x));
      const box = { left: inside - half, right: inside + half, top: y - size * 0.6, bottom: y + size * 0.6 };
      if (Math.abs(inside - x) > half || taken.some((other) => overlaps(box, other))) return [];
      taken.push(box);
      return [label(inside, y, words, { anchor: "middle", bold, size, halo: true })];
    });
}

/** The middle of the largest ring, by area. Undefined for rings without area. */
export function middleOf(rings: readonly Ring[], place: (position: Ring[number]) => readonly [number, number]) {
  let best: { area: number; x: number; y: number } | undefined;
  for (const ring of rings) {
    const middle = centroid(ring.map(place));
    if (middle && (!best || middle.area > best.area)) best = middle;
  }
  return best ? ([best.x, best.y] as const) : undefined;
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function centroid(points: readonly (readonly [number, number])[]): { area: number; x: number; y: number } | undefined {
  let [area, x, y] = [0, 0, 0];
  for (const [i, [x1, y1]] of points.entries()) {
    const [x0, y0] = points.at(i - 1) ?? [x1, y1];
    const cross = x0 * y1 - x1 * y0;
    area += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  if (!Number.isFinite(area) || area === 0) return undefined;
  return { area: Math.abs(area / 2), x: x / (3 * area), y: y / (3 * area) };
}
