import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareServer } from "../src/platform/db/prepare.ts";
import { SESSION_COOKIE } from "../src/web/credentials.ts";
import { startPostgres } from "../test/engines/postgres.ts";
import { MEETING, makeFullMeeting } from "./full-meeting.ts";
import { makeFullSize, tablesReadWhole } from "./full-size.ts";
import { identityLines } from "./identity-cost.ts";
import { asFastAsPossible, atRate, median, percentile, type Target, type Timings, throughput } from "./load.ts";
import { processorSeconds } from "./processes.ts";
import { type Page, type Serving, type Statement, serve } from "./served.ts";
import { stormLine } from "./sign-in-storm.ts";

/*
 * Every page of the product against a floor in the same run: a bare route that opens the same transaction and answers the
 * same bytes. Measured in the demonstration as it is made, and then at full size: 310 partnerships, and BENCH_ROWS rows in
 * the largest tables. Ratios travel between machines; milliseconds do not. Nothing here passes or fails.
 *
 *   npm run bench:web                    every page
 *   npm run bench:web -- register        pages whose name holds the word
 *   npm run bench:web -- identity        what who asks costs, and no page
 *
 * "Of the floor" is the page's throughput in shares of the floor's, by the clock and by processor time (the server's and
 * PostgreSQL's, without that of whoever asks), which other programs hardly change: medians of pairs, one after the other.
 * "Growth" is processor time at full size in multiples of that before.
 */

const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 5);
const ROWS = Number(process.env["BENCH_ROWS"] ?? 1_000_000);
const PAIRS = 3;
const RATE = { desk: 30, public: 100 } as const;

type Compared = {
  readonly clock: number;
  readonly processor: number;
  readonly perSecond: number;
  readonly cost: number;
};

if (process.send) await serve(process.env);
else await measure(process.argv.slice(2));

