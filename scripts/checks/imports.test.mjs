import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { cruise } from "dependency-cruiser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inRoot } from "../places.mjs";

const config = createRequire(import.meta.url)(inRoot(".dependency-cruiser.cjs"));

const ENTRIES = ["src/main.ts", "src/engine.ts"];
const MODULE = "src/modules/plans";
const OTHER = "src/modules/groups";

/** Imports that the house allows: the file, and what it imports. */
const ALLOWED = [
  ["src/main.ts", "src/app.ts"],
  ["src/main.ts", "demo/seed.ts"],
  ["src/engine.ts", `${MODULE}/reading/rows.ts`],
  ["src/app.ts", "src/modules.ts"],
  ["src/app.ts", "fastify"],
  ["src/modules.ts", `${MODULE}/routes.ts`],
  [`${MODULE}/routes.ts`, `${MODULE}/store.ts`],
  [`${MODULE}/routes.ts`, `${MODULE}/views/list.ts`],
  [`${MODULE}/routes.ts`, `${OTHER}/index.ts`],
  [`${MODULE}/routes.ts`, "src/web/html.ts"],
  [`${MODULE}/routes.ts`, "fastify"],
  [`${MODULE}/views/list.ts`, `${OTHER}/index.ts`],
  ["src/web/scripts/app.ts", "src/web/html.ts"],
  [`${MODULE}/forms.ts`, "src/kernel/dates.ts"],
  [`${MODULE}/forms.ts`, "zod"],
  [`${MODULE}/rules.ts`, "src/kernel/dates.ts"],
  [`${MODULE}/commands.ts`, `${MODULE}/store.ts`],
  [`${MODULE}/commands.ts`, `${OTHER}/index.ts`],
  [`${MODULE}/commands.ts`, "src/platform/jobs.ts"],
  [`${MODULE}/store.ts`, "kysely"],
  [`${MODULE}/store.ts`, `${MODULE}/rules.ts`],
  [`${MODULE}/store/reviews.ts`, `${MODULE}/store.ts`],
  [`${MODULE}/views/list.ts`, "src/web/html.ts"],
  [`${MODULE}/views/list.ts`, `${MODULE}/content.ts`],
  [`${MODULE}/reading/rows.ts`, "@duckdb/node-api"],
  [`${MODULE}/index.ts`, `${MODULE}/commands.ts`],
  [`${MODULE}/routes.test.ts`, "test/world.ts"],
  [`${MODULE}/rules.test.ts`, "vitest"],
  ["src/web/html.ts", "src/kernel/dates.ts"],
  ["src/platform/jobs.ts", "src/kernel/dates.ts"],
  ["src/platform/jobs.ts", "node:fs"],
  ["demo/seed.ts", `${MODULE}/index.ts`],
  ["demo/seed.ts", "src/app.ts"],
  ["test/world.ts", `${OTHER}/index.ts`],
];

/** Imports that it does not, and the rule that says so. */
const FORBIDDEN = [
  ["src/kernel/dates.ts", "src/web/html.ts", "kernel-imports-only-what-is-below"],
  ["src/kernel/ids.ts", "node:fs", "rules-are-pure"],
  ["src/platform/jobs.ts", "src/web/html.ts", "platform-imports-only-what-is-below"],
  ["src/platform/jobs.ts", `${MODULE}/index.ts`, "platform-imports-only-what-is-below"],
  ["src/web/html.ts", `${MODULE}/index.ts`, "web-imports-only-what-is-below"],
  ["src/web/html.ts", "kysely", "the-query-builder-stays-where-it-belongs"],
  ["src/web/html.ts", "src/web/scripts/app.ts", "web-imports-only-what-is-below"],
  ["src/web/scripts/app.ts", "src/platform/jobs.ts", "browser-script-imports-only-what-is-below"],
  ["src/app.ts", "demo/seed.ts", "app-imports-only-what-is-below"],
  ["src/app.ts", `${MODULE}/store.ts`, "app-imports-only-what-is-below"],
  ["src/app.ts", "pg", "the-database-driver-stays-where-it-belongs"],
  ["src/main.ts", `${MODULE}/rules.ts`, "entry-imports-only-what-is-below"],
  [`${OTHER}/rules.ts`, "src/app.ts", "module-imports-only-what-is-below"],
  [`${OTHER}/commands.ts`, `${MODULE}/store.ts`, "other-modules-by-their-front-door"],
  [`${OTHER}/routes.ts`, "src/platform/jobs.ts", "routes-name-the-platform"],
  [`${OTHER}/forms.ts`, `${OTHER}/rules.ts`, "forms-import"],
  [`${OTHER}/rules.ts`, `${OTHER}/store.ts`, "rules-import"],
  [`${OTHER}/rules.ts`, "src/platform/jobs.ts", "rules-import"],
  [`${OTHER}/rules.ts`, `${MODULE}/index.ts`, "rules-import"],
  [`${OTHER}/rules.ts`, "node:fs", "rules-are-pure"],
  [`${OTHER}/commands.ts`, "src/web/html.ts", "commands-import"],
  [`${OTHER}/commands.ts`, "kysely", "the-query-builder-stays-where-it-belongs"],
  [`${OTHER}/commands.ts`, "fastify", "the-http-framework-stays-where-it-belongs"],
  [`${OTHER}/store.ts`, `${OTHER}/commands.ts`, "store-import"],
  [`${OTHER}/store.ts`, "@duckdb/node-api", "the-analysis-engine-stays-where-it-belongs"],
  [`${OTHER}/views/table.ts`, `${OTHER}/store.ts`, "views-import"],
  [`${OTHER}/views/table.ts`, "src/platform/jobs.ts", "views-import"],
  [`${OTHER}/index.ts`, `${OTHER}/utils.ts`, "a-part-is-in-a-module"],
  [`${OTHER}/store.ts`, "vitest", "runs-without-the-workshop"],
  [`${OTHER}/routes.test.ts`, `${MODULE}/store.ts`, "other-modules-by-their-front-door"],
  ["demo/seed.ts", `${MODULE}/store.ts`, "demo-imports-only-what-is-below"],
  ["demo/seed.ts", "test/world.ts", "demo-imports-only-what-is-below"],
  ["test/world.ts", `${MODULE}/rules.ts`, "tests-by-the-front-door"],
  ["src/kernel/outcome.ts", "src/kernel/nowhere.ts", "nothing-missing"],
];

