import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { generateSync } from "otplib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasSharedData, sharedData } from "../shared-data.ts";
import { anInstallation, type Program, runCommand, startProgram } from "./program.ts";
import { follow, open, press, sendFiles, signInWith, waitFor, words } from "./steps.ts";
import { aVisitor, clearPictures, openBrowser, type Visitor } from "./visitor.ts";

const journey = "real-files";
const PLACES = {
  areas: [
    "geo/lsoa_all_vintages_lad24_england_wales.csv.gz",
    "geo/lad24_csp24_pfa24_england_wales.csv",
    "geo/lsoa21_ward24_lad24_essex.csv",
    "geo/lsoa11_lsoa21_lad22_essex.csv",
  ],
  boundaries: ["geo/lad_essex_dissolved_from_lsoa21.geojson.gz", "geo/wards_2025_essex.geojson.gz"],
  population: [
    "population/mid_year_population_2011_2023_england_wales_lad23.csv",
    "population/census_2021_residents_households_lsoa21_essex.csv",
  ],
};
const PASSPHRASE = "willow kettle anchor sundial";
const MANAGER = "manager@thurrock.example";

/** Essex as it is published: ten months of 2018, one of 2019, three of 2024, twelve of 2025. */
function essexFiles(): string[] {
  const folder = sharedData("data/police-uk") ?? "";
  return readdirSync(folder)
    .sort()
    .map((month) => `${folder}/${month}/${month}-essex-street.csv.gz`);
}

test.skipIf(hasSharedData)("real files are not tried: the shared folder with them is not here", () => {
  expect(hasSharedData).toBe(false);
});

describe.runIf(hasSharedData)("Thurrock with what its police published", () => {
  const { installation, remove } = anInstallation({ DEMO: "off", EMBEDDED_LIVE: "accept" });
  let program: Program;
  let browser: Browser;
  let manager: Visitor;

  beforeAll(async () => {
    clearPictures(journey);
    const link = await setUp();
    [program, browser] = await Promise.all([startProgram(installation), openBrowser()]);
    for (const [kind, files] of Object.entries(PLACES))
      await runCommand(installation, "import", kind, ...files.map((file) => sharedData(`data/${file}`) ?? ""));
    manager = await aVisitor(browser, { address: program.address, journey });
    await choosePassphrase(manager, link);
  });

  afterAll(async () => {
    await manager?.leave();
    await browser?.close();
    const code = await program?.stop();
    remove();
    expect(program?.errors).toEqual([]);
    expect(code).toBe(0);
  });

  /** Makes the partnership as its operator would, and answers the path of its manager's link. */
  async function setUp(): Promise<string> {
    const said = await runCommand(
      installation,
      ...["setup", "--name", "Thurrock Community Safety Partnership", "--slug", "thurrock", "--kind", "unitary"],
      ...["--nation", "england", "--area", "E06000034=Thurrock", "--manager-name", "Partnership manager"],
      ...["--manager-email", MANAGER],
    );
    return /\/account\/link\/\S+/.exec(said)?.[0] ?? "";
  }

  test("26 months are imported through the browser while other pages answer", async () => {
    const { tab } = manager;
    await open(manager, "Datasets");
    await manager.look("no-datasets");
    await press(manager, "Import files", "Import files");
    await manager.look("first-import");
    const since = performance.now();
    await sendFiles(manager, essexFiles());
    const sent = performance.now() - since;
    const answers = timeOtherPages(manager, ["/", "/thurrock", "/thurrock/desk", "/thurrock/desk/datasets"]);
    await tab.getByText(/Reading file \d+ of 26/).waitFor();
    await manager.look("import-under-way");
    await waitFor(manager, "Import done");
    say(`26 files: sent after ${seconds(sent)}, done after ${seconds(performance.now() - since)}`);
    say(`meanwhile ${inWords(await answers())}`);

    await manager.look("import-done");
    const said = await words(manager);
    for (const shown of ["Files 26 read", "Rows 381,100", "Accepted 381,100", "Rejected 0", "Without location 3,444"])
      expect(said).toContain(shown);
    const files = await filesOf(manager);
    expect(totalOf(files, "2025-")).toEqual({ files: 12, rows: 158_217, noLocation: 2_140 });
    expect(totalOf(files, "2024-03")).toEqual({ files: 1, rows: 14_092, noLocation: 524 });
  });

  test("the dataset names its gaps, and what lies outside Essex", async () => {
    await press(manager, "See the dataset", "Street-level crime");
    await manager.look("dataset");
    const said = await words(manager);
    expect(said).toMatch(/Outside the force’s own area 714 /);
    expect(said).toContain("Thurrock E06000034 41,246");
    expect(said).toMatch(/Missing: .*August to September 2018.*February 2019 to December 2023/);
  });

  test("twelve months against twelve are withheld, and the page says why", async () => {
    await analyse(manager, "January 2025", "December 2025");
    await manager.look("analysis-of-2025");
    const said = await words(manager);
    expect(said).toMatch(/Incidents 17,216/);
    expect(said).toContain("Not all 24 months are complete");
    await follow(manager, "Trends");
    await manager.look("trends-of-2025");
    expect(await words(manager)).toContain("April to December 2024");
    await follow(manager, "Crime types");
    await manager.look("types-of-2025");
    const types = await words(manager);
    expect(types).toMatch(/Anti-social behaviour 1,692/);
    expect(types).toMatch(/Vehicle crime 1,786/);
    await follow(manager, "Districts");
    await manager.look("districts-of-2025");
    expect(await words(manager)).toMatch(/Basildon.* 18,833/);
    for (const page of ["Wards", "Hot spots"]) {
      await follow(manager, page);
      await manager.look(`${page.toLowerCase().replaceAll(" ", "-")}-of-2025`);
    }
  });

  test("January to March of 2024 and 2025 can be compared", async () => {
    await analyse(manager, "January 2025", "March 2025");
    await manager.look("analysis-of-a-quarter");
    await follow(manager, "Crime types");
    await manager.look("types-of-a-quarter");
    const row = manager.tab.locator("main table tr", { hasText: "All incidents" }).first();
    expect(await row.innerText()).toMatch(/\d\.\d\d/);
    expect(manager.faults).toEqual([]);
  });
});

