import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { COUNTY, FORCE_AREA, NEIGHBOURS } from "./geography/districts.ts";
import { area, contains, distanceToEdge, type Point, totalArea } from "./geography/polygons.ts";
import { WARDS } from "./geography/wards.ts";
import { areaAt, DISTRICTS, districtByCode, RESERVED, SKETCH, sketchFiles, sketchGeography } from "./geography.ts";

const sketch = sketchGeography();
const files = sketchFiles(sketch);
const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true });

type Feature = {
  properties: Record<string, string>;
  geometry: { type: "Polygon"; coordinates: Point[][] } | { type: "MultiPolygon"; coordinates: Point[][][] };
};
const featuresOf = (text: string): Feature[] => JSON.parse(text).features;
const ringsOf = ({ geometry }: Feature): Point[][] =>
  geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();

test("the sketch holds fourteen districts, three of them with their own wards", () => {
  expect(sketch.districts).toHaveLength(14);
  expect(Object.entries(WARDS).map(([code, wards]) => [districtByCode(code).name, wards.length])).toEqual([
    ["Thurrock", 20],
    ["Basildon", 14],
    ["Brentwood", 13],
  ]);
  expect(sketch.wards.filter((ward) => ward.name.endsWith("(whole district)"))).toHaveLength(11);
});

test("an unknown district is refused", () => {
  expect(() => districtByCode("E06000001")).toThrow(RangeError);
});

test("outlines are coarse, anticlockwise and to a hundredth of a degree", () => {
  for (const { outline, centre } of DISTRICTS) {
    expect(outline.length).toBeLessThanOrEqual(14);
    expect(area(outline)).toBeGreaterThan(0);
    for (const degrees of outline.flat()) expect(Math.round(degrees * 100) / 100).toBe(degrees);
    expect(contains(outline, centre)).toBe(true);
  }
});

test("districts meet without overlapping", () => {
  for (let longitude = -0.0493; longitude < 1.31; longitude += 0.0071) {
    for (let latitude = 51.4407; latitude < 52.11; latitude += 0.0053) {
      const holding = DISTRICTS.filter((district) => contains(district.outline, [longitude, latitude]));
      expect(holding.length).toBeLessThan(2);
    }
  }
});

test("neighbours share the line between them, so that nothing falls between two districts", () => {
  const lines = DISTRICTS.flatMap(({ name, outline }) =>
    outline.map((corner, i) => ({ name, from: String(corner), to: String(outline[(i + 1) % outline.length]) })),
  );
  const shared = lines.filter(({ from, to }) => lines.some((other) => other.from === to && other.to === from));
  const edge = lines.filter((line) => !shared.includes(line));
  const loop = edge.slice(0, 1);
  for (const _ of edge.slice(1)) loop.push(...edge.filter((line) => line.from === loop.at(-1)?.to).slice(0, 1));
  // What nobody shares is one closed line round the county: a gap between two districts would be a second.
  expect(new Set(loop).size).toBe(edge.length);
  expect(loop.at(-1)?.to).toBe(loop[0]?.from);
  const neighboursOf = (name: string): string[] => [
    ...new Set(
      lines
        .filter((other) =>
          shared.some((line) => line.name === name && other.from === line.to && other.to === line.from),
        )
        .map((other) => other.name),
    ),
  ];
  expect(neighboursOf("Thurrock")).toEqual(["Basildon", "Brentwood"]);
  expect(neighboursOf("Basildon").sort()).toEqual(["Brentwood", "Castle Point", "Chelmsford", "Rochford", "Thurrock"]);
  expect(neighboursOf("Brentwood").sort()).toEqual(["Basildon", "Chelmsford", "Epping Forest", "Thurrock"]);
  expect(neighboursOf("Harlow")).toEqual(["Epping Forest"]);
});

test("every ward centre is inside its district, and in its own ward", () => {
  for (const [code, facts] of Object.entries(WARDS)) {
    const { outline } = districtByCode(code);
    expect(new Set(facts.map((fact) => String(fact.centre))).size).toBe(facts.length);
    for (const fact of facts) {
      expect(contains(outline, fact.centre), fact.name).toBe(true);
      const ward = sketch.wards.find((candidate) => candidate.code === fact.code);
      expect(
        ward?.pieces.some((ring) => contains(ring, fact.centre)),
        fact.name,
      ).toBe(true);
    }
  }
});

test("every ward is in one piece and inside its district outline", () => {
  for (const ward of sketch.wards) {
    expect(ward.pieces).toHaveLength(1);
    for (const corner of ward.pieces.flat()) {
      const { outline } = ward.district;
      expect(contains(outline, corner) || distanceToEdge(outline, corner) < 1e-6, ward.name).toBe(true);
    }
  }
});

