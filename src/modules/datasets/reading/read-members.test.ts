import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { accepted } from "../../../../test/accepted.ts";
import { crimeId, STREET_HEADER, type StreetRow, streetFile, streetLine } from "../../../../test/street-files.ts";
import { useTempFolder } from "../../../../test/temp-folder.ts";
import { day } from "../../../kernel/dates.ts";
import { openDuckDb } from "../../../platform/engine/duckdb.ts";
import { type RejectedRow, rejectedRowsCsv } from "../formats/rejected-rows.ts";
import { acceptedRows } from "./accepted-rows.ts";
import { LONGEST_LINE_BYTES } from "./limits.ts";
import { type ReadMember, readMembers } from "./read-members.ts";
import { readRejectedRows } from "./rejected-rows-file.ts";
import { unpackUploads } from "./unpack.ts";

const root = useTempFolder();
const context = { progress: () => undefined, duckdbMemoryMb: 200 };
let files = 0;

type Incident = Record<string, string | number | bigint | null>;
type Read = ReadMember & {
  readonly incidents: Incident[];
  readonly rejectedRows: RejectedRow[];
  readonly csv: () => Promise<string>;
};

/** Reads one file, as an import does. */
async function read(bytes: Buffer | string): Promise<Read> {
  files += 1;
  const folder = join(root, String(files));
  mkdirSync(folder);
  const path = join(folder, "sent");
  writeFileSync(path, bytes);
  const { members, notRead, refused } = accepted(
    await unpackUploads({ uploads: [{ path, name: "a.csv" }], folder }, context),
  );
  const [member] = members;
  if (!member) throw new Error(JSON.stringify({ notRead, refused }));

  const parquet = join(folder, "rows.parquet");
  const rejectedRows = join(folder, "rejected.jsonl");
  const input = {
    members: [{ member, parquet, rejectedRows }],
    tempFolder: join(folder, "temp"),
    today: day("2025-11-22"),
  };
  const [found] = accepted(await readMembers(input, context));
  if (!found) throw new Error("Nothing was read");
  expect(found.rows).toBe(found.accepted + found.rejected);
  expect(readdirSync(join(folder, "temp"))).toEqual([]);

  const duck = await openDuckDb({ folders: [folder], tempFolder: join(folder, "temp"), memoryMb: 100 });
  const incidents = await duck.rows<Incident>(`select * from ${acceptedRows([{ path: parquet, include: "all" }])}`);
  duck.close();
  const rows: RejectedRow[] = [];
  for await (const row of readRejectedRows(rejectedRows)) rows.push(row);
  expect([incidents.length, rows.length]).toEqual([found.accepted, found.rejected]);
  const csv = async () => {
    let text = "";
    const ofFile = rows.map((row) => ({ ...row, sha256: member.shape.sha256, header: member.header }));
    for await (const piece of rejectedRowsCsv([member.header], ofFile)) text += piece;
    return text;
  };
  return { ...found, incidents, rejectedRows: rows, csv };
}

/** Row numbers and messages of the rejected rows. */
function reasons({ rejectedRows }: Read): [number, ...string[]][] {
  return rejectedRows.map(({ row, problems }) => [row, ...problems.map(({ message }) => message)]);
}

test("a row is kept with its month, force, type, place, outcome, a key of its ID, and its number", async () => {
  const { incidents, counts, notes, problems } = await read(
    streetFile([{ id: crimeId(1) }, { type: "Anti-social behaviour", outcome: "" }]),
  );
  expect(incidents).toMatchObject([
    {
      month: "2025-03",
      force: "Essex Police",
      type: "Burglary",
      longitude: 0.359475,
      latitude: 51.630617,
      location: "On or near Haywards Close",
      lsoa: "E01021450",
      outcome: "Under investigation",
      id_key: expect.any(Number),
      corrects: null,
      row: 2,
    },
    { type: "Anti-social behaviour", outcome: null, id_key: null, row: 3 },
  ]);
  expect(counts).toEqual([
    { month: "2025-03", force: "Essex Police", type: "Anti-social behaviour", incidents: 1, noLocation: 0 },
    { month: "2025-03", force: "Essex Police", type: "Burglary", incidents: 1, noLocation: 0 },
  ]);
  expect({ notes, problems }).toEqual({ notes: [], problems: [] });
});

