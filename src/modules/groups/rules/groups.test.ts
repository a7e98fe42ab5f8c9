import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import { endGroup, type GroupFacts, type GroupSeen, keepGroup } from "./groups.ts";

const group = (id: string, parentId: string | null, more: Partial<GroupSeen> = {}): GroupSeen => ({
  ...{ id, name: `Group ${id}`, kind: "delivery-group", purpose: "", alsoCalled: [], parentId, parent: null },
  ...{ startedOn: null, dueToEndOn: null, endedOn: null, revision: 1, host: null, serves: [], members: 0 },
  ...more,
});
const GROUPS = [
  group("a", null),
  group("b", "a"),
  group("c", "b"),
  group("x", null, { host: { slug: "o", name: "Other" } }),
];
const facts = (more: Partial<GroupFacts>): GroupFacts => ({
  ...{ name: "New", kind: "panel", parentId: null, purpose: "", alsoCalled: [], startedOn: null, dueToEndOn: null },
  ...more,
});

test.each<[Partial<GroupFacts>, string | undefined, RegExp]>([
  [{ name: "group A" }, undefined, /that name already/],
  [{ parentId: "x" }, undefined, /one of the partnership's groups/],
  [{ parentId: "c" }, "a", /cannot stand below itself/],
  [{ parentId: "a" }, "a", /cannot stand below itself/],
  [{ kind: "task-and-finish" }, undefined, /has an end/],
  [{ startedOn: day("2026-02-01"), dueToEndOn: day("2026-01-31") }, undefined, /first day or later/],
])("a group with %o is refused", (more, self, words) => {
  expect(keepGroup(facts(more), GROUPS, self)).toMatchObject({ problems: [{ message: expect.stringMatching(words) }] });
});

test("a group may keep its name, move elsewhere, and bear the name that a group of another partnership has", () => {
  expect(keepGroup(facts({ name: "Group c", parentId: "a" }), GROUPS, "c").ok).toBe(true);
  expect(keepGroup(facts({ name: "Group x" }), GROUPS).ok).toBe(true);
});

test("a group ends today or before, once, and after those below it", () => {
  const today = day("2026-11-26");
  expect(endGroup(group("c", "b"), GROUPS, today, today).ok).toBe(true);
  expect(endGroup(group("c", "b"), GROUPS, day("2026-11-27"), today)).toMatchObject({ problems: [{ field: "on" }] });
  expect(endGroup(group("b", "a"), GROUPS, today, today)).toMatchObject({
    problems: [{ message: expect.stringContaining("Groups below it go on: Group c") }],
  });
  expect(endGroup(group("d", null, { endedOn: today }), GROUPS, today, today).ok).toBe(false);
});
