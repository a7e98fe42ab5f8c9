import { rmSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { startPostgres } from "../test/engines/postgres.ts";
import { aFolder, onEmbeddedDatabase, onServer } from "../test/recovery/installation.ts";
import { carryThrough, killAndGoOn, type Round, STEPS } from "../test/recovery/killed-program.ts";
import { askForImport, type WaitingImport } from "../test/recovery/waiting-import.ts";
import { ownDatabase } from "./own-database.ts";

/*
 * Kills the program with -9 at random moments inside the steps of an import, starts it again, and compares what is there
 * with what an import leaves that nobody disturbed. Ends with 1 when anything differs, or when a step was never hit.
 *
 *   npm run bench:kill-import                          30 rounds on each engine
 *   npm run bench:kill-import -- --embedded 100        100 rounds on the embedded database (--server: on PostgreSQL)
 */

/** A kill comes at most so long after the step is announced: later than most steps of so small an import last. */
const LONGEST_WAIT_MS = 120;

const args = process.argv.slice(2);
const rounds = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 30);
const folder = aFolder();
let faults = 0;
try {
  if (!args.includes("--server")) faults += await measure("embedded", await onEmbeddedDatabase(folder, askForImport));
  if (!args.includes("--embedded")) {
    const server = await startPostgres();
    try {
      faults += await measure(
        "PostgreSQL",
        onServer(folder, () => ownDatabase(server.adminUrl), askForImport),
      );
    } finally {
      await server.stop();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = faults > 0 ? 1 : 0;

async function measure(engine: string, anImport: () => Promise<WaitingImport>): Promise<number> {
  const undisturbed = await inOne(anImport, carryThrough);
  const landed = new Map<string, number>(STEPS.map((step) => [step, 0]));
  let different = 0;
  let slowest = 0;
  for (let i = 0; i < rounds; i++) {
    const step = STEPS[i % STEPS.length] ?? "reading";
    const announcement = step === "reading" || step === "keeping" ? 1 + Math.floor(Math.random() * 2) : 1;
    // Every other kill comes at once, because the last steps are shorter than any pause.
    const afterMs = i % 2 === 0 ? 0 : Math.random() * LONGEST_WAIT_MS;
    const round = await inOne(anImport, (waiting) => killAndGoOn(waiting, { step, announcement, afterMs }));
    landed.set(round.landedIn, (landed.get(round.landedIn) ?? 0) + 1);
    slowest = Math.max(slowest, round.upMs);
    const faults = differences(round, undisturbed);
    if (faults.length > 0) different++;
    say(`${engine}, round ${i + 1}: killed while ${round.landedIn}: ${faults.join(", ") || "the same result"}`);
  }
  const missed = STEPS.filter((step) => landed.get(step) === 0);
  say(`${engine}: kills by step: ${[...landed].map(([step, count]) => `${step} ${count}`).join(", ")}`);
  say(`${engine}: ${different} of ${rounds} differ; up again after ${(slowest / 1000).toFixed(1)} s at most`);
  if (missed.length > 0) say(`${engine}: no kill landed in ${missed.join(", ")}: run more rounds`);
  return different + missed.length;
}

async function inOne(
  anImport: () => Promise<WaitingImport>,
  work: (waiting: WaitingImport) => Promise<Round>,
): Promise<Round> {
  const waiting = await anImport();
  try {
    return await work(waiting);
  } finally {
    await waiting.remove();
  }
}

/** What differs from an import that nobody disturbed, by name. */
function differences(round: Round, undisturbed: Round): string[] {
  const names = Object.keys(undisturbed.traces).filter(
    (name) => !isDeepStrictEqual(round.traces[name], undisturbed.traces[name]),
  );
  return round.leftovers.length > 0 ? [...names, "working folders left behind"] : names;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
