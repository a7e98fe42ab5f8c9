import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, month } from "../../kernel/dates.ts";
import { absent, cautioned, type Figure, known } from "../../kernel/figures.ts";
import type { Frame } from "./frame.ts";
import { lineChart } from "./line-chart.ts";
import type { MonthlySeries } from "./monthly.ts";
import { rollingAverage } from "./rolling-average.ts";

const frame: Frame = {
  id: "burglary",
  title: "Burglary in Thurrock",
  source: "data.police.uk",
  dated: "Data to June 2025",
  coverage: "5 of 6 months complete",
};
const measure = { label: "Burglaries a month", decimals: 0 };
const missing = absent("missing", "The force did not publish March");

function from(start: string, figures: readonly (Figure | number)[], name = "Thurrock"): MonthlySeries {
  const points = figures.map((each, i) => ({
    month: addMonths(month(start), i),
    figure: typeof each === "number" ? known(each) : each,
  }));
  return { name, points };
}

/** The drawing for wide columns alone. */
function wide(markup: string): string {
  return /<svg class="fp-drawing fp-drawing--wide".*?<\/svg>/s.exec(markup)?.[0] ?? "";
}

function lines(drawing: string): string[] {
  return [...drawing.matchAll(/<path d="([^"]*)" class="[^"]*fp-line"/g)].map((match) => match[1] ?? "");
}

function tableCells(markup: string): string[][] {
  const rows = [...markup.matchAll(/<tr class="govuk-table__row[^"]*"><th scope="row".*?<\/tr>/gs)];
  return rows.map(([row]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map((cell) => (cell[1] ?? "").replace(/<[^>]*>/g, "")),
  );
}

test("a missing month breaks the line in two and is a hatched band with its name", () => {
  const { markup } = lineChart({ frame, measure, series: [from("2025-01", [10, 12, missing, 11, 9, 8])] });
  const drawing = wide(markup);

  const [line = ""] = lines(drawing);
  expect(line.match(/M/g)).toHaveLength(2);
  expect(line.split(/[ML]/).filter(Boolean)).toHaveLength(5);
  expect(drawing.match(/<rect [^>]*class="fp-state-missing"/g)).toHaveLength(1);
  expect(drawing).toContain(">Missing</text>");
  expect(markup).toContain("Missing: no data was supplied");
});

test("the band covers the missing month and no other", () => {
  const drawing = wide(lineChart({ frame, measure, series: [from("2025-01", [10, 12, missing, 11, 9, 8])] }).markup);
  const band = /<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"[^>]*class="fp-state-missing"/.exec(drawing);
  const [left, right] = [Number(band?.[1]), Number(band?.[1]) + Number(band?.[2])];
  const across = (lines(drawing)[0] ?? "")
    .split(/[ML]/)
    .filter(Boolean)
    .map((point) => Number(point.split(",")[0]));

  expect(across.filter((x) => x > left && x < right)).toEqual([]);
  expect(across[1]).toBeLessThan(left);
  expect(across[2]).toBeGreaterThan(right);
  expect(right - left).toBeCloseTo((across[1] ?? 0) - (across[0] ?? 0), 0);
});

test("the table has the figures of the drawing, and the reason for the one that is missing", () => {
  const { markup } = lineChart({ frame, measure, series: [from("2025-01", [10, 1234, missing])] });

  expect(tableCells(markup)).toEqual([
    ["January 2025", "10"],
    ["February 2025", "1,234"],
    ["March 2025", "Missing [1]"],
  ]);
  expect(markup).toContain("<li>The force did not publish March</li>");
});

test("a month that nobody gave is missing, not skipped", () => {
  const series = {
    name: "Thurrock",
    points: [from("2025-01", [10]), from("2025-03", [12])].flatMap((each) => each.points),
  };
  const { markup } = lineChart({ frame, measure, series: [series] });

  expect(tableCells(markup)[1]).toEqual(["February 2025", "Missing [1]"]);
  expect(lines(wide(markup))[0]?.match(/M/g)).toHaveLength(2);
});

test("a line has a point for each month with a value and none for the others, as the table has", () => {
  const figure = fc.oneof(
    fc.nat(500).map(known),
    fc.constant(missing),
    fc.constant(absent("suppressed", "Fewer than 5")),
  );
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 60 }), (figures) => {
      const { markup } = lineChart({ frame, measure, series: [from("2020-01", figures)] });
      const present = figures.filter((each) => each.state === "known").length;
      const narrow = /<svg class="fp-drawing fp-drawing--narrow".*?<\/svg>/s.exec(markup)?.[0] ?? "";

      for (const drawing of [wide(markup), narrow]) {
        expect((lines(drawing)[0] ?? "").split(/[ML]/).filter(Boolean)).toHaveLength(present);
      }
      expect(tableCells(markup).filter(([, cell = ""]) => /^[\d,]+$/.test(cell))).toHaveLength(present);
    }),
  );
});

