import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../database.ts";
import { type ActorKey, actor, EVERY_ACTOR } from "./actors.ts";
import { findFaults } from "./catalogue/faults.ts";
import { beginning } from "./entering.ts";
import { fillDatabase } from "./fixture.ts";
import { type Mutant, mutantsOf, weakerIdentities } from "./mutants.ts";
import { INTERNAL_ROLES } from "./oracle/audiences.ts";
import { ACCESS } from "./oracle/tables.ts";
import { expectedOf, expectedOfRole } from "./oracle.ts";
import { insertionsOf, insertionsOfRole, type Probe, prepareProbes } from "./probe.ts";
import { tally } from "./tally.ts";

let db: TestDatabase;
let probes: Map<string, Probe>;
/** An identity of a transaction that has ended. */
let past: string;

beforeAll(async () => {
  db = await openTestDatabase();
  await fillDatabase(db.ask);
  const all = await prepareProbes(db.ask);
  probes = new Map(all.filter((probe) => probe.table in ACCESS).map((probe) => [probe.table, probe]));
  await db.ask("begin");
  past = await identityOf("analyst");
  await db.ask("commit");
  // The embedded database's clock counts milliseconds, and by it an identity knows its transaction.
  await db.ask("select pg_sleep(0.01)");
  // One transaction for all: an identity is good for one transaction, and each mutant is undone to a savepoint of it.
  await db.ask("begin");
  await db.ask("create temporary table cases (target text primary key, cases jsonb)");
  await takeCases([...probes.keys()]);
});

afterAll(async () => {
  await db?.ask("rollback");
  await db?.close();
});

/** Weakenings that change nothing, and why: another rule stands in the way of whatever they would let through. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  "assessment_releases reads: for visitors too": "It asks for a capability, and a visitor holds none",
  "assessment_releases released: shows without ( SELECT ctx.known() AS known)": "The wall shows nothing to the unknown",
  "assessment_withdrawals reads: for visitors too": "It asks for a capability, and a visitor holds none",
  "group_memberships tenant: shows everything": "Jobs may only add here, and visitors nothing at all",
  "group_partnerships tenant: shows everything": "Jobs may only add here, and visitors nothing at all",
  "minutes_proposals agreeing: for visitors too": "It asks for a capability, and a visitor holds none",
  "minutes_proposals partners: for visitors too": "It asks for a capability, and a visitor holds none",
  "minutes_proposals tenant: dropped": "No group serves A today: test/isolation/shares.test.ts lets one, and looks",
  "minutes_proposals tenant: shows everything":
    "No group serves A today: test/isolation/shares.test.ts lets one, and looks",
  "minutes_proposals tenant: takes everything": "Visitors only read here, and jobs have no right at all",
  "release_proposals reads: for visitors too": "It asks for a capability, and a visitor holds none",
};

/** Every wall, and for each everybody who might notice: half a minute where nothing else runs. */
const PATIENCE = { timeout: 600_000 };

test("no wall can be lowered without the naked statements or the catalogue gate telling", PATIENCE, async () => {
  expect(await differences([...probes.keys()])).toEqual([]);
  const words = async (table?: string) =>
    (await findFaults(db.ask, table)).map(({ fault, place }) => `${fault} ${place}`);
  const before = new Set(await words());

  const mutants = await mutantsOf(db.ask);
  const excused = Object.keys(WITHOUT_EFFECT);
  // What tells of a weakening that should change nothing says why this test fails.
  const tellings: unknown[] = [];
  const survivors = await survivorsOf(mutants, async ({ table, roles, what }) => {
    const found = await differences([table], roles);
    const faults = found.length > 0 ? [] : (await words(table)).filter((fault) => !before.has(fault));
    if (excused.includes(what) && found.length + faults.length > 0) tellings.push({ what, found, faults });
    return found.length + faults.length > 0;
  });
  tally(
    `Policies weakened (${excused.length} to no effect, each with its reason)`,
    mutants.length,
    survivors.filter((what) => !excused.includes(what)).length,
  );
  expect(tellings).toEqual([]);
  expect(survivors).toEqual(excused);
});

/** Tables that together tell apart all that an identity holds: its partnership, person, account, capabilities and groups. */
const TELLING = ["datasets", "memberships", "people", "sessions", "jobs", "partnerships", "actions"];

