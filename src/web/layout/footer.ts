import { wordmark } from "../components/mark.ts";
import type { Content } from "../components/markup.ts";
import { type Html, html } from "../html.ts";
import { type NavLink, navItem } from "./navigation.ts";

export type FooterOptions = {
  /** Licences and sources of what the page shows, a line each. */
  readonly licences?: readonly Content[] | undefined;
  /** Beside the accessibility statement and the privacy notice, which the law requires of every page: the source code. */
  readonly footerLinks?: readonly NavLink[] | undefined;
};

export function footer(options: FooterOptions): Html {
  const links = [...REQUIRED_LINKS, ...(options.footerLinks ?? [])];
  const lines = [...(options.licences ?? []), PROGRAM_LICENCE];
  return html`<footer class="fp-footer"><div class="fp-footer__inner"><div class="fp-footer__brand"><span class="fp-wordmark fp-wordmark--quiet">${wordmark()}</span></div><div class="fp-footer__words"><ul class="fp-footer__links">${links.map((link) => navItem(link, "fp-footer"))}</ul>${lines.map((line) => html`<p class="fp-footer__line">${line}</p>`)}</div></div></footer>`;
}

const REQUIRED_LINKS: readonly NavLink[] = [
  { text: "Accessibility", href: "/accessibility" },
  { text: "Privacy", href: "/privacy" },
];

const PROGRAM_LICENCE = "Frankpledge is free software under the GNU Affero General Public License, version 3 or later.";
