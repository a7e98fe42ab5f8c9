import { attributes, type Html, html } from "../html.ts";
import { type FieldOptions, field } from "./field.ts";
import { type Attributes, classNames } from "./markup.ts";

export type SelectItem = {
  readonly text: string;
  /** The text is the value when none is given. */
  readonly value?: string | number | undefined;
  readonly selected?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly attributes?: Attributes | undefined;
};

export type SelectOptions = FieldOptions & {
  readonly items: readonly (SelectItem | false | null | undefined)[];
  readonly value?: string | number | undefined;
  readonly disabled?: boolean | undefined;
};

export function select(options: SelectOptions): Html {
  return field(options, (id, describedBy) => {
    const own = {
      class: classNames("govuk-select", options.classes, options.errorMessage && "govuk-select--error"),
      id,
      name: options.name,
      disabled: options.disabled,
      "aria-describedby": describedBy,
    };
    const items = options.items.flatMap((item) => (item ? [option(item, options.value)] : []));
    const { beforeInput, afterInput } = options.formGroup ?? {};
    return html`${beforeInput}<select${attributes({ ...own, ...options.attributes })}>${items}</select>${afterInput}`;
  });
}

function option(item: SelectItem, chosen: string | number | undefined): Html {
  const isChosen = chosen !== undefined && chosen !== "" && String(item.value ?? item.text) === String(chosen);
  const own = { value: item.value, selected: item.selected ?? isChosen, disabled: item.disabled };
  return html`<option${attributes({ ...own, ...item.attributes })}>${item.text}</option>`;
}
