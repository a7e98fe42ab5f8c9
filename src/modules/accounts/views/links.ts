import type { Problem } from "../../../kernel/outcome.ts";
import { formPage } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { HOW, newPassphrase } from "./passphrase.ts";

export function chosenPassphrasePage(token: string, problems: readonly Problem[]): View {
  return {
    kind: "plain",
    title: "Choose your passphrase",
    problems,
    content: formPage({
      title: "Choose your passphrase",
      text: HOW,
      action: `/account/link/${token}`,
      problems,
      submitText: "Save passphrase",
      fields: newPassphrase(problems),
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