test.each([
  ["CR LF", streetFile([{}, {}], "\r\n")],
  ["a byte-order mark", `\uFEFF${streetFile([{}, {}])}`],
  ["CR LF and LF mixed", `${STREET_HEADER}\r\n${streetLine()}\n${streetLine()}\r\n`],
  ["CR alone", streetFile([{}, {}], "\r")],
  ["no line end after the last row", streetFile([{}, {}]).trimEnd()],
  ["blank lines at the end", `${streetFile([{}, {}])}\n\n`],
  ["UTF-16", Buffer.from(`\uFEFF${streetFile([{}, {}], "\r\n")}`, "utf16le")],
  ["every cell in quotation marks", streetFile([{}, {}]).replace(/[^,\n]+/g, '"$&"')],
  ["semicolons", streetFile([{}, {}]).replaceAll(",", ";")],
  ["tabs", streetFile([{}, {}]).replaceAll(",", "\t")],
  ["spaces around cells", streetFile([{}, {}]).replaceAll(",", " , ")],
  ["blank cells after the last", streetFile([{}, {}]).replaceAll("\n", ",,\n").replace(",,\n", "\n")],
])("a file with %s holds the same rows", async (_, bytes) => {
  const plain = await read(streetFile([{}, {}]));
  const same = await read(bytes);
  expect(same.counts).toEqual(plain.counts);
  const places = ({ incidents }: Read) =>
    incidents.map(({ month, longitude, latitude, lsoa, location }) => ({ month, longitude, latitude, lsoa, location }));
  expect(places(same)).toEqual(places(plain));
});

test("columns in another order and extra ones change nothing, and are named", async () => {
  const file = `Ward,crime_type,lsoa_code,latitude,longitude,reported_by,month\nx,Burglary,E01021450,51.6,0.3,Essex Police,2025-03\n`;
  const { incidents, notes } = await read(file);
  expect(incidents).toMatchObject([
    { month: "2025-03", type: "Burglary", longitude: 0.3, latitude: 51.6, location: null },
  ]);
  expect(notes).toEqual([
    "Columns that are not known were let be: Ward.",
    "Columns that the file does without: Crime ID, Falls within, Location, LSOA name, Last outcome category, Context.",
  ]);
});

test("a name with a comma in quotation marks is one cell", async () => {
  const { accepted: rows, rejected } = await read(
    streetFile([{ lsoaName: '"Bournemouth, Christchurch and Poole 001A"' }]),
  );
  expect({ rows, rejected }).toEqual({ rows: 1, rejected: 0 });
});

test("identical rows of anti-social behaviour are separate incidents", async () => {
  const asb: StreetRow = { type: "Anti-social behaviour", outcome: "" };
  const { rows, duplicateIds } = await read(streetFile([asb, asb, asb]));
  expect(rows).toBe(3);
  expect(duplicateIds).toBe(0);
});

test("rows without location are kept and told; a map point without area, and an area without map point, have one", async () => {
  const nowhere: StreetRow = { longitude: "", latitude: "", location: "No Location", lsoa: "", lsoaName: "" };
  const {
    accepted: rows,
    noLocation,
    counts,
  } = await read(
    streetFile([
      nowhere,
      { ...nowhere, type: "Drugs" },
      { lsoa: "" },
      { longitude: "", latitude: "" },
      { location: "On or near " },
    ]),
  );
  expect({ rows, noLocation }).toEqual({ rows: 5, noLocation: 2 });
  expect(counts.map(({ type, noLocation: without }) => [type, without])).toEqual([
    ["Burglary", 1],
    ["Drugs", 1],
  ]);
});

test.each(["E01021450", "W01000001", "S01006506", "95AA01S1", "N00000001"])(
  "the area code %s is taken",
  async (lsoa) => {
    expect((await read(streetFile([{ lsoa }]))).incidents).toMatchObject([{ lsoa }]);
  },
);

test("types that are not known yet, and outcomes of any wording, are taken as they are", async () => {
  const { incidents } = await read(streetFile([{ type: "Drone misuse", outcome: "Nobody knows" }]));
  expect(incidents).toMatchObject([{ type: "Drone misuse", outcome: "Nobody knows" }]);
});

