/** Hashes at once, and waiting behind them. A storm of sign-ins must leave the processor to the other pages. */
const AT_ONCE = 2;
const WAITING = 20;

let running = 0;
const queue: (() => void)[] = [];

/** Runs a slow hash in its turn. Throws, with status 429, when too many wait already. */
export async function inHashQueue<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw Object.assign(new Error("Too many sign-ins at once"), { statusCode: 429, code: "FP_SIGN_IN_QUEUE" });
    await new Promise<void>((resolve) => queue.push(resolve));
  }
  running++;
  try {
    return await work();
  } finally {
    running--;
    queue.shift()?.();
  }
}
