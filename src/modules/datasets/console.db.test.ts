import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { aFile, type IncidentFile } from "../../../test/datasets.ts";
import { aGazetteer, SMALL_AREAS } from "../../../test/places.ts";
import { STREET_HEADER } from "../../../test/street-files.ts";
import { useTempFolder } from "../../../test/temp-folder.ts";
import { aPartnership, aPerson, useWorld } from "../../../test/world.ts";
import { OperatorError } from "../../kernel/errors.ts";
import type { ConsoleProgress } from "../../platform/console/command.ts";
import { datasetCommands } from "./console.ts";

const world = useWorld();
beforeAll(() => aGazetteer(world));

const above = useTempFolder();
/** An empty folder for one test. */
const tempFolder = () => mkdtempSync(join(above, "folder-"));

/** Runs the command as the command line would, in `folder`. */
async function run(folder: string, ...args: readonly string[]) {
  const [command] = datasetCommands;
  const lines: string[] = [];
  const progress: ConsoleProgress[] = [];
  const context = {
    ...world,
    folder,
    print: (line: string) => void lines.push(line),
    progress: (at: ConsoleProgress) => void progress.push(at),
  };
  const problem = await command?.run(context, args).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof OperatorError) return error.message;
      throw error;
    },
  );
  return { lines, progress, problem };
}

function write(folder: string, file: IncidentFile): string {
  const { name, content } = aFile(file);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
  return name;
}

const { brentwood, thurrock, havering } = SMALL_AREAS;
const MONTH: IncidentFile = {
  month: "2025-01",
  rows: [
    { lsoa: thurrock, type: "Burglary" },
    { lsoa: thurrock, type: "Burglary" },
    { lsoa: brentwood, type: "Drugs" },
    { lsoa: havering, type: "Drugs" },
    { lsoa: "E01009999", type: "Drugs" },
    { longitude: "", latitude: "", lsoa: "", location: "No Location", type: "Drugs" },
    { month: "Jan-25" },
  ],
};

test("files are imported, and --json prints one object with the totals and the counts by district", async () => {
  const { slug } = await aPartnership(world);
  const folder = tempFolder();
  const name = write(folder, MONTH);
  const { lines, progress, problem } = await run(folder, "--partnership", slug, "--json", name);
  expect(problem).toBeUndefined();
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    files: 1,
    rows: 7,
    accepted: 6,
    rejected: 1,
    duplicateIds: 0,
    noLocation: 1,
    outsideArea: 1,
    areaUnknown: 1,
    counts: [
      { month: "2025-01", district: "E06000034", type: "Burglary", count: 2 },
      { month: "2025-01", district: "E07000068", type: "Drugs", count: 1 },
      { month: "2025-01", district: "E09000016", type: "Drugs", count: 1 },
    ],
    dataset: "Street-level crime",
    version: 1,
    changes: "Added January 2025 from Essex Police",
    notImported: [],
  });
  expect(progress.some(({ text }) => text.startsWith("Storing"))).toBe(true);
});

test("without --json it says the same in sentences, and the files stay where they were", async () => {
  const { slug } = await aPartnership(world);
  const folder = tempFolder();
  const name = write(folder, MONTH);
  const { lines } = await run(folder, "--partnership", slug, name);
  expect(lines).toEqual([
    "1 file, 7 rows: 6 accepted, 1 rejected.",
    "1 has no location. 1 lies outside the area of the force that reported it; the area of 1 is not known.",
    "No Crime ID is held by more than one row.",
    "Street-level crime, version 1: Added January 2025 from Essex Police.",
  ]);
  const again = await run(folder, "--partnership", slug, name);
  expect(again.problem).toBeUndefined();
  expect(again.lines.join("\n")).toContain("2025-01-essex-street.csv: held already. The same file was imported before");
  expect(again.lines.join("\n")).toContain("Street-level crime is as it was: there was nothing new.");
});