test.each<[string, StreetRow, string[]]>([
  ["month", { month: "" }, ["Month is blank"]],
  [
    "month",
    { month: "Mar-25" },
    ["Month is not written as year and month, such as 2025-01 (spreadsheets change it to Jan-25)"],
  ],
  [
    "month",
    { month: "2025-13" },
    ["Month is not written as year and month, such as 2025-01 (spreadsheets change it to Jan-25)"],
  ],
  ["month", { month: "2010-11" }, ["Month is before 2010-12 or later than the present month"]],
  ["month", { month: "2025-12" }, ["Month is before 2010-12 or later than the present month"]],
  ["force", { force: "" }, ["Reported by is blank"]],
  ["force", { force: "  " }, ["Reported by is blank"]],
  ["type", { type: "" }, ["Crime type is blank"]],
  ["longitude", { longitude: "east" }, ["Longitude is not a number"]],
  ["longitude", { longitude: "nan" }, ["Longitude is not a number"]],
  [
    "longitude",
    { longitude: "51.63", latitude: "0.35" },
    [
      "Longitude lies outside the United Kingdom (-8.7 to 1.8)",
      "Latitude lies outside the United Kingdom (49.8 to 60.9)",
    ],
  ],
  ["longitude", { latitude: "" }, ["Longitude and Latitude must both be given, or both be left blank"]],
  ["area", { lsoa: "Brentwood 003C" }, ["LSOA code is not a code such as E01021843"]],
  ["area", { lsoa: "E010214500" }, ["LSOA code is not a code such as E01021843"]],
])("a wrong %s is rejected with its reason: %o", async (_, row, messages) => {
  const good = streetLine();
  const bad = streetLine(row);
  const found = await read(`${STREET_HEADER}\n${good}\n${bad}\n${good}\n`);
  expect(reasons(found)).toEqual([[3, ...messages]]);
  expect(found.rejectedRows[0]?.cells).toEqual(bad.split(","));
  expect(found.incidents.map((incident) => incident["row"])).toEqual([2, 4]);
  expect(found.problems).toHaveLength(messages.length);
});

test("the first and the last month that may be are taken", async () => {
  expect((await read(streetFile([{ month: "2010-12" }, { month: "2025-11" }]))).rejected).toBe(0);
});

test("rows that do not fit the header are rejected by themselves, and the others keep their numbers", async () => {
  const lines = [
    STREET_HEADER,
    streetLine(),
    "a,b,c",
    streetLine(),
    `${streetLine()},surplus`,
    "x",
    streetLine({ month: "?" }),
    streetLine(),
  ];
  const found = await read(`${lines.join("\r\n")}\r\n`);
  expect(reasons(found)).toEqual([
    [3, "The row has fewer cells than the header"],
    [5, "The row has more cells than the header; a cell that holds a comma must be in quotation marks"],
    [6, "The row has fewer cells than the header"],
    [7, expect.stringMatching(/^Month is not written/)],
  ]);
  expect(found.rejectedRows.map(({ cells }) => cells.join(","))).toEqual([lines[2], lines[4], lines[5], lines[6]]);
  expect(found.incidents.map((incident) => incident["row"])).toEqual([2, 4, 8]);
  expect(found.problems[0]).toEqual({ message: "The row has fewer cells than the header", rows: 2 });
});

test("blank lines and rows of commas are no rows, and count in the numbers", async () => {
  const found = await read(
    `${STREET_HEADER}\n${streetLine()}\n\n${",".repeat(11)}\n${streetLine({ type: "" })}\n${streetLine()}\n`,
  );
  expect(found).toMatchObject({
    rows: 3,
    accepted: 2,
    rejected: 1,
    emptyRows: 2,
    notes: ["2 empty rows were passed over."],
  });
  expect(reasons(found)).toEqual([[5, "Crime type is blank"]]);
  expect(found.incidents.map((incident) => incident["row"])).toEqual([2, 6]);
});

test("a row of commas among good rows is passed over without mending", async () => {
  const found = await read(`${STREET_HEADER}\n${streetLine()}\n${",".repeat(11)}\n${streetLine()}\n`);
  expect(found).toMatchObject({ rows: 2, accepted: 2, rejected: 0, emptyRows: 1 });
  expect(found.incidents.map((incident) => incident["row"])).toEqual([2, 4]);
});

