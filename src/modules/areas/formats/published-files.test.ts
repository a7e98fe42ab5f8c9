import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { sharedData } from "../../../../test/shared-data.ts";
import type { AreaFile } from "./area-file.ts";
import { holdingsOf } from "./holdings.ts";
import { readAreaFile } from "./read-area-file.ts";

/** Each published file with its rows and what is kept of it. */
const FILES: readonly [file: string, rows: number, holds: string][] = [
  ["geo/lad17_csp17_pfa17_england_wales.csv", 348, "district17>csp17 348, district17>pfa17 348"],
  ["geo/lad22_lad23_england_wales.csv", 374, "district22>district23 331"],
  ["geo/lad23_csp23_pfa23_england_wales.csv", 332, "district23>csp23 332, district23>pfa23 318"],
  ["geo/lad24_csp24_pfa24_england_wales.csv", 332, "district24>csp24 332, district24>pfa24 318"],
  ["geo/lad24_fra24.csv", 318, "district24>fra24 318"],
  ["geo/lad24_region24_england.csv", 296, "district24>region24 296"],
  ["geo/lsoa11_lsoa21_lad22_essex.csv", 1111, "lsoa11>lsoa21 1111, lsoa11>district22 1077, lsoa21>district22 1111"],
  ["geo/lsoa11_ward17_lad21_essex.csv", 1077, "lsoa11>ward17 1077, lsoa11>district21 1077, ward17>district21 279"],
  ["geo/lsoa21_ward24_lad24_essex.csv", 1111, "lsoa21>ward24 1111, lsoa21>district24 1111, ward24>district24 257"],
  ["geo/lsoa_all_vintages_lad24_england_wales.csv.gz", 36778, "lsoa>district24 36778"],
  ["geo/lad24_essex_ultra_generalised.geojson", 14, "district24 14"],
  ["geo/lad_essex_dissolved_from_lsoa21.geojson.gz", 14, "district 14"],
  ["geo/lsoa11_essex.geojson.gz", 1077, "lsoa11 1077"],
  ["geo/lsoa21_essex.geojson.gz", 1111, "lsoa21 1111"],
  ["geo/wards_2025_essex.geojson.gz", 257, "ward25 257"],
  ["geo/wards_2025_essex_simplified_60m.geojson", 257, "ward25 257"],
  ["population/census_2021_households_lad23_england_wales.csv", 318, "district23 households Census 2021 318"],
  [
    "population/census_2021_residents_households_lsoa21_essex.csv",
    1111,
    "lsoa21 residents Census 2021 1111, lsoa21 households Census 2021 1111",
  ],
  ["population/lad23_area_density_england_wales.csv", 357, "district residents mid-2023 318"],
  ["population/mid_2019_population_lsoa11_single_year_of_age_essex.csv.gz", 1077, "lsoa11 residents mid-2019 1077"],
  ["population/mid_2020_population_lsoa11_single_year_of_age_essex.csv.gz", 1077, "lsoa11 residents mid-2020 1077"],
  ["population/mid_2023_persons_single_year_of_age_essex_lad23.csv", 15, "district residents mid-2023 14"],
  [
    "population/mid_year_population_2011_2023_england_wales_lad23.csv",
    357,
    Array.from({ length: 13 }, (_, i) => `district residents mid-${2023 - i} 318`).join(", "),
  ],
];

function readPublished(file: string) {
  const bytes = readFileSync(sharedData(`data/${file}`) ?? "");
  return readAreaFile(file.endsWith(".gz") ? gunzipSync(bytes) : bytes, file);
}

function heldOf(file: AreaFile): string {
  return holdingsOf(file)
    .map(({ level, to, measure, dated, rows }) =>
      [to ? `${level}>${to}` : level, measure, dated, rows].filter((word) => word !== undefined).join(" "),
    )
    .join(", ");
}

const isHere = FILES.every(([file]) => sharedData(`data/${file}`) !== undefined);

test.runIf(isHere).each(FILES)("the published %s is read", (file, rows, holds) => {
  const read = readPublished(file);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join());
  expect(read.value.rows).toBe(rows);
  expect(heldOf(read.value)).toBe(holds);
});

test.runIf(isHere)("of the LSOAs of 2011 in Essex 62 rows were divided and the rest are unchanged", () => {
  const read = readPublished("geo/lsoa11_lsoa21_lad22_essex.csv");
  const notes = read.ok && read.value.kind === "lookup" ? read.value.links.map(({ note }) => note) : [];
  expect(notes.filter((note) => note === "S")).toHaveLength(62);
  expect(notes.filter((note) => note === "U")).toHaveLength(1049);
});

test.runIf(isHere)("Thurrock had 178,201 residents at mid-2023 by each of the three tables that say so", () => {
  for (const file of [
    "population/mid_year_population_2011_2023_england_wales_lad23.csv",
    "population/mid_2023_persons_single_year_of_age_essex_lad23.csv",
    "population/lad23_area_density_england_wales.csv",
  ]) {
    const read = readPublished(file);
    const counts = read.ok && read.value.kind === "population" ? read.value.populations : [];
    expect(counts.find(({ code, dated }) => code === "E06000034" && dated === "mid-2023")?.amount).toBe(178_201);
  }
});

test.runIf(sharedData("data/geo/lad24_ruc21_england_wales.csv") !== undefined)(
  "the rural-urban class alone is refused, since nothing uses it",
  () => {
    const read = readPublished("geo/lad24_ruc21_england_wales.csv");
    expect(read.ok ? "" : read.problems[0]?.message).toContain("rural-urban class of places only");
  },
);
