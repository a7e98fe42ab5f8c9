import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type EndsCopy,
  listTrailEnds,
  type TrailEnd,
  type TrailReport,
  verifyTrails,
} from "../../src/modules/audit/index.ts";
import { recordEvent, recordRead, recordRefusal } from "../../src/platform/audit/record.ts";
import type { InPartnership } from "../../src/platform/files/files.ts";
import { asConsole, asMember } from "../../src/platform/tenancy/transactions.ts";
import { openTestDatabase, type TestDatabase } from "../database.ts";
import { seededRandom } from "../seeded-random.ts";
import { personId, tokenOf } from "./fixture/people.ts";
import { PARTNERSHIPS, type Place } from "./fixture/places.ts";
import { fillDatabase } from "./fixture.ts";
import { tally } from "./tally.ts";

const LAST = 40;
/** After which events the end was copied outside. */
const COPIED_AFTER = [7, 15, 24, 33, LAST];

let db: TestDatabase;
const copies: EndsCopy[] = [];
const A = PARTNERSHIPS.A.id;

const inInstallation: InPartnership = (work) =>
  asConsole(db.engine, { slug: "installation", capabilities: ["audit:verify"], command: "test" }, work);

beforeAll(async () => {
  db = await openTestDatabase();
  await fillDatabase(db.ask);
  for (;;) {
    const ends = await inInstallation(listTrailEnds);
    const { seq } = endOf(ends, "A");
    if (COPIED_AFTER.includes(seq)) copies.push({ takenAt: `2026-07-11T0${copies.length}:00:00.000Z`, ends });
    if (seq === LAST) break;
    await act(seq);
  }
  await db.ask("create table kept_events as select * from audit_events");
  await db.ask("create table kept_heads as select * from audit_heads");
});

afterAll(() => db?.close());

/** Something of every sort that events hold. */
async function act(seq: number): Promise<void> {
  await asMember(
    db.engine,
    tokenOf(seq % 2 ? "analyst" : "chair"),
    PARTNERSHIPS.A.slug,
    `request ${seq}`,
    async (tx) => {
      if (seq % 4 === 0)
        recordRead(tx, personId("member"), ["contact", "risk"], { purpose: "audit", gateway: "section-115" });
      else if (seq % 4 === 1) recordRefusal(tx, "access.refused", personId("future"), { status: 404 });
      else recordEvent(tx, "canary.sang", `tune-${seq}`, { notes: seq });
    },
  );
}

function endOf(ends: readonly TrailEnd[], place: Place): TrailEnd {
  const end = ends.find(({ chain }) => chain === PARTNERSHIPS[place].id);
  if (!end) throw new Error(`${place} has no trail`);
  return end;
}

type Statement = readonly [sql: string, ...parameters: unknown[]];

/** Changes the database as its superuser, checks all trails as the console does, and puts everything back. */
async function reportsAfter(statements: readonly Statement[], outside: readonly EndsCopy[]): Promise<TrailReport[]> {
  for (const [sql, ...parameters] of statements) await db.ask(sql, parameters);
  const reports = await verifyTrails(inInstallation, outside);
  await db.ask("delete from audit_events");
  await db.ask("insert into audit_events select * from kept_events");
  await db.ask("delete from audit_heads");
  await db.ask("insert into audit_heads select * from kept_heads");
  return reports;
}

function faultsOf(reports: readonly TrailReport[], chain: string) {
  return reports.find((report) => report.chain === chain)?.faults ?? [];
}

/** Makes the hashes of A anew from an event on, and its end, as somebody would who knows how they are made. */
function rehashedFrom(seq: number): Statement[] {
  const rehash = `do $$ declare e audit_events; before bytea; begin
    select hash into before from audit_events where partnership_id = '${A}' and seq < ${seq} order by seq desc limit 1;
    for e in select * from audit_events where partnership_id = '${A}' and seq >= ${seq} order by seq loop
      before := coalesce(before, sha256(convert_to('${A}', 'UTF8')));
      update audit_events x set previous_hash = before, hash = ctx.audit_hash(before, e) where x.partnership_id = '${A}' and x.seq = e.seq
        returning x.hash into before;
    end loop;
    update audit_heads set seq = (select max(seq) from audit_events where partnership_id = '${A}'), hash = before where partnership_id = '${A}';
  end $$`;
  return [[rehash]];
}

const at = (seq: number) => `where partnership_id = '${A}' and seq = ${seq}`;

