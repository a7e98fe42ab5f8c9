import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import {
  type Draft,
  type Finding,
  financialYear,
  moved,
  type Priority,
  readyForRelease,
  releaseChecklist,
  typedNumbersWarning,
  usableYear,
  versionName,
} from "./drafts.ts";

const finding = (id: string, about: Partial<Finding> = {}): Finding => ({
  id,
  position: 0,
  sentence: "Burglary fell.",
  figures: [],
  analysisId: "analysis",
  revision: 1,
  isRemoved: false,
  ...about,
});
const priority = (findingIds: readonly string[], about: Partial<Priority> = {}): Priority => ({
  id: "p",
  position: 0,
  title: "Burglary",
  reason: "It is felt",
  findingIds,
  revision: 1,
  isRemoved: false,
  ...about,
});
const draft = (about: Partial<Draft> = {}): Draft => ({
  id: "d",
  title: "Strategic assessment",
  year: "2025-26",
  summary: "In short",
  analysisId: "analysis",
  revision: 1,
  createdAt: new Date(0),
  createdBy: null,
  findings: [finding("f")],
  priorities: [priority(["f"])],
  ...about,
});
const missing = (of: Draft) =>
  releaseChecklist(of)
    .filter(({ isDone }) => !isDone)
    .map(({ text }) => text)
    .join("; ");

test("a draft with summary, findings and founded priorities is ready to be put forward", () => {
  expect(readyForRelease(draft()).ok).toBe(true);
});

test.each<[Partial<Draft>, string]>([
  [{ summary: "" }, "A summary in plain English"],
  [{ findings: [], priorities: [] }, "At least one finding; At least one priority"],
  [{ priorities: [priority([])] }, 'A finding that the priority "Burglary" rests on'],
  [{ findings: [finding("f", { isRemoved: true }), finding("g")] }, 'A finding that the priority "Burglary" rests on'],
  [{ findings: [finding("f", { analysisId: "earlier" })] }, "1 still quote an earlier one"],
  [{ priorities: [priority(["f"], { isRemoved: true })] }, "At least one priority"],
])("a draft with %j is not ready, and the checklist says what is missing", (about, expected) => {
  expect(missing(draft(about))).toContain(expected);
  expect(readyForRelease(draft(about)).ok).toBe(false);
});

test.each([
  ["2025-26", true],
  ["1999-00", true],
  ["2025-27", false],
  ["2025", false],
  ["2025/26", false],
])("%s is a financial year: %s", (year, expected) => {
  expect(usableYear(year).ok).toBe(expected);
});

test.each([
  ["2026-03-31", "2025-26"],
  ["2026-04-01", "2026-27"],
  ["2099-12-31", "2099-00"],
])("%s lies in the financial year %s", (on, year) => {
  expect(financialYear(day(on))).toBe(year);
});

test("a version is called by its year, number and day", () => {
  expect(versionName("2025-26", 3, day("2026-11-22"))).toBe("2025-26 v3, 22 November 2026");
});

test("moving a finding changes it with its neighbour, and the same form sent again changes nothing", () => {
  expect(moved(["a", "b", "c"], "b", 1, "up")).toEqual(["b", "a", "c"]);
  expect(moved(["b", "a", "c"], "b", 1, "up")).toBeUndefined();
  expect(moved(["a", "b"], "b", 1, "down")).toBeUndefined();
  expect(moved(["a", "b"], "a", 0, "up")).toBeUndefined();
});

test("typed numbers are warned of by name", () => {
  expect(typedNumbersWarning({ sentence: "There were {1}." })).toBeUndefined();
  expect(typedNumbersWarning({ sentence: "There were 17,216." })).toBe(
    "17,216 is typed, not quoted: it will not follow the data.",
  );
  expect(typedNumbersWarning({ sentence: "17, 18 and 19." })).toContain("17, 18 and 19 are typed");
});
