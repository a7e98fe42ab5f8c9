import { dayOf, formatDay } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { formPage, postForm, problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { codeInput, type Proof, passkeyProof, secondFactorInput } from "../../../web/step-up.ts";
import { inFours } from "../rules/codes.ts";
import type { OwnPasskey } from "../rules/passkeys.ts";
import { passkeySection } from "./passkeys.ts";

/** What an account proves itself by, as its person reads it. */
type Factors = {
  readonly appSince: Date | undefined;
  readonly recoveryCodes: number;
  readonly begun: { readonly secret: string; readonly link: string } | undefined;
};

type OwnFactors = {
  readonly factors: Factors;
  readonly passkeys: readonly OwnPasskey[];
  /** Whether this installation can have passkeys. */
  readonly canAddPasskey: boolean;
};

/** Asks for the second factor that a sign-in still awaits. */
export function giveFactorPage(
  { proofs, next }: { readonly proofs: readonly Proof[]; readonly next: string },
  problems: readonly Problem[],
): View {
  const title = "Give your second factor";
  return {
    kind: "plain",
    title,
    problems,
    content: html`${formPage({
      title,
      text: "The first half is done. Now prove who you are by something that you have.",
      action: "/account/second-factor",
      problems,
      hidden: { next },
      submitText: "Continue",
      fields: secondFactorInput(proofs, problems),
    })}${proofs.includes("passkey") && passkeyProof(next)}`,
  };
}

/** What there is, or why there should be something, and the way to change it. */
export function secondFactorPage({ factors, passkeys, canAddPasskey }: OwnFactors, next: string): View {
  const title = "Your second factor";
  const set = factors.appSince !== undefined || passkeys.length > 0;
  return {
    kind: "plain",
    title,
    content: html`${pageHeading({
      title,
      text: set
        ? "Besides your passphrase, you prove who you are by one of these."
        : "Work in a live partnership needs more than a passphrase, because a passphrase can be guessed or stolen. Set up an app on your telephone or computer that shows one-time codes, or a passkey.",
    })}${appSection(factors, next)}${passkeySection(passkeys, canAddPasskey, next)}${set && recoveryCodes(factors, next)}`,
  };
}

function appSection({ appSince }: Factors, next: string): Html {
  const content = appSince
    ? html`<p class="govuk-body">In use since ${formatDay(dayOf(appSince))}.</p>${beginForm("Set up another app in its place", next)}`
    : beginForm("Set up an authenticator app", next);
  return html`<section aria-labelledby="app"><h2 class="govuk-heading-m" id="app">Authenticator app</h2>${content}</section>`;
}

function recoveryCodes(factors: Factors, next: string): Html {
  const renewal = postForm(
    { action: "/account/second-factor/recovery-codes", hidden: { next } },
    button({ text: "Make new recovery codes", classes: "govuk-button--secondary" }),
  );
  return html`<section aria-labelledby="recovery"><h2 class="govuk-heading-m" id="recovery">Recovery codes</h2><p class="govuk-body">${factors.recoveryCodes} left. Each stands once for an app or a passkey that you have lost.</p>${renewal}</section>`;
}

function beginForm(text: string, next: string): Html {
  return postForm(
    { action: "/account/second-factor/app", hidden: { next } },
    button({ text, preventDoubleClick: true }),
  );
}

/** The secret to type or to open, and the code that shows it has arrived. */
export function appPage(factors: Factors, next: string, problems: readonly Problem[]): View {
  const title = "Set up an authenticator app";
  const { begun } = factors;
  const content = begun
    ? formPage({
        title,
        action: "/account/second-factor/app/confirmation",
        problems,
        hidden: { next },
        submitText: "Confirm",
        text: "Any app that shows one-time codes will do, such as the one your organisation gives you.",
        fields: html`${steps(begun)}${codeInput(problems, { hint: "Six digits, as the app shows them now." })}`,
        cancel: { text: "Cancel", href: "/account/second-factor" },
      })
    : html`${problemSummary(problems)}${pageHeading({ title })}${beginForm("Begin", next)}`;
  return { kind: "plain", title, problems, content };
}

function steps({ secret, link }: { readonly secret: string; readonly link: string }): Html {
  return html`<ol class="govuk-list govuk-list--number"><li>In the app, choose to add an account by typing a key.</li><li>Type this key, or <a class="govuk-link" href="${link}">open it in an app on this device</a>. The key is secret: it works like a second passphrase.</li><li>Type below the code that the app then shows.</li></ol>${insetText({ text: html`<strong class="fp-secret">${inFours(secret)}</strong>` })}`;
}

/** The recovery codes, which are never shown again. */
export function recoveryCodesPage(codes: readonly string[], next: string): View {
  const title = "Keep your recovery codes";
  const items = codes.map((code) => html`<li class="fp-secret">${inFours(code)}</li>`);
  return {
    kind: "plain",
    title,
    content: html`${pageHeading({
      title,
      text: "If you lose the app or the passkey, one of these codes takes its place. Each works once. Print them or write them down, and keep them apart from your computer: they are not shown again.",
    })}<ol class="govuk-list govuk-list--number">${items}</ol><p class="govuk-body"><a class="govuk-link" href="${next}">I have kept them: continue</a></p>`,
  };
}
