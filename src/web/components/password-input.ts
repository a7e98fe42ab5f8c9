import { type Html, html } from "../html.ts";
import { button } from "./button.ts";
import { type Phrase, phraseAttributes } from "./i18n.ts";
import { type InputOptions, input } from "./input.ts";
import { classNames } from "./markup.ts";

/** A password with a button to show it. Never give `value` back to a person who typed a wrong one. */
export type PasswordInputOptions = Pick<
  InputOptions,
  | "name"
  | "id"
  | "label"
  | "hint"
  | "errorMessage"
  | "describedBy"
  | "formGroup"
  | "classes"
  | "attributes"
  | "value"
  | "disabled"
  | "autocomplete"
> & {
  readonly showPasswordText?: string | undefined;
  readonly hidePasswordText?: Phrase;
  readonly showPasswordAriaLabelText?: string | undefined;
  readonly hidePasswordAriaLabelText?: Phrase;
  readonly passwordShownAnnouncementText?: Phrase;
  readonly passwordHiddenAnnouncementText?: Phrase;
  readonly button?: { readonly classes?: string | undefined } | undefined;
};

export function passwordInput(options: PasswordInputOptions): Html {
  const toggle = button({
    type: "button",
    text: options.showPasswordText ?? "Show",
    classes: classNames(
      "govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
      options.button?.classes,
    ),
    attributes: {
      "aria-controls": options.id ?? options.name,
      "aria-label": options.showPasswordAriaLabelText ?? "Show password",
      hidden: true,
    },
  });
  return input({
    ...options,
    type: "password",
    spellcheck: false,
    autocapitalize: "none",
    autocomplete: options.autocomplete ?? "current-password",
    classes: classNames("govuk-password-input__input govuk-js-password-input-input", options.classes),
    inputWrapper: { classes: "govuk-password-input__wrapper" },
    formGroup: {
      classes: classNames("govuk-password-input", options.formGroup?.classes),
      beforeInput: options.formGroup?.beforeInput,
      afterInput: html`${toggle}${options.formGroup?.afterInput}`,
      attributes: {
        "data-module": "govuk-password-input",
        ...phraseAttributes({
          "show-password": options.showPasswordText,
          "hide-password": options.hidePasswordText,
          "show-password-aria-label": options.showPasswordAriaLabelText,
          "hide-password-aria-label": options.hidePasswordAriaLabelText,
          "password-shown-announcement": options.passwordShownAnnouncementText,
          "password-hidden-announcement": options.passwordHiddenAnnouncementText,
        }),
        ...options.formGroup?.attributes,
      },
    },
  });
}
