import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useWorld } from "../../../test/world.ts";
import { findCommand } from "../../platform/console/command.ts";
import { areaCommands, importAreaPaths } from "./console.ts";

const world = useWorld();
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fp-areas-"));
  mkdirSync(join(folder, "more"));
  writeFileSync(
    join(folder, "lookup.csv.gz"),
    gzipSync("lsoa21_code,ltla24_code,ltla24_name\nE01000001,E06000034,Thurrock\n"),
  );
  writeFileSync(join(folder, "more", "census_2021.csv"), "lsoa21_code,residents\nE01000001,1000\n");
  writeFileSync(join(folder, "crimes.csv"), "Crime ID,Month\n1,2025-01\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Gives a command line as the operator would, in `folder`; answers what it printed, or the sentence it refused with. */
async function run(line: string): Promise<string[]> {
  const printed: string[] = [];
  const found = findCommand(areaCommands, line.split(" "));
  if (!found) throw new Error(`No command ${line}`);
  const context = { ...world, folder, print: (text: string) => void printed.push(text), progress: () => {} };
  await found.command.run(context, found.rest);
  return printed;
}

test("lookups are imported by the paths given, and the gazetteer they make is told", async () => {
  expect(await run("import areas lookup.csv.gz")).toEqual([
    "lookup.csv.gz: imported. LSOA 2021 to district 2024, 1 row.",
    "Gazetteer 1 is new and in use.",
  ]);
  expect(await run("import areas lookup.csv.gz")).toEqual([
    "lookup.csv.gz: held already, let be. LSOA 2021 to district 2024, 1 row.",
    "Gazetteer 1 has not changed.",
  ]);
});

test("with --json there is one object at the end", async () => {
  const [text = "", ...others] = await run("import population more/census_2021.csv --json");
  expect(others).toEqual([]);
  expect(JSON.parse(text)).toMatchObject({
    files: [{ name: "census_2021.csv", outcome: "imported", kind: "population", rows: 1, kept: 1 }],
    gazetteer: { number: 1, isNew: false },
  });
});

test.each([
  [
    "import boundaries lookup.csv.gz",
    "lookup.csv.gz cannot be imported. It holds a lookup of areas, not boundaries: use “import areas” for it.",
  ],
  ["import areas crimes.csv", "crimes.csv cannot be imported. Its columns are Crime ID, Month."],
  ["import areas nowhere.csv", "There is no file "],
  ["import areas more", "is a folder. Name the files in it."],
  ["import areas", "Name the files: frankpledge import areas FILE…"],
  ["import areas --force lookup.csv.gz", "import areas has no option --force. It takes --json and files."],
])("%s is refused in one sentence that says what to do", async (line, words) => {
  await expect(run(line)).rejects.toMatchObject({ name: "OperatorError", message: expect.stringContaining(words) });
});

test("how far an import is can be shown while it runs", async () => {
  const steps: string[] = [];
  const progress = ({ text, done = 0, of = 0 }: { text: string; done?: number; of?: number }) =>
    void steps.push(`${done}/${of} ${text}`);
  const outcome = await importAreaPaths({ ...world, folder, progress }, ["lookup.csv.gz"]);
  expect(outcome.ok).toBe(true);
  expect(steps).toEqual(["0/2 Reading the files", "0/2 Importing lookup.csv.gz", "1/2 Drawing the gazetteer"]);
});
