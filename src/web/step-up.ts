import type { Problem } from "../kernel/outcome.ts";
import type { Identity, Proof } from "../platform/tenancy/tx.ts";
import { button } from "./components/button.ts";
import { errorFor, formPage, postForm, problemSummary } from "./components/form-page.ts";
import { input } from "./components/input.ts";
import { pageHeading } from "./components/page-heading.ts";
import { passkeyForm } from "./components/passkey-form.ts";
import { passwordInput } from "./components/password-input.ts";
import type { Typed } from "./forms.ts";
import { attributes, type Html, html } from "./html.ts";
import type { View } from "./reply.ts";

export type { Proof };

export type StepUp = {
  readonly proofs: readonly Proof[];
  /** Where the person was heading. */
  readonly next: string;
  /** The form that was sent there, if one was: it is not lost. */
  readonly sent?: Typed | undefined;
};

export function proofsOf(identity: Identity | undefined): readonly Proof[] {
  return identity?.proofs ?? [];
}

/** Asks for the proof before a risky act, and keeps the form that was sent. */
export function stepUpPage({ proofs, next, sent }: StepUp, problems: readonly Problem[]): View {
  const title = "Confirm that it is you";
  const text = `What you are about to do needs a proof that is not older than 10 minutes.${sent ? " What you typed is kept." : ""}`;
  const waiting = sent && sentFields(sent);
  const typed = proofs.includes("passphrase")
    ? passphraseInput(problems)
    : (proofs.includes("code") || proofs.includes("passkey")) && secondFactorInput(proofs, problems);
  const first = typed
    ? formPage({
        title,
        text,
        action: "/account/step-up",
        problems,
        hidden: { next },
        submitText: "Confirm",
        fields: html`${waiting}${typed}`,
      })
    : html`${problemSummary(problems)}${pageHeading({ title, text })}`;
  return { kind: "plain", title, problems, content: html`${first}${otherProofs({ proofs, next, waiting })}` };
}

/** The proofs that nothing is typed for. */
function otherProofs({
  proofs,
  next,
  waiting,
}: {
  readonly proofs: readonly Proof[];
  readonly next: string;
  readonly waiting: Html | undefined;
}): Html {
  const organisation = postForm(
    { action: "/account/step-up/single-sign-on", hidden: { next } },
    html`${waiting}${button({ text: "Sign in again with your organisation", classes: proofs.length > 1 ? "govuk-button--secondary" : undefined, preventDoubleClick: true })}`,
  );
  return html`${proofs.includes("passkey") && passkeyProof(next, waiting)}${proofs.includes("single-sign-on") && organisation}`;
}

/** Gives a second factor, or a proof, by a passkey. */
export function passkeyProof(next: string, waiting?: Html): Html {
  return passkeyForm({
    action: "/account/second-factor/passkey",
    challenge: "/account/second-factor/passkey/challenge",
    kind: "use",
    hidden: { next },
    content: html`${waiting}${button({ text: "Use a passkey", classes: "govuk-button--secondary" })}`,
    otherwise: "To use a passkey, JavaScript must be on. You can use a code instead.",
  });
}

/** A code of the app, where there is one; a recovery code stands for whatever was lost. */
export function secondFactorInput(proofs: readonly Proof[], problems: readonly Problem[]): Html {
  if (proofs.includes("code")) return codeInput(problems);
  return codeInput(problems, {
    label: "Recovery code",
    hint: "One of the codes that you kept when you added a passkey.",
  });
}

/** Sends the form on to where it was going. */
export function sendOnPage(next: string, sent: Typed): View {
  const title = "Thank you. One more step";
  return {
    kind: "plain",
    title,
    content: html`${pageHeading({ title, text: "We know that it is you. Nothing has been saved yet: send the form that you filled in." })}${sentForm(next, sent, "Send the form")}`,
  };
}

/** The form that waited, to be sent where it was going. */
export function sentForm(next: string, sent: Typed, text: string): Html {
  return postForm({ action: next }, html`${hiddenFields(sent, "")}${button({ text, preventDoubleClick: true })}`);
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

export function codeInput(
  problems: readonly Problem[],
  words: { readonly label?: string; readonly hint?: string } = {},
): Html {
  return input({
    id: "code",
    name: "code",
    label: { text: words.label ?? "Code from your authenticator app" },
    hint: { text: words.hint ?? "Six digits. Or one of your recovery codes." },
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
