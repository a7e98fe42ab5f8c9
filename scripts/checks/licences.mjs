import fs from "node:fs";
import { inRoot } from "../places.mjs";

/** Licences whose terms are met by an AGPL-3.0-or-later program that keeps their notices. */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "PostgreSQL",
  "Python-2.0",
  "Unlicense",
  "Zlib",
]);

/** Needed only to build, but parts of them are in what we publish. */
const BUILT_IN =
  /(^|\/)node_modules\/(govuk-frontend|@ministryofjustice\/frontend|maplibre-gl|@simplewebauthn\/browser)$/;

/** Licences of the packages that run with the product, as package-lock.json records them. */
export function checkLicences() {
  /** @type {{ packages: Record<string, { dev?: boolean, license?: string }> }} */
  const lock = JSON.parse(fs.readFileSync(inRoot("package-lock.json"), "utf8"));
  const shipped = Object.entries(lock.packages).filter(
    ([place, { dev }]) => place !== "" && (dev !== true || BUILT_IN.test(place)),
  );
  const problems = shipped
    .filter(([, { license }]) => !isAllowed(license ?? ""))
    .map(([place, { license }]) => `${place.replace(/^.*node_modules\//, "")}: ${license ?? "no licence given"}`);
  return { problems, note: `${shipped.length} packages` };
}

/**
 * Whether a SPDX expression leaves a choice that is allowed: one side of OR is enough, both sides of AND are needed. OR
 * binds less tightly than AND; exceptions (WITH) are not known and refused.
 * @param {string} expression
 * @returns {boolean}
 */
export function isAllowed(expression) {
  const plain = expression.trim();
  const inner = unwrap(plain);
  if (inner !== plain) return isAllowed(inner);
  const choices = splitOutside(plain, " OR ");
  if (choices.length > 1) return choices.some(isAllowed);
  const parts = splitOutside(plain, " AND ");
  if (parts.length > 1) return parts.every(isAllowed);
  return ALLOWED.has(plain);
}

/**
 * `(MIT)` as `MIT`; `(MIT OR X) AND (Y)` as it is.
 * @param {string} expression
 */
function unwrap(expression) {
  const inner = expression.slice(1, -1);
  const wrapped = expression.startsWith("(") && expression.endsWith(")") && depths(inner).every((depth) => depth >= 0);
  return wrapped ? inner.trim() : expression;
}

/**
 * Splits at each `word` that no bracket encloses.
 * @param {string} expression
 * @param {string} word
 */
function splitOutside(expression, word) {
  const depth = depths(expression);
  const parts = [];
  let from = 0;
  for (let at = expression.indexOf(word); at >= 0; at = expression.indexOf(word, at + 1)) {
    if (depth[at] !== 0) continue;
    parts.push(expression.slice(from, at));
    from = at + word.length;
  }
  return [...parts, expression.slice(from)];
}

/**
 * How many brackets are open after each character.
 * @param {string} expression
 */
function depths(expression) {
  let depth = 0;
  return [...expression].map((character) => {
    if (character === "(") depth++;
    if (character === ")") depth--;
    return depth;
  });
}
