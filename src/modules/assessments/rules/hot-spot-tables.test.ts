import { expect, test } from "vitest";
import { exampleEvidence } from "./example-evidence.ts";
import { hotSpotTables } from "./hot-spot-tables.ts";

test("incidents that have an area and no map point are said not to be on the map, type by type", () => {
  const evidence = exampleEvidence();
  const [first] = evidence.points;
  if (!first) throw new Error("the example has no points");
  const without = { ...first, lon: Number.NaN, lat: Number.NaN, location: "", incidents: 7 };
  const tables = hotSpotTables({ ...evidence, points: [...evidence.points, without] });
  const said = "Not on the map: 7 incidents of the district with an area and no map point.";
  const saying = tables.filter(({ notes }) => notes.includes(said)).map(({ name }) => name);
  expect(saying).toEqual(["hot-spots-all", "hot-spots-anti-social-behaviour"]);
  expect(hotSpotTables(evidence).some(({ notes }) => notes.some((note) => note.startsWith("Not on the map")))).toBe(
    false,
  );
});
