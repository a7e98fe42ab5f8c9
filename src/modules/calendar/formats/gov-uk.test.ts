import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sharedData } from "../../../../test/shared-data.ts";
import { readGovUk } from "./gov-uk.ts";

const events = (...dates: string[]) => ({
  events: dates.map((date) => ({ title: "Holiday", date, notes: "", bunting: true })),
});

test("a file's table goes from the first day of its first year to the last of its last, in order", () => {
  const text = JSON.stringify({ scotland: events("2027-01-04", "2026-01-01") });
  expect(readGovUk(text)).toMatchObject({
    value: [
      {
        division: "scotland",
        from: "2026-01-01",
        to: "2027-12-31",
        holidays: [{ on: "2026-01-01" }, { on: "2027-01-04" }],
      },
    ],
  });
});

test.each([
  ["no JSON", "<html>", "is not the bank-holidays.json"],
  ["no division", "{}", "is not the bank-holidays.json"],
  ["another division", JSON.stringify({ wales: events("2026-01-01") }), "is not the bank-holidays.json"],
  [
    "a day that is none",
    JSON.stringify({ scotland: events("2026-02-30") }),
    "something else at scotland › events › 0 › date",
  ],
  ["a day twice", JSON.stringify({ scotland: events("2026-01-01", "2026-01-01") }), "twice: 2026-01-01 (Scotland)"],
])("%s is refused, saying what is wrong", (_what, text, words) => {
  expect(readGovUk(text)).toMatchObject({ problems: [{ message: expect.stringContaining(words), field: "file" }] });
});

const published = sharedData("data/calendar/bank-holidays.json");

test.runIf(published)("the published file is read whole", () => {
  const read = readGovUk(readFileSync(published ?? "", "utf8"));
  expect(read.ok && read.value.map(({ division, to, holidays }) => [division, to, holidays.length])).toEqual([
    ["england-and-wales", "2028-12-31", 140],
    ["scotland", "2028-12-31", 157],
    ["northern-ireland", "2028-12-31", 174],
  ]);
});
