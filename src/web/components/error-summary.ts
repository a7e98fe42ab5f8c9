import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames, hasContent } from "./markup.ts";

export type ErrorSummaryItem = {
  readonly text: Content;
  readonly href?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type ErrorSummaryOptions = {
  readonly titleText: Content;
  readonly descriptionText?: Content | undefined;
  readonly errorList: readonly ErrorSummaryItem[];
  readonly disableAutoFocus?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function errorSummary(options: ErrorSummaryOptions): Html {
  const own = {
    class: classNames("govuk-error-summary", options.classes),
    "data-disable-auto-focus": options.disableAutoFocus === undefined ? undefined : String(options.disableAutoFocus),
    ...options.attributes,
    "data-module": "govuk-error-summary",
  };
  const list =
    options.errorList.length > 0 &&
    html`<ul class="govuk-list govuk-error-summary__list">${options.errorList.map(listItem)}</ul>`;
  const description = hasContent(options.descriptionText) && html`<p>${options.descriptionText}</p>`;
  // The alert is a child of the element that takes the focus: on the same element some screen readers lose one of them.
  return html`<div${attributes(own)}><div role="alert"><h2 class="govuk-error-summary__title">${options.titleText}</h2><div class="govuk-error-summary__body">${description}${list}</div></div></div>`;
}

function listItem(item: ErrorSummaryItem): Html {
  if (!item.href) return html`<li>${item.text}</li>`;
  return html`<li><a${attributes({ href: item.href, ...item.attributes })}>${item.text}</a></li>`;
}
