import { generateSecret, generateURI, verifySync } from "otplib";

/** Seconds that a code stands, and how many before and after now a clock may be out (RFC 6238, section 5.2). */
const STEP_SECONDS = 30;

/** A new secret for an app that shows one-time codes: 160 bits, in base 32 as such apps take them. */
export function newCodeSecret(): string {
  return generateSecret();
}

/** What an app takes as a link: the secret, and the words by which it names the account. */
export function codeLink(secret: string, account: string): string {
  return generateURI({ issuer: "Frankpledge", label: account, secret });
}

/** The time step that a code of six digits belongs to, around now; undefined when it is not a code of this secret. */
export function timeStepOf(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
  return result.valid && "timeStep" in result ? result.timeStep : undefined;
}
