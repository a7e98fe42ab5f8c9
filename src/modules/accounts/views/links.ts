import type { Problem } from "../../../kernel/outcome.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { passwordInput } from "../../../web/components/password-input.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { PASSPHRASE_MIN } from "../rules/passphrases.ts";

export function chosenPassphrasePage(token: string, problems: readonly Problem[]): View {
  return {
    kind: "plain",
    title: "Choose your passphrase",
    problems,
    content: formPage({
      title: "Choose your passphrase",
      text: `Use ${PASSPHRASE_MIN} characters or more. Four words that have nothing to do with each other make a good one.`,
      action: `/account/link/${token}`,
      problems,
      submitText: "Save passphrase",
      fields: html`${passwordInput({
        id: "passphrase",
        name: "passphrase",
        label: { text: "Passphrase" },
        autocomplete: "new-password",
        errorMessage: errorFor(problems, "passphrase"),
      })}${passwordInput({
        id: "again",
        name: "again",
        label: { text: "The same passphrase again" },
        autocomplete: "new-password",
        errorMessage: errorFor(problems, "again"),
      })}`,
    }),
  };
}

export function linkEndedPage(): View {
  return {
    kind: "plain",
    title: "This link has ended",
    content: html`${pageHeading({ title: "This link has ended" })}<p class="govuk-body">It has been used, or has expired. Ask whoever sent it for a new one.</p>`,
  };
}
