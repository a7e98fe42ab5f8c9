import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asMember } from "../../src/platform/tenancy/transactions.ts";
import { openTestDatabase, type TestDatabase } from "../database.ts";
import { actor, EVERY_ACTOR } from "./actors.ts";
import { inTransactionOf } from "./entering.ts";
import { accountId, personId, sessionId, tokenOf } from "./fixture/people.ts";
import { PARTNERSHIPS } from "./fixture/places.ts";
import { jobId } from "./fixture/platform.ts";
import { type Ask, fillDatabase } from "./fixture.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
  await fillDatabase(db.ask);
});

afterAll(() => db?.close());

type Sight = { readonly known: boolean; readonly partnership: string | null; readonly datasets: number };

async function sight(ask: Ask): Promise<Sight | undefined> {
  const [seen] = await ask<Sight>(
    "select ctx.known() as known, ctx.partnership_id() as partnership, (select count(*)::int from datasets) as datasets",
  );
  return seen;
}

const NOTHING: Sight = { known: false, partnership: null, datasets: 0 };

async function identity(ask: Ask): Promise<string> {
  const [row] = await ask<{ signed: string }>("select current_setting('app.ctx') as signed");
  return row?.signed ?? "";
}

const take = (ask: Ask, signed: string) => ask("select set_config('app.ctx', $1, true)", [signed]);

describe("an identity that somebody has changed is none:", () => {
  const person = personId("analyst");
  const forgeries: readonly (readonly [what: string, change: (signed: string) => string])[] = [
    ["another partnership", (signed) => signed.replaceAll(PARTNERSHIPS.A.id, PARTNERSHIPS.B.id)],
    ["the installation", (signed) => signed.replaceAll(PARTNERSHIPS.A.id, PARTNERSHIPS.I.id)],
    ["another person", (signed) => signed.replaceAll(person, personId("chair"))],
    ["another account", (signed) => signed.replaceAll(accountId("analyst"), accountId("chair"))],
    [
      "one more capability",
      (signed) => signed.replace('"capabilities": [', '"capabilities": ["assessments:release", '),
    ],
    ["another role", (signed) => signed.replace("fp_member", "fp_job")],
    ["a blank at its end", (signed) => `${signed} `],
    ["its last letter cut off", (signed) => signed.slice(0, -1)],
    ["its body cut off", (signed) => signed.slice(0, 64)],
    ["its signature cut short", (signed) => signed.slice(1)],
    ["no signature", (signed) => signed.slice(64)],
    ["the signature in capitals", (signed) => signed.slice(0, 64).toUpperCase() + signed.slice(64)],
    ["another signature", (signed) => "f".repeat(64) + signed.slice(64)],
    ["an empty body", () => "0".repeat(64)],
    ["words in its place", () => "administrator"],
    ["nothing in its place", () => ""],
  ];

  test.each(forgeries)("with %s", async (_what, change) => {
    const [changed, again] = await inTransactionOf(db.engine, "analyst", async (ask) => {
      const signed = await identity(ask);
      expect(change(signed)).not.toBe(signed);
      await take(ask, change(signed));
      const seen = await sight(ask);
      await take(ask, signed);
      return [seen, await sight(ask)];
    });
    expect(changed).toEqual(NOTHING);
    expect(again).toEqual({ known: true, partnership: PARTNERSHIPS.A.id, datasets: 2 });
  });

  test("with the signature of another identity", async () => {
    const seen = await inTransactionOf(db.engine, "analyst", async (ask) => {
      const own = await identity(ask);
      await ask("select ctx.begin_member($1, $2, 'test')", [Buffer.from(tokenOf("member")), PARTNERSHIPS.A.slug]);
      const other = await identity(ask);
      await take(ask, other.slice(0, 64) + own.slice(64));
      return sight(ask);
    });
    expect(seen).toEqual(NOTHING);
  });
});

test("an identity is worth nothing in the transaction after, nor before the transaction has begun one", async () => {
  const earlier = await inTransactionOf(db.engine, "analyst", identity);
  // The embedded database's clock counts milliseconds, and by it an identity knows its transaction.
  await db.ask("select pg_sleep(0.01)");
  const replayed = await inTransactionOf(db.engine, "unnamed", async (ask) => {
    const first = await sight(ask);
    await take(ask, earlier);
    return [first, await sight(ask)];
  });
  expect(replayed).toEqual([NOTHING, NOTHING]);
});

