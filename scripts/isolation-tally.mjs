import fs from "node:fs";

/** @typedef {{ engine: string, what: string, tried: number, wrong: number }} Line */

const ENGINES = ["pglite", "postgres"];

/**
 * What the tests of test/isolation counted, as one page: how much was tried on which engine, and what of it was wrong.
 * @param {string} file one line of JSON for each count
 * @returns {string[]} lines; none when nothing was counted
 */
export function tallyPage(file) {
  if (!fs.existsSync(file)) return [];
  const lines = fs
    .readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => /** @type {Line} */ (JSON.parse(line)));
  const names = [...new Set(lines.map(({ what }) => what))];
  const width = Math.max(...names.map((name) => name.length));
  const cell = (/** @type {string} */ name, /** @type {string} */ engine) => {
    const counts = lines.filter(({ what, engine: on }) => what === name && on === engine);
    if (counts.length === 0) return "–";
    const tried = counts.reduce((sum, count) => sum + count.tried, 0);
    const wrong = counts.reduce((sum, count) => sum + count.wrong, 0);
    return `${tried.toLocaleString("en-GB")}, ${wrong === 0 ? "none" : wrong.toLocaleString("en-GB")} wrong`;
  };
  const row = (/** @type {string} */ name, /** @type {readonly string[]} */ cells) =>
    `  ${name.padEnd(width)}${cells.map((text) => text.padStart(22)).join("")}`;
  return [
    "\nWho reached what: tried, and not as the reviewed tables say",
    row("", ENGINES),
    ...names.map((name) =>
      row(
        name,
        ENGINES.map((engine) => cell(name, engine)),
      ),
    ),
  ];
}