test("a row may run over several lines in quotation marks, and is one row in the numbers", async () => {
  const found = await read(
    streetFile([{ context: '"first line\nsecond, line"' }, { month: "x", context: '"two\nlines"' }, {}]),
  );
  expect(reasons(found)).toEqual([[3, expect.stringMatching(/^Month is not written/)]]);
  expect(found.rejectedRows[0]?.cells[11]).toBe("two\nlines");
  expect(found.incidents.map((incident) => incident["row"])).toEqual([2, 4]);
});

test("a quotation mark that is never closed costs its own row only", async () => {
  const open = streetLine({ location: '"On or near The Green' });
  const found = await read(
    `${[STREET_HEADER, streetLine(), open, streetLine(), streetLine({ lsoaName: '"Poole, x"' }), open].join("\n")}\n`,
  );
  expect(reasons(found)).toEqual([
    [3, "A quotation mark in the row is never closed"],
    [6, "A quotation mark in the row is never closed"],
  ]);
  expect(found.rejectedRows[0]?.cells[6]).toBe('"On or near The Green');
  expect(found.incidents.map((incident) => incident["row"])).toEqual([2, 4, 5]);
});

test("a quotation mark that is closed in the middle of a cell rejects its row", async () => {
  const found = await read(streetFile([{}, { location: '"On or" near' }, {}]));
  expect(reasons(found)).toEqual([[3, "A quotation mark is closed in the middle of a cell"]]);
});

test("a row too long for an incident is rejected, and only its beginning kept", async () => {
  const found = await read(streetFile([{}, { context: "x".repeat(LONGEST_LINE_BYTES) }, {}]));
  expect(reasons(found)).toEqual([[3, expect.stringMatching(/^The row is longer than any incident could be/)]]);
  expect(found.rejectedRows[0]?.cells.join().length).toBeLessThan(11_000);
});

test("Welsh letters are kept, and those saved in Windows-1252 are told", async () => {
  const bytes = Buffer.concat([
    Buffer.from(streetFile([{ location: "On or near Tŷ Ŵyn" }])),
    Buffer.from(streetLine({ location: "On or near Ffôs" }), "latin1"),
  ]);
  const { incidents, notes } = await read(bytes);
  expect(incidents.map((incident) => incident["location"])).toEqual(["On or near Tŷ Ŵyn", "On or near Ffôs"]);
  expect(notes).toEqual(["1 line was not saved as UTF-8 and was read as Windows-1252. Check names that have accents."]);
});

test("a header without rows is legal", async () => {
  for (const header of [STREET_HEADER, `${STREET_HEADER}\r\n`]) {
    const found = await read(header);
    expect(found).toMatchObject({ rows: 0, accepted: 0, counts: [], notes: ["The file has a header and no rows."] });
  }
});

test("an ID that several accepted rows hold is counted once as such, and all of its rows count", async () => {
  const [id, other] = [crimeId(7), crimeId(9)];
  const found = await read(
    streetFile([
      { id },
      { id: crimeId(8) },
      { id, outcome: "Local resolution" },
      { id: other },
      { id: other },
      { id: other, lsoa: "E01021844" },
      { id: crimeId(8), month: "x" },
    ]),
  );
  expect(found).toMatchObject({ accepted: 6, duplicateIds: 2 });
});

test("identifiers of any shape are compared whole, in files that were mended too", async () => {
  const ids = ["ESSEX/2025/1", "ESSEX/2025/2", "ESSEX/2025/1"];
  expect((await read(`${streetFile(ids.map((id) => ({ id })))}\n\n`)).duplicateIds).toBe(1);
});

