import { actionTables } from "./fixture/actions.ts";
import { areaTables } from "./fixture/areas.ts";
import { assessmentTables } from "./fixture/assessments.ts";
import { datasetTables } from "./fixture/datasets.ts";
import { feedTables } from "./fixture/feeds.ts";
import { grantTables } from "./fixture/grants.ts";
import { groupTables } from "./fixture/groups.ts";
import { invitationTables } from "./fixture/invitations.ts";
import { meetingTables } from "./fixture/meetings.ts";
import { minutesTables } from "./fixture/minutes.ts";
import { organisationTables } from "./fixture/organisations.ts";
import { paperTables } from "./fixture/papers.ts";
import { partnershipTables } from "./fixture/partnerships.ts";
import { peopleTables } from "./fixture/people.ts";
import { asOfNow, PARTNERSHIPS, PLACES, type Table } from "./fixture/places.ts";
import { PAST_EVENTS, platformTables } from "./fixture/platform.ts";
import { programmeTables } from "./fixture/programmes.ts";
import { roomTables } from "./fixture/room.ts";
import { secondFactorTables } from "./fixture/second-factors.ts";
import { singleSignOnTables } from "./fixture/single-sign-on.ts";
import { termsTables } from "./fixture/terms.ts";
import { tokenTables } from "./fixture/tokens.ts";

/** Asks the database as its superuser, past every policy. */
export type Ask = <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

const { memberships, ...people } = peopleTables;
const { partnerships, ...ofPartnerships } = partnershipTables;

/** Every table there is, in an order in which they can be filled. A table that is not here fails the naked-query test. */
export const TABLES: Readonly<Record<string, Table>> = {
  ...organisationTables,
  ...(partnerships && { partnerships }),
  ...people,
  ...secondFactorTables,
  ...singleSignOnTables,
  ...ofPartnerships,
  ...grantTables,
  ...(memberships && { memberships }),
  ...groupTables,
  ...termsTables,
  ...invitationTables,
  ...actionTables,
  ...meetingTables,
  ...feedTables,
  ...tokenTables,
  ...minutesTables,
  ...programmeTables,
  ...roomTables,
  ...areaTables,
  ...datasetTables,
  ...assessmentTables,
  ...platformTables,
  // Their files come first.
  ...paperTables,
};

/** Fills every table of a fresh, migrated database by plain SQL: two partnerships beside the installation. */
export async function fillDatabase(ask: Ask): Promise<void> {
  for (const [name, { rows }] of Object.entries(TABLES)) {
    const [first] = rows;
    if (!first) continue;
    const columns = Object.keys(first).join(", ");
    const insert = `insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, $1)`;
    await ask(insert, [JSON.stringify(rows, (_column, value) => asOfNow(value))]).catch((error: Error) => {
      throw new Error(`The fixture's rows for ${name} are not what the migrations ask for now: ${error.message}`);
    });
  }
  for (const place of PLACES) {
    const events = Array.from({ length: PAST_EVENTS[place] }, () => ({ event: "canary.sang", subject: place }));
    await ask("select ctx.append($1, $2, $3)", [PARTNERSHIPS[place].id, "{}", JSON.stringify(events)]);
  }
}

/** One row of a table as the tests see it from outside: its key as text, and the partnership it belongs to. */
export type HeldRow = { readonly key: string; readonly partnership: string | null };

/** The columns by which the tests tell the rows of a table apart: its primary key, or all of its columns. */
export async function keysOf(ask: Ask): Promise<Record<string, string[]>> {
  const rows = await ask<{ name: string; key: string[] }>(`
    select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name,
           (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
               and (a.attnum = any(k.conkey) or k.conkey is null)) as key
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
     where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
     order by 1`);
  return Object.fromEntries(rows.map(({ name, key }) => [name, key]));
}

/** Every row of a table, whoever it belongs to. */
export async function heldRows(ask: Ask, name: string, key: readonly string[]): Promise<HeldRow[]> {
  return ask(`select ${keyText(key)} as key, to_jsonb(t)->>'partnership_id' as partnership from ${name} t order by 1`);
}

/** The key of a row as one text, in SQL. */
export function keyText(key: readonly string[]): string {
  return `concat_ws('|', ${key.map((column) => `${column}::text`).join(", ")})`;
}
