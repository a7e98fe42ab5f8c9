import { expect, test } from "vitest";
import { addMonths, month } from "../../kernel/dates.ts";
import { absent, cautioned, type Figure, known } from "../../kernel/figures.ts";
import { rollingAverage } from "./rolling-average.ts";

function rolled(figures: readonly Figure[]): Figure[] {
  const points = figures.map((figure, i) => ({ month: addMonths(month("2024-01"), i), figure }));
  return rollingAverage({ name: "Burglary", points }).points.map((point) => point.figure);
}

const year = Array.from({ length: 12 }, (_, i) => known(i + 1));

test("the twelfth month has the mean of the twelve, the eleventh has none", () => {
  expect(rolled(year)[11]).toEqual(known(6.5));
  expect(rolled(year)[10]).toEqual(absent("not-applicable", "Needs twelve months"));
});

test("each later month leaves out the oldest", () => {
  const [, thirteenth] = rolled([...year, known(13)]).slice(11);
  expect(thirteenth?.state === "known" && thirteenth.value).toBeCloseTo(7.5, 12);
});

test("a missing month leaves the average unknown for as long as it is among the twelve", () => {
  const figures = rolled([absent("missing", ""), ...year.slice(1), known(1), known(1)]);
  expect(figures.slice(11).map((figure) => figure.state)).toEqual(["unknown", "known", "known"]);
});

test("one partial month makes the average partial", () => {
  expect(rolled([cautioned("partial", 1, ""), ...year.slice(1)])[11]).toMatchObject({ state: "partial", value: 6.5 });
});

test("a month left out counts as missing, not as nought", () => {
  const points = year.map((figure, i) => ({ month: addMonths(month("2024-01"), i < 6 ? i : i + 1), figure }));
  const { points: average } = rollingAverage({ name: "Burglary", points });
  expect(average.at(-1)?.figure.state).toBe("unknown");
});
