import type { Breadcrumb } from "../../../web/components/breadcrumbs.ts";
import { tag } from "../../../web/components/tag.ts";
import { type Html, html } from "../../../web/html.ts";
import { ORIGIN_LABELS, type Origin } from "../rules/register.ts";

/** Where and for whom a page is: the partnership's desk, and whether this person may change datasets. */
export type Desk = { readonly href: string; readonly name: string; readonly mayImport: boolean };

export function registerHref(desk: Desk): string {
  return `${desk.href}/datasets`;
}

export function datasetHref(desk: Desk, id: string): string {
  return `${registerHref(desk)}/${id}`;
}

export function importHref(desk: Desk, id: string): string {
  return `${registerHref(desk)}/imports/${id}`;
}

/** The way to a page of this module; the last step is the page itself. */
export function crumbs(desk: Desk, ...steps: readonly Breadcrumb[]): Breadcrumb[] {
  return [{ text: desk.name, href: desk.href }, { text: "Datasets", href: registerHref(desk) }, ...steps];
}

/** Where the data comes from. Synthetic data is labelled wherever it is shown. */
export function originTag(origin: Origin): Html {
  return origin === "synthetic"
    ? tag({ text: ORIGIN_LABELS.synthetic, classes: "govuk-tag--yellow" })
    : html`${ORIGIN_LABELS[origin]}`;
}
