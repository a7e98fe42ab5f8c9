import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { LookupFile, PopulationFile } from "./area-file.ts";
import { readAreaFile } from "./read-area-file.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string, name = "file.csv") => readAreaFile(bytesOf(text), name);

function lookupOf(text: string): LookupFile {
  const file = read(text);
  if (!file.ok || file.value.kind !== "lookup") throw new Error(JSON.stringify(file));
  return file.value;
}

function populationOf(text: string, name?: string): PopulationFile {
  const file = read(text, name);
  if (!file.ok || file.value.kind !== "population") throw new Error(JSON.stringify(file));
  return file.value;
}

function refusalOf(text: string, name?: string): string {
  const file = read(text, name);
  if (file.ok) throw new Error(`It was read as ${file.value.title}`);
  return file.problems.map(({ message }) => message).join(" ");
}

test.each([
  ["snake case", "lsoa21_code,lsoa21_name,ward24_code,ward24_name,ltla24_code,ltla24_name"],
  ["the publisher's columns, with a byte-order mark", "\uFEFFLSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD,LAD24NM"],
])("a lookup in %s is read from the smallest place to each larger one", (_, heading) => {
  const file = lookupOf(`${heading}\r\nE01000001,Thurrock 001A,E05000001,"Belhus, East",E06000034,Thurrock\r\n`);
  expect(file).toMatchObject({
    title: "LSOA 2021 to ward 2024 and district 2024",
    vintage: "2024",
    rows: 1,
    notes: [],
  });
  expect(file.links.map((link) => Object.values(link).join(" | "))).toEqual([
    "lsoa21 | E01000001 | Thurrock 001A | ward24 | E05000001 | Belhus, East | ",
    "lsoa21 | E01000001 | Thurrock 001A | district24 | E06000034 | Thurrock | ",
    "ward24 | E05000001 | Belhus, East | district24 | E06000034 | Thurrock | ",
  ]);
});

test("columns that mean nothing here, such as FID and ObjectId, are let be", () => {
  const file = lookupOf("FID,LAD24CD,LAD24NM,RGN24CD,RGN24NM,ObjectId\n1,E06000034,Thurrock,E12000006,East,1\n");
  expect(file.title).toBe("District 2024 to region 2024");
  expect(file.links).toHaveLength(1);
});

test("between the LSOAs of two censuses the kind of change is kept, and both lie in the district", () => {
  const file = lookupOf(
    "LSOA11CD,LSOA11NM,CHNGIND,LSOA21CD,LSOA21NM,LAD22CD,LAD22NM\nE01000010,A,S,E01000011,A1,E06000034,Thurrock\nE01000010,A,S,E01000012,A2,E06000034,Thurrock\n",
  );
  expect(file.links.map(({ fromCode, toCode, note }) => [fromCode, toCode, note])).toEqual([
    ["E01000010", "E01000011", "S"],
    ["E01000010", "E06000034", ""],
    ["E01000011", "E06000034", ""],
    ["E01000010", "E01000012", "S"],
    ["E01000012", "E06000034", ""],
  ]);
});

test("a list of both censuses keeps of which each LSOA is", () => {
  const file = lookupOf("lsoa_code,ltla24_code,ltla24_name,vintage\nE01000001,E06000034,Thurrock,11+21\n");
  expect(file.title).toBe("LSOA 2011 and 2021 to district 2024");
  expect(file.links[0]).toMatchObject({ fromLevel: "lsoa", note: "11+21" });
  expect(refusalOf("lsoa_code,ltla24_code\nE01000001,E06000034\n")).toContain("without a column vintage");
  expect(refusalOf("lsoa_code,ltla24_code,vintage\nE01000001,E06000034,2011\n")).toContain("here it is “2011”");
});

