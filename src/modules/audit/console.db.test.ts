import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openTestMailServer } from "../../../test/mail-server.ts";
import { aPartnership, aPerson, useWorld } from "../../../test/world.ts";
import { recordEvent, recordRead } from "../../platform/audit/record.ts";
import { findCommand } from "../../platform/console/command.ts";
import { startWorker } from "../../platform/jobs/worker.ts";
import { mailJobs } from "../../platform/mail/gate.ts";
import { auditCommands } from "./console.ts";
import { jobs, schedules } from "./jobs.ts";

const world = useWorld();
const folder = mkdtempSync(join(tmpdir(), "fp-audit-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the command prints, and what it ends with when it refuses. */
async function run(...words: string[]): Promise<{ lines: string[]; problem?: string }> {
  const found = findCommand(auditCommands, words);
  if (!found) throw new Error(`No command ${words.join(" ")}`);
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  try {
    await found.command.run({ ...world, folder, print, progress: () => {} }, found.rest);
    return { lines };
  } catch (error) {
    return { lines, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Lets the hour's work be done, as a worker that runs at that time does. */
async function hourPasses(at: string, config = world.config): Promise<void> {
  const worker = startWorker({
    engine: world.database,
    log: world.log,
    handlers: jobs({ ...world, config }),
    schedules,
    clock: () => new Date(at),
    atOnce: 1,
  });
  const done = () =>
    world.db.ask<{ count: number }>(
      "select count(*)::integer as count from jobs where name = 'audit.copy-ends' and finished_at is not null and slot = $1",
      [at.slice(0, 13)],
    );
  while ((await done())[0]?.count === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await worker.stop(1_000);
}

const ends = () => join(world.config.dataFolder, "audit-heads", "heads.jsonl");

test("trails that nobody touched are whole", async () => {
  const { name } = await aPartnership(world);
  const { lines, problem } = await run("audit", "verify");
  expect(problem).toBeUndefined();
  expect(lines).toContain(`${name}: 1 events, whole; no copy of its end was compared.`);
});

test("the ends are copied once in every hour, as a signed line, and the trails are compared with them", async () => {
  await hourPasses("2026-10-25T00:30:00Z");
  await hourPasses("2026-10-25T00:59:00Z");
  await hourPasses("2026-10-25T01:30:00Z");
  expect(readFileSync(ends(), "utf8").trim().split("\n")).toHaveLength(2);
  const { lines, problem } = await run("audit", "verify");
  expect(problem).toBeUndefined();
  expect(lines.filter((line) => /it agrees with [12] copies of its end/.test(line)).length).toBeGreaterThanOrEqual(2);
});

test("a tail cut off with its end is found by the copies alone, in this file or another, and the command refuses", async () => {
  const other = join(folder, "kept elsewhere.jsonl");
  writeFileSync(other, readFileSync(ends()));
  const { id, name } = await aPartnership(world);
  await hourPasses("2026-10-25T02:30:00Z");
  await world.db.ask("delete from audit_events where partnership_id = $1", [id]);
  await world.db.ask("delete from audit_heads where partnership_id = $1", [id]);
  const found = await run("audit", "verify");
  expect(found.lines).toContainEqual(
    expect.stringMatching(new RegExp(`^${name}: Event 1 is gone from the end, as the end copied at 2`)),
  );
  expect(found.problem).toMatch(/^The audit trail is not whole: 1 of \d+ chains and 0 copied lines are wrong\./);
  expect((await run("audit", "verify", "--heads", other)).problem).toBeUndefined();

  writeFileSync(other, readFileSync(ends(), "utf8").replace('"seq":1', '"seq":2'));
  expect((await run("audit", "verify", "--heads", other)).problem).toMatch(/and 1 copied lines are wrong/);
});

test("once a day the ends go to the address that is set, and what arrives there finds a cut tail", async () => {
  const mail = await openTestMailServer();
  const smtp = { SMTP_URL: mail.url, MAIL_FROM: "office@frankpledge.example" };
  const config = { ...world.config, ...smtp, AUDIT_HEADS_EMAIL: "auditor@example.org" };
  const { id, name } = await aPartnership(world);
  await hourPasses("2026-10-26T02:30:00Z", config);
  await hourPasses("2026-10-26T03:30:00Z", config);
  await world.jobsDone(mailJobs({ config }));
  expect(mail.taken.map(({ to }) => to)).toEqual([["auditor@example.org"]]);
  await mail.close();

  const kept = join(folder, "from the mailbox.txt");
  writeFileSync(kept, mail.taken[0]?.text.split("\n").find((line) => line.startsWith("{")) ?? "");
  expect((await run("audit", "verify", "--heads", kept)).lines).toContainEqual(expect.stringContaining(`${name}: `));
  await world.db.ask("delete from audit_events where partnership_id = $1", [id]);
  await world.db.ask("delete from audit_heads where partnership_id = $1", [id]);
  expect((await run("audit", "verify", "--heads", kept)).problem).toMatch(/^The audit trail is not whole/);
});

test("ends that wait while the address is taken away go nowhere, and the outbox says so", async () => {
  const mail = await openTestMailServer();
  const smtp = { SMTP_URL: mail.url, MAIL_FROM: "office@frankpledge.example" };
  await world.db.ask("update outgoing_messages set key = 'yesterday' where to_setting is not null");
  await hourPasses("2026-10-27T02:30:00Z", { ...world.config, AUDIT_HEADS_EMAIL: "auditor@example.org" });
  await world.jobsDone(mailJobs({ config: { ...world.config, ...smtp } }));
  expect(mail.taken).toEqual([]);
  await mail.close();
  expect(await world.db.ask("select problem from outgoing_messages where key <> 'yesterday'")).toEqual([
    { problem: "The configuration names no address any more" },
  ]);
});

test("what the operator mistypes is answered with a sentence", async () => {
  expect((await run("audit", "verify", "--heads", "nowhere.jsonl")).problem).toMatch(
    /^There is no file .*nowhere\.jsonl\.$/,
  );
  expect((await run("audit", "verify", "--tails")).problem).toMatch(
    /Usage: frankpledge audit verify \[--heads FILE\]$/,
  );
});

test("who saw which classes of whose data is answered by partnership, and each records that it was asked", async () => {
  const one = await aPartnership(world);
  const other = await aPartnership(world);
  const analyst = await aPerson(world, one, "analyst");
  const record = "c0ffee00-0000-4000-8000-000000000001";
  await analyst.inPartnership(one.slug, async (tx) => {
    recordRead(tx, record, ["health"], { purpose: "case-conference" });
    recordRead(tx, record, ["health"], { purpose: "case-conference" });
    recordRead(tx, record, ["contact", "risk"], { purpose: "case-conference" });
    recordEvent(tx, "canary.sang", record);
  });
  const today = new Date().toISOString().slice(0, 10);
  const ask = async (...words: string[]) =>
    (await run("audit", "who-saw", "--from", today, "--to", today, ...words)).lines.slice(1);
  const rows = await ask();
  expect(rows.filter((row) => row.startsWith(`${one.slug},`)).sort()).toEqual([
    expect.stringMatching(new RegExp(`^${one.slug},${analyst.person},Person \\w+,${record},,contact risk,1,`)),
    expect.stringMatching(new RegExp(`^${one.slug},${analyst.person},Person \\w+,${record},,health,2,`)),
  ]);
  expect(await ask("--class", "risk")).toHaveLength(1);
  expect(await ask("--object", "c0ffee00-0000-4000-8000-000000000002")).toEqual([]);
  expect(await ask("--partnership", other.slug)).toEqual([]);
  expect((await run("audit", "who-saw", "--from", "2020-01-01", "--to", "2020-12-31")).lines).toHaveLength(1);
  const asked =
    "select count(*)::integer as times from audit_events where event = 'trail.searched' and capacity = 'console' and partnership_id = $1";
  expect(await world.db.ask(asked, [other.id])).toEqual([{ times: 5 }]);
});

test.each([
  [["--from", "2026-11-26"], /^Say from when to when\./],
  [["--from", "2026-02-30", "--to", "2026-11-26"], /^--from is a day/],
  [["--from", "2026-11-26", "--to", "soon"], /^--to is a day/],
  [["--from", "2026-11-26", "--to", "2026-11-26", "--class", "shoe-size"], /^There is no class shoe-size\./],
  [["--from", "2026-11-26", "--to", "2026-11-26", "--partnership", "nowhere"], /^There is no partnership nowhere\.$/],
])("a question that cannot be answered says why: %j", async (words, why) => {
  expect(await run("audit", "who-saw", ...words)).toEqual({ lines: [], problem: expect.stringMatching(why) });
});
