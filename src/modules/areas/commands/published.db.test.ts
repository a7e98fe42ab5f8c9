import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sketchFiles, sketchGeography } from "../../../../demo/geography.ts";
import { sharedData } from "../../../../test/shared-data.ts";
import { useWorld } from "../../../../test/world.ts";
import type { InPartnership } from "../../../platform/files/files.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import {
  boundaryOf,
  findForceArea,
  getGazetteer,
  isInside,
  listBoundaries,
  listDistricts,
  listLsoaPlaces,
  listPopulations,
  listSplitPlaces,
  listWards,
  type Outline,
  wardAt,
} from "../index.ts";
import { importAreas } from "./import-areas.ts";

const world = useWorld();
const inInstallation: InPartnership = (work) =>
  asConsole(world.database, { slug: "installation", capabilities: ["areas:import"], command: "test" }, work);

const [THURROCK, BASILDON, BRENTWOOD] = ["E06000034", "E07000066", "E07000068"];

/** Ward of Thurrock, with an invented LSOA of the sketch in it. */
const BELHUS = "E05002230";

async function importFiles(...files: readonly string[]) {
  const uploads = files.map((file) => {
    const bytes = readFileSync(sharedData(`data/${file}`) ?? "");
    return { name: file.replace(/.*\//, ""), bytes };
  });
  const outcome = await importAreas(inInstallation, uploads);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

async function gazetteerNumber(): Promise<number> {
  return (await inInstallation(getGazetteer))?.number ?? 0;
}

test("the demonstration's sketch is a whole world of its own: places, outlines and people", async () => {
  const files = Object.entries(sketchFiles(sketchGeography())).map(([key, { name, text }]) => ({
    name,
    bytes: Buffer.from(text),
    ...(/Residents|Households/.test(key) && { dated: "Census 2021" }),
  }));
  const outcome = await importAreas(inInstallation, files, { origin: "sketch" });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  expect(outcome.value.files.every(({ title }) => title.endsWith("(demonstration sketch)"))).toBe(true);

  const number = await gazetteerNumber();
  const places = await inInstallation((tx) => listLsoaPlaces(tx, number));
  expect(places.filter(({ wardCode }) => wardCode === BELHUS).length).toBeGreaterThan(1);
  const wards = await inInstallation((tx) => listBoundaries(tx, "ward", THURROCK));
  expect(wards).toHaveLength(20);
  expect(wards[0]?.edition).toMatchObject({ origin: "sketch" });
  expect(wards[0]?.edition.attribution).toContain("sketch made for the demonstration");
  const residents = await inInstallation((tx) =>
    listPopulations(tx, { level: "ward", measure: "residents", district: THURROCK }),
  );
  expect(residents?.amounts).toHaveLength(20);
  const force = await inInstallation((tx) => findForceArea(tx, number, "Essex Police"));
  expect(force?.kind === "area" && force.area.districts).toHaveLength(14);
});

const LOOKUPS = [
  "geo/lsoa_all_vintages_lad24_england_wales.csv.gz",
  "geo/lad24_csp24_pfa24_england_wales.csv",
  "geo/lsoa11_lsoa21_lad22_essex.csv",
  "geo/lsoa21_ward24_lad24_essex.csv",
  "geo/lsoa11_ward17_lad21_essex.csv",
  "geo/lad22_lad23_england_wales.csv",
  "geo/lad17_csp17_pfa17_england_wales.csv",
];
const OTHERS = [
  "geo/lsoa21_essex.geojson.gz",
  "geo/lsoa11_essex.geojson.gz",
  "geo/wards_2025_essex.geojson.gz",
  "geo/wards_2025_essex_simplified_60m.geojson",
  "geo/lad_essex_dissolved_from_lsoa21.geojson.gz",
  "geo/lad24_essex_ultra_generalised.geojson",
  "population/mid_year_population_2011_2023_england_wales_lad23.csv",
  "population/mid_2023_persons_single_year_of_age_essex_lad23.csv",
  "population/mid_2020_population_lsoa11_single_year_of_age_essex.csv.gz",
  "population/census_2021_residents_households_lsoa21_essex.csv",
  "population/census_2021_households_lad23_england_wales.csv",
];
const isHere = [...LOOKUPS, ...OTHERS].every((file) => sharedData(`data/${file}`) !== undefined);

/** In Essex these LSOAs of 2011 became several, which lie in two wards of 2024. */
const SPLIT = ["E01021681", "E01021682", "E01021857", "E01021872", "E01022091", "E01033143"];

describe.runIf(isHere)("once the published files take the sketch's place", () => {
  test("every LSOA of both censuses in England and Wales is known, beside those of the sketch", async () => {
    const { files, gazetteer } = await importFiles(...LOOKUPS);
    expect(files.map(({ rows }) => rows)).toEqual([36778, 332, 1111, 1111, 1077, 374, 348]);
    expect(gazetteer?.isNew).toBe(true);
    const places = await inInstallation((tx) => listLsoaPlaces(tx, gazetteer?.number ?? 0));
    const real = places.filter(({ code }) => !code.startsWith("E0199"));
    expect(real).toHaveLength(36778);
    const ofCensus = (census: string) => real.filter(({ vintage }) => vintage.includes(census)).length;
    expect([ofCensus("11"), ofCensus("21")]).toEqual([34753, 35672]);
    expect(places.map(({ code }) => code)).toEqual(places.map(({ code }) => code).sort());
  });

  test("Essex Police's area is its fourteen districts, by their names of today", async () => {
    const number = await gazetteerNumber();
    const force = await inInstallation((tx) => findForceArea(tx, number, "Essex Police"));
    const districts = force?.kind === "area" ? force.area.districts : [];
    expect(districts).toHaveLength(14);
    expect(
      districts.filter(({ code }) => [THURROCK, BASILDON, BRENTWOOD].includes(code)).map(({ name }) => name),
    ).toEqual(["Thurrock", "Basildon", "Brentwood"]);
    const places = await inInstallation((tx) => listLsoaPlaces(tx, number));
    const inEssex = places.filter(
      ({ code, districtCode }) => /^E010/.test(code) && districts.some((d) => d.code === districtCode),
    );
    expect(inEssex.filter(({ vintage }) => vintage !== "11")).toHaveLength(1111);
    expect(inEssex.filter(({ vintage }) => vintage !== "21")).toHaveLength(1077);
  });

  test("there are 318 districts, each with a force, and the abolished ones are not among them", async () => {
    const districts = await inInstallation(async (tx) => listDistricts(tx, await gazetteerNumberOf(tx)));
    expect(districts).toHaveLength(318);
    expect(districts.filter(({ force }) => force === "")).toEqual([]);
    const byCode = new Map(districts.map((district) => [district.code, district]));
    expect(byCode.get("E06000063")).toMatchObject({ name: "Cumberland", force: "Cumbria" });
    expect(byCode.get("E06000063")?.cspCodes).toHaveLength(3);
    expect(byCode.has("E07000029")).toBe(false);
    expect(districts.filter(({ cspCodes }) => cspCodes.length > 1)).toHaveLength(7);
    expect(byCode.get(THURROCK)).toMatchObject({ force: "Essex", forceCode: "E23000028" });
  });

  test("the LSOAs of 2011 whose parts lie in two wards are split, and no others in Essex", async () => {
    const places = await inInstallation(async (tx) => listLsoaPlaces(tx, await gazetteerNumberOf(tx)));
    const split = places.filter(({ wardChoices }) => wardChoices.length > 0);
    expect(split.map(({ code }) => code)).toEqual(SPLIT);
    expect(split.every(({ wardCode, wardChoices }) => wardCode === null && wardChoices.length === 2)).toBe(true);
    const essex = new Set(places.filter(({ wardCode }) => wardCode !== null).map(({ districtCode }) => districtCode));
    const without = places.filter(
      ({ code, districtCode, wardCode, wardChoices }) =>
        essex.has(districtCode) && !code.startsWith("E0199") && wardCode === null && wardChoices.length === 0,
    );
    expect(without).toEqual([]);
  });

  test("the wards are those of 2024: the wards of 2017 that are gone, and the sketch's inventions, are not listed", async () => {
    const number = await gazetteerNumber();
    const counts = await Promise.all(
      [THURROCK, BASILDON, BRENTWOOD, "E06000033"].map((code) => inInstallation((tx) => listWards(tx, number, code))),
    );
    expect(counts.map((wards) => wards.length)).toEqual([20, 14, 13, 17]);
    expect(counts.flat().some(({ code }) => code.startsWith("E0599"))).toBe(false);
  });

  test("maps are drawn from official outlines, the most detailed of the latest year, all of one edition", async () => {
    await importFiles(...OTHERS);
    const wards = await inInstallation((tx) => listBoundaries(tx, "ward", THURROCK));
    expect(wards).toHaveLength(20);
    expect(new Set(wards.map(({ edition }) => edition.id)).size).toBe(1);
    expect(wards[0]).toMatchObject({ level: "ward25", edition: { origin: "official", vintage: "2025" } });
    const corners = JSON.stringify(wards.map(({ outline }) => outline)).length;
    expect(corners).toBeGreaterThan(20_000);

    const district = await inInstallation((tx) => boundaryOf(tx, "district", THURROCK));
    expect(district).toMatchObject({ name: "Thurrock", level: "district", edition: { origin: "official" } });
    expect(await inInstallation((tx) => listBoundaries(tx, "lsoa21", THURROCK))).toHaveLength(100);
    expect(await inInstallation((tx) => boundaryOf(tx, "ward", "E05999998"))).toBeUndefined();
  });

  test("a point in a split LSOA finds its ward by the outlines of the wards", async () => {
    const split = await inInstallation(async (tx) => listSplitPlaces(tx, await gazetteerNumberOf(tx)));
    expect(split.map(({ code }) => code)).toEqual(SPLIT);
    for (const { choices } of split) {
      expect(choices.map(({ outline }) => outline?.type)).not.toContain(undefined);
      for (const { code } of choices) {
        const own = await inInstallation((tx) => boundaryOf(tx, "ward", code));
        const inside = own && pointIn(own.outline);
        expect(inside && wardAt(choices, ...inside)).toBe(code);
      }
    }
    expect(wardAt(split[0]?.choices ?? [], 0, 50)).toBeUndefined();
  });

  test("rates are divided by mid-year estimates for districts and by the census for LSOAs and wards", async () => {
    const districts = await inInstallation((tx) =>
      listPopulations(tx, { level: "district", measure: "residents", codes: [THURROCK, BASILDON, BRENTWOOD] }),
    );
    expect(districts).toMatchObject({ dated: "mid-2023", edition: { origin: "official" } });
    expect(districts?.amounts).toEqual([
      { code: THURROCK, amount: 178_201 },
      { code: BASILDON, amount: 190_544 },
      { code: BRENTWOOD, amount: 78_152 },
    ]);
    const households = await inInstallation((tx) =>
      listPopulations(tx, { level: "district", measure: "households", codes: [THURROCK] }),
    );
    expect(households).toMatchObject({ dated: "Census 2021", amounts: [{ code: THURROCK, amount: 66_377 }] });

    const lsoas = await inInstallation((tx) =>
      listPopulations(tx, { level: "lsoa21", measure: "residents", district: THURROCK }),
    );
    expect(lsoas).toMatchObject({ dated: "Census 2021", edition: { origin: "official" } });
    expect(sumOf(lsoas?.amounts)).toBe(176_036);
    const wards = await inInstallation((tx) =>
      listPopulations(tx, { level: "ward", measure: "residents", district: THURROCK }),
    );
    expect(wards?.amounts).toHaveLength(20);
    expect(sumOf(wards?.amounts)).toBe(176_036);
    expect(wards?.amounts.find(({ code }) => code === BELHUS)?.amount).toBe(10_472);

    const older = await inInstallation((tx) =>
      listPopulations(tx, { level: "lsoa11", measure: "residents", codes: ["E01021681", "E01000001"] }),
    );
    expect(older).toMatchObject({ dated: "mid-2020", amounts: [{ code: "E01021681", amount: 3_353 }] });
  });
});

function sumOf(amounts: readonly { readonly amount: number }[] = []): number {
  return amounts.reduce((sum, { amount }) => sum + amount, 0);
}

/** The first point of a grid over the outline that lies in it. */
function pointIn(outline: Outline): [number, number] {
  const corners = outline.coordinates.flat(outline.type === "Polygon" ? 1 : 2) as [number, number][];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [west, south] = [Math.min(...xs), Math.min(...ys)];
  for (let i = 0; i < 400; i++) {
    const x = west + ((Math.max(...xs) - west) * ((i % 20) + 0.5)) / 20;
    const y = south + ((Math.max(...ys) - south) * (Math.floor(i / 20) + 0.5)) / 20;
    if (isInside(outline, x, y)) return [x, y];
  }
  throw new Error("No point of the grid lies in the outline");
}

/** The number of today's gazetteer, inside a transaction. */
async function gazetteerNumberOf(tx: Parameters<typeof getGazetteer>[0]): Promise<number> {
  return (await getGazetteer(tx))?.number ?? 0;
}
