// `npm test`: installs, builds, runs the check, both database engines and the browser, and says at the end what ran.
// `npm test -- --only=pglite,browser` runs only those; what follows is given to vitest: `-- --only=pglite routes`.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Failure, runMain } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { tallyPage } from "./isolation-tally.mjs";
import { refuseOldNode } from "./node-version.mjs";
import { inRoot, root } from "./places.mjs";
import { run } from "./processes.mjs";
import { progressTo, seconds, timed } from "./progress.mjs";
import { checkNeeds } from "./test-needs.mjs";

refuseOldNode();

const STAGES = /** @type {const} */ (["check", "pglite", "postgres", "browser"]);

/** @typedef {"passed" | "FAILED" | "MISSING" | "not there" | "not asked for"} Verdict */
/** @typedef {{ stage: string, verdict: Verdict, took: number, note: string }} Ran */

runMain(async () => {
  const began = performance.now();
  const progress = progressTo("stdout");
  const { only, rest } = readArguments(process.argv.slice(2));

  await ensureInstalled(progress);
  const [built, buildTook] = await timed(() => run(process.execPath, [inRoot("scripts", "build.mjs"), "--whole"]));
  if (built !== 0) throw new Failure("There is nothing to test until it builds.");

  const needs = await checkNeeds(only, progress);
  const tallies = fs.mkdtempSync(path.join(os.tmpdir(), "fp-tally-"));
  process.env["ISOLATION_TALLY"] = path.join(tallies, "counts");
  /** @type {Ran[]} */
  const ran = [{ stage: "build", verdict: "passed", took: buildTook, note: "" }];
  for (const stage of STAGES)
    ran.push(await runStage(stage, { asked: only.includes(stage), rest, need: needs[stage], progress }));

  for (const line of tallyPage(process.env["ISOLATION_TALLY"])) progress.say(line);
  fs.rmSync(tallies, { recursive: true });
  for (const line of summary(ran, performance.now() - began)) progress.say(line);
  return ran.some(({ verdict }) => verdict === "FAILED" || verdict === "MISSING") ? 1 : 0;
});

/** @param {readonly string[]} args */
function readArguments(args) {
  const chosen = args
    .find((arg) => arg.startsWith("--only="))
    ?.slice("--only=".length)
    .split(",");
  const unknown = chosen?.filter((name) => !STAGES.some((stage) => stage === name)) ?? [];
  if (unknown.length > 0) throw new Failure(`No stage ${unknown.join(", ")}; there are ${STAGES.join(", ")}`);
  return { only: chosen ?? [...STAGES], rest: args.filter((arg) => !arg.startsWith("--only=")) };
}

/**
 * @param {typeof STAGES[number]} stage
 * @param {{ asked: boolean, rest: readonly string[], need: import("./test-needs.mjs").Need | undefined,
 *   progress: import("./progress.mjs").Progress }} how
 * @returns {Promise<Ran>}
 */
async function runStage(stage, { asked, rest, need, progress }) {
  if (!asked) return { stage, verdict: "not asked for", took: 0, note: "" };
  if (need && !need.present) {
    return { stage, verdict: process.env["CI"] === "true" ? "MISSING" : "not there", took: 0, note: need.note };
  }
  progress.say(`\n── ${stage} ${"─".repeat(60 - stage.length)}`);
  const args =
    stage === "check"
      ? [path.join("scripts", "check.mjs")]
      : [path.join("node_modules", "vitest", "vitest.mjs"), "run", "--project", stage, ...rest];
  const [code, took] = await timed(() => run(process.execPath, args, { cwd: root }));
  return { stage, verdict: code === 0 ? "passed" : "FAILED", took, note: need?.note ?? "" };
}

/**
 * @param {readonly Ran[]} ran
 * @param {number} took
 */
function summary(ran, took) {
  const lines = ran.map(({ stage, verdict, took: stageTook, note }) =>
    `  ${stage.padEnd(9)} ${verdict.padEnd(14)} ${(stageTook > 0 ? seconds(stageTook) : "").padStart(12)}  ${note}`.trimEnd(),
  );
  const shared = fs.existsSync(inRoot("..", "shared"))
    ? "there: tests against reference data ran"
    : "not there: tests against reference data did not run";
  return ["\nWhat ran", ...lines, `  ../shared ${shared}`, `  in all ${seconds(took)}`];
}
