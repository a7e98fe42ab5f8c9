import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useTempFolder } from "../../../test/temp-folder.ts";
import { type Duck, openDuckDb, sqlName, sqlPath, sqlText } from "./duckdb.ts";

const folder = useTempFolder();
const inside = join(folder, "inside it's");
const outside = join(folder, "outside.csv");
let duck: Duck;

beforeAll(async () => {
  mkdirSync(inside);
  writeFileSync(outside, "a\n1\n");
  writeFileSync(join(inside, "file.csv"), "a\n1\n2\n");
  duck = await openDuckDb({ folders: [inside], tempFolder: join(folder, "temp"), memoryMb: 64 });
});
afterAll(() => duck.close());

test("files of the folders named are read and written, whatever their names", async () => {
  const from = sqlPath(join(inside, "file.csv"));
  const to = sqlPath(join(inside, "file.parquet"));
  await duck.run(`copy (select * from read_csv(${from})) to ${to} (format parquet)`);
  expect(await duck.rows(`select sum(a) as total, count(*) as rows from read_parquet(${to})`)).toEqual([
    { total: 3, rows: 2 },
  ]);
});

test.each([
  ["a file beside the folder", () => `select * from read_csv(${sqlPath(outside)})`],
  ["a path that climbs out", () => `select * from read_csv(${sqlPath(join(inside, "..", "outside.csv"))})`],
  ["writing beside the folder", () => `copy (select 1) to ${sqlPath(join(folder, "new.csv"))}`],
  ["an address", () => "select * from read_csv('https://localhost/incidents.csv')"],
  ["fetching an extension", () => "install httpfs"],
  ["loading an extension", () => "load httpfs"],
  ["attaching a database", () => `attach ${sqlPath(join(folder, "other.db"))}`],
])("%s is refused", async (_, sql) => {
  await expect(duck.run(sql())).rejects.toThrow(/Permission Error/);
});

test.each(["memory_limit = '8GB'", "enable_external_access = true", "allowed_directories = ['/']", "threads = 64"])(
  "set %s is refused: the limits are locked",
  async (setting) => {
    await expect(duck.run(`set ${setting}`)).rejects.toThrow(/locked|cannot be (changed|set|enabled)|Cannot/i);
  },
);

test("what does not fit into memory goes to the temporary folder", { timeout: 30_000 }, async () => {
  await duck.run("create temp table big as select range as n, md5(range::varchar) as text from range(3000000)");
  expect(await duck.rows("select count(*) as rows, count(distinct n) as different from big")).toEqual([
    { rows: 3_000_000, different: 3_000_000 },
  ]);
});

test("a statement that takes long tells how far it has come", { timeout: 30_000 }, async () => {
  const beats: number[] = [];
  const beating = await openDuckDb({
    folders: [inside],
    tempFolder: join(folder, "temp2"),
    memoryMb: 200,
    inOrder: true,
    onBeat: (share) => beats.push(share),
  });
  const file = sqlPath(join(inside, "numbers.csv"));
  await beating.run(`copy (select range as a, md5(range::varchar) as b from range(2000000)) to ${file}`);
  beats.length = 0;
  // Long enough on any machine: a quick one read the file once within two looks.
  const words = Array.from({ length: 12 }).reduce<string>((inner) => `md5(${inner} || a)`, "b");
  await beating.run(`create temp table t as select count(distinct ${words}) from read_csv(${file})`);
  beating.close();
  expect(beats.length).toBeGreaterThan(1);
  expect(Math.max(...beats)).toBeGreaterThan(0);
  expect(Math.max(...beats)).toBeLessThanOrEqual(1);
});

test("text and names go into SQL as they are", async () => {
  const odd = `it's "odd"; drop table x --`;
  expect(await duck.rows(`select ${sqlText(odd)} as ${sqlName(odd)}`)).toEqual([{ [odd]: odd }]);
});

test("a path that DuckDB would take for a pattern is refused in words", () => {
  expect(() => sqlPath("/data/[old]/file.csv")).toThrow(/DATA_DIR/);
});
