import type { Tx } from "../tenancy/tx.ts";
import { recordRefusal } from "./record.ts";

/** A request that was refused: by the pattern of its route, and the id of what it asked for, if it named one. */
export type RefusedRequest = {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly object?: string;
  readonly capability?: string;
};

/**
 * Records a refused request in the trail of where somebody acts. Whoever has no role in the partnership of that slug acts in
 * none, so the installation's trail says which it was.
 */
export async function recordRefusedRequest(tx: Tx, slug: string | undefined, refused: RefusedRequest): Promise<void> {
  const { object, ...detail } = refused;
  const elsewhere =
    slug === undefined || tx.identity.partnership
      ? undefined
      : await tx.selectFrom("partnerships").select("id").where("slug", "=", slug).executeTakeFirst();
  recordRefusal(tx, "access.refused", object ?? refused.route, {
    ...detail,
    ...(elsewhere && { partnership: elsewhere.id }),
  });
}
