import ts from "typescript";
import { readText } from "./repository-files.mjs";

/** American spellings that are never right in our prose, and what we write. Words that code must use are not here. */
const SPELLINGS = /** @type {const} */ ([
  [/\b(re)?organiz(e|es|ed|ing|ation|ations|ational)\b/i, "organis…"],
  [/\b(un)?recogniz(e|es|ed|ing)\b/i, "recognis…"],
  [/\b(de)?prioritiz(e|es|ed|ing|ation)\b/i, "prioritis…"],
  [/\bsummariz(e|es|ed|ing)\b/i, "summaris…"],
  [/\b(un)?authoriz(e|es|ed|ing|ation)\b/i, "authoris…"],
  [/\b(de)?personaliz(e|es|ed|ing|ation)\b/i, "personalis…"],
  [/\b(anonymiz|minimiz|finaliz|categoriz|criminaliz)(e|es|ed|ing|ation)\b/i, "…is…"],
  [/\b(mis)?behaviors?\b/i, "behaviour"],
  [/\bcolors?\b/i, "colour"],
  [/\bneighbor(s|hood|hoods|ing)?\b/i, "neighbour…"],
  [/\bfavorites?\b/i, "favourite"],
  [/\bhonor(ed|s)?\b/i, "honour"],
  [/\blabor\b/i, "labour"],
  [/\bharbor\b/i, "harbour"],
  [/\bcenter(s|ed)?\b/i, "centre"],
  [/\banalyz(e|es|ed|ing)\b/i, "analys…"],
  [/\b(de|of)fenses?\b/i, "defence, offence"],
  [/\bcancel(ed|ing)\b/i, "cancelled"],
  [/\blabel(ed|ing)\b/i, "labelled"],
  [/\btravel(ed|ing|er|ers)\b/i, "travelled"],
  [/\bcounsel(ed|ing|ors?)\b/i, "counselling"],
  [/\bfulfill(s|ment)?\b/i, "fulfil"],
  [/\benroll(s|ment|ments)\b/i, "enrol"],
  [/\bcatalogs?\b/i, "catalogue"],
  [/\bgray\b/i, "grey"],
]);

const WITH_PROSE = /^(src|demo)\/.*(?<!\.test)\.ts$/;
const PAGE = /\.md$/;

/** @param {readonly string[]} files */
export function checkBritishEnglish(files) {
  const read = files.filter((file) => WITH_PROSE.test(file) || PAGE.test(file));
  const problems = read.flatMap((file) => {
    const text = readText(file) ?? "";
    const prose = PAGE.test(file) ? proseOfPage(text) : proseOfProgram(text);
    return prose.flatMap((piece) => americanisms(piece.text).map((said) => `${file}:${piece.line}: ${said}`));
  });
  return { problems, note: `${read.length} files` };
}

/**
 * @param {string} prose
 * @returns {string[]}
 */
export function americanisms(prose) {
  return SPELLINGS.flatMap(([american, british]) => {
    const word = american.exec(prose)?.[0];
    return word === undefined ? [] : [`"${word}": we write ${british}`];
  });
}

/** @typedef {{ line: number, text: string }} Piece */

/**
 * What a TypeScript file may show to a reader: its strings of several words, without tags and styles. SQL and names that
 * browsers dictate are not prose.
 * @param {string} source
 * @returns {Piece[]}
 */
export function proseOfProgram(source) {
  const file = ts.createSourceFile("prose.ts", source, ts.ScriptTarget.ESNext, true);
  /** @type {Piece[]} */
  const pieces = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isTaggedTemplateExpression(node) && /\bsql\b/.test(node.tag.getText(file))) return;
    if (ts.isTemplateExpression(node)) {
      // Read as one text, or a tag with a value in it would be cut in two and pass for words.
      add(node, [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join("…"));
      for (const span of node.templateSpans) visit(span.expression);
      return;
    }
    if (ts.isStringLiteralLike(node)) add(node, node.text);
    ts.forEachChild(node, visit);
  };
  /**
   * @param {ts.Node} node
   * @param {string} text
   */
  const add = (node, text) => {
    const words = text.replace(/<[^>]*>/g, " ").replace(/[\w-]+\s*:\s*[\w#(),. -]+;/g, " ");
    if (!/\p{L}{2,}\s+\p{L}/u.test(words)) return;
    pieces.push({ line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, text: words });
  };
  visit(file);
  return pieces;
}

/**
 * The lines of a Markdown page, without code and addresses.
 * @param {string} page
 * @returns {Piece[]}
 */
export function proseOfPage(page) {
  let code = false;
  return page.split("\n").flatMap((line, i) => {
    const fence = /^\s*(```|~~~)/.test(line);
    if (fence) code = !code;
    if (code || fence) return [];
    return [{ line: i + 1, text: line.replace(/`[^`]*`/g, " ").replace(/\bhttps?:\S+|\]\([^)]*\)/g, " ") }];
  });
}
