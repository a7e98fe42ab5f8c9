import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { UpdateKind } from "../rules/actions.ts";

export type NewUpdate = {
  readonly position: number;
  readonly kind: UpdateKind;
  readonly words: string;
  readonly evidence: string;
  readonly day: Day | null;
  /** What an edit replaces, by name. */
  readonly before?: { readonly text: string; readonly organisation: string; readonly person: string | null };
  /** SHA-256 of the secret of the link that it comes by; undefined for somebody signed in. */
  readonly linkHash?: Buffer | undefined;
};

/** Answers false when somebody else was quicker, or the link has been used. */
export async function insertUpdate(tx: Tx, action: string, update: NewUpdate, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into action_updates (action_id, position, kind, words, evidence, day, recorded_by, recorded_at, link_hash, before)
      values (${action}, ${update.position}, ${update.kind}, ${update.words}, ${update.evidence}, ${update.day}, ctx.person_id(),
              ${now}, ${update.linkHash ?? null},
              ${update.before ? JSON.stringify(update.before) : null}::jsonb)
      on conflict do nothing returning position`.execute(tx);
  return rows.length === 1;
}

/** Makes the link that a reminder carries; a reminder that is there already has its link. */
export async function insertLink(
  tx: Tx,
  link: { readonly tokenHash: Buffer; readonly action: string; readonly person: string; readonly expiresAt: Date },
): Promise<void> {
  await sql`
    insert into action_links (token_hash, action_id, person_id, expires_at)
      values (${link.tokenHash}, ${link.action}, ${link.person}, ${link.expiresAt})
      on conflict do nothing`.execute(tx);
}
