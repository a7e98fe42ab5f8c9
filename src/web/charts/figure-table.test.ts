import { expect, test } from "vitest";
import { absent, cautioned, known } from "../../kernel/figures.ts";
import { figureTable } from "./figure-table.ts";

const measure = { label: "Rate", decimals: 1 };

test("a table has a caption, headings with scope and numbers to the right", () => {
  const { markup } = figureTable("t", {
    caption: "Rates",
    rowHeading: "District",
    columns: [{ heading: "Rate", measure }, { heading: "Finding" }],
    rows: [{ heading: "Thurrock", cells: [known(8), "Higher"] }],
  });

  expect(markup).toContain(
    '<caption class="govuk-table__caption govuk-table__caption--s" id="t-caption">Rates</caption>',
  );
  expect(markup).toContain('<th scope="col" class="govuk-table__header govuk-table__header--numeric">Rate</th>');
  expect(markup).toContain('<th scope="row" class="govuk-table__header">Thurrock</th>');
  expect(markup).toContain('<td class="govuk-table__cell govuk-table__cell--numeric">8.0</td>');
  expect(markup).toContain('<td class="govuk-table__cell fp-table__words">Higher</td>');
});

test("every state is named in its cell, its reason once beneath", () => {
  const cells = [
    cautioned("proxy", 2, "Calls for service"),
    absent("missing", "No file"),
    absent("suppressed", "Fewer than 5"),
    absent("withheld", "No file"),
    absent("unknown", ""),
    known(Number.NaN),
  ];
  const { markup } = figureTable("t", {
    caption: "",
    rowHeading: "",
    columns: [{ heading: "Rate", measure }],
    rows: cells.map((cell) => ({ heading: "x", cells: [cell] })),
  });
  const states = [...markup.matchAll(/<span class="fp-state">([^<]*)<\/span>/g)].map((match) => match[1]);

  expect(states).toEqual(["Proxy [1]", "Missing [2]", "Suppressed [3]", "Withheld [2]", "Not known", "Not known [4]"]);
  expect([...markup.matchAll(/<li>([^<]*)<\/li>/g)].map((match) => match[1])).toEqual([
    "Calls for service",
    "No file",
    "Fewer than 5",
    "The value is not a number",
  ]);
});

test("a name that looks like markup is text", () => {
  const { markup } = figureTable("t", {
    caption: "<script>",
    rowHeading: "Place",
    columns: [],
    rows: [{ heading: `O'Hare & "Sons" <b>`, cells: [] }],
  });

  expect(markup).toContain("&lt;script&gt;");
  expect(markup).toContain("O&#39;Hare &amp; &quot;Sons&quot; &lt;b&gt;");
});
