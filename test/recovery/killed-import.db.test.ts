import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aFolder } from "./installation.ts";
import { carryThrough, killAndGoOn, type Moment, type Round, STEPS } from "./killed-program.ts";
import { installationsUnderTest } from "./under-test.ts";
import { askForImport, type WaitingImport } from "./waiting-import.ts";

/* The built program is killed with -9 inside each step of an import, and started again (docs/architecture.md). */

/** Reading and keeping come once for each sixteen files: the second time, files have been kept before. */
const MOMENTS: readonly Moment[] = [
  { step: "unpacking", announcement: 1 },
  { step: "reading", announcement: 2 },
  { step: "keeping", announcement: 2 },
  { step: "placing", announcement: 1 },
  { step: "publishing", announcement: 1 },
];

/** A kill travels while the program goes on, and may come after the step: then it proves nothing, and is tried again. */
const MOST_TRIES = 8;

let folder = "";
let anImport: () => Promise<WaitingImport>;
let undisturbed: Round;
const landed = new Map<string, number>();

beforeAll(async () => {
  folder = aFolder();
  anImport = await installationsUnderTest(folder, askForImport);
  const waiting = await anImport();
  undisturbed = await carryThrough(waiting);
  await waiting.remove();
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("an import that nobody disturbs leaves one version, and nothing of its work", () => {
  const { landedIn, traces, leftovers } = undisturbed;
  expect(landedIn).toBe("waiting");
  expect(traces["versions"]).toHaveLength(1);
  expect(traces["files"]).toHaveLength(22);
  expect(traces["rejected rows"]).toHaveLength(20);
  expect(traces["damaged files"]).toEqual([]);
  expect(traces["broken chains"]).toEqual([]);
  expect(leftovers).toEqual([]);
});

test.each(MOMENTS)("an import killed while $step goes on to the same result", { timeout: 240_000 }, async (moment) => {
  for (let tries = 1, hit = false; !hit; tries++) {
    const waiting = await anImport();
    const round = await killAndGoOn(waiting, moment);
    landed.set(round.landedIn, (landed.get(round.landedIn) ?? 0) + 1);
    hit = round.landedIn === moment.step;

    expect(round.traces).toEqual(undisturbed.traces);
    expect(round.leftovers).toEqual([]);
    await waiting.remove();
    expect(tries, `no kill landed in ${moment.step}`).toBeLessThanOrEqual(MOST_TRIES);
  }
});

test("a kill has landed in every step", () => {
  for (const step of STEPS) expect(landed.get(step), step).toBeGreaterThan(0);
});
