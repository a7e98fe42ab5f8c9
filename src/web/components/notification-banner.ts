import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames } from "./markup.ts";

/** Plain words are shown as the banner's heading line; markup is shown as it is. */
export type NotificationBannerOptions = {
  readonly text: Content;
  readonly titleText?: Content | undefined;
  readonly titleHeadingLevel?: number | undefined;
  readonly type?: "success" | undefined;
  readonly role?: string | undefined;
  readonly titleId?: string | undefined;
  readonly disableAutoFocus?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function notificationBanner(options: NotificationBannerOptions): Html {
  const isSuccess = options.type === "success";
  const titleId = options.titleId ?? "govuk-notification-banner-title";
  const level = options.titleHeadingLevel ?? 2;
  const own = {
    class: classNames("govuk-notification-banner", isSuccess && "govuk-notification-banner--success", options.classes),
    role: options.role ?? (isSuccess ? "alert" : "region"),
    "aria-labelledby": titleId,
    "data-module": "govuk-notification-banner",
    "data-disable-auto-focus": options.disableAutoFocus === undefined ? undefined : String(options.disableAutoFocus),
  };
  const title = options.titleText ?? (isSuccess ? "Success" : "Important");
  const words =
    typeof options.text === "string"
      ? html`<p class="govuk-notification-banner__heading">${options.text}</p>`
      : options.text;
  return html`<div${attributes({ ...own, ...options.attributes })}><div class="govuk-notification-banner__header"><h${level} class="govuk-notification-banner__title" id="${titleId}">${title}</h${level}></div><div class="govuk-notification-banner__content">${words}</div></div>`;
}
