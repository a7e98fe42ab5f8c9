import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { inRoot, root } from "./places.mjs";

const FOLDERS = ["src", "demo"];
const FILES = [
  "package-lock.json",
  "tsconfig.json",
  "scripts/build.mjs",
  "scripts/assets.mjs",
  "scripts/brand.mjs",
  "scripts/sources.mjs",
];

/** One hash over everything that a build depends on, names and contents. Tests are not part of a build. */
export function hashSources() {
  const hash = createHash("sha256");
  const sources = FOLDERS.flatMap((folder) => filesBelow(inRoot(folder)).filter((file) => !/\.test\.m?ts$/.test(file)));
  for (const file of [...FILES.map((name) => inRoot(name)), ...sources]) {
    const bytes = fs.readFileSync(file);
    hash.update(`${path.relative(root, file)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

/**
 * Every file below `folder`, sorted, as full paths; none when there is no such folder.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
