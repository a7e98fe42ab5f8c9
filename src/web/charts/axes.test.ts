import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths, month } from "../../kernel/dates.ts";
import { spreadLabels } from "./label-stack.ts";
import { monthTicks } from "./month-axis.ts";
import { intervalText, soundInterval, tickText, valueText } from "./numbers.ts";
import { ratioAxis } from "./ratio-axis.ts";
import { textWidth, wrapText } from "./text-fit.ts";
import { valueAxis } from "./value-axis.ts";

const counts = { label: "Incidents", decimals: 0 };

function months(start: string, count: number) {
  return Array.from({ length: count }, (_, i) => addMonths(month(start), i));
}

describe("months", () => {
  test.each([
    ["three months each have a tick", "2025-08", 3, 200, ["Aug 2025", "Sep", "Oct"]],
    ["a year at twenty units a month has quarters", "2024-11", 12, 20, ["Jan 2025", "Apr", "Jul", "Oct"]],
    [
      "ten years have a tick for each January",
      "2015-11",
      120,
      5,
      ["2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"],
    ],
    ["ten years in little room have every fifth year", "2015-11", 120, 1.2, ["2020", "2025"]],
    ["a few months without room still say where they start", "2025-02", 3, 2, ["Feb 2025"]],
    ["no months have no ticks", "2025-02", 0, 20, []],
  ])("%s", (_, start, count, slot, expected) => {
    const ticks = monthTicks(months(start, count), slot, 15);
    expect(ticks.map(({ word, year }) => `${word} ${year}`.trim())).toEqual(expected);
  });

  test("a tick stands at its own month", () => {
    expect(monthTicks(months("2024-11", 12), 20, 15).map((tick) => tick.index)).toEqual([2, 5, 8, 11]);
  });
});

describe("values", () => {
  test("an axis starts at nought and ends on a tick above the highest value", () => {
    const { scale, ticks } = valueAxis([87, 102], counts, [300, 0]);
    expect(ticks).toEqual([0, 20, 40, 60, 80, 100, 120]);
    expect([scale(0), scale(120)]).toEqual([300, 0]);
  });

  test("counts of one or two have whole ticks only", () => {
    expect(valueAxis([1], counts, [300, 0]).ticks).toEqual([0, 1]);
    expect(valueAxis([1], { ...counts, decimals: 1 }, [300, 0]).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });

  test("noughts alone still have a height above them", () => {
    expect(valueAxis([0, 0], counts, [300, 0]).scale(0)).toBe(300);
  });

  test("without any value there is only the base", () => {
    expect(valueAxis([], counts, [300, 0]).ticks).toEqual([0]);
  });

  test("negative values go below nought", () => {
    const { ticks } = valueAxis([-12, 30], counts, [300, 0]);
    expect(ticks[0]).toBe(-20);
    expect(ticks).toContain(0);
  });
});

describe("ratios", () => {
  const ratio = (value: number, low: number, high: number) => ({ value, interval: { low, high } });

  test("halving stands as far from 1 as doubling", () => {
    const { scale, ticks } = ratioAxis([ratio(0.5, 0.4, 0.6), ratio(2, 1.7, 2.4)], [0, 400], 30);
    expect(scale(1) - scale(0.5)).toBeCloseTo(scale(2) - scale(1), 9);
    expect(ticks).toEqual(expect.arrayContaining([0.5, 1, 2]));
  });

  test("one interval without end does not take the room of the others", () => {
    const { low, high } = ratioAxis([ratio(1.1, 0.001, Number.POSITIVE_INFINITY)], [0, 400], 30);
    expect(low).toBeGreaterThan(0.3);
    expect(high).toBeLessThan(3);
  });

  test("a ratio of nought cannot stand on the axis and does not break it", () => {
    expect(ratioAxis([ratio(0, 0, 0.4)], [0, 400], 30).low).toBeGreaterThan(0);
  });
});

describe("numbers", () => {
  test.each([
    [1234.5, { decimals: 0 }, "1,235"],
    [0.05, { decimals: 1 }, "0.1"],
    [-1234, { decimals: 0, before: "£" }, "\u2212£1,234"],
    [-0.001, { decimals: 1 }, "0.0"],
    [12.345, { decimals: 1, after: "%" }, "12.3%"],
  ])("%d is written as people here write it", (value, look, expected) => {
    expect(valueText({ label: "", ...look }, value)).toBe(expected);
  });

  test.each([
    [0.2, 0.1, "0.2"],
    [1500, 500, "1,500"],
    [2_000_000, 1_000_000, "2m"],
    [3_000_000_000, 1_000_000_000, "3bn"],
  ])("a tick at %d needs no more digits than its step", (value, step, expected) => {
    expect(tickText(counts, value, step)).toBe(expected);
  });

  test("a bound that does not exist is said in words", () => {
    expect(intervalText({ label: "", decimals: 1 }, { low: 0.5, high: Number.POSITIVE_INFINITY })).toBe(
      "0.5 to no upper limit",
    );
  });

  test("an interval the wrong way round, or of no numbers, is none", () => {
    expect(soundInterval({ low: 2, high: 1 })).toBeUndefined();
    expect(soundInterval({ low: Number.NaN, high: 1 })).toBeUndefined();
    expect(soundInterval({ low: 1, high: 1 })).toEqual({ low: 1, high: 1 });
  });
});

describe("text", () => {
  test("a name breaks between words and keeps within its width", () => {
    const lines = wrapText("Violence and sexual offences", 120, 15, 3);
    expect(lines).toEqual(["Violence and", "sexual offences"]);
    expect(lines.every((line) => textWidth(line, 15) <= 120)).toBe(true);
  });

  test("what has no room ends in an ellipsis", () => {
    expect(wrapText("Violence and sexual offences", 120, 15, 1)).toEqual(["Violence and…"]);
    expect(wrapText("Llanfairpwllgwyngyllgogerychwyrndrobwll", 100, 15, 2)[0]).toMatch(/^Llan.*…$/);
  });
});

describe("labels at the ends of lines", () => {
  test("labels with room stay where they want to be", () => {
    expect(
      spreadLabels(
        [
          { wanted: 20, height: 10 },
          { wanted: 60, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([20, 60]);
  });

  test("labels in one place open evenly around it", () => {
    expect(
      spreadLabels(
        [
          { wanted: 50, height: 10 },
          { wanted: 50, height: 10 },
          { wanted: 50, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([40, 50, 60]);
  });

  test("labels at the edge are kept inside", () => {
    expect(
      spreadLabels(
        [
          { wanted: 99, height: 10 },
          { wanted: 98, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([95, 85]);
  });

  test("labels that fit never overlap, keep their order and stay inside, whatever they want", () => {
    const label = fc.record({
      wanted: fc.double({ min: -50, max: 350, noNaN: true }),
      height: fc.integer({ min: 5, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 6 }), (labels) => {
        const placed = spreadLabels(labels, 0, 300);
        const boxes = labels.map(({ wanted, height }, i) => ({
          wanted,
          top: (placed[i] ?? 0) - height / 2,
          bottom: (placed[i] ?? 0) + height / 2,
        }));
        boxes.sort((a, b) => a.top - b.top);
        expect(boxes.every((box) => box.top >= -1e-6 && box.bottom <= 300 + 1e-6)).toBe(true);
        for (const [i, box] of boxes.entries()) {
          const next = boxes[i + 1];
          if (!next) continue;
          expect(next.top).toBeGreaterThanOrEqual(box.bottom - 1e-6);
          expect(next.wanted).toBeGreaterThanOrEqual(box.wanted);
        }
      }),
    );
  });
});
