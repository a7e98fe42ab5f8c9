import { rmSync } from "node:fs";
import { startPostgres } from "../test/engines/postgres.ts";
import { KINDS } from "../test/recovery/forms.ts";
import { aFolder, type Installation, onEmbeddedDatabase, onServer } from "../test/recovery/installation.ts";
import { besiege } from "../test/recovery/killed-writes.ts";
import { FAULTS, type Verdict } from "../test/recovery/ledger.ts";
import { type Office, openOffice } from "../test/recovery/office.ts";
import { ownDatabase } from "./own-database.ts";

/*
 * Kills the program with -9 at random moments while people send forms, starts it again, and compares what is there with
 * what they were told: what was acknowledged is there once with its event, everything else wholly or not at all, a form sent
 * again is there once, and every chain of the audit trail verifies. Ends with 1 when anything is wrong.
 *
 *   npm run bench:kill-writes                          200 rounds on PostgreSQL and 100 on the embedded database
 *   npm run bench:kill-writes -- --embedded 20         20 rounds on the embedded database (--server: on PostgreSQL)
 */

/** A kill comes at most so long after the first answer to a form of the round's kind. */
const LONGEST_WAIT_MS = 700;

/** So many kills in one installation, and for so long: then there are roles to ask for, and nobody must prove who they are. */
const ROUNDS_EACH = 12;
const MOST_MINUTES_EACH = 6;

const WORDS: Readonly<Record<(typeof FAULTS)[number], string>> = {
  lost: "lost",
  refusedAgain: "refused when sent again",
  againstRefusal: "there though refused",
  doubled: "doubled",
  halfPresent: "half-present",
  brokenChains: "broken chains",
  incompleteFiles: "incomplete files",
};

const args = process.argv.slice(2);
const given = args.find((arg) => /^\d+$/.test(arg));
const folder = aFolder();
let faults = 0;
try {
  if (!args.includes("--server")) {
    // Made anew each time, and not copied: the sessions of a copy would be as old as the first.
    const make = async () => (await onEmbeddedDatabase(folder, openOffice))();
    faults += await measure("embedded", Number(given ?? 100), make);
  }
  if (!args.includes("--embedded")) {
    const server = await startPostgres();
    try {
      const make = onServer(folder, () => ownDatabase(server.adminUrl), openOffice);
      faults += await measure("PostgreSQL", Number(given ?? 200), make);
    } finally {
      await server.stop();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = faults > 0 ? 1 : 0;

async function measure(engine: string, rounds: number, make: () => Promise<Installation<Office>>): Promise<number> {
  const acknowledged = new Map<string, number>(KINDS.map((kind) => [kind, 0]));
  const total = { sent: 0, sentAgain: 0, kept: 0, absent: 0, bad: 0, slowest: 0 };
  const found: Record<string, number> = Object.fromEntries(FAULTS.map((fault) => [fault, 0]));
  for (let done = 0; done < rounds; ) {
    const installation = await make();
    const siege = besiege(installation);
    const until = performance.now() + MOST_MINUTES_EACH * 60_000;
    const judged = (verdict: Verdict, what: string) => {
      const wrong = FAULTS.filter((fault) => verdict[fault] > 0);
      for (const fault of wrong) found[fault] = Math.max(found[fault] ?? 0, verdict[fault]);
      if (wrong.length > 0) total.bad++;
      const faultsOf = wrong.map((fault) => `${fault} ${verdict[fault]}`).join(", ");
      say(`${engine}, ${what}: ${verdict.acknowledged} acknowledged so far: ${faultsOf || "nothing wrong"}`);
    };
    const first = done;
    for (let i = 0; i < ROUNDS_EACH && done < rounds && performance.now() < until; i++) {
      const kind = KINDS[(first + i) % KINDS.length] ?? "gap";
      const verdict = await siege.round(kind, Math.random() * LONGEST_WAIT_MS);
      total.kept += verdict.unansweredKept;
      total.absent += verdict.unansweredAbsent;
      judged(verdict, `round ${++done}`);
    }
    judged(await siege.end(), "after a last start");
    for (const { form, answer } of siege.entries)
      if (answer === "acknowledged") acknowledged.set(form.kind, (acknowledged.get(form.kind) ?? 0) + 1);
    total.sent += siege.entries.length;
    total.sentAgain += siege.sentAgain();
    total.slowest = Math.max(total.slowest, ...siege.upMs);
    await installation.remove();
  }
  const missed = KINDS.filter((kind) => acknowledged.get(kind) === 0);
  const all = [...acknowledged.values()].reduce((sum, count) => sum + count, 0);
  const list = [...acknowledged].map(([kind, count]) => `${kind} ${count}`).join(", ");
  say(`${engine}: ${rounds} kills; ${total.sent} forms sent, ${all} acknowledged: ${list}`);
  say(`${engine}: not answered: ${total.kept} wholly there, ${total.absent} wholly absent`);
  say(`${engine}: ${total.sentAgain} sent again; up again after ${(total.slowest / 1000).toFixed(1)} s at most`);
  say(`${engine}: ${FAULTS.map((fault) => `${WORDS[fault]} ${found[fault]}`).join(", ")}`);
  if (missed.length > 0) say(`${engine}: never acknowledged: ${missed.join(", ")}: run more rounds`);
  return total.bad + missed.length;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
