import { describe, expect, test } from "vitest";
import { html } from "./html.ts";
import {
  columnHeading,
  countSentence,
  emptyState,
  filterBar,
  type ListQuery,
  listHref,
  listPage,
  listPagination,
} from "./lists.ts";

const query: ListQuery = { path: "/datasets", filters: {}, page: 1, pageSize: 50 };
const noun = { noun: "dataset", nouns: "datasets" };

test.each<[{ total: number; page?: number; sortedBy?: string }, string]>([
  [{ total: 17, sortedBy: "Name" }, "17 datasets, sorted by name"],
  [{ total: 1, sortedBy: "Name" }, "1 dataset"],
  [{ total: 0 }, "0 datasets"],
  [{ total: 50 }, "50 datasets"],
  [{ total: 51 }, "Datasets 1 to 50 of 51"],
  [{ total: 1234, page: 25, sortedBy: "Last import" }, "Datasets 1,201 to 1,234 of 1,234, sorted by last import"],
  [{ total: 17, sortedBy: "ONS code" }, "17 datasets, sorted by ONS code"],
])("the count says how many, which of them and in what order: %j", ({ total, page = 1, sortedBy }, words) => {
  expect(countSentence({ query: { page, pageSize: 50 }, total, sortedBy, ...noun }).markup).toBe(words);
});

test("the address of a list leaves out what says nothing", () => {
  expect(listHref(query)).toBe("/datasets");
  expect(listHref({ ...query, filters: { search: "", state: undefined, owner: [] } })).toBe("/datasets");
  expect(
    listHref({
      path: "/d",
      filters: { q: "a&b", s: ["x", "y"] },
      sort: { by: "rows", direction: "descending" },
      page: 3,
    }),
  ).toBe("/d?q=a%26b&s=x&s=y&sort=-rows&page=3");
});

describe("a column's heading", () => {
  const rows = { text: "Rows", sortBy: "rows", firstDirection: "descending", format: "numeric" } as const;

  test("sorts first in the direction that a reader would want, and then the other way", () => {
    expect(hrefOf(columnHeading(rows, query))).toBe("/datasets?sort=-rows");
    expect(hrefOf(columnHeading(rows, sorted("rows", "descending")))).toBe("/datasets?sort=rows");
    expect(hrefOf(columnHeading(rows, sorted("rows", "ascending")))).toBe("/datasets?sort=-rows");
  });

  test("keeps the filters and goes back to the first page", () => {
    const filtered = { ...query, filters: { state: "gaps" }, page: 4 };
    expect(hrefOf(columnHeading(rows, filtered))).toBe("/datasets?state=gaps&amp;sort=-rows");
  });

  test("says to screen readers how the rows stand", () => {
    const state = (of: ListQuery) => columnHeading(rows, of).attributes?.["aria-sort"];
    expect([state(query), state(sorted("rows", "ascending")), state(sorted("name", "ascending"))]).toEqual([
      "none",
      "ascending",
      "none",
    ]);
  });

  test("that cannot sort is words alone", () => {
    expect(columnHeading({ text: "Period" }, query)).toEqual({ text: "Period" });
  });
});

test.each([
  [1, 1, ""],
  [1, 2, "[1] 2"],
  [1, 10, "[1] 2 … 10"],
  [4, 10, "1 2 3 [4] 5 … 10"],
  [5, 10, "1 … 4 [5] 6 … 10"],
  [7, 10, "1 … 6 [7] 8 9 10"],
  [10, 10, "1 … 9 [10]"],
])("from page %s of %s one can go to %s", (page, pages, shown) => {
  const markup = listPagination({ ...query, page }, pages * 50 - 1);
  const items = markup ? [...markup.markup.matchAll(/<li class="([^"]*)">(.*?)<\/li>/g)] : [];
  const words = items.map(([, className, content = ""]) => {
    const text = content.replace(/<[^>]*>/g, "").replace("⋯", "…");
    return className?.includes("current") ? `[${text}]` : text;
  });
  expect(words.join(" ")).toBe(shown);
});

test("the first page has none before it and the last none after it", () => {
  const rels = (page: number) => {
    const markup = listPagination({ ...query, page }, 150);
    return markup ? [...markup.markup.matchAll(/rel="(\w+)"/g)].map(([, rel]) => rel) : [];
  };
  expect([rels(1), rels(2), rels(3)]).toEqual([["next"], ["prev", "next"], ["prev"]]);
});

test("filters can be cleared when there are some, and the order stays", () => {
  const filtered = { ...sorted("rows", "descending"), filters: { state: "gaps" }, page: 3 };
  expect(filterBar(filtered, html``).markup).toContain('href="/datasets?sort=-rows">Clear filters</a>');
  expect(filterBar({ ...filtered, filters: { state: "" } }, html``).markup).not.toContain("Clear filters");
});

describe("a list page", () => {
  const empty = emptyState({ title: "No datasets yet", text: "Begin with recorded crime." });
  const options = {
    title: "Datasets",
    ...noun,
    columns: [{ text: "Name", sortBy: "name" }],
    rows: [[{ text: "Fires" }]],
    empty,
  };
  const filters = html`<input name="search">`;

  test("shows the filters, the count and the rows in a box that scrolls by keyboard", () => {
    const { markup } = listPage({ ...options, query: sorted("name", "ascending"), total: 1, filters });
    expect(markup).toContain('<form class="fp-filters" action="/datasets" method="get"');
    expect(markup).toContain('<input type="hidden" name="sort" value="name">');
    expect(markup).toContain('role="region" aria-label="Datasets" tabindex="0"');
    expect(markup).toContain('<th scope="row" class="govuk-table__header">Fires</th>');
    expect(markup).not.toContain("Clear filters");
  });

  test("with nothing in it says how to begin, and offers no filters", () => {
    const { markup } = listPage({ ...options, query, total: 0, rows: [], filters });
    expect(markup).toContain("No datasets yet");
    expect(markup).not.toContain("<form");
  });

  test("whose filters leave nothing says that, and keeps the filters to change", () => {
    const filtered = { ...query, filters: { search: "zzz" } };
    const { markup } = listPage({ ...options, query: filtered, total: 0, rows: [], filters });
    expect(markup).toContain("No datasets match");
    expect(markup).toContain("Clear filters");
    expect(markup).not.toContain("No datasets yet");
  });

  test("asked for a page that is not there leads back to the first", () => {
    const { markup } = listPage({ ...options, query: { ...query, page: 9 }, total: 60, rows: [] });
    expect(markup).toContain('<a class="govuk-link" href="/datasets">Go to the first page</a>');
  });
});

function sorted(by: string, direction: "ascending" | "descending"): ListQuery {
  return { ...query, sort: { by, direction } };
}

function hrefOf(cell: ReturnType<typeof columnHeading>): string | undefined {
  return typeof cell.text === "object" ? /href="([^"]*)"/.exec(cell.text.markup)?.[1] : undefined;
}
