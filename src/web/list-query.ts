import type { ListQuery, Sort } from "./lists.ts";

const PAGE_SIZE = 50;

/** What a list offers: the columns it sorts by (the first is the order it comes in) and the fields that filter it. */
export type ListOffer<By extends string, Field extends string> = {
  readonly sorts: readonly [By, ...By[]];
  readonly descendingFirst?: boolean;
  readonly filters: readonly Field[];
};

/** A list's query with the names narrowed to what the list offers. */
export type OfferedQuery<By extends string, Field extends string> = ListQuery & {
  readonly sort: Sort & { readonly by: By };
  readonly filters: Readonly<Record<Field, string>>;
};

/**
 * Reads a list's query. Names come from the fixed lists offered, and whatever is unknown falls back to the first, so
 * that no text of a request can reach an ORDER BY.
 */
export function readListQuery<const By extends string, const Field extends string = never>(
  path: string,
  offer: ListOffer<By, Field>,
  query: unknown,
): OfferedQuery<By, Field> {
  const asked = new Map(Object.entries(typeof query === "object" && query !== null ? query : {}));
  const text = (name: string) => {
    const value = asked.get(name);
    return typeof value === "string" ? value.trim().slice(0, 200) : "";
  };
  const by = offer.sorts.find((sort) => sort === text("sort").replace(/^-/, ""));
  const descending = by === undefined ? offer.descendingFirst === true : text("sort").startsWith("-");
  const page = Number(text("page"));
  return {
    path,
    filters: Object.fromEntries(offer.filters.map((field) => [field, text(field)])) as Record<Field, string>,
    sort: { by: by ?? offer.sorts[0], direction: descending ? "descending" : "ascending" },
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
    pageSize: PAGE_SIZE,
  };
}

export function offsetOf(query: Pick<ListQuery, "page" | "pageSize">): number {
  return (query.page - 1) * query.pageSize;
}

/** Text for LIKE that matches itself: its wildcards are escaped. */
export function likeText(text: string): string {
  return `%${text.replace(/[\\%_]/g, (wildcard) => `\\${wildcard}`)}%`;
}
