import { describe, expect, test } from "vitest";
import { addMonths, month } from "../../kernel/dates.ts";
import { absent, cautioned, type Figure, known } from "../../kernel/figures.ts";
import { comparisonBars } from "./comparison-bars.ts";
import type { Frame } from "./frame.ts";
import { monthBars } from "./month-bars.ts";
import { rankedBars } from "./ranked-bars.ts";
import type { RankedBar } from "./ranked-rows.ts";
import { sparkline } from "./sparkline.ts";

const frame: Frame = { id: "bars", title: "Burglary", source: "s", dated: "d", coverage: "c" };
const rate = { label: "Per 1,000 households", decimals: 1 };
const counts = { label: "Incidents a month", decimals: 0 };
const missing = absent("missing", "No file came");

function wide(markup: string): string {
  return /<svg class="fp-drawing fp-drawing--wide".*?<\/svg>/s.exec(markup)?.[0] ?? "";
}

/** The x, y, width and height of every bar of a colour, in the order drawn. */
function bars(drawing: string, colour: string): number[][] {
  const shape = new RegExp(
    `<path d="M([\\d.]+) ([\\d.]+)h([\\d.]+)v([\\d.]+)h-[\\d.]+z" class="fp-fill-${colour}"`,
    "g",
  );
  return [...drawing.matchAll(shape)].map((match) => match.slice(1).map(Number));
}

function texts(drawing: string): string[] {
  return [...drawing.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? "");
}

function tableCells(markup: string): string[][] {
  return [...markup.matchAll(/<tr class="govuk-table__row[^"]*"><th scope="row".*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map((cell) => (cell[1] ?? "").replace(/<[^>]*>/g, "")),
  );
}

describe("bars by month", () => {
  const series = (figures: readonly Figure[]) => ({
    name: "Thurrock",
    points: figures.map((figure, i) => ({ month: addMonths(month("2025-01"), i), figure })),
  });

  test("a missing month has a hatched band and no bar", () => {
    const drawing = wide(monthBars({ frame, measure: counts, series: series([known(5), missing, known(10)]) }).markup);
    const drawn = bars(drawing, "own");

    expect(drawn).toHaveLength(2);
    expect((drawn[1]?.[3] ?? 0) / (drawn[0]?.[3] ?? 1)).toBeCloseTo(2, 1);
    expect(drawing.match(/class="fp-state-missing"/g)).toHaveLength(1);
  });

  test("a month of nought is a sliver with its figure, and no band", () => {
    const drawing = wide(monthBars({ frame, measure: counts, series: series([known(5), known(0), known(10)]) }).markup);

    expect(bars(drawing, "own")[1]?.[3]).toBe(2);
    expect(texts(drawing).filter((text) => text === "0")).toHaveLength(2);
    expect(drawing).not.toContain("fp-state-");
  });

  test("a partial month has a hatched top that ends at its value", () => {
    const whole = bars(
      wide(monthBars({ frame, measure: counts, series: series([known(8), known(10)]) }).markup),
      "own",
    )[0];
    const { markup } = monthBars({
      frame,
      measure: counts,
      series: series([cautioned("partial", 8, "Two weeks"), known(10)]),
    });
    const cap = /<path d="M[\d.]+ ([\d.]+)h[\d.]+v([\d.]+)h-[\d.]+z" class="fp-bar--partial/.exec(wide(markup));

    expect([Number(cap?.[1]), Number(cap?.[2])]).toEqual([whole?.[1], 12]);
    expect(markup).toContain("Partial: some of the data has not arrived");
  });
});

