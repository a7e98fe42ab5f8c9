import { expect, test } from "vitest";
import {
  aDraft,
  aReadyDraft,
  aRelease,
  aWorkshop,
  eventsOf,
  putForward,
  type Workshop,
} from "../../../../test/assessments.ts";
import { wordsOf } from "../../../../test/datasets.ts";
import { aPerson, aVisitor, useWorld } from "../../../../test/world.ts";
import { keepExampleAnalysis } from "../commands/example-analysis.ts";
import { TWO_PEOPLE } from "../rules/releases.ts";

const world = useWorld();
const workshop = (): Promise<Workshop> =>
  aWorkshop(world, (tx, dataset) => keepExampleAnalysis(tx, { parameters: { dataset } }));
const visit = (page: string) => aVisitor(world).get(page);

test("a draft that lacks something cannot be put forward, and the page says what", async () => {
  const place = await workshop();
  const draft = await aDraft(place);
  const refused = await place.analyst.post(`${draft}/proposals`);
  expect(refused.statusCode).toBe(422);
  expect(wordsOf(refused.body)).toContain("Missing: A summary in plain English");
});

test("what is put forward is kept as it stands, and put forward again while it waits it is the same version", async () => {
  const place = await workshop();
  const draft = await aReadyDraft(place);
  const [first, second] = [await putForward(place, draft), await putForward(place, draft)];
  expect(second).toBe(first);
  const page = wordsOf((await place.chair.get(first)).body);
  expect(page).toContain("2025-26 v1");
  expect(page).toContain("everything is new");
  expect(page).toContain("Burglary is what people should know of.");
  expect((await eventsOf(world, place.partnership)).filter((event) => event === "release.proposed")).toHaveLength(1);
});

test("those who may release hear once that a version waits, but for whoever put it forward", async () => {
  const place = await workshop();
  const draft = await aReadyDraft(place);
  const version = await place.manager.post(`${draft}/proposals`);
  await place.manager.post(`${draft}/proposals`);
  const told = await world.db.ask<{ person_id: string; params: unknown }>(
    "select person_id, params from outgoing_messages where partnership_id = $1",
    [place.partnership.id],
  );
  const [assessment, proposal] = [draft.split("/").at(-1), version.headers.location?.split("/").at(-1)];
  expect(told).toEqual([{ person_id: place.chair.person, params: { assessment, proposal } }]);
});

