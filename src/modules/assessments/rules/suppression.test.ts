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

const anyTotals = fc.oneof(fc.constant({ rows: true, columns: true, grand: true }), totalsShown);

/** Between which values an attacker thinks a suppressed figure lies, given its true value. */
type Knowledge = (value: number) => readonly [number, number];
const notNought: Knowledge = () => [1, Infinity];
const whichAreSmall: Knowledge = (value) => (value < 5 ? [1, 4] : [5, Infinity]);

test("an attacker who tries every table that fits what is printed cannot pin down one suppressed figure", () => {
  fc.assert(
    fc.property(tables, anyTotals, (rows, shown) => {
      expect(pinnedDown(rows, suppressSmallCounts(table(rows), shown), notNought)).toEqual([]);
    }),
    { seed: 10, numRuns: 1500 },
  );
});

test("nor can one who was told which suppressed figures are small, unless hiding everything would not help", () => {
  let beyondHelp = 0;
  const hide = (figure: Figure) => (figureValue(figure) === 0 ? figure : absent("suppressed", ""));
  fc.assert(
    fc.property(tables, anyTotals, (rows, shown) => {
      const published = suppressSmallCounts(table(rows), shown);
      const pinned = pinnedDown(rows, published, whichAreSmall);
      if (pinned.length === 0) return;
      beyondHelp++;
      const blank: PublicTable = {
        cells: published.cells.map((row) => row.map(hide)),
        rowTotals: published.rowTotals?.map(hide),
        columnTotals: published.columnTotals?.map(hide),
        grandTotal: published.grandTotal && hide(published.grandTotal),
      };
      expect(pinnedDown(rows, blank, whichAreSmall)).toEqual(expect.arrayContaining(pinned));
    }),
    { seed: 11, numRuns: 1500 },
  );
  expect(beyondHelp).toBeLessThan(75);
});

test("the attacker of that test does find what single suppression leaves open", () => {
  const rows = [
    [3, 20],
    [40, 50],
  ];
  const careless: PublicTable = {
    cells: [
      [absent("suppressed", ""), known(20)],
      [known(40), known(50)],
    ],
    rowTotals: [known(23), known(90)],
    columnTotals: [known(43), known(70)],
    grandTotal: known(113),
  };
  expect(pinnedDown(rows, careless, notNought)).toEqual(["cell 0 0"]);
});

/**
 * Names of the suppressed figures for which no table of whole numbers fits all that is printed, and what the attacker
 * knows, and has another value there. Tries the tables one by one, without any theory of networks; those at most one
 * away from the truth in every place are enough to leave an attacker in doubt.
 */
function pinnedDown(rows: readonly (readonly number[])[], published: PublicTable, knowledge: Knowledge): string[] {
  type Place = { readonly i: number; readonly j: number };
  const open: Place[] = published.cells.flatMap((row, i) =>
    row.flatMap((figure, j) => (figure.state === "suppressed" ? [{ i, j }] : [])),
  );
  const guess = rows.map((row) => [...row]);
  const rowSum = (of: readonly (readonly number[])[], i: number) => of[i]?.reduce((a, b) => a + b, 0) ?? 0;
  const columnSum = (of: readonly (readonly number[])[], j: number) => of.reduce((sum, row) => sum + (row[j] ?? 0), 0);
  const grandSum = (of: readonly (readonly number[])[]) => of.flat().reduce((a, b) => a + b, 0);
  const fits = (total: Figure | undefined, sum: number, truth: number) => {
    if (total === undefined) return true;
    if (total.state !== "suppressed") return figureValue(total) === sum;
    const [least, most] = knowledge(truth);
    return sum >= least && sum <= most;
  };
  const rowFits = (i: number) => fits(published.rowTotals?.[i], rowSum(guess, i), rowSum(rows, i));
  const columnFits = (j: number) => fits(published.columnTotals?.[j], columnSum(guess, j), columnSum(rows, j));
  /** Fills the places in order and stops at the first table that fits and is different. */
  const search = (places: readonly Place[], isDifferent: () => boolean): boolean => {
    const [place, ...later] = places;
    if (!place) return isDifferent() && fits(published.grandTotal, grandSum(guess), grandSum(rows));
    const { i, j } = place;
    const [row, truth] = [guess[i] ?? [], rows[i]?.[j] ?? 0];
    const [from, to] = knowledge(truth);
    const [endsRow, endsColumn] = [!later.some((other) => other.i === i), !later.some((other) => other.j === j)];
    const values = [truth + 1, truth - 1, truth].filter((value) => value >= from && value <= to);
    const found = values.some((value) => {
      row[j] = value;
      return (!endsRow || rowFits(i)) && (!endsColumn || columnFits(j)) && search(later, isDifferent);
    });
    row[j] = truth;
    return found;
  };
  const canDiffer = (sumOf: (of: readonly (readonly number[])[]) => number, concerns: (place: Place) => boolean) =>
    search([...open.filter(concerns), ...open.filter((place) => !concerns(place))], () => sumOf(guess) !== sumOf(rows));
  const isHidden = (figure: Figure | undefined) => figure?.state === "suppressed";

  return [
    ...open
      .filter(
        ({ i, j }) =>
          !canDiffer(
            (of) => of[i]?.[j] ?? 0,
            (place) => place.i === i && place.j === j,
          ),
      )
      .map(({ i, j }) => `cell ${i} ${j}`),
    ...rows.flatMap((_, i) =>
      isHidden(published.rowTotals?.[i]) &&
      !canDiffer(
        (of) => rowSum(of, i),
        (place) => place.i === i,
      )
        ? [`row ${i}`]
        : [],
    ),
    ...(rows[0] ?? []).flatMap((_, j) =>
      isHidden(published.columnTotals?.[j]) &&
      !canDiffer(
        (of) => columnSum(of, j),
        (place) => place.j === j,
      )
        ? [`column ${j}`]
        : [],
    ),
    ...(isHidden(published.grandTotal) && !canDiffer(grandSum, () => true) ? ["grand"] : []),
  ];
}
