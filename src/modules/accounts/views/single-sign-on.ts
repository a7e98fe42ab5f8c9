import type { Problem } from "../../../kernel/outcome.ts";
import { errorFor, formPage, problemSummary } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { sentForm } from "../../../web/step-up.ts";

/** The way out of the sign-in page, for people whose employer has a sign-in of its own. */
export function organisationSignIn(next: string): Html {
  return html`<p class="govuk-body"><a class="govuk-link" href="/sign-in/organisation?next=${encodeURIComponent(next)}">Sign in with your organisation</a></p>`;
}

/** Asks for an address, whose domain says where to go. */
export function workEmailPage(
  fields: { readonly email: string; readonly next: string },
  problems: readonly Problem[],
): View {
  const title = "Sign in with your organisation";
  const another = html`<p class="govuk-body"><a class="govuk-link" href="/sign-in?next=${encodeURIComponent(fields.next)}">Sign in another way</a></p>`;
  return {
    kind: "plain",
    title,
    problems,
    content: html`${formPage({
      title,
      text: "You go to your organisation's own sign-in, and come back when you are signed in there.",
      action: "/sign-in/organisation",
      problems,
      hidden: { next: fields.next },
      submitText: "Continue",
      fields: input({
        id: "email",
        name: "email",
        label: { text: "Work e-mail address" },
        hint: { text: "What stands after the @ tells us which organisation you work for." },
        type: "email",
        autocomplete: "username",
        spellcheck: false,
        value: fields.email,
        errorMessage: errorFor(problems, "email"),
      }),
    })}${another}`,
  };
}

/** On the way to a provider: for whoever the browser does not take there by itself. */
export function leavingPage(address: string): View {
  const title = "You are going to your organisation's sign-in";
  return {
    kind: "plain",
    title,
    content: html`${pageHeading({ title })}<p class="govuk-body"><a class="govuk-link" href="${address}">Continue to your organisation's sign-in</a></p>`,
  };
}

type Errand = {
  readonly next: string;
  readonly account?: string | undefined;
  readonly sent?: Readonly<Record<string, string | readonly string[]>> | undefined;
};

/** Nobody came of it. Whoever only had to confirm who they are is still signed in, and a form that waited is not lost. */
export function notSignedInPage(errand: Errand | undefined, problems: readonly Problem[]): View {
  const confirming = errand?.account !== undefined;
  const title = confirming ? "You have not confirmed that it is you" : "You are not signed in";
  const next = encodeURIComponent(errand?.next ?? "/account");
  const ways = html`<ul class="govuk-list"><li><a class="govuk-link" href="/sign-in/organisation?next=${next}">Sign in with your organisation</a></li><li><a class="govuk-link" href="/sign-in?next=${next}">Sign in another way</a></li></ul>`;
  const again = errand?.sent
    ? html`<p class="govuk-body">What you typed is kept.</p>${sentForm(errand.next, errand.sent, "Confirm that it is you")}`
    : html`<p class="govuk-body"><a class="govuk-link" href="/account/step-up?next=${next}">Confirm that it is you</a></p>`;
  return {
    kind: "plain",
    title,
    problems,
    content: html`${problemSummary(problems)}${pageHeading({ title })}${confirming ? again : ways}`,
  };
}
