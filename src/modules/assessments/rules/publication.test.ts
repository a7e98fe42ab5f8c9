import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, month } from "../../../kernel/dates.ts";
import { absent, type Figure, known } from "../../../kernel/figures.ts";
import { publicTables } from "./publication.ts";
import type { ResultCell, ResultTable } from "./results.ts";
import { figureAt } from "./small-counts.ts";

const KEYS = ["a", "b", "c", "d"];
const OWN = "E1";
const period = { from: month("2025-01"), to: month("2025-03") };

type Counts = Readonly<Record<string, number>>;
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const withAll = (counts: Counts): Record<string, Figure> => ({
  all: known(sum(Object.values(counts))),
  ...Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, known(count)])),
});
const table = (name: string, rows: Readonly<Record<string, Readonly<Record<string, ResultCell>>>>): ResultTable => ({
  name,
  title: name,
  columns: ["all", ...KEYS].map((key) => ({ key, title: key, format: "count" })),
  rows: Object.entries(rows).map(([key, cells]) => ({ key, cells })),
  notes: [],
});
/** A table with a row for each type, in which `columns` are counts by type. */
const byType = (name: string, columns: Readonly<Record<string, Counts>>) =>
  table(
    name,
    Object.fromEntries(
      ["all", ...KEYS].map((key) => [
        key,
        {
          ...Object.fromEntries(
            Object.entries(columns).map(([column, counts]) => [column, withAll(counts)[key] ?? known(0)]),
          ),
          ratio: known(1),
        },
      ]),
    ),
  );

type World = {
  readonly wards: readonly Counts[];
  /** The three months of the period by type, made so that they add up to the wards and what lies in none. */
  readonly nowhere: Counts;
  readonly other: Counts;
  readonly before: Counts;
  readonly earlier: Counts;
};

function tablesOf({ wards, nowhere, other, before, earlier }: World): ResultTable[] {
  const count = Object.fromEntries(KEYS.map((key) => [key, sum([...wards, nowhere].map((ward) => ward[key] ?? 0))]));
  const after = Object.fromEntries(KEYS.map((key) => [key, (count[key] ?? 0) + (earlier[key] ?? 0)]));
  const months = [0, 1, 2].map((i) => Object.fromEntries(KEYS.map((key) => [key, third(count[key] ?? 0, i)])));
  return [
    byType("types", { count, before }),
    byType("rolling", { after, before }),
    table("months", Object.fromEntries(months.map((counts, i) => [addMonths(period.from, i), withAll(counts)]))),
    table("wards", Object.fromEntries(wards.map((counts, i) => [`W${i}`, withAll(counts)]))),
    table("districts", {
      [OWN]: { count: withAll(count)["all"] ?? known(0) },
      E2: { count: withAll(other)["all"] ?? known(0) },
    }),
    ...KEYS.map((key) =>
      table(`districts-${key}`, { [OWN]: { count: known(count[key] ?? 0) }, E2: { count: known(other[key] ?? 0) } }),
    ),
  ];
}

const third = (count: number, i: number) => Math.floor((count + i) / 3);
const counts = fc.record(
  Object.fromEntries(
    KEYS.map((key) => [key, fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 }))]),
  ),
);
const world: fc.Arbitrary<World> = fc.record({
  wards: fc.array(counts, { minLength: 2, maxLength: 4 }),
  nowhere: counts,
  other: counts,
  before: counts,
  earlier: counts,
});

/** Sums that a reader knows to hold: the first is what the others add up to. */
function equations(wards: number): string[][] {
  const types = (of: (key: string) => string) => [of("all"), ...KEYS.map(of)];
  const places = [...Array.from({ length: wards }, (_, i) => `wards/W${i}`), "nowhere"];
  return [
    ...places.map((place) => types((key) => `${place}/${key}`)),
    ...["all", ...KEYS].map((key) => [`count/${key}`, ...places.map((place) => `${place}/${key}`)]),
    ...["all", ...KEYS].map((key) => [
      `count/${key}`,
      ...[0, 1, 2].map((i) => `months/${addMonths(period.from, i)}/${key}`),
    ]),
    ...["all", ...KEYS].map((key) => [`after/${key}`, `count/${key}`, `earlier/${key}`]),
    ...["count", "before", "after", "earlier", "E2"].map((of) => types((key) => `${of}/${key}`)),
    ...[0, 1, 2].map((i) => types((key) => `months/${addMonths(period.from, i)}/${key}`)),
  ];
}

