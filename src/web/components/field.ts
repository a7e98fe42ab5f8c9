import { attributes, type Html, html } from "../html.ts";
import { type ErrorMessageOptions, errorMessage } from "./error-message.ts";
import { type HintOptions, hint } from "./hint.ts";
import { type LabelOptions, label } from "./label.ts";
import { type Attributes, type Content, classNames } from "./markup.ts";

/** What every field has about it. `id` is the name when it is not given, which is what an error summary links to. */
export type FieldOptions = {
  readonly name: string;
  readonly id?: string | undefined;
  readonly label: Omit<LabelOptions, "for">;
  readonly hint?: Omit<HintOptions, "id"> | undefined;
  readonly errorMessage?: Omit<ErrorMessageOptions, "id"> | undefined;
  readonly describedBy?: string | undefined;
  readonly formGroup?: FormGroup | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type FormGroup = {
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly beforeInput?: Content | undefined;
  readonly afterInput?: Content | undefined;
};

/** The form group of one control: label, hint, error, then what `control` makes of the ids that describe it. */
export function field(options: FieldOptions, control: (id: string, describedBy: string | undefined) => Html): Html {
  const id = options.id ?? options.name;
  const notes = fieldNotes(id, options, options.describedBy);
  const content = html`${label({ ...options.label, for: id })}${notes.content}${control(id, notes.describedBy)}`;
  return formGroup(options.formGroup, options.errorMessage !== undefined, content);
}

/** The hint and the error of a field, and the ids of both behind those already describing it. */
export function fieldNotes(
  id: string,
  options: Pick<FieldOptions, "hint" | "errorMessage">,
  describedBy: string | undefined,
): { readonly content: Html; readonly describedBy: string | undefined } {
  const hintId = options.hint && `${id}-hint`;
  const errorId = options.errorMessage && `${id}-error`;
  return {
    content: html`${options.hint && hint({ ...options.hint, id: hintId })}${options.errorMessage && errorMessage({ ...options.errorMessage, id: errorId })}`,
    describedBy: classNames(describedBy, hintId, errorId) || undefined,
  };
}

export function formGroup(
  frame: Pick<FormGroup, "classes" | "attributes"> | undefined,
  hasError: boolean,
  content: Html,
): Html {
  const own = { class: classNames("govuk-form-group", hasError && "govuk-form-group--error", frame?.classes) };
  return html`<div${attributes({ ...own, ...frame?.attributes })}>${content}</div>`;
}
