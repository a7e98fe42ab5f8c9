import { COUNTY, FORCE_AREA } from "./districts.ts";
import type { Ring } from "./polygons.ts";
import type { Sketch } from "./sketch.ts";

/** One file as an operator would import it: a name in the manner of the published ones, and its whole text (UTF-8). */
export type SketchFile = { readonly name: string; readonly text: string };

/** The sketch in the columns and properties of the open data that the installation imports. */
export type SketchFiles = {
  /** Area, ward, district and rural-urban class. The class is blank: it was never measured. */
  readonly areaWards: SketchFile;
  /** Area to district. Beyond the three districts' wards this also holds the few areas outside the force's border. */
  readonly areaDistricts: SketchFile;
  /** District to community safety partnership to police force area. */
  readonly districtPartnerships: SketchFile;
  readonly areaBoundaries: SketchFile;
  readonly wardBoundaries: SketchFile;
  readonly districtBoundaries: SketchFile;
  /** Residents and households by area, adding up to the 2021 Census figure of the district. */
  readonly areaResidents: SketchFile;
  /** Residents by district at mid-2023, and of the county: two levels, never to be added together. */
  readonly districtResidents: SketchFile;
  readonly districtHouseholds: SketchFile;
};

/** Writes the sketch out, always the same bytes. */
export function sketchFiles(sketch: Sketch): SketchFiles {
  return {
    areaWards: csv("lsoa21_ward24_lad24_sketch.csv", AREA_WARD_COLUMNS, areaWardRows(sketch)),
    areaDistricts: csv("lsoa_all_vintages_lad24_sketch.csv", AREA_DISTRICT_COLUMNS, areaDistrictRows(sketch)),
    districtPartnerships: csv("lad24_csp24_pfa24_sketch.csv", PARTNERSHIP_COLUMNS, partnershipRows(sketch)),
    areaBoundaries: geoJson(
      "lsoa21_sketch.geojson",
      sketch.areas.map((area) => ({
        properties: { LSOA21CD: area.code, LSOA21NM: area.name, LADCD: area.ward.district.code },
        pieces: area.pieces,
      })),
    ),
    wardBoundaries: geoJson(
      "wards_2025_sketch.geojson",
      sketch.wards.map((ward) => ({
        properties: { WD25CD: ward.code, WD25NM: ward.name, LADCD: ward.district.code },
        pieces: ward.pieces,
      })),
    ),
    districtBoundaries: geoJson(
      "lad24_sketch.geojson",
      sketch.districts.map((district) => ({
        properties: { LAD24CD: district.code, LAD24NM: district.name },
        pieces: [district.outline],
      })),
    ),
    areaResidents: csv("residents_households_lsoa21_sketch.csv", AREA_RESIDENT_COLUMNS, areaResidentRows(sketch)),
    districtResidents: csv("mid_2023_population_sketch.csv", DISTRICT_RESIDENT_COLUMNS, districtResidentRows(sketch)),
    districtHouseholds: csv(
      "households_lad23_sketch.csv",
      ["ltla23_code", "households"],
      sketch.districts.map((district) => [district.code, district.households2021]),
    ),
  };
}

const AREA_WARD_COLUMNS = [
  "lsoa21_code",
  "lsoa21_name",
  "ward24_code",
  "ward24_name",
  "ltla24_code",
  "ltla24_name",
  "ruc21_code",
  "ruc21_name",
];
const AREA_DISTRICT_COLUMNS = ["lsoa_code", "ltla24_code", "ltla24_name", "vintage"];
const PARTNERSHIP_COLUMNS = ["ltla24_code", "ltla24_name", "csp24_code", "csp24_name", "pfa24_code", "pfa24_name"];
const AREA_RESIDENT_COLUMNS = ["lsoa21_code", "lsoa21_name", "ltla24_code", "residents", "households"];
const DISTRICT_RESIDENT_COLUMNS = ["code", "name", "geography", "mid_2023"];

/** The published lookup writes "21" for an area of the 2021 edition, whose place the sketch takes. */
const EDITION = "21";

type Row = readonly (string | number)[];

function areaWardRows(sketch: Sketch): Row[] {
  return sketch.areas.map(({ code, name, ward }) => {
    return [code, name, ward.code, ward.name, ward.district.code, ward.district.name, "", ""];
  });
}

function areaDistrictRows(sketch: Sketch): Row[] {
  return [
    ...sketch.areas.map(({ code, ward }) => [code, ward.district.code, ward.district.name, EDITION]),
    ...sketch.outside.map(({ code, neighbour }) => [code, neighbour.code, neighbour.name, EDITION]),
  ];
}

function partnershipRows(sketch: Sketch): Row[] {
  return [
    ...sketch.districts.map(({ code, name, cspCode }) => [code, name, cspCode, name, FORCE_AREA.code, FORCE_AREA.name]),
    ...sketch.outside.map(({ neighbour }) => {
      const { code, name, cspCode, cspName, forceCode, forceName } = neighbour;
      return [code, name, cspCode, cspName, forceCode, forceName];
    }),
  ];
}

function areaResidentRows(sketch: Sketch): Row[] {
  return sketch.areas.map(({ code, name, ward, residents, households }) => {
    return [code, name, ward.district.code, residents, households];
  });
}

function districtResidentRows(sketch: Sketch): Row[] {
  return [
    ...sketch.districts.map(({ code, name, residents2023 }) => [code, name, tier(code), residents2023]),
    [COUNTY.code, COUNTY.name, "County", COUNTY.residents2023],
  ];
}

/** The words of the published table for the level of an area. */
function tier(districtCode: string): string {
  return districtCode.startsWith("E06") ? "Unitary Authority" : "Non-metropolitan District";
}

function csv(name: string, columns: readonly string[], rows: readonly Row[]): SketchFile {
  return { name, text: [columns, ...rows].map((row) => `${row.map(csvField).join(",")}\n`).join("") };
}

function csvField(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

type Feature = { readonly properties: Readonly<Record<string, string>>; readonly pieces: readonly Ring[] };

/** A FeatureCollection of polygons, or of multipolygons where an area has more than one piece, to 5 decimals (a metre). */
function geoJson(name: string, features: readonly Feature[]): SketchFile {
  const lines = features.map(({ properties, pieces }) => {
    const rings = pieces.map(closedRing);
    const geometry =
      rings.length === 1
        ? { type: "Polygon", coordinates: rings }
        : { type: "MultiPolygon", coordinates: rings.map((ring) => [ring]) };
    return JSON.stringify({ type: "Feature", properties, geometry });
  });
  return { name, text: `{"type":"FeatureCollection","features":[\n${lines.join(",\n")}\n]}\n` };
}

function closedRing(ring: Ring): number[][] {
  const points = ring.map((point) => point.map((degrees) => Math.round(degrees * 1e5) / 1e5));
  return [...points, ...points.slice(0, 1)];
}