test("a district may hold several partnerships, and lies in one force area only", () => {
  const heading = "ltla24_code,csp24_code,pfa24_code\n";
  const file = lookupOf(`${heading}E07000244,E22000371,E23000025\nE07000244,E22000372,E23000025\n`);
  expect(file.links).toHaveLength(3);
  expect(refusalOf(`${heading}E07000244,E22000371,E23000025\nE07000244,E22000372,E23000024\n`)).toBe(
    "Rows 2 and 3 put E07000244 in two places, E23000025 and E23000024: a district 2024 lies in one police force area 2024.",
  );
});

test("an LSOA in two districts is refused, and the same row twice is one", () => {
  const heading = "lsoa21_code,ltla24_code\n";
  expect(refusalOf(`${heading}E01000001,E06000034\n\nE01000001,E07000066\n`)).toContain("Rows 2 and 4");
  expect(lookupOf(`${heading}E01000001,E06000034\nE01000001,E06000034\n`).links).toHaveLength(1);
});

test("rows of Scotland and Northern Ireland are left out, and counted", () => {
  const file = lookupOf("LAD22CD,LAD23CD\nE06000034,E06000034\nS12000033,S12000033\nN09000001,N09000001\n");
  expect(file.links).toHaveLength(1);
  expect(file.notes).toEqual(["2 rows of Scotland or Northern Ireland were left out."]);
});

test("a larger place that is blank makes no link, and is said", () => {
  const file = lookupOf("ltla24_code,csp24_code,pfa24_code\nE09000001,,E23000034\n");
  expect(file.links.map(({ toLevel }) => toLevel)).toEqual(["pfa24"]);
  expect(file.notes).toEqual(["1 row names no community safety partnership 2024."]);
});

test.each([
  ["lsoa21_code,lsoa21_name\nE01000001,A\n", "one kind of place only, in the column lsoa21_code"],
  [
    "lsoa21_code,ward24_name\nE01000001,Belhus\n",
    "It has the column ward24_name and no column with the code of the ward 2024",
  ],
  ["ltla24_code,ruc21_code,ruc\nE06000034,UUN,Urban\n", "rural-urban class"],
  [
    "Crime ID,Month,Reported by\n1,2025-01,Essex Police\n",
    "Its columns are Crime ID, Month, Reported by. A lookup has",
  ],
  ["lsoa21_code,ltla24_code\nE01000001,Thurrock\n", "Row 2: “Thurrock” is not the code of a district 2024"],
  ["lsoa21_code,ltla24_code\nE01000001,\n", "Row 2 has no code for the district 2024"],
  ["lsoa21_code,ltla24_code\nE01000001,E06000034\nE0100\n", "Row 3 has 1 field and the heading has 2"],
  ["lsoa21_code,ltla24_code\n", "It has a heading and no rows"],
  ["lsoa21_code,LSOA21CD,ltla24_code\nE01000001,E01000001,E06000034\n", "two columns with the code of the LSOA 2021"],
  ['lsoa21_code,ltla24_code\nE01000001,"E06000034\n', "a quotation mark"],
  ["LAD22CD,LAD23CD\nS12000033,S12000033\n", "None of its rows is about a place in England or Wales"],
  ["hello\nworld\n", "neither CSV with a heading, separated by commas, nor GeoJSON"],
  ["", "It is empty"],
])("a list that begins %j is refused with what is wrong", (text, words) => {
  expect(refusalOf(text)).toContain(words);
});

test("of a list that mixes districts with counties and countries only the districts are kept, for each year", () => {
  const file = populationOf(
    'code,name,geography,mid_2023,mid_2022\nE92000001,ENGLAND,Country,57690323,57112542\nE10000012,Essex,County,1536058,1\nE06000034,Thurrock,Unitary Authority,"178,201",\n',
  );
  expect(file).toMatchObject({
    title: "Residents by district, mid-2022 to mid-2023",
    vintage: "mid-2022 to mid-2023",
    notes: [
      "2 rows of other kinds of area (counties, regions, countries) were left out.",
      "1 blank figure was left out.",
    ],
  });
  expect(file.populations).toEqual([
    { level: "district", code: "E06000034", measure: "residents", dated: "mid-2023", amount: 178201 },
  ]);
});

