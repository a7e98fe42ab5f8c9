import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasSharedData, readSharedCsv } from "../../../../test/shared-data.ts";
import { addMonths, type Month, month, monthsBetween } from "../../../kernel/dates.ts";
import { absent, cautioned, type Figure, known } from "../../../kernel/figures.ts";
import { rankHighest } from "./ranks.ts";
import {
  againstYearBefore,
  type Coverage,
  compareWindows,
  dailyRate,
  formatWindow,
  rollingTotals,
  type Series,
  seriesOf,
  totalOver,
  twelveAgainstTwelve,
  windowTo,
  yearBefore,
} from "./series.ts";

const END = month("2025-09");
const START = month("2022-10");
const MONTHS = monthsBetween(START, END);
const COMPLETE = new Map<Month, Coverage>(MONTHS.map((each) => [each, "complete"]));

const knownSeries = (counts: readonly number[]): Map<Month, Figure> =>
  new Map(counts.map((count, i) => [addMonths(START, i), known(count)]));

describe.runIf(hasSharedData)("against the reference", { timeout: 60_000 }, () => {
  const tally = (keyOf: (row: Record<string, string>) => string | undefined) => {
    const counts = new Map<string, Map<Month, number>>();
    for (const row of readSharedCsv("reference/input_street.csv.gz")) {
      const key = keyOf(row);
      if (key === undefined) continue;
      const ofKey = counts.get(key) ?? new Map<Month, number>();
      const at = month(row["Month"] ?? "");
      counts.set(key, ofKey.set(at, (ofKey.get(at) ?? 0) + 1));
    }
    return counts;
  };

  test("monthly counts of the force, months without events as noughts, rows without location among them", () => {
    const counts = tally((row) => row["Crime type"]);
    for (const row of readSharedCsv("reference/monthly_force_type.csv")) {
      const series = seriesOf(counts.get(row["crime_type"] ?? "") ?? new Map(), COMPLETE);
      for (const each of MONTHS) expect(series.get(each)).toEqual(known(Number(row[each])));
    }
  });

  test("monthly counts and rolling years of every district and crime type", () => {
    const districts = new Map(
      readSharedCsv("reference/lookup_lsoa.csv").map((row) => [row["lsoa_code"], row["district_code"]]),
    );
    const counts = tally((row) => {
      const district = districts.get(row["LSOA code"]);
      return district === undefined ? undefined : `${district} ${row["Crime type"]}`;
    });
    const rolling = new Map(
      readSharedCsv("reference/rolling12_district_type.csv").map((row) => [
        `${row["district"]} ${row["crime_type"]}`,
        row,
      ]),
    );
    for (const row of readSharedCsv("reference/monthly_district_type.csv")) {
      const key = `${row["district"]} ${row["crime_type"]}`;
      const series = seriesOf(counts.get(key) ?? new Map(), COMPLETE);
      for (const each of MONTHS) expect(series.get(each)).toEqual(known(Number(row[each])));
      const totals = rollingTotals(series, { from: month("2023-09"), to: END });
      expect(totals.size).toBe(25);
      for (const [end, total] of totals) expect(total).toEqual(known(Number(rolling.get(key)?.[end])));
    }
  });

  test("the year against the year before has the rate ratios of the reference, but for the leap day", () => {
    const months = readSharedCsv("reference/monthly_district_type.csv");
    for (const [i, row] of readSharedCsv("reference/period_change.csv").entries()) {
      const series = knownSeries(MONTHS.map((each) => Number(months[i]?.[each])));
      const { before, after, ratio } = twelveAgainstTwelve(series, END);
      expect([before, after]).toEqual([known(Number(row["before"])), known(Number(row["after"]))]);
      expect("value" in ratio && (ratio.value * 365) / 366).toBeCloseTo(Number(row["rate_ratio"]), 6);
    }
  });
});

test("no rows in a complete month are none; in any other month they are not", () => {
  const coverage = new Map<Month, Coverage>([
    [month("2024-01"), "complete"],
    [month("2024-02"), "partial"],
    [month("2024-03"), "missing"],
    [month("2024-04"), "refused"],
    [month("2024-05"), "unknown"],
  ]);
  const series = seriesOf(new Map([[month("2024-06"), 4]]), coverage);
  expect([...series.values()].map(({ state }) => state)).toEqual([
    "known",
    "partial",
    "missing",
    "missing",
    "unknown",
    "unknown",
  ]);
  expect(series.get(month("2024-01"))).toEqual(known(0));
});

test("windows and the year before them", () => {
  expect(windowTo(END, 12)).toEqual({ from: "2024-10", to: "2025-09" });
  expect(yearBefore({ from: month("2025-01"), to: month("2025-03") })).toEqual({ from: "2024-01", to: "2024-03" });
  expect(formatWindow(windowTo(month("2025-03"), 3))).toBe("January to March 2025");
});

