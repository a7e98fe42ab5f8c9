import { beforeAll, expect, test } from "vitest";
import { useWorld } from "../../../test/world.ts";
import type { InPartnership } from "../../platform/files/files.ts";
import { asConsole, asVisitor } from "../../platform/tenancy/transactions.ts";
import { importAreas } from "./commands/import-areas.ts";
import {
  boundaryOf,
  findForceArea,
  getGazetteer,
  listBoundaries,
  listDistricts,
  listPopulations,
  listSplitPlaces,
  listWards,
  wardAt,
} from "./index.ts";
import { listDistrictPage } from "./store/places.ts";

const world = useWorld();
const inInstallation: InPartnership = (work) =>
  asConsole(world.database, { slug: "installation", capabilities: ["areas:import"], command: "test" }, work);

/** A square of a hundredth of a degree. */
function square(west: number, south: number) {
  const [east, north] = [west + 0.01, south + 0.01].map((degrees) => Math.round(degrees * 1e6) / 1e6);
  return {
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

function geojson(...features: readonly (readonly [properties: object, geometry: object])[]): string {
  return JSON.stringify({
    type: "FeatureCollection",
    features: features.map(([properties, geometry]) => ({ type: "Feature", properties, geometry })),
  });
}

const FILES: Readonly<Record<string, string>> = {
  "wards.csv": `lsoa21_code,ward24_code,ward24_name,ltla24_code,ltla24_name
E01000001,E05000001,Belhus,E06000034,Thurrock
E01000002,E05000001,Belhus,E06000034,Thurrock
E01000003,E05000002,Ockendon,E06000034,Thurrock
E01000004,E05000003,Aveley,E06000034,Thurrock
E01000004,E05000004,Orsett,E06000034,Thurrock
E01000005,E05000003,Aveley,E06000034,Thurrock
`,
  "changes.csv": `LSOA11CD,LSOA21CD,CHNGIND
E01000009,E01000002,X
E01000009,E01000003,X
`,
  "forces.csv": `LAD24CD,LAD24NM,CSP24CD,CSP24NM,PFA24CD,PFA24NM
E06000034,Thurrock,E22000091,Thurrock,E23000028,Essex
E07000066,Basildon,E22000080,Basildon,E23000028,Essex
W06000015,Cardiff,W22000001,Cardiff,W15000003,South Wales
`,
  "census_2021.csv": `lsoa21_code,residents
E01000001,1000
E01000002,500
E01000004,800
E01000005,900
`,
  "mid_2023.csv": `code,name,geography,mid_2023
E06000034,Thurrock,Unitary Authority,178201
E10000012,Essex,County,1536058
`,
  // Without a district, as some publications are: the gazetteer knows it.
  "wards.geojson": geojson(
    [{ WD25CD: "E05000001", WD25NM: "Belhus" }, square(0.3, 51.4)],
    [{ WD25CD: "E05000002", WD25NM: "Ockendon" }, square(0.31, 51.4)],
  ),
  "districts.geojson": geojson([{ LADCD: "E06000034" }, square(0.3, 51.4)]),
};

let gazetteer = 0;
beforeAll(async () => {
  const uploads = Object.entries(FILES).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
  const outcome = await importAreas(inInstallation, uploads);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  gazetteer = outcome.value.gazetteer?.number ?? 0;
});

test("anybody may read of places: what is public shows them", async () => {
  const read = await asVisitor(world.database, undefined, "test", (tx) => getGazetteer(tx));
  expect(read?.number).toBe(gazetteer);
  expect(read?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test("districts and wards are listed by name", async () => {
  const districts = await inInstallation((tx) => listDistricts(tx, gazetteer));
  expect(districts.map(({ name }) => name)).toEqual(["Basildon", "Cardiff", "Thurrock"]);
  const wards = await inInstallation((tx) => listWards(tx, gazetteer, "E06000034"));
  expect(wards.map(({ name }) => name)).toEqual(["Aveley", "Belhus", "Ockendon", "Orsett"]);
  expect(await inInstallation((tx) => listWards(tx, gazetteer, "E07000066"))).toEqual([]);
});

test("a force's area is the districts that a lookup gives it", async () => {
  const find = (reportedBy: string) => inInstallation((tx) => findForceArea(tx, gazetteer, reportedBy));
  expect(await find("Essex Police")).toEqual({
    kind: "area",
    area: {
      code: "E23000028",
      name: "Essex",
      districts: [
        { code: "E06000034", name: "Thurrock" },
        { code: "E07000066", name: "Basildon" },
      ],
    },
  });
  expect(await find("British Transport Police")).toMatchObject({ kind: "none" });
  expect(await find("Kent Police"), "no lookup says which districts Kent has").toBeUndefined();
  expect(await find("Some Police")).toBeUndefined();
});

test("a district that the population file lacks is unknown, and a county is no district", async () => {
  const found = await inInstallation((tx) =>
    listPopulations(tx, { level: "district", measure: "residents", codes: ["E06000034", "E07000066", "E10000012"] }),
  );
  expect(found).toMatchObject({
    dated: "mid-2023",
    edition: { title: "Residents by district, mid-2023", origin: "official" },
    amounts: [{ code: "E06000034", amount: 178_201 }],
  });
  const households = await inInstallation((tx) =>
    listPopulations(tx, { level: "district", measure: "households", codes: ["E06000034"] }),
  );
  expect(households).toBeUndefined();
});

test("a ward's residents are the sum of its LSOAs, and unknown when one is unknown or shared with another ward", async () => {
  const found = await inInstallation((tx) =>
    listPopulations(tx, { level: "ward", measure: "residents", district: "E06000034" }),
  );
  // Ockendon has an LSOA without a figure; Aveley and Orsett share one.
  expect(found).toMatchObject({ dated: "Census 2021", amounts: [{ code: "E05000001", amount: 1500 }] });
  const asked = await inInstallation((tx) =>
    listPopulations(tx, { level: "ward", measure: "residents", codes: ["E05000001", "E05000002"] }),
  );
  expect(asked?.amounts).toEqual(found?.amounts);
});

test("wards are found in their district though their file names none, and a district without a name takes the gazetteer's", async () => {
  const wards = await inInstallation((tx) => listBoundaries(tx, "ward", "E06000034"));
  expect(wards.map(({ code, name, level }) => [code, name, level])).toEqual([
    ["E05000001", "Belhus", "ward25"],
    ["E05000002", "Ockendon", "ward25"],
  ]);
  expect(wards[0]?.edition.attribution).toContain("Contains OS data © Crown copyright");
  const district = await inInstallation((tx) => boundaryOf(tx, "district", "E06000034"));
  expect(district).toMatchObject({ name: "Thurrock", outline: square(0.3, 51.4) });
  expect(await inInstallation((tx) => boundaryOf(tx, "lsoa21", "E01000001"))).toBeUndefined();
});

test("split LSOAs come with the outlines that are held, and their points find a ward or none", async () => {
  const split = await inInstallation((tx) => listSplitPlaces(tx, gazetteer));
  expect(split.map(({ code, choices }) => [code, ...choices.map((choice) => choice.outline !== undefined)])).toEqual([
    ["E01000004", false, false],
    ["E01000009", true, true],
  ]);
  const [, old] = split;
  expect(wardAt(old?.choices ?? [], 0.305, 51.405)).toBe("E05000001");
  expect(wardAt(old?.choices ?? [], 0.315, 51.405)).toBe("E05000002");
  expect(wardAt(old?.choices ?? [], 0.5, 51.405)).toBeUndefined();
});

test("the list of districts is searched by name, code and force, and wildcards mean themselves", async () => {
  const page = (words: string) =>
    inInstallation((tx) =>
      listDistrictPage(tx, gazetteer, { words, sort: { by: "name", direction: "ascending" }, limit: 2, offset: 0 }),
    );
  expect(await page("")).toMatchObject({ total: 3, rows: [{ name: "Basildon", lsoas: 0 }, { name: "Cardiff" }] });
  expect(await page("thurr")).toMatchObject({ total: 1, rows: [{ code: "E06000034", lsoas: 5 }] });
  expect((await page("essex")).total).toBe(2);
  expect((await page("W06")).total).toBe(1);
  expect((await page("%")).total).toBe(0);
});
