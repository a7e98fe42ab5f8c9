import { attributes, type Html, html } from "../html.ts";
import { type FieldOptions, field } from "./field.ts";
import { classNames } from "./markup.ts";

export type TextareaOptions = FieldOptions & {
  readonly rows?: number | undefined;
  readonly value?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly autocomplete?: string | undefined;
};

export function textarea(options: TextareaOptions): Html {
  return field(options, (id, describedBy) => {
    const own = {
      class: classNames("govuk-textarea", options.errorMessage && "govuk-textarea--error", options.classes),
      id,
      name: options.name,
      rows: options.rows ?? 5,
      spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
      disabled: options.disabled,
      "aria-describedby": describedBy,
      autocomplete: options.autocomplete,
    };
    const { beforeInput, afterInput } = options.formGroup ?? {};
    // A browser drops one line break at the start of a textarea: one more keeps what the person typed.
    const value = options.value?.startsWith("\n") ? `\n${options.value}` : options.value;
    return html`${beforeInput}<textarea${attributes({ ...own, ...options.attributes })}>${value}</textarea>${afterInput}`;
  });
}
