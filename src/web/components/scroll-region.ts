import { attributes, type Html, html } from "../html.ts";

/**
 * A wide table in a box of its own that scrolls, by keyboard too, so that the page does not. `label` names the box. Where
 * the table has room the browser's script lets the box go, and a list's headings stay in sight.
 */
export function scrollRegion(label: string, content: Html): Html {
  const own = { class: "fp-scroll", role: "region", "aria-label": label, tabindex: 0, "data-scroll": true };
  return html`<div${attributes(own)}>${content}</div>`;
}
