import { sql } from "kysely";
import { downloadsWith } from "../../kernel/access-tokens.ts";
import type { Tx } from "../../platform/tenancy/tx.ts";
import type { AccessToken, EndReason } from "./rules/tokens.ts";

type Row = Omit<AccessToken, "downloads" | "ended"> & {
  readonly capabilities: readonly string[];
  readonly endedAt: Date | null;
  readonly endedBecause: EndReason;
  readonly endedBy: string | null;
};

/** The tokens here that whoever asks may see: those that work, and those that ended or expired in the last so many days. */
export async function listTokens(tx: Tx, days: number): Promise<AccessToken[]> {
  const { rows } = await sql<Row>`
    select t.id, t.name, jsonb_build_object('id', t.person_id, 'name', p.name) as person, t.capabilities, t.made_at as "madeAt",
           t.expires_at as "expiresAt", t.last_used_on as "lastUsedOn", t.ended_at as "endedAt", t.ended_because as "endedBecause",
           e.name as "endedBy"
      from access_tokens t
      left join people p on p.id = t.person_id
      left join people e on e.id = t.ended_by
     where least(t.expires_at, coalesce(t.ended_at, 'infinity')) > clock_timestamp() - make_interval(days => ${days})
     order by t.made_at desc, t.id`.execute(tx);
  return rows.map(({ capabilities, endedAt, endedBecause, endedBy, ...token }) => ({
    ...token,
    downloads: downloadsWith(capabilities),
    ended: endedAt && { at: endedAt, because: endedBecause, by: endedBy },
  }));
}

/** Undefined when whoever asks has so many already that work. Refused by the database for what they do not hold. */
export async function insertToken(
  tx: Tx,
  token: { name: string; capabilities: readonly string[]; hash: Buffer; days: number },
  atMost: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select ctx.make_access_token(${token.name}, ${[...token.capabilities]}::text[], ${token.hash}, ${token.days}, ${atMost}) as id`.execute(
    tx,
  );
  return rows[0]?.id ?? undefined;
}

/** Ends a token of one's own, or one that one may end for others. Answers whose it was; undefined when there was none to end. */
export async function updateRevoked(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ person: string | null }>`select ctx.revoke_access_token(${id}) as person`.execute(tx);
  return rows[0]?.person ?? undefined;
}
