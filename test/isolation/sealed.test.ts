import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "../../src/app.ts";
import { modules } from "../../src/modules.ts";
import { fillSealed, RECORDS, type RecordKey, recordId, sealedCanariesIn, sealedCanary } from "../sealed/fixture.ts";
import { sealedModule } from "../sealed/module.ts";
import { useWorld } from "../world.ts";
import { type Client, openBrowser } from "./browser.ts";
import { findFaults } from "./catalogue/faults.ts";
import { inTransactionOf } from "./entering.ts";
import { personId, tokenOf } from "./fixture/people.ts";
import { PARTNERSHIPS } from "./fixture/places.ts";
import { BROWSERS, type BrowserKey } from "./matrix/capacities.ts";

const world = useWorld();
let app: FastifyInstance;
let clients: Readonly<Record<BrowserKey, Client>>;
const everybody = Object.keys(BROWSERS) as BrowserKey[];

/** Who may see which record, and of it which classes of field. Whoever is not here sees none. By hand. */
const SIGHT: Partial<
  Readonly<Record<BrowserKey, { records: readonly RecordKey[]; offence: boolean; writes: boolean }>>
> = {
  analyst: { records: ["panel's"], offence: true, writes: true },
  member: { records: ["panel's", "conflicted"], offence: false, writes: false },
};

beforeAll(async () => {
  await fillSealed(world.db.ask);
  app = await buildApp(world, () => world.now, [...modules, sealedModule]);
  clients = Object.fromEntries(everybody.map((key) => [key, openBrowser(app, key)])) as Record<BrowserKey, Client>;
});

afterAll(() => app?.close());

const desk = `/${PARTNERSHIPS.A.slug}/desk`;
const all = Object.keys(RECORDS) as RecordKey[];
const OF_A_RECORD = ["", "/history", "/papers", "/hearing.ics"];
const LISTS = ["", "?q=sealed", "?sort=updated", "/suggestions?q=sealed", "/recent", "/records.csv"];

describe("a record is there for whom it is meant for, and for nobody else it ever was:", () => {
  test.each(everybody)("%s", async (key) => {
    const sight = SIGHT[key];
    const never = await clients[key].send("GET", `${desk}/sealed/99999999-9999-4999-8999-999999999999`);
    for (const record of all)
      for (const part of OF_A_RECORD) {
        const response = await clients[key].send("GET", `${desk}/sealed/${recordId(record)}${part}`);
        const sees = sight?.records.includes(record) ?? false;
        expect(response.statusCode === 200, `${record}${part}: ${response.statusCode}`).toBe(sees);
        if (!sees) expect([response.statusCode, response.body]).toEqual([never.statusCode, response.body]);
        expect(sealedCanariesIn(response.body).filter(({ record: of }) => of !== record || !sees)).toEqual([]);
      }
  });
});