describe("ranked bars", () => {
  const rows: RankedBar[] = [
    { name: "Basildon", figure: known(4), rank: 2 },
    { name: "Maldon", figure: absent("suppressed", "Fewer than 5 households") },
    { name: "Thurrock", figure: known(8), rank: 1, own: true, interval: { low: 6, high: 10 } },
    { name: "Harlow", figure: cautioned("partial", 6, "Ten months") },
  ];
  const chart = { frame, measure: rate, rowHeading: "District", rows };

  test("rows stand largest first, and those without a figure last with the reason in words", () => {
    const { markup } = rankedBars(chart);
    const names = texts(wide(markup)).filter((text) => rows.some((row) => row.name === text));

    expect(names).toEqual(["Thurrock", "Harlow", "Basildon", "Maldon"]);
    expect(texts(wide(markup))).toContain("Suppressed: fewer than 5 households");
  });

  test("a row without a figure has no bar", () => {
    const drawing = wide(rankedBars({ ...chart, rows: rows.filter((row) => row.figure.state !== "partial") }).markup);

    expect([...bars(drawing, "own"), ...bars(drawing, "other")]).toHaveLength(2);
  });

  test("bars are as long as their values, from one base", () => {
    const drawing = wide(rankedBars(chart).markup);
    const [own, other] = [bars(drawing, "own")[0] ?? [], bars(drawing, "other").at(-1) ?? []];

    expect(own[0]).toBe(other[0]);
    expect((own[2] ?? 0) / (other[2] ?? 1)).toBeCloseTo(2, 1);
  });

  test("the reader's own district is dark, bold and marked in the table; without one all are dark", () => {
    const { markup } = rankedBars({ ...chart, ownWords: "Thurrock" });

    expect(wide(markup)).toMatch(/font-weight="bold"[^>]*>Thurrock</);
    expect(markup.match(/fp-table__row--own/g)).toHaveLength(1);
    expect(
      bars(wide(rankedBars({ ...chart, rows: [{ name: "Basildon", figure: known(4) }] }).markup), "own"),
    ).toHaveLength(1);
  });

  test("the whisker runs from the low to the high end of the interval", () => {
    const drawing = wide(rankedBars({ ...chart, intervalHeading: "95% interval" }).markup);
    const [from, to] = (/<path d="M([\d.]+) [\d.]+H([\d.]+)[^"]*" class="fp-stroke-ink fp-whisker"/.exec(drawing) ?? [])
      .slice(1)
      .map(Number);
    const [left = 0, , width = 0] = bars(drawing, "own")[0] ?? [];

    expect(((from ?? 0) - left) / width).toBeCloseTo(6 / 8, 2);
    expect(((to ?? 0) - left) / width).toBeCloseTo(10 / 8, 2);
  });

  test("the table has rank, value, interval and comparison, in the order drawn", () => {
    const { markup } = rankedBars({
      ...chart,
      intervalHeading: "95% interval",
      reference: { name: "County", value: 5 },
    });

    expect(tableCells(markup)).toEqual([
      ["Thurrock", "1", "8.0", "6.0 to 10.0"],
      ["Harlow", "Not ranked", "6.0 Partial [1]", "None given"],
      ["Basildon", "2", "4.0", "None given"],
      ["Maldon", "Not ranked", "Suppressed [2]", "None given"],
      ["County", "Not ranked", "5.0", "None given"],
    ]);
    expect(texts(wide(markup))).toContain("County 5.0");
  });

  test("rows keep the order given when they have one of their own", () => {
    const names = tableCells(rankedBars({ ...chart, order: "as given" }).markup).map((row) => row[0]);
    expect(names).toEqual(["Basildon", "Thurrock", "Harlow", "Maldon"]);
  });

  test("a fall is drawn to the left of the base", () => {
    const fallen = [
      { name: "Basildon", figure: known(-4) },
      { name: "Thurrock", figure: known(4) },
    ];
    const [up = [], down = []] = bars(wide(rankedBars({ ...chart, rows: fallen }).markup), "own");

    expect((down[0] ?? 0) + (down[2] ?? 0)).toBeCloseTo(up[0] ?? -1, 0);
    expect(texts(wide(rankedBars({ ...chart, rows: fallen }).markup))).toContain("\u22124.0");
  });
});

describe("two periods side by side", () => {
  const chart = {
    frame,
    measure: counts,
    rowHeading: "Type",
    before: "Year to 2024",
    after: "Year to 2025",
    rows: [
      { name: "Burglary", before: known(100), after: known(50), change: "Down 50%" },
      { name: "Robbery", before: missing, after: known(20) },
    ],
  };

  test("each row has a pale bar for before and a dark one for after, and the missing one has none", () => {
    const drawing = wide(comparisonBars(chart).markup);

    expect(bars(drawing, "other")).toHaveLength(1);
    expect(bars(drawing, "own")).toHaveLength(2);
    expect((bars(drawing, "other")[0]?.[2] ?? 0) / (bars(drawing, "own")[0]?.[2] ?? 1)).toBeCloseTo(2, 1);
    expect(texts(drawing)).toContain("Missing: no file came");
  });

  test("what may be said of the change stands in the drawing and in the table", () => {
    const { markup } = comparisonBars(chart);

    expect(texts(wide(markup))).toContain("Down 50%");
    expect(tableCells(markup)).toEqual([
      ["Burglary", "100", "50", "Down 50%"],
      ["Robbery", "Missing [1]", "20", "Not tested"],
    ]);
  });

  test("the key names both periods", () => {
    expect(comparisonBars(chart).markup).toMatch(/Year to 2024<\/li>.*Year to 2025<\/li>/s);
  });
});

describe("a sparkline", () => {
  const points = [known(4), missing, known(6)].map((figure, i) => ({ month: addMonths(month("2025-01"), i), figure }));

  test("breaks at a gap, hatches it and says so in words", () => {
    const { markup } = sparkline({ id: "spark", measure: counts, series: { name: "Thurrock", points } });

    expect(/<path d="([^"]*)" class="[^"]*fp-line"/.exec(markup)?.[1]?.match(/M/g)).toHaveLength(2);
    expect(markup.match(/class="fp-state-missing"/g)).toHaveLength(1);
    expect(markup).toContain('role="img" aria-labelledby="spark-title spark-desc"');
    expect(markup).toContain("from 4 in January 2025 to 6 in March 2025");
  });

  test("an id that cannot stand in markup is refused", () => {
    expect(() => sparkline({ id: "a b", measure: counts, series: { name: "", points } })).toThrow(RangeError);
  });
});
