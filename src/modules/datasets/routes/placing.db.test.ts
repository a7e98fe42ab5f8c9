import { beforeAll, expect, test } from "vitest";
import { aDataset, aFile, wordsOf } from "../../../../test/datasets.ts";
import { aGazetteer, aLaterGazetteer, SMALL_AREAS } from "../../../../test/places.ts";
import { useWorld } from "../../../../test/world.ts";

const world = useWorld();
beforeAll(() => aGazetteer(world));

const { brentwood, thurrock, havering } = SMALL_AREAS;
const nowhere = { longitude: "", latitude: "", lsoa: "", location: "No Location" };

test("rows are counted by the district their area lies in, and every row is accounted for once", async () => {
  const { analyst, page } = await aDataset(world, [
    aFile({
      month: "2025-01",
      rows: [
        ...Array.from({ length: 4 }, () => ({ lsoa: thurrock })),
        ...Array.from({ length: 3 }, () => ({ lsoa: brentwood })),
        { lsoa: havering },
        { lsoa: "E01009999" },
        nowhere,
      ],
    }),
  ]);
  const words = wordsOf((await analyst.get(page)).body);
  for (const line of [
    "Thurrock E06000034 4 40.0%",
    "Brentwood E07000068 3 30.0%",
    "Havering E09000016 1 10.0% Outside the area of Essex Police",
    "Area not yet known 1 10.0% Their area code is blank, or in no lookup that has been imported",
    "No location 1 10.0% Counted for the force, and in no district",
    "All rows 10 100.0%",
    "1 row in 1 other district lies outside the area of the force that reported it",
  ])
    expect(words).toContain(line);
});

test("what a force reports from its own area is not outside, though another force reports from there too", async () => {
  const { analyst, page } = await aDataset(world, [
    aFile({ month: "2025-01", rows: [{ lsoa: havering }] }),
    aFile({
      force: "Metropolitan Police Service",
      month: "2025-01",
      rows: [{ lsoa: havering }, { lsoa: havering }],
      name: "2025-01-metropolitan-street.csv",
    }),
  ]);
  const words = wordsOf((await analyst.get(page)).body);
  expect(words).toContain("Havering E09000016 3 100.0% 1 of these outside the area of Essex Police");
});

test("an older version is placed like the latest", async () => {
  const dataset = await aDataset(world, [aFile({ month: "2025-01", rows: [{ lsoa: thurrock }, { lsoa: thurrock }] })]);
  await dataset.add(aFile({ month: "2025-01", rows: [{ lsoa: brentwood }] }));
  const old = wordsOf((await dataset.analyst.get(`${dataset.page}?version=1`)).body);
  expect(old).toContain("Thurrock E06000034 2 100.0%");
  const latest = wordsOf((await dataset.analyst.get(dataset.page)).body);
  expect(latest).toContain("Brentwood E07000068 1 100.0%");
  expect(latest).not.toContain("Thurrock E06000034");
});

test("after a new lookup rows wait to be placed by it, and are not said to be of an unknown area", async () => {
  const { analyst, page } = await aDataset(world, [aFile({ month: "2025-01", rows: [{ lsoa: thurrock }, nowhere] })]);
  await aLaterGazetteer(world);
  const words = wordsOf((await analyst.get(page)).body);
  expect(words).toContain("Not looked up yet 1 50.0% Waiting to be placed by the area lookup imported last");
  expect(words).not.toContain("Area not yet known");
});
