import { expect, test } from "vitest";
import { aDataset, aFile, aRegister, NEW_DATASET, sendFiles, wordsOf } from "../../../../test/datasets.ts";
import { aPartnership, aPerson, aVisitor, useWorld } from "../../../../test/world.ts";

const world = useWorld();

test("an empty register explains how to begin, to those who may", async () => {
  const { partnership, analyst, href } = await aRegister(world);
  const own = await analyst.get(href);
  expect(own.statusCode).toBe(200);
  expect(wordsOf(own.body)).toContain("No datasets yet Download street-level crime for your force");
  expect(own.body).toContain(`href="${href}/new"`);

  const chair = await aPerson(world, partnership, "chair");
  const seen = await chair.get(href);
  expect(wordsOf(seen.body)).toContain("Nobody has imported data for this partnership yet");
  expect(seen.body).not.toContain(`href="${href}/new"`);
});

test("the register says what the latest version of each dataset holds, and how many months are missing", async () => {
  const { analyst, href } = await aDataset(
    world,
    ["2025-01", "2025-03", "2025-06"].map((month) => aFile({ month, rows: 20 })),
  );
  const words = wordsOf((await analyst.get(href)).body);
  expect(words).toContain("Street-level crime Open data data.police.uk Version 1");
  expect(words).toContain("January 2025 to June 2025 60 3 months missing");
});

test("the register follows each new version: months that are added, and all of them withdrawn", async () => {
  const { analyst, href, page, add } = await aDataset(world, [aFile({ month: "2025-02", rows: 20 })]);
  await add(aFile({ month: "2025-01", rows: 21 }));
  const added = wordsOf((await analyst.get(href)).body);
  expect(added).toMatch(/Version 2 \d+ \w+ \d{4} January 2025 to February 2025 41 Complete/);

  const fields = {
    version: "2",
    force: "Essex Police",
    months: ["2025-01", "2025-02"],
    reason: "Given out by mistake",
  };
  expect((await analyst.post(`${page}/withdrawals`, fields)).statusCode).toBe(303);
  const withdrawn = wordsOf((await analyst.get(href)).body);
  expect(withdrawn).toMatch(/Version 3 \d+ \w+ \d{4} None yet 0 No data yet/);
});

test("a dataset without a gap is complete", async () => {
  const { analyst, href } = await aDataset(world, [aFile({ month: "2025-01", rows: 20 })]);
  expect(wordsOf((await analyst.get(href)).body)).toContain("January 2025 20 Complete");
});

test("an import that is under way is said, and one that waits has no version yet", async () => {
  const { analyst, href } = await aRegister(world);
  await sendFiles(analyst, href, [aFile({ month: "2025-01", rows: 5 })]);
  const words = wordsOf((await analyst.get(href)).body);
  expect(words).toContain("None yet None yet No data yet Import under way: waiting to begin");
});

test("datasets are found by part of their title or provider and by origin, and sorted", async () => {
  const { analyst, href } = await aRegister(world);
  const add = (fields: Record<string, string>, rows: number) =>
    sendFiles(analyst, href, [aFile({ month: "2025-01", rows })], { ...NEW_DATASET, ...fields });
  await add({ title: "Crime 100%", provider: "Police" }, 5);
  await add({ title: "Anti-social behaviour", origin: "partner", provider: "The council" }, 30);
  await world.jobsDone();

  const titles = async (query: string) => {
    const { body } = await analyst.get(`${href}?${query}`);
    return [...body.matchAll(/datasets\/[0-9a-f-]{36}">([^<]+)<\/a>/g)].map(([, title]) => title);
  };
  expect(await titles("")).toEqual(["Anti-social behaviour", "Crime 100%"]);
  expect(await titles("sort=-rows")).toEqual(["Anti-social behaviour", "Crime 100%"]);
  expect(await titles("sort=rows")).toEqual(["Crime 100%", "Anti-social behaviour"]);
  expect(await titles("text=council")).toEqual(["Anti-social behaviour"]);
  expect(await titles("text=100%25")).toEqual(["Crime 100%"]);
  expect(await titles("text=%25")).toEqual(["Crime 100%"]);
  expect(await titles("origin=partner")).toEqual(["Anti-social behaviour"]);
  expect(wordsOf((await analyst.get(`${href}?page=2`)).body)).toContain("There are not that many pages");
  expect(await titles("sort=rows;drop")).toEqual(["Anti-social behaviour", "Crime 100%"]);
  expect(wordsOf((await analyst.get(`${href}?text=nothing`)).body)).toContain("No datasets match");
});

test("synthetic data is labelled in the register and on its own page", async () => {
  const { analyst, href } = await aRegister(world);
  await sendFiles(analyst, href, [aFile({ month: "2025-01", rows: 5 })], { origin: "synthetic", licence: "" });
  await world.jobsDone();
  const list = await analyst.get(href);
  expect(wordsOf(list.body)).toContain("Synthetic, for demonstration");
  const [, page = ""] = /href="([^"]+datasets\/[0-9a-f-]{36})"/.exec(list.body) ?? [];
  expect(wordsOf((await analyst.get(page)).body)).toContain("No row of it is a real incident");
});

test("the register is for those who may see datasets", async () => {
  const { partnership, href } = await aRegister(world);
  const member = await aPerson(world, partnership, "member");
  const stranger = await aPerson(world, await aPartnership(world), "analyst");
  expect((await member.get(href)).statusCode).toBe(403);
  expect((await stranger.get(href)).statusCode).toBe(404);
  expect((await aVisitor(world).get(href)).statusCode).toBe(303);
});
