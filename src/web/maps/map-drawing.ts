import { drawing } from "../charts/svg.ts";
import { type Html, html } from "../html.ts";

/** The width of every map in units of its drawing, and how high one may be. */
export const MAP_WIDTH = 720;
export const MAP_MAX_HEIGHT = 660;

/** How large the labels of a map are drawn: `size` is the height of text, `scale` what lengths are multiplied by. */
export type Lettering = { readonly size: number; readonly scale: number };

/**
 * A map: its shapes once, since they are long, and its labels twice, in letters for a wide column and in larger ones for a
 * narrow one where the map is shrunk. The stylesheet shows the ones that fit.
 */
export function mapDrawing(
  id: string,
  title: string,
  description: string,
  height: number,
  shapes: Html,
  labels: (lettering: Lettering) => Html | readonly Html[],
): Html {
  const content = html`${shapes}<g class="fp-only-wide">${labels(WIDE)}</g><g class="fp-only-narrow" display="none">${labels(NARROW)}</g>`;
  return drawing({ layout: "map", width: MAP_WIDTH, size: WIDE.size, prefix: `${id}-map` }, title, description, {
    height,
    content,
  });
}

const WIDE: Lettering = { size: 15, scale: 1 };
const NARROW: Lettering = { size: 32, scale: 2.1 };
