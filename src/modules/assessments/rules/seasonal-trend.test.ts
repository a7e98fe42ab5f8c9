import { describe, expect, test } from "vitest";
import { accepted } from "../../../../test/accepted.ts";
import { relativeError } from "../../../../test/relative-error.ts";
import { hasSharedData, readSharedCsv } from "../../../../test/shared-data.ts";
import { addMonths, daysInMonth, month, monthsBetween } from "../../../kernel/dates.ts";
import { fitPoisson } from "./poisson-regression.ts";
import { expectedEvents, fitSeasonalTrend, type MonthlyCount, type SeasonalTrend } from "./seasonal-trend.ts";

const fitted = (series: readonly MonthlyCount[]): SeasonalTrend => accepted(fitSeasonalTrend(series));

/** Counts of `at` for consecutive months from October 2022. */
const seriesOf = (length: number, at: (t: number, days: number) => number): MonthlyCount[] =>
  Array.from({ length }, (_, t) => {
    const each = addMonths(month("2022-10"), t);
    return { month: each, count: at(t, daysInMonth(each)) };
  });

describe.runIf(hasSharedData)("against the reference", () => {
  test("trend, scatter and the forecast of twelve months for every crime type", () => {
    const forecasts = readSharedCsv("reference/forecast_poisson_glm.csv");
    const types = readSharedCsv("reference/monthly_force_type.csv");
    expect(types.length * 12).toBe(forecasts.length);
    for (const row of types) {
      const months = monthsBetween(month("2022-10"), month("2025-09"));
      const fit = fitted(months.map((each) => ({ month: each, count: Number(row[each]) })));
      for (const expected of forecasts.filter((forecast) => forecast["crime_type"] === row["crime_type"])) {
        expect(relativeError(fit.annualTrendRatio, Number(expected["annual_trend_ratio"]))).toBeLessThan(1e-6);
        expect(relativeError(fit.trendLogError, Number(expected["trend_se_log"]))).toBeLessThan(1e-5);
        expect(relativeError(fit.dispersion, Number(expected["dispersion_phi"]))).toBeLessThan(1e-6);
        expect(relativeError(fit.deviance, Number(expected["deviance"]))).toBeLessThan(1e-6);
        const events = expectedEvents(fit, month(expected["month"] ?? ""));
        expect(relativeError(events, Number(expected["poisson_glm_forecast"]))).toBeLessThan(1e-6);
      }
    }
  });
});

test("a series that grows by a tenth a year is found to, leap days and all", () => {
  const fit = fitted(seriesOf(48, (t, days) => days * 1e6 * 1.1 ** (t / 12)));
  expect(fit.annualTrendRatio).toBeCloseTo(1.1, 9);
  expect(fit.annualTrendLow).toBeLessThan(1.1);
  expect(fit.annualTrendHigh).toBeGreaterThan(1.1);
  expect(expectedEvents(fit, month("2028-02"))).toBeCloseTo(29 * 1e6 * 1.1 ** (64 / 12), -1);
});

test("a month of the year that never has an event is expected to have none, and spoils nothing", () => {
  const fit = fitted(seriesOf(36, (t) => (t % 12 === 3 ? 0 : 20 + (t % 3))));
  expect(expectedEvents(fit, month("2026-01"))).toBeLessThan(1e-6);
  expect(expectedEvents(fit, month("2026-02"))).toBeGreaterThan(10);
  expect(fit.dispersion).toBeGreaterThan(0);
});

test("a series without a single event has no scatter", () => {
  expect(fitted(seriesOf(24, () => 0)).dispersion).toBeLessThan(1e-6);
});

test("fewer than 24 months are refused, and months out of order are a mistake of the caller", () => {
  expect(fitSeasonalTrend(seriesOf(23, () => 5)).ok).toBe(false);
  expect(fitSeasonalTrend([]).ok).toBe(false);
  expect(fitSeasonalTrend(seriesOf(24, () => 5)).ok).toBe(true);
  expect(() => fitSeasonalTrend(seriesOf(36, () => 5).filter((_, t) => t !== 20))).toThrow(RangeError);
});

test("a regression with one group per count's kind gives the groups' rates and Poisson errors", () => {
  const fit = fitPoisson(
    [
      [1, 1, 0, 0],
      [0, 0, 1, 1],
    ],
    [8, 12, 30, 50],
    [1, 1, 2, 2],
  );
  expect(fit.terms[0]?.estimate).toBeCloseTo(Math.log(10), 9);
  expect(fit.terms[1]?.estimate).toBeCloseTo(Math.log(20), 9);
  expect(fit.terms[0]?.standardError).toBeCloseTo(1 / Math.sqrt(20), 9);
  expect(fit.degreesOfFreedom).toBe(2);
  expect(fit.dispersion).toBeCloseTo((4 / 10 + 4 / 10 + 100 / 40 + 100 / 40) / 2, 9);
});

test("a column that others already explain is left out, and the fit is the same without it", () => {
  const [constant, half] = [
    [1, 1, 1, 1],
    [0, 0, 1, 1],
  ];
  const otherHalf = half.map((value) => 1 - value);
  const counts = [8, 12, 30, 50];
  const fit = fitPoisson([constant, half, otherHalf], counts, [1, 1, 1, 1]);
  expect(fit.terms[2]).toBeUndefined();
  expect(fit.fitted).toEqual(fitPoisson([constant, half], counts, [1, 1, 1, 1]).fitted);
  expect(fit.degreesOfFreedom).toBe(2);
});

test("as many terms as counts leave nothing to judge the scatter by", () => {
  expect(() =>
    fitPoisson(
      [
        [1, 0],
        [0, 1],
      ],
      [3, 4],
      [1, 1],
    ),
  ).toThrow(RangeError);
});
