import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../../test/seeded-random.ts";
import { hasSharedData, readSharedCsv } from "../../../../test/shared-data.ts";
import { addMonths, type Month, month, monthsBetween } from "../../../kernel/dates.ts";
import { absent, cautioned, type Figure, known } from "../../../kernel/figures.ts";
import { rateRatio } from "./change.ts";
import { type Claim, claimOfChange } from "./claims.ts";
import type { Series } from "./series.ts";

const END = month("2025-09");
/** Simulations may take their time on a busy machine; this says when they hang, not how fast they are. */
const PATIENCE = 60_000;

const YEAR = { end: END, months: 12 };

/** Known counts for the months that end with September 2025. */
function seriesOf(counts: readonly number[]): Map<Month, Figure> {
  return new Map(counts.map((count, i) => [addMonths(END, i + 1 - counts.length), known(count)]));
}

const level = (length: number, count: number) => Array.from({ length }, (_, t) => count + (t % 3) - 1);
const why = (claim: Claim) => (claim.made ? "made" : claim.why);

/** A negative binomial draw of mean `mean`: Poisson with a mean that varies by a gamma of shape 20. */
function restlessCount(mean: number, random: () => number): number {
  let shape = 0;
  for (let i = 0; i < 20; i++) shape -= Math.log(1 - random());
  let count = 0;
  for (let left = (mean * shape) / 20; left > 0; left -= 30) {
    const floor = Math.exp(-Math.min(left, 30));
    for (let product = random(); product > floor; product *= random()) count++;
  }
  return count;
}

test.each([
  [10, 24, 12],
  [50, 24, 12],
  [50, 36, 3],
  [300, 24, 12],
])(
  "restless months of mean %d: over %d months, %d tested, false claims stay near 1 in 20 or below",
  (mean, length, months) => {
    const random = seededRandom(mean + months);
    const runs = 800;
    let [claimed, plain] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const counts = Array.from({ length }, (_, t) =>
        restlessCount(mean * (1 + 0.12 * Math.sin((t * Math.PI) / 6)), random),
      );
      if (claimOfChange(seriesOf(counts), { end: END, months }, []).made) claimed++;
      const [before, after] = [counts.slice(-24, -12), counts.slice(-12)].map((year) => ({
        events: year.reduce((sum, count) => sum + count),
        exposure: 1,
      }));
      if (before && after && rateRatio(before, after).exactP <= 0.05) plain++;
    }
    expect(claimed / runs).toBeLessThan(0.07);
    // The plain exact test on the same series, year against year, is far too eager where there is much to count.
    if (mean >= 50) expect(plain / runs).toBeGreaterThan(0.2);
  },
  PATIENCE,
);

describe.runIf(hasSharedData)("against the reference", () => {
  test("the planted steps of a year are claimed in their direction, and little else is", () => {
    const months = monthsBetween(month("2022-10"), END);
    const rows = readSharedCsv("reference/monthly_district_type.csv");
    const claims = new Map(
      rows.map((row) => {
        const series: Series = new Map(months.map((each) => [each, known(Number(row[each]))]));
        return [`${row["district"]} ${row["crime_type"]}`, claimOfChange(series, YEAR, [])];
      }),
    );
    const planted = { "E07000001 Violence and sexual offences": "up", "E07000002 Burglary": "down" };
    for (const [name, direction] of Object.entries(planted))
      expect(claims.get(name)).toMatchObject({ made: true, direction });
    // Of 196 series ten were changed; 1 in 20 of the rest may be called by chance.
    expect([...claims.values()].filter(({ made }) => made).length).toBeLessThan(22);
  });
});

test("a steady series that rises by half is claimed up, with its working in one sentence", () => {
  const claim = claimOfChange(seriesOf([...level(12, 100), ...level(12, 150)]), YEAR, []);
  expect(claim).toMatchObject({ made: true, direction: "up", dispersion: 1 });
  expect(claim.made && claim.ratio).toBeCloseTo((1800 / 365 / 1200) * 366, 9);
  expect(claim.made && claim.working).toBe(
    "1,800 in October 2024 to September 2025 against 1,200 in October 2023 to September 2024, per day up 50% (95% " +
      "interval up 39% to up 63%); over 24 months the series varies no more than chance alone, and so large a " +
      "difference has probability less than 0.0001 if nothing has changed, within the limit of 0.05.",
  );
});

test("a fall is claimed down", () => {
  expect(claimOfChange(seriesOf([...level(24, 100), ...level(12, 60)]), YEAR, [])).toMatchObject({
    made: true,
    direction: "down",
  });
});

test("the same difference is not claimed of a series whose months scatter as much anyway", () => {
  const wild = Array.from({ length: 24 }, (_, t) => (t % 5 === 0 ? 320 : 60));
  const claim = claimOfChange(seriesOf(wild), YEAR, []);
  expect(why(claim)).toMatch(
    /^Not claimed: 1,\d{3} in October 2024 .* varies \d+(\.\d)? times as much as chance alone, .* above the limit of 0\.05\.$/,
  );
});

test("the tested change itself is not taken for scatter", () => {
  const claim = claimOfChange(seriesOf([...level(24, 100), ...level(12, 300)]), YEAR, []);
  expect(claim.made && claim.dispersion).toBe(1);
});

