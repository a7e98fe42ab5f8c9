import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, type Month, month } from "../../kernel/dates.ts";
import { absent, cautioned, type Figure, known } from "../../kernel/figures.ts";
import type { Html } from "../html.ts";
import { choropleth } from "../maps/choropleth.ts";
import type { AreaGeometry } from "../maps/geometry.ts";
import { gridMap } from "../maps/grid-map.ts";
import { comparisonBars } from "./comparison-bars.ts";
import { type Coverage, coverageGrid } from "./coverage-grid.ts";
import type { Frame } from "./frame.ts";
import { lineChart } from "./line-chart.ts";
import { monthBars } from "./month-bars.ts";
import type { MonthlySeries } from "./monthly.ts";
import type { Measure } from "./numbers.ts";
import { rankedBars } from "./ranked-bars.ts";
import { ratioPlot } from "./ratio-plot.ts";
import { rollingAverage } from "./rolling-average.ts";
import { sparkline } from "./sparkline.ts";

// Whatever the figures are, a drawing must be markup a browser accepts, with no number that is none, no id twice, no
// reference to nothing, no style or script that the content policy would refuse, and every name escaped.

const words = fc
  .oneof(fc.string({ maxLength: 40 }), fc.constantFrom(`<b>"O'Hare" & Sons</b>`, "</title><script>", "St. Luke's", ""))
  .filter((text) => !/NaN|undefined|Infinity/.test(text));
const value = fc.oneof(
  fc.integer({ min: 0, max: 2000 }),
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.double(),
  fc.constantFrom(0, 1e15, 1e300, -1e300, Number.MAX_VALUE, Number.MIN_VALUE, Number.NaN, Number.POSITIVE_INFINITY),
);
const figure: fc.Arbitrary<Figure> = fc.oneof(
  { weight: 5, arbitrary: value.map(known) },
  fc
    .tuple(fc.constantFrom("partial", "provisional", "proxy"), value, words)
    .map(([state, number, note]) => cautioned(state, number, note)),
  fc
    .tuple(fc.constantFrom("missing", "unknown", "withheld", "suppressed", "not-applicable"), words)
    .map(([state, note]) => absent(state, note)),
);
const figures = fc.oneof(
  fc.array(figure, { maxLength: 40 }),
  fc.array(fc.constant(known(0)), { maxLength: 14 }),
  fc.array(fc.constant(absent("missing", "")), { maxLength: 130 }),
);
const series: fc.Arbitrary<MonthlySeries> = fc.record({
  name: words,
  points: fc
    .tuple(figures, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 3 }))
    .map(([list, start, step]) =>
      list.map((each, i) => ({ month: addMonths(month("2019-01"), start + i * step), figure: each })),
    ),
});
const measure: fc.Arbitrary<Measure> = fc.record({
  label: words,
  decimals: fc.integer({ min: 0, max: 3 }),
  after: fc.constantFrom("%", ""),
});
const interval = fc.record({ low: value, high: value });
const frame: fc.Arbitrary<Frame> = fc.record({
  id: fc.constant("f"),
  title: words,
  subtitle: words,
  source: words,
  dated: words,
  coverage: words,
  tableOpen: fc.boolean(),
});
const maybe = <T>(arbitrary: fc.Arbitrary<T>, key: string) =>
  fc.option(arbitrary, { nil: undefined }).map((each) => (each === undefined ? {} : { [key]: each }));

function isSound<T>(drawn: fc.Arbitrary<T>, draw: (input: T) => Html): void {
  fc.assert(
    fc.property(drawn, (input) => {
      expect(faultsIn(draw(input).markup)).toEqual([]);
    }),
    { numRuns: 120 },
  );
}

test("a line chart is sound for any figures", () => {
  const drawn = fc.record({
    frame,
    measure,
    series: fc.array(series, { minLength: 1, maxLength: 5 }),
    start: fc.constantFrom("nought", "near"),
  });
  isSound(drawn, lineChart);
  isSound(drawn, (chart) =>
    lineChart({ ...chart, rolling: rollingAverage(chart.series[0] ?? { name: "", points: [] }) }),
  );
});

test("monthly bars are sound for any figures", () => {
  isSound(fc.record({ frame, measure, series }), monthBars);
});

test("ranked bars are sound for any figures, intervals and ranks", () => {
  const row = fc
    .tuple(
      fc.record({ name: words, figure, own: fc.boolean() }),
      maybe(interval, "interval"),
      maybe(fc.nat(400), "rank"),
    )
    .map(([fixed, ...rest]) => Object.assign(fixed, ...rest) as typeof fixed);
  const drawn = fc
    .tuple(
      fc.record({ frame, measure, rowHeading: words, rows: fc.array(row, { maxLength: 16 }), intervalHeading: words }),
      maybe(fc.record({ name: words, value }), "reference"),
    )
    .map(([fixed, reference]) => ({ ...fixed, ...reference }));
  isSound(drawn, rankedBars);
});

test("comparison bars are sound for any figures", () => {
  const row = fc.record({ name: words, before: figure, after: figure, change: words });
  const drawn = fc.record({
    frame,
    measure,
    rowHeading: words,
    before: words,
    after: words,
    rows: fc.array(row, { maxLength: 12 }),
  });
  isSound(drawn, comparisonBars);
});

test("a ratio plot is sound for any ratios and intervals", () => {
  const row = fc
    .tuple(
      fc.record({ name: words, ratio: figure }),
      maybe(interval, "interval"),
      maybe(fc.constantFrom("higher", "lower", "no clear change"), "verdict"),
    )
    .map(([fixed, ...rest]) => Object.assign(fixed, ...rest) as typeof fixed);
  const drawn = fc.record({
    frame,
    label: words,
    rowHeading: words,
    intervalHeading: words,
    rows: fc.array(row, { maxLength: 12 }),
  });
  isSound(drawn, ratioPlot);
});

