import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordEvent } from "../../src/platform/audit/record.ts";
import { asConsole, asJob, asMember } from "../../src/platform/tenancy/transactions.ts";
import { openTestDatabase, type TestDatabase } from "../database.ts";
import { seededRandom } from "../seeded-random.ts";
import { type ActorKey, actor, EVERY_ACTOR } from "./actors.ts";
import { inTransactionOf } from "./entering.ts";
import { accountId, personId, sessionId, tokenOf } from "./fixture/people.ts";
import { PARTNERSHIPS, PLACES, type Place } from "./fixture/places.ts";
import { jobId, leaseOf } from "./fixture/platform.ts";
import { fillDatabase } from "./fixture.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
  await fillDatabase(db.ask);
});

afterAll(() => db?.close());

type Event = {
  readonly seq: number;
  readonly person_id: string | null;
  readonly session_id: string | null;
  readonly job_id: string | null;
  readonly acting_role: string;
  readonly event: string;
  readonly subject: string;
  readonly request: string;
};

async function lastEvent(place: Place): Promise<Event | undefined> {
  const [event] = await db.ask<Event>(
    `select seq::integer, person_id, session_id, job_id, acting_role, event, subject, request
       from audit_events where partnership_id = $1 order by audit_events.seq desc limit 1`,
    [PARTNERSHIPS[place].id],
  );
  return event;
}

async function firstBroken(place: Place): Promise<number | null> {
  const [row] = await db.ask<{ seq: number | null }>("select ctx.first_broken_event($1)::integer as seq", [
    PARTNERSHIPS[place].id,
  ]);
  return row?.seq ?? null;
}

test("whoever acts is named by the database, and not by the caller", async () => {
  const lie = [
    {
      event: "canary.lied",
      subject: "7",
      person: personId("chair"),
      person_id: personId("chair"),
      session: sessionId("chair"),
      job: jobId("chair's"),
      role: "fp_job",
      seq: 1,
      at: "2001-01-01",
      partnership: PARTNERSHIPS.B.id,
      request: "a request of somebody else's",
    },
  ];
  await asMember(db.engine, tokenOf("member"), PARTNERSHIPS.A.slug, "request 1", (tx) =>
    tx.executeQuery(CompiledQuery.raw("select ctx.append_events($1)", [JSON.stringify(lie)])),
  );
  expect(await lastEvent("A")).toMatchObject({
    event: "canary.lied",
    subject: "7",
    person_id: personId("member"),
    session_id: sessionId("member"),
    job_id: null,
    acting_role: "fp_member",
    request: "request 1",
  });

  const job = { id: jobId("chair's"), lease: leaseOf("chair's"), name: "datasets.canary" };
  await asJob(db.engine, job, async (tx) => recordEvent(tx, "canary.worked", "8"));
  expect(await lastEvent("A")).toMatchObject({
    event: "canary.worked",
    person_id: personId("chair"),
    job_id: job.id,
    acting_role: "fp_job",
  });

  // Whoever is in no partnership is recorded by the installation.
  await asMember(db.engine, tokenOf("nobody"), PARTNERSHIPS.A.slug, "request 2", async (tx) =>
    recordEvent(tx, "canary.strayed", "9"),
  );
  expect(await lastEvent("I")).toMatchObject({ event: "canary.strayed", person_id: personId("nobody") });

  await asConsole(db.engine, { slug: PARTNERSHIPS.B.slug, capabilities: [], command: "canary" }, async (tx) =>
    recordEvent(tx, "canary.typed", "10"),
  );
  expect(await lastEvent("B")).toMatchObject({ event: "canary.typed", person_id: null, request: "canary" });
  for (const place of PLACES) expect(await firstBroken(place)).toBeNull();
});

