import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames, hasContent } from "./markup.ts";

export type PaginationItem =
  | { readonly ellipsis: true }
  | {
      readonly number: number | string;
      readonly href: string;
      readonly current?: boolean | undefined;
      readonly visuallyHiddenText?: string | undefined;
      readonly attributes?: Attributes | undefined;
    };

export type PaginationLink = {
  readonly href: string;
  readonly text?: Content | undefined;
  /** What the page is, under the arrow. Shown only when there are no page numbers. */
  readonly labelText?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type PaginationOptions = {
  readonly items?: readonly (PaginationItem | false | null | undefined)[] | undefined;
  readonly previous?: PaginationLink | undefined;
  readonly next?: PaginationLink | undefined;
  readonly landmarkLabel?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Links between pages: numbered, or only the one before and the one after when there are no `items`. */
export function pagination(options: PaginationOptions): Html {
  const isBlock = !options.items && Boolean(options.next ?? options.previous);
  const own = {
    class: classNames("govuk-pagination", isBlock && "govuk-pagination--block", options.classes),
    "aria-label": options.landmarkLabel ?? "Pagination",
  };
  const items = options.items?.flatMap((item) => (item ? [pageItem(item)] : []));
  return html`<nav${attributes({ ...own, ...options.attributes })}>${options.previous && arrowLink(options.previous, "prev", isBlock)}${items && html`<ul class="govuk-pagination__list">${items}</ul>`}${options.next && arrowLink(options.next, "next", isBlock)}</nav>`;
}

function pageItem(item: PaginationItem): Html {
  if ("ellipsis" in item) return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>`;
  const own = {
    class: "govuk-link govuk-pagination__link",
    href: item.href,
    "aria-label": item.visuallyHiddenText ?? `Page ${item.number}`,
    "aria-current": item.current ? "page" : undefined,
  };
  return html`<li class="${classNames("govuk-pagination__item", item.current && "govuk-pagination__item--current")}"><a${attributes({ ...own, ...item.attributes })}>${item.number}</a></li>`;
}

function arrowLink(link: PaginationLink, type: "prev" | "next", isBlock: boolean): Html {
  const own = { class: "govuk-link govuk-pagination__link", href: link.href, rel: type };
  const arrow = type === "prev" ? ARROW_PREVIOUS : ARROW_NEXT;
  const words = hasContent(link.text)
    ? link.text
    : html`${type === "prev" ? "Previous" : "Next"}<span class="govuk-visually-hidden"> page</span>`;
  const isDecorated = isBlock && !link.labelText;
  const title = html`<span class="${classNames("govuk-pagination__link-title", isDecorated && "govuk-pagination__link-title--decorated")}">${words}</span>`;
  const label =
    isBlock &&
    link.labelText &&
    html`<span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">${link.labelText}</span>`;
  const arrowFirst = isBlock || type === "prev";
  return html`<div class="govuk-pagination__${type}"><a${attributes({ ...own, ...link.attributes })}>${arrowFirst && arrow} ${title} ${label}${!arrowFirst && arrow}</a></div>`;
}

const ARROW_PREVIOUS = html`<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>`;
const ARROW_NEXT = html`<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>`;
