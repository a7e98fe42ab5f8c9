import type { Tx } from "../tenancy/tx.ts";

/**
 * Records that something happened, in the transaction of the act: who and in which capacity come from its identity.
 * `subject` is an id or another reference, and `detail` holds references and counts; neither ever holds a personal value.
 */
export function recordEvent(
  tx: Tx,
  event: string,
  subject: string,
  detail: Readonly<Record<string, unknown>> = {},
): void {
  tx.events.push({ event, subject, detail });
}
