import { expect, test } from "vitest";
import { aDraft, aWorkshop, eventsOf, keepAnalysis } from "../../../../test/assessments.ts";
import { aFile, aRegister, sendFiles, wordsOf } from "../../../../test/datasets.ts";
import { aGazetteer } from "../../../../test/places.ts";
import { aPartnership, aPerson, aVisitor, useWorld } from "../../../../test/world.ts";
import { month } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { keepExampleAnalysis } from "../commands/example-analysis.ts";

const world = useWorld();

/** A partnership in Thurrock with a dataset of Essex that lacks March 2025. */
async function aDatasetToAnalyse() {
  await aGazetteer(world);
  const partnership = await aPartnership(world, { areas: [{ code: "E06000034", name: "Thurrock" }] });
  const analyst = await aPerson(world, partnership, "analyst");
  const desk = `/${partnership.slug}/desk`;
  const files = ["2025-01", "2025-02", "2025-04"].map((at) => aFile({ month: at, rows: 30 }));
  const sent = await sendFiles(analyst, `${desk}/datasets`, files);
  expect(sent.statusCode).toBe(303);
  await world.jobsDone();
  const form = await analyst.get(`${desk}/analyses/new`);
  const [, source = ""] = /<option value="([0-9a-f-]{36}\/Essex Police)"/.exec(form.body) ?? [];
  const fields = {
    key: newId(),
    source,
    from: "2025-01",
    to: "2025-02",
    duplicates: "every-row",
    seen: "",
    act: "run",
  };
  return { partnership, analyst, desk, form, fields };
}

test("the form offers the complete months, and says what a period lacks before anything is counted", async () => {
  const { analyst, desk, form, fields } = await aDatasetToAnalyse();
  expect(form.statusCode).toBe(200);
  expect(wordsOf(form.body)).toContain("Essex Police (Thurrock)");
  expect(form.body).toMatch(/<option value="2025-04" selected>/);

  const looked = await analyst.post(`${desk}/analyses`, { ...fields, from: "2025-02", to: "2025-04", act: "check" });
  expect(looked.statusCode).toBe(200);
  expect(wordsOf(looked.body)).toContain(
    "March 2025 is missing: totals, rates and ranks of this period will be withheld",
  );
});

test("a period with a gap is not run before the gap has been shown, and then it is", async () => {
  const { analyst, desk, fields } = await aDatasetToAnalyse();
  const gap = { ...fields, from: "2025-02", to: "2025-04" };
  const refused = await analyst.post(`${desk}/analyses`, gap);
  expect(refused.statusCode).toBe(422);
  expect(wordsOf(refused.body)).toContain("March 2025 is missing");
  const [, seen = ""] = /name="seen" value="([^"]+)"/.exec(refused.body) ?? [];
  const run = await analyst.post(`${desk}/analyses`, { ...gap, seen });
  expect(run.statusCode).toBe(303);
});

test("the same form sent twice is one analysis, whose page shows how far it is and then its results", async () => {
  const { analyst, desk, fields, partnership } = await aDatasetToAnalyse();
  const [first, second] = [
    await analyst.post(`${desk}/analyses`, fields),
    await analyst.post(`${desk}/analyses`, fields),
  ];
  const page = first.headers.location ?? "";
  expect(second.headers.location).toBe(page);

  const waiting = await analyst.get(page);
  expect(waiting.body).toContain('<noscript><meta http-equiv="refresh"');
  expect(waiting.body).toContain("data-refresh-url");
  expect((await analyst.get(`${page}/types`)).headers.location).toBe(page);

  await world.jobsDone();
  const done = await analyst.get(page);
  expect(done.body).not.toContain("http-equiv");
  expect(wordsOf(done.body)).toContain("Thurrock in figures");
  const events = await eventsOf(world, partnership);
  expect(events.filter((event) => event === "analysis.requested")).toHaveLength(1);
  expect(events).toContain("analysis.done");
});

test("a period that ends before it begins, and data that are not offered, are refused with all that was chosen kept", async () => {
  const { analyst, desk, fields } = await aDatasetToAnalyse();
  const turned = await analyst.post(`${desk}/analyses`, { ...fields, from: "2025-02", to: "2025-01" });
  expect(turned.statusCode).toBe(422);
  expect(turned.body).toContain("The last month must not be before the first");
  expect(turned.body).toMatch(/<option value="2025-02" selected>/);
  const strange = await analyst.post(`${desk}/analyses`, { ...fields, source: `${newId()}/Kent Police` });
  expect(strange.statusCode).toBe(422);
  expect(strange.body).toContain("Choose the data");
  const untyped = await analyst.post(`${desk}/analyses`, { ...fields, from: "spring" });
  expect(untyped.body).toContain("First month must be a year and a month, such as 2025-03");
});

test("a partnership without data is told to import some first", async () => {
  const { analyst } = await aRegister(world);
  const partnership = await aPartnership(world);
  const newcomer = await aPerson(world, partnership, "analyst");
  expect((await newcomer.get(`/${partnership.slug}/desk/analyses/new`)).body).toContain(
    "There is nothing to analyse yet",
  );
  expect((await newcomer.get(`/${partnership.slug}/desk/analyses`)).body).toContain("No analysis has been run yet");
  expect(analyst.person).not.toBe(newcomer.person);
});

test("a page that was drawn before is drawn anew for a draft begun since, and never for other rights", async () => {
  const workshop = await aWorkshop(world, (tx, dataset) => keepExampleAnalysis(tx, { parameters: { dataset } }));
  const { analyst, chair, desk, analysis, partnership } = workshop;
  const types = `${desk}/analyses/${analysis}/types`;
  const offersAFinding = async (who: typeof analyst) => (await who.get(types)).body.includes("Use in a finding");
  expect([await offersAFinding(analyst), await offersAFinding(chair)]).toEqual([false, false]);
  await aDraft(workshop);
  expect([await offersAFinding(analyst), await offersAFinding(chair)]).toEqual([true, false]);
  const scrutiny = await aPerson(world, partnership, "scrutiny-member");
  expect((await scrutiny.get(types)).statusCode).toBe(403);
});

