import { readText } from "./repository-files.mjs";

const PROGRAM = /^(src|demo|test|bench|scripts)\/.*\.(ts|mjs|scss)$|^db\/.*\.sql$/;

/**
 * What must not land: silenced checks (a table laid out by hand silences none), tests that do not run, and promises
 * without the issue that keeps them. Written in two parts, so that this file does not find itself.
 */
const ENDS = /** @type {const} */ ([
  ["a silenced check", new RegExp(`@ts-(${"ignore"}|${"nocheck"})|(biome|eslint)-${"(ignore|disable)"}(?! format:)`)],
  ["a test that does not run", new RegExp(`\\b(test|it|describe)\\.(only|skip|${"todo"})\\(`)],
  ["a promise without an issue", new RegExp(`\\b(TO${"DO"}|FIX${"ME"}|XX${"X"})\\b(?!.*#\\d)`)],
]);

/** @param {readonly string[]} files */
export function checkLooseEnds(files) {
  const programs = files.filter((file) => PROGRAM.test(file));
  const problems = programs.flatMap((file) =>
    looseEndsIn(readText(file) ?? "").map(({ line, what }) => `${file}:${line}: ${what}`),
  );
  return { problems, note: `${programs.length} files` };
}

/** @param {string} text */
export function looseEndsIn(text) {
  return text
    .split("\n")
    .flatMap((line, i) => ENDS.filter(([, end]) => end.test(line)).map(([what]) => ({ line: i + 1, what })));
}
