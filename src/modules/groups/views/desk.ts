import type { Breadcrumb } from "../../../web/components/breadcrumbs.ts";
import { type Desk, homeCrumb } from "../../../web/desk.ts";

export function groupHref(desk: Desk, id: string): string {
  return `${desk.href}/groups/${id}`;
}

/** The way to a page about a group; the last step is the page itself. */
export function groupCrumbs(
  desk: Desk,
  group: { readonly id: string; readonly name: string } | undefined,
  ...steps: readonly Breadcrumb[]
): Breadcrumb[] {
  return [
    homeCrumb(desk),
    { text: "Groups", href: `${desk.href}/groups` },
    ...(group ? [{ text: group.name, href: groupHref(desk, group.id) }] : []),
    ...steps,
  ];
}