test("what is hidden and what never was are the same page, byte for byte", async () => {
  for (const key of ["manager", "analyst", "member", "auditor", "operator"] as const) {
    await clients[key].token();
    const page = async (id: string) => {
      const { statusCode, body, headers } = await clients[key].send("GET", `${desk}/sealed/${id}`);
      const { date, "set-cookie": cookies, ...told } = headers;
      return [statusCode, body.replaceAll(/name="_csrf" value="[^"]+"/g, ""), told];
    };
    const never = await page("99999999-9999-4999-8999-999999999999");
    const hidden = all.filter((record) => !SIGHT[key]?.records.includes(record));
    for (const record of hidden) expect(await page(recordId(record)), `${key}: ${record}`).toEqual(never);
  }
});

describe("no list, search, suggestion or export tells of a record that one may not see:", () => {
  test.each(everybody)("%s", async (key) => {
    const sight = SIGHT[key];
    for (const list of LISTS) {
      const { statusCode, body } = await clients[key].send("GET", `${desk}/sealed${list}`);
      const seen = new Set(sealedCanariesIn(body).map(({ record }) => record));
      expect([...seen].sort(), list).toEqual([...(sight?.records ?? [])].sort());
      if (!sight) expect([200, 204]).not.toContain(statusCode);
    }
  });
});

test("a class of field that one may not read is absent: in pages, exports, history and papers, with its heading", async () => {
  for (const path of [...LISTS, ...OF_A_RECORD.map((part) => `/${recordId("panel's")}${part}`)]) {
    const [full, without] = [
      await clients.analyst.send("GET", `${desk}/sealed${path}`),
      await clients.member.send("GET", `${desk}/sealed${path}`),
    ];
    expect(without.statusCode, path).toBe(200);
    expect(
      sealedCanariesIn(without.body).filter(({ fieldClass }) => fieldClass === "offence"),
      path,
    ).toEqual([]);
    expect(without.body.toLowerCase(), path).not.toContain("offence");
    if (/^\/[0-9a-f]/.test(path) && !path.endsWith(".ics"))
      expect(sealedCanariesIn(full.body), path).toContainEqual({ record: "panel's", fieldClass: "offence" });
  }
});

test("sorting, filtering and searching by what one may not read is refused, or finds nothing", async () => {
  const offence = sealedCanary("panel's", "offence");
  const status = async (key: BrowserKey, query: string) =>
    (await clients[key].send("GET", `${desk}/sealed${query}`)).statusCode;
  for (const query of ["?sort=offence", `?offence=${offence}`]) {
    expect(await status("member", query)).toBe(403);
    expect(await status("analyst", query)).toBe(200);
  }
  const found = async (key: BrowserKey) =>
    sealedCanariesIn((await clients[key].send("GET", `${desk}/sealed?q=${offence}`)).body);
  expect(await found("member")).toEqual([]);
  expect(await found("analyst")).not.toEqual([]);
});

test("who sees a record and may not change it is refused; to whom it is hidden, it is not there", async () => {
  const send = async (key: BrowserKey, record: RecordKey) => {
    const fields = { _csrf: await clients[key].token(), title: "changed" };
    return (await clients[key].submit(`${desk}/sealed/${recordId(record)}`, { fields })).statusCode;
  };
  expect(await send("member", "panel's")).toBe(403);
  expect(await send("analyst", "conflicted")).toBe(404);
  expect(await send("manager", "panel's")).toBe(404);
  const titles = await world.db.ask<{ title: string }>("select title from sealed_records");
  expect(titles.filter(({ title }) => title === "changed")).toEqual([]);
});

test("the deny list beats a right that is given later", async () => {
  await world.db.ask(
    "insert into group_memberships (partnership_id, group_id, person_id, role_key, from_on) select partnership_id, group_id, $1, 'panel-member', '2020-01-01' from sealed_records where id = $2",
    [personId("analyst"), recordId("conflicted")],
  );
  const { statusCode } = await clients.analyst.send("GET", `${desk}/sealed/${recordId("conflicted")}`);
  expect(statusCode).toBe(404);
});

test("a county reads totals in which small numbers cannot be worked out, and no record", async () => {
  await world.db.ask("update partnerships set parent_id = $1 where id = $2", [PARTNERSHIPS.B.id, PARTNERSHIPS.A.id]);
  try {
    const county = `/${PARTNERSHIPS.B.slug}/desk`;
    const totals = (await clients["B's manager"].send("GET", `${county}/sealed/totals`)).json();
    // Bridge has 3, and with the whole known one subtraction would tell it: Castle goes with it.
    expect(totals).toEqual([
      { ward: "Abbey", count: 12 },
      { ward: "Bridge", count: null },
      { ward: "Castle", count: null },
    ]);
    for (const record of all.filter((key) => RECORDS[key].at === "A")) {
      const { statusCode } = await clients["B's manager"].send("GET", `${county}/sealed/${recordId(record)}`);
      expect(statusCode).toBe(404);
    }
    const rows = await inTransactionOf(world.database, "B's manager", (ask) => ask("select id from sealed_records"));
    expect(rows).toEqual([]);
  } finally {
    await world.db.ask("update partnerships set parent_id = null where id = $1", [PARTNERSHIPS.A.id]);
  }
});

test("whoever has left the panel is out at the next request: pages, papers and links kept from before", async () => {
  const paper = `${desk}/sealed/${recordId("panel's")}/papers`;
  expect((await clients.member.send("GET", paper)).statusCode).toBe(200);
  await world.db.ask("update group_memberships set to_on = current_date - 1 where person_id = $1", [
    personId("member"),
  ]);
  try {
    expect((await clients.member.send("GET", paper)).statusCode).toBe(404);
    expect((await clients.member.send("GET", `${desk}/sealed`)).statusCode).toBe(404);
    for (const list of LISTS)
      expect(sealedCanariesIn((await clients.member.send("GET", `${desk}/sealed${list}`)).body)).toEqual([]);
  } finally {
    await world.db.ask("update group_memberships set to_on = null where person_id = $1", [personId("member")]);
  }
});

test("statements without a condition reach what one may see, and nothing else", async () => {
  const ids = (key: "analyst" | "member" | "manager" | "auditor" | "both in B" | "visitor of A") =>
    inTransactionOf(world.database, key, (ask) =>
      ask<{ id: string }>("select id from sealed_records order by id"),
    ).then(
      (rows) => rows.map(({ id }) => id),
      () => "denied",
    );
  expect(await ids("member")).toEqual(["panel's", "conflicted"].map((key) => recordId(key as RecordKey)).sort());
  expect(await ids("analyst")).toEqual([recordId("panel's")]);
  expect(await ids("manager")).toEqual([]);
  expect(await ids("auditor")).toEqual([]);
  expect(await ids("both in B")).toEqual([]);
  expect(await ids("visitor of A")).toBe("denied");
  const changed = (key: "analyst" | "member") =>
    inTransactionOf(world.database, key, (ask) => ask("update sealed_records set title = 'x' returning id"));
  expect(await changed("analyst")).toEqual([{ id: recordId("panel's") }]);
  expect(await changed("member")).toEqual([]);
});

/** What would open a record to somebody, one at a time. */
const MUTANTS: readonly (readonly [what: string, sql: string])[] = [
  ["the deny list is not restrictive", "drop policy denied on sealed_records"],
  ["the wall is gone", "drop policy tenant on sealed_records"],
  ["reading asks for nothing", "alter policy reads on sealed_records using (true)"],
  ["changing asks for nothing", "alter policy changes on sealed_records using (true) with check (true)"],
  ["reading is not asked about at all", "alter table sealed_records disable row level security"],
  ["offences follow the record alone", "alter policy reads on sealed_offences using (true)"],
  ["papers follow the record alone", "alter policy reads on sealed_papers using (true)"],
  ["history follows the record alone", "alter policy reads on sealed_changes using (true)"],
];

describe("a weakened policy is noticed:", () => {
  test.each(MUTANTS)("%s", async (_what, mutant) => {
    await world.db.ask("begin");
    try {
      const before = await sightOfEverybody();
      await world.db.ask(mutant);
      const faults = await findFaults(world.db.ask, /sealed_\w+/.exec(mutant)?.[0]);
      const after = await sightOfEverybody();
      expect(faults.length > 0 || JSON.stringify(after) !== JSON.stringify(before)).toBe(true);
    } finally {
      await world.db.ask("rollback");
    }
  });
});

/** What the panel, its neighbours and its manager get from every table, in the transaction that is open. */
async function sightOfEverybody(): Promise<unknown[]> {
  const sight: unknown[] = [];
  for (const session of ["analyst", "member", "manager", "panelist"] as const) {
    await world.db.ask("savepoint look");
    await world.db.ask("set local role fp_member");
    await world.db.ask("select ctx.begin_member($1, $2, 'test')", [Buffer.from(tokenOf(session)), PARTNERSHIPS.A.slug]);
    for (const table of ["sealed_records", "sealed_offences", "sealed_papers", "sealed_changes"])
      sight.push(await world.db.ask(`select count(*)::int as n from ${table}`));
    sight.push((await world.db.ask("update sealed_records set title = title returning id")).length);
    await world.db.ask("rollback to look");
  }
  return sight;
}
