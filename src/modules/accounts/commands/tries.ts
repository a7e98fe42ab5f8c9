import { sha256 } from "../../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Session as Connection } from "../../../platform/db/engine.ts";
import { type Pace, secondsToWait, waitInWords } from "../rules/tries.ts";
import * as store from "../store/sign-in.ts";

/** Of what tries are counted, as a hash: neither an address nor a network is kept. */
export function subjectOf(...words: readonly string[]): Buffer {
  return sha256(words.join("\n"));
}

/**
 * Counts a try before it is looked at, so that many at once are many. Refuses while the wait after earlier failures lasts:
 * then it is not counted and must not be looked at. One that turns out right is noted with `insertAttempt(…, true)`.
 */
export async function beginTry(
  connection: Connection,
  subject: Buffer,
  { pace, field }: { readonly pace: Pace; readonly field: string },
  now: Date,
): Promise<Outcome<Buffer>> {
  const failures = await store.lockFailures(connection, subject, now);
  const wait = secondsToWait(failures, pace, now);
  if (wait > 0) return refuse(`Too many tries that were not right. Wait ${waitInWords(wait)}, then try again`, field);
  await store.insertAttempt(connection, subject, false, now);
  return done(subject);
}
