import { expect, test } from "vitest";
import { aDataset, aFile, wordsOf } from "../../../../test/datasets.ts";
import { aPartnership, aPerson, aVisitor, useWorld } from "../../../../test/world.ts";

const world = useWorld();
const ESSEX = "Essex Police";
const months = (...named: readonly string[]) => named.map((month) => aFile({ month, rows: 20 }));

const gap = (about: Record<string, string> = {}) => ({
  kind: "refused",
  force: ESSEX,
  "from-month": "3",
  "from-year": "2025",
  "to-month": "",
  "to-year": "",
  reason: "Withheld after an outage",
  ...about,
});

test("withdrawing months begins with choosing them, then shows what it would do", async () => {
  const { analyst, page } = await aDataset(world, months("2025-01", "2025-02", "2025-03"));
  const choice = await analyst.get(`${page}/withdrawals/new`);
  expect(wordsOf(choice.body)).toContain("Months from Essex Police");
  expect(choice.body).toContain('value="2025-02"');
  const none = await analyst.get(`${page}/withdrawals/new?force=Essex+Police&step=months`);
  expect(none.statusCode).toBe(422);
  expect(none.body).toContain('<a href="#months">Choose at least one month</a>');
  const confirm = await analyst.get(`${page}/withdrawals/new?force=Essex+Police&months=2025-01&months=2025-03`);
  const words = wordsOf(confirm.body);
  expect(words).toContain("Withdraw 2 months from Essex Police");
  expect(words).toContain("This makes version 2 without 40 rows");
});

test("months that are withdrawn are missing from the next version and stay in the one before", async () => {
  const { analyst, page } = await aDataset(world, months("2025-01", "2025-02", "2025-03"));
  const fields = { version: "1", force: ESSEX, months: ["2025-02"], reason: "Given out by mistake" };
  const done = await analyst.post(`${page}/withdrawals`, fields);
  expect(done.statusCode).toBe(303);
  expect(done.headers.location).toBe(page);
  const words = wordsOf((await analyst.get(page)).body);
  expect(words).toContain("Missing: February 2025 from Essex Police.");
  expect(words).toContain("Withdrawn February 2025 from Essex Police. Given out by mistake");
  const old = wordsOf((await analyst.get(`${page}?version=1`)).body);
  expect(old).toContain("Withdrawn: February 2025 from Essex Police, 20 rows");
  expect(old).toContain("3 of 3 months complete");
});

test("a withdrawal sent twice withdraws once", async () => {
  const { analyst, page } = await aDataset(world, months("2025-01", "2025-02"));
  const fields = { version: "1", force: ESSEX, months: ["2025-02"], reason: "Wrong" };
  expect((await analyst.post(`${page}/withdrawals`, fields)).statusCode).toBe(303);
  const again = await analyst.post(`${page}/withdrawals`, fields);
  expect(again.statusCode).toBe(422);
  expect(wordsOf(again.body)).toContain("Version 2 was made since you opened this page");
});

test("months are not withdrawn from a version that its sender has not seen", async () => {
  const dataset = await aDataset(world, months("2025-01", "2025-02"));
  await dataset.add(aFile({ month: "2025-02", rows: 21 }));
  const fields = { version: "1", force: ESSEX, months: ["2025-02"], reason: "Wrong, in the version I saw" };
  const refused = await dataset.analyst.post(`${dataset.page}/withdrawals`, fields);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain("Wrong, in the version I saw");
  expect(refused.body).toContain('name="version" value="2"');
});

test("a withdrawal without a reason, or of months that are not held, is refused with the fault named", async () => {
  const { analyst, page } = await aDataset(world, months("2025-01", "2025-02"));
  const send = (fields: Record<string, string | string[]>) =>
    analyst.post(`${page}/withdrawals`, {
      version: "1",
      force: ESSEX,
      months: ["2025-02"],
      reason: "Wrong",
      ...fields,
    });
  const unexplained = await send({ reason: " " });
  expect(unexplained.statusCode).toBe(422);
  expect(unexplained.body).toContain('<a href="#reason">Enter the reason</a>');
  expect((await send({ months: ["2019-01"] })).body).toContain("holds none of those months from Essex Police");
  expect((await send({ months: ["soon"] })).body).toContain("Choose months from the list");
  expect((await send({ force: "Kent Police" })).statusCode).toBe(422);
  expect((await send({ version: "x" })).statusCode).toBe(422);
});