test("an act that is undone leaves no event, and an event that cannot be kept undoes the act", async () => {
  const before = await lastEvent("A");
  const count = async () => (await db.ask("select from jobs")).length;
  const jobs = await count();
  const act = (event: string) =>
    asMember(db.engine, tokenOf("analyst"), PARTNERSHIPS.A.slug, "test", async (tx) => {
      await tx
        .insertInto("jobs")
        .values({ name: "canary.act", payload: "{}", acts_for: personId("analyst") })
        .execute();
      recordEvent(tx, event, "");
    });
  await expect(act("Not the shape of an event")).rejects.toMatchObject({ code: "23514" });
  expect(await count()).toBe(jobs);
  expect(await lastEvent("A")).toEqual(before);
  await act("canary.acted");
  expect(await count()).toBe(jobs + 1);
  expect((await lastEvent("A"))?.seq).toBe((before?.seq ?? 0) + 1);
});

const welcome = EVERY_ACTOR.filter((key) => !actor(key).turnedAway);

describe("nobody writes to the trail but by appending:", () => {
  test.each(welcome)("%s", async (key: ActorKey) => {
    for (const statement of [
      "select from audit_events",
      "update audit_events set subject = 'changed'",
      "delete from audit_events",
      "insert into audit_events select * from audit_events",
      "truncate audit_events",
      "update audit_heads set seq = 0",
      "delete from audit_heads",
      `select ctx.append('${PARTNERSHIPS.A.id}', '{}', '[{"event": "canary.forged", "subject": ""}]')`,
      `select ctx.audit_hash('', null)`,
    ])
      await expect(
        inTransactionOf(db.engine, key, (ask) => ask(statement)),
        statement,
      ).rejects.toMatchObject({
        code: "42501",
      });
  });

  test.each(["visitor of A", "unnamed", "unnamed job", "forger", "sign-in"] satisfies ActorKey[])(
    "and %s not even so",
    async (key) => {
      const append = `select ctx.append_events('[{"event": "canary.forged", "subject": ""}]')`;
      await expect(inTransactionOf(db.engine, key, (ask) => ask(append))).rejects.toMatchObject({
        code: expect.stringMatching(/^(42501|28000)$/),
      });
    },
  );
});

test("events written at the same time by many stand in one whole chain", async () => {
  const before = (await lastEvent("A"))?.seq ?? 0;
  const writers = Array.from({ length: 12 }, (_, i) =>
    asMember(db.engine, tokenOf(i % 2 === 0 ? "analyst" : "chair"), PARTNERSHIPS.A.slug, `request ${i}`, async (tx) => {
      recordEvent(tx, "canary.first", String(i));
      recordEvent(tx, "canary.second", String(i));
    }),
  );
  await Promise.all(writers);
  expect((await lastEvent("A"))?.seq).toBe(before + 24);
  expect(await firstBroken("A")).toBeNull();
});

test("signing in and out is recorded with the account, before anybody is known", async () => {
  await db.ask("select ctx.append_sign_in('session.refused', $1, 'request 3')", [accountId("chair")]);
  expect(await lastEvent("I")).toMatchObject({
    event: "session.refused",
    subject: accountId("chair"),
    person_id: null,
    acting_role: "fp_auth",
    request: "request 3",
  });
});

