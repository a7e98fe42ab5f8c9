import { readText } from "./repository-files.mjs";

const MEASURED = /^(src|demo|test|scripts|bench)\/.*\.(ts|mjs|scss)$/;
const TEST = /\.test\.(ts|mjs)$/;
const WRITTEN_BY_PROGRAM = /^\/\/ .*Do not edit/;

/** @param {readonly string[]} files */
export function checkSizes(files) {
  const measured = files.filter((file) => MEASURED.test(file));
  return {
    problems: measured.flatMap((file) => sizeProblem(file, readText(file) ?? "") ?? []),
    note: `${measured.length} files`,
  };
}

/**
 * A file that is past its size: 300 lines, tests 500. Files that a program writes, and say so in their first line, may be
 * as long as they must.
 * @param {string} file
 * @param {string} text
 */
export function sizeProblem(file, text) {
  const limit = TEST.test(file) ? 500 : 300;
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  if (lines <= limit || WRITTEN_BY_PROGRAM.test(text)) return undefined;
  return `${file}: ${lines} lines, of ${limit} at most: split it by noun`;
}
