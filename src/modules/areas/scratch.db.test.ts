import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, test } from "vitest";
import { sharedData } from "/work/main/test/shared-data.ts";
import { useWorld } from "/work/main/test/world.ts";
import { asConsole } from "/work/main/src/platform/tenancy/transactions.ts";
import { getGazetteer, importAreas, listLsoaPlaces } from "/work/main/src/modules/areas/index.ts";

const world = useWorld();
const G = [
  "lad24_csp24_pfa24_england_wales.csv",
  "lsoa_all_vintages_lad24_england_wales.csv.gz",
  "lsoa11_lsoa21_lad22_essex.csv",
  "lsoa21_ward24_lad24_essex.csv",
  "lsoa21_essex.geojson.gz",
  "wards_2025_essex.geojson.gz",
]
  .map((f) => "geo/" + f)
  .concat([
    "population/mid_year_population_2011_2023_england_wales_lad23.csv",
    "population/census_2021_residents_households_lsoa21_essex.csv",
  ]);
test("x", async () => {
  const run = (w: never) =>
    asConsole(world.database, { slug: "installation", capabilities: ["areas:import"], command: "import areas" }, w);
  for (const f of G) {
    const bytes = readFileSync(sharedData("data/" + f) ?? "");
    world.held.length = 0;
    const h = monitorEventLoopDelay({ resolution: 5 });
    h.enable();
    const t = performance.now(); const c0 = process.cpuUsage();
    const out = await importAreas(run as never, [{ name: f.split("/")[1] ?? "", bytes }]);
    const ms = performance.now() - t;
    h.disable(); const c = process.cpuUsage(c0); const c = process.cpuUsage(c0);
    console.log(
      "M",
      f.padEnd(70),
      ms.toFixed(0).padStart(6),
      "held",
      Math.max(0, ...world.held.map((h) => h.milliseconds)).toFixed(0),
      "n",
      world.held.length,
      "loop",
      (h.max / 1e6).toFixed(0),
      out.ok && out.value.files[0]?.kept,
    );
  }
  const g = (await run(getGazetteer as never)) as { number: number };
  const t = performance.now();
  await run(((tx: never) => listLsoaPlaces(tx, g.number)) as never);
  console.log("M listLsoaPlaces", (performance.now() - t).toFixed(0));
  expect(1).toBe(1);
}, 120000);
