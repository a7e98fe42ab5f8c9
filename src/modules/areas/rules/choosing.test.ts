import { expect, test } from "vitest";
import { type BoundaryOffer, chooseBoundaries, choosePopulation, type PopulationOffer } from "./choosing.ts";

const boundary = (editionId: string, about: Partial<BoundaryOffer>): BoundaryOffer => ({
  editionId,
  origin: "official",
  level: "ward25",
  positions: 100,
  importedAt: new Date("2026-01-01"),
  ...about,
});

test.each<[string, Partial<BoundaryOffer>, Partial<BoundaryOffer>]>([
  ["official boundaries, before a sketch of a later year", { level: "ward24" }, { origin: "sketch", level: "ward25" }],
  ["the later year, before more detail", { level: "ward25", positions: 10 }, { level: "ward24", positions: 1000 }],
  ["of the same year the more detailed", { positions: 1000 }, { positions: 10, importedAt: new Date("2026-06-01") }],
  ["of the same detail the last imported", { importedAt: new Date("2026-06-01") }, {}],
  [
    "a file that says no year as one of the latest, so that detail decides",
    { level: "district", positions: 1000 },
    { level: "district24", positions: 10 },
  ],
])("maps are drawn from %s", (_, best, other) => {
  const offers = [boundary("other", other), boundary("best", best)];
  expect(chooseBoundaries(offers)?.editionId).toBe("best");
  expect(chooseBoundaries(offers.reverse())?.editionId).toBe("best");
});

test("without boundaries there is nothing to choose", () => {
  expect(chooseBoundaries([])).toBeUndefined();
  expect(choosePopulation([])).toBeUndefined();
});

const population = (editionId: string, about: Partial<PopulationOffer>): PopulationOffer => ({
  editionId,
  origin: "official",
  level: "district23",
  measure: "residents",
  dated: "mid-2023",
  places: 14,
  importedAt: new Date("2026-01-01"),
  ...about,
});

test.each<[string, Partial<PopulationOffer>, Partial<PopulationOffer>]>([
  ["official figures, before a later sketch", { dated: "mid-2011" }, { origin: "sketch", dated: "mid-2024" }],
  ["what has all the districts, before a later year of some", { dated: "mid-2022" }, { dated: "mid-2024", places: 3 }],
  ["an estimate of mid-year for districts, before a census of a later year", {}, { dated: "Census 2031" }],
  ["the latest mid-year", { dated: "mid-2023" }, { dated: "mid-2022" }],
  [
    "the census for LSOAs, before a later estimate",
    { level: "lsoa21", dated: "Census 2021" },
    { level: "lsoa21", dated: "mid-2022" },
  ],
  ["the last imported of the same date", { importedAt: new Date("2026-06-01") }, {}],
])("rates are divided by %s", (_, best, other) => {
  const offers = [population("other", other), population("best", best)];
  expect(choosePopulation(offers)?.editionId).toBe("best");
  expect(choosePopulation(offers.reverse())?.editionId).toBe("best");
});
