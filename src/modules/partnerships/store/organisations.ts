import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { FormerName, Organisation, OrganisationKind } from "../rules/organisations.ts";
import type { Capacity, Participation } from "../rules/partnerships.ts";

const NAMES = sql`(select coalesce(jsonb_agg(jsonb_build_object('name', n.name, 'fromOn', n.from_on, 'toOn', n.to_on, 'source', n.source)
  order by n.to_on nulls last, n.name), '[]') from organisation_names n where n.organisation_id = o.id)`;
const SUCCESSORS = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'on', s.succeeded_on) order by x.name), '[]')
  from organisation_successors s join organisations x on x.id = s.successor_id where s.organisation_id = o.id)`;
const PREDECESSORS = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'on', s.succeeded_on) order by x.name), '[]')
  from organisation_successors s join organisations x on x.id = s.organisation_id where s.successor_id = o.id)`;

/** Every capacity that an organisation holds or held in the partnership of this transaction. */
export async function listParticipations(tx: Tx): Promise<Participation[]> {
  const { rows } = await sql<Participation>`
    select po.id, o.id as "organisationId", o.name as organisation, o.kind, o.started_on as "startedOn", o.ended_on as "endedOn",
           ${NAMES} as "formerNames", ${SUCCESSORS} as successors,
           po.capacity, po.from_on as "fromOn", po.to_on as "toOn", po.source
      from partnership_organisations po join organisations o on o.id = po.organisation_id
     order by po.capacity, o.name, po.from_on`.execute(tx);
  return rows;
}

const ORGANISATION = sql`
  select o.id, o.name, o.kind, o.started_on as "startedOn", o.ended_on as "endedOn",
         ${NAMES} as "formerNames", ${SUCCESSORS} as successors, ${PREDECESSORS} as predecessors
    from organisations o`;

/** `words` is a pattern for LIKE, of a name it has or had. */
export type OrganisationFilter = { readonly words: string | undefined; readonly kind: string };

export async function listOrganisations(
  tx: Tx,
  filter: OrganisationFilter = { words: undefined, kind: "" },
  window: { readonly limit: number; readonly offset: number } = { limit: 10_000, offset: 0 },
): Promise<Organisation[]> {
  const { rows } = await sql<Organisation>`
    ${ORGANISATION} where ${matching(filter)} order by o.name limit ${window.limit} offset ${window.offset}`.execute(
    tx,
  );
  return rows;
}

export async function countOrganisations(tx: Tx, filter: OrganisationFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from organisations o where ${matching(filter)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function getOrganisation(tx: Tx, id: string): Promise<Organisation> {
  const { rows } = await sql<Organisation>`${ORGANISATION} where o.id = ${id}`.execute(tx);
  const [organisation] = rows;
  if (!organisation) throw new NotFound("organisation");
  return organisation;
}

/** True when an organisation has the name today, or had it once. */
export async function hasName(tx: Tx, name: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select from organisations where lower(name) = lower(${name}))
        or exists (select from organisation_names where lower(name) = lower(${name})) as taken`.execute(tx);
  return rows[0]?.taken ?? false;
}

export async function insertOrganisation(
  tx: Tx,
  organisation: { readonly name: string; readonly kind: OrganisationKind; readonly startedOn: Day | null },
): Promise<string> {
  const { id } = await tx
    .insertInto("organisations")
    .values({ name: organisation.name, kind: organisation.kind, started_on: organisation.startedOn })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateName(tx: Tx, id: string, name: string): Promise<void> {
  await tx.updateTable("organisations").set({ name }).where("id", "=", id).execute();
}

export async function updateEnd(tx: Tx, id: string, on: Day): Promise<void> {
  await tx.updateTable("organisations").set({ ended_on: on }).where("id", "=", id).execute();
}

export async function insertFormerName(tx: Tx, id: string, former: FormerName): Promise<void> {
  await tx
    .insertInto("organisation_names")
    .values({
      organisation_id: id,
      name: former.name,
      from_on: former.fromOn,
      to_on: former.toOn,
      source: former.source,
    })
    .execute();
}

export async function insertSuccession(
  tx: Tx,
  id: string,
  successor: { readonly id: string; readonly on: Day; readonly source: string },
): Promise<void> {
  await tx
    .insertInto("organisation_successors")
    .values({ organisation_id: id, successor_id: successor.id, succeeded_on: successor.on, source: successor.source })
    .execute();
}

export type NewCapacity = {
  readonly organisationId: string;
  readonly capacity: Capacity;
  readonly fromOn: Day | null;
  readonly toOn: Day | null;
  readonly source: string;
};

export async function insertCapacity(tx: Tx, input: NewCapacity): Promise<string> {
  const { id } = await tx
    .insertInto("partnership_organisations")
    .values({
      organisation_id: input.organisationId,
      capacity: input.capacity,
      from_on: input.fromOn,
      to_on: input.toOn,
      source: input.source,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateCapacityEnd(tx: Tx, id: string, on: Day): Promise<void> {
  await tx.updateTable("partnership_organisations").set({ to_on: on }).where("id", "=", id).execute();
}

function matching({ words, kind }: OrganisationFilter) {
  const named =
    words === undefined
      ? sql`true`
      : sql`(o.name ilike ${words} or exists (select from organisation_names n where n.organisation_id = o.id and n.name ilike ${words}))`;
  return kind === "" ? named : sql`${named} and o.kind = ${kind}`;
}