test("nothing is public before a second person releases it, and then it is", async () => {
  const place = await workshop();
  const draft = await aReadyDraft(place);
  const version = await putForward(place, draft);
  const page = `${place.site}/assessments/${version.split("/").at(-1)}`;
  expect((await visit(page)).statusCode).toBe(404);
  expect(wordsOf((await visit(`${place.site}/assessments`)).body)).toContain(
    "No strategic assessment has been released here yet",
  );

  const released = await place.chair.post(`${version}/release`);
  expect(released.statusCode).toBe(303);
  const shown = await visit(page);
  expect(shown.statusCode).toBe(200);
  expect(shown.headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
  const words = wordsOf(shown.body);
  expect(words).toContain("2025-26 v1, ");
  expect(words).toContain("Burglary is what people should know of.");
  expect(words).toMatch(/There were 3\d\d burglaries/);
  expect(words).toContain("January to December 2025. All 12 months are complete.");
  expect(wordsOf((await visit(`${place.site}/assessments`)).body)).toContain("Strategic assessment");
  expect(wordsOf((await visit(place.site)).body)).toContain("What we put first Burglary");
  expect(await eventsOf(world, place.partnership)).toContain("assessment.released");
});

test("whoever put it forward may not release it, whatever their role, and is told why", async () => {
  const place = await workshop();
  const draft = await aReadyDraft(place);
  const proposed = await place.manager.post(`${draft}/proposals`);
  const version = proposed.headers.location ?? "";
  expect((await place.manager.get(version)).body).not.toContain("Release to the public");
  const refused = await place.manager.post(`${version}/release`);
  expect(refused.statusCode).toBe(422);
  expect(wordsOf(refused.body)).toContain(TWO_PEOPLE);
  expect((await visit(`${place.site}/assessments/${version.split("/").at(-1)}`)).statusCode).toBe(404);
  expect((await place.chair.post(`${version}/release`)).statusCode).toBe(303);
});

test("only those who may release do, and only once", async () => {
  const place = await workshop();
  const version = await putForward(place, await aReadyDraft(place));
  const support = await aPerson(world, place.partnership, "support-officer");
  expect((await support.get(version)).statusCode).toBe(200);
  expect((await support.post(`${version}/release`)).statusCode).toBe(403);
  expect((await place.analyst.post(`${version}/release`)).statusCode).toBe(403);
  expect((await place.chair.post(`${version}/release`)).statusCode).toBe(303);
  const again = await place.chair.post(`${version}/release`);
  expect(again.statusCode).toBe(422);
  expect(again.body).toContain("This version has been released already");
});

test("a later version says what is different, and an earlier one that waits can no longer be released", async () => {
  const place = await workshop();
  const { draft, version, page } = await aRelease(place);
  const same = await place.analyst.post(`${draft}/proposals`);
  expect(same.statusCode).toBe(422);
  expect(same.body).toContain("Nothing has changed since version 1");

  const edit = (revision: string, summary: string) =>
    place.analyst.post(draft, { revision, title: "Strategic assessment", year: "2025-26", summary });
  await edit("2", "Another summary.");
  const second = await putForward(place, draft);
  await edit("3", "A third summary.");
  const third = await putForward(place, draft);
  expect(new Set([version, second, third]).size).toBe(3);
  expect(wordsOf((await place.chair.get(third)).body)).toContain(
    "Against version 1, which was released before it: Summary The summary has been rewritten",
  );
  expect((await place.chair.post(`${second}/release`)).body).toContain("only the latest can be released");
  expect((await place.chair.post(`${third}/release`)).statusCode).toBe(303);

  expect(wordsOf((await visit(page)).body)).toContain("There is a later version of this assessment.");
  expect(wordsOf((await visit(`${place.site}/assessments`)).body)).toContain(
    "Earlier versions Strategic assessment, 2025-26 v1",
  );
});

test("withdrawing needs a reason, empties the public page at the next request, and can be published anew", async () => {
  const place = await workshop();
  const { draft, version, page } = await aRelease(place);
  const tag = (await visit(page)).headers["etag"];
  const unreasoned = await place.chair.post(`${version}/withdrawal`, { reason: " " });
  expect(unreasoned.statusCode).toBe(422);
  expect(unreasoned.body).toContain("Enter why it is withdrawn");
  expect((await visit(page)).statusCode).toBe(200);

  expect((await place.chair.post(`${version}/withdrawal`, { reason: "A month was wrong" })).statusCode).toBe(303);
  expect((await aVisitor(world).get(page, { "if-none-match": String(tag) })).statusCode).toBe(404);
  expect((await visit(`${page}/tables/types.csv`)).statusCode).toBe(404);
  expect(wordsOf((await visit(`${place.site}/assessments`)).body)).toContain(
    "No strategic assessment has been released here yet",
  );
  expect(wordsOf((await visit(place.site)).body)).not.toContain("What we put first");
  expect(wordsOf((await place.analyst.get(draft)).body)).toContain("A month was wrong");
  expect((await place.chair.post(`${version}/withdrawal`, { reason: "Again" })).statusCode).toBe(422);
  expect((await eventsOf(world, place.partnership)).filter((event) => event === "assessment.withdrawn")).toHaveLength(
    1,
  );

  const anew = await putForward(place, draft);
  expect(anew).not.toBe(version);
});

test("the preview shows what the public will see, byte for byte, and its tables", async () => {
  const place = await workshop();
  const version = await putForward(place, await aReadyDraft(place));
  const preview = await place.chair.get(`${version}/document`);
  expect(preview.headers["cache-control"]).toBe("no-store");
  await place.chair.post(`${version}/release`);
  const page = `${place.site}/assessments/${version.split("/").at(-1)}`;
  const shown = await visit(page);
  const bodyOf = (body: string) =>
    /<div class="fp-reading">.*<footer/s.exec(body)?.[0].replaceAll(version, "").replaceAll(page, "");
  expect(bodyOf(shown.body)).toBe(bodyOf(preview.body));
  const [own, theirs] = [await place.chair.get(`${version}/tables/types.csv`), await visit(`${page}/tables/types.csv`)];
  expect(theirs.body).toBe(own.body);
  expect(theirs.body).toMatch(/burglary,Burglary,3\d\d,known/);
});

test("no other partnership's people and pages lead to it", async () => {
  const [ours, theirs] = [await workshop(), await workshop()];
  const { version, page } = await aRelease(ours);
  expect((await theirs.chair.post(`${version}/release`)).statusCode).toBe(404);
  expect((await theirs.chair.get(version.replace(ours.desk, theirs.desk))).statusCode).toBe(404);
  expect((await visit(page.replace(ours.site, theirs.site))).statusCode).toBe(404);
  expect((await visit(`${ours.site}/assessments/not-an-id`)).statusCode).toBe(404);
});

test("a synthetic dataset is called so on the public page and wherever its figures are shown", async () => {
  const place = await aWorkshop(
    world,
    (tx, dataset) => keepExampleAnalysis(tx, { parameters: { dataset: { ...dataset, isSynthetic: true } } }),
    { origin: "synthetic" },
  );
  const { draft, page } = await aRelease(place);
  for (const shown of [
    await place.analyst.get(`${place.desk}/analyses/${place.analysis}/types`),
    await place.analyst.get(draft),
    await visit(page),
    await visit(place.site),
  ])
    expect(shown.body).toContain("made by a program");
});