test("a visitor's transaction gains nothing by taking a member's role: the identity says for which role it is", async () => {
  const seen = await inTransactionOf(db.engine, "visitor of A", async (ask) => {
    await ask("select set_config('role', 'fp_member', true)");
    return sight(ask);
  });
  expect(seen).toEqual(NOTHING);
});

test("a member's transaction cannot sign, read the key, or hand a function to somebody else", async () => {
  const attempts = [
    "select ctx.sign('fp_member', null, null, null, null, null, '{}', '')",
    "select ctx.mac('')",
    "select ctx.claims()",
    "select * from ctx.signing_keys",
    "select ctx.capabilities_of(gen_random_uuid(), gen_random_uuid())",
    "select ctx.append(gen_random_uuid(), '{}', '[]')",
    "select ctx.begin_console('installation', '{people:add}', 'test')",
    "select ctx.found_partnership('x', 'x', 'district', 'wales', 'live', null, '', '')",
    "call ctx.hand_over('ctx.mac(text)', 'fp_rls', 'fp_member')",
    "alter table datasets disable row level security",
    "alter policy tenant on datasets using (true)",
    "create policy mine on datasets using (true)",
    "truncate datasets",
    "set session_replication_role = replica",
    "create table public.mine ()",
    "create function ctx.mine() returns integer language sql as 'select 1'",
  ];
  for (const attempt of attempts) {
    await expect(
      inTransactionOf(db.engine, "manager", (ask) => ask(attempt)),
      attempt,
    ).rejects.toMatchObject({
      code: "42501",
    });
  }
});

test("one call runs one statement: nothing can be stacked behind it", async () => {
  const stacked = "select 1 as one; select set_config('app.stacked', 'yes', true)";
  await expect(inTransactionOf(db.engine, "analyst", (ask) => ask(stacked))).rejects.toMatchObject({ code: "42601" });
});

describe("nobody but who looks after the places puts work into every partnership's queue:", () => {
  const everywhere = (ask: Ask, needs: string) =>
    ask<{ added: number }>("select ctx.enqueue_everywhere('datasets.place-again', 'now', $1) as added", [needs]);
  const others = EVERY_ACTOR.filter((key) => !actor(key).turnedAway && !["operator", "operator's job"].includes(key));

  test("nobody else, whatever they may do where they are", async () => {
    const admitted: string[] = [];
    for (const key of others) {
      const refusal = await inTransactionOf(db.engine, key, (ask) => everywhere(ask, "{}")).then(
        () => "none",
        (error: { code?: string }) => error.code,
      );
      if (refusal !== "42501") admitted.push(`${key}: ${refusal}`);
    }
    expect(admitted).toEqual([]);
  });

  test("the program's own job asks for reminders, and for nothing else", async () => {
    const ask = (name: string, needs: string) =>
      inTransactionOf(db.engine, "reminder job", (sql) =>
        sql("select ctx.enqueue_everywhere($1, 'now', $2) as added", [name, needs]),
      );
    expect(await ask("actions.remind-owners", "{actions:remind}")).toEqual([{ added: 2 }]);
    for (const [name, needs] of [
      ["actions.remind-owners", "{actions:remind,actions:read}"],
      ["actions.remind-owners", "{}"],
      ["datasets.place-again", "{actions:remind}"],
      ["datasets.place-again", "{datasets:import}"],
    ] as const)
      await expect(ask(name, needs), `${name} ${needs}`).rejects.toMatchObject({ code: "42501" });
  });

  test("the operator does, once for each occasion, and with no more rights than placing rows again needs", async () => {
    const added = await inTransactionOf(db.engine, "operator", async (ask) => [
      await everywhere(ask, "{datasets:read,datasets:import}"),
      await everywhere(ask, "{datasets:read,datasets:import}"),
    ]);
    expect(added).toEqual([[{ added: 2 }], [{ added: 0 }]]);
    const more = (ask: Ask) => everywhere(ask, "{datasets:read,assessments:release}");
    await expect(inTransactionOf(db.engine, "operator", more)).rejects.toMatchObject({ code: "42501" });
  });
});