test("a folder stands for the files in it and in its folders, whatever they are packed in", async () => {
  const { slug } = await aPartnership(world);
  const folder = tempFolder();
  write(join(folder, "2025-01"), { month: "2025-01", rows: 3 });
  mkdirSync(join(folder, "2025-02"));
  const { name, content } = aFile({ month: "2025-02", rows: 4 });
  writeFileSync(join(folder, "2025-02", `${name}.gz`), gzipSync(content));
  writeFileSync(join(folder, "README.txt"), "not data");
  const { lines } = await run(folder, "--partnership", slug, "--json", ".");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ files: 2, rows: 7, accepted: 7 });
});

test("an import by the console is in the register, with no person's name to it", async () => {
  const partnership = await aPartnership(world);
  const folder = tempFolder();
  await run(folder, "--partnership", partnership.slug, "--dataset", "Crime of Essex", write(folder, MONTH));
  const analyst = await aPerson(world, partnership, "analyst");
  const register = await analyst.get(`/${partnership.slug}/desk/datasets`);
  const [, page = "", title] = /href="([^"]+\/datasets\/[0-9a-f-]{36})">([^<]+)</.exec(register.body) ?? [];
  expect(title).toBe("Crime of Essex");
  expect((await analyst.get(page)).body).toContain("At the console");
});

test("what is told of a new dataset's origin is kept, and nothing is taken to be under an open licence then", async () => {
  const { slug } = await aPartnership(world);
  const folder = tempFolder();
  const name = write(folder, MONTH);
  const origin = ["--origin", "partner", "--provider", "The council"];
  await run(folder, "--partnership", slug, "--dataset", "Ours", ...origin, name);
  const [dataset] = await world.db.ask(
    "select d.origin, d.provider, d.licence, d.attribution from datasets d join partnerships p on p.id = d.partnership_id where p.slug = $1",
    [slug],
  );
  expect(dataset).toEqual({ origin: "partner", provider: "The council", licence: "", attribution: "" });
});

test("when nothing could be imported the command fails, and says of each file why", async () => {
  const { slug } = await aPartnership(world);
  const folder = tempFolder();
  writeFileSync(join(folder, "notes.csv"), "a,b\r\n1,2\r\n");
  const { lines, problem } = await run(folder, "--partnership", slug, "notes.csv");
  expect(problem).toBe("Nothing could be imported.");
  expect(lines.join("\n")).toMatch(/notes\.csv: not read\. Not read, because its first row does not name columns/);
});

test("a file with a header and no rows is named with that, and is no failure", async () => {
  const { slug } = await aPartnership(world);
  const folder = tempFolder();
  writeFileSync(join(folder, "2025-05-essex-street.csv"), `${STREET_HEADER}\r\n`);
  const { lines, problem } = await run(folder, "--partnership", slug, "--json", "2025-05-essex-street.csv");
  expect(problem).toBeUndefined();
  expect(JSON.parse(lines.join(""))).toMatchObject({
    files: 1,
    rows: 0,
    version: null,
    notImported: [{ file: "2025-05-essex-street.csv", reason: "The file has a header and no rows." }],
  });
});

test("what an operator can mend is said in one sentence", async () => {
  const { slug } = await aPartnership(world);
  const folder = tempFolder();
  const name = write(folder, MONTH);
  mkdirSync(join(folder, "empty"));
  const problems = async (...args: readonly string[]) => (await run(folder, ...args)).problem;
  expect(await problems(name)).toMatch(/^Name the partnership: frankpledge import incidents --partnership SLUG/);
  expect(await problems("--partnership", slug)).toMatch(/^Name the files: /);
  expect(await problems("--partnership", "nowhere", name)).toBe(
    "There is no partnership with the address /nowhere. Name one as it stands in its address.",
  );
  expect(await problems("--partnership", "installation", name)).toMatch(/^There is no partnership/);
  expect(await problems("--partnership", slug, "absent.csv")).toBe(`There is no file ${join(folder, "absent.csv")}.`);
  expect(await problems("--partnership", slug, "empty")).toMatch(/^There is no CSV, gzip or ZIP file in /);
  expect(await problems("--partnership", slug, "--fast", name)).toMatch(/^Unknown option '--fast'/);
  expect(await problems("--partnership", slug, "--origin", "rumour", name)).toMatch(/^--origin is one of open-data/);
  expect(await problems("--partnership", slug, "--origin", "partner", name)).toMatch(/^With --origin, say/);
});
