import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildAssets } from "./assets.mjs";
import { findBrandProblems } from "./brand.mjs";
import { Failure, runMain } from "./failure.mjs";
import { refuseOldNode } from "./node-version.mjs";
import { dist, inRoot, isEntry, root } from "./places.mjs";
import { run } from "./processes.mjs";
import { progressTo, seconds, timed } from "./progress.mjs";
import { filesBelow, hashSources } from "./sources.mjs";

/** What is started by name: the name in dist, and its source. */
const ENTRIES = {
  main: "src/main.ts",
  worker: "src/worker.ts",
  engine: "src/engine.ts",
  "pglite-thread": "src/platform/db/pglite-thread.ts",
  frankpledge: "src/frankpledge.ts",
};

const KEEP_OLD_FILES_MS = 24 * 60 * 60 * 1000;

/**
 * Builds when what a build depends on has changed since the last one. In a process of its own, so that the compilers'
 * memory is given back before a server runs.
 * @param {import("./progress.mjs").Progress} progress
 */
export async function ensureBuilt(progress) {
  if (isBuilt()) return;
  const builder = fileURLToPath(import.meta.url);
  const code = await run(process.execPath, [builder], { stdio: ["ignore", progress.output, "inherit"] });
  if (code !== 0) throw new Failure("Nothing was built, and nothing that was there has changed.");
}

/**
 * Compiles src to dist. It is made aside and moved into place file by file, so a failed build changes nothing, and a
 * running server still finds the files it started with: those of earlier builds are removed a day later.
 * @param {import("./progress.mjs").Progress} progress
 * @param {{ whole?: boolean }} [options] `whole` refuses to build when an entry is missing
 */
async function build(progress, { whole = false } = {}) {
  const entries = presentEntries(progress, whole);
  const stamp = hashSources();
  const aside = path.join(dist, `.build-${process.pid}`);

  await progress.step("Building", async () => {
    fs.rmSync(aside, { recursive: true, force: true });
    try {
      const [, serverTook] = await timed(() => bundle(entries, aside));
      const assetsTook = await buildAssets(aside, progress);
      refuseForeignBrand(aside);
      publish(aside);
      const timings = Object.entries({ server: serverTook, ...assetsTook });
      progress.say(`  ${timings.map(([what, took]) => `${what} ${seconds(took)}`).join(", ")}`);
    } finally {
      fs.rmSync(aside, { recursive: true, force: true });
    }
  });
  fs.writeFileSync(stampFile, stamp);
}

/**
 * Bundles TypeScript for Node; packages stay outside and are found in node_modules.
 * @param {Record<string, string>} entries name in `outdir`, and source
 * @param {string} outdir
 */
export async function bundle(entries, outdir) {
  const { build: esbuild } = await import("esbuild");
  await esbuild({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, inRoot(source)])),
    outdir,
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    splitting: true,
    sourcemap: true,
    logLevel: "warning",
  }).catch(() => {
    throw new Failure("The program does not compile.");
  });
}

const stampFile = path.join(dist, ".stamp");

function isBuilt() {
  return fs.existsSync(stampFile) && fs.readFileSync(stampFile, "utf8") === hashSources();
}

/**
 * @param {import("./progress.mjs").Progress} progress
 * @param {boolean} whole
 */
function presentEntries(progress, whole) {
  const missing = Object.values(ENTRIES).filter((source) => !fs.existsSync(inRoot(source)));
  if (whole && missing.length > 0) throw new Failure(`Entries are missing from the sources: ${missing.join(", ")}`);
  for (const source of missing) progress.say(`Left out, as there is no ${source}`);
  return Object.fromEntries(Object.entries(ENTRIES).filter(([, source]) => !missing.includes(source)));
}

/** @param {string} folder */
function refuseForeignBrand(folder) {
  const problems = findBrandProblems(folder);
  if (problems.length === 0) return;
  throw new Failure(["The build holds brand material that is not ours to use:", ...problems].join("\n  "));
}

/** @param {string} aside */
function publish(aside) {
  const fresh = new Set();
  for (const file of filesBelow(aside)) {
    const target = path.join(dist, path.relative(aside, file));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.renameSync(file, target);
    fresh.add(target);
  }
  for (const file of filesBelow(dist)) {
    if (fresh.has(file) || file === stampFile || file.startsWith(aside)) continue;
    if (Date.now() - fs.statSync(file).mtimeMs > KEEP_OLD_FILES_MS) fs.rmSync(file);
  }
}

if (isEntry(import.meta.url)) {
  refuseOldNode();
  runMain(async () => {
    const flags = process.argv.slice(2);
    if (flags.includes("--if-changed") && isBuilt()) return;
    await build(progressTo("stdout"), { whole: flags.includes("--whole") });
  });
}
