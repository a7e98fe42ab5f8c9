import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type PartnershipSetup, usableSlug } from "../rules/partnerships.ts";
import * as store from "../store/partnerships.ts";

/** Makes a partnership with all it begins with, in a transaction of the console that is in it afterwards. */
export async function foundPartnership(tx: Tx, setup: PartnershipSetup): Promise<Outcome<string>> {
  const slug = usableSlug(setup.slug);
  if (!slug.ok) return slug;
  const others = await store.listPartnerships(tx);
  if (others.some((other) => other.slug === setup.slug))
    return refuse(`There is already a partnership at /${setup.slug}`, "slug");
  if (setup.parentSlug !== undefined && !others.some((other) => other.slug === setup.parentSlug)) {
    return refuse(`There is no partnership at /${setup.parentSlug}`, "parent");
  }

  const id = await store.insertPartnership(tx, setup);
  await store.insertAreas(tx, setup.areas);
  await store.insertParticipations(tx, setup.organisations);
  await store.insertAims(tx, setup.aims);
  await store.insertGroups(tx, setup.groups);
  recordEvent(tx, "partnership.founded", id, { kind: setup.kind, stage: setup.stage });
  return done(id);
}
