import { type Html, html } from "../html.ts";
import { hint } from "./hint.ts";
import { type Phrase, phraseAttributes } from "./i18n.ts";
import { classNames } from "./markup.ts";
import { type TextareaOptions, textarea } from "./textarea.ts";

/** A text area that says how much room is left. The limit is only shown: the form's schema must hold it too. */
export type CharacterCountOptions = Omit<TextareaOptions, "describedBy" | "disabled" | "autocomplete"> & {
  readonly maxlength?: number | undefined;
  readonly maxwords?: number | undefined;
  readonly countType?: "length" | "words" | undefined;
  /** Per cent of the limit at which the count begins to show. */
  readonly threshold?: number | undefined;
  readonly countMessage?: { readonly classes?: string | undefined } | undefined;
  /** `%{count}` in it is the limit. */
  readonly textareaDescriptionText?: string | undefined;
  readonly charactersUnderLimitText?: Phrase;
  readonly charactersAtLimitText?: Phrase;
  readonly charactersOverLimitText?: Phrase;
  readonly wordsUnderLimitText?: Phrase;
  readonly wordsAtLimitText?: Phrase;
  readonly wordsOverLimitText?: Phrase;
};

export function characterCount(options: CharacterCountOptions): Html {
  const id = options.id ?? options.name;
  const limit = options.maxwords ?? options.maxlength;
  const countType = options.countType ?? (options.maxwords ? "words" : undefined);
  const description =
    options.textareaDescriptionText ?? `You can enter up to %{count} ${countType === "words" ? "words" : "characters"}`;
  const message = hint({
    id: `${id}-info`,
    classes: classNames("govuk-character-count__message", options.countMessage?.classes),
    text: limit === undefined ? "" : description.replace("%{count}", String(limit)),
  });

  return textarea({
    ...options,
    describedBy: `${id}-info`,
    classes: classNames("govuk-js-character-count", options.classes),
    formGroup: {
      classes: classNames("govuk-character-count", options.formGroup?.classes),
      beforeInput: options.formGroup?.beforeInput,
      afterInput: html`${message}${options.formGroup?.afterInput}`,
      attributes: {
        "data-module": "govuk-character-count",
        "data-maxlength": options.maxlength,
        "data-maxwords": options.maxwords,
        "data-threshold": options.threshold,
        "data-count-type": countType,
        ...phraseAttributes({
          // Without a limit here the script learns it later, and then needs the words to put it in.
          "textarea-description": limit === undefined ? asPlural(options.textareaDescriptionText) : undefined,
          "characters-under-limit": options.charactersUnderLimitText,
          "characters-at-limit": options.charactersAtLimitText,
          "characters-over-limit": options.charactersOverLimitText,
          "words-under-limit": options.wordsUnderLimitText,
          "words-at-limit": options.wordsAtLimitText,
          "words-over-limit": options.wordsOverLimitText,
        }),
        ...options.formGroup?.attributes,
      },
    },
  });
}

function asPlural(text: string | undefined): Phrase {
  return text === undefined ? undefined : { other: text };
}
