import type { Capability } from "./capabilities.ts";
import { newToken } from "./ids.ts";

/**
 * What programs may fetch by an access token, kind by kind, with the capabilities that the kind needs: those of its routes, and
 * those by which the rows are read. All of them read, and the database takes no others into a token.
 */
export const DOWNLOADS = {
  actions: { text: "The action log", needs: ["actions:read", "actions:read-all"] },
  analyses: { text: "Results of analyses", needs: ["assessments:read"] },
  datasets: { text: "Rejected rows of datasets", needs: ["datasets:read"] },
} as const satisfies Record<string, { text: string; needs: readonly Capability[] }>;

export type Download = keyof typeof DOWNLOADS;

/** The kinds of download that whoever holds these capabilities may fetch. */
export function downloadsWith(held: readonly string[]): Download[] {
  const all = Object.entries(DOWNLOADS) as [Download, { needs: readonly string[] }][];
  return all.filter(([, { needs }]) => needs.every((need) => held.includes(need))).map(([download]) => download);
}

/** A new secret, which begins so that whoever looks for secrets in files and letters knows it. Store only its hash. */
export function newAccessToken(): string {
  return `fpk_${newToken()}`;
}

/** Whether a text has the shape of an access token of ours; whether it is one, the database knows. */
export function isAccessToken(text: string): boolean {
  return /^fpk_[\w-]{43}$/.test(text);
}
