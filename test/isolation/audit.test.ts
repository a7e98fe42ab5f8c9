import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordEvent } from "../../src/platform/audit/record.ts";
import { asConsole, asJob, asMember } from "../../src/platform/tenancy/transactions.ts";
import { openTestDatabase, type TestDatabase } from "../database.ts";
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