/** Every number that a reader of the tables can name: those shown, and whatever is the last unknown of a sum. */
function readable(tables: readonly ResultTable[], wards: number): Map<string, number> {
  const found = new Map<string, number>();
  const read = (name: string, figure: Figure) => {
    if ("value" in figure) found.set(name, figure.value);
  };
  const at = (name: string, row: string, column: string) =>
    figureAt(
      tables.find((one) => one.name === name),
      row,
      column,
    );
  for (const key of ["all", ...KEYS]) {
    const districts = key === "all" ? "districts" : `districts-${key}`;
    read(`count/${key}`, at("types", key, "count"));
    read(`count/${key}`, at(districts, OWN, "count"));
    read(`E2/${key}`, at(districts, "E2", "count"));
    read(`before/${key}`, at("types", key, "before"));
    read(`before/${key}`, at("rolling", key, "before"));
    read(`after/${key}`, at("rolling", key, "after"));
    for (let i = 0; i < wards; i++) read(`wards/W${i}/${key}`, at("wards", `W${i}`, key));
    for (const row of tables.find(({ name }) => name === "months")?.rows ?? [])
      read(`months/${row.key}/${key}`, at("months", row.key, key));
  }
  for (let more = true; more; ) {
    more = false;
    for (const [total = "", ...parts] of equations(wards)) {
      const unknown = [total, ...parts].filter((name) => !found.has(name));
      const [only] = unknown;
      if (only === undefined || unknown.length > 1) continue;
      const rest = sum(parts.filter((name) => name !== only).map((name) => found.get(name) ?? 0));
      found.set(only, only === total ? rest : (found.get(total) ?? 0) - rest);
      more = true;
    }
  }
  return found;
}

/** Many worlds may take their time on a busy machine; this says when they hang, not how fast they are. */
const PATIENCE = 60_000;

test("no count from 1 to 4 can be read from the public tables, by adding and taking away either", {
  timeout: PATIENCE,
}, () => {
  fc.assert(
    fc.property(world, (made) => {
      const shown = publicTables(tablesOf(made), { own: [OWN], period });
      const small = [...readable(shown, made.wards.length)].filter(([, value]) => value > 0 && value < 5);
      expect(small).toEqual([]);
    }),
    { seed: 21, numRuns: 400 },
  );
});

test("a table without small counts is shown as it is", () => {
  const plenty = { a: 30, b: 40, c: 50, d: 60 };
  const tables = tablesOf({ wards: [plenty, plenty], nowhere: plenty, other: plenty, before: plenty, earlier: plenty });
  expect(publicTables(tables, { own: [OWN], period })).toEqual(tables);
});

test("what was worked out from a suppressed count goes with it, and the words of its working", () => {
  const few = { a: 3, b: 40, c: 50, d: 60 };
  const [types, rolling] = tablesOf({ wards: [few], nowhere: few, other: few, before: few, earlier: few });
  if (!types || !rolling) throw new Error("no tables");
  const worded = {
    ...rolling,
    rows: rolling.rows.map((row) => ({ ...row, cells: { ...row.cells, working: "3 against 3" } })),
  };
  const shown = publicTables([types, worded], { own: [OWN], period });
  expect(figureAt(shown[0], "a", "ratio").state).toBe("suppressed");
  expect(shown[1]?.rows.find(({ key }) => key === "a")?.cells["working"]).not.toContain("3");
});

test("a missing figure stays missing and is not called suppressed", () => {
  const tables = [
    table("wards", { W0: { all: absent("withheld", "May is missing"), a: absent("withheld", "May is missing") } }),
  ];
  const types = byType("types", { count: { a: 10, b: 20, c: 30, d: 40 } });
  expect(figureAt(publicTables([types, ...tables], { own: [OWN], period })[1], "W0", "a").state).toBe("withheld");
});

test("with a period longer than a year the 12 months are not shown, since the two would give months away", () => {
  const tables = [byType("rolling", { after: { a: 10, b: 20, c: 30, d: 40 } })];
  const long = { from: month("2024-01"), to: month("2025-03") };
  expect(figureAt(publicTables(tables, { own: [OWN], period: long })[0], "all", "after").state).toBe("suppressed");
});

test("a hot spot of few incidents keeps its place and loses its count and what tells it", () => {
  const spots = table("hot-spots-a", {
    1: { name: "High Street", count: known(4), expected: known(1), excess: known(4) },
  });
  const [shown] = publicTables([spots], { own: [OWN], period });
  expect(figureAt(shown, "1", "count").state).toBe("suppressed");
  expect(figureAt(shown, "1", "excess").state).toBe("suppressed");
  expect(shown?.rows[0]?.cells["name"]).toBe("High Street");
});

test("a few incidents that are not on the map are not counted out to the public", () => {
  const few = "Not on the map: 4 incidents of the district with an area and no map point.";
  const more = "Not on the map: 40 incidents of the district with an area and no map point.";
  const spots = { ...table("hot-spots-a", { 1: { name: "High Street", count: known(9) } }), notes: [few, more] };
  expect(publicTables([spots], { own: [OWN], period })[0]?.notes).toEqual([more]);
});

test("types that are few in some month are left out of the months, and the note names them", () => {
  const counts = (a: number, b: number) => withAll({ a, b, c: 20, d: 30 });
  const months = table("months", { "2025-01": counts(3, 9), "2025-02": counts(8, 9) });
  const [shown] = publicTables([months], { own: [OWN], period });
  expect(shown?.columns.map(({ key }) => key)).toEqual(["all", "c", "d"]);
  expect(shown?.notes[0]).toContain("a, b");
});
