import { type Html, html } from "../../../web/html.ts";

/** What somebody else saved while this person was writing, beside the form that keeps what they wrote themselves. */
export function savedMeanwhile(fields: readonly { readonly label: string; readonly text: string }[]): Html {
  return html`<section class="fp-meanwhile" aria-labelledby="meanwhile"><h2 class="govuk-heading-m" id="meanwhile">What is saved now</h2><p class="govuk-body">Somebody else saved this while you were writing. Your own text is in the form, unsaved. Put together what should stand, and save: that replaces what is shown here.</p><dl class="fp-meanwhile__texts">${fields.map(({ label, text }) => html`<dt>${label}</dt><dd>${text === "" ? "Empty" : text}</dd>`)}</dl></section>`;
}
