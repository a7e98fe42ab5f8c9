import type { Problem } from "../../../kernel/outcome.ts";
import { formPage } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { HOW, newPassphrase } from "../../accounts/index.ts";

/** Where somebody who was invited sets up their account: with a passphrase, or to sign in at their organisation's provider. */
export function joinPage(
  token: string,
  invitation: {
    readonly name: string;
    readonly email: string;
    readonly organisation: string;
    readonly hasLocalSignIn: boolean;
  },
  problems: readonly Problem[],
): View {
  const title = "Set up your account";
  return {
    kind: "plain",
    title,
    problems,
    content: formPage({
      title,
      text: html`${invitation.organisation} has invited you, ${invitation.name}. You will sign in with the address ${invitation.email}${
        invitation.hasLocalSignIn
          ? html`. Choose a passphrase now, and a second factor after that. ${HOW}`
          : ", as you do at your organisation: it needs no passphrase here."
      }`,
      action: `/account/invitation/${token}`,
      problems,
      submitText: "Set up my account",
      fields: invitation.hasLocalSignIn ? newPassphrase(problems) : html``,
    }),
  };
}

export function invitationEndedPage(): View {
  const title = "This link works no more";
  return {
    kind: "plain",
    title,
    content: html`${pageHeading({ title })}<p class="govuk-body">It has been used, has expired, or was cancelled or replaced by a later one. If you have set up your account, <a class="govuk-link" href="/sign-in">sign in</a>. If not, ask whoever invited you to send the invitation again.</p>`,
  };
}

/** To whoever has the mailbox, and nobody else: that the address has an account here. */
export function hasAccountPage(): View {
  const title = "You have an account already";
  return {
    kind: "plain",
    title,
    content: html`${pageHeading({ title })}<p class="govuk-body">This address has an account here, so nothing was changed. <a class="govuk-link" href="/sign-in">Sign in</a> with it, or <a class="govuk-link" href="/account/new-passphrase">choose a new passphrase</a>.</p><p class="govuk-body">If you have changed employer, tell whoever invited you, and use your address at the new one: an account belongs to one organisation.</p>`,
  };
}
