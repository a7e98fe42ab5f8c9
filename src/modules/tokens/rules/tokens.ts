import type { Download } from "../../../kernel/access-tokens.ts";
import type { Day } from "../../../kernel/dates.ts";

/** Why a token ended before its time. */
export type EndReason = "revoked" | "suspended" | "left" | "passphrase-changed" | "factor-changed";

/** An access token as those who may end it see it. What its program sends is kept nowhere. */
export type AccessToken = {
  readonly id: string;
  readonly name: string;
  /** Whose it is; the name as far as whoever reads may see it. */
  readonly person: { readonly id: string; readonly name: string | null };
  readonly downloads: readonly Download[];
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedOn: Day | null;
  readonly ended: { readonly at: Date; readonly because: EndReason; readonly by: string | null } | null;
};

/** For how many days a token may be made. A setting of this program, which no law or guidance prescribes. */
export const LIFETIMES = [30, 90, 180, 365] as const;

/** How many tokens that work somebody may have at a time in a partnership. A setting of this program. */
export const MOST_TOKENS = 10;

/** For how many days a token that works no more stays on its person's list. A setting of this program. */
export const SHOWN_AFTERWARDS = 90;

export type TokenState = "works" | "expired" | "ended";

export function stateOf({ ended, expiresAt }: Pick<AccessToken, "ended" | "expiresAt">, now: Date): TokenState {
  if (ended) return "ended";
  return expiresAt > now ? "works" : "expired";
}

const END_WORDS: Readonly<Record<EndReason, string>> = {
  revoked: "Revoked",
  suspended: "Ended when its person was suspended",
  left: "Ended when its person left their organisation",
  "passphrase-changed": "Ended when the passphrase was changed",
  "factor-changed": "Ended when the second factor was taken away",
};

/** "Revoked by Partnership manager"; without a name where whoever reads sees none. */
export function endInWords({ because, by }: NonNullable<AccessToken["ended"]>): string {
  return because === "revoked" && by !== null ? `Revoked by ${by}` : END_WORDS[because];
}
