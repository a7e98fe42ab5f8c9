import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root, found from this file upwards, whether it runs as source or as a built chunk. */
const projectRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** A built entry of the program, such as "engine" or "pglite-thread". */
export function builtEntry(name: string): string {
  return join(projectRoot, "dist", `${name}.js`);
}

/** The folder of built style sheets, scripts and images. */
export function builtAssets(): string {
  return join(projectRoot, "dist", "assets");
}

export function inProject(...path: string[]): string {
  return join(projectRoot, ...path);
}

/** The version in package.json, as `health` and the documents show it. */
export function programVersion(): string {
  return (JSON.parse(readFileSync(inProject("package.json"), "utf8")) as { version: string }).version;
}

function findRoot(from: string): string {
  if (existsSync(join(from, "package.json")) && existsSync(join(from, "db", "migrations"))) return from;
  const above = dirname(from);
  if (above === from)
    throw new Error("The program's files are not complete: package.json and db/migrations are missing");
  return findRoot(above);
}