test("wards tile their district, and areas tile their ward", () => {
  for (const district of DISTRICTS) {
    const wards = sketch.wards.filter((ward) => ward.district === district);
    const covered = wards.reduce((sum, ward) => sum + totalArea(ward.pieces), 0);
    expect(Math.abs(covered / area(district.outline) - 1)).toBeLessThan(1e-4);
  }
  for (const ward of sketch.wards) {
    const areas = sketch.areas.filter((candidate) => candidate.ward === ward);
    const covered = areas.reduce((sum, part) => sum + totalArea(part.pieces), 0);
    expect(areas.length).toBeGreaterThan(1);
    expect(Math.abs(covered / totalArea(ward.pieces) - 1)).toBeLessThan(1e-4);
  }
});

test("a point is found in the one area that holds it, and beyond the county in none", () => {
  for (const candidate of sketch.areas) expect(areaAt(sketch.areas, candidate.site)).toBe(candidate);
  expect(areaAt(sketch.areas, [0.11, 51.5])).toBeUndefined();
});

test("residents and households add up to their district and are of the size of a real area", () => {
  for (const district of DISTRICTS) {
    const areas = sketch.areas.filter((candidate) => candidate.ward.district === district);
    expect(areas.reduce((sum, { residents }) => sum + residents, 0)).toBe(district.residents2021);
    expect(areas.reduce((sum, { households }) => sum + households, 0)).toBe(district.households2021);
  }
  for (const { residents, households } of sketch.areas) {
    expect(residents).toBeGreaterThan(1000);
    expect(residents).toBeLessThan(3000);
    expect(households).toBeGreaterThan(400);
    expect(households).toBeLessThan(residents);
  }
});

test("the county's residents are those of its twelve districts, as near as rounding allows", () => {
  const twelve = DISTRICTS.filter(({ code }) => code.startsWith("E07"));
  const sum = twelve.reduce((total, district) => total + district.residents2023, 0);
  expect(twelve).toHaveLength(12);
  expect(Math.abs(sum - COUNTY.residents2023)).toBeLessThanOrEqual(12 * 50 + 50);
});

test("invented codes stay in the reserved range and are used once", () => {
  const areas = [...sketch.areas.map(({ code }) => code), ...sketch.outside.map(({ code }) => code)];
  const invented = sketch.wards.filter(({ name }) => name.endsWith("(whole district)")).map(({ code }) => code);
  expect(new Set(areas).size).toBe(areas.length);
  expect(new Set(invented).size).toBe(11);
  for (const code of areas) {
    expect(code).toMatch(/^E01\d{6}$/);
    expect(code >= RESERVED.areas[0] && code <= RESERVED.areas[1]).toBe(true);
  }
  for (const code of invented) {
    expect(code).toMatch(/^E05\d{6}$/);
    expect(code >= RESERVED.wards[0] && code <= RESERVED.wards[1]).toBe(true);
  }
  for (const ward of Object.values(WARDS).flat()) expect(ward.code < RESERVED.wards[0]).toBe(true);
});

test("areas outside the force's border are named in the lookups and drawn nowhere", () => {
  expect(sketch.outside).toHaveLength(3);
  for (const { code, neighbour } of sketch.outside) {
    expect(DISTRICTS.some((district) => contains(district.outline, neighbour.place))).toBe(false);
    expect(files.areaDistricts.text).toContain(`\n${code},${neighbour.code},${neighbour.name},21\n`);
    expect(files.areaBoundaries.text).not.toContain(code);
  }
});

test("the sketch is drawn the same every time, to the byte", () => {
  expect(sketchFiles(sketchGeography())).toEqual(files);
});

test("the sketch says what is invented", () => {
  expect(SKETCH.title).toBe("Demonstration sketch");
  expect(SKETCH.statement).toMatch(/sketch/);
  expect(SKETCH.statement).toMatch(/invented/);
});

test("names with commas survive the CSV", () => {
  const wards = rowsOf(files.areaWards.text).map((row) => row["ward24_name"]);
  expect(wards).toContain("Brizes, Stondon Massey & South Weald");
  expect(rowsOf(files.areaWards.text)).toHaveLength(sketch.areas.length);
  expect(rowsOf(files.areaDistricts.text)).toHaveLength(sketch.areas.length + 3);
});

test("boundaries are closed, anticlockwise rings to five decimals, with the published properties", () => {
  const kinds = [files.areaBoundaries, files.wardBoundaries, files.districtBoundaries].map(({ text }) =>
    featuresOf(text),
  );
  expect(kinds.map((features) => Object.keys(features[0]?.properties ?? {}))).toEqual([
    ["LSOA21CD", "LSOA21NM", "LADCD"],
    ["WD25CD", "WD25NM", "LADCD"],
    ["LAD24CD", "LAD24NM"],
  ]);
  expect(kinds.map((features) => features.length)).toEqual([sketch.areas.length, 58, 14]);
  for (const feature of kinds.flat()) {
    expect(ringsOf(feature).length).toBeGreaterThan(0);
    for (const ring of ringsOf(feature)) {
      expect(ring.length).toBeGreaterThan(3);
      expect(ring.at(-1)).toEqual(ring[0]);
      expect(area(ring.slice(1))).toBeGreaterThan(0);
      for (const degrees of ring.flat()) expect(Math.abs(degrees * 1e5 - Math.round(degrees * 1e5))).toBeLessThan(1e-6);
    }
  }
});