test("rejected rows that are corrected and brought back make the file whole", async () => {
  const rows: StreetRow[] = [
    { id: crimeId(1), longitude: "-0.5" },
    { id: crimeId(2), month: "Mar-25", longitude: "-0.5", location: '"=Mill, Old"' },
    { month: "" },
    {},
  ];
  const first = await read(streetFile(rows));
  expect(first).toMatchObject({ accepted: 2, rejected: 2 });

  const csv = await first.csv();
  expect(csv).toContain("'=Mill, Old");
  const half = await read(csv.replace("Mar-25", "2025-03"));
  expect(half).toMatchObject({ accepted: 1, rejected: 1 });
  expect(half.incidents).toMatchObject([
    { location: "=Mill, Old", longitude: -0.5, corrects: half.corrections?.[0]?.reference },
  ]);
  expect(half.rejectedRows[0]?.reference).toBe(
    first.rejectedRows[1] && `${half.corrections?.[0]?.reference.slice(0, 12)}:4`,
  );

  const again = await read((await half.csv()).replace(/^,,Essex/m, ",2025-03,Essex"));
  expect(again).toMatchObject({ accepted: 1, rejected: 0 });
  expect(again.corrections?.map(({ reference }) => reference.slice(12))).toEqual([":4"]);
  const clean = await read(streetFile(rows.map((row) => ({ ...row, month: "2025-03" }))));
  expect(first.accepted + half.accepted + again.accepted).toBe(clean.accepted);
});

test("a correction without its reference, or a second one of the same row, is rejected", async () => {
  const header = `${STREET_HEADER},Rejected row,Problem\n`;
  const correct = (reference: string) => `${streetLine()},${reference},Month is blank\n`;
  const found = await read(
    header +
      correct("3fa94c01d2ab:7") +
      correct("") +
      correct("row 9") +
      correct("3fa94c01d2ab:7") +
      correct("3fa94c01d2ab:8"),
  );
  expect(reasons(found)).toEqual([
    [3, "Rejected row is not as it was downloaded"],
    [4, "Rejected row is not as it was downloaded"],
    [5, "The same rejected row is corrected by an earlier row of the file"],
  ]);
  expect(found.corrections).toEqual([
    { reference: "3fa94c01d2ab:7", row: 2 },
    { reference: "3fa94c01d2ab:8", row: 6 },
  ]);
});

test("thousands of faulty lines keep every other row's number", { timeout: 30_000 }, async () => {
  const lines = Array.from({ length: 9000 }, (_, i) =>
    i % 2 === 0 ? "broken" : streetLine({ context: String(i + 2) }),
  );
  const found = await read(`${[STREET_HEADER, ...lines].join("\n")}\n`);
  expect(found).toMatchObject({ accepted: 4500, rejected: 4500 });
  expect(found.incidents.map((incident) => incident["row"])).toEqual(Array.from({ length: 4500 }, (_, i) => 2 * i + 3));
  expect(found.rejectedRows.map(({ row }) => row)).toEqual(Array.from({ length: 4500 }, (_, i) => 2 * i + 2));
});

test("a file whose rows were all rejected has no accepted row", async () => {
  const found = await read(streetFile([{ month: "" }, { type: "" }]));
  expect(found).toMatchObject({ accepted: 0, rejected: 2, incidents: [] });
  expect(existsSync(join(root, String(files), "rows.parquet"))).toBe(true);
});

test("files that are read at the same time answer in their order, each with its own rows and rejected rows", async () => {
  const folder = join(root, "several");
  mkdirSync(folder);
  const uploads = [400, 1, 30, 2, 7].map((rows, i) => {
    const path = join(folder, `sent-${i}`);
    writeFileSync(path, streetFile([...Array.from({ length: rows }, () => ({})), { month: `wrong ${i}` }]));
    return { path, name: `${i}.csv` };
  });
  const { members } = accepted(await unpackUploads({ uploads, folder }, context));
  const passed: number[] = [];
  const found = accepted(
    await readMembers(
      {
        members: members.map((member, i) => ({
          member,
          parquet: join(folder, `${i}.parquet`),
          rejectedRows: join(folder, `${i}.jsonl`),
        })),
        tempFolder: join(folder, "temp"),
        today: day("2025-11-22"),
      },
      { ...context, progress: ({ done }) => void passed.push(done) },
    ),
  );
  expect(found.map(({ accepted: rows, rejected }) => [rows, rejected])).toEqual([400, 1, 30, 2, 7].map((n) => [n, 1]));
  for (const [i] of uploads.entries()) {
    for await (const row of readRejectedRows(join(folder, `${i}.jsonl`))) expect(row.cells).toContain(`wrong ${i}`);
  }
  expect(passed).toEqual(passed.toSorted((a, b) => a - b));
  expect(passed.at(-1)).toBe(members.reduce((sum, { shape }) => sum + shape.bytes, 0));
});
