import { expect, test } from "vitest";
import { aDraft, aWorkshop, eventsOf, findingIds, writeFinding } from "../../../../test/assessments.ts";
import { wordsOf } from "../../../../test/datasets.ts";
import { useWorld } from "../../../../test/world.ts";
import { newId } from "../../../kernel/ids.ts";
import { keepExampleAnalysis } from "../commands/example-analysis.ts";

const world = useWorld();

async function aDraftWithFindings() {
  const place = await aWorkshop(world, (tx, dataset) => keepExampleAnalysis(tx, { parameters: { dataset } }));
  const draft = await aDraft(place);
  for (const words of ["Burglary is felt.", "Robbery is rare."]) await writeFinding(place.analyst, draft, words);
  const findings = await findingIds(place.analyst, draft);
  return {
    ...place,
    draft,
    findings,
    post: (fields: Record<string, string | string[]>) =>
      place.analyst.post(`${draft}/priorities`, { key: newId(), ...fields }),
  };
}

const idsOf = (body: string) => [
  ...new Set([...body.matchAll(/priorities\/([0-9a-f-]{36})\/edit/g)].map(([, id = ""]) => id)),
];

test("a priority is chosen from findings, with its reason, and shows them", async () => {
  const { analyst, draft, findings, post, partnership } = await aDraftWithFindings();
  const form = await analyst.get(`${draft}/priorities/new`);
  expect(wordsOf(form.body)).toContain("Burglary is felt.");
  const chosen = await post({ title: "Burglary", reason: "People fear it.", findings });
  expect(chosen.headers.location).toBe(`${draft}#priorities`);
  const words = wordsOf((await analyst.get(draft)).body);
  expect(words).toContain("Burglary People fear it. Because Burglary is felt.");
  expect(await eventsOf(world, partnership)).toContain("priority.chosen");
});

test("a priority needs a name, a reason and at least one finding, and what was typed is kept", async () => {
  const { post, findings } = await aDraftWithFindings();
  const empty = await post({ title: "", reason: "" });
  expect(empty.statusCode).toBe(422);
  for (const words of ["Enter the priority in a few words", "Enter why it is a priority"])
    expect(empty.body).toContain(words);
  const unfounded = await post({ title: "Burglary", reason: "People fear it." });
  expect(unfounded.body).toContain("Choose at least one finding that the priority rests on");
  expect(unfounded.body).toContain('value="Burglary"');
  const foreign = await post({ title: "Burglary", reason: "x", findings: newId() });
  expect(foreign.body).toContain("Choose at least one finding");
  const [first = ""] = findings;
  const kept = await post({ title: "", reason: "x", findings: first });
  expect(kept.body).toMatch(new RegExp(`value="${first}" checked`));
});

test("the same form sent twice chooses one priority", async () => {
  const { analyst, draft, findings } = await aDraftWithFindings();
  const fields = { key: newId(), title: "Burglary", reason: "People fear it.", findings };
  await analyst.post(`${draft}/priorities`, fields);
  expect((await analyst.post(`${draft}/priorities`, fields)).statusCode).toBe(303);
  expect(idsOf((await analyst.get(draft)).body)).toHaveLength(1);
});

test("two editors of one priority: the second sees both, and what they put together is saved", async () => {
  const { analyst, manager, draft, findings, post } = await aDraftWithFindings();
  await post({ title: "Burglary", reason: "People fear it.", findings });
  const [id = ""] = idsOf((await analyst.get(draft)).body);
  const [first = "", second = ""] = findings;
  const edit = (who: typeof analyst, revision: string, reason: string, chosen: string) =>
    who.post(`${draft}/priorities/${id}`, { revision, title: "Burglary", reason, findings: chosen });
  expect((await edit(analyst, "1", "The analyst's reason.", first)).statusCode).toBe(303);
  const late = await edit(manager, "1", "The manager's reason.", second);
  expect(late.statusCode).toBe(409);
  expect(wordsOf(late.body)).toContain("The analyst's reason.");
  expect(wordsOf(late.body)).toContain("The manager's reason.");
  expect(late.body).toMatch(new RegExp(`value="${second}" checked`));
  expect((await edit(manager, "2", "Both reasons.", second)).statusCode).toBe(303);
  expect(wordsOf((await analyst.get(draft)).body)).toContain("Both reasons. Because Robbery is rare.");
});

test("priorities are moved, taken out and put back, and one whose findings are gone says so", async () => {
  const { analyst, draft, findings, post } = await aDraftWithFindings();
  const [first = ""] = findings;
  await post({ title: "One", reason: "x", findings: first });
  await post({ title: "Two", reason: "x", findings });
  const [one = "", two = ""] = idsOf((await analyst.get(draft)).body);
  await analyst.post(`${draft}/priorities/${two}/position`, { from: "1", direction: "up" });
  expect(idsOf((await analyst.get(draft)).body)).toEqual([two, one]);
  await analyst.post(`${draft}/priorities/${two}/removal`);
  expect(idsOf((await analyst.get(draft)).body)).toEqual([one]);
  await analyst.post(`${draft}/priorities/${two}/restoration`);
  await analyst.post(`${draft}/findings/${first}/removal`);
  const words = wordsOf((await analyst.get(draft)).body);
  expect(words).toContain("The findings it rested on have been taken out.");
  expect(words).toContain('Missing: A finding that the priority "One" rests on');
});

test("a priority of another draft is not found through this one", async () => {
  const place = await aDraftWithFindings();
  await place.post({ title: "One", reason: "x", findings: place.findings });
  const [id = ""] = idsOf((await place.analyst.get(place.draft)).body);
  const other = await aDraft(place);
  expect((await place.analyst.get(`${other}/priorities/${id}/edit`)).statusCode).toBe(404);
  expect((await place.analyst.post(`${other}/priorities/${id}/removal`)).statusCode).toBe(404);
});