test("a census table of LSOAs gives residents and households, dated by the name of the file", () => {
  const text = "lsoa21_code,lsoa21_name,ltla24_code,residents,households\nE01000001,A,E06000034,1379,608\n";
  const file = populationOf(text, "census_2021_residents_households.csv");
  expect(file.title).toBe("Residents and households by LSOA 2021, Census 2021");
  expect(file.populations.map(({ measure, amount, dated }) => [measure, amount, dated])).toEqual([
    ["residents", 1379, "Census 2021"],
    ["households", 608, "Census 2021"],
  ]);
  expect(refusalOf(text, "residents.csv")).toContain("Put the date into its name");
  expect(readAreaFile(bytesOf(text), "residents.csv", "Census 2021").ok).toBe(true);
});

test.each([
  ["mid_2020_population_lsoa11.csv.gz", "mid-2020"],
  ["Mid-2023 persons.csv", "mid-2023"],
  ["pyramid_2020.csv", undefined],
  ["census2011.csv", "Census 2011"],
])("the name %s dates the file %s", (name, dated) => {
  const file = read("lsoa11_code,total_population,0,90+\nE01000001,5,2,3\n", name);
  expect(file.ok && file.value.kind === "population" ? file.value.populations[0]?.dated : undefined).toBe(dated);
});

test("of figures by single year of age the total is kept, and that is said", () => {
  const file = populationOf(
    "code,name,geography,all_ages,age_0,age_90\nE06000034,T,UA,5,2,3\n",
    "mid_2023_persons.csv",
  );
  expect(file.populations.map(({ amount }) => amount)).toEqual([5]);
  expect(file.notes).toEqual(["Figures by single year of age were left out: only the total is kept."]);
});

test.each([
  ["ltla23_code,households\nE06000034,5\nE06000034,6\n", "E06000034 stands in row 2 and again in row 3"],
  ["ltla23_code,households\nE06000034,[x]\n", "Row 2: “[x]” in the column households is not a whole number"],
  ["ltla23_code,households\nE06000034,-5\n", "is not a whole number"],
  ["ltla23_code,households\nThurrock,5\n", "Row 2: “Thurrock” is not the code of an area"],
  ["code,all_ages\nE92000001,5\n", "None of its rows has figures of a district in England or Wales"],
  ["ltla23_code,residents,persons\nE06000034,5,5\n", "two columns of residents for Census 2021"],
])("a population that begins %j is refused with what is wrong", (text, words) => {
  expect(refusalOf(text, "census_2021.csv")).toContain(words);
});

test("bytes that are no text are named for what they are", () => {
  const refusal = (bytes: Uint8Array) => {
    const file = readAreaFile(bytes, "file.csv");
    return file.ok ? "" : file.problems[0]?.message;
  };
  expect(refusal(new Uint8Array([0x50, 0x4b, 3, 4]))).toContain("a ZIP archive or a spreadsheet");
  expect(refusal(new Uint8Array([0xff, 0xfe, 0x61, 0]))).toContain("UTF-16");
  expect(refusal(new Uint8Array([0x61, 0, 0x62, 0]))).toContain("neither CSV nor GeoJSON");
  // Packed files are unpacked before they come here.
  expect(refusal(gzipSync("a,b"))).toContain("neither CSV nor GeoJSON");
});

test("Welsh letters in UTF-8 are kept, and text in another encoding is read with a word of caution", () => {
  const text = "LAD24CD,LAD24NM,PFA24CD,PFA24NM\nW06000001,Ynys Môn,W15000001,North Wales\n";
  expect(lookupOf(text).links[0]?.fromName).toBe("Ynys Môn");
  const latin = Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
  const file = readAreaFile(latin, "file.csv");
  expect(file.ok && file.value.kind === "lookup" && file.value.links[0]?.fromName).toBe("Ynys Môn");
  expect(file.ok && file.value.notes[0]).toContain("not in UTF-8");
});
