import type { Problem } from "../kernel/outcome.ts";
import { type Breadcrumb, breadcrumbs } from "./components/breadcrumbs.ts";
import { type Content, classNames, hasContent } from "./components/markup.ts";
import { notificationBanner } from "./components/notification-banner.ts";
import { skipLink } from "./components/skip-link.ts";
import { attributes, type Html, html } from "./html.ts";
import { asset } from "./layout/assets.ts";
import { type FooterOptions, footer } from "./layout/footer.ts";
import { header, type PartnershipLink, type Person } from "./layout/header.ts";
import { deskNavigation, type NavGroup, type NavLink } from "./layout/navigation.ts";

export { ASSETS_PATH, type AssetManifest, asset, setAssets } from "./layout/assets.ts";
export type { PartnershipLink, Person } from "./layout/header.ts";
export type { NavGroup, NavLink } from "./layout/navigation.ts";

/** Everything a whole page is made of. */
export type Page = FooterOptions & {
  /** `public`: generous, for residents. `desk`: dense, for those who work here. `plain`: one thing to do, as signing in. */
  readonly kind: "public" | "desk" | "plain";
  readonly title: string;
  readonly content: Html;
  /** The opening of a public page, made by `hero`; then `content` has no h1 of its own. */
  readonly hero?: Html | undefined;
  readonly partnership?: PartnershipLink | undefined;
  /** The partnerships to change to, the current one among them. */
  readonly partnerships?: readonly NavLink[] | undefined;
  readonly person?: Person | undefined;
  readonly signInHref?: string | undefined;
  /** The desk's links at the side; a public page's across the top, where groups are not shown. */
  readonly navigation?: readonly (NavLink | NavGroup)[] | undefined;
  readonly breadcrumbs?: readonly Breadcrumb[] | undefined;
  /** What everyone must know about this installation: that it is a demonstration. */
  readonly banner?: Content | undefined;
  /** What has just been done. */
  readonly success?: Content | undefined;
  readonly problems?: readonly Problem[] | undefined;
  /** Asks for the page again, where scripts do not run; where they do, `progress` refreshes itself. */
  readonly refresh?: { readonly seconds: number; readonly href?: string | undefined } | undefined;
  /** For search engines, on public pages. */
  readonly description?: string | undefined;
};

/** The whole document. */
export function page(options: Page): Html {
  const body = options.kind === "desk" ? deskBody(options) : columnBody(options);
  const strip =
    hasContent(options.banner) &&
    html`<aside class="fp-strip" aria-label="About this installation"><div class="fp-strip__inner">${options.banner}</div></aside>`;
  return html`<!DOCTYPE html>
<html lang="en" class="govuk-template fp-page fp-page--${options.kind}">${head(options)}<body class="govuk-template__body">${skipLink({ text: "Skip to main content", href: "#main-content" })}${strip}${header(
    {
      partnership: options.partnership,
      partnerships: options.partnerships,
      person: options.person,
      signInHref: options.signInHref,
      publicLinks: options.kind === "public" ? linksOnly(options.navigation ?? []) : [],
    },
  )}${body}${footer(options)}</body></html>`;
}

/** "<page> – <partnership> – Frankpledge", with "Error: " before it when there are problems. */
export function documentTitle(options: Pick<Page, "title" | "partnership" | "problems">): string {
  const parts = [options.title, options.partnership?.name, PRODUCT].filter(
    (part, i, all) => part && all.indexOf(part) === i,
  );
  const title = parts.join(" – ");
  return options.problems && options.problems.length > 0 ? `Error: ${title}` : title;
}

const PRODUCT = "Frankpledge";

function head(options: Page): Html {
  const isListed = options.kind === "public";
  const refresh = options.refresh && {
    "http-equiv": "refresh",
    content: options.refresh.href ? `${options.refresh.seconds}; url=${options.refresh.href}` : options.refresh.seconds,
  };
  return html`<head><meta charset="utf-8"><title>${documentTitle(options)}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="theme-color" content="#0c2733">${options.description && html`<meta name="description" content="${options.description}">`}${!isListed && html`<meta name="robots" content="noindex">`}<link rel="icon" href="${asset("favicon.svg")}" type="image/svg+xml"><link rel="stylesheet" href="${asset("app.css")}"><script type="module" src="${asset("app.js")}"></script>${refresh && html`<noscript><meta${attributes(refresh)}></noscript>`}</head>`;
}

/** A public or plain page: one column in the middle, a hero across it. */
function columnBody(options: Page): Html {
  const crumbs = crumbTrail(options);
  const classes = classNames("fp-main", options.hero && "fp-main--hero");
  const inner = html`<div class="govuk-width-container fp-column">${successBanner(options)}${options.content}</div>`;
  return html`${crumbs && html`<div class="fp-crumbs"><div class="govuk-width-container">${crumbs}</div></div>`}<main class="${classes}" id="main-content">${options.hero}${inner}</main>`;
}

function deskBody(options: Page): Html {
  return html`<div class="fp-desk">${deskNavigation(options.navigation ?? [])}<div class="fp-desk__body">${crumbTrail(options)}<main class="fp-main" id="main-content">${successBanner(options)}${options.content}</main></div></div>`;
}

function crumbTrail(options: Page): Html | false {
  const items = options.breadcrumbs ?? [];
  return items.length > 0 && breadcrumbs({ items, collapseOnMobile: true });
}

function successBanner(options: Page): Html | false {
  return hasContent(options.success) && notificationBanner({ type: "success", text: options.success });
}

function linksOnly(items: readonly (NavLink | NavGroup)[]): NavLink[] {
  return items.filter((item): item is NavLink => "href" in item);
}
