import { expect, test } from "vitest";
import { day } from "../src/kernel/dates.ts";
import { PARTNERSHIPS } from "./partnerships.ts";
import { financialYear, THURROCK_STORY } from "./story.ts";

test("every priority of the story rests on findings of the story, and every finding bears one", () => {
  const { findings, priorities } = THURROCK_STORY;
  const borne = new Set(priorities.flatMap((priority) => priority.findings));
  expect([...borne].sort()).toEqual([...findings].sort());
  for (const { reason } of priorities) expect(reason.length).toBeGreaterThan(60);
});

test("the story is told of a partnership of the demonstration, and says that it is one", () => {
  expect(PARTNERSHIPS.map(({ slug }) => slug)).toContain(THURROCK_STORY.partnership);
  expect(THURROCK_STORY.summary).toContain("synthetic");
});

test.each([
  ["2026-03-31", "2025-26"],
  ["2026-04-01", "2026-27"],
  ["2099-12-31", "2099-00"],
])("%s lies in the financial year %s", (on, year) => {
  expect(financialYear(day(on))).toBe(year);
});
