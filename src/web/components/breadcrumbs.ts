import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames } from "./markup.ts";

/** A step on the way here. One without `href` is the page itself. */
export type Breadcrumb = {
  readonly text: Content;
  readonly href?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type BreadcrumbsOptions = {
  readonly items: readonly Breadcrumb[];
  readonly labelText?: string | undefined;
  readonly collapseOnMobile?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function breadcrumbs(options: BreadcrumbsOptions): Html {
  const own = {
    class: classNames(
      "govuk-breadcrumbs",
      options.classes,
      options.collapseOnMobile && "govuk-breadcrumbs--collapse-on-mobile",
    ),
    "aria-label": options.labelText ?? "Breadcrumb",
  };
  return html`<nav${attributes({ ...own, ...options.attributes })}><ol class="govuk-breadcrumbs__list">${options.items.map(step)}</ol></nav>`;
}

function step(item: Breadcrumb): Html {
  if (!item.href) return html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${item.text}</li>`;
  const own = { class: "govuk-breadcrumbs__link", href: item.href };
  return html`<li class="govuk-breadcrumbs__list-item"><a${attributes({ ...own, ...item.attributes })}>${item.text}</a></li>`;
}
