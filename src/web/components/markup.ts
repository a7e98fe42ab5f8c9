import { type attributes, type Html, html } from "../html.ts";

/** Words, which are escaped, or markup made by `html`. Every `text` option of a component takes either. */
export type Content = string | Html;

/** Further attributes of an element, in the shape `attributes` takes. Names come from code, values are escaped. */
export type Attributes = Parameters<typeof attributes>[0];

export const NOTHING: Html = html``;

/** The names that are given, joined for a `class` attribute. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  let joined = "";
  for (const name of names) if (name) joined += joined === "" ? name : ` ${name}`;
  return joined;
}

/** True when there is something to show. An empty string is nothing. */
export function hasContent(content: Content | undefined): content is Content {
  return typeof content === "string" ? content !== "" : content !== undefined && content.markup !== "";
}