test("a sparkline is sound for any figures", () => {
  isSound(fc.record({ id: fc.constant("s"), measure, series }), sparkline);
});

test("a coverage grid is sound for any months", () => {
  const months = fc
    .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 40 }))
    .map(([start, count]) => Array.from({ length: count }, (_, i) => addMonths(month("2010-01"), start + i)));
  const states = fc.array(fc.constantFrom<Coverage>("complete", "partial", "missing", "refused", "unknown"), {
    maxLength: 40,
  });
  const drawn = fc.record({
    frame,
    rowHeading: words,
    months,
    rows: fc.array(fc.tuple(words, states), { maxLength: 8 }),
  });
  isSound(drawn, (grid) =>
    coverageGrid({
      ...grid,
      rows: grid.rows.map(([name, list]) => ({
        name,
        months: new Map(
          list.flatMap((state, i): [Month, Coverage][] => (grid.months[i] ? [[grid.months[i], state]] : [])),
        ),
      })),
    }),
  );
});

const coordinate = fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(0, 1, Number.NaN));
const geometry: fc.Arbitrary<AreaGeometry> = fc
  .array(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 8 }), { maxLength: 3 })
  .map((coordinates) => ({ type: "Polygon", coordinates }));

test("a choropleth is sound for any figures and any shapes", () => {
  const area = fc.record({ code: words, name: words, geometry, figure, own: fc.boolean() });
  const outline = fc.record({ name: words, geometry, own: fc.boolean() });
  const drawn = fc.record({
    frame,
    measure,
    rowHeading: words,
    coordinates: fc.constantFrom("degrees", "metres"),
    areas: fc.array(area, { maxLength: 12 }),
    outlines: fc.array(outline, { maxLength: 3 }),
    labels: fc.constantFrom("names", "none"),
  });
  isSound(drawn, choropleth);
  isSound(drawn, (map) => choropleth({ ...map, breaks: [1, 5, 20] }));
});

test("a grid map is sound for any cells and places", () => {
  const cell = fc.record({ column: fc.nat(60), row: fc.nat(60), kind: fc.constantFrom("hot", "few") });
  const place = fc.record({ rank: fc.nat(20), name: words, easting: value, northing: value, figure, finding: words });
  const drawn = fc.record({
    frame,
    measure,
    cellSize: fc.constantFrom(100, 250),
    kinds: fc.constant([
      { kind: "hot", words: "Hot spot", colour: "hot" } as const,
      { kind: "few", words: "Too few to say", colour: "few" } as const,
    ]),
    cells: fc.uniqueArray(cell, { selector: (each) => each.row * 100 + each.column, maxLength: 60 }),
    outlines: fc.array(fc.record({ name: words, geometry }), { maxLength: 2 }),
    spots: fc.array(place, { maxLength: 8 }),
  });
  isSound(drawn, gridMap);
});

test("the checker itself finds the faults it is there for", () => {
  expect(faultsIn('<p id="a"></p><p id="a"></p>')).toEqual(["id twice: a"]);
  expect(faultsIn('<path d="M0 NaN"/>')).toEqual(["no number: NaN"]);
  expect(faultsIn("<p><b></p>")).toEqual(["</p> closes <b>", "never closed: <p>"]);
  expect(faultsIn('<rect fill="url(#x)"/>')).toEqual(["no such id: x"]);
  expect(faultsIn('<use href="#x"/>')).toEqual(["no such id: x"]);
  expect(faultsIn('<p style="color:red"></p>')).toEqual(['refused by the content policy: <p style="color:red">']);
  expect(faultsIn("<p>a < b</p>")).toEqual(["a bare < or >: a < b"]);
});

function faultsIn(markup: string): string[] {
  const text = markup.replace(/<\/?[A-Za-z][^<>]*>/g, "\n");
  const tags = markup.match(/<\/?[A-Za-z][^<>]*>/g) ?? [];
  const ids = [...markup.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? "");
  const used = [...markup.matchAll(/(?:url\(| href=")#([^)"]*)| aria-labelledby="([^"]*)"/g)].flatMap((match) =>
    (match[1] ?? match[2] ?? "").split(" "),
  );
  const bare = text.split("\n").filter((line) => /[<>]/.test(line));
  return [
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `id twice: ${id}`),
    ...[...new Set(markup.match(/NaN|undefined|Infinity/g))].map((word) => `no number: ${word}`),
    ...unbalanced(tags),
    ...used.filter((id) => !ids.includes(id)).map((id) => `no such id: ${id}`),
    ...tags
      .filter((tag) =>
        /^<(script|style)|\s(style|on[a-z]+)=/.test(
          tag.replace(/"[^"]*"/g, (quoted) => (/^"[a-z]/.test(quoted) ? quoted : '""')),
        ),
      )
      .map((tag) => `refused by the content policy: ${tag}`),
    ...bare.map((line) => `a bare < or >: ${line}`),
  ];
}

function unbalanced(tags: readonly string[]): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  for (const tag of tags) {
    const name = /^<\/?([A-Za-z][A-Za-z0-9]*)/.exec(tag)?.[1] ?? "";
    if (tag.startsWith("</")) {
      const last = open.pop();
      if (last !== name) faults.push(`</${name}> closes <${last}>`);
    } else if (!tag.endsWith("/>") && !VOID.includes(name)) open.push(name);
  }
  return [...faults, ...open.map((name) => `never closed: <${name}>`)];
}

const VOID = ["br", "col", "hr", "img", "input"];
