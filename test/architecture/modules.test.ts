import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { modules } from "../../src/modules.ts";

test("every module is in the list of modules, under the name of its folder, and the list has no other", () => {
  const entries = readdirSync(join(import.meta.dirname, "..", "..", "src", "modules"), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  expect(modules.map(({ name }) => name).sort()).toEqual(folders.sort());
});

test("every link of the desk names a capability and leads to a page of its own", () => {
  const links = modules.flatMap(({ deskLinks = [] }) => deskLinks);
  expect(new Set(links.map(({ path }) => path)).size).toBe(links.length);
});
