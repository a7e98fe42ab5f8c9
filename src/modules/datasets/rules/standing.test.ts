import { expect, test } from "vitest";
import { month, monthsBetween } from "../../../kernel/dates.ts";
import { coverageOf, type DataGap, type HeldMonth } from "./coverage.ts";
import { standingWords } from "./standing.ts";

const YEAR = monthsBetween(month("2024-01"), month("2024-12"));

function held(force: string, without: readonly string[] = []): HeldMonth[] {
  return YEAR.filter((at) => !without.includes(at)).map((at) => ({
    force,
    month: at,
    rows: 100,
    outstanding: 0,
    types: { Burglary: 100 },
  }));
}

const refused: DataGap = {
  id: "1",
  force: "Essex Police",
  fromMonth: month("2024-06"),
  toMonth: month("2024-06"),
  kind: "refused",
  reason: "Not given out",
};

test("a dataset with every month between its first and its last is complete", () => {
  expect(standingWords(coverageOf(held("Essex Police"), []))).toBe("Complete");
});

test("a dataset that holds nothing says so", () => {
  expect(standingWords(coverageOf([], []))).toBe("No data yet");
});

test("missing months, months not supplied and months in part are counted apart", () => {
  const months = held("Essex Police", ["2024-03", "2024-04", "2024-06"]).map((one) =>
    one.month === "2024-09" ? { ...one, outstanding: 2 } : one,
  );
  expect(standingWords(coverageOf(months, [refused]))).toBe("2 months missing, 1 not supplied, 1 in part");
});

test("one month is said as one month", () => {
  expect(standingWords(coverageOf(held("Essex Police", ["2024-03"]), []))).toBe("1 month missing");
});

test("with several forces the words say whose months are missing", () => {
  const essex = held("Essex Police");
  expect(standingWords(coverageOf([...essex, ...held("Kent Police", ["2024-02"])], []))).toBe(
    "1 month missing from Kent Police",
  );
  expect(
    standingWords(coverageOf([...held("Essex Police", ["2024-05"]), ...held("Kent Police", ["2024-02"])], [])),
  ).toBe("2 months missing from 2 forces");
});