describe("a session ends by itself:", () => {
  const who = "manager";
  const move = (column: string, interval: string) =>
    db.ask(`update sessions set ${column} = clock_timestamp() + $2::interval where id = $1`, [
      sessionId(who),
      interval,
    ]);
  const enter = () => inTransactionOf(db.engine, who, async () => "in");

  beforeEach(async () => {
    await move("last_seen_at", "0 seconds");
    await move("expires_at", "1 hour");
  });

  test("after 30 minutes without use, and not before", async () => {
    await move("last_seen_at", "-29 minutes -50 seconds");
    expect(await enter()).toBe("in");
    await move("last_seen_at", "-30 minutes -1 second");
    await expect(enter()).rejects.toMatchObject({ code: "28000" });
  });

  test("use puts that off, and never past its 12 hours", async () => {
    await move("last_seen_at", "-29 minutes");
    await asMember(db.engine, tokenOf(who), undefined, "test", async () => {});
    const [{ recent = false } = {}] = await db.ask<{ recent: boolean }>(
      "select last_seen_at > clock_timestamp() - interval '1 minute' as recent from sessions where id = $1",
      [sessionId(who)],
    );
    expect(recent).toBe(true);
    await move("expires_at", "0 seconds");
    await expect(enter()).rejects.toMatchObject({ code: "28000" });
  });

  test("a new one is for 12 hours", async () => {
    await db.ask("select ctx.open_session($1, 'a new session', 'passphrase', null, '')", [accountId(who)]);
    const [row] = await db.ask<{ hours: number }>(
      "select extract(epoch from expires_at - started_at)::float / 3600 as hours from sessions where token_hash = sha256('a new session')",
    );
    expect(row?.hours).toBeCloseTo(12, 3);
  });
});

describe("a role counts from its first day to its last:", () => {
  const capabilities = async (fromOn: string, toOn: string | null) => {
    await db.ask(
      `update memberships set from_on = current_date + $2::integer, to_on = current_date + $3::integer where person_id = $1`,
      [personId("auditor"), fromOn, toOn],
    );
    return inTransactionOf(db.engine, "auditor", async (ask) => {
      const [row] = await ask<{ held: string[] }>("select ctx.capabilities() as held");
      return row?.held;
    });
  };

  const AUDITOR = "actions:read actions:read-all audit:read groups:read partnerships:read people:read work:read".split(
    " ",
  );

  test.each([
    ["-1", "0", AUDITOR],
    ["0", null, AUDITOR],
    ["0", "0", AUDITOR],
    ["-9", "-1", []],
    ["1", null, []],
  ])("from %s days to %s days off today: %j", async (fromOn, toOn, held) => {
    expect(await capabilities(fromOn, toOn)).toEqual(held);
  });
});

test("a job loses at once what its person loses, and stops when they are suspended", async () => {
  const may = () =>
    inTransactionOf(db.engine, "chair's job", async (ask) => {
      const [row] = await ask<{ held: string[] }>("select ctx.capabilities() as held");
      return row?.held;
    });
  expect(await may()).toEqual(["assessments:read", "assessments:release", "datasets:read"]);
  await db.ask("update memberships set to_on = current_date - 1 where person_id = $1", [personId("chair")]);
  expect(await may()).toEqual([]);
  await db.ask("insert into account_suspensions (account_id, reason) values ($1, 'left')", [accountId("chair")]);
  await expect(may()).rejects.toMatchObject({ code: "28000" });
});

test("what runs outside the wrapper's transaction is refused", async () => {
  let kept: Ask | undefined;
  await asMember(db.engine, tokenOf("analyst"), PARTNERSHIPS.A.slug, "test", async (tx) => {
    kept = async <Row>(sql: string) => (await tx.executeQuery<Row>(CompiledQuery.raw(sql))).rows;
  });
  await expect(kept?.("select 1")).rejects.toThrow("The transaction for test has ended");
  expect(await db.ask("select from jobs where id = $1", [jobId("analyst's")])).toHaveLength(1);
});
