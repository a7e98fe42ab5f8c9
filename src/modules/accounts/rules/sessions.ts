/** What opened a session. */
export type SignInMethod = "passphrase" | "passkey" | "single-sign-on" | "console";

export type SecondFactor = "one-time-code" | "recovery-code" | "passkey" | "single-sign-on";

/** Why a session is not good any more, as its cookie's holder may know. */
export type EndReason =
  | "signed-out"
  | "signed-out-elsewhere"
  | "passphrase-changed"
  | "factor-changed"
  | "sign-in-changed"
  | "suspended"
  | "too-old"
  | "not-used";

/** A session of whoever asks. */
export type OwnSession = {
  readonly id: string;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
  readonly method: SignInMethod;
  readonly secondFactor: SecondFactor | null;
  readonly device: string;
};

/**
 * What a browser calls itself, in a few words that many devices share: enough to know one's own, and too little to tell
 * one person's from another's.
 */
export function deviceInWords(userAgent: string | undefined): string {
  const name = BROWSERS.find(([sign]) => userAgent?.includes(sign))?.[1] ?? "A browser";
  const system = SYSTEMS.find(([sign]) => userAgent?.includes(sign))?.[1];
  return system === undefined ? name : `${name} on ${system}`;
}

/** Browsers name those they descend from as well: the youngest comes first. */
const BROWSERS = [
  ["Edg", "Edge"],
  ["OPR/", "Opera"],
  ["SamsungBrowser", "Samsung Internet"],
  ["Firefox/", "Firefox"],
  ["FxiOS", "Firefox"],
  ["CriOS", "Chrome"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;

const SYSTEMS = [
  ["Windows", "Windows"],
  ["iPhone", "an iPhone"],
  ["iPad", "an iPad"],
  ["Android", "Android"],
  ["CrOS", "a Chromebook"],
  ["Macintosh", "a Mac"],
  ["Linux", "Linux"],
] as const;
