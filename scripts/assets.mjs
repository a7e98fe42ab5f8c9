import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { inRoot } from "./places.mjs";
import { timed } from "./progress.mjs";
import { filesBelow } from "./sources.mjs";

const STYLES = "src/web/styles/app.scss";
const SCRIPT = "src/web/scripts/app.ts";
const STATIC = ["src/web/static", "src/web/images"];

/**
 * Makes what browsers fetch: `assets/app.<hash>.css`, `assets/app.<hash>.js`, the files of src/web/static and
 * src/web/images under hashed names, and `assets/manifest.json`, which maps `app.css` to the name with the hash.
 * @param {string} outdir
 * @param {import("./progress.mjs").Progress} progress
 * @returns {Promise<Record<string, number>>} how many milliseconds each kind took
 */
export async function buildAssets(outdir, progress) {
  const folder = path.join(outdir, "assets");
  fs.mkdirSync(folder, { recursive: true });

  /** @type {Record<string, string>} */
  const manifest = {};
  /** @type {Record<string, number>} */
  const timings = {};
  for (const [what, make] of /** @type {const} */ ([
    ["styles", compileStyles],
    ["scripts", compileScript],
    ["static files", readStatic],
  ])) {
    const [assets, took] = await timed(() => make(progress));
    for (const [name, bytes] of assets) {
      manifest[name] = hashedName(name, bytes);
      const target = path.join(folder, manifest[name]);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, bytes);
    }
    timings[what] = took;
  }

  fs.writeFileSync(path.join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return timings;
}

/**
 * `images/icon.svg` as `images/icon.0123456789.svg`: the name changes with the content, so browsers may keep it for ever.
 * @param {string} name
 * @param {Uint8Array} bytes
 */
function hashedName(name, bytes) {
  const { dir, name: stem, ext } = path.posix.parse(name);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  return path.posix.join(dir, `${stem}.${hash}${ext}`);
}

/** @typedef {[name: string, bytes: Uint8Array][]} Assets */

/**
 * @param {import("./progress.mjs").Progress} progress
 * @returns {Promise<Assets>}
 */
async function compileStyles(progress) {
  if (!isPresent(STYLES, progress)) return [];
  const sass = await import("sass");
  try {
    const { css } = sass.compile(inRoot(STYLES), {
      loadPaths: [inRoot("node_modules")],
      style: "compressed",
      quietDeps: true,
    });
    return [["app.css", Buffer.from(css)]];
  } catch (error) {
    throw new Failure(`The styles do not compile: ${/** @type {Error} */ (error).message}`);
  }
}

/**
 * @param {import("./progress.mjs").Progress} progress
 * @returns {Promise<Assets>}
 */
async function compileScript(progress) {
  if (!isPresent(SCRIPT, progress)) return [];
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [inRoot(SCRIPT)],
    bundle: true,
    platform: "browser",
    format: "esm",
    target: "es2020",
    minify: true,
    write: false,
    logLevel: "warning",
  }).catch(() => {
    throw new Failure("The scripts for browsers do not compile.");
  });
  return outputFiles.map(({ contents }) => ["app.js", contents]);
}

/** @returns {Promise<Assets>} */
async function readStatic() {
  return STATIC.flatMap((name) => {
    const folder = inRoot(name);
    return filesBelow(folder).map((file) => {
      const inFolder = path.relative(folder, file).split(path.sep).join("/");
      return /** @type {[string, Uint8Array]} */ ([inFolder, fs.readFileSync(file)]);
    });
  });
}

/**
 * @param {string} source
 * @param {import("./progress.mjs").Progress} progress
 */
function isPresent(source, progress) {
  const present = fs.existsSync(inRoot(source));
  if (!present) progress.say(`Left out, as there is no ${source}`);
  return present;
}
