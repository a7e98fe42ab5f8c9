import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { aDataset } from "../../../../test/datasets.ts";
import { importPlaces } from "../../../../test/places.ts";
import { relativeError } from "../../../../test/relative-error.ts";
import { hasSharedData, readSharedCsv, sharedData } from "../../../../test/shared-data.ts";
import { useWorld } from "../../../../test/world.ts";
import { month } from "../../../kernel/dates.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { getGazetteer } from "../../areas/index.ts";
import { analyse } from "../rules/analyse.ts";
import { type ResultTable, typeKey } from "../rules/results.ts";
import { gatherEvidence } from "./gather-evidence.ts";

const world = useWorld();

const INPUT = "reference/input_street.csv.gz";
const PERIOD = { from: month("2024-10"), to: month("2025-09") };
/** The reference takes both years as equally long; the year before holds 29 February. */
const LEAP = 366 / 365;

describe.runIf(hasSharedData)("an analysis of the reference's file, from its import to the stored tables", () => {
  let slug = "";
  let dataset = "";
  const inPartnership = <T>(work: (tx: Tx) => Promise<T>) =>
    asConsole(world.database, { slug, capabilities: ["datasets:read"], command: "test" }, work);

  beforeAll(async () => {
    const lookup = readSharedCsv("reference/lookup_lsoa.csv");
    const names = new Map(lookup.map((row) => [row["district_code"] ?? "", row["district_name"] ?? ""]));
    const people = new Map<string, number>();
    for (const { district_code: code = "", population } of lookup)
      people.set(code, (people.get(code) ?? 0) + Number(population));
    const lines = (head: string, rows: readonly string[]) => [head, ...rows, ""].join("\n");
    await importPlaces(world, {
      "lookup.csv": lines(
        "lsoa21_code,ward24_code,ward24_name,ltla24_code,ltla24_name",
        lookup.map(
          (row) =>
            `${row["lsoa_code"]},E05${row["district_code"]?.slice(3)},Ward,${row["district_code"]},${row["district_name"]}`,
        ),
      ),
      "forces.csv": lines(
        "ltla24_code,ltla24_name,pfa24_code,pfa24_name",
        [...names].map(([code, name]) => `${code},${name},E23000028,Essex`),
      ),
      "population.csv": lines(
        "code,name,geography,mid_2023",
        [...people].map(([code, count]) => `${code},${names.get(code)},Non-metropolitan District,${count}`),
      ),
    });
    const content = readFileSync(sharedData(INPUT) ?? "");
    const made = await aDataset(world, [{ field: "files", name: "street.csv.gz", content }]);
    slug = made.partnership.slug;
    dataset = made.id;
    const [held] = await world.db.ask(
      `select sum(row_count)::integer as rows, sum(no_location)::integer as "noLocation" from dataset_parts`,
    );
    expect(held).toEqual({ rows: 100_000, noLocation: 1117 });
  }, 120_000);

  async function tablesOf(district: string): Promise<readonly ResultTable[]> {
    const gazetteer = await inPartnership(getGazetteer);
    const work = {
      inPartnership,
      engine: world.engine,
      dataFolder: world.config.dataFolder,
      log: world.log,
      signal: new AbortController().signal,
    };
    const evidence = await gatherEvidence(work, {
      dataset: { id: dataset, title: "Reference", version: 1 },
      force: "Essex Police",
      districts: [district],
      period: PERIOD,
      duplicates: "every-row",
      gazetteer: gazetteer ?? { number: 0, sha256: "" },
      program: "test",
    });
    if (!evidence.ok) throw new Error(JSON.stringify(evidence.problems));
    return analyse(evidence.value).tables;
  }

  function valueIn(tables: readonly ResultTable[], table: string, row: string, column: string): number {
    const cell = tables.find(({ name }) => name === table)?.rows.find(({ key }) => key === row)?.cells[column];
    if (cell === undefined || typeof cell === "string" || cell.state !== "known")
      throw new Error(`${table}/${row}/${column} is ${JSON.stringify(cell)}`);
    return cell.value;
  }

  test("counts, rates, their exact intervals and ranks of every district and type", async () => {
    const tables = await tablesOf("E07000001");
    const rows = readSharedCsv("reference/msg.csv");
    expect(rows).toHaveLength(196);
    for (const row of rows) {
      const district = row["district"] ?? "";
      const of = (column: string) => valueIn(tables, `districts-${typeKey(row["crime_type"] ?? "")}`, district, column);
      expect(of("count")).toBe(Number(row["count"]));
      // The file rounds to six decimals, the program to ten digits.
      const isAs = (column: string, given: string) =>
        expect(Math.abs(of(column) - Number(row[given])), `${column} of ${district}`).toBeLessThanOrEqual(5.1e-7);
      isAs("rate", "rate");
      isAs("low", "rate_lo95");
      isAs("high", "rate_hi95");
      const higher = rows.filter(
        (other) => other["crime_type"] === row["crime_type"] && Number(other["rate"]) > Number(row["rate"]),
      );
      expect(of("rank")).toBe(higher.length + 1);
    }
  }, 60_000);

  test.each(["E07000001", "E07000008", "E07000014"])(
    "months, the rolling year and the exact interval of its ratio in %s",
    async (district) => {
      const tables = await tablesOf(district);
      const ofDistrict = (file: string) =>
        readSharedCsv(`reference/${file}.csv`).filter((row) => row["district"] === district);
      const months = ofDistrict("monthly_district_type");
      const rolling = new Map(ofDistrict("rolling12_district_type").map((row) => [row["crime_type"], row]));
      expect(months).toHaveLength(14);
      for (const { crime_type: type = "", district: _, ...counts } of months)
        for (const [at, count] of Object.entries(counts))
          if (/^\d{4}-\d{2}$/.test(at)) expect(valueIn(tables, "months", at, typeKey(type))).toBe(Number(count));
      for (const row of ofDistrict("period_change")) {
        const of = (column: string) => valueIn(tables, "rolling", typeKey(row["crime_type"] ?? ""), column);
        expect([of("before"), of("after")]).toEqual([Number(row["before"]), Number(row["after"])]);
        expect(of("after")).toBe(Number(rolling.get(row["crime_type"])?.[PERIOD.to]));
        for (const [column, given] of [
          ["ratio", "rate_ratio"],
          ["low", "rr_lo95"],
          ["high", "rr_hi95"],
        ] as const)
          expect(relativeError(of(column) / LEAP, Number(row[given]))).toBeLessThan(2e-6);
      }
    },
    60_000,
  );
});
