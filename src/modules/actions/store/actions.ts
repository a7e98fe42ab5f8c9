import { type RawBuilder, sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import { isId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Action, ActionUpdate } from "../rules/actions.ts";
import type { NewAction, Ownership } from "../rules/updates.ts";

/** What the log is narrowed to; what is empty does not narrow. `words` is a pattern for LIKE. */
export type ActionFilter = {
  readonly words: string | undefined;
  readonly person: string;
  readonly organisation: string;
  readonly group: string;
  /** A state, "overdue", "escalated", or "not-ended" for all that is open or blocked. */
  readonly state: string;
};
export type ActionOrder = { readonly by: "due" | "action" | "owner" | "group"; readonly descending: boolean };

type Row = Omit<Action, "updates"> & {
  readonly updates: readonly (Omit<ActionUpdate, "at"> & { readonly at: string })[];
};

const UPDATES = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('position', u.position, 'kind', u.kind, 'words', u.words, 'evidence', u.evidence,
      'day', u.day, 'by', jsonb_build_object('id', u.recorded_by, 'name', b.name), 'at', u.recorded_at,
      'isByLink', u.link_hash is not null) order by u.position), '[]')
    from action_updates u left join people b on b.id = u.recorded_by
   where u.partnership_id = a.partnership_id and u.action_id = a.id)`;

/** The action's due day and state, as its updates leave them: rules/actions.ts says the same. */
const FROM = sql`
  from actions a
  join organisations o on o.id = a.organisation_id
  join groups g on g.partnership_id = a.partnership_id and g.id = a.group_id
  left join people p on p.id = a.person_id
  left join people m on m.id = a.made_by
  cross join lateral (
    select coalesce((select u.day from action_updates u where u.partnership_id = a.partnership_id and u.action_id = a.id
                        and u.kind = 'new-date' order by u.position desc limit 1), a.due_on) as due_on,
           coalesce((select u.kind from action_updates u where u.partnership_id = a.partnership_id and u.action_id = a.id
                        and u.kind in ('open', 'blocked', 'done', 'cancelled') order by u.position desc limit 1), 'open') as state
  ) as s`;

const COLUMNS = sql`
  a.id, a.text, jsonb_build_object('id', o.id, 'name', o.name) as organisation,
  case when a.person_id is not null then jsonb_build_object('id', a.person_id, 'name', p.name) end as person,
  jsonb_build_object('id', g.id, 'name', g.name) as "group",
  jsonb_build_object('kind', a.origin_kind, 'id', a.origin_id) as origin,
  (select jsonb_build_object('on', e.escalated_on, 'missed', e.missed, 'termsVersion', e.terms_version, 'lineKind', e.line_kind,
      'body', e.body, 'to', case when e.to_group_id is not null then jsonb_build_object('id', t.id, 'name', t.name) end)
     from action_escalations e left join groups t on t.partnership_id = e.partnership_id and t.id = e.to_group_id
    where e.partnership_id = a.partnership_id and e.action_id = a.id) as escalation,
  a.agreed_on as "agreedOn", a.due_on as "firstDueOn", m.name as "madeBy", a.made_at as "madeAt", ${UPDATES} as updates`;

export async function listActions(
  tx: Tx,
  filter: ActionFilter,
  order: ActionOrder,
  today: Day,
  window: { readonly limit: number; readonly offset: number },
): Promise<Action[]> {
  const direction = order.descending ? sql`desc` : sql`asc`;
  return read(
    tx,
    sql`where ${conditions(filter, today)} order by ${ORDERS[order.by]} ${direction} nulls last, s.due_on, a.text, a.id
        limit ${window.limit} offset ${window.offset}`,
  );
}

const ORDERS: Readonly<Record<ActionOrder["by"], RawBuilder<unknown>>> = {
  due: sql`s.due_on`,
  action: sql`a.text`,
  owner: sql`o.name`,
  group: sql`g.name`,
};

export async function countActions(tx: Tx, filter: ActionFilter, today: Day): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count ${FROM} where ${conditions(filter, today)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Every action of the log, for what is counted over all of it. */
export async function listAllActions(tx: Tx): Promise<Action[]> {
  return read(tx, sql`order by s.due_on, a.text, a.id`);
}

/** What is neither done nor cancelled, the earliest due first; of one person, when one is given. */
export async function listOpenActions(tx: Tx, person?: string): Promise<Action[]> {
  const theirs = person === undefined ? sql`` : sql`and a.person_id = ${person}`;
  return read(tx, sql`where s.state in ('open', 'blocked') ${theirs} order by s.due_on, a.text, a.id`);
}

/** What was agreed at these items of meetings, in the order it was recorded. */
export async function listActionsFrom(tx: Tx, items: readonly string[]): Promise<Action[]> {
  return read(
    tx,
    sql`where a.origin_kind = 'meeting-item' and a.origin_id = any(${[...items]}::uuid[]) order by a.made_at, a.id`,
  );
}

export async function findAction(tx: Tx, id: string): Promise<Action | undefined> {
  const [action] = await read(tx, sql`where a.id = ${id}`);
  return action;
}

export async function getAction(tx: Tx, id: string): Promise<Action> {
  const action = await findAction(tx, id);
  if (!action) throw new NotFound("action");
  return action;
}

export async function insertAction(tx: Tx, action: NewAction, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into actions (id, text, organisation_id, person_id, agreed_on, due_on, group_id, origin_kind, origin_id, made_by, made_at)
      values (${action.id}, ${action.text}, ${action.organisationId}, ${action.personId}, ${action.agreedOn}, ${action.dueOn},
              ${action.groupId}, ${action.origin.kind}, ${action.origin.id}, ctx.person_id(), ${now})
      on conflict do nothing returning id`.execute(tx);
  return rows.length === 1;
}

