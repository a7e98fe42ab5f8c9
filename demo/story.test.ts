import { expect, test } from "vitest";
import { day } from "../src/kernel/dates.ts";
import { HOT_SPOTS, PLANTED_CHANGES } from "./incidents.ts";
import { PARTNERSHIPS } from "./partnerships.ts";
import { fillTemplate, financialYear, placeholdersOf, THURROCK_STORY, versionLabel } from "./story.ts";

const { findings, priorities, partnership, notice } = THURROCK_STORY;

test("the assessment has three findings and two priorities, and says that it is a demonstration", () => {
  expect([findings.length, priorities.length]).toEqual([3, 2]);
  expect(notice).toMatch(/^Demonstration\./);
  expect(notice).toMatch(/synthetic/);
});

test("no figure is written into a sentence: each is a place to be bound", () => {
  for (const { sentence, caution } of findings) {
    expect(placeholdersOf(sentence).length).toBeGreaterThan(2);
    expect(new Set(placeholdersOf(sentence)).size).toBe(placeholdersOf(sentence).length);
    expect(sentence.replace(/95% interval|1,000 residents/g, "")).not.toMatch(/\d/);
    expect(caution).toMatch(/\.$/);
  }
});

test("a sentence is told with its figures, and refused without one of them", () => {
  expect(placeholdersOf("{count} of {all}")).toEqual(["count", "all"]);
  expect(fillTemplate("{count} of {all}", { count: "0", all: "12" })).toBe("0 of 12");
  expect(() => fillTemplate("{count} of {all}", { count: "0" })).toThrow("No figure for {all}");
});

test("findings speak of what was planted", () => {
  const change = findings.map(({ subject }) => subject).find((subject) => subject.kind === "change");
  const planted = PLANTED_CHANGES.find(
    ({ districtCode, type }) => districtCode === change?.districtCode && type === change.type,
  );
  expect(planted?.ratio).toBeGreaterThan(1.2);
  const places = findings.map(({ subject }) => subject).find((subject) => subject.kind === "concentration");
  const known = HOT_SPOTS.filter(({ districtCode }) => districtCode === places?.districtCode).map(({ name }) => name);
  expect(places?.hotSpots).toEqual(known);
});

test("each priority rests on findings, serves an aim and has a group to lead it", () => {
  const thurrock = PARTNERSHIPS.find(({ slug }) => slug === partnership);
  for (const { findings: keys, aim, group, reason } of priorities) {
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) expect(findings.map((finding) => finding.key)).toContain(key);
    expect(thurrock?.aims.map(({ key }) => key)).toContain(aim);
    expect(thurrock?.groups.map(({ key }) => key)).toContain(group);
    expect(reason).not.toMatch(/\d/);
  }
  expect(new Set(priorities.flatMap((priority) => priority.findings)).size).toBe(findings.length);
});

test("a version is labelled by its financial year, which begins on 1 April", () => {
  expect([financialYear(day("2026-03-31")), financialYear(day("2026-04-01"))]).toEqual(["2025-26", "2026-27"]);
  expect(versionLabel(day("2026-03-31"), 1)).toBe("2025-26 v1");
  expect(versionLabel(day("2026-04-01"), 2)).toBe("2026-27 v2");
  expect(versionLabel(day("2099-12-31"), 1)).toBe("2099-00 v1");
});
