import { expect, test } from "vitest";
import { type Colleague, endColleague, restoreColleague } from "./people.ts";

const ME = "me";

const colleague = (more: Partial<Colleague> = {}): Colleague => ({
  id: "them",
  name: "Officer",
  email: "officer@example.org",
  state: "active",
  since: null,
  reason: null,
  byOperator: false,
  ...more,
});

test.each([
  ["somebody active", colleague(), "suspended", true],
  ["somebody active who goes", colleague(), "left", true],
  ["somebody suspended", colleague({ state: "suspended" }), "suspended", false],
  ["somebody suspended who goes", colleague({ state: "suspended" }), "left", true],
  ["somebody who has gone", colleague({ state: "left" }), "suspended", false],
  ["somebody who has gone, once more", colleague({ state: "left" }), "left", false],
  ["oneself", colleague({ id: ME }), "suspended", false],
  ["oneself, who goes", colleague({ id: ME }), "left", false],
] as const)("an account can be suspended or ended: %s", (_who, person, kind, ok) => {
  expect(endColleague(person, kind, ME).ok).toBe(ok);
});

test.each([
  ["somebody suspended", colleague({ state: "suspended" }), true],
  ["somebody who has gone", colleague({ state: "left" }), true],
  ["somebody active", colleague(), false],
  ["somebody whom the operator suspended", colleague({ state: "suspended", byOperator: true }), false],
  ["oneself", colleague({ id: ME, state: "suspended" }), false],
])("an account can be restored: %s", (_who, person, ok) => {
  expect(restoreColleague(person, ME).ok).toBe(ok);
});
