import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { errorFor, formPage, postForm } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { passwordInput } from "../../../web/components/password-input.ts";
import { table } from "../../../web/components/table.ts";
import { type Html, html } from "../../../web/html.ts";
import { homeHref, type OwnPartnership } from "../../../web/own-partnerships.ts";
import type { View } from "../../../web/reply.ts";
import type { ShownAccount } from "../rules/passphrases.ts";
import type { EndReason } from "../rules/sessions.ts";
import { passkeySignIn } from "./passkeys.ts";
import { organisationSignIn } from "./single-sign-on.ts";

export function signInPage(
  fields: {
    readonly email: string;
    readonly next: string;
    readonly ended?: EndReason | undefined;
    readonly passkeys: boolean;
    readonly singleSignOn: boolean;
  },
  problems: readonly Problem[],
  demonstration: readonly ShownAccount[],
): View {
  const form = formPage({
    title: "Sign in",
    action: "/sign-in",
    problems,
    hidden: { next: fields.next },
    submitText: "Sign in",
    fields: html`${input({
      id: "email",
      name: "email",
      label: { text: "E-mail address" },
      type: "email",
      autocomplete: "username",
      spellcheck: false,
      value: fields.email,
      errorMessage: errorFor(problems, "email"),
    })}${passwordInput({
      id: "passphrase",
      name: "passphrase",
      label: { text: "Passphrase" },
      errorMessage: errorFor(problems, "passphrase"),
    })}`,
  });
  return {
    kind: "plain",
    title: "Sign in",
    problems,
    content: html`${fields.ended && insetText({ text: WHY_ENDED[fields.ended] })}${form}<p class="govuk-body"><a class="govuk-link" href="/account/new-passphrase">I have forgotten my passphrase</a></p>${fields.singleSignOn && organisationSignIn(fields.next)}${fields.passkeys && passkeySignIn(fields.next)}${demonstration.length > 0 && demonstrationAccounts(demonstration, fields.next)}`,
  };
}

/** What somebody whose session is over reads before they sign in again. */
const WHY_ENDED: Readonly<Record<EndReason, string>> = {
  "signed-out": "You are signed out.",
  "signed-out-elsewhere": "You were signed out from another of your sessions.",
  "passphrase-changed": "You were signed out because your passphrase was changed. Sign in with the new one.",
  "factor-changed": "You were signed out because your second factor was changed. Sign in with the new one.",
  "sign-in-changed": "You were signed out because your organisation's people now sign in with their organisation.",
  suspended: "Your account is suspended. Ask your partnership manager.",
  "too-old": "You were signed out because a session ends 12 hours after it began.",
  "not-used": "You were signed out because the session was not used for 30 minutes.",
};

function demonstrationAccounts(accounts: readonly ShownAccount[], next: string) {
  const rows = accounts.map((account) => [
    { text: account.title },
    {
      text: postForm(
        { action: "/sign-in", hidden: { email: account.email, passphrase: account.passphrase, next } },
        button({
          text: html`Sign in<span class="govuk-visually-hidden"> as ${account.title}</span>`,
          classes: "govuk-button--secondary fp-button--small",
        }),
      ),
    },
  ]);
  return html`<section aria-labelledby="demonstration"><h2 class="govuk-heading-m" id="demonstration">Demonstration accounts</h2>${insetText(
    {
      text: html`These people are roles, not persons. Every account has the passphrase <strong>${accounts[0]?.passphrase}</strong>, made for this installation.`,
    },
  )}${table({ caption: "Demonstration accounts", captionClasses: "govuk-visually-hidden", rows })}</section>`;
}

/** Where somebody may go: those where they hold a role before those where they are in groups alone. */
export function yourPartnershipsPage(partnerships: readonly OwnPartnership[]): View {
  const none = html`<p class="govuk-body">You hold no role in a partnership today. Ask a partnership manager to give you one.</p>`;
  const through = (way: OwnPartnership["through"]) => partnerships.filter((own) => own.through === way);
  const [byRole, byGroup] = [through("role"), through("group")];
  return {
    kind: "plain",
    title: "Your partnerships",
    content: html`${pageHeading({ title: "Your partnerships" })}${partnerships.length === 0 && none}${
      byRole.length > 0 && byGroup.length > 0
        ? html`<h2 class="govuk-heading-m">Where you hold a role</h2>${partnershipList(byRole)}<h2 class="govuk-heading-m">Where you are in groups</h2>${partnershipList(byGroup)}`
        : partnershipList(partnerships)
    }`,
  };
}

function partnershipList(partnerships: readonly OwnPartnership[]): Html | false {
  const links = partnerships.map((own) => html`<li><a class="govuk-link" href="${homeHref(own)}">${own.name}</a></li>`);
  return links.length > 0 && html`<ul class="govuk-list govuk-list--spaced">${links}</ul>`;
}