test(
  "no check of an identity can be left out without somebody reaching other rows, or coming in who must not",
  PATIENCE,
  async () => {
    const weaker = await weakerIdentities(db.ask);
    const survivors = await survivorsOf(weaker, async () => {
      if ((await wronglyWelcome()).length > 0) return true;
      // Somebody who is turned away and must not be tells as well.
      const turnedAway = await takeCases(TELLING).then(
        () => false,
        () => true,
      );
      return turnedAway || (await differences(TELLING)).length > 0;
    });
    tally("Checks of an identity left out", weaker.length, survivors.length);
    expect(await wronglyWelcome()).toEqual([]);
    expect(survivors).toEqual([]);
  },
);

/** Makes each mutant in turn, asks whether anything told of it, and undoes it. */
async function survivorsOf(mutants: readonly Mutant[], told: (mutant: Mutant) => Promise<boolean>): Promise<string[]> {
  const survivors: string[] = [];
  for (const mutant of mutants) {
    await db.ask("savepoint unharmed");
    for (const statement of mutant.sql) await db.ask(statement);
    if (!(await told(mutant))) survivors.push(mutant.what);
    await db.ask("rollback to savepoint unharmed");
  }
  return survivors;
}

async function differences(tables: readonly string[], roles?: Mutant["roles"]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const table of tables) {
    const probe = probes.get(table);
    const [row] = await db.ask<{ difference: unknown }>(
      "select probe.first_difference(target, $2, $3, cases, $4) as difference from cases where target = $1",
      [table, probe?.key, probe?.change, roles ?? null],
    );
    // A table that nobody has spoken of is another test's; here it tells of nothing.
    if (row && row.difference !== null) found.push({ table, ...(row.difference as object) });
  }
  return found;
}

/** Those who come into a transaction and must not. */
async function wronglyWelcome(): Promise<ActorKey[]> {
  const welcome: ActorKey[] = [];
  for (const key of EVERY_ACTOR.filter((candidate) => actor(candidate).turnedAway)) {
    await db.ask("savepoint outside");
    const code = await identityOf(key).then(
      () => "came in",
      (error: { code?: string }) => error.code,
    );
    await db.ask("rollback to savepoint outside");
    if (code !== "28000") welcome.push(key);
  }
  return welcome;
}

/** Lets everybody begin, and keeps who they are and what they must get. */
async function takeCases(tables: readonly string[]): Promise<void> {
  const identities = new Map<ActorKey, string>();
  for (const key of EVERY_ACTOR.filter((candidate) => !actor(candidate).turnedAway))
    identities.set(key, await identityOf(key));
  for (const table of tables) {
    const probe = probes.get(table);
    if (!probe) continue;
    await db.ask("insert into cases values ($1, $2) on conflict (target) do update set cases = excluded.cases", [
      table,
      JSON.stringify(casesOf(probe, identities)),
    ]);
  }
}

/** Lets the actor begin in the transaction that is open, and answers the identity it was given there. */
async function identityOf(key: ActorKey): Promise<string> {
  const who = actor(key);
  const first = beginning(who);
  if (!first) return "";
  await db.ask(`set local role ${who.role}`);
  await db.ask(first.sql, first.parameters);
  const [row] = await db.ask<{ identity: string }>("select current_setting('app.ctx') as identity");
  await db.ask("set local role none");
  return row?.identity ?? "";
}

/** Everybody who probes a table, and what each must get. */
function casesOf({ table, held, tried }: Probe, identities: ReadonlyMap<ActorKey, string>) {
  const asActor = (key: ActorKey, identity = identities.get(key) ?? "") => {
    const insertions = insertionsOf(table, key);
    const expected = expectedOf(table, key, held, tried(insertions));
    return { who: key, role: actor(key).role, identity, insertions, expected };
  };
  const roles = INTERNAL_ROLES.map((role) => {
    const insertions = insertionsOfRole(table);
    const expected = expectedOfRole(table, role, held, tried(insertions));
    return { who: role, role, identity: "", insertions, expected };
  });
  return [
    ...[...identities.keys()].map((key) => asActor(key)),
    // An identity of another transaction, or in another role than it was made for, is none.
    asActor("unnamed", past),
    asActor("unnamed job", identities.get("analyst")),
    asActor("unnamed visitor", identities.get("analyst")),
    asActor("unnamed", identities.get("console")),
    ...roles,
  ];
}
