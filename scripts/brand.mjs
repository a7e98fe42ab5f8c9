import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { inRoot } from "./places.mjs";
import { filesBelow } from "./sources.mjs";

const TEXT = /\.(css|js|svg|html|json)$/;
const FONT = /\.(woff2?|ttf|otf|eot)$/;

/**
 * Marks of material that its owners reserve: the GOV.UK typeface, crest, crown and wordmark may be used only on GOV.UK.
 * The two drawings are known by how their outline begins in the logo that govuk-frontend carries.
 */
const MARKS = /** @type {const} */ ([
  ["the GDS Transport typeface", /GDS\s?Transport/i],
  ["the crest", /govuk-crest/i],
  ["the crown", /M33\.1[, ]9\.8c\.2-\.1/],
  ["the GOV.UK wordmark", /M93\.94 41\.25c\.4 1\.81/],
]);

/**
 * What a built folder holds that we may not publish, one line each. We set text in fonts of the reader's own system, so a
 * font file of any kind is one too.
 * @param {string} folder
 * @returns {string[]}
 */
export function findBrandProblems(folder) {
  const theirs = hashesBelow(inRoot("node_modules/govuk-frontend/dist/govuk/assets"));
  return filesBelow(folder).flatMap((file) => {
    const name = path.relative(folder, file);
    const bytes = fs.readFileSync(file);
    if (FONT.test(name)) return [`${name} is a font file`];
    if (theirs.has(sha256(bytes))) return [`${name} is a file of the GOV.UK brand`];
    if (!TEXT.test(name)) return [];
    return brandMarks(bytes.toString("utf8")).map((mark) => `${name} holds ${mark}`);
  });
}

/**
 * Which reserved material `text` holds.
 * @param {string} text
 * @returns {string[]}
 */
export function brandMarks(text) {
  return MARKS.filter(([, pattern]) => pattern.test(text)).map(([mark]) => mark);
}

/** @param {string} folder */
function hashesBelow(folder) {
  return new Set(filesBelow(folder).map((file) => sha256(fs.readFileSync(file))));
}

/** @param {Uint8Array} bytes */
function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
