import type { Html } from "../html.ts";
import { type Choice, type ChoicesOptions, choices } from "./choices.ts";

export type RadiosOptions = ChoicesOptions<Choice> & { readonly value?: string | number | undefined };

export function radios(options: RadiosOptions): Html {
  const chosen = options.value === undefined || options.value === "" ? undefined : String(options.value);
  return choices("radios", options, undefined, (item) => ({
    ...item,
    name: options.name,
    isChosen: item.checked ?? String(item.value) === chosen,
  }));
}
