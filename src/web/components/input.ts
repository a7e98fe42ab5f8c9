import { attributes, type Html, html } from "../html.ts";
import { type FieldOptions, field } from "./field.ts";
import { type Attributes, type Content, classNames, hasContent } from "./markup.ts";

/** Words beside the box, as £ or "per month". They are hidden from screen readers, so the label must say them too. */
export type Affix = {
  readonly text: Content;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type InputOptions = FieldOptions & {
  readonly type?: string | undefined;
  readonly inputmode?: string | undefined;
  readonly value?: string | number | undefined;
  readonly disabled?: boolean | undefined;
  readonly prefix?: Affix | undefined;
  readonly suffix?: Affix | undefined;
  readonly autocomplete?: string | undefined;
  readonly autocapitalize?: string | undefined;
  readonly pattern?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly inputWrapper?:
    | { readonly classes?: string | undefined; readonly attributes?: Attributes | undefined }
    | undefined;
};

export function input(options: InputOptions): Html {
  return field(options, (id, describedBy) => {
    const box = inputBox(options, id, describedBy);
    const before = options.formGroup?.beforeInput;
    const after = options.formGroup?.afterInput;
    const beside = [before, after, options.prefix?.text, options.suffix?.text];
    if (!beside.some(hasContent)) return box;

    const own = { class: classNames("govuk-input__wrapper", options.inputWrapper?.classes) };
    return html`<div${attributes({ ...own, ...options.inputWrapper?.attributes })}>${before}${affix(options.prefix, "prefix")}${box}${affix(options.suffix, "suffix")}${after}</div>`;
  });
}

function inputBox(options: InputOptions, id: string, describedBy: string | undefined): Html {
  const own = {
    class: classNames("govuk-input", options.classes, options.errorMessage && "govuk-input--error"),
    id,
    name: options.name,
    type: options.type ?? "text",
    spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
    value: options.value,
    disabled: options.disabled,
    "aria-describedby": describedBy,
    autocomplete: options.autocomplete,
    autocapitalize: options.autocapitalize,
    pattern: options.pattern,
    inputmode: options.inputmode,
  };
  return html`<input${attributes({ ...own, ...options.attributes })}>`;
}

function affix(options: Affix | undefined, side: "prefix" | "suffix"): Html | false {
  if (!options || !hasContent(options.text)) return false;
  const own = { class: classNames(`govuk-input__${side}`, options.classes), "aria-hidden": "true" };
  return html`<div${attributes({ ...own, ...options.attributes })}>${options.text}</div>`;
}
