import { expect, test } from "vitest";
import { safePath } from "./next-path.ts";

test.each(["/thurrock/desk", "/thurrock/desk/datasets?page=2"])("%s is a place of this site", (path) => {
  expect(safePath(path, "/")).toBe(path);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/\n/evil.example",
  "///evil.example",
  " /x",
  "",
  undefined,
  ["/x"],
  `/${"x".repeat(600)}`,
])("%j leads to the page for everybody instead", (path) => {
  expect(safePath(path, "/")).toBe("/");
});
