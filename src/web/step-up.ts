import type { Problem } from "../kernel/outcome.ts";
import type { Identity } from "../platform/tenancy/tx.ts";
import { button } from "./components/button.ts";
import { errorFor, formPage, postForm } from "./components/form-page.ts";
import { input } from "./components/input.ts";
import { pageHeading } from "./components/page-heading.ts";
import { passwordInput } from "./components/password-input.ts";
import type { Typed } from "./forms.ts";
import { attributes, type Html, html } from "./html.ts";
import type { View } from "./reply.ts";

/** What somebody proves themselves by: the strongest thing their account has. */
export type Proof = "code" | "passphrase";

export type StepUp = {
  readonly proof: Proof;
  /** Where the person was heading. */
  readonly next: string;
  /** The form that was sent there, if one was: it is not lost. */
  readonly sent?: Typed | undefined;
};

export function proofOf(identity: Identity | undefined): Proof {
  return identity?.secondFactor === "none" ? "passphrase" : "code";
}

/** Asks for the proof before a risky act, and keeps the form that was sent. */
export function stepUpPage({ proof, next, sent }: StepUp, problems: readonly Problem[]): View {
  const title = "Confirm that it is you";
  return {
    kind: "plain",
    title,
    problems,
    content: formPage({
      title,
      text: `What you are about to do needs a proof that is not older than 10 minutes.${sent ? " What you typed is kept." : ""}`,
      action: "/account/step-up",
      problems,
      hidden: { next },
      submitText: "Confirm",
      fields: html`${sent && sentFields(sent)}${proof === "code" ? codeInput(problems) : passphraseInput(problems)}`,
    }),
  };
}

/** Sends the form on to where it was going. */
export function sendOnPage(next: string, sent: Typed): View {
  const title = "Thank you. One more step";
  return {
    kind: "plain",
    title,
    content: html`${pageHeading({ title, text: "We know that it is you. Nothing has been saved yet: send the form that you filled in." })}${postForm(
      { action: next },
      html`${hiddenFields(sent, "")}${button({ text: "Send the form", preventDoubleClick: true })}`,
    )}`,
  };
}

/** The form that waited, out of the fields of the page that asked for the proof. */
export function readSent(fields: Typed): { readonly sent: Typed | undefined; readonly own: Typed } {
  const entries = Object.entries(fields);
  const sent = entries
    .filter(([name]) => name.startsWith(SENT))
    .map(([name, value]) => [name.slice(SENT.length), value]);
  const waited = entries.some(([name]) => name === WAITED);
  const own = entries.filter(([name]) => !name.startsWith(SENT) && name !== WAITED);
  return { sent: waited ? Object.fromEntries(sent) : undefined, own: Object.fromEntries(own) };
}

export function codeInput(problems: readonly Problem[], hint?: string): Html {
  return input({
    id: "code",
    name: "code",
    label: { text: "Code from your authenticator app" },
    hint: { text: hint ?? "Six digits. Or one of your recovery codes." },
    classes: "govuk-input--width-20",
    autocomplete: "one-time-code",
    autocapitalize: "characters",
    spellcheck: false,
    errorMessage: errorFor(problems, "code"),
  });
}

function passphraseInput(problems: readonly Problem[]): Html {
  return passwordInput({
    id: "passphrase",
    name: "passphrase",
    label: { text: "Passphrase" },
    errorMessage: errorFor(problems, "passphrase"),
  });
}

const SENT = "sent.";
/** Says that a form waits, even one without a field. */
const WAITED = "waited";

function sentFields(sent: Typed): Html {
  return html`<input type="hidden" name="${WAITED}" value="yes">${hiddenFields(sent, SENT)}`;
}

function hiddenFields(fields: Typed, prefix: string): Html {
  const one = (name: string, value: string) =>
    html`<input${attributes({ type: "hidden", name: prefix + name, value })}>`;
  return html`${Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => one(name, each)))}`;
}
