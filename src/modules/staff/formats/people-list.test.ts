import { expect, test } from "vitest";
import { readPeopleList } from "./people-list.ts";

const rowsOf = (text: string) => {
  const read = readPeopleList(text);
  return read.ok
    ? read.value.map(({ number, name, ...row }) => [number, name, row["e-mail"]])
    : read.problems[0]?.message;
};

test.each([
  ["columns in another order", "E-mail,Name\na@example.org,Ann\n", [[2, "Ann", "a@example.org"]]],
  [
    "blank rows, which are counted",
    "name,e-mail\n\nAnn,a@example.org\n,\nBob,b@example.org\n",
    [
      [3, "Ann", "a@example.org"],
      [5, "Bob", "b@example.org"],
    ],
  ],
  [
    "a mark at the beginning, as spreadsheets write it",
    "\ufeffname,email\nAnn,a@example.org",
    [[2, "Ann", "a@example.org"]],
  ],
  ["a cell that our files made text", "name,e-mail\n'=1+1,a@example.org", [[2, "=1+1", "a@example.org"]]],
  ["a row with a cell too few", "name,e-mail\nAnn\n", [[2, "Ann", ""]]],
])("a list of people is read: %s", (_what, text, expected) => {
  expect(rowsOf(text)).toEqual(expected);
});

test("a list of more than 10,000 rows is to be sent in parts", () => {
  const text = `name,e-mail\n${"Ann,a@example.org\n".repeat(10_001)}`;
  expect(rowsOf(text)).toContain("Send it in parts");
});
