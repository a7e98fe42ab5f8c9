import { type Actor, type ActorKey, actor, EVERY_ACTOR } from "./actors.ts";
import { personId } from "./fixture/people.ts";
import type { Place, Row } from "./fixture/places.ts";
import { type Ask, type HeldRow, heldRows, keysOf, keyText, TABLES } from "./fixture.ts";
import { INTERNAL_ROLES } from "./oracle/audiences.ts";
import type { Tried } from "./oracle.ts";

/** Statements on one table that a forgotten condition would make, ready to be run as anybody. */
export type Probe = {
  readonly table: string;
  readonly key: string;
  readonly change: string;
  readonly held: readonly HeldRow[];
  readonly tried: (insertions: Readonly<Record<string, Row>>) => Tried;
};

/** Makes the probing functions in a filled database, and answers what to probe: every table of the catalogue. */
export async function prepareProbes(ask: Ask): Promise<Probe[]> {
  for (const statement of PROBING) await ask(statement);
  const probes: Probe[] = [];
  for (const [table, key] of Object.entries(await keysOf(ask))) {
    const [column = key[0] ?? "", value = column] = TABLES[table]?.change ?? [];
    probes.push({
      table,
      key: keyText(key),
      change: `update ${table} set ${column} = ${value}`,
      held: await heldRows(ask, table, key),
      tried: (insertions) => ({ column, insertions: Object.keys(insertions) }),
    });
  }
  return probes;
}

/** The rows that an actor tries to add: one where it is, one elsewhere, and those that nobody may write anywhere. */
export function insertionsOf(table: string, key: ActorKey): Record<string, Row> {
  const fixture = TABLES[table];
  if (!fixture) return {};
  const { acts, person }: Actor = actor(key);
  const by = person === undefined ? null : personId(person);
  const here: Place = acts ?? "A";
  const fresh = fixture.fresh(here, by);
  return {
    here: fresh,
    ...("partnership_id" in fresh && { elsewhere: fixture.fresh(here === "A" ? "B" : "A", by) }),
    ...fixture.forgeries?.(here, by),
  };
}

/** What a role that nobody signs in as tries to add. */
export function insertionsOfRole(table: string): Record<string, Row> {
  const fixture = TABLES[table];
  return fixture ? { here: fixture.fresh("A", null) } : {};
}

const EVERY_ROLE = [...new Set(EVERY_ACTOR.map((key) => actor(key).role)), ...INTERNAL_ROLES];

/*
 * Run inside the database, because a failed statement must not end the transaction it is tried in. They run with the
 * rights of whoever calls them, and leave nothing behind.
 */
const PROBING = [
  "create schema probe",
  `grant usage on schema probe to ${EVERY_ROLE.join(", ")}`,
  `create function probe.naked(target text, key text, change text, insertions jsonb) returns jsonb language plpgsql as $$
  declare columns jsonb; seen jsonb; changed jsonb; removed jsonb; added jsonb := '{}'; fresh record;
  begin
    begin
      execute format('select * from %s limit 0', target);
      columns := '["*"]';
    exception when insufficient_privilege then
      select coalesce(jsonb_agg(attname order by attname collate "C"), '[]') into columns from pg_attribute
       where attrelid = to_regclass(target) and attnum > 0 and not attisdropped
         and has_column_privilege(current_user, attrelid, attnum, 'select');
    end;
    begin
      execute format('select coalesce(jsonb_agg(k order by k collate "C"), ''[]'') from (select %s as k from %s) x', key, target)
        into seen;
    exception when insufficient_privilege then seen := probe.saying_no(sqlerrm);
    end;
    changed := probe.tried(change);
    removed := probe.tried(format('delete from %s', target));
    for fresh in select * from jsonb_each(insertions) loop
      added := added || jsonb_build_object(fresh.key, probe.tried(format('insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, %3$L)',
        target, (select string_agg(name, ', ') from jsonb_object_keys(fresh.value) as name), fresh.value), '"added"'));
    end loop;
    return jsonb_build_object('columns', columns, 'seen', seen, 'changed', changed, 'removed', removed, 'added', added);
  end $$`,
  `create function probe.tried(statement text, success jsonb default null) returns jsonb language plpgsql as $$
  declare reached bigint;
  begin
    execute statement;
    get diagnostics reached = row_count;
    raise exception using errcode = 'PROBE';
  exception
    when sqlstate 'PROBE' then return coalesce(success, to_jsonb(reached));
    when insufficient_privilege then return probe.saying_no(sqlerrm);
    when foreign_key_violation then return case when statement ~ '^delete' then '"referred to"' else to_jsonb(sqlerrm) end;
    when others then return to_jsonb(sqlstate || ' ' || sqlerrm);
  end $$`,
  `create function probe.saying_no(words text) returns jsonb language sql immutable
    as $$ select to_jsonb(case when words ~ 'row-level security' then 'refused' when words ~ '^permission denied for table' then 'denied' else words end) $$`,
  // Runs the probe as each case of these roles in turn, and answers the first that does not get what it must.
  `create function probe.first_difference(target text, key text, change text, cases jsonb, roles text[]) returns jsonb language plpgsql as $$
  declare one jsonb; got jsonb;
  begin
    for one in select c from jsonb_array_elements(cases) c where roles is null or c->>'role' = any(roles) loop
      perform set_config('app.ctx', one->>'identity', true), set_config('role', one->>'role', true);
      got := probe.naked(target, key, change, one->'insertions');
      perform set_config('role', 'none', true);
      if got <> one->'expected' then return jsonb_build_object('who', one->'who', 'got', got); end if;
    end loop;
    return null;
  end $$`,
];
