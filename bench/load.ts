import { Agent, request } from "node:http";

/** How long answers took, in milliseconds, in order. */
export type Timings = { readonly milliseconds: readonly number[]; readonly seconds: number; readonly failures: number };

export type Target = { readonly url: string; readonly cookie?: string; readonly etag?: string };

/** As many requests as `connections` get through one after another, for `seconds`. */
export async function asFastAsPossible(target: Target, connections: number, seconds: number): Promise<Timings> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const milliseconds: number[] = [];
  let failures = 0;
  const until = performance.now() + seconds * 1000;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        const since = performance.now();
        const status = await get(agent, target);
        milliseconds.push(performance.now() - since);
        if (status >= 400) failures++;
      }
    }),
  );
  agent.destroy();
  return { milliseconds: milliseconds.sort((a, b) => a - b), seconds: (performance.now() - began) / 1000, failures };
}

/** Requests at a steady rate, whether or not earlier ones have been answered: what visitors do. */
export async function atRate(target: Target, perSecond: number, seconds: number): Promise<Timings> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const milliseconds: number[] = [];
  let failures = 0;
  const began = performance.now();
  const asked: Promise<void>[] = [];
  for (let i = 0; i < perSecond * seconds; i++) {
    const due = began + (i * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    // Counted from when it was due, so that a server that falls behind does not look quick.
    asked.push(
      get(agent, target).then((status) => {
        milliseconds.push(performance.now() - due);
        if (status >= 400) failures++;
      }),
    );
  }
  await Promise.all(asked);
  agent.destroy();
  return { milliseconds: milliseconds.sort((a, b) => a - b), seconds: (performance.now() - began) / 1000, failures };
}

export function percentile({ milliseconds }: Timings, share: number): number {
  return milliseconds[Math.min(milliseconds.length - 1, Math.floor(milliseconds.length * share))] ?? Number.NaN;
}

export function throughput({ milliseconds, seconds }: Timings): number {
  return milliseconds.length / seconds;
}

function get(agent: Agent, { url, cookie, etag }: Target): Promise<number> {
  const headers = { ...(cookie && { cookie }), ...(etag && { "if-none-match": etag }) };
  return new Promise((resolve, reject) => {
    request(url, { agent, headers }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
    })
      .once("error", reject)
      .end();
  });
}
