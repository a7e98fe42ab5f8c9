import { sql } from "kysely";
import pg from "pg";
import { listEvents, type SeenFilter, seenQuery, tellWhoSaw } from "../src/modules/audit/index.ts";
import { migrateServer } from "../src/platform/db/migrate.ts";
import { prepareServer } from "../src/platform/db/prepare.ts";
import { openServer } from "../src/platform/db/server.ts";
import { asConsole } from "../src/platform/tenancy/transactions.ts";
import { startPostgres } from "../test/engines/postgres.ts";
import { processorSeconds } from "./processes.ts";

/*
 * "Who saw which classes of data of which people between two times", over a trail of ten million events: of 14 partnerships
 * and three years, 2,000 people, 300,000 records, and four events of ten a read. Written past the program, by the superuser
 * of a throw-away cluster, so the hashes are none. `npm run bench:audit -- 100000` asks a smaller one.
 */

const EVENTS = Number(process.argv[2] ?? 10_000_000);
const PARTNERSHIPS = 14;
const LIMIT_SECONDS = 60;

const postgres = await startPostgres();
try {
  const settings = await prepareServer(postgres.adminUrl);
  await migrateServer(settings.DATABASE_OWNER_URL);
  const superuser = new pg.Client({ connectionString: postgres.adminUrl });
  await superuser.connect();
  await fill(superuser).finally(() => superuser.end());
  await measure(settings.DATABASE_WORKER_URL);
} finally {
  await postgres.stop();
}

async function fill(superuser: pg.Client): Promise<void> {
  const began = performance.now();
  await superuser.query("set synchronous_commit = off");
  await superuser.query("set maintenance_work_mem = '256MB'");
  const indexes = await superuser.query<{ name: string; definition: string }>(
    "select indexname as name, indexdef as definition from pg_indexes where tablename = 'audit_events' and indexname <> 'audit_events_pkey'",
  );
  for (const { name } of indexes.rows) await superuser.query(`drop index ${name}`);
  await superuser.query(
    `insert into partnerships (id, slug, name, kind, nation, stage)
     select md5('partnership ' || n)::uuid, 'bench-' || n, 'Partnership ' || n, 'district', 'england', 'live' from generate_series(1, $1) n`,
    [PARTNERSHIPS],
  );
  await superuser.query(
    "insert into people (id, name) select md5('person ' || n)::uuid, 'Person ' || n from generate_series(1, 2000) n",
  );
  const each = Math.ceil(EVENTS / PARTNERSHIPS);
  for (let n = 1; n <= PARTNERSHIPS; n++) {
    await superuser.query(
      `insert into audit_events (partnership_id, seq, at, person_id, session_id, acting_role, capacity, event, subject, detail, request,
              field_classes, purpose, result, previous_hash, hash)
       select md5('partnership ' || $1::integer)::uuid, seq, timestamptz '2026-11-26' - interval '3 years' * (1 - seq::float / $2::bigint),
              md5('person ' || 1 + (seq * 7919 + $1::integer) % 2000)::uuid, md5('session ' || seq / 40)::uuid, 'fp_member', 'analyst',
              case when seq % 10 < 4 then 'record.read' when seq % 10 = 9 then 'access.refused' else 'case.note-added' end,
              md5('record ' || (seq * 104729) % 300000)::uuid::text, '{}', md5('request ' || seq)::uuid::text,
              case when seq % 10 >= 4 then '{}' when seq % 3 = 0 then '{contact,risk}' when seq % 3 = 1 then '{identity}' else '{offence,health}' end::text[],
              case when seq % 10 < 4 then 'case-conference' end, case when seq % 10 = 9 then 'refused' else 'done' end,
              sha256(int8send(seq - 1)), sha256(int8send(seq))
         from generate_series(1::bigint, $2::bigint) as g (seq)`,
      [n, each],
    );
  }
  await superuser.query(`insert into audit_heads select partnership_id, seq, hash from audit_events where seq = $1`, [
    each,
  ]);
  for (const { definition } of indexes.rows) await superuser.query(definition);
  await superuser.query("vacuum analyze audit_events");
  const [size] = (
    await superuser.query<{ rows: string; table: string; indexes: string }>(
      `select count(*)::text as rows, pg_size_pretty(pg_table_size('audit_events')) as table,
              pg_size_pretty(pg_indexes_size('audit_events')) as indexes from audit_events`,
    )
  ).rows;
  print("events", size?.rows, "table", size?.table, "indexes", size?.indexes, `made in ${seconds(began)} s`);
}

async function measure(worker: string): Promise<void> {
  const engine = openServer({ urls: { worker }, poolSize: { web: 1, auth: 1, worker: 2 } });
  const as = (slug: string) => ({ slug, capabilities: ["audit:read"], command: "bench" });
  const asked: readonly (readonly [string, SeenFilter])[] = [
    ["72 hours", { from: new Date("2026-06-01T00:00Z"), to: new Date("2026-06-04T00:00Z") }],
    ["a month", { from: new Date("2026-06-01T00:00Z"), to: new Date("2026-07-01T00:00Z") }],
    [
      "a month, one class",
      { from: new Date("2026-06-01T00:00Z"), to: new Date("2026-07-01T00:00Z"), fieldClass: "health" },
    ],
    ["three years", { from: new Date("2023-11-01T00:00Z"), to: new Date("2026-12-01T00:00Z") }],
  ];
  try {
    for (const [what, filter] of asked) {
      const [began, processor] = [performance.now(), processorSeconds()];
      let told = 0;
      for (let n = 1; n <= PARTNERSHIPS; n++)
        told += await asConsole(engine, as(`bench-${n}`), (tx) => tellWhoSaw(tx, filter, () => {}));
      const took = Number(seconds(began));
      print(
        `who saw what, ${what}, all partnerships:`,
        `${told} rows in ${took} s (processor ${(processorSeconds() - processor).toFixed(1)} s)`,
        took <= LIMIT_SECONDS ? "within" : "OVER",
        `${LIMIT_SECONDS} s`,
      );
    }
    const [, month] = asked[1] ?? [];
    if (month) {
      await asConsole(engine, as("bench-1"), async (tx) => {
        const { rows } = await sql<Record<string, string>>`explain (analyze, buffers) ${seenQuery(month)}`.execute(tx);
        for (const row of rows) print(`  ${Object.values(row)[0]}`);
      });
    }
    const began = performance.now();
    await asConsole(engine, as("bench-1"), (tx) => listEvents(tx, { event: "access.refused" }, { before: 1_000 }, 51));
    print(`a page of the trail, far back, filtered: ${(performance.now() - began).toFixed(1)} ms`);
  } finally {
    await engine.close();
  }
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

function print(...words: readonly (string | undefined)[]): void {
  process.stdout.write(`${words.join(" ")}\n`);
}
