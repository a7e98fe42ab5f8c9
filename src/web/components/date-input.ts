import { attributes, type Html, html } from "../html.ts";
import type { ChoicesFormGroup } from "./choices.ts";
import { type FieldOptions, fieldNotes, formGroup } from "./field.ts";
import { type FieldsetFrame, fieldset } from "./fieldset.ts";
import { input } from "./input.ts";
import { type Attributes, classNames } from "./markup.ts";

/**
 * A date in boxes: day, month and year, or those that `items` names. `day: false` asks for the month and the year alone. The first box has the
 * id `${id}-${name}`, which is what an error summary must link to: the group itself cannot take the focus.
 */
export type DateInputOptions = Pick<FieldOptions, "hint" | "errorMessage" | "classes" | "attributes"> & {
  readonly id: string;
  readonly namePrefix?: string | undefined;
  readonly fieldset?: FieldsetFrame | undefined;
  readonly formGroup?: ChoicesFormGroup | undefined;
  readonly items?: readonly (DateInputItem | false | null | undefined)[] | undefined;
  readonly day?: Partial<DateInputItem> | false | undefined;
  readonly month?: Partial<DateInputItem> | false | undefined;
  readonly year?: Partial<DateInputItem> | false | undefined;
  /** By the name in the form, with its prefix. */
  readonly values?: Readonly<Record<string, string | number | undefined>> | undefined;
};

export type DateInputItem = {
  readonly name: string;
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly value?: string | number | undefined;
  /** Which boxes the error is about. When none says so, it is about all of them. */
  readonly error?: boolean | undefined;
  readonly inputmode?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly pattern?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function dateInput(options: DateInputOptions): Html {
  const notes = fieldNotes(options.id, options, options.fieldset?.describedBy);
  const boxes = dateBoxes(options);
  const anyMarked = boxes.some(isMarked);
  const own = { class: classNames("govuk-date-input", options.classes), ...options.attributes, id: options.id };
  const { beforeInputs, afterInputs } = options.formGroup ?? {};
  const list = html`${notes.content}<div${attributes(own)}>${beforeInputs}${boxes.map((box) => dateBox(options, box, anyMarked))}${afterInputs}</div>`;
  const content = options.fieldset
    ? // Without the role, JAWS leaves out what describes a fieldset of text boxes.
      fieldset({ ...options.fieldset, describedBy: notes.describedBy, role: "group", content: list })
    : list;
  return formGroup(options.formGroup, options.errorMessage !== undefined, content);
}

function dateBoxes(options: DateInputOptions): DateInputItem[] {
  const standard = STANDARD_BOXES.flatMap((name) => {
    const box = options[name];
    return box === false ? [] : [{ ...box, name: box?.name ?? name }];
  });
  const given = options.items ?? [];
  if (given.length === 0) return standard;
  return given.flatMap((item) => {
    if (!item) return [];
    const like = standard.find((box) => box.name === item.name);
    return [{ ...item, value: item.value ?? like?.value }];
  });
}

function dateBox(options: DateInputOptions, box: DateInputItem, anyMarked: boolean): Html {
  const isWrong = isMarked(box) || (options.errorMessage !== undefined && !anyMarked && box.error !== false);
  const isYear = box.name === "year" || (options.year && box.name === options.year.name);
  const name = options.namePrefix ? `${options.namePrefix}-${box.name}` : box.name;
  return html`<div class="govuk-date-input__item">${input({
    label: { text: box.label ?? capitalised(box.name), classes: "govuk-date-input__label" },
    id: box.id ?? `${options.id}-${box.name}`,
    name,
    classes: classNames(
      "govuk-date-input__input",
      isWrong && !box.classes?.includes("govuk-input--error") && "govuk-input--error",
      !box.classes?.includes("govuk-input--width-") && `govuk-input--width-${isYear ? 4 : 2}`,
      box.classes,
    ),
    value: box.value ?? options.values?.[name],
    inputmode: box.inputmode ?? "numeric",
    autocomplete: box.autocomplete,
    pattern: box.pattern,
    attributes: box.attributes,
  })}</div>`;
}

const STANDARD_BOXES = ["day", "month", "year"] as const;

function isMarked(box: DateInputItem): boolean {
  return box.error === true || (box.classes?.includes("govuk-input--error") ?? false);
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