describe("whoever changes the trail as the database's superuser is found, at the first event that is wrong:", () => {
  /** Changes the trail of A, asks which event is the first that is wrong, and undoes the change. */
  async function brokenAfter(...statements: string[]): Promise<number | null> {
    await db.ask("begin");
    try {
      for (const statement of statements) await db.ask(statement, statement.includes("$1") ? [PARTNERSHIPS.A.id] : []);
      return await firstBroken("A");
    } finally {
      await db.ask("rollback");
    }
  }
  const at = (seq: number) => `where partnership_id = $1 and seq = ${seq}`;

  test.each([
    ["at", "at + interval '1 microsecond'"],
    ["person_id", "gen_random_uuid()"],
    ["session_id", "gen_random_uuid()"],
    ["job_id", "gen_random_uuid()"],
    ["acting_role", "'fp_job'"],
    ["event", "'canary.whistled'"],
    ["subject", "subject || ' '"],
    ["detail", `'{"more": 1}'`],
    ["request", "'another'"],
    ["previous_hash", "sha256('another')"],
    ["hash", "sha256('another')"],
  ])("a changed %s", async (column, value) => {
    expect(await brokenAfter(`update audit_events set ${column} = ${value} ${at(5)}`)).toBe(5);
  });

  test("an event put into another partnership's trail", async () => {
    const moved = `update audit_events set partnership_id = '${PARTNERSHIPS.B.id}', seq = 4711 ${at(5)}`;
    expect(await brokenAfter(moved)).toBe(5);
  });

  test("a deleted event, at the beginning, in the middle and at the end", async () => {
    const last = (await lastEvent("A"))?.seq ?? 0;
    expect(await brokenAfter(`delete from audit_events ${at(1)}`)).toBe(1);
    expect(await brokenAfter(`delete from audit_events ${at(9)}`)).toBe(9);
    expect(await brokenAfter(`delete from audit_events ${at(last)}`)).toBe(last);
  });

  test("an inserted event, and two that changed places", async () => {
    const last = (await lastEvent("A"))?.seq ?? 0;
    const copy =
      "select partnership_id, seq + 1, at, person_id, session_id, job_id, acting_role, event, subject, detail, request, hash, hash from audit_events";
    expect(await brokenAfter(`insert into audit_events ${copy} ${at(last)}`)).toBe(last + 1);
    expect(
      await brokenAfter(
        `update audit_events set seq = -1 ${at(6)}`,
        `update audit_events set seq = 6 ${at(7)}`,
        `update audit_events set seq = 7 ${at(-1)}`,
      ),
    ).toBe(6);
  });

  test("an event changed with a hash made anew, at the next event", async () => {
    const rehashed = `update audit_events e set subject = 'changed', hash = ctx.audit_hash(e.previous_hash,
      jsonb_populate_record(e, '{"subject": "changed"}')) ${at(5)}`;
    expect(await brokenAfter(rehashed)).toBe(6);
  });

  test("a tail cut off, and a trail without its end or without its beginning", async () => {
    const last = (await lastEvent("A"))?.seq ?? 0;
    expect(await brokenAfter(`delete from audit_events where partnership_id = $1 and seq > ${last - 3}`)).toBe(
      last - 2,
    );
    expect(await brokenAfter("delete from audit_events where partnership_id = $1")).toBe(1);
    expect(await brokenAfter("delete from audit_heads where partnership_id = $1")).toBe(last + 1);
  });

  test("a tail cut off with the end moved to match is whole in itself: only an end kept elsewhere tells", async () => {
    const [kept] = await db.ask<{ seq: number; hash: Buffer }>(
      "select seq::integer, hash from audit_heads where partnership_id = $1",
      [PARTNERSHIPS.A.id],
    );
    const last = kept?.seq ?? 0;
    await db.ask("begin");
    try {
      await db.ask("delete from audit_events where partnership_id = $1 and seq > $2", [PARTNERSHIPS.A.id, last - 3]);
      await db.ask(
        "update audit_heads h set seq = e.seq, hash = e.hash from audit_events e where e.partnership_id = h.partnership_id and h.partnership_id = $1 and e.seq = $2",
        [PARTNERSHIPS.A.id, last - 3],
      );
      expect(await firstBroken("A")).toBeNull();
      expect(await db.ask("select from audit_events where hash = $1", [kept?.hash])).toEqual([]);
    } finally {
      await db.ask("rollback");
    }
  });

  test("a hundred changes at random, each at its own event", async () => {
    const random = seededRandom(20_260_711);
    const last = (await lastEvent("A"))?.seq ?? 0;
    for (let round = 0; round < 100; round++) {
      const seq = 1 + Math.floor(random() * last);
      const column = ["subject", "event", "request", "acting_role"][Math.floor(random() * 4)];
      const change =
        random() < 0.3
          ? `delete from audit_events ${at(seq)}`
          : `update audit_events set ${column} = ${column} || '${column === "event" ? "-x" : " x"}' ${at(seq)}`;
      expect(await brokenAfter(change), change).toBe(seq);
    }
  });
});
