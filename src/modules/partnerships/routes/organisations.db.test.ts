import { expect, test } from "vitest";
import { aPartnership, aPerson, useWorld } from "../../../../test/world.ts";

const world = useWorld();

const on = (text: string, prefix = "on") => {
  const [year = "", month = "", date = ""] = text.split("-");
  return { [`${prefix}-day`]: date, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
};

test("the operator keeps the directory, and a partnership's page shows who was responsible on any day", async () => {
  const operator = await aPerson(world, undefined, "operator");
  const add = async (name: string, kind: string) => {
    const added = await operator.post("/installation/desk/organisations", { name, kind });
    expect(added.statusCode).toBe(303);
    return String(added.headers.location).split("/").at(-1) ?? "";
  };
  const trust = await add("Canary Primary Care Trust", "health");
  const group = await add("Canary Clinical Group", "health");
  expect(
    (await operator.post("/installation/desk/organisations", { name: "canary primary care trust", kind: "health" }))
      .body,
  ).toContain("An organisation has, or had, this name already");
  const named = await operator.post(`/installation/desk/organisations/${trust}/name`, {
    name: "Canary Trust",
    ...on("2010-04-01"),
  });
  expect(named.statusCode).toBe(303);
  const succeeded = await operator.post(`/installation/desk/organisations/${trust}/succession`, {
    successor: group,
    ...on("2013-04-01"),
  });
  expect(succeeded.statusCode).toBe(303);

  const partnership = await aPartnership(world, { areas: [{ code: "E06000034", name: "Thurrock" }] });
  const manager = await aPerson(world, partnership, "partnership-manager");
  const desk = `/${partnership.slug}/desk`;
  const join = await manager.post(`${desk}/capacities`, {
    organisation: trust,
    capacity: "responsible-authority",
    source: "Board terms",
  });
  expect(join.statusCode).toBe(303);
  const twice = await manager.post(`${desk}/capacities`, { organisation: trust, capacity: "responsible-authority" });
  expect(twice.body).toContain("It holds this capacity already");

  const page = async (day: string) => (await manager.get(`${desk}/partnership?${new URLSearchParams(on(day))}`)).body;
  expect(await page("2009-12-31")).toContain("Canary Primary Care Trust</th>");
  expect(await page("2013-03-31")).toContain("Canary Trust</th>");
  const later = await page("2013-04-01");
  expect(later).toContain("A clinical commissioning group (Crime and Disorder Act 1998, section 5(1)(e)");
  expect(later).toContain("Canary Clinical Group, from 1 April 2013 (not recorded here as a responsible authority)");
});