/** Every column, and a value that it does not have. */
const OTHER_VALUES: Readonly<Record<string, string>> = {
  at: "at + interval '1 microsecond'",
  person_id: "gen_random_uuid()",
  session_id: "gen_random_uuid()",
  job_id: "gen_random_uuid()",
  acting_role: "'fp_auth'",
  event: "'canary.whistled'",
  subject: "subject || ' '",
  detail: `'{"more": 1}'`,
  request: "'another'",
  capacity: "'console'",
  field_classes: "'{children}'",
  purpose: "'curiosity'",
  gateway: "'none'",
  result: "case result when 'done' then 'refused' else 'done' end",
  previous_hash: "sha256('another')",
  hash: "sha256('another')",
};

type Tampering = {
  readonly what: string;
  readonly statements: readonly Statement[];
  /** The first bad event. */
  readonly first: number;
  /** When nothing but copies of the end can tell: up to where an event may have been the first. */
  readonly upTo?: number;
};

const KINDS: readonly ((random: () => number) => Tampering)[] = [
  ...Object.entries(OTHER_VALUES).map(([column, value]) => (random: () => number) => {
    const seq = anEvent(random);
    const change = `update audit_events set ${column} = ${value} ${at(seq)}`;
    return { what: `${column} of ${seq} changed`, statements: [[change] as const], first: seq };
  }),
  (random) => {
    const seq = anEvent(random);
    return { what: `${seq} deleted`, statements: [[`delete from audit_events ${at(seq)}`]], first: seq };
  },
  (random) => {
    const seq = 1 + Math.floor(random() * (LAST - 1));
    const close = `update audit_events set seq = seq - 1 where partnership_id = '${A}' and seq > ${seq}`;
    // Moved away and back, because every number is there once at every moment.
    const statements: Statement[] = [
      [`delete from audit_events ${at(seq)}`],
      [close.replace("seq - 1", "seq + 1000")],
      [close.replace("seq - 1", "seq - 1001").replace(`> ${seq}`, "> 1000")],
      [`update audit_heads set seq = seq - 1 where partnership_id = '${A}'`],
    ];
    return { what: `${seq} deleted and the gap closed`, statements, first: seq };
  },
  (random) => {
    const seq = anEvent(random);
    const columns =
      "at, person_id, session_id, job_id, acting_role, event, subject, detail, request, previous_hash, hash, capacity, field_classes, purpose, gateway, result";
    const statements: Statement[] = [
      [`update audit_events set seq = seq + 1000 where partnership_id = '${A}' and seq > ${seq}`],
      [
        `insert into audit_events (partnership_id, seq, ${columns}) select partnership_id, seq + 1, ${columns} from audit_events ${at(seq)}`,
      ],
      [`update audit_events set seq = seq - 999 where partnership_id = '${A}' and seq > 1000`],
    ];
    return { what: `an event put in after ${seq}`, statements, first: seq + 1 };
  },
  (random) => {
    const low = random() < 0.5 ? 0 : -4711;
    const copy = `insert into audit_events select (jsonb_populate_record(e, '{"seq": ${low}}')).* from audit_events e ${at(1)}`;
    return { what: `an event put in at ${low}`, statements: [[copy]], first: 1 };
  },
  (random) => {
    const seq = anEvent(random);
    const other = 1 + ((seq + Math.floor(random() * (LAST - 1))) % LAST);
    const statements: Statement[] = [
      [`update audit_events set seq = -1 ${at(seq)}`],
      [`update audit_events set seq = ${seq} ${at(other)}`],
      [`update audit_events set seq = ${other} ${at(-1)}`],
    ];
    return { what: `${seq} and ${other} changed places`, statements, first: Math.min(seq, other) };
  },
  (random) => {
    const seq = anEvent(random);
    const moved = `update audit_events set partnership_id = '${PARTNERSHIPS.B.id}', seq = 4711 ${at(seq)}`;
    return { what: `${seq} put into another trail`, statements: [[moved]], first: seq };
  },
  (random) => {
    const seq = anEvent(random);
    const cut = `delete from audit_events where partnership_id = '${A}' and seq >= ${seq}`;
    return { what: `cut from ${seq} on`, statements: [[cut]], first: seq };
  },
  (random) => {
    const seq = anEvent(random);
    const statements: Statement[] = [
      [`delete from audit_events where partnership_id = '${A}' and seq >= ${seq}`],
      [`delete from audit_heads where partnership_id = '${A}'`],
      [
        `insert into audit_heads select partnership_id, seq, hash from audit_events where partnership_id = '${A}' order by seq desc limit 1`,
      ],
    ];
    return { what: `cut from ${seq} on, with the end moved to match`, statements, first: seq };
  },
  (random) => {
    const seq = anEvent(random);
    const other = `update audit_events e set subject = 'changed', hash = ctx.audit_hash(e.previous_hash,
      jsonb_populate_record(e, '{"subject": "changed"}')) ${at(seq)}`;
    return { what: `${seq} changed with its hash`, statements: [[other]], first: seq };
  },
  (random) => {
    const seq = anEvent(random);
    const change = `update audit_events set subject = 'changed' ${at(seq)}`;
    const right = Math.max(0, ...COPIED_AFTER.filter((copied) => copied < seq));
    const wrong = Math.min(...COPIED_AFTER.filter((copied) => copied >= seq));
    const statements: Statement[] = [[change], ...rehashedFrom(seq)];
    return { what: `${seq} changed with every hash after it and the end`, statements, first: right + 1, upTo: wrong };
  },
  () => ({
    what: "no event and no end left",
    statements: [
      [`delete from audit_events where partnership_id = '${A}'`],
      [`delete from audit_heads where partnership_id = '${A}'`],
    ],
    first: 1,
  }),
];

