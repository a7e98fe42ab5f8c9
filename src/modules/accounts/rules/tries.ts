/** Failed tries of one kind from one place, since the last that succeeded. */
export type Failures = { readonly count: number; readonly lastAt: Date | undefined };

/** How long the first wait is; each further failure doubles it. */
export type Pace = { readonly firstWaitSeconds: number };

export const PASSPHRASE_PACE: Pace = { firstWaitSeconds: 1 };
/** A code stands for 30 seconds: five tries at each, and then the wait outlasts it. */
export const CODE_PACE: Pace = { firstWaitSeconds: 30 };

/** Tries that cost nothing but time to type. */
const FREE_TRIES = 4;
const LONGEST_WAIT_SECONDS = 15 * 60;

/**
 * How many seconds must still pass before another try is looked at: none for the first four failures, and from the fifth
 * on a wait that doubles up to 15 minutes after the last one. Nobody is locked out, and waiting is all that helps (ASVS
 * 6.3.1).
 */
export function secondsToWait(failures: Failures, pace: Pace, now: Date): number {
  if (failures.count <= FREE_TRIES || !failures.lastAt) return 0;
  const wait = Math.min(pace.firstWaitSeconds * 2 ** (failures.count - FREE_TRIES - 1), LONGEST_WAIT_SECONDS);
  const since = (now.getTime() - failures.lastAt.getTime()) / 1000;
  return Math.max(0, Math.ceil(wait - since));
}

/** The wait as a person reads it. */
export function waitInWords(seconds: number): string {
  if (seconds >= 90) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}
