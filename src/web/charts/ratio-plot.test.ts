import { expect, test } from "vitest";
import { absent, cautioned, known } from "../../kernel/figures.ts";
import { ratioPlot } from "./ratio-plot.ts";
import type { RatioPlot } from "./ratio-rows.ts";

const plot: RatioPlot = {
  frame: { id: "ratios", title: "Change", source: "s", dated: "d", coverage: "c" },
  label: "Rate ratio",
  rowHeading: "Crime type",
  intervalHeading: "95% interval",
  rows: [
    { name: "Shoplifting", ratio: known(1.31), interval: { low: 1.22, high: 1.41 }, verdict: "higher" },
    { name: "Robbery", ratio: known(1.1), interval: { low: 0.9, high: 1.35 }, verdict: "no clear change" },
    { name: "Theft from the person", ratio: absent("withheld", "Fewer than 10 offences") },
  ],
};

function wide(markup: string): string {
  return /<svg class="fp-drawing fp-drawing--wide".*?<\/svg>/s.exec(markup)?.[0] ?? "";
}

function points(drawing: string): { x: number; clear: boolean }[] {
  return [...drawing.matchAll(/<circle cx="([\d.]+)"[^>]*class="fp-fill-(own|paper)/g)].map((match) => ({
    x: Number(match[1]),
    clear: match[2] === "own",
  }));
}

/** Where the line at 1 stands. */
function one(drawing: string): number {
  return Number(
    /<path d="M([\d.]+) [^"]*" class="fp-stroke-ink" fill="none"[^>]*stroke-width="1.5"/.exec(drawing)?.[1],
  );
}

test("a clear change has a full mark and one that is not clear a hollow one, on the right side of 1", () => {
  const drawing = wide(ratioPlot(plot).markup);
  const [shoplifting, robbery] = points(drawing);

  expect([shoplifting?.clear, robbery?.clear]).toEqual([true, false]);
  expect(shoplifting?.x).toBeGreaterThan(robbery?.x ?? Number.NaN);
  expect(robbery?.x).toBeGreaterThan(one(drawing));
});

test("the verdict stands beside its ratio in words, and may be given other words", () => {
  expect(wide(ratioPlot(plot).markup)).toMatch(/>Higher<\/text>.*>1\.31 \(1\.22 to 1\.41\)<\/text>/s);
  expect(wide(ratioPlot({ ...plot, words: { higher: "Up" } }).markup)).toContain(">Up</text>");
  expect(wide(ratioPlot(plot).markup)).toContain(">No clear change</text>");
});

test("a row that was withheld has no mark and says why", () => {
  const drawing = wide(ratioPlot(plot).markup);

  expect(points(drawing)).toHaveLength(2);
  expect(drawing).toContain(">Withheld: fewer than 10 offences</text>");
  expect(drawing).toContain('fill="url(#ratios-wide-withheld)"');
});

test("the table has the ratio, the interval and the finding of each row", () => {
  const rows = [...ratioPlot(plot).markup.matchAll(/<th scope="row"[^>]*>(.*?)<\/tr>/gs)].map((match) =>
    (match[1] ?? "").replace(/<[^>]*>/g, "|").replace(/\|+/g, "|"),
  );

  expect(rows).toEqual([
    "Shoplifting|1.31|1.22 to 1.41|Higher|",
    "Robbery|1.10|0.90 to 1.35|No clear change|",
    "Theft from the person|Withheld [1]|None given|No finding|",
  ]);
});

test("an interval that runs off the axis ends in an arrow, and its missing end is said in words", () => {
  const rows = [{ name: "Weapons", ratio: known(1.2), interval: { low: 0.9, high: Number.POSITIVE_INFINITY } }];
  const drawing = wide(ratioPlot({ ...plot, rows }).markup);

  expect(drawing).toMatch(/<path d="M[\d. ]+H[\d.]+M[\d. ]+l7 5l-7 5" class="fp-stroke-own fp-whisker"/);
  expect(drawing).toContain("1.20 (0.90 to no upper limit)");
  expect(drawing).toContain(">Not tested</text>");
});

test("where no ratio was tested, the key speaks of no clear difference", () => {
  const rows = [{ name: "Weapons", ratio: known(1.2), interval: { low: 0.9, high: 1.6 } }];
  const { markup } = ratioPlot({ ...plot, rows });

  expect(markup).toContain("Ratio, with its 95% interval");
  expect(markup).not.toContain("lear difference");
});

test("a ratio below nought is not known rather than drawn", () => {
  const { markup } = ratioPlot({ ...plot, rows: [{ name: "Drugs", ratio: cautioned("partial", -1, "x") }] });

  expect(points(wide(markup))).toEqual([]);
  expect(markup).toContain("A ratio cannot be less than nought");
});

test("a ratio of nought stands at the edge of the axis", () => {
  const rows = [{ name: "Drugs", ratio: known(0), interval: { low: 0, high: 0.6 }, verdict: "lower" } as const];
  const [point] = points(wide(ratioPlot({ ...plot, rows }).markup));

  expect(point?.x).toBeLessThan(one(wide(ratioPlot({ ...plot, rows }).markup)));
});