async function measure(words: readonly string[]): Promise<void> {
  const postgres = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), "fp-bench-"));
  try {
    const settings = await prepareServer(postgres.adminUrl);
    const env = { ...process.env, ...settings, DATA_DIR: folder, PORT: "0", LOG_LEVEL: "warn" };
    const server = fork(process.argv[1] ?? "", { env });
    const serving = await answerOf<Serving>(server);
    const meeting = await makeFullMeeting(postgres.adminUrl);
    const pages = [...serving.pages, ...meeting].filter(({ name }) => words.every((word) => name.includes(word)));
    const costed = (target: Target) =>
      patiently(async () => {
        const before = processorSeconds(server.pid);
        const { cost, asked } = await costOf(() => asFastAsPossible(target, SECONDS / 4));
        const web = (1000 * (processorSeconds(server.pid) - before)) / asked;
        return { server: web, postgres: cost - web };
      });
    await identityLines(serving, costed);
    for (const line of await identityLines(serving, costed)) say(line);
    if (words.includes("identity")) return server.disconnect();
    for (const page of pages) await visit(page, serving);
    const before = new Map<Page, number>();
    for (const page of pages) before.set(page, (await compare(await visit(page, serving), PAIRS)).cost);

    const size = await makeFullSize(postgres.adminUrl, ROWS);
    say(`A meeting of ${MEETING.members} with ${MEETING.items} items and ${MEETING.actions} actions`);
    say(`${size.partnerships} partnerships; ${size.rows} rows in ${size.table}`);
    await tablesReadWhole(postgres.adminUrl);
    print([
      "page",
      "bytes",
      "p50 ms",
      "p95 ms",
      "waited p95",
      "floor p95",
      "requests/s",
      "of floor",
      "by CPU",
      "304 p95",
      "growth",
    ]);
    for (const page of pages) print(await measurePage(page, serving, before.get(page) ?? Number.NaN));
    say(await stormLine(serving.origin, SECONDS));
    const { memoryMb, slowest } = await ask(server);
    say(`Memory of the server: ${memoryMb} MB`);
    say("Statements that took longest, in ms on average:");
    for (const { text, ms } of slowest) say(`  ${ms.toFixed(1).padStart(7)}  ${text}`);
    say("Tables that were read from end to end:");
    for (const line of await tablesReadWhole(postgres.adminUrl)) say(`  ${line}`);
    server.disconnect();
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Visit = { readonly target: Target; readonly floor: Target; readonly bytes: number; readonly etag: string | null };

/** Asks for the page once. Throws when it is not there. */
async function visit({ kind, path }: Page, { origin, tokens }: Serving): Promise<Visit> {
  const sessions = kind === "desk" ? tokens.map((token) => `${SESSION_COOKIE}=${token}`) : [];
  const url = `${origin}${path}`;
  const first = await fetch(url, { headers: sessions[0] ? { cookie: sessions[0] } : {} });
  // What the first answer sets is sent along from then on, as browsers do.
  const kept = first.headers.getSetCookie().map((cookie) => cookie.replace(/;.*/s, ""));
  const cookies = sessions.map((session) => [session, ...kept].join("; "));
  const target: Target = { url, cookies };
  const bytes = (await first.arrayBuffer()).byteLength;
  if (!first.ok) throw new Error(`${path} answers ${first.status}`);
  // The desk's floor is in the partnership too, so that the same transaction is opened.
  const floor: Target = { url: `${origin}/thurrock/floor/${kind}/${bytes}`, cookies };
  return { target, floor, bytes, etag: first.headers.get("etag") };
}

async function compare({ target, floor }: Visit, pairs: number): Promise<Compared> {
  await asFastAsPossible(target, 0.5);
  await asFastAsPossible(floor, 0.5);
  const found: Compared[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const bare = await patiently(() => costOf(() => asFastAsPossible(floor, SECONDS / 4)));
    const full = await patiently(() => costOf(() => asFastAsPossible(target, SECONDS / 4)));
    found.push({
      clock: full.perSecond / bare.perSecond,
      processor: bare.cost / full.cost,
      perSecond: full.perSecond,
      cost: full.cost,
    });
  }
  const middle = (pick: (one: Compared) => number) => median(found.map(pick));
  return {
    clock: middle((one) => one.clock),
    processor: middle((one) => one.processor),
    perSecond: middle((one) => one.perSecond),
    cost: middle((one) => one.cost),
  };
}

/** Requests a second, and milliseconds of processor time for each: of all processes but this one, which only asks. */
async function costOf(work: () => Promise<Timings>): Promise<{ perSecond: number; cost: number; asked: number }> {
  const before = othersSeconds();
  const timings = whole(await work());
  const asked = timings.waited.length;
  return { perSecond: throughput(timings), cost: (1000 * (othersSeconds() - before)) / asked, asked };
}

function othersSeconds(): number {
  const { user, system } = process.cpuUsage();
  return processorSeconds() - (user + system) / 1e6;
}

/** Tries again after a pause, because a server on a machine that others keep busy sheds load, as it should. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 10) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

function whole(timings: Timings): Timings {
  if (timings.failures > 0) throw new Error(`${timings.failures} of ${timings.waited.length} requests failed`);
  return timings;
}

async function measurePage(page: Page, serving: Serving, before: number): Promise<string[]> {
  const visited = await visit(page, serving);
  const { target, floor, bytes, etag } = visited;
  const compared = await compare(visited, PAIRS);
  const bare = await steadily(floor, page, SECONDS / 2);
  const steady = await steadily(target, page, SECONDS);
  const unchanged = etag ? (await steadily({ ...target, etag }, page, SECONDS / 2)).server : [];
  return [
    page.name,
    String(bytes),
    percentile(steady.server, 0.5).toFixed(1),
    percentile(steady.server, 0.95).toFixed(1),
    percentile(steady.waited, 0.95).toFixed(1),
    percentile(bare.server, 0.95).toFixed(1),
    compared.perSecond.toFixed(0),
    compared.clock.toFixed(2),
    compared.processor.toFixed(2),
    etag ? percentile(unchanged, 0.95).toFixed(1) : "",
    (compared.cost / before).toFixed(2),
  ];
}

function steadily(target: Target, { kind }: Page, seconds: number): Promise<Timings> {
  return patiently(async () => whole(await atRate(target, RATE[kind], seconds)));
}

function ask(server: ChildProcess): Promise<{ memoryMb: number; slowest: readonly Statement[] }> {
  server.send("how was it");
  return answerOf(server);
}

function answerOf<T>(server: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    server.once("message", (message) => resolve(message as T));
    server.once("exit", (code) => reject(new Error(`The server ended with ${code}`)));
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function print(cells: readonly string[]): void {
  const [name = "", ...others] = cells;
  say(`${name.padEnd(34)}${others.map((cell) => cell.padStart(11)).join("")}`);
}
