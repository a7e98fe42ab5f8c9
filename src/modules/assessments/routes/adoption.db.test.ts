import { expect, test } from "vitest";
import {
  aDraft,
  aRelease,
  aWorkshop,
  eventsOf,
  findingIds,
  keepAnalysis,
  type Workshop,
  writeFinding,
} from "../../../../test/assessments.ts";
import { aDataset, aFile, type TestDataset, wordsOf } from "../../../../test/datasets.ts";
import { aPerson, aVisitor, useWorld } from "../../../../test/world.ts";
import { month } from "../../../kernel/dates.ts";
import { keepExampleAnalysis } from "../commands/example-analysis.ts";

const world = useWorld();
const months = (...named: readonly string[]) => named.map((at) => aFile({ month: at, rows: 20 }));

/** A workshop whose dataset is real, so that its months can be withdrawn. */
async function onRealData(): Promise<Workshop & { data: TestDataset }> {
  const data = await aDataset(world, months("2025-01", "2025-02", "2025-03"));
  const place = await aWorkshop(world, (tx, dataset) => keepExampleAnalysis(tx, { parameters: { dataset } }), {
    held: data,
  });
  return { ...place, data };
}

const withdraw = ({ data }: { data: TestDataset }, at: string) =>
  data.analyst.post(`${data.page}/withdrawals`, { version: "1", force: "Essex Police", months: [at], reason: "Wrong" });

/** The same analysis on the second version of the data, without the month that was withdrawn. */
const onceMore = (place: Workshop, missing: readonly string[] = ["2025-02"]) =>
  keepAnalysis(world, place.partnership, (tx) =>
    keepExampleAnalysis(tx, { missing: missing.map(month), parameters: { dataset: { ...place.dataset, version: 2 } } }),
  );

const stored = (page: string) =>
  world.db.ask<{ sha256: string; held: string }>(
    "select encode(document_sha256, 'hex') as sha256, document::text as held from release_proposals where id = $1",
    [page.split("/").at(-1)],
  );

test("withdrawing a month marks the draft as changed, says which, and leaves the released page as it is, byte for byte", async () => {
  const place = await onRealData();
  const { draft, page } = await aRelease(place);
  const [shown, kept] = [await aVisitor(world).get(page), await stored(page)];
  expect((await place.analyst.get(draft)).body).not.toContain('id="changed"');

  expect((await withdraw(place, "2025-02")).statusCode).toBe(303);
  const marked = wordsOf((await place.analyst.get(draft)).body);
  expect(marked).toContain("Changed: months that its figures rest on are not what they were.");
  expect(marked).toContain("February 2025 of Essex Police was withdrawn.");
  expect(marked).toContain("The dataset is now version 2; the figures are of version 1.");
  const after = await aVisitor(world).get(page);
  expect(after.body).toBe(shown.body);
  expect(after.headers["etag"]).toBe(shown.headers["etag"]);
  expect(await stored(page)).toEqual(kept);

  const home = wordsOf((await place.analyst.get(place.desk)).body);
  expect(home).toContain("the data it rests on have changed. February 2025 of Essex Police was withdrawn.");
  expect(wordsOf((await place.analyst.get(`${place.desk}/analyses`)).body)).toContain(
    "The dataset is now version 2: months it rests on have changed",
  );
});

test("what is noted in the register of gaps afterwards marks the draft as changed", async () => {
  const place = await onRealData();
  const draft = await aDraft(place);
  const gap = {
    kind: "partial",
    force: "Essex Police",
    "from-month": "2",
    "from-year": "2025",
    "to-month": "",
    "to-year": "",
    reason: "Two stations sent nothing",
  };
  expect((await place.analyst.post(`${place.data.page}/gaps`, gap)).statusCode).toBe(303);
  const words = wordsOf((await place.analyst.get(draft)).body);
  expect(words).toContain(
    "Changed: months that its figures rest on are not what they were. The dataset is still version 1.",
  );
  expect(words).toContain("February 2025 of Essex Police was noted in the register of gaps.");
  expect(wordsOf((await place.analyst.get(`${place.desk}/analyses`)).body)).toContain(
    "Noted since: months it rests on have changed",
  );
});

test("a month after the period is newer data, and no change of what was computed", async () => {
  const place = await onRealData();
  const draft = await aDraft(place);
  await place.data.add(aFile({ month: "2026-01", rows: 20 }));
  const words = wordsOf((await place.analyst.get(draft)).body);
  expect(words).toContain("There are newer data. Nothing that its figures rest on has changed.");
  expect(words).toContain("January 2026 of Essex Police was added.");
});

