import { type Html, html } from "../../../web/html.ts";

/** Words as a person typed them: an empty line begins a paragraph, a line end is one. */
export function paragraphs(text: string): Html {
  const parts = text.split(/\n{2,}/).filter((part) => part.trim() !== "");
  return html`${parts.map(
    (part) => html`<p class="govuk-body">${part.split("\n").map((line, i) => html`${i > 0 && html`<br>`}${line}`)}</p>`,
  )}`;
}
