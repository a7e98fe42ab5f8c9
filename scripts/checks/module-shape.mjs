import { readText } from "./repository-files.mjs";

/** Parts that a module has as a file, or, once they have grown, as a folder of files. */
const PARTS = ["routes", "forms", "rules", "commands", "store", "views", "content", "jobs", "emails", "console"];

/** Parts that only exist as folders: the forms that files arrive in, and the programs that read them. */
const FOLDERS = [...PARTS, "formats", "reading"];

const ALWAYS = ["routes", "views"];

/** A module that only shows what others hold, as `site` does, may have nothing of its own to decide or keep. */
const WHEN_IT_CHANGES_THINGS = ["forms", "rules", "commands", "store"];

const FILES = new Set([
  ...PARTS.map((part) => `${part}.ts`),
  ...PARTS.map((part) => `${part}.test.ts`),
  "index.ts",
  "README.md",
]);

/** Every folder of src/modules has the shape that docs/style.md gives. */
export function checkModuleShape(/** @type {readonly string[]} */ files) {
  const modules = new Map();
  for (const file of files) {
    const [, name, inner] = /^src\/modules\/([^/]+)\/(.+)$/.exec(file) ?? [];
    if (name !== undefined) modules.set(name, [...(modules.get(name) ?? []), inner]);
  }
  const problems = [...modules].flatMap(([name, inner]) => moduleProblems(name, inner, takesChanges(name, inner)));
  return { problems, note: `${modules.size} modules` };
}

/**
 * @param {string} name
 * @param {readonly string[]} files paths inside the module
 * @param {boolean} changes whether its routes take anything but questions
 * @returns {string[]}
 */
export function moduleProblems(name, files, changes) {
  const place = `src/modules/${name}`;
  const strange = files.filter((file) => !isAllowed(file)).map((file) => `${place}/${file} has no place in a module`);
  const wanted = [...ALWAYS, ...(changes ? WHEN_IT_CHANGES_THINGS : [])];
  const missing = wanted.filter((part) => !has(files, part)).map((part) => `${place} has no ${part}.ts`);
  const untested = ["rules", "routes"]
    .filter((part) => has(files, part) && !isTested(files, part))
    .map((part) => `${place} has no ${part}.test.ts`);
  const misnamed = /^[a-z]+(-[a-z]+)*$/.test(name) ? [] : [`${place} is not named in kebab-case`];
  return [...misnamed, ...missing, ...untested, ...strange];
}

/** @param {string} file */
function isAllowed(file) {
  const [folder = "", ...rest] = file.split("/");
  if (rest.length === 0) return FILES.has(file) || /^[a-z-]+\.db\.test\.ts$/.test(file);
  return rest.length === 1 && FOLDERS.includes(folder) && /^[a-z0-9-]+(\.db)?(\.test)?\.ts$/.test(rest[0] ?? "");
}

/**
 * @param {readonly string[]} files
 * @param {string} part
 */
function has(files, part) {
  return files.some((file) => file === `${part}.ts` || file.startsWith(`${part}/`));
}

/**
 * @param {readonly string[]} files
 * @param {string} part
 */
function isTested(files, part) {
  return files.some((file) => file === `${part}.test.ts` || (file.startsWith(`${part}/`) && file.endsWith(".test.ts")));
}

/**
 * @param {string} name
 * @param {readonly string[]} files
 */
function takesChanges(name, files) {
  return files
    .filter((file) => /^routes(\.ts$|\/)/.test(file) && !file.endsWith(".test.ts"))
    .some((file) => /\.(post|put|patch|delete)\(/.test(readText(`src/modules/${name}/${file}`) ?? ""));
}
