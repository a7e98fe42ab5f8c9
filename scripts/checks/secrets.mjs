import { readText } from "./repository-files.mjs";

/** What a program issues as a secret, by the form it has; each pattern is written so that it does not match itself. */
const SECRETS = /** @type {const} */ ([
  ["a private key", /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ["an AWS access key", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})\b/],
  ["a GitLab token", /\bglpat-[A-Za-z0-9_-]{20,}/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["a Slack token", /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ["a Stripe key", /\b[rs]k_live_[A-Za-z0-9]{16,}/],
  ["a Google API key", /\bAIza[A-Za-z0-9_-]{35}\b/],
  ["a GOV.UK Notify key", /\b[a-z_]+(?:-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}){2}\b/],
  ["a signed token", /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
]);

const EMAIL = /[A-Za-z0-9._%+-]+@((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})\b/g;

/** RFC 2606 and RFC 6761: names that can never belong to anybody. */
const RESERVED_DOMAIN = /(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/i;

/** Not addresses, though they look like one: git remotes, and `icon@2x.png`. */
const NOT_AN_EMAIL = /^git@|@\dx\.|\.(?:png|svg|js|ts|mjs|css)$/i;

/** @param {readonly string[]} files */
export function checkSecrets(files) {
  const problems = files.flatMap((file) => {
    const text = readText(file);
    if (text === undefined) return [];
    // npm writes the lock file, and names the authors' addresses in some of its fields.
    const found = [...secretsIn(text), ...(file === "package-lock.json" ? [] : realEmailsIn(text))];
    return found.map(({ line, what }) => `${file}:${line}: ${what}`);
  });
  return { problems, note: `${files.length} files` };
}

/** @typedef {{ line: number, what: string }} Found */

/**
 * Never repeats the secret itself: the report may be published.
 * @param {string} text
 * @returns {Found[]}
 */
export function secretsIn(text) {
  return SECRETS.flatMap(([what, pattern]) => {
    const match = pattern.exec(text);
    return match ? [{ line: lineAt(text, match.index), what: `this looks like ${what}` }] : [];
  });
}

/**
 * Addresses that might be somebody's. Ours in examples, tests and the demonstration end in example.org or the like.
 * @param {string} text
 * @returns {Found[]}
 */
export function realEmailsIn(text) {
  return [...text.matchAll(EMAIL)]
    .filter(([address, domain = ""]) => !RESERVED_DOMAIN.test(domain) && !NOT_AN_EMAIL.test(address))
    .map((match) => ({
      line: lineAt(text, match.index),
      what: `${match[0]} may be a real address: use one at example.org`,
    }));
}

/**
 * @param {string} text
 * @param {number} index
 */
function lineAt(text, index) {
  return text.slice(0, index).split("\n").length;
}
