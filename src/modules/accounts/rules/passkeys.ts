import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/** A passkey of whoever asks. */
export type OwnPasskey = {
  readonly id: string;
  readonly name: string;
  /** Its device keeps copies of it on others of the same person. */
  readonly synced: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

/** What a browser was asked to prove with a passkey. The account is not known when it signs somebody in. */
export type PasskeyProof = { readonly challenge: string; readonly account?: string };

const MOST = 20;

/** Whether an account that has so many may have one more. */
export function mayAddPasskey(has: number): Outcome<undefined> {
  return has < MOST
    ? done(undefined)
    : refuse(`You have ${MOST} passkeys. Remove one that you do not use, then add another`);
}
