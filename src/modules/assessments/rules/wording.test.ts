import { expect, test } from "vitest";
import { changeInWords, countOf, inWords, listOf, probabilityInWords } from "./wording.ts";

test.each([
  [0, "0"],
  [7, "7"],
  [999, "999"],
  [1234.6, "1,235"],
  [1_243_000, "1,243,000"],
  [1.2345, "1.23"],
  [0.00001234, "0.0000123"],
  [Number.POSITIVE_INFINITY, "without limit"],
])("the number %d reads %j", (value, words) => expect(inWords(value)).toBe(words));

test.each([
  [1.18, "up 18%"],
  [0.655, "down 35%"],
  [1.034, "up 3.4%"],
  [1.0004, "unchanged"],
  [13.5, "up 1,250%"],
  [0, "down 100%"],
  [Number.POSITIVE_INFINITY, "up from none"],
])("the ratio %d reads %j", (ratio, words) => expect(changeInWords(ratio)).toBe(words));

test.each([
  [0.5, "0.5"],
  [0.0312, "0.031"],
  [0.0001, "0.0001"],
  [0.00009, "less than 0.0001"],
  [0, "less than 0.0001"],
])("the probability %d reads %j", (p, words) => expect(probabilityInWords(p)).toBe(words));

test("one is singular, none and many are plural", () => {
  expect([0, 1, 2, 1200].map((events) => countOf(events, "event"))).toEqual([
    "0 events",
    "1 event",
    "2 events",
    "1,200 events",
  ]);
});

test("a list reads as one would say it", () => {
  expect([listOf([]), listOf(["a"]), listOf(["a", "b"]), listOf(["a", "b", "c"])]).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
});