function anEvent(random: () => number): number {
  return 1 + Math.floor(random() * LAST);
}

test("a trail that nobody changed is whole, and agrees with every copy of its end", async () => {
  const reports = await verifyTrails(inInstallation, copies);
  expect(reports.map(({ name, events, copies: compared, faults }) => ({ name, events, compared, faults }))).toEqual([
    { name: "This installation", events: 4, compared: 1, faults: [] },
    { name: expect.any(String), events: LAST, compared: COPIED_AFTER.length, faults: [] },
    { name: expect.any(String), events: 3, compared: 1, faults: [] },
  ]);
});

/** Five hundred on a server; on the embedded database, which takes longer, some of every kind. */
const ROUNDS = process.env["TEST_ENGINE"] === "postgres" ? 500 : 2 * KINDS.length;

test("every column of an event has another value to be changed to", async () => {
  const columns = await db.ask<{ name: string }>(
    "select column_name as name from information_schema.columns where table_name = 'audit_events'",
  );
  const where = ["partnership_id", "seq"];
  expect([...where, ...Object.keys(OTHER_VALUES)].sort()).toEqual(columns.map(({ name }) => name).sort());
});

test("trails changed by the database's superuser are all found, at the first bad event", async () => {
  const random = seededRandom(20_261_126);
  const wrong: string[] = [];
  const tried = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const kind = round % KINDS.length;
    const { what, statements, first, upTo } = KINDS[kind]?.(random) ?? KINDS[0]?.(random) ?? fail();
    const [fault] = faultsOf(await reportsAfter(statements, copies), A);
    const named =
      upTo === undefined || upTo === first ? fault?.seq === first : fault?.seq === first && fault.to === upTo;
    if (!named) wrong.push(`round ${round}, ${what}: ${JSON.stringify(fault)} instead of ${first}`);
    tried.add(what.replaceAll(/-?\d+/g, "n"));
  }
  tally("Audit trails tampered with", ROUNDS, wrong.length);
  expect(wrong).toEqual([]);
  expect(tried.size).toBe(KINDS.length);
  expect((await verifyTrails(inInstallation, copies)).flatMap(({ faults }) => faults)).toEqual([]);
}, 600_000);

describe("without a copy of the end", () => {
  test("a cut with the end moved to match is not to be seen", async () => {
    const cut: Statement[] = [
      [`delete from audit_events where partnership_id = '${A}' and seq > 20`],
      [
        `update audit_heads h set seq = e.seq, hash = e.hash from audit_events e where e.partnership_id = h.partnership_id and h.partnership_id = '${A}' and e.seq = 20`,
      ],
    ];
    expect(faultsOf(await reportsAfter(cut, []), A)).toEqual([]);
    expect(faultsOf(await reportsAfter(cut, copies), A)).toEqual([
      { kind: "cut", seq: 21, to: 24, copiedAt: "2026-07-11T02:00:00.000Z" },
    ]);
  });
});

function fail(): never {
  throw new Error("There is no such kind");
}
