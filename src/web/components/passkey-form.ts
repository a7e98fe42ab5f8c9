import { csrfField } from "../csrf.ts";
import { attributes, type Html, html } from "../html.ts";

export type PasskeyFormOptions = {
  /** Where the browser's answer is sent, in the field `answer`. */
  readonly action: string;
  /** Where the script asks what to answer to. */
  readonly challenge: string;
  /** `add`: makes a new passkey. `use`: uses one that is there. */
  readonly kind: "add" | "use";
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  /** Fields, and the button. */
  readonly content: Html;
  /** What whoever runs no scripts, or a browser without passkeys, can do instead. */
  readonly otherwise: string;
};

/** A form that a passkey answers. Only the browser's script can ask a passkey: it shows the form in place of `otherwise`. */
export function passkeyForm({ action, challenge, kind, hidden, content, otherwise }: PasskeyFormOptions): Html {
  const own = {
    action,
    method: "post",
    novalidate: true,
    hidden: true,
    "data-passkey": kind,
    "data-passkey-challenge": challenge,
  };
  const others = Object.entries(hidden ?? {}).map(
    ([name, value]) => html`<input${attributes({ type: "hidden", name, value })}>`,
  );
  return html`<form${attributes(own)}>${csrfField()}${others}<input type="hidden" name="answer"><p class="govuk-error-message" role="alert" data-passkey-problem></p>${content}</form><p class="govuk-body">${otherwise}</p>`;
}
