import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AbsentState, absent, type CautionedState, cautioned, type Figure, known } from "../../kernel/figures.ts";
import { formatCount } from "../format.ts";
import { figure, figureNoteList, figureNotes, figureText } from "./figure.ts";
import { keyFigures } from "./key-figure.ts";

const ABSENT: AbsentState[] = ["missing", "unknown", "withheld", "suppressed", "not-applicable"];
const CAUTIONED: CautionedState[] = ["partial", "provisional", "proxy"];
const figures: fc.Arbitrary<Figure> = fc.oneof(
  fc.integer().map(known),
  fc.tuple(fc.constantFrom(...CAUTIONED), fc.integer(), fc.string({ minLength: 1 })).map((all) => cautioned(...all)),
  fc.tuple(fc.constantFrom(...ABSENT), fc.string({ minLength: 1 })).map((all) => absent(...all)),
);

test("a known figure is the number alone", () => {
  expect(figure(known(12345), formatCount).markup).toBe('<span class="fp-number">12,345</span>');
  expect(figure(known(0), formatCount).markup).toBe('<span class="fp-number">0</span>');
});

test.each(CAUTIONED)("a %s figure is shown with its state before it and its reason behind", (state) => {
  const { markup } = figure(cautioned(state, 12345, "Two months are missing"), formatCount);
  expect(words(markup)).toMatch(/^(Partial|Provisional|Proxy) 12,345: whyTwo months are missing$/);
});

test.each([
  ["missing", "Missing"],
  ["unknown", "Not known"],
  ["withheld", "Withheld"],
  ["suppressed", "Suppressed"],
  ["not-applicable", "Not applicable"],
] as const)("a figure that is %s is the words for it and the reason, never nought or nothing", (state, said) => {
  const { markup } = figure(absent(state, "The file was not supplied"), formatCount);
  expect(words(markup)).toBe(`${said}: whyThe file was not supplied`);
  expect(markup).not.toContain("fp-number");
});

test("every figure is shown as words, and only one with a value shows a digit of its own", () => {
  fc.assert(
    fc.property(figures, (of) => {
      const said = figureText(of, formatCount);
      expect(said).not.toBe("");
      expect(figure(of, formatCount).markup.includes("fp-number")).toBe("value" in of);
    }),
  );
});

test("a figure can stand in a sentence", () => {
  expect(figureText(known(1234), formatCount)).toBe("1,234");
  expect(figureText(cautioned("partial", 1234, "two months are missing"), formatCount)).toBe(
    "1,234 (partial: two months are missing)",
  );
  expect(figureText(absent("unknown", "it was not asked for"), formatCount)).toBe("not known (it was not asked for)");
  expect(figureText(absent("not-applicable", ""), formatCount)).toBe("not applicable");
});

describe("notes beneath a table", () => {
  const of = [
    known(1),
    absent("missing", "Not supplied"),
    cautioned("partial", 5, "Ten of twelve months"),
    absent("unknown", "Not supplied"),
  ];
  const notes = figureNotes("crime", of);

  test("are numbered in order, the same words once", () => {
    expect([...notes.numbers]).toEqual([
      ["Not supplied", 1],
      ["Ten of twelve months", 2],
    ]);
    expect(figureNoteList(notes).markup).toContain('<li id="crime-1">Not supplied</li><li id="crime-2">');
  });

  test("are linked from each figure that has one", () => {
    const links = of.map((each) => /href="(#[^"]*)"/.exec(figure(each, formatCount, notes).markup)?.[1]);
    expect(links).toEqual([undefined, "#crime-1", "#crime-2", "#crime-1"]);
  });

  test("are not there when no figure has one", () => {
    expect(figureNoteList(figureNotes("crime", [known(1)])).markup).toBe("");
  });
});

test("a key figure always says the date and the coverage of its data", () => {
  fc.assert(
    fc.property(figures, (of) => {
      const card = {
        label: "Burglary",
        figure: of,
        format: formatCount,
        dated: "Year to October 2026",
        coverage: "All months",
      };
      const { markup } = keyFigures([card]);
      expect(markup).toContain("Year to October 2026<br>All months");
      expect(markup.includes("fp-number")).toBe("value" in of);
      expect(markup.includes("fp-key-figure__note")).toBe("note" in of);
    }),
  );
});

test("what a note says is never markup", () => {
  expect(figure(absent("missing", "<script>"), formatCount).markup).toContain("&lt;script&gt;");
});

function words(markup: string): string {
  return markup.replace(/<[^>]*>/g, "");
}
