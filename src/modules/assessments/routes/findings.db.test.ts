import { expect, test } from "vitest";
import {
  aDraft,
  aWorkshop,
  eventsOf,
  findingIds,
  SENTENCE,
  type Workshop,
  writeFinding,
} from "../../../../test/assessments.ts";
import { wordsOf } from "../../../../test/datasets.ts";
import { useWorld } from "../../../../test/world.ts";
import { month } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { keepExampleAnalysis } from "../commands/example-analysis.ts";

const world = useWorld();

async function aDraftOf(choices = {}): Promise<Workshop & { draft: string }> {
  const place = await aWorkshop(world, (tx, dataset) =>
    keepExampleAnalysis(tx, { ...choices, parameters: { dataset } }),
  );
  return { ...place, draft: await aDraft(place) };
}

test("a finding shows its figures live, with their date and coverage, and leads to the rows they stand in", async () => {
  const { analyst, draft, desk, analysis } = await aDraftOf();
  const saved = await writeFinding(analyst, draft);
  expect(saved.headers.location).toBe(`${draft}#findings`);
  const page = await analyst.get(draft);
  expect(wordsOf(page.body)).toMatch(/There were 3\d\d burglaries, \d\.\d per 1,000 residents\./);
  expect(wordsOf(page.body)).toContain("January to December 2025. All 12 months are complete.");
  expect(page.body).toContain(`href="${desk}/analyses/${analysis}/types#row-types-burglary"`);
  expect(page.body).not.toContain("[[types");
});

test("the form offers figures with their codes, those of the row one came from first", async () => {
  const { analyst, draft } = await aDraftOf();
  const page = await analyst.get(`${draft}/findings/new?table=types&row=burglary&about=burglary`);
  expect(wordsOf(page.body)).toContain("The row you came from: Burglary");
  expect(page.body).toContain("<code>[[types/burglary/rate]]</code>");
  expect(page.body).toContain('data-cite="[[types/burglary/rate]]"');
  expect(page.body).toContain("[[hot-spots-burglary/1/count]]");
  expect(page.body).not.toContain("[[types/robbery/rate]]");
});

test("the figures of another type are shown without losing what was typed, and nothing is saved", async () => {
  const { analyst, draft } = await aDraftOf();
  const fields = { key: newId(), sentence: "Half a sent", about: "robbery", act: "show" };
  const shown = await analyst.post(`${draft}/findings`, fields);
  expect(shown.statusCode).toBe(200);
  expect(shown.body).toContain(">Half a sent</textarea>");
  expect(shown.body).toContain("[[types/robbery/rate]]");
  expect(await findingIds(analyst, draft)).toEqual([]);
});

test.each([
  ["There were [[types/arson/count]].", "[[types/arson/count]]: the table types has no row called arson"],
  ["There were [[kinds/burglary/count]].", "the analysis has no table called kinds"],
  ["There were [[types/burglary]].", "[[types/burglary]] names no figure"],
  ["There were [[squares-all/2244_716/count]].", "single squares cannot be quoted"],
  ["There were {1}.", "Leave out { and }"],
  ["", "Enter a sentence"],
])("%j is refused with its error, and the text is kept", async (sentence, error) => {
  const { analyst, draft } = await aDraftOf();
  const refused = await writeFinding(analyst, draft, sentence);
  expect(refused.statusCode).toBe(422);
  expect(wordsOf(refused.body)).toContain(error);
  expect(refused.body).toContain(`>${sentence}</textarea>`);
  expect(await findingIds(analyst, draft)).toEqual([]);
});

test("a figure that is withheld may be quoted, and the sentence shows that it is", async () => {
  const { analyst, draft } = await aDraftOf({ missing: [month("2025-05")] });
  expect((await writeFinding(analyst, draft)).statusCode).toBe(303);
  const words = wordsOf((await analyst.get(draft)).body);
  expect(words).toContain("There were (withheld) burglaries");
  expect(words).toContain("May 2025 is missing");
});

test("a number typed by hand is saved with a warning that it will not follow the data", async () => {
  const { analyst, draft } = await aDraftOf();
  const saved = await writeFinding(analyst, draft, "There were 17,216 incidents in 2025.");
  expect(saved.statusCode).toBe(303);
  const page = wordsOf((await analyst.get(draft)).body);
  expect(page).toContain("17,216 is typed, not quoted: it will not follow the data.");
});

