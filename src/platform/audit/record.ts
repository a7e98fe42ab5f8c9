import type { FieldClass } from "../../kernel/field-classes.ts";
import type { Tx } from "../tenancy/tx.ts";

/**
 * Records that something happened, in the transaction of the act: who, in which capacity and when come from its identity.
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

/** Why somebody may see personal data: what for, and by what leave in law where one is needed. In fixed words, never typed. */
export type Basis = { readonly purpose: string; readonly gateway?: string };

/**
 * Records that personal data was shown or taken away: whose (an id), and which classes of it. For every read of a case, and
 * of what a person would not expect all their colleagues to read.
 */
export function recordRead(
  tx: Tx,
  subject: string,
  fieldClasses: readonly FieldClass[],
  basis: Basis,
  event = "record.read",
): void {
  tx.events.push({ event, subject, detail: {}, fieldClasses, ...basis });
}

/** Records that somebody was refused: in a transaction of its own, since the one that was refused is undone. */
export function recordRefusal(
  tx: Tx,
  event: string,
  subject: string,
  detail: Readonly<Record<string, unknown>> = {},
): void {
  tx.events.push({ event, subject, detail, result: "refused" });
}
