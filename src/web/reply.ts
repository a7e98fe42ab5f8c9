import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Identity, PartnershipSummary } from "../platform/tenancy/tx.ts";
import { FORM_TOKEN, fillFormTokens } from "./csrf.ts";
import { type NavGroup, type NavLink, type Page, page } from "./layout.ts";
import { takeNotice } from "./notices.ts";
import { deskHref, homeHref, partnershipLinks } from "./own-partnerships.ts";

/** What a view gives: a page without what surrounds every page, which the request knows. */
export type View = Omit<Page, "partnerships" | "person" | "signInHref" | "navigation" | "banner" | "success">;

/** What a module adds to the desk's side navigation: shown to whoever holds the capability. */
export type DeskLink = {
  readonly group: string;
  readonly text: string;
  readonly path: string;
  readonly capability: string;
};

declare module "fastify" {
  interface FastifyReply {
    /** Sends a view as a whole page, with the header, navigation and banners of whoever asks. */
    html(view: View, status?: number): FastifyReply;
  }
}

export type ReplyOptions = {
  readonly deskLinks: readonly DeskLink[];
  /** Shown across every page of this installation, such as that its database is for evaluation. */
  readonly banner: (partnership: PartnershipSummary | undefined) => string | undefined;
};

export function decorateReplies(app: FastifyInstance, options: ReplyOptions): void {
  app.decorateReply("html", function sendHtml(this: FastifyReply, view: View, status = 200) {
    const { request } = this;
    const document = page({ ...surroundings(request, view, options), ...view, success: takeNotice(request, this) });
    return this.code(status).type("text/html; charset=utf-8").send(fillFormTokens(document.markup, this));
  });
}

function surroundings(req: FastifyRequest, view: View, options: ReplyOptions): Partial<Page> {
  const { identity } = req;
  const banner = options.banner(identity?.partnership);
  // A public page is the same for everybody, so that caches may keep it.
  if (!identity?.person || view.kind === "public") return { banner, ...publicSurroundings(req, identity) };
  const { partnership, organisation, administers = [] } = identity;
  const here = identity.partnerships.find(({ slug }) => slug === partnership?.slug);
  return {
    banner,
    ...(organisation && {
      partnership: { name: organisation.name, href: staffHref(organisation.id) },
      navigation: organisationNavigation(organisation.id, req.url),
    }),
    ...(partnership && {
      partnership: { name: partnership.name, href: homeHref(here ?? { slug: partnership.slug, through: "role" }) },
    }),
    partnerships: partnershipLinks(identity.partnerships, partnership?.slug),
    person: {
      name: identity.personName ?? "",
      links: [
        ...administers.map(({ id, name }) => ({ text: `People of ${name}`, href: staffHref(id) })),
        { text: "Your sessions", href: "/account/sessions" },
        ...(partnership && identity.capabilities.includes("partnerships:read")
          ? [{ text: "Your access tokens", href: `${deskHref(partnership.slug)}/access-tokens` }]
          : []),
        { text: "Your passphrase", href: "/account/passphrase" },
        { text: "Your second factor", href: "/account/second-factor" },
        { text: "Who has looked at you", href: "/account/looks" },
      ],
      signOut: { action: "/sign-out", csrfToken: FORM_TOKEN },
    },
    ...(partnership && { navigation: deskNavigation(identity, partnership.slug, req.url, options.deskLinks) }),
  };
}

function publicSurroundings(req: FastifyRequest, identity: Identity | undefined): Partial<Page> {
  const { partnership } = identity ?? {};
  const home = partnership && `/${partnership.slug}`;
  return {
    signInHref: "/sign-in",
    ...(partnership && home && { partnership: { name: partnership.name, href: home } }),
    navigation: home
      ? [
          { text: "About us", href: home, current: req.url === home },
          { text: "Assessments", href: `${home}/assessments`, current: req.url.startsWith(`${home}/assessments`) },
          { text: "Minutes", href: `${home}/minutes`, current: req.url.startsWith(`${home}/minutes`) },
        ]
      : [],
  };
}

function deskNavigation(
  identity: Identity,
  slug: string,
  url: string,
  links: readonly DeskLink[],
): (NavLink | NavGroup)[] {
  const base = deskHref(slug);
  const held = links.filter((link) => identity.capabilities.includes(link.capability));
  const groups = [...new Set(held.map((link) => link.group))];
  const toLink = (link: DeskLink): NavLink => {
    const href = link.path === "" ? base : `${base}/${link.path}`;
    const current =
      link.path === "" ? url === base : url === href || url.startsWith(`${href}/`) || url.startsWith(`${href}?`);
    return { text: link.text, href, current };
  };
  return groups.flatMap((group): (NavLink | NavGroup)[] => {
    const own = held.filter((link) => link.group === group).map(toLink);
    return group === "" ? own : [{ text: group, links: own }];
  });
}

function organisationNavigation(id: string, url: string): NavLink[] {
  const [path = ""] = url.split("?");
  return ["People", "Invitations"].map((text) => {
    const href = `/organisations/${id}/${text.toLowerCase()}`;
    return { text, href, current: path === href || path.startsWith(`${href}/`) };
  });
}

/** The pages of an organisation's people. */
function staffHref(organisation: string): string {
  return `/organisations/${organisation}/people`;
}
