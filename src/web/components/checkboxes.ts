import type { Html } from "../html.ts";
import { type Choice, type ChoicesOptions, choices } from "./choices.ts";

export type Checkbox = Choice & {
  readonly name?: string | undefined;
  /** `exclusive`: choosing it clears the others ("None of these"), where scripts run. */
  readonly behaviour?: "exclusive" | undefined;
};

export type CheckboxesOptions = ChoicesOptions<Checkbox> & {
  readonly values?: readonly (string | number)[] | undefined;
  readonly describedBy?: string | undefined;
};

export function checkboxes(options: CheckboxesOptions): Html {
  const chosen = new Set(options.values?.map(String));
  return choices("checkboxes", options, options.describedBy, (item, groupDescribedBy) => ({
    ...item,
    name: item.name ?? options.name,
    isChosen: item.checked ?? chosen.has(String(item.value)),
    // A fieldset describes them all; without one each says it.
    describedBy: options.fieldset ? undefined : groupDescribedBy,
  }));
}