test("a nought is drawn on the base, where no missing month is", () => {
  const drawing = wide(lineChart({ frame, measure, series: [from("2025-01", [0, 4, missing, 4])] }).markup);
  const heights = [...(lines(drawing)[0] ?? "").matchAll(/,([\d.]+)/g)].map((match) => Number(match[1]));
  const base = Number(/<text [^>]*y="([\d.]+)"[^>]*>0<\/text>/.exec(drawing)?.[1]);

  expect(heights).toHaveLength(3);
  expect(heights.map((height) => height === base)).toEqual([true, false, false]);
});

test("nothing is drawn for a year of missing months but the band", () => {
  const drawing = wide(
    lineChart({
      frame,
      measure,
      series: [
        from(
          "2025-01",
          Array.from({ length: 12 }, () => missing),
        ),
      ],
    }).markup,
  );

  expect(lines(drawing)).toEqual([]);
  expect(drawing).not.toContain("<circle");
  expect(drawing.match(/class="fp-state-missing"/g)).toHaveLength(1);
  expect(drawing).toContain("Thurrock: no figures; missing in 12 months.");
});

test("withheld and suppressed months have patterns and words of their own", () => {
  const gaps = [5, absent("withheld", "Under review"), 5, absent("suppressed", "Fewer than 5"), 5];
  const { markup } = lineChart({ frame, measure, series: [from("2025-01", gaps)] });
  const drawing = wide(markup);

  expect(drawing).toContain('fill="url(#burglary-wide-withheld)"');
  expect(drawing).toContain('fill="url(#burglary-wide-suppressed)"');
  expect(drawing).toMatch(/>Withheld<\/text>.*>Suppressed<\/text>/s);
  expect(markup).toContain("Suppressed: too small to show without risk to people");
  expect(tableCells(markup).map((row) => row[1])).toEqual(["5", "Withheld [1]", "5", "Suppressed [2]", "5"]);
});

test("a month between two gaps has a point, since no line would show it", () => {
  const drawing = wide(lineChart({ frame, measure, series: [from("2025-01", [5, missing, 6, missing, 7, 8])] }).markup);

  expect(lines(drawing)[0]?.match(/M/g)).toHaveLength(3);
  expect(drawing.match(/<circle [^>]*r="3"/g)).toHaveLength(2);
});

