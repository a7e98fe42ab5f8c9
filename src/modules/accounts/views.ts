import { formatInstant } from "../../kernel/dates.ts";
import type { Problem } from "../../kernel/outcome.ts";
import { button } from "../../web/components/button.ts";
import { errorFor, formPage, postForm } from "../../web/components/form-page.ts";
import { input } from "../../web/components/input.ts";
import { insetText } from "../../web/components/inset-text.ts";
import { pageHeading } from "../../web/components/page-heading.ts";
import { passwordInput } from "../../web/components/password-input.ts";
import { table } from "../../web/components/table.ts";
import { html } from "../../web/html.ts";
import type { View } from "../../web/reply.ts";
import { type OwnSession, PASSPHRASE_MIN, type ShownAccount } from "./rules.ts";

export function signInPage(
  fields: { readonly email: string; readonly next: string },
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
    content: html`${form}${demonstration.length > 0 && demonstrationAccounts(demonstration, fields.next)}`,
  };
}

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

export function passphrasePage(token: string, problems: readonly Problem[]): View {
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

export function yourPartnershipsPage(partnerships: readonly { readonly slug: string; readonly name: string }[]): View {
  const links = partnerships.map(
    (partnership) => html`<li><a class="govuk-link" href="/${partnership.slug}/desk">${partnership.name}</a></li>`,
  );
  const none = html`<p class="govuk-body">You hold no role in a partnership today. Ask a partnership manager to give you one.</p>`;
  return {
    kind: "plain",
    title: "Your partnerships",
    content: html`${pageHeading({ title: "Your partnerships" })}${links.length > 0 ? html`<ul class="govuk-list govuk-list--spaced">${links}</ul>` : none}`,
  };
}

export function sessionsPage(sessions: readonly OwnSession[], current: string | undefined): View {
  return {
    kind: "plain",
    title: "Your sessions",
    content: html`${pageHeading({
      title: "Your sessions",
      text: "Where you are signed in. A session ends after 30 minutes without use, and 12 hours after it began.",
    })}${table({
      caption: "Your sessions",
      captionClasses: "govuk-visually-hidden",
      head: [{ text: "Began" }, { text: "Last used" }, { text: "Ends at the latest" }],
      rows: sessions.map((session) => [
        {
          text: html`${formatInstant(session.startedAt)}${session.id === current && html` <strong>(this one)</strong>`}`,
        },
        { text: formatInstant(session.lastSeenAt) },
        { text: formatInstant(session.expiresAt) },
      ]),
    })}`,
  };
}
