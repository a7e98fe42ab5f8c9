import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../database.ts";
import { FAULT_KINDS, type Fault, findFaults } from "./catalogue/faults.ts";
import { PLANTED } from "./catalogue/planted.ts";
import { EXCEPTIONS } from "./catalogue/reviewed.ts";
import { tally } from "./tally.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});

afterAll(() => db?.close());

const words = ({ fault, place }: Fault | { fault: string; place: string }) => `${fault}: ${place}`;
const reviewed = EXCEPTIONS.flatMap(({ fault, places }) => places.map((place) => words({ fault, place })));

test("the catalogue has no fault that nobody has reviewed", async () => {
  const found = (await findFaults(db.ask)).map(words);
  const unreviewed = found.filter((fault) => !reviewed.includes(fault));
  tally(
    `Kinds of fault looked for in the catalogue (${reviewed.length} exceptions reviewed)`,
    FAULT_KINDS.length,
    unreviewed.length,
  );
  expect(unreviewed).toEqual([]);
});

test("every reviewed exception is still one, so that the list does not outlive what it excuses", async () => {
  const found = (await findFaults(db.ask)).map(words);
  expect(reviewed.filter((fault) => !found.includes(fault))).toEqual([]);
  expect(reviewed).toHaveLength(new Set(reviewed).size);
});

test("every reviewed exception names a test that there is", () => {
  const folder = import.meta.dirname;
  const tests = readdirSync(folder).filter((name) => name.endsWith(".test.ts") && name !== "catalogue.test.ts");
  const source = tests.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  expect(EXCEPTIONS.filter((exception) => !source.includes(`"${exception.test}"`))).toEqual([]);
});

test("each thing the gate looks for has been planted", () => {
  const planted = new Set<string>(PLANTED.map(({ fault }) => fault));
  expect(FAULT_KINDS.filter((kind) => !planted.has(kind))).toEqual([]);
});

test.each(PLANTED.map((planted) => [planted.fault, planted.place, planted] as const))(
  "the gate finds when %s (%s)",
  async (_fault, _place, { sql, ...fault }) => {
    await db.ask("begin");
    try {
      for (const statement of sql) await db.ask(statement);
      expect((await findFaults(db.ask)).map(words)).toContain(words(fault));
    } finally {
      await db.ask("rollback");
    }
  },
);
