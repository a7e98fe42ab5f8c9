import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { useTempFolder } from "../../../../test/temp-folder.ts";
import { month } from "../../../kernel/dates.ts";
import { openDuckDb } from "../../../platform/engine/duckdb.ts";
import type { Column, Format } from "../formats/format.ts";
import type { Header } from "../formats/header.ts";
import { codebook, problemOf, rowQuery } from "./row-query.ts";

const folder = useTempFolder();

function column(key: string, name: string, more: Partial<Column> = {}): Column {
  const content = { type: "text" } as const;
  return { key, name, meaning: name, presence: "required", blank: "allowed", content, stored: "as-it-is", ...more };
}

/** Stop and search, which is not read yet: another kind of file must need another description and nothing else. */
const stopAndSearch: Format = {
  key: "street-crime",
  name: "Stop and search",
  columns: [
    column("type", "Type", { blank: "refused" }),
    column("searched_at", "Date", { blank: "refused", content: { type: "instant" } }),
    column("latitude", "Latitude", { content: { type: "number", least: 49.8, most: 60.9, outside: "lies elsewhere" } }),
    column("longitude", "Longitude", {
      content: { type: "number", least: -8.7, most: 1.8, outside: "lies elsewhere" },
    }),
    column("ethnicity", "Officer-defined ethnicity", { stored: "no" }),
  ],
  pairs: [{ columns: ["longitude", "latitude"], message: "Both or neither" }],
};

const header: Header = {
  format: "street-crime",
  delimiter: ",",
  names: stopAndSearch.columns.map(({ name }) => name),
  positions: Object.fromEntries(stopAndSearch.columns.map(({ key }, i) => [key, i])),
};

test("a file of another kind is read and checked by its description alone", async () => {
  const path = join(folder, "searches.csv");
  const rows = [
    header.names.join(","),
    "Person search,2023-02-01T01:25:00+00:00,53.560465,-0.034044,White",
    "Person search,2023-07-01T01:25:00+01:00,,,White",
    ",1 February,53.5,,",
  ];
  writeFileSync(path, `${rows.join("\n")}\n`);
  const duck = await openDuckDb({ folders: [folder], tempFolder: join(folder, "temp"), memoryMb: 100 });
  const read = await duck.rows<{ problems: number[] | null }>(
    `select * replace (epoch(searched_at)::integer as searched_at) from (${rowQuery(stopAndSearch, header, { paths: [path], mended: false }, month("2025-11"))})`,
  );
  duck.close();

  expect(read).toMatchObject([
    { type: "Person search", searched_at: 1_675_214_700, latitude: 53.560465, id_key: null, problem: null },
    { searched_at: 1_688_171_100, latitude: null, longitude: null, problem: null },
    { type: null, searched_at: null, problem: 0 },
  ]);
  expect(read[0]).not.toHaveProperty("ethnicity");
  const book = codebook(stopAndSearch);
  expect(read[2]?.problems?.map((code) => problemOf(code, book))).toEqual([
    { field: "Type", message: "Type is blank" },
    { field: "Date", message: "Date is not a date and time such as 2023-02-01T01:25:00+00:00" },
    { field: "Longitude", message: "Both or neither" },
  ]);
});
