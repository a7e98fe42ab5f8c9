import { type Html, html } from "../html.ts";
import { button } from "./button.ts";

/** Puts `code` where the cursor stands in the text area with the id `into`. Shown only where scripts run. */
export function citeButton(options: { readonly code: string; readonly into: string; readonly about: string }): Html {
  return button({
    text: html`Insert<span class="govuk-visually-hidden"> ${options.about}</span> ${options.code}`,
    type: "button",
    classes: "govuk-button--secondary fp-button--small",
    attributes: { "data-cite": options.code, "data-cite-into": options.into, hidden: true },
  });
}
