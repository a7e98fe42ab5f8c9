import { expect, test } from "vitest";
import { aDraft, aReadyDraft, aWorkshop, eventsOf, keepAnalysis, type Workshop } from "../../../../test/assessments.ts";
import { wordsOf } from "../../../../test/datasets.ts";
import { aPartnership, aPerson, aVisitor, useWorld } from "../../../../test/world.ts";
import { newId } from "../../../kernel/ids.ts";
import { requestAnalysis } from "../commands/analyses.ts";
import { keepExampleAnalysis } from "../commands/example-analysis.ts";
import { EXAMPLE } from "../rules/example-evidence.ts";

const world = useWorld();
const workshop = (): Promise<Workshop> =>
  aWorkshop(world, (tx, dataset) => keepExampleAnalysis(tx, { parameters: { dataset } }));
const FIELDS = { title: "Strategic assessment", year: "2025-26" };

test("an assessment is begun on a finished analysis, and the same form sent twice begins one", async () => {
  const { analyst, desk, analysis, partnership } = await workshop();
  const form = await analyst.get(`${desk}/assessments/new?analysis=${analysis}`);
  expect(form.body).toMatch(new RegExp(`<option value="${analysis}" selected>`));
  const fields = { key: newId(), ...FIELDS, analysis };
  const [first, second] = [
    await analyst.post(`${desk}/assessments`, fields),
    await analyst.post(`${desk}/assessments`, fields),
  ];
  expect(first.statusCode).toBe(303);
  expect(second.headers.location).toBe(first.headers.location);
  expect((await eventsOf(world, partnership)).filter((event) => event === "assessment.started")).toHaveLength(1);

  const page = wordsOf((await analyst.get(first.headers.location ?? "")).body);
  expect(page).toContain("Missing: A summary in plain English");
  expect(page).toContain("January to December 2025: Street-level crime, version 1");
  expect(wordsOf((await analyst.get(`${desk}/assessments`)).body)).toContain(
    "0 findings, 0 priorities Nothing put forward yet",
  );
});

test("an assessment without a title, a real year or a finished analysis is refused with what was typed kept", async () => {
  const { analyst, desk, analysis, partnership } = await workshop();
  const post = (about: Record<string, string>) =>
    analyst.post(`${desk}/assessments`, { key: newId(), ...FIELDS, analysis, ...about });
  const untitled = await post({ title: "  ", year: "2025-27" });
  expect(untitled.statusCode).toBe(422);
  expect(untitled.body).toContain("Enter a title");
  const wrongYear = await post({ title: "My assessment", year: "2025-27" });
  expect(wrongYear.body).toContain("Enter a financial year, such as 2025-26");
  expect(wrongYear.body).toContain('value="My assessment"');
  const unfinished = await keepAnalysis(world, partnership, async (tx) => {
    const asked = await requestAnalysis(tx, EXAMPLE, newId());
    return asked.ok ? asked.value : "";
  });
  expect((await post({ analysis: unfinished })).body).toContain("Choose an analysis that is done");
});

test("without a finished analysis there is nothing to rest on, and the page says so", async () => {
  const partnership = await aPartnership(world);
  const analyst = await aPerson(world, partnership, "analyst");
  const page = await analyst.get(`/${partnership.slug}/desk/assessments/new`);
  expect(page.body).toContain("There is no finished analysis to rest on");
});

test("title, year and summary are saved, with what a database cannot hold left out", async () => {
  const place = await workshop();
  const draft = await aDraft(place);
  const saved = await place.analyst.post(draft, { revision: "1", ...FIELDS, summary: "One.\r\n\r\nTwo.\u0000" });
  expect(saved.statusCode).toBe(303);
  const page = await place.analyst.get(draft);
  expect(page.body).toContain('<p class="govuk-body">One.</p><p class="govuk-body">Two.</p>');
});

test("two editors: the second sees both texts, nothing is lost, and what they put together is saved", async () => {
  const place = await workshop();
  const draft = await aDraft(place);
  await place.analyst.post(draft, { revision: "1", ...FIELDS, summary: "What the analyst wrote." });
  const second = await place.manager.post(draft, { revision: "1", ...FIELDS, summary: "What the manager wrote." });
  expect(second.statusCode).toBe(409);
  const words = wordsOf(second.body);
  expect(words).toContain("What the analyst wrote.");
  expect(words).toContain("What the manager wrote.");
  expect(second.body).toContain('name="revision" value="2"');
  expect((await place.analyst.get(draft)).body).toContain("What the analyst wrote.");

  const together = { revision: "2", ...FIELDS, summary: "What both wrote." };
  expect((await place.manager.post(draft, together)).statusCode).toBe(303);
  // The browser's second send of the same form is no conflict with itself.
  expect((await place.manager.post(draft, together)).statusCode).toBe(303);
});

test("a field that the form does not have, and a summary that is too long, are refused", async () => {
  const place = await workshop();
  const draft = await aDraft(place);
  const send = (about: Record<string, string>) =>
    place.analyst.post(draft, { revision: "1", ...FIELDS, summary: "x", ...about });
  expect((await send({ analysisId: newId() })).body).toContain("This form has no field called analysisId");
  expect((await send({ summary: "x".repeat(10_001) })).body).toContain("Summary must be 10,000 characters or fewer");
});

test("those who may read see the working document without the means to change it", async () => {
  const place = await workshop();
  const draft = await aReadyDraft(place);
  const member = await aPerson(world, place.partnership, "member");
  const page = await member.get(draft);
  expect(page.statusCode).toBe(200);
  for (const means of ["Edit title", "Write a finding", "Take out", "Put forward for release"])
    expect(page.body).not.toContain(means);
  for (const path of ["edit", "findings/new", "priorities/new", "analysis"])
    expect((await member.get(`${draft}/${path}`)).statusCode).toBe(403);
  expect((await member.post(draft, { revision: "1", ...FIELDS, summary: "" })).statusCode).toBe(403);
  expect((await member.post(`${draft}/proposals`)).statusCode).toBe(403);
});

test("nobody else gets near a draft", async () => {
  const place = await workshop();
  const theirs = await workshop();
  const draft = await aReadyDraft(place);
  expect((await aVisitor(world).get(draft)).headers.location).toMatch(/^\/sign-in/);
  expect((await theirs.analyst.get(draft)).statusCode).toBe(404);
  const elsewhere = draft.replace(place.desk, theirs.desk);
  expect((await theirs.analyst.get(elsewhere)).statusCode).toBe(404);
  expect((await theirs.analyst.post(elsewhere, { revision: "1", ...FIELDS, summary: "" })).statusCode).toBe(404);
  expect((await theirs.analyst.post(`${elsewhere}/proposals`)).statusCode).toBe(404);
  // An analysis of another partnership cannot be rested on either.
  const stolen = await theirs.analyst.post(`${theirs.desk}/assessments`, {
    key: newId(),
    ...FIELDS,
    analysis: place.analysis,
  });
  expect(stolen.statusCode).toBe(404);
});