test("a gap that is recorded shows in the coverage with its reason, and can be removed", async () => {
  const { analyst, page } = await aDataset(world, months("2025-01", "2025-02", "2025-04"));
  const recorded = await analyst.post(`${page}/gaps`, gap({ force: "essex police" }));
  expect(recorded.statusCode).toBe(303);
  const shown = await analyst.get(page);
  const words = wordsOf(shown.body);
  expect(words).toContain("Essex Police Not supplied March 2025 Withheld after an outage");
  expect(words).toContain("March 2025: Withheld after an outage");
  const [, removal = ""] = /action="([^"]+\/removal)"/.exec(shown.body) ?? [];
  expect((await analyst.post(removal)).statusCode).toBe(303);
  expect(wordsOf((await analyst.get(page)).body)).not.toContain("Withheld after an outage");
  expect((await analyst.post(removal)).statusCode).toBe(303);
});

test("the same gap sent twice is one entry", async () => {
  const { analyst, page } = await aDataset(world, months("2025-01"));
  const sent = await Promise.all([analyst.post(`${page}/gaps`, gap()), analyst.post(`${page}/gaps`, gap())]);
  expect(sent.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
  const { body } = await analyst.get(page);
  expect([...body.matchAll(/\/removal"/g)]).toHaveLength(1);
});

test("a change in recording needs only its first month", async () => {
  const { analyst, page } = await aDataset(world, months("2025-01"));
  await analyst.post(`${page}/gaps`, gap({ kind: "break", "to-month": "1", "to-year": "2024", reason: "New system" }));
  expect(wordsOf((await analyst.get(page)).body)).toContain("Recording changed From March 2025 on New system");
});

test.each([
  [{ kind: "" }, "Choose what is known"],
  [{ force: " " }, "Enter the force, as the files call it"],
  [{ "from-month": "13" }, "Enter the first month as numbers, such as 3 2024"],
  [{ "from-year": "25" }, "Enter the first month as numbers, such as 3 2024"],
  [{ "to-month": "x", "to-year": "2025" }, "Enter the last month as numbers, such as 5 2024, or leave it blank"],
  [{ "to-month": "2", "to-year": "2025" }, "The last month must not be before the first"],
  [{ reason: "" }, "Enter the reason"],
])("a gap with %j is refused, named, and what was typed is kept", async (fault, words) => {
  const { analyst, page } = await aDataset(world, months("2025-01"));
  const refused = await analyst.post(`${page}/gaps`, gap({ reason: "As typed", ...fault }));
  expect(refused.statusCode).toBe(422);
  expect(wordsOf(refused.body)).toContain(words);
  expect(refused.body).toContain(Object.keys(fault).includes("reason") ? 'value="2025"' : "As typed");
});

test("corrections are for those who may import, in their own partnership", async () => {
  const { partnership, href, id, page } = await aDataset(world, months("2025-01"));
  const chair = await aPerson(world, partnership, "chair");
  const other = await aPartnership(world);
  const stranger = await aPerson(world, other, "analyst");
  const elsewhere = `${href.replace(partnership.slug, other.slug)}/${id}`;
  const withdrawal = { version: "1", force: ESSEX, months: ["2025-01"], reason: "Wrong" };
  for (const path of ["withdrawals/new", "gaps/new"]) {
    expect((await chair.get(`${page}/${path}`)).statusCode).toBe(403);
    expect((await stranger.get(`${page}/${path}`)).statusCode).toBe(404);
    expect((await stranger.get(`${elsewhere}/${path}`)).statusCode).toBe(404);
    expect((await aVisitor(world).get(`${page}/${path}`)).statusCode).toBe(303);
  }
  for (const [path, fields] of [
    ["withdrawals", withdrawal],
    ["gaps", gap()],
    [`gaps/${id}/removal`, {}],
  ] as const) {
    expect((await chair.post(`${page}/${path}`, fields)).statusCode).toBe(403);
    expect((await stranger.post(`${page}/${path}`, fields)).statusCode).toBe(404);
    expect((await stranger.post(`${elsewhere}/${path}`, fields)).statusCode).toBe(404);
    expect((await aVisitor(world).post(`${page}/${path}`, fields)).statusCode).toBe(401);
  }
});