test("the same form sent twice writes one finding", async () => {
  const { analyst, draft, partnership } = await aDraftOf();
  const key = newId();
  await writeFinding(analyst, draft, SENTENCE, key);
  expect((await writeFinding(analyst, draft, SENTENCE, key)).statusCode).toBe(303);
  expect(await findingIds(analyst, draft)).toEqual([key]);
  expect((await eventsOf(world, partnership)).filter((event) => event === "finding.written")).toHaveLength(1);
});

test("two editors of one finding: the second sees both texts, and what they put together is saved", async () => {
  const { analyst, manager, draft } = await aDraftOf();
  await writeFinding(analyst, draft);
  const [id = ""] = await findingIds(analyst, draft);
  const form = await manager.get(`${draft}/findings/${id}/edit`);
  expect(form.body).toContain(`>${SENTENCE}</textarea>`);
  const edit = (who: typeof analyst, sentence: string, revision: string) =>
    who.post(`${draft}/findings/${id}`, { revision, sentence, about: "all", act: "save" });
  expect((await edit(analyst, `${SENTENCE} It was the analyst.`, "1")).statusCode).toBe(303);
  const second = await edit(manager, `${SENTENCE} It was the manager.`, "1");
  expect(second.statusCode).toBe(409);
  expect(wordsOf(second.body)).toContain("It was the analyst.");
  expect(second.body).toContain("It was the manager.</textarea>");
  expect(second.body).toContain('name="revision" value="2"');
  expect((await edit(manager, `${SENTENCE} It was both.`, "2")).statusCode).toBe(303);
  expect(wordsOf((await analyst.get(draft)).body)).toContain("It was both.");
});

test("a sentence that the figures bear out becomes a finding in one step, and is not offered again", async () => {
  const { analyst, draft } = await aDraftOf();
  const page = await analyst.get(draft);
  expect(wordsOf(page.body)).toContain("the largest part of what was recorded in Thurrock was anti-social behaviour (");
  const taken = await analyst.post(`${draft}/proposed-findings`, { key: newId(), proposal: "mix" });
  expect(taken.headers.location).toBe(`${draft}#findings`);
  expect(await findingIds(analyst, draft)).toHaveLength(1);
  expect((await analyst.get(draft)).body).not.toContain('name="proposal" value="mix"');
  const none = await analyst.post(`${draft}/proposed-findings`, { key: newId(), proposal: "no-such" });
  expect(none.statusCode).toBe(303);
  expect(await findingIds(analyst, draft)).toHaveLength(1);
});

test("why nothing is said about the rest stands beside what is proposed", async () => {
  const { analyst, draft } = await aDraftOf();
  expect(wordsOf((await analyst.get(draft)).body)).toMatch(/Why nothing is said about \d+ other things.*Not claimed:/);
});

test("findings are moved, taken out and put back, and a form sent twice moves once", async () => {
  const { analyst, draft, partnership } = await aDraftOf();
  for (const words of ["One.", "Two.", "Three."]) await writeFinding(analyst, draft, words);
  const [one = "", two = "", three = ""] = await findingIds(analyst, draft);
  const move = () => analyst.post(`${draft}/findings/${three}/position`, { from: "2", direction: "up" });
  await move();
  await move();
  expect(await findingIds(analyst, draft)).toEqual([one, three, two]);

  await analyst.post(`${draft}/findings/${three}/removal`);
  await analyst.post(`${draft}/findings/${three}/removal`);
  expect(await findingIds(analyst, draft)).toEqual([one, two]);
  expect(wordsOf((await analyst.get(draft)).body)).toContain("1 finding taken out Three.");
  await analyst.post(`${draft}/findings/${three}/restoration`);
  expect(await findingIds(analyst, draft)).toEqual([one, three, two]);
  const events = await eventsOf(world, partnership);
  for (const event of ["finding.moved", "finding.removed", "finding.restored"])
    expect(events.filter((each) => each === event)).toHaveLength(1);
});

test("a finding of another draft is not found through this one", async () => {
  const here = await aDraftOf();
  await writeFinding(here.analyst, here.draft);
  const [id = ""] = await findingIds(here.analyst, here.draft);
  const other = await aDraft(here);
  expect((await here.analyst.get(`${other}/findings/${id}/edit`)).statusCode).toBe(404);
  expect((await here.analyst.post(`${other}/findings/${id}/removal`)).statusCode).toBe(404);
  expect((await writeFinding(here.analyst, other, SENTENCE, id)).statusCode).toBe(404);
  expect((await here.analyst.get(`${here.draft}/findings/not-an-id/edit`)).statusCode).toBe(404);
});