/** @type {string[]} */
const folders = [];
/** @type {Record<"allowed" | "forbidden" | "types" | "circular", string[]>} "from → to: rule", of each program */
const violations = { allowed: [], forbidden: [], types: [], circular: [] };

beforeAll(async () => {
  violations.allowed = await violationsOf(ALLOWED);
  violations.forbidden = await violationsOf(FORBIDDEN);
  violations.types = await violationsOf([[`${MODULE}/routes.ts`, "src/platform/jobs.ts"]], "import type { Jobs } from");
  violations.circular = await violationsOf([
    ["src/kernel/egg.ts", "src/kernel/hen.ts"],
    ["src/kernel/hen.ts", "src/kernel/egg.ts"],
  ]);
});
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

test.each(ALLOWED)("%s may import %s", (from, to) => {
  expect(violations.allowed.filter((violation) => isOf(violation, from, to))).toEqual([]);
});

test.each(FORBIDDEN)("%s may not import %s: %s", (from, to, rule) => {
  const rules = violations.forbidden
    .filter((violation) => isOf(violation, from, to))
    .map((violation) => violation.split(": ")[1]);
  expect(rules).toContain(rule);
});

test("routes may name the platform's types", () => {
  expect(violations.types).toEqual([]);
});

test("two files may not import each other", () => {
  expect(violations.circular.every((violation) => violation.endsWith(": no-circles"))).toBe(true);
  expect(violations.circular).not.toEqual([]);
});

test("the entries of the test are entries of the build", () => {
  const build = fs.readFileSync(inRoot("scripts/build.mjs"), "utf8");
  for (const entry of ENTRIES) expect(build).toContain(`"${entry}"`);
});

/**
 * Writes a program of these imports, and says which of them break a rule.
 * @param {readonly (readonly string[])[]} imports
 * @param {string} [how]
 */
async function violationsOf(imports, how = "import") {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "frankpledge-imports-"));
  folders.push(folder);
  writeProgram(folder, imports, how);
  const { output } = await cruise(["."], {
    ...config.options,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
    baseDir: folder,
  });
  if (typeof output === "string") throw new Error(output);
  return output.summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`);
}

/**
 * @param {string} folder
 * @param {readonly (readonly string[])[]} imports
 * @param {string} how
 */
function writeProgram(folder, imports, how) {
  fs.symlinkSync(inRoot("node_modules"), path.join(folder, "node_modules"));
  for (const file of ["package.json", "tsconfig.json"]) fs.copyFileSync(inRoot(file), path.join(folder, file));
  /** @type {Map<string, string[]>} */
  const files = new Map();
  for (const [from = "", to = ""] of imports) {
    const name = isFile(to) ? relative(from, to) : to;
    files.set(from, [...(files.get(from) ?? []), `${how} ${JSON.stringify(name)};\n`]);
    if (isFile(to) && !to.endsWith("nowhere.ts") && !files.has(to)) files.set(to, []);
  }
  for (const [file, lines] of files) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), lines.join("") || "export {};\n");
  }
}

/**
 * A package is found in node_modules, a part of Node has no prefix, and what is not there is called as the import calls it.
 * @param {string} violation
 * @param {string} from
 * @param {string} to
 */
function isOf(violation, from, to) {
  const [source, target = ""] = (violation.split(": ")[0] ?? "").split(" → ");
  const names = [to, to.replace(/^node:/, ""), relative(from, to)];
  return source === from && (names.includes(target) || target.includes(`node_modules/${to}/`));
}

/** @param {string} to */
function isFile(to) {
  return to.endsWith(".ts");
}

/**
 * @param {string} from
 * @param {string} to
 */
function relative(from, to) {
  const name = path.posix.relative(path.posix.dirname(from), to);
  return name.startsWith(".") ? name : `./${name}`;
}
