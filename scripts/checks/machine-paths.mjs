import path from "node:path";
import { root } from "../places.mjs";
import { readText } from "./repository-files.mjs";

/** Folders that mean the same on every machine, and may be written about. */
const COMMON = new Set(["app", "data", "home", "media", "mnt", "opt", "root", "srv", "tmp", "usr", "var", "Users"]);

const HOMES = /(?:\/home\/|\/Users\/|[A-Z]:\\Users\\)[A-Za-z0-9._-]+[/\\]/;

/** No path of the machine that a file was written on: it means nothing elsewhere, and says whose machine it was. */
export function checkMachinePaths(/** @type {readonly string[]} */ files) {
  const patterns = machinePatterns(root);
  const problems = files.flatMap((file) =>
    machinePathsIn(readText(file) ?? "", patterns).map((line) => `${file}:${line}: a path of one machine`),
  );
  return { problems, note: `${files.length} files` };
}

/**
 * What a path of this machine looks like: anybody's home folder, the folder that we are in, and the one above it.
 * @param {string} here the full path of the repository
 * @returns {RegExp[]}
 */
export function machinePatterns(here) {
  const folders = [here, path.dirname(here)].filter((folder) => {
    const parts = folder.split(/[/\\]/).filter((part) => part !== "");
    return parts.length > 1 || (parts.length === 1 && !COMMON.has(parts[0] ?? ""));
  });
  return [HOMES, ...folders.map((folder) => new RegExp(`(?<![\\w.-])${escapePattern(folder)}[/\\\\]`))];
}

/**
 * The numbers of the lines that hold one.
 * @param {string} text
 * @param {readonly RegExp[]} patterns
 * @returns {number[]}
 */
export function machinePathsIn(text, patterns) {
  return text.split("\n").flatMap((line, i) => (patterns.some((pattern) => pattern.test(line)) ? [i + 1] : []));
}

/** @param {string} text */
function escapePattern(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