test("a quarter is tested against the same quarter of the year before", () => {
  const counts = level(36, 100);
  for (const t of [33, 34, 35]) counts[t] = 170;
  const claim = claimOfChange(seriesOf(counts), { end: END, months: 3 }, []);
  expect(claim).toMatchObject({ made: true, direction: "up" });
  expect(claim.made && claim.working).toContain("510 in July to September 2025 against 300 in July to September 2024");
});

test("a month that is not complete stops the claim, and is named", () => {
  const absentMonth = seriesOf([...level(12, 100), ...level(12, 150)]);
  absentMonth.delete(month("2024-05"));
  absentMonth.set(month("2024-06"), absent("missing", "Not supplied"));
  absentMonth.set(month("2025-09"), cautioned("provisional", 150, "Outcomes are still coming in"));
  expect(why(claimOfChange(absentMonth, YEAR, []))).toBe(
    "Not claimed: a change is claimed on 24 complete months in a row, October 2023 to September 2025, and May to June " +
      "2024 and September 2025 are not complete.",
  );
});

test("23 months are one too few", () => {
  expect(why(claimOfChange(seriesOf(level(23, 100)), YEAR, []))).toMatch(/October 2023 is not complete\.$/);
});

test("a change in recording within the 24 months stops the claim; one at their beginning or earlier does not", () => {
  const series = seriesOf([...level(24, 100), ...level(12, 150)]);
  expect(why(claimOfChange(series, YEAR, [month("2024-04")]))).toBe(
    "Not claimed: recording changed in April 2024, and months recorded in different ways cannot be compared; a change " +
      "is claimed on 24 months recorded alike, October 2023 to September 2025.",
  );
  expect(claimOfChange(series, YEAR, [END]).made).toBe(false);
  expect(claimOfChange(series, YEAR, [month("2023-10")]).made).toBe(true);
  expect(claimOfChange(series, YEAR, [month("2023-02"), month("2025-10")]).made).toBe(true);
});

test("scatter is not measured across a gap or a change in recording before the 24 months", () => {
  const counts = [...level(12, 20), ...level(12, 100), ...level(12, 150)];
  const whole = claimOfChange(seriesOf(counts), YEAR, []);
  const broken = claimOfChange(seriesOf(counts), YEAR, [month("2023-10")]);
  const gap = seriesOf(counts);
  gap.delete(month("2023-09"));
  expect(broken.made && broken.working).toContain("over 24 months");
  expect(whole.made && whole.working).toContain("over 36 months");
  expect(claimOfChange(gap, YEAR, [])).toEqual(broken);
});

test("history ends after five years", () => {
  const claim = claimOfChange(seriesOf([...level(72, 100), ...level(12, 150)]), YEAR, []);
  expect(claim.made && claim.working).toContain("over 60 months");
});

test("a series that falls to nothing is claimed, and one that has always been nothing is not", () => {
  const fall = claimOfChange(seriesOf([...level(12, 5), ...Array<number>(12).fill(0)]), YEAR, []);
  expect(fall).toMatchObject({ made: true, direction: "down", ratio: 0, low: 0 });
  const rise = claimOfChange(seriesOf([...Array<number>(12).fill(0), ...level(12, 5)]), YEAR, []);
  expect(rise).toMatchObject({ made: true, direction: "up", ratio: Infinity, high: Infinity });
  expect(why(claimOfChange(seriesOf(Array<number>(24).fill(0)), YEAR, []))).toMatch(/no events in October 2023/);
  const two = claimOfChange(seriesOf([...Array<number>(22).fill(0), 1, 1]), YEAR, []);
  expect(two.made).toBe(false);
});

test("what is not a count, or not a span of months, is a mistake of the caller", () => {
  expect(() => claimOfChange(seriesOf(Array<number>(24).fill(1.5)), { end: END, months: 1 }, [])).toThrow(RangeError);
  expect(() => claimOfChange(seriesOf(level(24, 9)), { end: END, months: 13 }, [])).toThrow(RangeError);
  expect(() => claimOfChange(seriesOf(level(24, 9)), { end: END, months: 0 }, [])).toThrow(RangeError);
});

test(
  "whatever months are taken away, no claim rests on them",
  () => {
    const counts = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 36, maxLength: 36 });
    const gaps = fc.uniqueArray(fc.integer({ min: 0, max: 35 }), { maxLength: 6 });
    fc.assert(
      fc.property(counts, gaps, fc.integer({ min: 1, max: 12 }), (values, taken, months) => {
        const series = seriesOf(values);
        for (const i of taken) series.set(addMonths(END, i - 35), absent("missing", "Not supplied"));
        const claim = claimOfChange(series, { end: END, months }, []);
        const last = Math.max(-1, ...taken);
        if (last >= 12) expect(claim.made).toBe(false);
        // What lies before the last gap must not change the answer either.
        else expect(claim).toEqual(claimOfChange(seriesOf(values.slice(last + 1)), { end: END, months }, []));
      }),
      { seed: 8, numRuns: 60 },
    );
  },
  PATIENCE,
);
