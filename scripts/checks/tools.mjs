import fs from "node:fs";
import path from "node:path";
import { inRoot, root } from "../places.mjs";
import { captureNode } from "../processes.mjs";

/** @typedef {{ problems: readonly string[], note?: string }} Finding */

/** Types of the program, of what runs in browsers, and of the scripts. */
export function checkTypes() {
  const projects = ["tsconfig.json", "src/web/scripts/tsconfig.json", "scripts/tsconfig.json"];
  return inTurn(
    projects
      .filter((project) => fs.existsSync(inRoot(project)))
      .map((project) => () => {
        const memory = path.join("node_modules", ".cache", `types-${project.replaceAll("/", "-")}`);
        return runTool(
          "typescript/bin/tsc",
          "-p",
          project,
          "--noEmit",
          "--pretty",
          "false",
          "--incremental",
          "--tsBuildInfoFile",
          memory,
        );
      }),
  );
}

/** Format and lint. */
export function checkLint() {
  return runTool("@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".");
}

/** The one-way rule: .dependency-cruiser.cjs. */
export function checkImports() {
  const folders = ["src", "demo", "test", "bench"].filter((folder) => fs.existsSync(inRoot(folder)));
  return runTool("dependency-cruiser/bin/dependency-cruise.mjs", "--output-type", "err", ...folders);
}

/** Files, exports and packages that nothing uses: knip.json. */
export function checkUnused() {
  return runTool("knip/bin/knip.js", "--no-progress");
}

/** The schema as dumped and the types of its tables are what the migrations make. */
export function checkSchema() {
  return runNode("scripts/schema.mjs", "--check");
}

/** The tests that need neither database nor browser. */
export function checkUnitTests() {
  return runTool("vitest/vitest.mjs", "run", "--project", "unit", "--reporter", "dot");
}

/**
 * @param {string} program its file, in node_modules
 * @param {...string} args
 */
function runTool(program, ...args) {
  return runNode(path.join("node_modules", program), ...args);
}

/**
 * @param {...string} args
 * @returns {Promise<Finding>}
 */
async function runNode(...args) {
  const { FORCE_COLOR: _, ...env } = process.env;
  const { code, output } = await captureNode(args, { cwd: root, env: { ...env, NO_COLOR: "1" } });
  return { problems: code === 0 ? [] : [output.trim() || `it ended with code ${code} and said nothing`] };
}

/**
 * @param {readonly (() => Promise<Finding>)[]} checks
 * @returns {Promise<Finding>}
 */
async function inTurn(checks) {
  const problems = [];
  for (const check of checks) problems.push(...(await check()).problems);
  return { problems };
}
