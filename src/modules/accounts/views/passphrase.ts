import type { Problem } from "../../../kernel/outcome.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { passwordInput } from "../../../web/components/password-input.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { PASSPHRASE_MIN } from "../rules/passphrases.ts";

export function changePassphrasePage(problems: readonly Problem[]): View {
  const title = "Change your passphrase";
  return {
    kind: "plain",
    title,
    problems,
    content: formPage({
      title,
      text: `${HOW} Your other sessions end.`,
      action: "/account/passphrase",
      problems,
      submitText: "Change passphrase",
      fields: html`${passwordInput({
        id: "current",
        name: "current",
        label: { text: "Present passphrase" },
        errorMessage: errorFor(problems, "current"),
      })}${newPassphrase(problems)}`,
      cancel: { text: "Cancel", href: "/account/sessions" },
    }),
  };
}

export function forgottenPage(email: string, problems: readonly Problem[]): View {
  const title = "Choose a new passphrase";
  return {
    kind: "plain",
    title,
    problems,
    content: formPage({
      title,
      text: "Type the e-mail address that you sign in with, and we send a link to it.",
      action: "/account/new-passphrase",
      problems,
      submitText: "Send the link",
      fields: input({
        id: "email",
        name: "email",
        label: { text: "E-mail address" },
        type: "email",
        autocomplete: "username",
        spellcheck: false,
        value: email,
        errorMessage: errorFor(problems, "email"),
      }),
      cancel: { text: "Cancel", href: "/sign-in" },
    }),
  };
}

/** The same whether anybody has the address or not. */
export function linkSentPage(): View {
  const title = "Look at your e-mail";
  return {
    kind: "plain",
    title,
    content: html`${pageHeading({ title })}<p class="govuk-body">If somebody signs in with that address, a link is on its way to it. It works once, within an hour. You still give your second factor when you sign in with the new passphrase.</p><p class="govuk-body">If nothing comes, look among unwanted mail, or ask your partnership manager.</p>`,
  };
}

export const HOW = `Use ${PASSPHRASE_MIN} characters or more. Four words that have nothing to do with each other make a good one.`;

/** The new passphrase, twice. */
export function newPassphrase(problems: readonly Problem[]): Html {
  return html`${passwordInput({
    id: "passphrase",
    name: "passphrase",
    label: { text: "New passphrase" },
    autocomplete: "new-password",
    errorMessage: errorFor(problems, "passphrase"),
  })}${passwordInput({
    id: "again",
    name: "again",
    label: { text: "The same passphrase again" },
    autocomplete: "new-password",
    errorMessage: errorFor(problems, "again"),
  })}`;
}