export async function updateAction(tx: Tx, id: string, { text, organisationId, personId }: Ownership): Promise<void> {
  await sql`update actions set text = ${text}, organisation_id = ${organisationId}, person_id = ${personId} where id = ${id}`.execute(
    tx,
  );
}

/** Those who own actions, by person, for the log's filter. */
export async function listOwners(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from people p where exists (select from actions a where a.person_id = p.id) order by p.name`.execute(
    tx,
  );
  return rows;
}

/** Organisations that own actions, for the log's filter. */
export async function listOwningOrganisations(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select o.id, o.name from organisations o where exists (select from actions a where a.organisation_id = o.id) order by o.name`.execute(
    tx,
  );
  return rows;
}

/** Groups whose actions whoever asks may read, for the log's filter. */
export async function listGroupsWithActions(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select g.id, g.name from groups g
     where exists (select from actions a where a.partnership_id = g.partnership_id and a.group_id = g.id) order by g.name`.execute(
    tx,
  );
  return rows;
}

async function read(tx: Tx, rest: RawBuilder<unknown>): Promise<Action[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} ${FROM} ${rest}`.execute(tx);
  return rows.map((row) => ({
    ...row,
    updates: row.updates.map((update) => ({ ...update, at: new Date(update.at) })),
  }));
}

function conditions(filter: ActionFilter, today: Day): RawBuilder<unknown> {
  const { words, person, organisation, group, state } = filter;
  const is = (column: RawBuilder<unknown>, id: string) => (isId(id) ? sql`${column} = ${id}` : sql`false`);
  const all = [
    sql`true`,
    ...(words === undefined ? [] : [sql`a.text ilike ${words}`]),
    ...(person === "" ? [] : [is(sql`a.person_id`, person)]),
    ...(organisation === "" ? [] : [is(sql`a.organisation_id`, organisation)]),
    ...(group === "" ? [] : [is(sql`a.group_id`, group)]),
    ...(state === "" ? [] : [stateCondition(state, today)]),
  ];
  return sql.join(all, sql` and `);
}

function stateCondition(state: string, today: Day): RawBuilder<unknown> {
  const notEnded = sql`s.state in ('open', 'blocked')`;
  if (state === "not-ended") return notEnded;
  if (state === "escalated")
    return sql`${notEnded} and exists (select from action_escalations e where e.partnership_id = a.partnership_id and e.action_id = a.id)`;
  return state === "overdue" ? sql`${notEnded} and s.due_on < ${today}::date` : sql`s.state = ${state}`;
}
