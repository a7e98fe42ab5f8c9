import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { aDataset, aFile } from "../../../../test/datasets.ts";
import { aGazetteer, importPlaces, SMALL_AREAS } from "../../../../test/places.ts";
import { useWorld } from "../../../../test/world.ts";
import { addMonths, type Month, month, monthsBetween } from "../../../kernel/dates.ts";
import { isKnown } from "../../../kernel/figures.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { getGazetteer } from "../../areas/index.ts";
import { type Analysis, analyse } from "../rules/analyse.ts";
import { type AnalysisParameters, comparisonOf } from "../rules/parameters.ts";
import type { ResultCell, ResultTable } from "../rules/results.ts";
import { type Window, windowTo, yearBefore } from "../rules/series.ts";
import { gatherEvidence } from "./gather-evidence.ts";

const world = useWorld();

const FIRST = month("2023-10");
const LAST = month("2025-12");
const MONTHS = monthsBetween(FIRST, LAST);
const FORCE = "Essex Police";

const POPULATION = `code,name,geography,mid_2023
E06000034,Thurrock,Unitary Authority,178201
E07000068,Brentwood,Non-metropolitan District,78395
`;
/** A square of some five kilometres about the point at which everything happens. */
const OUTLINES = JSON.stringify({
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: { LAD24CD: "E06000034", LAD24NM: "Thurrock" },
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            [0.32, 51.61],
            [0.39, 51.61],
            [0.39, 51.65],
            [0.32, 51.65],
            [0.32, 51.61],
          ],
        ],
      },
    },
  ],
});

/** A month of both districts: every type happens in each of them, and more of everything from 2025 on. */
function aMonth(at: Month) {
  const size = at >= "2025-01" ? 9 : 4;
  const types = ["Anti-social behaviour", "Burglary", "Vehicle crime"];
  const rows = [SMALL_AREAS.thurrock, SMALL_AREAS.brentwood].flatMap((lsoa, place) =>
    types.flatMap((type, i) => Array.from({ length: size + i + place }, () => ({ lsoa, type }))),
  );
  return aFile({ month: at, rows });
}

let dataset: Awaited<ReturnType<typeof aDataset>>;
let inDataset: <T>(work: Parameters<typeof asConsole<T>>[2]) => Promise<T>;
let parts: readonly { readonly id: string; readonly month: Month }[];

beforeAll(async () => {
  await aGazetteer(world);
  await importPlaces(world, { "population.csv": POPULATION, "districts.geojson": OUTLINES });
  dataset = await aDataset(world, MONTHS.map(aMonth));
  inDataset = (work) =>
    asConsole(
      world.database,
      { slug: dataset.partnership.slug, capabilities: ["datasets:read"], command: "test" },
      work,
    );
  parts = await world.db.ask("select id, month from dataset_parts where partnership_id = $1", [dataset.partnership.id]);
});

/** What an analysis of a version finds, by the way from stored files to tables. */
async function found(version: number, period: Window, duplicates: AnalysisParameters["duplicates"]): Promise<Analysis> {
  const gazetteer = await inDataset(getGazetteer);
  if (!gazetteer) throw new Error("no gazetteer");
  const work = {
    inPartnership: inDataset,
    engine: world.engine,
    dataFolder: world.config.dataFolder,
    log: world.log,
    signal: new AbortController().signal,
  };
  const evidence = await gatherEvidence(work, {
    dataset: { id: dataset.id, title: "Street-level crime", version },
    force: FORCE,
    districts: ["E06000034"],
    period,
    duplicates,
    gazetteer,
    program: "test",
  });
  if (!evidence.ok) throw new Error(JSON.stringify(evidence.problems));
  return analyse(evidence.value);
}

let versions = 1;
/** A version of the dataset as if the files of these months had never come. */
async function without(deleted: readonly Month[]): Promise<number> {
  const number = ++versions;
  const { id } = dataset.partnership;
  await world.db.ask(
    "insert into dataset_versions (partnership_id, dataset_id, number, reason, row_count, months) values ($1, $2, $3, 'test', 0, '[]')",
    [id, dataset.id, number],
  );
  for (const part of parts.filter((one) => !deleted.includes(one.month))) {
    await world.db.ask(
      "insert into version_parts (partnership_id, dataset_id, number, part_id) values ($1, $2, $3, $4)",
      [id, dataset.id, number, part.id],
    );
  }
  return number;
}

