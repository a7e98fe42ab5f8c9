import { attributes, type Html, html } from "../html.ts";

export type NavLink = { readonly text: string; readonly href: string; readonly current?: boolean | undefined };

/** Links under a name of their own: "Analysis". */
export type NavGroup = { readonly text: string; readonly links: readonly NavLink[] };

/** The links across the top of a public page. */
export function publicNavigation(links: readonly NavLink[]): Html | false {
  if (links.length === 0) return false;
  return html`<nav class="fp-nav" aria-label="Main"><ul class="fp-nav__list">${links.map((link) => navItem(link, "fp-nav"))}</ul></nav>`;
}

/**
 * The links of the desk, twice: at the side of a wide screen, and folded away on a narrow one. The stylesheet shows one
 * of them. One alone cannot be both open there and closed here without a script.
 */
export function deskNavigation(items: readonly (NavLink | NavGroup)[]): Html | false {
  if (items.length === 0) return false;
  const list = sideList(items);
  return html`<details class="fp-desk__menu"><summary class="fp-desk__menu-summary">Menu</summary><nav class="fp-side" aria-label="Desk menu">${list}</nav></details><nav class="fp-desk__nav fp-side" aria-label="Desk">${list}</nav>`;
}

export function navItem(link: NavLink, block: string): Html {
  const own = { class: `${block}__link`, href: link.href, "aria-current": link.current ? "page" : undefined };
  return html`<li class="${block}__item"><a${attributes(own)}>${link.text}</a></li>`;
}

function sideList(items: readonly (NavLink | NavGroup)[]): Html {
  return html`<ul class="fp-side__list">${items.map((item) => ("links" in item ? sideGroup(item) : navItem(item, "fp-side")))}</ul>`;
}

function sideGroup(group: NavGroup): Html {
  return html`<li class="fp-side__group"><span class="fp-side__heading">${group.text}</span><ul class="fp-side__list">${group.links.map((link) => navItem(link, "fp-side"))}</ul></li>`;
}
