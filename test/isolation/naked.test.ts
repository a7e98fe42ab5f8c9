import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../database.ts";
import { type ActorKey, actor, EVERY_ACTOR } from "./actors.ts";
import { inTransactionOf } from "./entering.ts";
import { PARTNERSHIPS, PLACES } from "./fixture/places.ts";
import { type Ask, fillDatabase, TABLES } from "./fixture.ts";
import { INTERNAL_ROLES } from "./oracle/audiences.ts";
import { ACCESS } from "./oracle/tables.ts";
import { expectedOf, expectedOfRole, type Naked } from "./oracle.ts";
import { insertionsOf, insertionsOfRole, type Probe, prepareProbes } from "./probe.ts";
import { tally } from "./tally.ts";

let db: TestDatabase;
let tables: string[];
/** The tables that somebody has said something about; the first test fails when there are others. */
let probes: Probe[];

beforeAll(async () => {
  db = await openTestDatabase();
  await fillDatabase(db.ask);
  const all = await prepareProbes(db.ask);
  tables = all.map((probe) => probe.table).sort();
  probes = all.filter((probe) => probe.table in ACCESS && probe.table in TABLES);
});

let compared = 0;
let other = 0;

afterAll(async () => {
  tally("Tables read, written and emptied without a condition, by somebody", compared, other);
  await db?.close();
});

test("every table of the database is in the fixture and in the oracle, and they name no other", () => {
  expect(Object.keys(ACCESS).sort()).toEqual(tables);
  expect(Object.keys(TABLES).sort()).toEqual(tables);
});

test("every table holds rows of both partnerships and of the installation, so that none passes by being empty", () => {
  // A chain has one head.
  const least = (table: string) => (table === "audit_heads" ? 1 : 2);
  const tooFew = probes.flatMap(({ table, held }) =>
    held.some((row) => row.partnership !== null)
      ? PLACES.filter(
          (place) => held.filter((row) => row.partnership === PARTNERSHIPS[place].id).length < least(table),
        ).map((place) => `${table} in ${place}`)
      : held.length < (table === "ctx.signing_keys" ? 1 : 2)
        ? [table]
        : [],
  );
  // Few people work in both partnerships or run the installation.
  expect(tooFew).toEqual([]);
});

const welcome = EVERY_ACTOR.filter((key) => !actor(key).turnedAway);

describe("statements without a condition reach what the oracle says, and nothing else:", () => {
  test.each(welcome.map((key) => [actor(key).who, key] as const))("%s", async (_who, key) => {
    const got = await inTransactionOf(db.engine, key, (ask) =>
      nakedStatements(ask, (table) => insertionsOf(table, key)),
    );
    count(got, expected(key));
    expect(got).toEqual(expected(key));
  });

  test.each(INTERNAL_ROLES)("the role %s, which nobody signs in as", async (role) => {
    await db.ask("begin");
    try {
      await db.ask(`set local role ${role}`);
      const got = await nakedStatements(db.ask, insertionsOfRole);
      const must = probes.map((probe) => [
        probe.table,
        expectedOfRole(probe.table, role, probe.held, probe.tried(insertionsOfRole(probe.table))),
      ]);
      count(got, Object.fromEntries(must));
      expect(got).toEqual(Object.fromEntries(must));
    } finally {
      await db.ask("rollback");
    }
  });
});

describe("no transaction begins for", () => {
  test.each(EVERY_ACTOR.filter((key) => actor(key).turnedAway).map((key) => [actor(key).who, key] as const))(
    "%s",
    async (_who, key) => {
      await expect(inTransactionOf(db.engine, key, async () => {})).rejects.toMatchObject({ code: "28000" });
    },
  );
});

test("a program writes no row of any table, and the oracle expects it to write none", async () => {
  const got = await inTransactionOf(db.engine, "program", (ask) =>
    nakedStatements(ask, (table) => insertionsOf(table, "program")),
  );
  const written = Object.entries(got).flatMap(([table, { changed, removed, added }]) =>
    Number(changed) > 0 || Number(removed) > 0 || Object.values(added).includes("added") ? [table] : [],
  );
  expect(written).toEqual([]);
});

test("the public reads exactly the released document, and nothing from the moment it is withdrawn", async () => {
  const published = (ask: Ask) => ask("select version, title, document->>'summary' as summary from release_proposals");
  const released = { version: 1, title: "canary-a-released-yrq", summary: "canary-a-released-yrq" };
  expect(await inTransactionOf(db.engine, "visitor of A", published)).toEqual([released]);
  expect(await inTransactionOf(db.engine, "visitor", published)).toEqual([]);

  const { fresh } = TABLES["assessment_withdrawals"] ?? {};
  const withdrawal = JSON.stringify([fresh?.("A", null)]);
  await db.ask(
    `insert into assessment_withdrawals (partnership_id, proposal_id, withdrawn_by, reason)
       select partnership_id, proposal_id, withdrawn_by, reason from jsonb_populate_recordset(null::assessment_withdrawals, $1)`,
    [withdrawal],
  );
  expect(await inTransactionOf(db.engine, "visitor of A", published)).toEqual([]);
});

function count(got: Record<string, Naked>, must: Record<string, Naked>): void {
  for (const [table, reached] of Object.entries(got)) {
    compared++;
    if (!isDeepStrictEqual(reached, must[table])) other++;
  }
}

function expected(key: ActorKey): Record<string, Naked> {
  return Object.fromEntries(
    probes.map((probe) => {
      const tried = probe.tried(insertionsOf(probe.table, key));
      return [probe.table, expectedOf(probe.table, key, probe.held, tried)];
    }),
  );
}

/** What one transaction gets of every table, by table. */
async function nakedStatements(
  ask: Ask,
  insertions: (table: string) => Readonly<Record<string, unknown>>,
): Promise<Record<string, Naked>> {
  const asked = probes.map(({ table, key, change }) => ({ target: table, key, change, insertions: insertions(table) }));
  const rows = await ask<{ table: string; got: Naked }>(
    `select target as table, probe.naked(target, key, change, insertions) as got
       from jsonb_to_recordset($1) as x (target text, key text, change text, insertions jsonb)`,
    [JSON.stringify(asked)],
  );
  return Object.fromEntries(rows.map(({ table, got }) => [table, got]));
}