async function choosePassphrase(visitor: Visitor, link: string): Promise<void> {
  const { tab } = visitor;
  await tab.goto(link);
  await visitor.look("passphrase");
  await tab.getByLabel("New passphrase", { exact: true }).fill(PASSPHRASE);
  await tab.getByLabel("The same passphrase again").fill(PASSPHRASE);
  await press(visitor, "Save passphrase", "Sign in");
  await signInWith(visitor, MANAGER, PASSPHRASE);
  await tab.goto("/thurrock/desk");
  await visitor.look("second-factor");
  await press(visitor, "Set up an authenticator app", "Set up an authenticator app");
  await visitor.look("authenticator-app");
  const secret = (await tab.locator(".fp-secret").innerText()).replaceAll(/\s/g, "");
  await tab.getByLabel("Code from your authenticator app").fill(generateSync({ secret }));
  await press(visitor, "Confirm", "Keep your recovery codes");
  await visitor.look("recovery-codes");
  await follow(visitor, "I have kept them: continue");
}

async function analyse(visitor: Visitor, from: string, to: string): Promise<void> {
  await open(visitor, "Analyses");
  await press(visitor, "New analysis", "New analysis");
  await visitor.tab.getByLabel("First month").selectOption({ label: from });
  await visitor.tab.getByLabel("Last month").selectOption({ label: to });
  await press(visitor, "Look at the coverage", "New analysis");
  await visitor.look(`coverage-to-${to.toLowerCase().replace(" ", "-")}`);
  await press(visitor, "Run the analysis", /under way|in figures/);
  await waitFor(visitor, /in figures/);
}

type FileLine = { readonly name: string; readonly rows: number; readonly noLocation: number };

/** The table of what came of each file. */
async function filesOf({ tab }: Visitor): Promise<FileLine[]> {
  const rows = await tab.locator("#files tbody tr").allInnerTexts();
  return rows.map((row) => {
    const [name = "", , count = "", , , noLocation = ""] = row.split("\t").map((cell) => cell.trim());
    return { name, rows: number(count), noLocation: number(noLocation) };
  });
}

function totalOf(files: readonly FileLine[], named: string) {
  const own = files.filter(({ name }) => name.startsWith(named));
  const sum = (of: (file: FileLine) => number) => own.reduce((total, file) => total + of(file), 0);
  return { files: own.length, rows: sum(({ rows }) => rows), noLocation: sum(({ noLocation }) => noLocation) };
}

function number(text: string): number {
  return Number(text.replaceAll(",", ""));
}

/** Asks for pages in turn, as somebody else would meanwhile; what comes back stops it and answers the milliseconds. */
function timeOtherPages({ tab }: Visitor, paths: readonly string[]): () => Promise<number[]> {
  let over = false;
  const times: number[] = [];
  const asking = (async () => {
    for (let i = 0; !over; i++) {
      const since = performance.now();
      const answer = await tab.context().request.get(paths[i % paths.length] ?? "/");
      times.push(performance.now() - since);
      expect(answer.status()).toBe(200);
      await sleep(150);
    }
  })();
  return async () => {
    over = true;
    await asking;
    return times;
  };
}

function inWords(times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other);
  const [median = 0, most = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return `${sorted.length} other pages, median ${Math.round(median)} ms, slowest ${Math.round(most)} ms`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** For whoever reads the run: a time is measured, never tested. */
function say(line: string): void {
  process.stdout.write(`  real files: ${line}\n`);
}