const CHANGE = ["ratio", "low", "high", "probability", "verdict"];

/** The months that a cell speaks of; none for what does not come from incidents. Written out here, not asked of the tables. */
function monthsOf(table: ResultTable, row: string, column: string, period: Window): readonly Month[] {
  const months = ({ from, to }: Window) => monthsBetween(from, to);
  const year = windowTo(period.to, 12);
  const before = comparisonOf(period);
  if (column === "residents") return [];
  if (table.name === "months") return [month(row)];
  if (table.name === "rolling") {
    if (CHANGE.includes(column)) return months({ from: addMonths(year.from, -12), to: year.to });
    return months(column === "before" ? yearBefore(year) : year);
  }
  if (table.name === "types" && before) {
    if (column === "before") return months(before);
    if (CHANGE.includes(column)) return [...months(before), ...months(period)];
  }
  return months(period);
}

const cellsOf = (tables: readonly ResultTable[]) =>
  tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      Object.entries(row.cells).map(([column, cell]) => ({ table, row: row.key, column, cell })),
    ),
  );

function presentsNumber(column: string, cell: ResultCell): boolean {
  if (typeof cell === "string") return column === "verdict" && cell.startsWith("Went");
  return "value" in cell;
}

test("whatever months are deleted from the input, no figure, rank, change or hot spot rests on them", async () => {
  const place = fc.integer({ min: 0, max: MONTHS.length - 1 });
  // Often enough the end of the data, and only months before the last 24: there a change may still be claimed.
  const windows = fc
    .tuple(fc.oneof(place, fc.constant(MONTHS.length - 1)), fc.integer({ min: 1, max: 14 }))
    .map(([end, length]): Window => {
      const to = addMonths(FIRST, end);
      return { from: windowTo(to, Math.min(length, end + 1)).from, to };
    });
  const deletions = fc.oneof(
    fc.uniqueArray(place, { minLength: 1, maxLength: 6 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 3 }),
  );
  const tally = { withheld: 0, kept: 0, claims: 0 };
  await fc.assert(
    fc.asyncProperty(
      windows,
      deletions,
      fc.constantFrom("every-row" as const, "once" as const),
      async (period, places, duplicates) => {
        const deleted = places.map((at) => addMonths(FIRST, at));
        const isGone = (at: Month) => deleted.includes(at) || at < FIRST;
        const whole = await found(1, period, duplicates);
        const thinned = await found(await without(deleted), period, duplicates);
        const were = new Map(
          cellsOf(whole.tables).map(({ table, row, column, cell }) => [`${table.name}/${row}/${column}`, cell]),
        );
        for (const { table, row, column, cell } of cellsOf(thinned.tables)) {
          const where = `${table.name}/${row}/${column}`;
          if (monthsOf(table, row, column, period).some(isGone)) {
            expect(presentsNumber(column, cell), `${where} rests on deleted months`).toBe(false);
            tally.withheld += 1;
          } else if (typeof cell !== "string") {
            // What does not rest on them is what it was.
            expect(cell, where).toEqual(were.get(where));
            tally.kept += 1;
          } else if (presentsNumber(column, cell)) tally.claims += 1;
        }
        for (const { figures, key } of thinned.proposals) {
          for (const { table, row, column } of figures) {
            const cell = thinned.tables.find(({ name }) => name === table)?.rows.find((one) => one.key === row)?.cells[
              column
            ];
            expect(cell !== undefined && typeof cell !== "string" && isKnown(cell), `${key} quotes ${column}`).toBe(
              true,
            );
          }
        }
      },
    ),
    { seed: 31, numRuns: 25 },
  );
  // The test has looked at all of them.
  expect(tally.withheld).toBeGreaterThan(1000);
  expect(tally.kept).toBeGreaterThan(1000);
  expect(tally.claims).toBeGreaterThan(0);
}, 300_000);
