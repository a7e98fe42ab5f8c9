import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** The oldest PostgreSQL that the product supports. */
const OLDEST = 15;

/** @typedef {{ bin: string, version: string }} PostgresBinaries the folder of initdb and postgres, and e.g. "15.14" */

/**
 * The newest PostgreSQL on this machine that can make a cluster, or undefined when there is none of a supported version.
 * @returns {PostgresBinaries | undefined}
 */
export function findPostgres() {
  return candidateFolders()
    .flatMap((bin) => readVersion(bin) ?? [])
    .filter(({ version }) => Number.parseInt(version, 10) >= OLDEST)
    .sort((one, other) => compareVersions(other.version, one.version))[0];
}

/**
 * Sorts "9.6", "15.4" and "15.14" as numbers.
 * @param {string} one
 * @param {string} other
 */
function compareVersions(one, other) {
  return one.localeCompare(other, "en", { numeric: true });
}

/** The PATH rarely has initdb: Debian and Homebrew keep each version's server programs in a folder of its own. */
function candidateFolders() {
  const folders = [
    ...(process.env["PATH"] ?? "").split(path.delimiter),
    configuredFolder(),
    ...versionFolders("/usr/lib/postgresql", "bin"),
    ...versionFolders("/usr/lib", "bin", /^postgresql\d+$/),
    ...versionFolders("/opt/homebrew/opt", "bin", /^postgresql(@\d+)?$/),
    ...versionFolders("/usr/local/opt", "bin", /^postgresql(@\d+)?$/),
    ...versionFolders("/Applications/Postgres.app/Contents/Versions", "bin"),
    ...versionFolders("C:\\Program Files\\PostgreSQL", "bin"),
    "/usr/pgsql/bin",
    "/usr/local/pgsql/bin",
  ];
  return [...new Set(folders)].filter((folder) => folder !== "" && hasPrograms(folder));
}

function configuredFolder() {
  try {
    return execFileSync("pg_config", ["--bindir"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return ""; // no pg_config is no fault: most machines have none
  }
}

/**
 * @param {string} parent
 * @param {string} below
 * @param {RegExp} [named]
 */
function versionFolders(parent, below, named = /^\d+(\.\d+)?$/) {
  if (!fs.existsSync(parent)) return [];
  return fs
    .readdirSync(parent)
    .filter((name) => named.test(name))
    .map((name) => path.join(parent, name, below));
}

/** @param {string} folder */
function hasPrograms(folder) {
  return ["initdb", "postgres"].every((name) =>
    [name, `${name}.exe`].some((file) => fs.existsSync(path.join(folder, file))),
  );
}

/**
 * @param {string} bin
 * @returns {PostgresBinaries | undefined}
 */
function readVersion(bin) {
  try {
    const answer = execFileSync(path.join(bin, "postgres"), ["--version"], { encoding: "utf8" });
    const version = /(\d+(\.\d+)?)/.exec(answer)?.[1];
    return version === undefined ? undefined : { bin, version };
  } catch {
    return undefined; // a program that does not run here, such as one for another machine, is as good as none
  }
}
