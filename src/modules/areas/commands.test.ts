import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { useWorld } from "../../../test/world.ts";
import type { InPartnership } from "../../platform/files/files.ts";
import { asConsole } from "../../platform/tenancy/transactions.ts";
import { importAreas } from "./commands/import-areas.ts";
import { AREA_LIMITS } from "./commands/unpack.ts";
import { getGazetteer, listLsoaPlaces } from "./index.ts";

const world = useWorld();

const inInstallation: InPartnership = (work) =>
  asConsole(world.database, { slug: "installation", capabilities: ["areas:import"], command: "test" }, work);

const upload = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });

let lastCode = 0;
/** LSOAs that no other test knows: `count` of them, in the district and ward given. */
function aLookup(count = 2, { district = "E06000034", ward = "E05000001" } = {}) {
  const codes = Array.from({ length: count }, () => `E017${String(++lastCode).padStart(5, "0")}`);
  const rows = codes.map((code) => `${code},${ward},Belhus,${district},Thurrock\n`);
  return { codes, text: `lsoa21_code,ward24_code,ward24_name,ltla24_code,ltla24_name\n${rows.join("")}` };
}

async function imported(...uploads: Parameters<typeof importAreas>[1]) {
  const outcome = await importAreas(inInstallation, uploads);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

async function knownCodes(): Promise<Set<string>> {
  const gazetteer = await inInstallation(getGazetteer);
  const places = await inInstallation((tx) => listLsoaPlaces(tx, gazetteer?.number ?? 0));
  return new Set(places.map(({ code }) => code));
}

async function countRows(table: string): Promise<number> {
  const [row] = await world.db.ask<{ count: number }>(`select count(*)::integer as count from ${table}`);
  return row?.count ?? 0;
}

test("before a first lookup there is no gazetteer, and boundaries and populations can be held all the same", async () => {
  const ring = "[[0.3,51.4],[0.4,51.4],[0.4,51.5],[0.3,51.4]]";
  const geojson = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"WD25CD":"E05000001"},"geometry":{"type":"Polygon","coordinates":[${ring}]}}]}`;
  const { files, gazetteer } = await imported(
    upload("wards.geojson", geojson),
    upload("census_2021.csv", "ltla23_code,households\nE06000034,66400\n"),
  );
  expect(files.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ["boundaries", "imported"],
    ["population", "imported"],
  ]);
  expect(gazetteer).toBeUndefined();
});

test("a lookup becomes an edition, and what it says is in a new gazetteer", async () => {
  const { codes, text } = aLookup();
  const before = await inInstallation(getGazetteer);
  const { files, gazetteer } = await imported(upload("lookup.csv", text));
  expect(files).toEqual([
    {
      name: "lookup.csv",
      outcome: "imported",
      kind: "lookup",
      title: "LSOA 2021 to ward 2024 and district 2024",
      vintage: "2024",
      rows: 2,
      kept: 5,
      notes: [],
    },
  ]);
  expect(gazetteer?.isNew).toBe(true);
  expect(gazetteer?.number).toBeGreaterThan(before?.number ?? 0);
  expect(await knownCodes()).toEqual(new Set([...codes, ...(await knownCodes())]));
});

test("the same file is held once, however it is packed and called", async () => {
  const { text } = aLookup();
  const first = await imported(upload("lookup.csv", text));
  const events = await countRows("audit_events");
  const again = await imported({ name: "another name.csv.gz", bytes: gzipSync(text) });
  expect(again.files[0]?.outcome).toBe("held-already");
  expect(again.gazetteer).toEqual({ ...first.gazetteer, isNew: false });
  expect(await countRows("audit_events")).toBe(events);
});

test("an import and the gazetteer it made are in the installation's audit chain", async () => {
  const { text } = aLookup();
  const { gazetteer } = await imported(upload("lookup.csv", text));
  const events = await world.db.ask<{ event: string; subject: string; detail: Record<string, unknown> }>(
    "select event, subject, detail from audit_events where partnership_id = '00000000-0000-0000-0000-000000000000' order by seq desc limit 2",
  );
  expect(events[0]).toMatchObject({ event: "gazetteer.made", subject: String(gazetteer?.number) });
  expect(events[1]).toMatchObject({ event: "area-edition.imported", detail: { kind: "lookup", rows: 2, kept: 5 } });
});

test("a lookup that says nothing new of the places leaves the gazetteer as it is", async () => {
  await imported(upload("lookup.csv", aLookup().text));
  const { gazetteer, files } = await imported(
    upload("regions.csv", "LAD24CD,LAD24NM,RGN24CD,RGN24NM\nE06000034,Thurrock,E12000006,East\n"),
  );
  expect(files[0]?.outcome).toBe("imported");
  expect(gazetteer?.isNew).toBe(false);
});

test("one file that cannot be read keeps all of them out, and every fault is named", async () => {
  const { text } = aLookup();
  const before = await countRows("area_editions");
  const damaged = gzipSync(text);
  damaged.writeUInt32LE(0, damaged.length - 8); // the checksum of the content
  const outcome = await importAreas(inInstallation, [
    upload("good.csv", text),
    upload("bad.csv", "lsoa21_code,ward24_name\nE01000001,Belhus\n"),
    { name: "cut.csv.gz", bytes: gzipSync(text).subarray(0, 60) },
    { name: "damaged.csv.gz", bytes: damaged },
  ]);
  expect(outcome.ok ? [] : outcome.problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^bad\.csv cannot be imported\. It has the column ward24_name and no column with the code/),
    "cut.csv.gz cannot be imported. The gzip file is cut short. Download it again.",
    "damaged.csv.gz cannot be imported. The gzip file is damaged. Download it again.",
  ]);
  expect(await countRows("area_editions")).toBe(before);
});

test("a small file that unpacks beyond the limit is refused before it fills the memory", async () => {
  const bomb = gzipSync(Buffer.alloc(AREA_LIMITS.unpackedBytes + 1, "a"));
  expect(bomb.length).toBeLessThan(1e6);
  const outcome = await importAreas(inInstallation, [{ name: "bomb.csv.gz", bytes: bomb }]);
  expect(outcome.ok ? "" : outcome.problems[0]?.message).toContain("comes to more than the 200 MB");
});

test("a file of another kind than was asked for is refused by name", async () => {
  const outcome = await importAreas(inInstallation, [upload("lookup.csv", aLookup().text)], { only: "boundaries" });
  expect(outcome.ok ? "" : outcome.problems[0]?.message).toBe(
    "lookup.csv cannot be imported. It holds a lookup of areas, not boundaries: use “import areas” for it.",
  );
});

test("no files at all is a mistake, not an import", async () => {
  expect(await importAreas(inInstallation, [])).toEqual({
    ok: false,
    problems: [{ message: "Choose at least one file", field: "files" }],
  });
});

test("a name with a line break or another control character in it is kept as words, and its row stays whole", async () => {
  const text = aLookup(1).text.replace("Belhus", '"Belhus\nand Aveley"').replace(",Thurrock\n", ",\u0007\n");
  await imported(upload("names.csv", text));
  const rows = await world.db.ask<{ to_level: string; to_name: string }>(
    "select to_level, to_name from area_links where from_level like 'lsoa%' and edition_id = (select id from area_editions order by imported_at desc limit 1) order by to_level",
  );
  expect(rows).toEqual([
    { to_level: "district24", to_name: "" },
    { to_level: "ward24", to_name: "Belhus and Aveley" },
  ]);
});

test("an import that is cut short at any point leaves nothing to be seen, and goes on when it is asked again", async () => {
  const { codes, text } = aLookup(3500);
  const before = { editions: await countRows("area_editions"), gazetteer: await inInstallation(getGazetteer) };
  let transactions = 0;
  for (let stopAt = 1; stopAt < 40; stopAt++) {
    transactions = 0;
    const stopping: InPartnership = (work) => {
      if (++transactions > stopAt) throw new Error("cut short");
      return inInstallation(work);
    };
    const ended = await importAreas(stopping, [upload("long.csv", text)]).catch((error: Error) => error.message);
    if (ended !== "cut short") break;
    const seen = await knownCodes();
    // The lookup alone is whole before the gazetteer is: until then no place of it is known.
    expect(codes.filter((code) => seen.has(code))).toEqual([]);
    expect(await inInstallation(getGazetteer)).toEqual(before.gazetteer);
  }
  // Asking what is held, five batches of rows, the edition, reading lookups, writing a gazetteer, making it today's.
  expect(transactions).toBeGreaterThan(9);
  expect(await countRows("area_editions")).toBe(before.editions + 1);
  const seen = await knownCodes();
  expect(codes.every((code) => seen.has(code))).toBe(true);
  const [links] = await world.db.ask<{ count: number }>(
    `select count(*)::integer as count from area_links where from_code = any($1)`,
    [codes],
  );
  expect(links?.count).toBe(7000);
});

test("two people who import the same file at the same time make one edition of it", async () => {
  const { codes, text } = aLookup(50);
  const before = await countRows("area_editions");
  const both = await Promise.all([imported(upload("same.csv", text)), imported(upload("same.csv", text))]);
  expect(both.map(({ files }) => files[0]?.outcome).sort()).toEqual(["held-already", "imported"]);
  expect(await countRows("area_editions")).toBe(before + 1);
  const seen = await knownCodes();
  expect(codes.every((code) => seen.has(code))).toBe(true);
});

test("two lookups that arrive at the same time are both in the gazetteer that is left as today's", async () => {
  const [one, other] = [aLookup(50), aLookup(50)];
  await Promise.all([imported(upload("one.csv", one.text)), imported(upload("other.csv", other.text))]);
  const seen = await knownCodes();
  expect([...one.codes, ...other.codes].filter((code) => !seen.has(code))).toEqual([]);
});

test("without areas:import the database itself refuses, whatever the program does", async () => {
  const without: InPartnership = (work) =>
    asConsole(world.database, { slug: "installation", capabilities: ["people:add"], command: "test" }, work);
  await expect(importAreas(without, [upload("lookup.csv", aLookup().text)])).rejects.toMatchObject({ code: "42501" });
});

// On a server nobody waits for anybody, and the world does not tell how long they took.
test.runIf(process.env["TEST_ENGINE"] !== "postgres")(
  "an import keeps nobody waiting long: it is many short transactions",
  async () => {
    world.held.length = 0;
    await imported(upload("long.csv", aLookup(9000).text));
    expect(world.held.length).toBeGreaterThan(12);
  },
);
