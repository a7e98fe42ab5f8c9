import fc from "fast-check";
import { expect, test } from "vitest";
import { known } from "../../../kernel/figures.ts";
import {
  codeOf,
  partsOf,
  type QuotedTable,
  readSentence,
  refusedQuotes,
  typedNumbers,
  writeSentence,
} from "./citations.ts";

const types: QuotedTable = {
  name: "types",
  title: "Crime types",
  columns: [
    { key: "type", title: "Crime type", format: "text" },
    { key: "count", title: "Incidents", format: "count" },
  ],
  rows: [{ key: "burglary", cells: { type: "Burglary", count: known(12) } }],
};
const squares: QuotedTable = { ...types, name: "squares-all" };
const messages = (text: string) => {
  const read = readSentence(text);
  return read.ok ? [] : read.problems.map(({ message }) => message);
};

test("a sentence is stored with places for its figures and edited with their codes", () => {
  const typed = "There were [[types/burglary/count]] burglaries, [[ types / burglary / rate ]] per 1,000.";
  const read = readSentence(typed);
  if (!read.ok) throw new Error("not read");
  expect(read.value.sentence).toBe("There were {1} burglaries, {2} per 1,000.");
  expect(read.value.figures[1]).toEqual({ table: "types", row: "burglary", column: "rate" });
  expect(writeSentence(read.value)).toBe(typed.replace("[[ types / burglary / rate ]]", "[[types/burglary/rate]]"));
});

test("whatever the words, what was typed is what is edited again", () => {
  const words = fc.string({ unit: "grapheme" }).filter((text) => !/[[\]{}]/.test(text));
  const name = fc.stringMatching(/^[a-z0-9_-]{1,12}$/);
  const figure = fc.record({ table: name, row: name, column: name });
  fc.assert(
    fc.property(words, fc.array(fc.tuple(figure, words), { minLength: 1, maxLength: 5 }), (first, rest) => {
      const text = first + rest.map(([quoted, after]) => codeOf(quoted) + after).join("");
      const read = readSentence(text);
      expect(read.ok && read.value.figures).toEqual(rest.map(([quoted]) => quoted));
      expect(read.ok && writeSentence(read.value)).toBe(text.trim());
    }),
  );
});

test.each([
  ["", "Enter a sentence"],
  ["Up [[types/burglary]] now", "[[types/burglary]] names no figure"],
  ["Up [[types/burglary/count/x]] now", "[[types/burglary/count/x]] names no figure"],
  ["Up [[types/burglary/count now", "stands alone"],
  ["Up types/burglary/count]] now", "stands alone"],
  ["Up {1} now", "Leave out { and }"],
])("%j is refused, and the refusal says why", (typed, expected) => {
  expect(messages(typed).join("; ")).toContain(expected);
});

test.each([
  [
    { table: "kinds", row: "burglary", column: "count" },
    "[[kinds/burglary/count]]: the analysis has no table called kinds",
  ],
  [{ table: "types", row: "arson", column: "count" }, "[[types/arson/count]]: the table types has no row called arson"],
  [
    { table: "types", row: "burglary", column: "rate" },
    "[[types/burglary/rate]]: the table types has no column called rate",
  ],
  [{ table: "types", row: "burglary", column: "type" }, "[[types/burglary/type]]: that column holds words"],
  [
    { table: "squares-all", row: "burglary", column: "count" },
    "[[squares-all/burglary/count]]: single squares cannot be quoted",
  ],
])("%j cannot be quoted, and the refusal names its code", (figure, expected) => {
  expect(refusedQuotes([figure], [types, squares])[0]?.message).toContain(expected);
});

test("a figure that stands in the analysis can be quoted", () => {
  expect(refusedQuotes([{ table: "types", row: "burglary", column: "count" }], [types])).toEqual([]);
});

test("a number typed by hand is named, for it will not follow the data", () => {
  expect(typedNumbers("There were 17,216 incidents, 9.5 per resident and {1} burglaries.")).toEqual(["17,216", "9.5"]);
  expect(typedNumbers("Up 12% in 3 wards.")).toEqual(["12", "3"]);
});

test.each([
  "In the 12 months to March 2025",
  "the year 2025-26, as in 2024/25",
  "{1} per 1,000 residents",
  "(95% interval {1} to {2})",
  "number {1} of the 14 districts of Essex Police",
  "a 12-month average",
])("%j states no figure of its own", (sentence) => {
  expect(typedNumbers(sentence)).toEqual([]);
});

test("the parts of a sentence are its words and the places of its figures", () => {
  expect(partsOf("{1} of {2}.")).toEqual([{ place: 0 }, { words: " of " }, { place: 1 }, { words: "." }]);
});