const open = new URL("../../shared/data/", import.meta.url);
const hasOpenData = existsSync(open);
const openText = (path: string): string => {
  const bytes = readFileSync(new URL(path, open));
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
};

describe.runIf(hasOpenData)("against the open data, when it is there", () => {
  test("no invented area or ward code exists", () => {
    const lookup = openText("geo/lsoa_all_vintages_lad24_england_wales.csv.gz");
    const wards = openText("geo/lsoa21_ward24_lad24_essex.csv") + openText("geo/lsoa11_ward17_lad21_essex.csv");
    const taken = new Set(lookup.match(/^E01\d{6}/gm));
    expect(taken.size).toBeGreaterThan(30_000);
    for (const { code } of [...sketch.areas, ...sketch.outside]) expect(taken.has(code)).toBe(false);
    for (const code of taken) expect(code < RESERVED.areas[0]).toBe(true);
    for (const [code] of wards.matchAll(/E05\d{6}/g)) expect(code < RESERVED.wards[0]).toBe(true);
  });

  test("district, partnership and force codes and names are the real ones", () => {
    const real = rowsOf(openText("geo/lad24_csp24_pfa24_england_wales.csv")).map((row) => Object.values(row).join("|"));
    const ours = rowsOf(files.districtPartnerships.text).map((row) => Object.values(row).join("|"));
    expect(ours).toHaveLength(14 + NEIGHBOURS.length);
    for (const row of ours) expect(real).toContain(row);
    const essex = real.filter((row) => row.endsWith(`${FORCE_AREA.code}|${FORCE_AREA.name}`));
    expect(essex).toHaveLength(14);
  });

  test("ward codes and names are the real ones, all of them", () => {
    const real = rowsOf(openText("geo/lsoa21_ward24_lad24_essex.csv"));
    for (const [district, facts] of Object.entries(WARDS)) {
      const wanted = new Set(
        real
          .filter((row) => row["ltla24_code"] === district)
          .map((row) => `${row["ward24_code"]} ${row["ward24_name"]}`),
      );
      expect(new Set(facts.map(({ code, name }) => `${code} ${name}`))).toEqual(wanted);
    }
  });

  test("columns are those of the published files", () => {
    const header = (text: string): string | undefined => text.split(/\r?\n/)[0];
    const pairs = [
      [files.areaWards, "geo/lsoa21_ward24_lad24_essex.csv"],
      [files.areaDistricts, "geo/lsoa_all_vintages_lad24_england_wales.csv.gz"],
      [files.districtPartnerships, "geo/lad24_csp24_pfa24_england_wales.csv"],
      [files.areaResidents, "population/census_2021_residents_households_lsoa21_essex.csv"],
      [files.districtHouseholds, "population/census_2021_households_lad23_england_wales.csv"],
    ] as const;
    for (const [ours, theirs] of pairs) expect(header(ours.text), theirs).toBe(header(openText(theirs)));
    const population = header(openText("population/mid_year_population_2011_2023_england_wales_lad23.csv"));
    expect(population?.startsWith(header(files.districtResidents.text) ?? "none")).toBe(true);
  });

  test("residents and households are the published ones, rounded to the hundred", () => {
    const areas = rowsOf(openText("population/census_2021_residents_households_lsoa21_essex.csv"));
    const mid2023 = rowsOf(openText("population/mid_year_population_2011_2023_england_wales_lad23.csv"));
    const households = rowsOf(openText("population/census_2021_households_lad23_england_wales.csv"));
    const hundred = (value: unknown): number => Math.round(Number(value) / 100) * 100;
    for (const district of DISTRICTS) {
      const census = areas.filter((row) => row["ltla24_code"] === district.code);
      expect(district.residents2021).toBe(hundred(census.reduce((sum, row) => sum + Number(row["residents"]), 0)));
      const row = mid2023.find((candidate) => candidate["code"] === district.code);
      expect(district.residents2023).toBe(hundred(row?.["mid_2023"]));
      const homes = households.find((candidate) => candidate["ltla23_code"] === district.code);
      expect(district.households2021).toBe(hundred(homes?.["households"]));
    }
    expect(COUNTY.residents2023).toBe(hundred(mid2023.find((row) => row["code"] === COUNTY.code)?.["mid_2023"]));
  });
});
