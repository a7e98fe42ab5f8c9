import { expect, test } from "vitest";
import { moduleProblems } from "./module-shape.mjs";

const whole = [
  "routes.ts",
  "forms.ts",
  "rules.ts",
  "commands.ts",
  "store.ts",
  "views.ts",
  "rules.test.ts",
  "routes.test.ts",
];

test("a module of the eight files is in shape", () => {
  expect(moduleProblems("actions", whole, true)).toEqual([]);
});

test("a part that has grown is a folder, with its tests in it", () => {
  const grown = whole.filter((file) => !file.startsWith("rules"));
  expect(moduleProblems("actions", [...grown, "rules/overdue.ts", "rules/overdue.test.ts"], true)).toEqual([]);
});

test("a module that only shows what others hold has nothing to decide or keep", () => {
  const shown = ["routes.ts", "routes.test.ts", "views.ts"];
  expect(moduleProblems("thread", shown, false)).toEqual([]);
  expect(moduleProblems("thread", shown, true)).toEqual([
    "src/modules/thread has no forms.ts",
    "src/modules/thread has no rules.ts",
    "src/modules/thread has no commands.ts",
    "src/modules/thread has no store.ts",
  ]);
});

test("rules without a test are not in shape", () => {
  const untested = whole.filter((file) => file !== "rules.test.ts");
  expect(moduleProblems("actions", untested, true)).toEqual(["src/modules/actions has no rules.test.ts"]);
});

test.each(["utils.ts", "helpers/dates.ts", "rules/deep/cases.ts", "notes.md", "Store.ts"])(
  "%s has no place in a module",
  (file) => {
    expect(moduleProblems("actions", [...whole, file], true)).toEqual([
      `src/modules/actions/${file} has no place in a module`,
    ]);
  },
);

test.each([
  "index.ts",
  "jobs.ts",
  "content.ts",
  "README.md",
  "store.test.ts",
  "reading/csv.ts",
  "formats/police-uk.ts",
])("%s may be in a module", (file) => {
  expect(moduleProblems("actions", [...whole, file], true)).toEqual([]);
});
