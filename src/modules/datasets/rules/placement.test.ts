import { expect, test } from "vitest";
import { type ForceInDistrict, type Places, placementOf } from "./placement.ts";

const ESSEX = "Essex Police";
const places: Places = {
  nameOf: (code) => ({ E06000034: "Thurrock", E07000066: "Basildon", E09000016: "Havering" })[code],
  isOutside: (code, force) => (force === ESSEX ? code === "E09000016" : undefined),
};
const counts: ForceInDistrict[] = [
  { force: ESSEX, district: "E07000066", rows: 30 },
  { force: ESSEX, district: "E06000034", rows: 20 },
  { force: ESSEX, district: "E06000034", rows: 25 },
  { force: ESSEX, district: "E09000016", rows: 2 },
  { force: ESSEX, district: "", rows: 4 },
];

test("incidents are put together by district, most first, with those outside the force's area told apart", () => {
  const placement = placementOf({ rows: 90, noLocation: 9 }, counts, places);
  expect(placement.districts.map(({ name, rows, outsideOf }) => [name, rows, outsideOf])).toEqual([
    ["Thurrock", 45, []],
    ["Basildon", 30, []],
    ["Havering", 2, [ESSEX]],
  ]);
  expect(placement.outside).toBe(2);
});

test("every row is placed, of unknown area or without location, and none twice", () => {
  const placement = placementOf({ rows: 90, noLocation: 9 }, counts, places);
  expect(placement).toMatchObject({ placed: 77, areaUnknown: 4, noLocation: 9 });
  expect(placement.placed + placement.areaUnknown + placement.noLocation).toBe(90);
});

test("before there is a gazetteer every row with a location is of an area not yet known", () => {
  expect(placementOf({ rows: 90, noLocation: 9 }, [], places)).toMatchObject({
    districts: [],
    placed: 0,
    areaUnknown: 81,
  });
});

test("rows that wait for the gazetteer of today are not said to be of an unknown area", () => {
  const placement = placementOf({ rows: 90, noLocation: 9, waiting: 4 }, counts.slice(0, 4), places);
  expect(placement).toMatchObject({ placed: 77, waiting: 4, areaUnknown: 0, noLocation: 9 });
});

test("a district that two forces report from is outside the area of one of them only", () => {
  const both = placementOf(
    { rows: 12, noLocation: 0 },
    [
      { force: ESSEX, district: "E09000016", rows: 2 },
      { force: "Metropolitan Police Service", district: "E09000016", rows: 10 },
    ],
    places,
  );
  expect(both.districts[0]).toMatchObject({ rows: 12, outsideOf: [ESSEX], rowsFromOutside: 2 });
});

test("a district without a name is shown by its code", () => {
  const placement = placementOf({ rows: 1, noLocation: 0 }, [{ force: ESSEX, district: "E07999999", rows: 1 }], places);
  expect(placement.districts[0]?.name).toBe("E07999999");
});
