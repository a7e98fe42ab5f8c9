import { button } from "./components/button.ts";
import { type Content, classNames, hasContent } from "./components/markup.ts";
import { pageHeading } from "./components/page-heading.ts";
import { type PaginationItem, pagination } from "./components/pagination.ts";
import { scrollRegion } from "./components/scroll-region.ts";
import { type TableCell, type TableRow, table } from "./components/table.ts";
import { formatCount } from "./format.ts";
import { type Html, html } from "./html.ts";

/** A list as the address asks for it, read and checked: only known filters and columns. */
export type ListQuery = {
  /** The address without its query. */
  readonly path: string;
  /** By the name of the field; what is empty does not filter. */
  readonly filters: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly sort?: Sort | undefined;
  /** Counted from 1. */
  readonly page: number;
  readonly pageSize: number;
};

export type Sort = { readonly by: string; readonly direction: SortDirection };
export type SortDirection = "ascending" | "descending";

/** A column of a list. With `sortBy` its heading sorts, first in `firstDirection`. */
export type Column = {
  readonly text: Content;
  readonly format?: "numeric" | undefined;
  readonly sortBy?: string | undefined;
  readonly firstDirection?: SortDirection | undefined;
  readonly classes?: string | undefined;
};

export type ListPageOptions = {
  readonly title: string;
  readonly caption?: string | undefined;
  readonly text?: Content | undefined;
  readonly actions?: Html | undefined;
  readonly query: ListQuery;
  /** How many there are, filters applied. */
  readonly total: number;
  /** What they are: "dataset"; the plural is the word with s unless it is given. */
  readonly noun: string;
  readonly nouns?: string | undefined;
  readonly filters?: Html | undefined;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** What to show when there are none at all. When filters leave none, the page says that instead. */
  readonly empty: Html;
};

/** A page that is one list: heading, filters, how many, table, further pages. */
export function listPage(options: ListPageOptions): Html {
  const { query, total } = options;
  const nouns = options.nouns ?? `${options.noun}s`;
  const heading = pageHeading({
    title: options.title,
    caption: options.caption,
    text: options.text,
    actions: options.actions,
  });
  if (total === 0 && !isFiltered(query)) return html`${heading}${options.empty}`;

  const filters = options.filters && filterBar(query, options.filters);
  if (options.rows.length === 0) return html`${heading}${filters}${nothingFound(query, total, nouns)}`;

  const sortedBy = options.columns.find((column) => column.sortBy !== undefined && column.sortBy === query.sort?.by);
  const rows = table({
    caption: options.title,
    captionClasses: "govuk-visually-hidden",
    classes: "fp-table fp-table--list",
    head: options.columns.map((column) => columnHeading(column, query)),
    rows: options.rows,
    firstCellIsHeader: true,
  });
  const count = countSentence({ query, total, noun: options.noun, nouns, sortedBy: sortedBy?.text });
  return html`${heading}${filters}<p class="fp-count">${count}</p>${scrollRegion(options.title, rows)}${listPagination(query, total)}`;
}

/** The address of a list: what is empty, the first page and no order are left out. `sort=-name` is descending. */
export function listHref(query: Pick<ListQuery, "path" | "filters" | "sort" | "page">): string {
  const values = new URLSearchParams();
  for (const [name, value] of Object.entries(query.filters)) {
    for (const each of typeof value === "string" ? [value] : (value ?? [])) if (each !== "") values.append(name, each);
  }
  if (query.sort) values.append("sort", sortValue(query.sort));
  if (query.page > 1) values.append("page", String(query.page));
  const text = values.toString();
  return text === "" ? query.path : `${query.path}?${text}`;
}

/** The filters of a list as a form that asks for its first page, in the order it is in. */
export function filterBar(query: ListQuery, fields: Html): Html {
  const sort = query.sort && html`<input type="hidden" name="sort" value="${sortValue(query.sort)}">`;
  const clear =
    isFiltered(query) &&
    html`<a class="govuk-link govuk-link--no-visited-state" href="${listHref({ path: query.path, filters: {}, sort: query.sort, page: 1 })}">Clear filters</a>`;
  return html`<form class="fp-filters" action="${query.path}" method="get" novalidate><div class="fp-filters__fields">${sort}${fields}<div class="fp-filters__actions">${button({ text: "Apply filters", classes: "govuk-button--secondary" })}${clear}</div></div></form>`;
}

