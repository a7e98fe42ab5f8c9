import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository, wherever a script is called from. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

export const dist = path.join(root, "dist");

/**
 * A path below the repository's folder.
 * @param {...string} parts
 */
export function inRoot(...parts) {
  return path.join(root, ...parts);
}

/**
 * Whether the module was called by `node file.mjs`, rather than imported.
 * @param {string} moduleUrl `import.meta.url`
 */
export function isEntry(moduleUrl) {
  return process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(moduleUrl);
}
