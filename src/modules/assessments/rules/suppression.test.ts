import fc from "fast-check";
import { expect, test } from "vitest";
import { absent, cautioned, type Figure, figureValue, known } from "../../../kernel/figures.ts";
import { type PublicTable, suppressSmallCounts } from "./suppression.ts";

const table = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map(known));

/** "-" for a suppressed figure, "?" for one without value otherwise, "" for one that is not shown. */
const read = (figure: Figure | undefined) =>
  figure === undefined ? "" : figure.state === "suppressed" ? "-" : (figureValue(figure) ?? "?");

/** The table as printed, totals at the right and below. */
const printed = ({ cells, rowTotals, columnTotals, grandTotal }: PublicTable) => [
  ...cells.map((row, i) => [...row.map(read), read(rowTotals?.[i])]),
  [...(columnTotals ?? (cells[0] ?? []).map(() => undefined)).map(read), read(grandTotal)],
];

test("a count of 4 is suppressed, 5 and nought are shown", () => {
  expect(printed(suppressSmallCounts(table([[4, 5, 0]]), { rows: false, columns: false, grand: false }))).toEqual([
    ["-", 5, 0, ""],
    ["", "", "", ""],
  ]);
});

test("without totals nothing else is hidden; with them the next smallest is, in row and in column", () => {
  const rows = table([
    [3, 20, 30],
    [40, 8, 60],
    [70, 80, 90],
  ]);
  expect(
    printed(suppressSmallCounts(rows, { rows: false, columns: false, grand: false }))
      .flat()
      .filter((cell) => cell === "-").length,
  ).toBe(1);
  expect(printed(suppressSmallCounts(rows))).toEqual([
    ["-", "-", 30, 53],
    ["-", "-", 60, 108],
    [70, 80, 90, 240],
    [113, 108, 180, 401],
  ]);
});

test("two counts that must both be 1 are not left to be told by their sum", () => {
  const rows = table([[1, 1, 9, 30]]);
  const { cells } = suppressSmallCounts(rows, { rows: true, columns: false, grand: false });
  expect(cells.map((row) => row.map(read))).toEqual([["-", "-", "-", 30]]);
});

test("nor three that must all be 4", () => {
  const rows = table([[4, 4, 4, 9, 30]]);
  const { cells } = suppressSmallCounts(rows, { rows: true, columns: false, grand: false });
  expect(cells.map((row) => row.map(read))).toEqual([["-", "-", "-", "-", 30]]);
});

test("a small total is suppressed like any small count, and its row does not give it away", () => {
  expect(
    printed(
      suppressSmallCounts(
        table([
          [3, 0, 0],
          [10, 20, 30],
          [11, 21, 31],
        ]),
      ),
    ),
  ).toEqual([
    ["-", 0, 0, "-"],
    ["-", 20, 30, "-"],
    [11, 21, 31, 63],
    [24, 41, 61, 126],
  ]);
});

test("all suppressed figures read alike, so that the reader cannot tell which are small", () => {
  const { cells } = suppressSmallCounts(table([[3, 20, 30]]), { rows: true, columns: false, grand: false });
  expect(cells[0]?.[0]).toEqual(cells[0]?.[1]);
  expect(cells[0]?.[0]).toEqual(
    absent("suppressed", "Fewer than 5, or hidden so that no such figure can be worked out"),
  );
});

test("a figure that is not known stays so, withholds its totals and hides its neighbours well enough", () => {
  const rows = [[known(3), absent("missing", "Not supplied"), known(30)]];
  expect(suppressSmallCounts(rows)).toMatchObject({ rowTotals: [{ state: "withheld" }] });
  expect(printed(suppressSmallCounts(rows))[0]).toEqual(["-", "?", 30, "?"]);
});

test("a caution stays with its figure and goes on to the total", () => {
  const { cells, rowTotals } = suppressSmallCounts([[cautioned("provisional", 12, "Still coming in"), known(30)]]);
  expect(cells[0]?.[0]).toEqual(cautioned("provisional", 12, "Still coming in"));
  expect(rowTotals?.[0]).toEqual(cautioned("partial", 42, "A figure in it carries a caution"));
});

test("another threshold moves the line", () => {
  const totals = { rows: false, columns: false, grand: false };
  expect(printed(suppressSmallCounts(table([[4, 9, 10]]), totals, 10))[0]).toEqual(["-", "-", 10, ""]);
  expect(printed(suppressSmallCounts(table([[1, 2, 3]]), totals, 3))[0]).toEqual(["-", "-", 3, ""]);
});

