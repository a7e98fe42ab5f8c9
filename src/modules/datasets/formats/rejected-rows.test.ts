import fc from "fast-check";
import { expect, test } from "vitest";
import { accepted } from "../../../../test/accepted.ts";
import { STREET_HEADER } from "../../../../test/street-files.ts";
import { readHeader } from "./header.ts";
import { guarded, type RejectedRowOfFile, rejectedRowReference, rejectedRowsCsv, unguarded } from "./rejected-rows.ts";
import { splitRow } from "./rows.ts";

const published = accepted(readHeader(STREET_HEADER));
const sha256 = "3fa94c01d2ab".padEnd(64, "0");

async function csvOf(...rows: RejectedRowOfFile[]): Promise<string[][]> {
  const headers = [...new Set(rows.map(({ header }) => header))];
  let text = "";
  for await (const piece of rejectedRowsCsv(headers, rows)) text += piece;
  expect(text.startsWith("\uFEFF")).toBe(true);
  return text
    .slice(1, -2)
    .split("\r\n")
    .map((line) => splitRow(line, ",").cells);
}

function rejected(cells: readonly string[], more: Partial<RejectedRowOfFile> = {}): RejectedRowOfFile {
  const problems = [{ message: "Month is blank", field: "Month" }];
  return { row: 7, cells, problems, sha256, header: published, ...more };
}

test("the same columns, then the reference and what was wrong", async () => {
  const cells = [
    "id",
    "",
    "Essex Police",
    "Essex Police",
    "-0.5",
    "51.6",
    "Mill, Old",
    "E01021450",
    "",
    "Burglary",
    "",
    "",
  ];
  const problems = [{ message: "Month is blank", field: "Month" }, { message: "The row is odd" }];
  expect(await csvOf(rejected(cells, { problems }))).toEqual([
    [...published.names, "Rejected row", "Problem"],
    [...cells, "3fa94c01d2ab:7", "Month is blank; The row is odd"],
  ]);
});

test("a row that is rejected again keeps its first reference, and the added columns are not added twice", async () => {
  const header = accepted(readHeader(`${STREET_HEADER},Rejected row,Problem`));
  const cells = [...published.names.map(() => "x"), "aaaaaaaaaaaa:2", "Month is blank"];
  const [names, row] = await csvOf(rejected(cells, { header, reference: "aaaaaaaaaaaa:2" }));
  expect(names).toEqual([...published.names, "Rejected row", "Problem"]);
  expect(row?.slice(12)).toEqual(["aaaaaaaaaaaa:2", "Month is blank"]);
});

test("cells beyond the header's follow at the end; those that are missing are blank", async () => {
  const [, long, short] = await csvOf(rejected([...published.names, "thirteenth"]), rejected(["only"]));
  expect(long?.slice(14)).toEqual(["thirteenth"]);
  expect(short).toEqual(["only", ...Array(11).fill(""), "3fa94c01d2ab:7", "Month is blank"]);
});

test("rows of files with different headers share the publisher's names", async () => {
  const header = accepted(readHeader("Ward;crime_type;lsoa_code;latitude;longitude;reported_by;month"));
  const cells = ["Belfairs", "Burglary", "E01021450", "51.6", "0.3", "Essex Police", "x"];
  const [names, row] = await csvOf(rejected(cells, { header }), rejected(published.names));
  expect(names).toEqual([...published.names, "Ward", "Rejected row", "Problem"]);
  expect(row).toEqual([
    "",
    "x",
    "Essex Police",
    "",
    "0.3",
    "51.6",
    "",
    "E01021450",
    "",
    "Burglary",
    "",
    "",
    "Belfairs",
    "3fa94c01d2ab:7",
    "Month is blank",
  ]);
});

test.each([
  ["=1+1", "'=1+1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["+44 1375", "'+44 1375"],
  ["-2+3", "'-2+3"],
  ["\tx", "'\tx"],
  ["'=1", "''=1"],
  ["-0.359475", "-0.359475"],
  ["+0.5", "+0.5"],
  ["'tis", "'tis"],
  ["On or near =", "On or near ="],
])("a spreadsheet runs nothing of %j", (cell, written) => {
  expect(guarded(cell)).toBe(written);
  expect(unguarded(written)).toBe(cell);
});

test("every cell comes back as it was", () => {
  const cell = fc.string({ unit: fc.constantFrom(..."=+-@'\t\r01.x".split("")), maxLength: 6 });
  fc.assert(
    fc.property(cell, (text) => {
      expect(unguarded(guarded(text))).toBe(text);
    }),
  );
});

test("a reference names the file and the row", () => {
  expect(rejectedRowReference(sha256, 12)).toBe("3fa94c01d2ab:12");
});
