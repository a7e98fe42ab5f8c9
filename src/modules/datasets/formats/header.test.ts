import { expect, test } from "vitest";
import { accepted } from "../../../../test/accepted.ts";
import { STREET_HEADER } from "../../../../test/street-files.ts";
import { readHeader } from "./header.ts";

function reasonAgainst(line: string): string {
  const header = readHeader(line);
  return header.ok ? "" : header.problems.map(({ message }) => message).join("; ");
}

test("the header as it is published", () => {
  const header = accepted(readHeader(STREET_HEADER));
  expect(header).toMatchObject({ format: "street-crime", delimiter: "," });
  expect(header.positions).toMatchObject({ id: 0, month: 1, force: 2, longitude: 4, latitude: 5, lsoa: 7, type: 9 });
  expect(header.referencePosition).toBeUndefined();
});

test.each([
  ["with a byte-order mark", `\uFEFF${STREET_HEADER}`],
  ["in snake case", STREET_HEADER.toLowerCase().replaceAll(" ", "_")],
  ["in capitals and with spaces around", STREET_HEADER.toUpperCase().replaceAll(",", " , ")],
  [
    "with quotation marks",
    STREET_HEADER.split(",")
      .map((name) => `"${name}"`)
      .join(","),
  ],
  ["as R writes it", STREET_HEADER.replaceAll(" ", ".")],
  ["with semicolons", STREET_HEADER.replaceAll(",", ";")],
  ["with tabs", STREET_HEADER.replaceAll(",", "\t")],
])("the header %s means the same", (_, line) => {
  expect(accepted(readHeader(line)).positions).toEqual(accepted(readHeader(STREET_HEADER)).positions);
});

test("columns may stand in any order, between others that are not known", () => {
  const header = accepted(readHeader("Notes,Crime type,LSOA code,Latitude,Longitude,Reported by,Month,Ward,Force"));
  expect(header.positions).toEqual({ type: 1, lsoa: 2, latitude: 3, longitude: 4, force: 5, month: 6 });
});

test("the download of rejected rows is known by its own column", () => {
  expect(accepted(readHeader(`${STREET_HEADER},Rejected row,Problem`)).referencePosition).toBe(12);
});

test.each([
  [
    "a missing column is named",
    STREET_HEADER.replace(",Crime type", ""),
    /^it lacks the column Crime type, which a file of street-level crime must have$/,
  ],
  [
    "missing columns are named together",
    "Crime ID,Month,Reported by,Falls within,Location,LSOA code",
    /^it lacks the columns Longitude, Latitude and Crime type,/,
  ],
  ["a column twice", `${STREET_HEADER},month`, /^it has the column Month twice$/],
  ["a blank first row", " ", /^its first row is blank/],
  ["other data", "name,address,telephone", /^its first row does not name columns that are known/],
  [
    "a row of data",
    "1d5b,2025-01,Essex Police,Essex Police,0.7,52.0,On or near,E01029880,Babergh,Burglary,,",
    /^its first row does not name/,
  ],
  [
    "outcomes",
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type",
    /^it is a file of outcomes/,
  ],
  [
    "stop and search",
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome",
    /^it is a file of stop and search/,
  ],
  [
    "columns without end",
    `${STREET_HEADER},${Array.from({ length: 300 }, (_, i) => `x${i}`).join(",")}`,
    /^it has 312 columns/,
  ],
])("%s", (_, line, reason) => {
  expect(reasonAgainst(line)).toMatch(reason);
});
