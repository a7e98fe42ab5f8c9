import { postForm } from "../components/form-page.ts";
import { wordmark } from "../components/mark.ts";
import { type Html, html } from "../html.ts";
import { type NavLink, navItem, publicNavigation } from "./navigation.ts";

export type PartnershipLink = { readonly name: string; readonly href: string };

/** Who is signed in: a name or a role, their links, and how they sign out. */
export type Person = {
  readonly name: string;
  /** What they are here: "Partnership manager". */
  readonly role?: string | undefined;
  readonly links: readonly NavLink[];
  readonly signOut: { readonly action: string; readonly csrfToken?: string | undefined };
};

export type HeaderOptions = {
  readonly partnership?: PartnershipLink | undefined;
  /** The partnerships to change to, the current one among them. A list of one is not shown as a choice. */
  readonly partnerships?: readonly NavLink[] | undefined;
  readonly person?: Person | undefined;
  readonly signInHref?: string | undefined;
  readonly publicLinks?: readonly NavLink[] | undefined;
  readonly homeHref?: string | undefined;
};

export function header(options: HeaderOptions): Html {
  const signIn =
    !options.person && options.signInHref && html`<a class="fp-header__link" href="${options.signInHref}">Sign in</a>`;
  return html`<header class="fp-header"><div class="fp-header__inner"><a class="fp-wordmark" href="${options.homeHref ?? "/"}">${wordmark()}</a>${partnershipPlace(options)}${publicNavigation(options.publicLinks ?? [])}<div class="fp-header__person">${options.person ? personMenu(options.person) : signIn}</div></div></header>`;
}

/** The partnership whose page this is: a menu of partnerships when there are several to choose from. */
function partnershipPlace(options: HeaderOptions): Html | false {
  const { partnership } = options;
  const others = options.partnerships ?? [];
  if (others.length > 1) {
    return html`<details class="fp-menu fp-menu--partnership" data-menu><summary class="fp-menu__summary"><span class="govuk-visually-hidden">Partnership: </span>${partnership?.name ?? "Choose a partnership"}</summary><nav class="fp-menu__panel" aria-label="Partnerships"><ul class="fp-menu__list">${others.map((link) => navItem(link, "fp-menu"))}</ul></nav></details>`;
  }
  return (
    partnership !== undefined &&
    html`<a class="fp-header__partnership" href="${partnership.href}">${partnership.name}</a>`
  );
}

function personMenu(person: Person): Html {
  const role = person.role && html`<p class="fp-menu__role">${person.role}</p>`;
  const signOut = postForm(
    { action: person.signOut.action, csrfToken: person.signOut.csrfToken },
    html`<button type="submit" class="fp-menu__link fp-menu__button">Sign out</button>`,
  );
  return html`<details class="fp-menu fp-menu--person" data-menu><summary class="fp-menu__summary"><span class="govuk-visually-hidden">Signed in as </span>${person.name}</summary><div class="fp-menu__panel">${role}<ul class="fp-menu__list">${person.links.map((link) => navItem(link, "fp-menu"))}<li class="fp-menu__item">${signOut}</li></ul></div></details>`;
}
