import { sql } from "kysely";
import { together } from "../../../kernel/together.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type {
  Aim,
  Group,
  ListedPartnership,
  Nation,
  PartnershipKind,
  PartnershipSetup,
  Profile,
} from "../rules/partnerships.ts";

/** Every partnership of the installation, each county before its own. The directory is public. */
export async function listPartnerships(tx: Tx): Promise<ListedPartnership[]> {
  const rows = await tx
    .selectFrom("partnerships as p")
    .leftJoin("partnerships as parent", "parent.id", "p.parent_id")
    .select(["p.slug", "p.name", "p.kind", "p.vision", "p.stage", "parent.slug as parentSlug"])
    .where("p.kind", "<>", "installation")
    .orderBy((of) => of.fn.coalesce("parent.name", "p.name"))
    .orderBy(sql`p.parent_id is not null`)
    .orderBy("p.name")
    .execute();
  return rows as ListedPartnership[];
}

/** Names of the partnerships whose work is real. */
export async function listLivePartnerships(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom("partnerships")
    .select("name")
    .where("stage", "=", "live")
    .where("kind", "<>", "installation")
    .orderBy("name")
    .execute();
  return rows.map((row) => row.name);
}

/** What the partnership of this transaction tells about itself. */
export async function getProfile(tx: Tx): Promise<Profile> {
  const partnershipId = tx.identity.partnership?.id ?? "";
  const profile = tx
    .selectFrom("partnerships as p")
    .leftJoin("partnerships as parent", "parent.id", "p.parent_id")
    .select([
      "p.id",
      "p.slug",
      "p.name",
      "p.kind",
      "p.nation",
      "p.vision",
      "p.purpose",
      "parent.slug as parentSlug",
      "parent.name as parentName",
    ])
    .where("p.id", "=", partnershipId)
    .executeTakeFirstOrThrow();
  const children = tx
    .selectFrom("partnerships")
    .select(["slug", "name"])
    .where("parent_id", "=", partnershipId)
    .orderBy("name")
    .execute();
  const areas = tx
    .selectFrom("partnership_areas")
    .select(["area_code as code", "area_name as name"])
    .orderBy("area_name")
    .execute();
  const { row, ...found } = await together({ row: profile, children, areas });
  const parent = row.parentSlug && row.parentName ? { slug: row.parentSlug, name: row.parentName } : undefined;
  return { ...row, ...found, kind: row.kind as PartnershipKind, nation: row.nation as Nation, parent };
}

export async function listAims(tx: Tx): Promise<Aim[]> {
  const aims = await tx
    .selectFrom("strategic_aims")
    .select(["id", "kind", "title", "points", "source"])
    .orderBy("kind")
    .orderBy("position")
    .execute();
  const outcomes = await tx.selectFrom("expected_outcomes").select(["aim_id", "outcome"]).orderBy("position").execute();
  return aims.map((aim) => ({
    ...aim,
    expectedOutcomes: outcomes.filter((row) => row.aim_id === aim.id).map((row) => row.outcome),
  }));
}

export async function listGroups(tx: Tx): Promise<Group[]> {
  return (
    tx
      .selectFrom("groups")
      .select([
        "id",
        "parent_id as parentId",
        "name",
        "kind",
        "purpose",
        "cadence",
        "also_called as alsoCalled",
        "source",
      ])
      // Groups of other partnerships that serve this one are seen as well, and are not of its structure.
      .where("partnership_id", "=", sql<string>`ctx.partnership_id()`)
      .where("ended_on", "is", null)
      .orderBy("position")
      .execute()
  );
}

/** What the heading of the desk's home says of the partnership of this transaction. */
export async function getHeading(tx: Tx): Promise<Pick<Profile, "slug" | "name" | "vision">> {
  return tx
    .selectFrom("partnerships")
    .select(["slug", "name", "vision"])
    .where("id", "=", tx.identity.partnership?.id ?? "")
    .executeTakeFirstOrThrow();
}

/** GSS codes of the areas of this transaction's partnership. */
export async function listAreaCodes(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom("partnership_areas").select("area_code").orderBy("area_code").execute();
  return rows.map((row) => row.area_code);
}

/** Makes the partnership; from here on the transaction is in it. Its slug must be free. */
export async function insertPartnership(tx: Tx, setup: PartnershipSetup): Promise<string> {
  const { rows } = await sql<{ id: string }>`select ctx.found_partnership(${setup.slug}, ${setup.name}, ${setup.kind},
    ${setup.nation}, ${setup.stage}, ${setup.parentSlug ?? null}, ${setup.vision}, ${setup.purpose}) as id`.execute(tx);
  return rows[0]?.id ?? "";
}

export async function insertAreas(tx: Tx, areas: PartnershipSetup["areas"]): Promise<void> {
  if (areas.length === 0) return;
  await tx
    .insertInto("partnership_areas")
    .values(areas.map((area) => ({ area_code: area.code, area_name: area.name })))
    .execute();
}

/** Adds organisations that are not there yet by name, and their capacities here. */
export async function insertParticipations(tx: Tx, organisations: PartnershipSetup["organisations"]): Promise<void> {
  for (const { name, kind, capacity, fromOn, toOn, source } of organisations) {
    const found = await tx.selectFrom("organisations").select("id").where("name", "=", name).executeTakeFirst();
    const { id } =
      found ?? (await tx.insertInto("organisations").values({ name, kind }).returning("id").executeTakeFirstOrThrow());
    await tx
      .insertInto("partnership_organisations")
      .values({ organisation_id: id, capacity, from_on: fromOn ?? null, to_on: toOn ?? null, source })
      .execute();
  }
}

export async function insertAims(tx: Tx, aims: PartnershipSetup["aims"]): Promise<void> {
  for (const [position, aim] of aims.entries()) {
    const { id } = await tx
      .insertInto("strategic_aims")
      .values({ position, kind: aim.kind, title: aim.title, points: [...aim.points], source: aim.source })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (aim.expectedOutcomes.length === 0) continue;
    await tx
      .insertInto("expected_outcomes")
      .values(aim.expectedOutcomes.map((outcome, place) => ({ aim_id: id, position: place, outcome })))
      .execute();
  }
}

/** Adds groups; a group names its parent by name, and stands after it in the list. */
export async function insertGroups(tx: Tx, groups: PartnershipSetup["groups"]): Promise<void> {
  const ids = new Map<string, string>();
  for (const [position, group] of groups.entries()) {
    const { id } = await tx
      .insertInto("groups")
      .values({
        position,
        parent_id: group.parent === undefined ? null : (ids.get(group.parent) ?? null),
        name: group.name,
        kind: group.kind,
        purpose: group.purpose,
        cadence: group.cadence,
        also_called: [...group.alsoCalled],
        source: group.source,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    ids.set(group.name, id);
  }
}
