import type { Breadcrumb } from "../../../web/components/breadcrumbs.ts";
import { tag } from "../../../web/components/tag.ts";
import type { Html } from "../../../web/html.ts";
import { type ColleagueState, STATE_LABELS } from "../rules/people.ts";

/** Whose people a page is about, and who asks. */
export type Employing = { readonly id: string; readonly name: string; readonly me: string };

export function hrefOf({ id }: Employing, path: string): string {
  return `/organisations/${id}/${path}`;
}

/** The way to a page of an organisation's people; the last step is the page itself. */
export function crumbs(employing: Employing, ...steps: readonly Breadcrumb[]): Breadcrumb[] {
  return [{ text: employing.name, href: hrefOf(employing, "people") }, ...steps];
}

const COLOURS: Readonly<Record<ColleagueState, string>> = {
  active: "govuk-tag--green",
  suspended: "govuk-tag--red",
  left: "govuk-tag--grey",
};

export function colleagueTag(state: ColleagueState): Html {
  return tag({ text: STATE_LABELS[state], classes: COLOURS[state] });
}