test("every page of results shows its figures with their source, and the way back from a row to a finding", async () => {
  const workshop = await aWorkshop(world, (tx, dataset) => keepExampleAnalysis(tx, { parameters: { dataset } }));
  const { analyst, desk, analysis } = workshop;
  const page = (name: string) => analyst.get(`${desk}/analyses/${analysis}/${name}`);
  for (const [name, words] of [
    ["trends", "Incidents by month, Thurrock"],
    ["types?type=burglary", "Crime types, Thurrock"],
    ["districts?type=burglary", "Burglary: districts of Essex Police side by side"],
    ["wards?type=robbery", "Wards of Thurrock"],
    ["hot-spots?type=shoplifting", "Hot spots: Shoplifting"],
  ] as const) {
    const shown = await page(name);
    expect(shown.statusCode).toBe(200);
    expect(wordsOf(shown.body)).toContain(words);
    expect(wordsOf(shown.body)).toContain("Source: Street-level crime, version 1 (Essex Police).");
  }
  expect((await page("hot-spots")).body).toContain("never the place itself");
  expect((await page("districts")).body).toContain("no boundaries of districts have been imported");
  expect((await page("trends?type=no-such-type")).statusCode).toBe(200);

  expect((await page("types")).body).not.toContain("Use in a finding");
  await analyst.post(`${desk}/assessments`, { key: newId(), title: "A", year: "2025-26", analysis });
  expect((await page("types")).body).toMatch(/findings\/new\?table=types&amp;row=burglary&amp;about=burglary/);
});

test("what is not said about a period with a gap is said to be withheld, with the months it lacks", async () => {
  const { analyst, desk, analysis } = await aWorkshop(world, (tx, dataset) =>
    keepExampleAnalysis(tx, { missing: [month("2025-05")], parameters: { dataset } }),
  );
  const overview = wordsOf((await analyst.get(`${desk}/analyses/${analysis}`)).body);
  expect(overview).toContain("Withheld");
  expect(overview).toContain("May 2025 is missing");
  const trends = wordsOf((await analyst.get(`${desk}/analyses/${analysis}/trends`)).body);
  expect(trends).toContain("29 of 30 months complete");
});

test("a table is downloaded as a file, and who took it is known", async () => {
  const { analyst, desk, analysis, partnership } = await aWorkshop(world, (tx, dataset) =>
    keepExampleAnalysis(tx, { parameters: { dataset } }),
  );
  const file = await analyst.get(`${desk}/analyses/${analysis}/tables/types.csv`);
  expect(file.statusCode).toBe(200);
  expect(file.headers["content-type"]).toContain("text/csv");
  expect(file.headers["content-disposition"]).toBe('attachment; filename="types.csv"');
  expect(file.body.split("\r\n")[0]).toContain("Key,Crime type,Incidents,Incidents: state");
  expect(file.body).toMatch(/burglary,Burglary,\d+,known/);
  expect(await eventsOf(world, partnership)).toContain("analysis.table-downloaded");
  expect((await analyst.get(`${desk}/analyses/${analysis}/tables/nothing.csv`)).statusCode).toBe(404);
  expect((await analyst.get(`${desk}/analyses/${analysis}/tables/types.exe`)).statusCode).toBe(404);
});

test("the list says of each analysis what it was made of, the latest first", async () => {
  const { analyst, desk, partnership } = await aWorkshop(world, (tx, dataset) =>
    keepExampleAnalysis(tx, { parameters: { dataset } }),
  );
  await keepAnalysis(world, partnership, (tx) =>
    keepExampleAnalysis(tx, { parameters: { period: { from: month("2025-01"), to: month("2025-03") } } }),
  );
  const words = wordsOf((await analyst.get(`${desk}/analyses`)).body);
  expect(words).toContain("2 analyses");
  expect(words.indexOf("January to March 2025")).toBeLessThan(words.indexOf("January to December 2025"));
});

test("nobody else gets near an analysis: not a visitor, nor another partnership, nor a role without the right", async () => {
  const { desk, analysis, partnership } = await aWorkshop(world, (tx, dataset) =>
    keepExampleAnalysis(tx, { parameters: { dataset } }),
  );
  const href = `${desk}/analyses/${analysis}`;
  expect((await aVisitor(world).get(href)).headers.location).toMatch(/^\/sign-in/);
  const stranger = await aPerson(world, await aPartnership(world), "analyst");
  expect((await stranger.get(href)).statusCode).toBe(404);
  expect((await stranger.get(`${desk}/analyses`)).statusCode).toBe(404);
  const theirs = await aWorkshop(world, (tx, dataset) => keepExampleAnalysis(tx, { parameters: { dataset } }));
  expect((await theirs.analyst.get(`${theirs.desk}/analyses/${analysis}`)).statusCode).toBe(404);
  expect((await theirs.analyst.get(`${theirs.desk}/analyses/${analysis}/tables/types.csv`)).statusCode).toBe(404);

  const scrutiny = await aPerson(world, partnership, "scrutiny-member");
  expect((await scrutiny.get(href)).statusCode).toBe(403);
  const member = await aPerson(world, partnership, "member");
  expect((await member.get(href)).statusCode).toBe(200);
  expect((await member.get(`${desk}/analyses/new`)).statusCode).toBe(403);
  expect((await member.post(`${desk}/analyses`, {})).statusCode).toBe(403);
});
