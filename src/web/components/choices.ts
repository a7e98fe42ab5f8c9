import { attributes, type Html, html } from "../html.ts";
import { type FieldOptions, fieldNotes, formGroup } from "./field.ts";
import { type FieldsetFrame, fieldset } from "./fieldset.ts";
import { type HintOptions, hint } from "./hint.ts";
import { type LabelOptions, label } from "./label.ts";
import { type Attributes, type Content, classNames, hasContent } from "./markup.ts";

/** What checkboxes and radios share. The first choice has the id of the group, so that an error summary can link to it. */
export type ChoicesOptions<Item> = Pick<FieldOptions, "hint" | "errorMessage" | "classes" | "attributes"> & {
  readonly name: string;
  readonly idPrefix?: string | undefined;
  readonly fieldset?: FieldsetFrame | undefined;
  readonly formGroup?: ChoicesFormGroup | undefined;
  readonly items: readonly (Item | ChoiceDivider | false | null | undefined)[];
};

export type ChoicesFormGroup = {
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly beforeInputs?: Content | undefined;
  readonly afterInputs?: Content | undefined;
};

/** A word between choices: "or". */
export type ChoiceDivider = { readonly divider: string };

export type Choice = {
  readonly text: Content;
  readonly value: string | number;
  readonly id?: string | undefined;
  readonly hint?: Omit<HintOptions, "id"> | undefined;
  readonly label?: Pick<LabelOptions, "classes" | "attributes"> | undefined;
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Shown only while the choice is chosen, where scripts run; without them it is always there. */
  readonly conditional?: Content | undefined;
  readonly attributes?: Attributes | undefined;
};

/** A choice with what its kind decides: the input's name, whether it is chosen, and what else describes or marks it. */
export type ChosenChoice = Choice & {
  readonly name: string;
  readonly isChosen: boolean;
  readonly describedBy?: string | undefined;
  readonly behaviour?: string | undefined;
};

type Kind = "checkboxes" | "radios";

/** The form group of `kind`; `settle` says of each item how it stands, given what describes the whole group. */
export function choices<Item extends Choice>(
  kind: Kind,
  options: ChoicesOptions<Item>,
  describedBy: string | undefined,
  settle: (item: Item, groupDescribedBy: string | undefined) => ChosenChoice,
): Html {
  const idPrefix = options.idPrefix ?? options.name;
  const notes = fieldNotes(idPrefix, options, options.fieldset?.describedBy ?? describedBy);
  const items = options.items.map((item, i) => {
    if (!item) return false;
    if ("divider" in item) return html`<div class="govuk-${kind}__divider">${item.divider}</div>`;
    return choice(kind, item.id ?? (i === 0 ? idPrefix : `${idPrefix}-${i + 1}`), settle(item, notes.describedBy));
  });

  const own = {
    class: classNames(`govuk-${kind}`, options.classes),
    ...options.attributes,
    "data-module": `govuk-${kind}`,
  };
  const { beforeInputs, afterInputs } = options.formGroup ?? {};
  const list = html`${notes.content}<div${attributes(own)}>${beforeInputs}${items}${afterInputs}</div>`;
  const content = options.fieldset
    ? fieldset({ ...options.fieldset, describedBy: notes.describedBy, content: list })
    : list;
  return formGroup(options.formGroup, options.errorMessage !== undefined, content);
}

function choice(kind: Kind, id: string, item: ChosenChoice): Html {
  const hintId = item.hint && hasContent(item.hint.text) ? `${id}-item-hint` : undefined;
  const conditionalId = hasContent(item.conditional) ? `conditional-${id}` : undefined;
  const own = {
    class: `govuk-${kind}__input`,
    id,
    name: item.name,
    type: kind === "radios" ? "radio" : "checkbox",
    value: item.value,
    checked: item.isChosen,
    disabled: item.disabled,
    "data-aria-controls": conditionalId,
    "data-behaviour": item.behaviour,
    "aria-describedby": classNames(item.describedBy, hintId) || undefined,
  };
  const words = label({
    text: item.text,
    classes: classNames(`govuk-${kind}__label`, item.label?.classes),
    attributes: item.label?.attributes,
    for: id,
  });
  const itemHint =
    item.hint &&
    hintId &&
    hint({ ...item.hint, id: hintId, classes: classNames(`govuk-${kind}__hint`, item.hint.classes) });
  const row = html`<div class="govuk-${kind}__item"><input${attributes({ ...own, ...item.attributes })}>${words}${itemHint}</div>`;
  if (!conditionalId) return row;

  const hidden = !item.isChosen && `govuk-${kind}__conditional--hidden`;
  return html`${row}<div class="${classNames(`govuk-${kind}__conditional`, hidden)}" id="${conditionalId}">${item.conditional}</div>`;
}
