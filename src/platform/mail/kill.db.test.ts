import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestMailServer, type TestMailServer } from "../../../test/mail-server.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../test/world.ts";
import { newId } from "../../kernel/ids.ts";
import { builtEntry } from "../config/paths.ts";
import { findMessageKind, queueMessage } from "./kinds.ts";

const world = useWorld();
const dataFolder = mkdtempSync(join(tmpdir(), "fp-kill-"));
let mail: TestMailServer;
let worker: ChildProcess | undefined;

beforeAll(async () => {
  mail = await openTestMailServer();
});
afterAll(async () => {
  await kill();
  await mail.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** The program's own worker, in a process of its own. Leases and pauses of the one before are cut short. */
async function start(): Promise<void> {
  await world.db.ask(
    "update jobs set leased_until = now(), run_at = now() where name = 'mail.send' and finished_at is null",
  );
  const settings = { ...world.db.settings, SMTP_URL: mail.url, MAIL_FROM: "office@frankpledge.example" };
  worker = spawn(process.execPath, [builtEntry("worker")], {
    env: { PATH: process.env["PATH"], DATA_DIR: dataFolder, ...settings },
    stdio: "ignore",
  });
}

async function kill(): Promise<void> {
  if (!worker || worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = once(worker, "exit");
  worker.kill("SIGKILL");
  await gone;
}

async function queue(partnership: TestPartnership, from: Actor, to: Actor): Promise<string> {
  const kind = findMessageKind("assessments.release-awaited");
  if (!kind) throw new Error("There is no such kind of message");
  const params = { assessment: newId(), proposal: newId() };
  const recipient = { person: to.person ?? "" };
  const queued = await from.inPartnership(partnership.slug, (tx) =>
    queueMessage(tx, kind, { recipient, key: newId(), params }),
  );
  return queued.id;
}

/** Until no message waits, or the worker was killed. */
async function settled(): Promise<void> {
  for (;;) {
    const [left] = await world.db.ask<{ count: number }>(
      "select count(*)::integer as count from outgoing_messages where outcome is null",
    );
    if (left?.count === 0 || worker?.signalCode === "SIGKILL") return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const MOMENTS = ["EHLO", "MAIL FROM", "RCPT TO", "DATA", "."];

// On the embedded database the worker is no process of its own.
test.runIf(process.env["TEST_ENGINE"] === "postgres")(
  "however often the worker is killed, every message arrives once, or the outbox says that nobody knows",
  { timeout: 600_000 },
  async () => {
    const partnership = await aPartnership(world);
    const [analyst, chair] = [await aPerson(world, partnership, "analyst"), await aPerson(world, partnership, "chair")];
    const ids: string[] = [];
    let kills = 0;
    for (const moment of [...MOMENTS, ...MOMENTS]) {
      let isArmed = true;
      mail.answer = async (command) => {
        if (isArmed && command.startsWith(moment)) {
          isArmed = false;
          kills++;
          // At the end of a letter the server takes it all the same, and finds nobody to tell.
          await kill();
        }
        return undefined;
      };
      for (let n = 0; n < 3; n++) ids.push(await queue(partnership, analyst, chair));
      await start();
      await settled();
    }
    await start();
    await settled();

    expect(kills).toBe(2 * MOMENTS.length);
    const rows = await world.db.ask<{ outcome: string; count: number }>(
      "select outcome, count(*)::integer as count from outgoing_messages group by outcome",
    );
    const counts = Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
    const letters = mail.taken.map(({ headers }) => headers["message-id"]);
    expect(new Set(letters).size).toBe(letters.length);
    // A worker sends two at once, so each kill at the end of a letter leaves one or two unknown, and no other kill any.
    expect(counts["uncertain"]).toBeGreaterThanOrEqual(2);
    expect(counts["uncertain"]).toBeLessThanOrEqual(4);
    expect(counts).toEqual({ sent: ids.length - (counts["uncertain"] ?? 0), uncertain: counts["uncertain"] });
    expect(letters.length).toBeGreaterThanOrEqual(counts["sent"] ?? 0);
    expect(letters.length).toBeLessThanOrEqual(ids.length);
  },
);
