import { createHash } from "node:crypto";
import fs from "node:fs";
import { inRoot } from "../places.mjs";
import { readText } from "./repository-files.mjs";

const FOLDER = "db/migrations";
const RECORD = `${FOLDER}/recorded.sha256`;
const NAME = /^(\d{4})_[a-z][a-z0-9_]*\.sql$/;

/**
 * Migrations are numbered from 0001 without gaps, and one that is recorded is never edited again. They are recorded when
 * they leave the house: before a release, `node scripts/check.mjs migrations --record` writes db/migrations/recorded.sha256
 * in the format of sha256sum, so `sha256sum -c` in that folder verifies it too.
 * @param {readonly string[]} files
 */
export function checkMigrations(files) {
  const migrations = readMigrations(files);
  const recorded = readRecord();
  return { problems: migrationProblems(migrations, recorded), note: `${migrations.size}, ${recorded.size} recorded` };
}

/**
 * @param {ReadonlyMap<string, string>} migrations file name → SHA-256 of its text
 * @param {ReadonlyMap<string, string>} recorded the same, of those that have run somewhere
 * @returns {string[]}
 */
export function migrationProblems(migrations, recorded) {
  const misnamed = [...migrations.keys()].filter((name) => !NAME.test(name));
  const numbers = [...migrations.keys()].filter((name) => NAME.test(name)).map((name) => Number(name.slice(0, 4)));
  const misnumbered = numbers.sort((a, b) => a - b).find((number, i) => number !== i + 1);
  return [
    ...misnamed.map((name) => `${FOLDER}/${name} is not named as 0001_what_it_does.sql`),
    ...(misnumbered === undefined ? [] : [`${FOLDER} has a gap or a number used twice at ${padded(misnumbered)}`]),
    ...[...recorded].flatMap(([name, hash]) => recordProblem(name, hash, migrations) ?? []),
  ];
}

/**
 * Records every migration there is as run somewhere. Refuses when one that was recorded before has changed.
 * @param {readonly string[]} files
 */
export function recordMigrations(files) {
  const migrations = readMigrations(files);
  const problems = migrationProblems(migrations, readRecord());
  if (problems.length > 0) return problems;
  const lines = [...migrations].map(([name, hash]) => `${hash}  ${name}\n`);
  fs.writeFileSync(inRoot(RECORD), lines.join(""));
  return [];
}

/**
 * @param {readonly string[]} files
 * @returns {Map<string, string>}
 */
function readMigrations(files) {
  const sql = files.filter((file) => file.startsWith(`${FOLDER}/`) && file.endsWith(".sql"));
  return new Map(sql.map((file) => [file.slice(FOLDER.length + 1), hashText(readText(file) ?? "")]));
}

/** @returns {Map<string, string>} */
function readRecord() {
  if (!fs.existsSync(inRoot(RECORD))) return new Map();
  const lines = fs.readFileSync(inRoot(RECORD), "utf8").trim().split("\n");
  return new Map(
    lines.map((line) => {
      const [hash = "", name = ""] = line.trim().split(/\s+/);
      return [name, hash];
    }),
  );
}

/**
 * @param {string} name
 * @param {string} hash
 * @param {ReadonlyMap<string, string>} migrations
 */
function recordProblem(name, hash, migrations) {
  const now = migrations.get(name);
  if (now === hash) return undefined;
  const what = now === undefined ? "is gone" : "was edited";
  return `${FOLDER}/${name} ${what}, but it has run somewhere: put it back, and write a new migration`;
}

/**
 * The same on every machine: git may have put Windows line ends into a checkout.
 * @param {string} text
 */
function hashText(text) {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
}

/** @param {number} number */
function padded(number) {
  return String(number).padStart(4, "0");
}
