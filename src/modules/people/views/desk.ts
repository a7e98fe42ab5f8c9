import { formatDay } from "../../../kernel/dates.ts";
import type { Breadcrumb } from "../../../web/components/breadcrumbs.ts";
import { tag } from "../../../web/components/tag.ts";
import type { Html } from "../../../web/html.ts";
import type { HeldRole, RoleState } from "../rules/roles.ts";

/** Where and for whom a page is: the partnership's desk, and what this person may do there. */
export type Desk = {
  readonly href: string;
  readonly name: string;
  readonly personId: string;
  readonly isInstallation: boolean;
  readonly may: readonly string[];
};

export function personHref(desk: Desk, id: string): string {
  return `${desk.href}/people/${id}`;
}

/** The way to a page about people; the last step is the page itself. */
export function peopleCrumbs(desk: Desk, ...steps: readonly Breadcrumb[]): Breadcrumb[] {
  return [{ text: desk.name, href: desk.href }, { text: "People", href: `${desk.href}/people` }, ...steps];
}

export function stateTag(state: RoleState): Html {
  if (state === "held") return tag({ text: "Held", classes: "govuk-tag--green" });
  return state === "to-come"
    ? tag({ text: "To come", classes: "govuk-tag--blue" })
    : tag({ text: "Over", classes: "govuk-tag--grey" });
}

/** "From 1 April 2026", "1 April 2026 to 31 March 2027". */
export function periodInWords({ fromOn, toOn }: Pick<HeldRole, "fromOn" | "toOn">): string {
  if (toOn === null) return `From ${formatDay(fromOn)}`;
  return toOn < fromOn ? `${formatDay(fromOn)}, for less than a day` : `${formatDay(fromOn)} to ${formatDay(toOn)}`;
}

type Named = { readonly name: string } | null;

/** "Coordinator, MARAC panel". */
export function roleInWords(role: {
  readonly role: string;
  readonly group: Named;
  readonly organisation: Named;
}): string {
  const where = role.group ?? role.organisation;
  return where ? `${role.role}, ${where.name}` : role.role;
}
