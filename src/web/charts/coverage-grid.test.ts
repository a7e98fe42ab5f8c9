import { expect, test } from "vitest";
import { month, monthsBetween } from "../../kernel/dates.ts";
import { type Coverage, coverageGrid } from "./coverage-grid.ts";

const frame = { id: "cover", title: "Two months are missing", source: "s", dated: "d", coverage: "c" };
const months = monthsBetween(month("2023-11"), month("2024-02"));

function row(name: string, states: readonly (Coverage | undefined)[]) {
  return {
    name,
    months: new Map(states.flatMap((state, i) => (state && months[i] ? [[months[i], state] as const] : []))),
  };
}

const rows = [
  row("Burglary", ["complete", "missing", "missing", "partial"]),
  row("Robbery", ["complete", "missing", "missing", undefined]),
  row("Drugs", ["complete", "missing", "refused", "complete"]),
];
const { markup } = coverageGrid({ frame, rowHeading: "Crime type", months, rows });

function cells(name: string): string[] {
  const [line = ""] = new RegExp(`<th scope="row"[^>]*>${name}</th>.*?</tr>`, "s").exec(markup) ?? [];
  return [...line.matchAll(/<td class="([^"]*)">(?:<span>)?([^<]*)/g)].map((match) => `${match[1]} ${match[2]}`);
}

test("each cell has the word of its state as its text and a class of its own", () => {
  expect(cells("Burglary")).toEqual([
    "fp-coverage--complete Complete",
    "fp-coverage--missing Missing",
    "fp-coverage--missing Missing",
    "fp-coverage--partial Partial",
    "fp-coverage__count 1 of 4",
  ]);
});

test("a month that a row does not name is not known, and does not count as complete", () => {
  expect(cells("Robbery").slice(-2)).toEqual(["fp-coverage--unknown Not known", "fp-coverage__count 1 of 4"]);
});

test("years stand over their months", () => {
  expect(markup).toContain('<th scope="colgroup" colspan="2">2023</th><th scope="colgroup" colspan="2">2024</th>');
  expect([...markup.matchAll(/<th scope="col">([A-Z][a-z]{2})<\/th>/g)].map((match) => match[1])).toEqual([
    "Nov",
    "Dec",
    "Jan",
    "Feb",
  ]);
});

test("the months that are not complete are also said in words, those that all rows lack together", () => {
  const items = [...markup.matchAll(/<li>([^<]*)<\/li>/g)].map((match) => match[1]);

  expect(items).toEqual([
    "Partial February 2024: Burglary",
    "Missing December 2023 to January 2024: Burglary, Robbery",
    "Missing December 2023: Drugs",
    "Not supplied January 2024: Drugs",
    "Not known February 2024: Robbery",
  ]);
});

test("a month that every row lacks is said once", () => {
  const grid = coverageGrid({ frame, rowHeading: "Crime type", months, rows: rows.slice(0, 2) });
  expect(grid.markup).toContain("<li>Missing December 2023 to January 2024: every crime type</li>");
});

test("the grid scrolls by keyboard and has a name", () => {
  expect(markup).toContain('<div class="fp-scroll" role="region" aria-labelledby="cover-grid" tabindex="0">');
  expect(markup).toContain('id="cover-grid">Two months are missing</caption>');
});

test("the key explains the states that are there and no others", () => {
  const complete = coverageGrid({
    frame,
    rowHeading: "Crime type",
    months,
    rows: [row("Drugs", ["complete", "complete", "complete", "complete"])],
  });

  expect(markup).toContain("Not supplied: its owner does not or cannot give it");
  expect(complete.markup).not.toContain("Not supplied");
  expect(complete.markup).not.toContain("fp-gaps");
});
