import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEMONSTRATION_SEED, incidentFiles, lastCompleteMonth } from "../../demo/incidents.ts";
import { addMonths, dayOf, formatMonth, type Month } from "../../src/kernel/dates.ts";
import { anInstallation, type Program, startProgram } from "./program.ts";
import { type ChosenFile, follow, open, press, sendFiles, signInAs, waitFor, words, writeFinding } from "./steps.ts";
import { aVisitor, clearPictures, openBrowser, type Visitor } from "./visitor.ts";

/** Starting makes the demonstration: nothing of it is there before. */
const { installation, remove } = anInstallation();
let program: Program;
let browser: Browser;

beforeAll(async () => {
  [program, browser] = await Promise.all([startProgram(installation), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  const code = await program?.stop();
  remove();
  expect(program?.errors).toEqual([]);
  expect(code).toBe(0);
});

/** Each brings a month that nobody has brought yet. */
const JOURNEYS = [
  { how: "with scripts", hasScripts: true, journey: "demonstration", monthsOn: 1 },
  { how: "without scripts", hasScripts: false, journey: "demonstration-without-scripts", monthsOn: 2 },
];

describe.each(JOURNEYS)("from a month's file to a page that residents read, $how", (about) => {
  const { hasScripts, journey, monthsOn } = about;
  const title = `Vehicle crime in Thurrock, ${hasScripts ? "first" : "second"} edition`;
  const month = addMonths(lastCompleteMonth(dayOf(new Date())), monthsOn);
  const draft = { address: "", version: "" };
  let resident: Visitor;
  let analyst: Visitor;
  let manager: Visitor;
  let chair: Visitor;

  beforeAll(async () => {
    clearPictures(journey);
    const seeing = { address: program.address, journey, hasScripts };
    resident = await aVisitor(browser, seeing);
    analyst = await aVisitor(browser, seeing);
    manager = await aVisitor(browser, seeing);
    chair = await aVisitor(browser, seeing);
  });
  afterAll(async () => {
    for (const person of [resident, analyst, manager, chair]) await person?.leave();
  });

  test("a resident finds the partnership, and the analyst signs in", async () => {
    await resident.tab.goto("/");
    await resident.look("front-page");
    await follow(resident, "Thurrock Community Safety Partnership");
    await resident.look("partnership");

    await analyst.tab.goto("/sign-in");
    await analyst.look("sign-in");
    await signInAs(analyst, "Analyst, Thurrock");
    await analyst.look("desk");
  });

  test("the analyst imports the month's file into the dataset that is there", async () => {
    await open(analyst, "Datasets");
    await analyst.look("datasets");
    await press(analyst, "Import files", "Import files");
    await analyst.look("import-files");
    await sendFiles(analyst, [generatedFile(month)]);
    await waitFor(analyst, "Import done");
    await analyst.look("import-done");
    expect(await words(analyst)).toContain(`Added ${formatMonth(month)} from Essex Police`);
    await press(analyst, "See the dataset", /Street-level crime/);
    await analyst.look("dataset");
  });

  test("she runs an analysis of the twelve months up to it", async () => {
    await open(analyst, "Analyses");
    await press(analyst, "New analysis", "New analysis");
    expect(await words(analyst)).toContain("are complete");
    await analyst.look("coverage");
    await press(analyst, "Run the analysis", /under way|in figures/);
    await waitFor(analyst, "Thurrock in figures");
    await analyst.look("analysis");
    for (const page of ["Trends", "Crime types", "Districts", "Wards", "Hot spots"]) {
      await follow(analyst, page);
      await analyst.look(page.toLowerCase().replaceAll(" ", "-"));
    }
  });

  test("she writes a finding with a live figure, takes a sentence, and chooses a priority from them", async () => {
    await open(analyst, "Assessments");
    await analyst.look("assessments");
    await press(analyst, "New assessment", "New assessment");
    await analyst.tab.getByLabel("Title").fill(title);
    await press(analyst, "Start the assessment", title);
    draft.address = analyst.tab.url();

    await press(analyst, "Write a finding", "Write a finding");
    await writeFinding(analyst, {
      before: "Thurrock's police recorded",
      code: "[[types/all/count]]",
      after: "incidents in these twelve months.",
    });
    await press(analyst, "Take this sentence as a finding", title);
    expect(await analyst.tab.locator(".fp-finding").count()).toBe(2);
    await press(analyst, "Choose a priority", "Choose a priority");
    await analyst.tab.getByLabel("Priority", { exact: true }).fill("Reduce vehicle crime");
    await analyst.tab.getByLabel("Why it is a priority").fill("It can be reduced where partners act together.");
    for (const finding of await analyst.tab.getByRole("checkbox").all()) await finding.check();
    await analyst.look("priority");
    await press(analyst, "Save", title);
    await press(analyst, "Edit title and summary", "Title and summary");
    await analyst.tab.getByLabel("Summary").fill("What was recorded in Thurrock, and what we shall do about it.");
    await press(analyst, "Save", title);
    await analyst.look("assessment");
  });

  test("the manager, who may release, may not release what she puts forward herself", async () => {
    await signInAs(manager, "Partnership manager, Thurrock");
    await manager.tab.goto(draft.address);
    await press(manager, "Put forward for release", title);
    await manager.look("put-forward");
    draft.version = manager.tab.url();
    expect(await words(manager)).toContain("Two different people are needed");
    expect(await manager.tab.getByRole("button", { name: "Release to the public" }).count()).toBe(0);
    await resident.tab.goto("/thurrock/assessments");
    expect(await words(resident)).not.toContain(title);
  });

  test("the chair releases it, and residents read it with charts, map, tables and sources", async () => {
    await signInAs(chair, "Chair of the Strategic Board, Thurrock");
    await chair.look("desk-of-the-chair");
    await follow(chair, new RegExp(title));
    await press(chair, "Release to the public", title);

    await resident.tab.reload();
    await resident.look("released-assessments");
    await follow(resident, title);
    await resident.look("released");
    const read = await words(resident);
    expect(read).toMatch(/Thurrock's police recorded [\d,]+ incidents/);
    for (const shown of ["Reduce vehicle crime", "It can be reduced where partners act together.", "synthetic"])
      expect(read).toContain(shown);
    for (const drawn of [
      "What was recorded in Thurrock",
      "All incidents by month, Thurrock",
      "Hot spots: all incidents",
    ])
      expect(await resident.tab.locator("figure", { hasText: drawn }).first().locator("svg").count()).toBeGreaterThan(
        0,
      );
    for (const table of ["types", "months", "districts", "wards", "hot-spots"])
      expect(await resident.tab.locator(`#${table} table`).count()).toBeGreaterThan(0);
    expect(await resident.tab.locator("#sources").innerText()).toContain("Street-level crime (synthetic), version");
  });

  test("withdrawing it empties the page within one request", async () => {
    const page = new URL(resident.tab.url()).pathname;
    await chair.tab.goto(draft.version);
    await chair.tab.getByText("Withdraw it from the public").click();
    await chair.tab.getByLabel("Why it is withdrawn").fill("To show that it can be");
    await press(chair, "Withdraw it", title);
    expect(await words(chair)).toContain("To show that it can be");

    await resident.tab.reload();
    await resident.look("not-found");
    expect(await words(resident)).not.toContain("Reduce vehicle crime");
    await resident.tab.goto("/thurrock/assessments");
    expect(await words(resident)).not.toContain(title);
    expect(resident.faults.splice(0)).toEqual([`404 GET ${page}`]);
  });

  test("nothing else was wrong with any page", () => {
    expect([resident, analyst, manager, chair].flatMap(({ faults }) => faults)).toEqual([]);
  });
});

function generatedFile(month: Month): ChosenFile {
  const [file] = incidentFiles({ seed: DEMONSTRATION_SEED, to: month, months: 1 });
  if (!file) throw new Error(`No file was generated for ${month}`);
  return { name: file.name, mimeType: "text/csv", buffer: Buffer.from(file.text) };
}
