import { expect, test } from "vitest";
import { migrationProblems } from "./migrations.mjs";

const none = new Map();

/** @param {...string} names */
function files(...names) {
  return new Map(names.map((name) => [name, `hash of ${name}`]));
}

test("migrations numbered from one without gaps are in order", () => {
  expect(migrationProblems(files("0001_identity.sql", "0002_groups.sql"), none)).toEqual([]);
});

test.each([
  ["a gap", ["0001_identity.sql", "0003_groups.sql"], "0003"],
  ["a number used twice", ["0001_identity.sql", "0001_groups.sql"], "0001"],
  ["a start other than one", ["0002_identity.sql"], "0002"],
])("%s is found", (_what, names, at) => {
  expect(migrationProblems(files(...names), none)).toEqual([`db/migrations has a gap or a number used twice at ${at}`]);
});

test("a name that does not say its number and what it does is refused", () => {
  expect(migrationProblems(files("0001_identity.sql", "2-groups.sql"), none)).toEqual([
    "db/migrations/2-groups.sql is not named as 0001_what_it_does.sql",
  ]);
});

test("a recorded migration may be neither edited nor removed, and one that is not recorded may", () => {
  const recorded = files("0001_identity.sql", "0002_groups.sql");
  const now = new Map([
    ["0001_identity.sql", "another hash"],
    ["0003_plans.sql", "any hash"],
  ]);
  const problems = migrationProblems(now, recorded).filter((problem) => problem.includes("it has run somewhere"));
  expect(problems).toHaveLength(2);
  expect(problems[0]).toContain("0001_identity.sql was edited");
  expect(problems[1]).toContain("0002_groups.sql is gone");
});
