import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames } from "./markup.ts";

/** With `href` it is a link that looks like a button, and `type`, `name`, `value` and `disabled` do not apply. */
export type ButtonOptions = {
  readonly text: Content;
  readonly href?: string | undefined;
  readonly type?: "submit" | "button" | "reset" | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly preventDoubleClick?: boolean | undefined;
  readonly isStartButton?: boolean | undefined;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function button(options: ButtonOptions): Html {
  const common = {
    class: classNames("govuk-button", options.classes, options.isStartButton && "govuk-button--start"),
    "data-module": "govuk-button",
    ...options.attributes,
    id: options.id,
  };
  const words =
    options.isStartButton && typeof options.text !== "string" ? html`<span>${options.text}</span>` : options.text;
  const inside = html`${words}${options.isStartButton && START_ICON}`;

  if (options.href) {
    return html`<a${attributes({ href: options.href, role: "button", draggable: "false", ...common })}>${inside}</a>`;
  }
  const own = {
    type: options.type ?? "submit",
    value: options.value,
    name: options.name,
    disabled: options.disabled,
    "aria-disabled": options.disabled ? "true" : undefined,
    "data-prevent-double-click":
      options.preventDoubleClick === undefined ? undefined : String(options.preventDoubleClick),
  };
  return html`<button${attributes({ ...own, ...common })}>${inside}</button>`;
}

/** Buttons and links side by side, in the order given; nothing is shown for false and undefined. */
export function buttonGroup(items: readonly (Html | false | undefined)[]): Html {
  return html`<div class="govuk-button-group">${items.map((item) => item && html`${item} `)}</div>`;
}

const START_ICON = html`<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>`;

/** A link to a page, drawn as a secondary button. */
export function linkButton(text: string, href: string): Html {
  return button({ text, href, classes: "govuk-button--secondary" });
}
