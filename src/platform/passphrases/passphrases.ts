import argon2 from "@node-rs/argon2";
import { newToken } from "../../kernel/ids.ts";

/** Hashes at once, and waiting behind them. A storm of sign-ins must leave the processor to the other pages. */
const AT_ONCE = 2;
const WAITING = 20;

/** Argon2id with the library's settings, which follow OWASP (19 MiB, two passes), as a PHC string. */
export function hashPassphrase(passphrase: string): Promise<string> {
  return inTurn(() => argon2.hash(passphrase));
}

/** Whether the passphrase is the one that was hashed. Takes as long when nothing was: then it is not. */
export async function matchesPassphrase(stored: string | null | undefined, passphrase: string): Promise<boolean> {
  const known = stored ?? (await nobodysHash);
  const matches = await inTurn(() => argon2.verify(known, passphrase));
  return matches && stored !== null && stored !== undefined;
}

/** Throws, with status 429, when a passphrase would have to wait behind too many. Asked before a try is counted. */
export function refuseWhenBusy(): void {
  if (running >= AT_ONCE && queue.length >= WAITING)
    throw Object.assign(new Error("Too many sign-ins at once"), { statusCode: 429, code: TOO_MANY_SIGN_INS });
}

/** The code of the error that says so. */
export const TOO_MANY_SIGN_INS = "FP_SIGN_IN_QUEUE";

const nobodysHash = argon2.hash(newToken());

let running = 0;
const queue: (() => void)[] = [];

/** Throws, with status 429, when too many wait already. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  refuseWhenBusy();
  if (running >= AT_ONCE) {
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
