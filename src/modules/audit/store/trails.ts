import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { TrailEnd } from "../rules/ends.ts";
import type { Fault } from "../rules/faults.ts";

/** How far a chain has been checked. */
export type Checked = {
  readonly seq: number;
  readonly hash: string;
  /** The whole chain, its end included. */
  readonly ended?: true;
  readonly fault?: undefined;
};

/** Reads and checks the next events of a chain, after those checked before; at its end, the end as well. Needs audit:verify. */
export async function readNextEvents(
  tx: Tx,
  chain: string,
  { seq, hash }: Pick<Checked, "seq" | "hash">,
  atMost: number,
): Promise<Checked | { readonly fault: Fault }> {
  const before = hash === "" ? null : Buffer.from(hash, "hex");
  const { rows } = await sql<{ answer: Checked | { fault: Fault } }>`
    select ctx.check_trail(${chain}, ${seq}, ${before}, ${atMost}) as answer`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("The check gave no answer");
  return row.answer;
}

/** The ends of all chains of the installation. Needs audit:verify; without it there are none. */
export async function listTrailEnds(tx: Tx): Promise<TrailEnd[]> {
  const { rows } = await sql<{ ends: TrailEnd[] }>`select ctx.trail_ends() as ends`.execute(tx);
  return rows[0]?.ends ?? [];
}

/** The hashes that a chain has at these numbers; a number that it does not have is left out. Needs audit:verify. */
export async function listHashes(tx: Tx, chain: string, numbers: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ hashes: Record<string, string> }>`
    select ctx.trail_hashes(${chain}, ${[...numbers]}) as hashes`.execute(tx);
  return new Map(Object.entries(rows[0]?.hashes ?? {}).map(([seq, hash]) => [Number(seq), hash]));
}

/** The names of the partnerships by id, the installation's among them when the transaction is there. */
export async function listPartnershipNames(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom("partnerships").select(["id", "name"]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