test("partial, provisional and proxy months have hollow marks, told apart by shape and named", () => {
  const figures = [
    5,
    cautioned("partial", 4, "Two weeks"),
    cautioned("provisional", 5, "May change"),
    cautioned("proxy", 6, "Calls"),
    5,
  ];
  const { markup } = lineChart({ frame, measure, series: [from("2025-01", figures)] });
  const drawing = wide(markup);

  expect(drawing.match(/fp-marker--partial"/g)).toHaveLength(1);
  expect(drawing.match(/fp-marker--provisional"/g)).toHaveLength(1);
  expect(drawing.match(/fp-marker--proxy"/g)).toHaveLength(1);
  expect(tableCells(markup)[1]).toEqual(["February 2025", "4 Partial [1]"]);
  expect(markup).toContain("Provisional: may be revised");
});

test("a gap of one line among several says whose it is", () => {
  const drawing = wide(
    lineChart({ frame, measure, series: [from("2025-01", [5, missing, 6]), from("2025-01", [3, 3, 3], "Basildon")] })
      .markup,
  );

  expect(drawing).toContain(">Thurrock: missing</text>");
  expect(lines(drawing).map((line) => line.match(/M/g)?.length)).toEqual([2, 1]);
});

test("a gap of all lines is one band without a name", () => {
  const both = [from("2025-01", [5, missing, 6]), from("2025-01", [3, missing, 3], "Basildon")];
  const drawing = wide(lineChart({ frame, measure, series: both }).markup);

  expect(drawing.match(/class="fp-state-missing"/g)).toHaveLength(1);
  expect(drawing).toContain(">Missing</text>");
});

test("the names at the ends of five lines never cover one another", () => {
  const names = ["Violence and sexual offences", "Burglary", "Vehicle crime", "Shoplifting", "Robbery"];
  const { markup } = lineChart({ frame, measure, series: names.map((name) => from("2025-01", [10, 10, 10], name)) });
  const ends = [...wide(markup).matchAll(/<text [^>]*y="([\d.]+)"[^>]*class="fp-fill-series[^>]*>/g)].map((match) =>
    Number(match[1]),
  );
  const steps = ends.sort((a, b) => a - b).flatMap((y, i) => (i === 0 ? [] : [y - (ends[i - 1] ?? 0)]));

  expect(ends.length).toBeGreaterThanOrEqual(5);
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(15);
});

test("a rolling average starts in its twelfth month and its gaps are not hatched", () => {
  const monthly = from(
    "2024-01",
    Array.from({ length: 14 }, () => 12),
  );
  const { markup } = lineChart({ frame, measure, series: [monthly], rolling: rollingAverage(monthly) });
  const [, rolling = ""] = lines(wide(markup));

  expect(rolling.split(/[ML]/).filter(Boolean)).toHaveLength(3);
  expect(markup).not.toContain("fp-state-");
  expect(tableCells(markup)[10]).toEqual(["November 2024", "12", "Not applicable [1]"]);
  expect(tableCells(markup)[11]).toEqual(["December 2024", "12", "12"]);
});

test("an axis that does not start at nought says so", () => {
  const series = [from("2025-01", [1000, 1010, 1005])];

  expect(lineChart({ frame, measure, series }).markup).not.toContain("does not start at 0");
  expect(lineChart({ frame, measure, series, start: "near" }).markup).toContain(
    "Burglaries a month (axis does not start at 0)",
  );
});

test("the picture says in words where it starts and ends, and its highest and lowest month", () => {
  const drawing = wide(lineChart({ frame, measure, series: [from("2025-01", [10, 1234, missing, 8])] }).markup);

  expect(drawing).toContain('role="img" aria-labelledby="burglary-wide-title burglary-wide-desc"');
  expect(drawing).toContain('<title id="burglary-wide-title">Line chart: Burglary in Thurrock</title>');
  expect(drawing).toContain(
    "Burglaries a month, January 2025 to April 2025. Thurrock: from 10 in January 2025 to 8 in April 2025, highest 1,234 in February 2025, lowest 8 in April 2025; missing in 1 month.",
  );
});

test("the source, date and coverage stand beneath every chart", () => {
  const { markup } = lineChart({ frame, measure, series: [from("2025-01", [1])] });

  expect(markup).toContain("Source: data.police.uk. Data to June 2025. Coverage: 5 of 6 months complete.");
});

test("the table is closed unless asked for", () => {
  const series = [from("2025-01", [1])];

  expect(lineChart({ frame, measure, series }).markup).toContain(
    '<details class="govuk-details fp-figure__table"><summary',
  );
  expect(lineChart({ frame: { ...frame, tableOpen: true }, measure, series }).markup).toContain(
    'fp-figure__table" open>',
  );
});

test("no line, six lines, a month given twice, fifty years and an id that is none are refused", () => {
  const one = from("2025-01", [1]);
  const twice = { name: "Thurrock", points: [...one.points, ...one.points] };
  const ages = { name: "Thurrock", points: [...one.points, ...from("1975-01", [1]).points] };

  expect(() => lineChart({ frame, measure, series: [] })).toThrow(RangeError);
  expect(() => lineChart({ frame, measure, series: Array.from({ length: 6 }, () => one) })).toThrow(RangeError);
  expect(() => lineChart({ frame, measure, series: [twice] })).toThrow("Thurrock has two figures for 2025-01");
  expect(() => lineChart({ frame, measure, series: [ages] })).toThrow("at most fifty years");
  expect(() => lineChart({ frame: { ...frame, id: 'x"><b>' }, measure, series: [one] })).toThrow(
    "Not an id for a figure",
  );
});
