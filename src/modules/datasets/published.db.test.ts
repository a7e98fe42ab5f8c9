import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { hasSharedData, sharedData } from "../../../test/shared-data.ts";
import { aPartnership, useWorld } from "../../../test/world.ts";
import { asConsole } from "../../platform/tenancy/transactions.ts";
import { importAreas } from "../areas/index.ts";
import type { ImportSummary } from "./console/summary.ts";
import { datasetCommands } from "./console.ts";

const world = useWorld();

const LOOKUPS = [
  "data/geo/lsoa_all_vintages_lad24_england_wales.csv.gz",
  "data/geo/lad24_csp24_pfa24_england_wales.csv",
];
const ESSEX = { thurrock: "E06000034", basildon: "E07000066" };

/** A month of Essex as it was published. */
function essex(month: string): string {
  return sharedData(`data/police-uk/${month}/${month}-essex-street.csv.gz`) ?? "";
}

async function importPublished(months: readonly string[]): Promise<ImportSummary> {
  const { slug } = await aPartnership(world);
  const lines: string[] = [];
  const context = { ...world, folder: "/", print: (line: string) => void lines.push(line), progress: () => {} };
  await datasetCommands[0]?.run(context, ["--partnership", slug, "--json", ...months.map(essex)]);
  return JSON.parse(lines[0] ?? "");
}

function countOf(summary: ImportSummary, district: string, type?: string): number {
  return summary.counts
    .filter((count) => count.district === district && (type === undefined || count.type === type))
    .reduce((sum, { count }) => sum + count, 0);
}

describe.runIf(hasSharedData)("published files of Essex", () => {
  beforeAll(async () => {
    const uploads = LOOKUPS.map((path) => ({ name: basename(path), bytes: readFileSync(sharedData(path) ?? "") }));
    const imported = await importAreas(
      (work) =>
        asConsole(world.database, { slug: "installation", capabilities: ["areas:import"], command: "test" }, work),
      uploads,
    );
    expect(imported.ok).toBe(true);
  });

  test("the twelve months of 2025 give the totals that were counted by hand", async () => {
    const summary = await importPublished(
      Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, "0")}`),
    );
    expect(summary).toMatchObject({
      files: 12,
      rows: 158_217,
      accepted: 158_217,
      rejected: 0,
      noLocation: 2_140,
      outsideArea: 155,
      areaUnknown: 0,
    });
    expect(countOf(summary, ESSEX.thurrock)).toBe(17_216);
    expect(countOf(summary, ESSEX.thurrock, "Anti-social behaviour")).toBe(1_692);
    expect(countOf(summary, ESSEX.thurrock, "Vehicle crime")).toBe(1_786);
    expect(countOf(summary, ESSEX.basildon)).toBe(18_833);
  });

  test("March 2024 brings the rows and the rows without location that were counted by hand", async () => {
    expect(await importPublished(["2024-03"])).toMatchObject({ rows: 14_092, noLocation: 524 });
  });

  test("files of 2018 and 2019, whose small areas are of 2011, are placed in the districts of today", async () => {
    const summary = await importPublished(["2018-01", "2018-12", "2019-01"]);
    expect(summary.areaUnknown).toBe(0);
    expect(countOf(summary, ESSEX.thurrock)).toBeGreaterThan(0);
  });
});
