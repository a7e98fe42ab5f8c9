import { expect, test } from "vitest";
import { americanisms, proseOfPage, proseOfProgram } from "./british-english.mjs";

/** A value in a template of the source under test. */
const VALUE = "$".concat("{value}");

/** @param {string} source */
function found(source) {
  return proseOfProgram(source).flatMap(({ text }) => americanisms(text));
}

test("an American spelling in what a reader sees is found, with ours", () => {
  expect(found('const label = "Choose an organization";')).toEqual(['"organization": we write organis…']);
  expect(found(`html\`<p>Antisocial behavior in ${VALUE} and its neighborhoods</p>\``)).toHaveLength(2);
});

test("words that code, styles and SQL dictate are left alone", () => {
  expect(found('const style = "color"; el.align = "center";')).toEqual([]);
  expect(found(`html\`<p style="color: red; text-align: center" class="a ${VALUE} color">Two words</p>\``)).toEqual([]);
  expect(found("sql`select color from center where organization is null`")).toEqual([]);
  expect(found('import { color } from "d3 color center";')).toEqual([]);
});

test("British spelling passes", () => {
  expect(found('const text = "The organisation recognised the behaviour, and cancelled its programme";')).toEqual([]);
});

test("a page's code and addresses are not its prose", () => {
  const page =
    "See `color` and [the centre](https://example.org/center color).\n```\norganization = 1\n```\nA gray area.";
  expect(proseOfPage(page).flatMap(({ line, text }) => americanisms(text).map((said) => [line, said]))).toEqual([
    [5, '"gray": we write grey'],
  ]);
});
