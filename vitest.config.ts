import os from "node:os";
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { findChromium } from "./scripts/chromium.mjs";
import { findPostgres } from "./scripts/postgres-binaries.mjs";

/*
 * Which test runs where is told by the name of its file:
 *
 *   unit                any other *.test.ts, and the tests of the scripts: no database, no browser, no network
 *   pglite · postgres   routes.test.ts, store.test.ts, commands.test.ts, *.db.test.ts and all of test/isolation: the same
 *                       files on both engines; TEST_ENGINE names the one, and on `postgres` a superuser's URL is provided
 *                       as "postgresAdminUrl" (test/engines/postgres.ts)
 *   browser             all of test/journeys and test/accessibility; CHROMIUM_PATH is the browser's program file
 *
 * `postgres` and `browser` are left out on a machine without the one or the other; `npm test` says so.
 */
const browser = ["test/{journeys,accessibility}/**/*.test.ts"];
const database = [
  "{src,demo,test}/**/{routes,store,commands}.test.ts",
  "{src,demo,test}/**/*.db.test.ts",
  "test/isolation/**/*.test.ts",
];
const unit = ["{src,demo,test,bench}/**/*.test.ts", "scripts/**/*.test.mjs"];

const chromium = findChromium();
const hasPostgres = Boolean(process.env["TEST_DATABASE_URL"]) || findPostgres() !== undefined;

const projects: TestProjectInlineConfiguration[] = [
  {
    extends: true,
    test: {
      name: "unit",
      include: unit,
      exclude: [...configDefaults.exclude, ...database, ...browser],
      ...patience(60),
    },
  },
  {
    extends: true,
    test: {
      name: "pglite",
      include: database,
      env: { TEST_ENGINE: "pglite" },
      globalSetup: "test/engines/build.ts",
      ...patience(60),
    },
  },
];
if (hasPostgres) {
  projects.push({
    extends: true,
    test: {
      name: "postgres",
      include: database,
      env: { TEST_ENGINE: "postgres" },
      globalSetup: ["test/engines/build.ts", "test/engines/postgres.ts"],
      ...patience(60),
    },
  });
}
if (chromium !== undefined) {
  projects.push({
    extends: true,
    test: {
      name: "browser",
      include: browser,
      env: { CHROMIUM_PATH: chromium },
      globalSetup: "test/engines/build.ts",
      fileParallelism: false,
      // Few files, each with a browser and often a program of its own: here a worker is made anew for each.
      isolate: true,
      ...patience(600),
    },
  });
}

export default defineConfig({
  test: {
    allowOnly: false,
    // A worker reads the program once and not for each file: half of the time went into that. So no test may replace a
    // module (vi.mock); what it spies on is restored after it.
    isolate: false,
    // A worker waits for its database half of the time: with one for each core but one, a machine of two would idle.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    restoreMocks: true,
    unstubEnvs: true,
    projects,
  },
});

/** How many seconds a test and its preparation may take before they count as hanging; never a measure of speed. */
function patience(seconds: number): { testTimeout: number; hookTimeout: number } {
  return { testTimeout: seconds * 1000, hookTimeout: seconds * 1000 };
}
