import { type Html, html } from "../html.ts";

/** Ten rings, each through the next: the tithing of ten households, where each answers for the others. */
export function mark(): Html {
  return MARK;
}

/** The mark and the name. Decorated by the stylesheet; the name is text. */
export function wordmark(): Html {
  return WORDMARK;
}

const RINGS = Array.from({ length: 10 }, (_, i) => {
  const angle = (i * Math.PI) / 5;
  const [x, y] = [16 + 9.6 * Math.sin(angle), 16 - 9.6 * Math.cos(angle)];
  return html`<circle cx="${x.toFixed(2)}" cy="${y.toFixed(2)}" r="4.1"/>`;
});

const MARK = html`<svg class="fp-mark" viewBox="0 0 32 32" width="32" height="32" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true" focusable="false">${RINGS}</svg>`;
const WORDMARK = html`${MARK}<span class="fp-wordmark__name">Frankpledge</span>`;