test("an empty table and a table of noughts have nothing to hide", () => {
  expect(suppressSmallCounts([]).cells).toEqual([]);
  expect(printed(suppressSmallCounts(table([[0, 0]])))).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

test("a ragged table and what is not a count are mistakes of the caller", () => {
  expect(() => suppressSmallCounts(table([[1, 2], [3]]))).toThrow(RangeError);
  expect(() => suppressSmallCounts(table([[1.5]]))).toThrow(RangeError);
  expect(() => suppressSmallCounts(table([[-1]]))).toThrow(RangeError);
});

const small = fc.oneof({ weight: 3, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(14) });
const tables = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(small, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  );
const totalsShown = fc.record({ rows: fc.boolean(), columns: fc.boolean(), grand: fc.boolean() });

test("an attacker who tries every table that fits what is printed cannot pin down one suppressed figure", () => {
  fc.assert(
    fc.property(
      tables,
      fc.oneof(fc.constant({ rows: true, columns: true, grand: true }), totalsShown),
      (rows, shown) => {
        expect(pinnedDown(rows, suppressSmallCounts(table(rows), shown))).toEqual([]);
      },
    ),
    { seed: 10, numRuns: 600 },
  );
});

test("the attacker of that test does find what single suppression leaves open", () => {
  const rows = [
    [3, 20],
    [40, 50],
  ];
  const careless: PublicTable = {
    cells: [[absent("suppressed", ""), known(20)], [known(40), known(50)]], // biome-ignore format: two rows
    rowTotals: [known(23), known(90)],
    columnTotals: [known(43), known(70)],
    grandTotal: known(113),
  };
  expect(pinnedDown(rows, careless, () => [1, Infinity])).toEqual(["cell 0 0"]);
});

/**
 * Names of the suppressed figures for which no table of whole numbers fits all that is printed and has another value
 * there. `allowed` gives the least and the most that the attacker thinks a suppressed figure of this true value can be.
 * Tries the tables one by one, without any theory of networks.
 */
function pinnedDown(
  rows: readonly (readonly number[])[],
  published: PublicTable,
  allowed: (value: number) => [number, number],
): string[] {
  const open = published.cells.flatMap((row, i) =>
    row.flatMap((figure, j) => (figure.state === "suppressed" ? [{ i, j }] : [])),
  );
  const rowTotals = published.rowTotals ?? rows.map(() => undefined);
  const columnTotals = published.columnTotals ?? (rows[0] ?? []).map(() => undefined);
  const guess = rows.map((row) => [...row]);
  const rowSum = (i: number, of: readonly (readonly number[])[] = guess) => of[i]?.reduce((a, b) => a + b, 0) ?? 0;
  const columnSum = (j: number, of: readonly (readonly number[])[] = guess) =>
    of.reduce((sum, row) => sum + (row[j] ?? 0), 0);
  const grandSum = (of: readonly (readonly number[])[] = guess) => of.flat().reduce((a, b) => a + b, 0);
  const seen = new Map<string, Set<number>>();
  const note = (name: string, figure: Figure | undefined, value: number) => {
    if (figure?.state === "suppressed") seen.set(name, (seen.get(name) ?? new Set()).add(value));
  };
  const fits = (total: Figure | undefined, sum: number, truth: number) => {
    if (total === undefined) return true;
    if (total.state !== "suppressed") return figureValue(total) === sum;
    const [least, most] = allowed(truth);
    return sum >= least && sum <= most;
  };
  const most = Math.max(...rows.flat()) + 3;

  const tryFrom = (at: number): void => {
    const place = open[at];
    if (!place) {
      if (!fits(published.grandTotal, grandSum(), grandSum(rows))) return;
      for (const { i, j } of open) note(`cell ${i} ${j}`, published.cells[i]?.[j], guess[i]?.[j] ?? 0);
      for (const [i, total] of rowTotals.entries()) note(`row ${i}`, total, rowSum(i));
      for (const [j, total] of columnTotals.entries()) note(`column ${j}`, total, columnSum(j));
      note("grand", published.grandTotal, grandSum());
      return;
    }
    const { i, j } = place;
    const [row, truth] = [guess[i] ?? [], rows[i]?.[j] ?? 0];
    const later = open.slice(at + 1);
    const [from, to] = allowed(truth);
    // Values near the truth first: where there is another table, there is one a step away.
    const values = Array.from({ length: most }, (_, k) => k + 1)
      .filter((value) => value >= from && value <= to)
      .sort((a, b) => Math.abs(a - truth) - Math.abs(b - truth));
    for (const value of values) {
      row[j] = value;
      const rowStands = later.some((other) => other.i === i) || fits(rowTotals[i], rowSum(i), rowSum(i, rows));
      const columnStands =
        later.some((other) => other.j === j) || fits(columnTotals[j], columnSum(j), columnSum(j, rows));
      if (rowStands && columnStands) tryFrom(at + 1);
      if (seen.size > 0 && [...seen.values()].every(({ size }) => size > 1)) break;
    }
    row[j] = truth;
  };
  tryFrom(0);
  return [...seen].filter(([, values]) => values.size < 2).map(([name]) => name);
}
