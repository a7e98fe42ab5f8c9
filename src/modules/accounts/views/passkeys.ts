import { dayOf, formatDay } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { errorFor, formPage, postForm, problemSummary } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { passkeyForm } from "../../../web/components/passkey-form.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { OwnPasskey } from "../rules/passkeys.ts";

/** The passkeys there are, and the way to add one. */
export function passkeySection(passkeys: readonly OwnPasskey[], canAdd: boolean, next: string): Html {
  const list =
    passkeys.length === 0
      ? html`<p class="govuk-body">You have no passkey. A passkey is kept by your telephone, your computer or a security key, and signs you in with a finger, your face or a PIN: nothing is typed that can be stolen.</p>`
      : summaryList({
          rows: passkeys.map((passkey) => ({
            key: { text: passkey.name },
            value: {
              text: `${useInWords(passkey)} ${passkey.synced ? "Kept on several devices." : "Kept on one device."}`,
            },
            actions: {
              items: [
                {
                  href: `/account/second-factor/passkeys/${passkey.id}`,
                  text: "Change",
                  visuallyHiddenText: passkey.name,
                },
              ],
            },
          })),
        });
  const add = canAdd
    ? button({
        text: "Add a passkey",
        href: `/account/second-factor/passkeys/new?next=${encodeURIComponent(next)}`,
        classes: "govuk-button--secondary",
      })
    : html`<p class="govuk-body">Passkeys can be added only where this installation has a name as its address.</p>`;
  return html`<section aria-labelledby="passkeys"><h2 class="govuk-heading-m" id="passkeys">Passkeys</h2>${list}${add}</section>`;
}

function useInWords({ createdAt, lastUsedAt }: OwnPasskey): string {
  const added = `Added on ${formatDay(dayOf(createdAt))}`;
  return lastUsedAt ? `${added}, last used on ${formatDay(dayOf(lastUsedAt))}.` : `${added}, not used yet.`;
}

export function newPasskeyPage(
  fields: { readonly name: string; readonly next: string },
  problems: readonly Problem[],
): View {
  const title = "Add a passkey";
  return {
    kind: "plain",
    title,
    problems,
    content: html`<div class="fp-form-page">${problemSummary(problems)}${pageHeading({
      title,
      text: "Give the passkey a name that tells you where it is kept. Your browser then asks where to keep it. Your other sessions end.",
    })}${passkeyForm({
      action: "/account/second-factor/passkeys",
      challenge: "/account/second-factor/passkeys/challenge",
      kind: "add",
      hidden: { next: fields.next },
      content: html`${nameInput(fields.name, problems)}${button({ text: "Add the passkey" })}`,
      otherwise:
        "To add a passkey, JavaScript must be on, in a browser that knows passkeys. You can use one-time codes instead.",
    })}<p class="govuk-body"><a class="govuk-link" href="/account/second-factor">Back to your second factor</a></p></div>`,
  };
}

/** One passkey: its name to change, and its removal. `typed` is the name as it was sent, when it was refused. */
export function passkeyPage(passkey: OwnPasskey, typed: string | undefined, problems: readonly Problem[]): View {
  const action = `/account/second-factor/passkeys/${passkey.id}`;
  const removal = postForm(
    { action: `${action}/removal` },
    button({ text: "Remove this passkey", classes: "govuk-button--warning", preventDoubleClick: true }),
  );
  return {
    kind: "plain",
    title: "Change a passkey",
    problems,
    content: html`${formPage({
      title: "Change a passkey",
      action,
      problems,
      submitText: "Save name",
      cancel: { text: "Cancel", href: "/account/second-factor" },
      fields: nameInput(typed ?? passkey.name, problems),
    })}<section aria-labelledby="removal"><h2 class="govuk-heading-m" id="removal">Remove it</h2><p class="govuk-body">It signs nobody in from then on, and your other sessions end. Remove it from your device as well: we cannot do that for you.</p>${removal}</section>`,
  };
}

function nameInput(value: string, problems: readonly Problem[]): Html {
  return input({
    id: "name",
    name: "name",
    label: { text: "Name of the passkey" },
    hint: { text: "Such as Work laptop, or Security key." },
    value,
    classes: "govuk-input--width-20",
    errorMessage: errorFor(problems, "name"),
  });
}

/** The button of the sign-in page, for those who have a passkey. */
export function passkeySignIn(next: string): Html {
  return passkeyForm({
    action: "/sign-in/passkey",
    challenge: "/sign-in/passkey/challenge",
    kind: "use",
    hidden: { next },
    content: button({ text: "Sign in with a passkey", classes: "govuk-button--secondary" }),
    otherwise: "To sign in with a passkey, JavaScript must be on, in a browser that knows passkeys.",
  });
}

/** After a passkey that was not accepted. */
export function passkeySignInPage(next: string, problems: readonly Problem[]): View {
  const title = "Sign in with a passkey";
  return {
    kind: "plain",
    title,
    problems,
    content: html`${problemSummary(problems)}${pageHeading({ title })}${passkeySignIn(next)}<p class="govuk-body"><a class="govuk-link" href="/sign-in?next=${encodeURIComponent(next)}">Sign in another way</a></p>`,
  };
}
