import { expect, test } from "vitest";
import { THURROCK_ACTIONS } from "./actions.ts";
import { DEMO_ACCOUNTS } from "./people.ts";

test("every action is owned by a post of the demonstration, and its days are in order", () => {
  const titles = new Set(DEMO_ACCOUNTS.map(({ title }) => title));
  for (const { text, owner, agreed, due, updates } of THURROCK_ACTIONS) {
    expect(titles.has(owner), owner).toBe(true);
    expect(agreed, text).toBeLessThanOrEqual(due);
    expect(agreed, text).toBeLessThanOrEqual(0);
    const days = updates.map(({ on }) => on);
    expect([agreed, ...days, 0], text).toEqual([agreed, ...days, 0].sort((a, b) => a - b));
  }
});
