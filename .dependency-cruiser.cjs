/*
 * The one-way rule of docs/style.md, as the machine checks it:
 *
 *   main, worker, engine, frankpledge → app → modules → web → platform → kernel
 *   routes → { forms, views, commands } → { rules, store }       inside a module
 *   module → other module's index.ts                             never its files
 *
 * A part of a module is a file (rules.ts) or a folder of files (rules/cases.ts); both count as the same part. Types count
 * as imports. Tests inside src may import more: see TEST.
 */
const TEST = "\\.test\\.ts$";
const ENTRY = "^src/(main|worker|engine|frankpledge)\\.ts$";
const APP_FILES = "^src/(app|modules)\\.ts$|^src/app/";

/** A part, in any module. */
const part = (names) => `^src/modules/[^/]+/(?:${names})(?:\\.ts$|/)`;
/** A part, in the module of the file that imports it. */
const ownPart = (names) => `^src/modules/$1/(?:${names})(?:\\.ts$|/)`;

/** What each part of a module may import: own parts, layers, other modules. Libraries have rules of their own. */
const PARTS = {
  routes: { own: "routes|forms|views|commands|store|rules|content|index", layers: "web|platform|kernel", others: true },
  forms: { own: "forms", layers: "kernel" },
  rules: { own: "rules", layers: "kernel" },
  formats: { own: "formats|rules", layers: "kernel" },
  commands: { own: "commands|rules|store|formats|emails", layers: "platform|kernel", others: true },
  store: { own: "store|rules|formats", layers: "platform|kernel", others: true },
  reading: { own: "reading|formats|rules", layers: "platform|kernel" },
  views: { own: "views|rules|formats|content", layers: "web|kernel", others: true },
  content: { own: "content|rules", layers: "kernel" },
  emails: { own: "emails|rules|content|store", layers: "web|platform|kernel" },
  jobs: { own: "jobs|commands|store|rules|formats|reading|emails", layers: "platform|kernel", others: true },
  console: { own: "console|commands|store|rules|forms|formats|jobs", layers: "platform|kernel", others: true },
};

const partRules = Object.entries(PARTS).map(([name, { own, layers, others = false }]) => ({
  name: `${name}-import`,
  comment: `${name} may import ${own.replaceAll("|", ", ")} of its module and ${layers.replaceAll("|", ", ")}`,
  severity: "error",
  from: { path: `^src/modules/([^/]+)/${name}(?:\\.ts$|/)`, pathNot: TEST },
  to: {
    path: "^(src|demo|test|bench|scripts)/",
    pathNot: [ownPart(own), `^src/(?:${layers})/`, ...(others ? ["^src/modules/(?!$1/)[^/]+/index\\.ts$"] : [])],
  },
}));

/** A layer, and those below it that it may import. */
const layer = (name, from, allowed) => ({
  name: `${name}-imports-only-what-is-below`,
  severity: "error",
  from: { path: from, pathNot: TEST },
  to: { path: "^(src|demo|test|bench|scripts)/", pathNot: allowed },
});

/** A library that only some of the program may see. */
const library = (name, packages, where) => ({
  name: `${name}-stays-where-it-belongs`,
  severity: "error",
  from: { path: "^(src|demo)/", pathNot: [TEST, ...where] },
  to: { path: `(^|node_modules/)(?:${packages})(/|$)` },
});

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "nothing-missing",
      comment: "an import that leads nowhere: a file that is not there, or a package that is not in package.json",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },

    layer("kernel", "^src/kernel/", ["^src/kernel/"]),
    layer("platform", "^src/platform/", ["^src/(platform|kernel)/"]),
    layer("web", "^src/web/(?!scripts/)", ["^src/web/(?!scripts/)", "^src/(platform|kernel)/"]),
    // What needs Node does not compile for browsers: the build sees to that.
    layer("browser-script", "^src/web/scripts/", ["^src/(web|kernel)/"]),
    layer("module", "^src/modules/", ["^src/modules/", "^src/(web|platform|kernel)/"]),
    layer("app", APP_FILES, [
      APP_FILES,
      "^src/modules/[^/]+/(index|routes|jobs|console)(\\.ts$|/)",
      "^src/(web|platform|kernel)/",
    ]),
    layer("entry", ENTRY, [
      APP_FILES,
      "^src/modules/[^/]+/(index\\.ts$|reading/)",
      "^src/(web|platform|kernel)/(?!scripts/)",
      "^demo/",
    ]),
    layer("demo", "^demo/", ["^demo/", APP_FILES, "^src/modules/[^/]+/index\\.ts$", "^src/(web|platform|kernel)/"]),

    ...partRules,
    {
      name: "routes-name-the-platform",
      comment:
        "routes are handed the platform's services: they import its types, and leave its work to commands and web",
      severity: "error",
      from: { path: part("routes"), pathNot: TEST },
      to: { path: "^src/platform/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "other-modules-by-their-front-door",
      comment: "another module is what its index.ts says",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/" },
      to: { path: "^src/modules/[^/]+/", pathNot: ["^src/modules/$1/", "^src/modules/[^/]+/index\\.ts$"] },
    },
    {
      name: "tests-by-the-front-door",
      comment: "tests that stand outside a module see what other modules see; bench does too",
      severity: "error",
      from: { path: "^(test|bench)/" },
      to: { path: "^src/modules/[^/]+/", pathNot: "^src/modules/[^/]+/index\\.ts$" },
    },
    {
      name: "a-part-is-in-a-module",
      comment: "a file of a module that is no part of it, such as utils.ts",
      severity: "error",
      from: { path: "^src/modules/" },
      to: {
        path: "^src/modules/[^/]+/",
        pathNot: [part([...Object.keys(PARTS), "index"].join("|")), TEST],
      },
    },

    library("the-query-builder", "kysely", [part("store"), "^src/platform/"]),
    library("the-database-driver", "pg|@electric-sql/pglite", ["^src/platform/db/"]),
    library("the-analysis-engine", "@duckdb/[^/]+", ["^src/platform/", "^src/engine\\.ts$", part("reading")]),
    library("the-http-framework", "fastify|@fastify/[^/]+", [part("routes"), "^src/web/", APP_FILES]),
    {
      name: "rules-are-pure",
      comment:
        "rules, forms, views and the kernel ask nothing of the machine (the kernel's ids need its random numbers)",
      severity: "error",
      from: { path: [part("rules|forms|views|content|formats"), "^src/kernel/"], pathNot: TEST },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|buffer)$" },
    },
    {
      name: "runs-without-the-workshop",
      comment:
        "what runs with the product is in dependencies, not in devDependencies; what is bundled for browsers may be",
      severity: "error",
      from: { path: "^(src|demo)/", pathNot: [TEST, "^src/web/scripts/"] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/@types/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
