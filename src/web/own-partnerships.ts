import type { OwnPartnership } from "../platform/tenancy/tx.ts";
import { formatCount } from "./format.ts";
import type { NavLink } from "./layout.ts";

export type { OwnPartnership } from "../platform/tenancy/tx.ts";

/** As many as Essex has, with the one over them: whoever works in a whole county still sees a menu that is whole. */
export const MENU_MOST = 14;

/**
 * The partnerships that somebody may change to. Of very many the menu holds the one they are in and those where they
 * hold a role before those where they are in groups alone, and leads to all the rest.
 */
export function partnershipLinks(all: readonly OwnPartnership[], here: string | undefined): NavLink[] {
  const toLink = (own: OwnPartnership): NavLink => ({
    text: own.name,
    href: homeHref(own),
    current: own.slug === here,
  });
  if (all.length <= MENU_MOST) return all.map(toLink);
  const rank = ({ slug, through }: OwnPartnership) => (slug === here ? 0 : through === "role" ? 1 : 2);
  const first = [...all].sort((one, other) => rank(one) - rank(other)).slice(0, MENU_MOST);
  return [...first.map(toLink), { text: `All your ${formatCount(all.length)} partnerships`, href: "/account" }];
}

/** Where somebody begins in a partnership of theirs: at its desk, or with their own work when they are in groups there alone. */
export function homeHref({ slug, through }: Pick<OwnPartnership, "slug" | "through">): string {
  return through === "role" ? deskHref(slug) : `${deskHref(slug)}/work`;
}

export function deskHref(slug: string): string {
  return `/${slug}/desk`;
}