test("a month without a value withholds the total, and every such month is named with its state", () => {
  const series = knownSeries(Array<number>(36).fill(10));
  series.delete(month("2025-02"));
  series.set(month("2025-03"), absent("missing", "Not supplied"));
  series.set(month("2025-05"), absent("not-applicable", "Not collected then"));
  series.set(month("2025-06"), cautioned("provisional", 3, "Still coming in"));
  expect(totalOver(series, windowTo(END, 12))).toEqual(
    absent(
      "withheld",
      "Not added up: February to March 2025 are missing; May 2025 is not applicable; June 2025 is provisional.",
    ),
  );
  expect(totalOver(series, windowTo(END, 3))).toEqual(known(30));
});

test("a month with a caution passes it on with the total; the gravest of several gives it its state", () => {
  const series = knownSeries(Array<number>(36).fill(10));
  series.set(month("2025-08"), cautioned("provisional", 8, "Still coming in"));
  expect(totalOver(series, windowTo(END, 3))).toEqual(cautioned("provisional", 28, "August 2025 is provisional."));
  series.set(month("2025-07"), cautioned("partial", 2, "One file of two"));
  expect(totalOver(series, windowTo(END, 3))).toEqual(
    cautioned("partial", 20, "July 2025 is partial; August 2025 is provisional."),
  );
});

test("counts per day allow for the length of the months, and carry the state of the total", () => {
  const series = knownSeries(Array<number>(36).fill(56));
  expect(dailyRate(series, windowTo(month("2023-02"), 1))).toEqual(known(2));
  expect(dailyRate(series, windowTo(month("2024-02"), 1))).toEqual(known(56 / 29));
  expect(dailyRate(series, windowTo(month("2022-11"), 3)).state).toBe("withheld");
});

test("a quarter is compared with the same quarter of the year before, per day", () => {
  const counts = Array<number>(36).fill(10);
  for (const t of [27, 28, 29]) counts[t] = 20;
  const { ratio } = againstYearBefore(knownSeries(counts), { from: month("2025-01"), to: month("2025-03") });
  expect(ratio).toEqual(known(60 / 90 / (30 / 91)));
});

test("no ratio is given where there were none before, and none where a total is not known", () => {
  const counts = Array<number>(36).fill(0);
  counts[35] = 4;
  const series = knownSeries(counts);
  expect(twelveAgainstTwelve(series, END).ratio).toEqual(
    absent("not-applicable", "There were none in October 2023 to September 2024."),
  );
  series.set(month("2024-03"), absent("withheld", "Disputed"));
  series.set(month("2025-03"), cautioned("proxy", 2, "From calls"));
  expect(twelveAgainstTwelve(series, END).ratio).toEqual(
    absent("withheld", "Not compared. Not added up: March 2024 is withheld. March 2025 is proxy."),
  );
});

test("whatever months are taken away or put in doubt, nothing known rests on them", () => {
  const doubt = fc.constantFrom<Figure | undefined>(
    undefined,
    absent("missing", "Not supplied"),
    absent("unknown", "Coverage not known"),
    absent("suppressed", "Small number"),
    cautioned("partial", 3, "One file of two"),
    cautioned("provisional", 3, "Still coming in"),
  );
  const counts = fc.array(fc.nat(500), { minLength: 36, maxLength: 36 });
  const doubts = fc.array(fc.tuple(fc.nat(35), doubt), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(counts, doubts, fc.nat(35), fc.integer({ min: 1, max: 12 }), (values, doubted, at, length) => {
      const series = knownSeries(values);
      for (const [i, figure] of doubted) {
        if (figure === undefined) series.delete(addMonths(START, i));
        else series.set(addMonths(START, i), figure);
      }
      const after = windowTo(addMonths(START, at), length);
      const before = yearBefore(after);
      const isSound = (window: { from: Month; to: Month }) =>
        window.from >= START &&
        !doubted.some(([i]) => addMonths(START, i) >= window.from && addMonths(START, i) <= window.to);
      for (const window of [after, before]) {
        expect(totalOver(series, window).state === "known").toBe(isSound(window));
        expect(dailyRate(series, window).state === "known").toBe(isSound(window));
      }
      const { ratio } = compareWindows(series, before, after);
      if (ratio.state === "known") expect(isSound(before) && isSound(after)).toBe(true);
      const whole: Series = knownSeries(values);
      const ranks = rankHighest(
        new Map([
          ["ours", totalOver(series, after)],
          ["theirs", totalOver(whole, windowTo(END, length))],
        ]),
      );
      for (const rank of ranks.values()) expect(rank.state === "known").toBe(isSound(after));
    }),
    { seed: 9, numRuns: 300 },
  );
});
