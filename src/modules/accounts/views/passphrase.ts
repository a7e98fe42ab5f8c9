import type { Problem } from "../../../kernel/outcome.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
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