/** A column's heading: a link that sorts when it can, and says how the rows stand when they are sorted by it. */
export function columnHeading(column: Column, query: ListQuery): TableCell {
  const { sortBy } = column;
  if (sortBy === undefined) return { text: column.text, format: column.format, classes: column.classes };

  const current = query.sort?.by === sortBy ? query.sort.direction : undefined;
  const first = column.firstDirection ?? "ascending";
  const next = current === first ? opposite(first) : first;
  const href = listHref({ ...query, sort: { by: sortBy, direction: next }, page: 1 });
  return {
    text: html`<a class="fp-sort" href="${href}">${column.text}<span class="govuk-visually-hidden"> (sort ${next})</span></a>`,
    format: column.format,
    classes: classNames("fp-sortable", column.classes),
    attributes: { "aria-sort": current ?? "none" },
  };
}

/** "17 datasets, sorted by name", "Datasets 51 to 100 of 1,234, sorted by name", "1 dataset". */
export function countSentence(options: {
  readonly query: Pick<ListQuery, "page" | "pageSize">;
  readonly total: number;
  readonly noun: string;
  readonly nouns: string;
  readonly sortedBy?: Content | undefined;
}): Html {
  const { total, noun, nouns, query } = options;
  const sorted = hasContent(options.sortedBy) && total > 1 && html`, sorted by ${inSentence(options.sortedBy)}`;
  if (total <= query.pageSize) return html`${formatCount(total)} ${total === 1 ? noun : nouns}${sorted}`;
  const first = (query.page - 1) * query.pageSize + 1;
  const last = Math.min(query.page * query.pageSize, total);
  const capital = `${nouns.charAt(0).toUpperCase()}${nouns.slice(1)}`;
  return html`${capital} ${formatCount(first)} to ${formatCount(last)} of ${formatCount(total)}${sorted}`;
}

/** Links to the other pages; nothing when there is one. */
export function listPagination(query: ListQuery, total: number): Html | false {
  const last = Math.ceil(total / query.pageSize);
  if (last < 2) return false;
  const href = (page: number) => listHref({ ...query, page });
  return pagination({
    items: pageNumbers(query.page, last).map(
      (page): PaginationItem =>
        page === "gap"
          ? { ellipsis: true }
          : { number: formatCount(page), href: href(page), current: page === query.page },
    ),
    previous: query.page > 1 ? { href: href(query.page - 1) } : undefined,
    next: query.page < last ? { href: href(query.page + 1) } : undefined,
  });
}

/** What stands where a list would, with the way to begin. */
export function emptyState(options: {
  readonly title: string;
  readonly text: Content;
  readonly action?: Html | undefined;
}): Html {
  return html`<div class="fp-empty"><h2 class="govuk-heading-m">${options.title}</h2><p class="govuk-body">${options.text}</p>${options.action}</div>`;
}

function nothingFound(query: ListQuery, total: number, nouns: string): Html {
  const first = listHref({ ...query, page: 1 });
  if (total > 0) {
    return emptyState({
      title: "There are not that many pages",
      text: html`<a class="govuk-link" href="${first}">Go to the first page</a>`,
    });
  }
  return emptyState({ title: `No ${nouns} match`, text: "Try fewer filters, or other words." });
}

function isFiltered(query: ListQuery): boolean {
  return Object.values(query.filters).some((value) => value !== undefined && value.length > 0);
}

function sortValue(sort: Sort): string {
  return sort.direction === "descending" ? `-${sort.by}` : sort.by;
}

function opposite(direction: SortDirection): SortDirection {
  return direction === "ascending" ? "descending" : "ascending";
}

/** "Rows so far" as it stands in a sentence; a name that begins with two capitals (an acronym) keeps them. */
function inSentence(text: Content): Content {
  if (typeof text !== "string" || /^[A-Z]{2}/.test(text)) return text;
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** The first, the last, the current and its neighbours; a gap of one page is shown as that page. */
function pageNumbers(current: number, last: number): (number | "gap")[] {
  const shown = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last);
  const pages = [...new Set(shown)].sort((a, b) => a - b);
  return pages.flatMap((page, i) => {
    const skipped = page - (pages[i - 1] ?? 0) - 1;
    if (skipped === 0) return [page];
    return skipped === 1 ? [page - 1, page] : ["gap" as const, page];
  });
}
