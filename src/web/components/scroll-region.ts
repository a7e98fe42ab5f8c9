import { attributes, type Html, html } from "../html.ts";

/**
 * A wide table in a box of its own that scrolls, by keyboard too, so that the page does not. `fits: "desktop"` is for a
 * table that has room from 1,020 px on: there it does not scroll, and its headings stay in sight. `label` names the box.
 */
export function scrollRegion(
  label: string,
  content: Html,
  options: { readonly fits?: "desktop" | undefined } = {},
): Html {
  const own = {
    class: options.fits === "desktop" ? "fp-scroll fp-scroll--fits-desktop" : "fp-scroll",
    role: "region",
    "aria-label": label,
    tabindex: 0,
    "data-scroll": true,
  };
  return html`<div${attributes(own)}>${content}</div>`;
}
