import type { Breadcrumb } from "../../../web/components/breadcrumbs.ts";
import type { Desk } from "../../../web/desk.ts";
import { groupCrumbs, groupHref } from "../../groups/index.ts";

type Named = { readonly id: string; readonly name: string };

export function programmeHref(desk: Desk, group: string): string {
  return `${groupHref(desk, group)}/programme`;
}

/** The way to a page of a programme; the last step is the page itself. */
export function programmeCrumbs(desk: Desk, group: Named, ...steps: readonly Breadcrumb[]): Breadcrumb[] {
  const own = { text: "Work programme", href: programmeHref(desk, group.id) };
  return groupCrumbs(desk, group, ...(steps.length === 0 ? [{ text: own.text }] : [own, ...steps]));
}

/** Where an item comes from, and what of it the group has chosen. */
export function groundOf({ source, setting }: { readonly source: string; readonly setting: string }): string {
  return [source, setting]
    .filter((text) => text !== "")
    .map((text) => (text.endsWith(".") ? text : `${text}.`))
    .join(" ");
}