test("each quoted figure is shown before and after, and the findings move together when it is confirmed", async () => {
  const place = await onRealData();
  const draft = await aDraft(place);
  await writeFinding(place.analyst, draft, "There were [[types/burglary/count]] burglaries.");
  await withdraw(place, "2025-02");
  const later = await onceMore(place);

  const compared = await place.analyst.get(`${draft}/analysis?analysis=${later}`);
  expect(wordsOf(compared.body)).toMatch(
    /Burglary: incidents 3\d\d January to December 2025 \(withheld\) .* Different/,
  );
  const [, revision = ""] = /name="revision" value="(\d+)"/.exec(compared.body) ?? [];
  const moved = () => place.analyst.post(`${draft}/analysis`, { revision, analysis: later });
  expect((await moved()).headers.location).toBe(draft);
  expect((await moved()).statusCode).toBe(303);
  const words = wordsOf((await place.analyst.get(draft)).body);
  expect(words).toContain("There were (withheld) burglaries.");
  expect(words).not.toContain("Changed:");
  expect(
    (await eventsOf(world, place.partnership)).filter((event) => event === "assessment.analysis-changed"),
  ).toHaveLength(1);
});

test("a finding whose figure the other analysis lacks stays behind, is named, and keeps the draft from release", async () => {
  const place = await onRealData();
  const { draft } = await aRelease(place);
  // Without a whole period no square can be judged, so there is no first hot spot.
  await writeFinding(place.analyst, draft, "The first place had [[hot-spots-all/1/count]] incidents.");
  const later = await onceMore(place);
  const compared = wordsOf((await place.analyst.get(`${draft}/analysis?analysis=${later}`)).body);
  expect(compared).toContain("1 finding quotes a figure that the other analysis does not have.");
  await place.analyst.post(`${draft}/analysis`, { revision: "2", analysis: later });
  const words = wordsOf((await place.analyst.get(draft)).body);
  expect(words).toContain("It quotes an earlier analysis");
  expect(words).toContain("Missing: Every finding quotes this analysis: 1 still quote an earlier one");
  expect((await place.analyst.post(`${draft}/proposals`)).statusCode).toBe(422);

  const [, behind = ""] = await findingIds(place.analyst, draft);
  const rewritten = { revision: "1", sentence: "The places are not known.", about: "all", act: "save" };
  expect((await place.analyst.post(`${draft}/findings/${behind}`, rewritten)).statusCode).toBe(303);
  expect((await place.analyst.post(`${draft}/proposals`)).statusCode).toBe(303);
});

test("a row that has become another place is pointed out before anything moves", async () => {
  const place = await aWorkshop(world, (tx, dataset) => keepExampleAnalysis(tx, { parameters: { dataset } }));
  const draft = await aDraft(place);
  await writeFinding(place.analyst, draft, "The first had [[hot-spots-burglary/1/count]].");
  const other = await keepAnalysis(world, place.partnership, (tx) =>
    keepExampleAnalysis(tx, {
      streets: ["Rose Lane", "Mill Lane", "High Street"],
      parameters: { dataset: place.dataset },
    }),
  );
  const compared = wordsOf((await place.analyst.get(`${draft}/analysis?analysis=${other}`)).body);
  expect(compared).toContain("The row is now “Rose Lane”: check the words");
});

test("nothing moves when somebody has changed the assessment since it was compared, nor to an analysis that is not done", async () => {
  const place = await aWorkshop(world, (tx, dataset) => keepExampleAnalysis(tx, { parameters: { dataset } }));
  const draft = await aDraft(place);
  const other = await onceMore(place);
  await place.manager.post(draft, { revision: "1", title: "Changed", year: "2025-26", summary: "" });
  const refused = await place.analyst.post(`${draft}/analysis`, { revision: "1", analysis: other });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain("Look at the figures again before you confirm");
  const chair = await place.chair.post(`${draft}/analysis`, { revision: "2", analysis: other });
  expect(chair.statusCode).toBe(403);
  expect((await place.analyst.post(`${draft}/analysis`, { revision: "2", analysis: "nothing" })).body).toContain(
    "Choose an analysis",
  );
});

test("those who may not see datasets read the draft without being told what they may not know", async () => {
  const place = await onRealData();
  const { draft } = await aRelease(place);
  await withdraw(place, "2025-02");
  const member = await aPerson(world, place.partnership, "member");
  const page = await member.get(draft);
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toContain('id="changed"');
});
