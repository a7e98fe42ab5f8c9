import { expect, test } from "vitest";
import { readSharedCsv, sharedData } from "../../../../test/shared-data.ts";
import { FORCE_AREAS, forceOf } from "./forces.ts";

test.each([
  ["Essex Police", "Essex"],
  ["Metropolitan Police Service", "Metropolitan Police"],
  ["Avon and Somerset Constabulary", "Avon and Somerset"],
  ["Devon & Cornwall Police", "Devon & Cornwall"],
  ["Devon and Cornwall Police", "Devon & Cornwall"],
  ["City of London Police", "London, City of"],
  ["Dyfed-Powys Police", "Dyfed-Powys"],
  ["dyfed powys police ", "Dyfed-Powys"],
  ["Hampshire and Isle of Wight Constabulary", "Hampshire"],
])("%s reports for the force area %s", (reportedBy, name) => {
  expect(forceOf(reportedBy)).toMatchObject({ kind: "area", area: { name } });
});

test.each(["British Transport Police", "Police Service of Northern Ireland"])("%s has no area of districts", (name) => {
  expect(forceOf(name)).toMatchObject({ kind: "none", without: { name } });
});

test.each(["", "Essex", "Ministry of Defence Police", "Essex Police Federation"])(
  "%j is no force of the files",
  (name) => {
    expect(forceOf(name)).toBeUndefined();
  },
);

test("there are 43 forces, and no two share an area or a name", () => {
  expect(FORCE_AREAS).toHaveLength(43);
  expect(new Set(FORCE_AREAS.map(({ code }) => code)).size).toBe(43);
  const names = FORCE_AREAS.flatMap(({ reportedBy }) => reportedBy);
  expect(new Set(names).size).toBe(names.length);
});

const LOOKUP = "data/geo/lad24_csp24_pfa24_england_wales.csv";
const AGGREGATES = [
  "2018-10_2019-01_month_force_lad24_type",
  "2024q1_month_force_lad24_type",
  "2025_month_force_lad24_type",
].map((name) => `data/police-uk-aggregates/${name}.csv.gz`);
const isHere = [LOOKUP, ...AGGREGATES].every((path) => sharedData(path) !== undefined);

test.runIf(isHere)("the areas are those of the published lookup, by code and name", () => {
  const published = new Map(readSharedCsv(LOOKUP).map((row) => [row["pfa24_code"], row["pfa24_name"]]));
  expect(FORCE_AREAS.map(({ code, name }) => [code, name]).sort()).toEqual([...published].sort());
});

test.runIf(isHere)("nearly all that each force reports lies in the area that is taken to be its own", () => {
  const areaOf = new Map(readSharedCsv(LOOKUP).map((row) => [row["ltla24_code"], row["pfa24_code"]]));
  for (const path of AGGREGATES) {
    const inside = new Map<string, { own: number; all: number }>();
    for (const { reported_by: force = "", lad24_code: district = "", count = "" } of readSharedCsv(path)) {
      if (district === "") continue;
      const sums = inside.get(force) ?? { own: 0, all: 0 };
      inside.set(force, sums);
      const found = forceOf(force);
      sums.all += Number(count);
      if (found?.kind === "area" && areaOf.get(district) === found.area.code) sums.own += Number(count);
    }
    expect(inside.size).toBeGreaterThan(35);
    for (const [force, { own, all }] of inside) expect(own / all, `${path}: ${force}`).toBeGreaterThan(0.9);
  }
});
