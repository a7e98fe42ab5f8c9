import { expect, test } from "vitest";
import type { Holding } from "./editions.ts";
import { type HeldEdition, needsOf } from "./needs.ts";

const edition = (
  kind: HeldEdition["kind"],
  holds: Holding[],
  origin: HeldEdition["origin"] = "official",
): HeldEdition => ({
  kind,
  origin,
  holds,
});
const missing = (...held: HeldEdition[]) => needsOf(held).missing.map(({ file }) => file);

test("an empty installation lacks everything, and says what each thing is for", () => {
  const { missing: all, sketched } = needsOf([]);
  expect(all).toHaveLength(12);
  expect(sketched).toEqual([]);
  expect(all.map(({ without }) => without)).toContain("No population by LSOA: rates by ward cannot be shown.");
});

test("a list of both censuses answers for both", () => {
  const list = edition("lookup", [{ level: "lsoa", to: "district24", rows: 1 }]);
  expect(missing(list)).not.toContain("Lookup from LSOAs 2011 to districts");
  expect(missing(list)).not.toContain("Lookup from LSOAs 2021 to districts");
  expect(missing(list)).toContain("Lookup from LSOAs 2021 to wards");
});

test("a lookup of 2011 does not answer for the LSOAs of 2021", () => {
  const older = edition("lookup", [
    { level: "lsoa11", to: "district21", rows: 1 },
    { level: "lsoa11", to: "ward17", rows: 1 },
  ]);
  expect(missing(older)).toContain("Lookup from LSOAs 2021 to districts");
  expect(missing(older)).toContain("Lookup from LSOAs 2021 to wards");
  expect(missing(older)).not.toContain("Lookup from LSOAs 2011 to districts");
});

test("residents of districts are no residents of LSOAs, nor households", () => {
  const districts = edition("population", [{ level: "district23", measure: "residents", dated: "mid-2023", rows: 1 }]);
  const left = missing(districts);
  expect(left).not.toContain("Residents by district");
  expect(left).toContain("Households by district");
  expect(left).toContain("Residents by LSOA");
});

test("what is held only as a sketch is not missing, and is told apart until an official file comes", () => {
  const sketch = edition("boundaries", [{ level: "ward25", rows: 1 }], "sketch");
  const official = edition("boundaries", [{ level: "ward24", rows: 1 }]);
  expect(missing(sketch)).not.toContain("Boundaries of wards");
  expect(needsOf([sketch]).sketched.map(({ file }) => file)).toEqual(["Boundaries of wards"]);
  expect(needsOf([sketch, official]).sketched).toEqual([]);
});
