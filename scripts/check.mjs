// `npm run check`: everything that needs neither database nor browser. `npm run check -- types sizes` runs only those.
import os from "node:os";
import { Failure, runMain } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { refuseOldNode } from "./node-version.mjs";
import { progressTo, seconds, timed } from "./progress.mjs";

refuseOldNode();

runMain(async () => {
  const progress = progressTo("stdout");
  await ensureInstalled(progress);

  const [args, flags] = [process.argv.slice(2).filter((arg) => !isFlag(arg)), process.argv.slice(2).filter(isFlag)];
  const checks = await loadChecks();
  const unknown = [...args.filter((name) => !(name in checks)), ...flags.filter((flag) => flag !== "--record")];
  if (unknown.length > 0)
    throw new Failure(`No check ${unknown.join(", ")}; there are ${Object.keys(checks).join(", ")}`);
  if (flags.includes("--record")) return recordMigrations();

  const chosen = Object.entries(checks).filter(([name]) => args.length === 0 || args.includes(name));
  const failed = await runChecks(chosen, progress);
  if (failed.length === 0) return 0;
  progress.say(`\nNot as it should be: ${failed.join(", ")}`);
  return 1;
});

/** @param {string} arg */
function isFlag(arg) {
  return arg.startsWith("--");
}

/** @typedef {() => import("./checks/tools.mjs").Finding | Promise<import("./checks/tools.mjs").Finding>} Check */

/**
 * Read only now, since some need packages. The slow ones come first, so that no processor waits for them at the end.
 * @returns {Promise<Record<string, Check>>}
 */
async function loadChecks() {
  const tools = await import("./checks/tools.mjs");
  const { listRepositoryFiles } = await import("./checks/repository-files.mjs");
  const files = listRepositoryFiles();
  return {
    tests: tools.checkUnitTests,
    types: tools.checkTypes,
    lint: tools.checkLint,
    imports: tools.checkImports,
    unused: tools.checkUnused,
    schema: tools.checkSchema,
    english: async () => (await import("./checks/british-english.mjs")).checkBritishEnglish(files),
    secrets: async () => (await import("./checks/secrets.mjs")).checkSecrets(files),
    sizes: async () => (await import("./checks/sizes.mjs")).checkSizes(files),
    migrations: async () => (await import("./checks/migrations.mjs")).checkMigrations(files),
    licences: async () => (await import("./checks/licences.mjs")).checkLicences(),
    modules: async () => (await import("./checks/module-shape.mjs")).checkModuleShape(files),
    paths: async () => (await import("./checks/machine-paths.mjs")).checkMachinePaths(files),
    "loose-ends": async () => (await import("./checks/loose-ends.mjs")).checkLooseEnds(files),
  };
}

/**
 * Runs all of them, as many at a time as there are processors, whatever fails; prints a line for each as it ends.
 * @param {readonly [name: string, check: Check][]} checks
 * @param {import("./progress.mjs").Progress} progress
 * @returns {Promise<string[]>} the names of those that found something
 */
async function runChecks(checks, progress) {
  const waiting = [...checks];
  /** @type {string[]} */
  const failed = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, check] = next;
      const [{ problems, note }, took] = await timed(() => finish(check));
      const verdict = problems.length === 0 ? "ok    " : "FAILED";
      progress.say(`${verdict} ${name.padEnd(10)} ${seconds(took).padStart(8)}${note ? `  ${note}` : ""}`);
      if (problems.length === 0) continue;
      progress.say(indent(problems.join("\n")));
      failed.push(name);
    }
  };
  await Promise.all(Array.from({ length: Math.min(os.cpus().length, 4) }, work));
  return failed;
}

/**
 * A check that breaks is a check that fails; the others still run.
 * @param {Check} check
 * @returns {Promise<import("./checks/tools.mjs").Finding>}
 */
async function finish(check) {
  try {
    return await check();
  } catch (error) {
    return { problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}

/** @param {string} text */
function indent(text) {
  return text.replace(/^(?=.)/gm, "       ");
}

async function recordMigrations() {
  const { recordMigrations: record } = await import("./checks/migrations.mjs");
  const { listRepositoryFiles } = await import("./checks/repository-files.mjs");
  const problems = record(listRepositoryFiles());
  if (problems.length > 0) throw new Failure(problems.join("\n"));
  console.log("Every migration there is now counts as run somewhere.");
}
