import { attributes, type Html, html } from "../html.ts";
import { type ButtonOptions, button } from "./button.ts";
import { type Attributes, type Content, classNames, hasContent } from "./markup.ts";

/** A button, or a link when `href` is given without `type: "button"`. */
export type PanelAction = Pick<ButtonOptions, "text" | "type" | "href" | "classes" | "attributes">;

/** What was done, at the end of a task. With the class `govuk-panel--interruption` it asks before going on, and has actions. */
export type PanelOptions = {
  readonly titleText: Content;
  readonly headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
  readonly text?: Content | undefined;
  readonly actions?: PanelActions | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

type PanelActions = {
  readonly items?: readonly PanelAction[] | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function panel(options: PanelOptions): Html {
  const interrupts = options.classes?.includes("govuk-panel--interruption") ?? false;
  const own = { class: classNames("govuk-panel", !interrupts && "govuk-panel--confirmation", options.classes) };
  const level = options.headingLevel ?? 1;
  const body = hasContent(options.text) && html`<div class="govuk-panel__body">${options.text}</div>`;
  return html`<div${attributes({ ...own, ...options.attributes })}><h${level} class="govuk-panel__title">${options.titleText}</h${level}>${body}${interrupts && options.actions && actionList(options.actions)}</div>`;
}

function actionList(actions: PanelActions): Html {
  const own = { class: classNames("govuk-panel__actions", actions.classes) };
  const items = actions.items ?? [];
  return html`<div${attributes({ ...own, ...actions.attributes })}>${items.length > 0 && html`<div class="govuk-button-group">${items.map((action) => html`${actionItem(action)} `)}</div>`}</div>`;
}

function actionItem(action: PanelAction): Html {
  if (!action.href || action.type === "button") {
    return button({
      ...action,
      type: action.type ?? "button",
      classes: classNames("govuk-button--inverse", action.classes),
    });
  }
  const own = { class: classNames("govuk-link govuk-link--inverse", action.classes), href: action.href };
  return html`<a${attributes({ ...own, ...action.attributes })}>${action.text}</a>`;
}
