import type { Typed } from "./forms.ts";
import { type Html, html } from "./html.ts";
import type { View } from "./reply.ts";

/** The pages of refusals and faults, in words that name the next step. */
export const errorPage = {
  notFound: () =>
    plain(
      "Page not found",
      html`<p class="govuk-body">If you typed the address, check that it is correct. If you followed a link, the page may have moved, or you may not have access to it.</p>`,
    ),
  forbidden: () =>
    plain(
      "You do not have permission to do this",
      html`<p class="govuk-body">Your role in this partnership does not include it. Ask your partnership manager if you need it.</p>`,
    ),
  staleForm: () =>
    plain(
      "This form has expired",
      html`<p class="govuk-body">Nothing was saved. Go back to the page before, copy what you typed if you need it, load the page again, and send the form once more.</p>`,
    ),
  conflict: () =>
    plain(
      "This was changed by someone else, or is used elsewhere",
      html`<p class="govuk-body">Nothing was saved. Go back, load the page again to see how it stands now, and repeat your change if it is still needed.</p>`,
    ),
  tooMany: () =>
    plain(
      "Too many requests",
      html`<p class="govuk-body">You have sent many requests in a short time. Wait a minute, then try again.</p>`,
    ),
  tooManySignIns: () =>
    plain(
      "Many people are signing in",
      html`<p class="govuk-body">You were not signed in, and this did not count as a try. Wait a few seconds, then try again.</p>`,
    ),
  tooLarge: () =>
    plain(
      "That is too large to send",
      html`<p class="govuk-body">Nothing was saved. Send smaller files, or fewer at a time.</p>`,
    ),
  badRequest: () =>
    plain(
      "The request could not be read",
      html`<p class="govuk-body">Nothing was saved. Go back, load the page again, and try once more.</p>`,
    ),
  busy: (reference: string) =>
    plain(
      "The service is busy",
      html`<p class="govuk-body">Your request was not carried out. Try again in a few seconds.</p>${referenceLine(reference)}`,
    ),
  failed: (reference: string) =>
    plain(
      "Sorry, there is a problem with the service",
      html`<p class="govuk-body">Try again later. If it happens again, tell whoever runs this installation the reference below.</p>${referenceLine(reference)}`,
    ),
};

/** Shown when a session ended while a form was being filled: what was typed is not lost. */
export function signInAgainPage(fields: Typed): View {
  return plain(
    "You are not signed in any more",
    html`<p class="govuk-body">Nothing was saved. <a class="govuk-link" href="/sign-in">Sign in</a>, and send the form again.</p>${whatWasTyped(fields)}`,
  );
}

/** Shown when a form was sent before its person gave the second factor. */
export function secondFactorFirstPage(fields: Typed): View {
  return plain(
    "Give your second factor first",
    html`<p class="govuk-body">Nothing was saved. <a class="govuk-link" href="/account/second-factor">Give your second factor</a>, and send the form again.</p>${whatWasTyped(fields)}`,
  );
}

function whatWasTyped(fields: Typed): Html | false {
  const rows = Object.entries(fields)
    .filter(([name]) => !/passphrase|code/.test(name))
    .map(
      ([name, value]) =>
        html`<dt class="govuk-heading-s">${name}</dt><dd class="govuk-body fp-typed">${typeof value === "string" ? value : value.join(", ")}</dd>`,
    );
  return (
    rows.length > 0 &&
    html`<h2 class="govuk-heading-m">What you typed</h2><p class="govuk-body">Copy it before you go on.</p><dl>${rows}</dl>`
  );
}

function plain(title: string, body: Html): View {
  return { kind: "plain", title, content: html`<h1 class="govuk-heading-l">${title}</h1>${body}` };
}

function referenceLine(reference: string): Html {
  return html`<p class="govuk-body">Reference: <strong>${reference}</strong></p>`;
}
