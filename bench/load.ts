import { Agent, type IncomingMessage, request } from "node:http";

/** What was asked and answered. Milliseconds are in order: as the visitor waited, and as the server says it took. */
export type Timings = {
  readonly waited: readonly number[];
  readonly server: readonly number[];
  readonly seconds: number;
  readonly failures: number;
};

/** A page and the people who ask for it: by the cookies of their sessions, or by nothing. */
export type Target = { readonly url: string; readonly cookies: readonly string[]; readonly etag?: string };

/** The header in which the bench's server says how many milliseconds an answer took. */
export const TOOK = "x-bench-took";

const PEOPLE = 8;

/** As many requests as eight people get through, each one after another, for `seconds`. */
export function asFastAsPossible(target: Target, seconds: number): Promise<Timings> {
  return timing(async (ask) => {
    const until = performance.now() + seconds * 1000;
    const person = async (_: unknown, number: number) => {
      while (performance.now() < until) await ask(number, performance.now());
    };
    await Promise.all(Array.from({ length: PEOPLE }, person));
  }, target);
}

/** Requests at a steady rate, whether or not earlier ones have been answered: what visitors do. */
export function atRate(target: Target, perSecond: number, seconds: number): Promise<Timings> {
  return timing(async (ask) => {
    const began = performance.now();
    const asked: Promise<void>[] = [];
    for (let i = 0; i < perSecond * seconds; i++) {
      const due = began + (i * 1000) / perSecond;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      // Counted from when it was due, so that a server that falls behind does not look quick.
      asked.push(ask(i % PEOPLE, due));
    }
    await Promise.all(asked);
  }, target);
}

async function timing(
  work: (ask: (person: number, since: number) => Promise<void>) => Promise<void>,
  target: Target,
): Promise<Timings> {
  // Each from a network of their own, as visitors are: the server's limits are by session and by network.
  const agents = Array.from(
    { length: PEOPLE },
    (_, person) => new Agent({ keepAlive: true, localAddress: `127.0.${nextNetwork() + person}.1` }),
  );
  const waited: number[] = [];
  const server: number[] = [];
  let failures = 0;
  const began = performance.now();
  await work(async (person, since) => {
    const answer = await get(agents[person], target, target.cookies[person]);
    waited.push(performance.now() - since);
    server.push(Number(answer.headers[TOOK]));
    if ((answer.statusCode ?? 500) >= 400) failures++;
  });
  const seconds = (performance.now() - began) / 1000;
  for (const agent of agents) agent.destroy();
  return { waited: inOrder(waited), server: inOrder(server), seconds, failures };
}

let network = 0;

function nextNetwork(): number {
  network = (network + PEOPLE) % 240;
  return network;
}

export function percentile(milliseconds: readonly number[], share: number): number {
  return milliseconds[Math.min(milliseconds.length - 1, Math.floor(milliseconds.length * share))] ?? Number.NaN;
}

export function throughput({ waited, seconds }: Timings): number {
  return waited.length / seconds;
}

export function median(numbers: readonly number[]): number {
  return percentile(inOrder(numbers), 0.5);
}

function inOrder(numbers: readonly number[]): number[] {
  return numbers.toSorted((a, b) => a - b);
}

function get(agent: Agent | undefined, { url, etag }: Target, cookie: string | undefined): Promise<IncomingMessage> {
  const headers = { ...(cookie && { cookie }), ...(etag && { "if-none-match": etag }) };
  return new Promise((resolve, reject) => {
    request(url, { agent, headers }, (response) => {
      response.resume();
      response.once("end", () => resolve(response));
    })
      .once("error", reject)
      .end();
  });
}
