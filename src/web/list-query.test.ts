import { expect, test } from "vitest";
import { likeText, offsetOf, readListQuery } from "./list-query.ts";

const OFFER = { sorts: ["name", "updated"], filters: ["search"] } as const;
const read = (query: unknown) => readListQuery("/thurrock/desk/datasets", OFFER, query);

test("a list that is asked for nothing comes in its first order, from its first page", () => {
  expect(read({})).toEqual({
    path: "/thurrock/desk/datasets",
    filters: { search: "" },
    sort: { by: "name", direction: "ascending" },
    page: 1,
    pageSize: 50,
  });
});

test("a sort that is offered is taken, and a page is counted from 1", () => {
  const query = read({ sort: "-updated", page: "3", search: " robbery " });
  expect(query).toMatchObject({
    sort: { by: "updated", direction: "descending" },
    page: 3,
    filters: { search: "robbery" },
  });
  expect(offsetOf(query)).toBe(100);
});

test.each([
  { sort: "name; drop table people" },
  { sort: "__proto__" },
  { sort: ["name", "updated"] },
  { page: "-1" },
  { page: "1e9" },
  { page: "two" },
  "text",
  null,
])("%j asks for nothing that is offered, and gets the first page as it comes", (query) => {
  expect(read(query)).toMatchObject({ sort: { by: "name", direction: "ascending" }, page: 1 });
});

test("a search text matches itself, wildcards and all", () => {
  expect(likeText("100%_\\")).toBe("%100\\%\\_\\\\%");
});
