import { sql } from "kysely";
import type { Day } from "../../kernel/dates.ts";
import type { Holidays } from "../../kernel/working-days.ts";
import type { Tx } from "../../platform/tenancy/tx.ts";
import type { Division, Edition, Holiday, HolidayTable } from "./rules/holidays.ts";

/** The holidays of a division: of each day, what the latest edition that covers it says. Undefined before any import. */
export async function findTable(tx: Tx, division: Division): Promise<HolidayTable | undefined> {
  const editions = (await listEditions(tx)).filter((edition) => edition.division === division);
  const [first] = editions;
  if (!first) return undefined;
  const { rows } = await sql<Holiday>`
    select h.holiday_on as on, h.name from bank_holidays h join bank_holiday_editions e on e.id = h.edition_id
     where e.division = ${division} and not exists (
       select from bank_holiday_editions n where n.division = e.division and n.imported_at > e.imported_at
          and h.holiday_on between n.from_on and n.to_on)
     order by h.holiday_on`.execute(tx);
  const days = editions.flatMap(({ fromOn, toOn }) => [fromOn, toOn]).sort();
  return { division, from: days[0] ?? first.fromOn, to: days.at(-1) ?? first.toOn, holidays: rows };
}

/** The holidays by which working days are counted in a nation. Before any import the table ends before every day. */
export async function getHolidays(tx: Tx, division: Division): Promise<Holidays> {
  const table = await findTable(tx, division);
  if (!table) return { from: BEFORE_ALL, to: BEFORE_ALL, names: new Map() };
  return { from: table.from, to: table.to, names: new Map(table.holidays.map(({ on, name }) => [on, name])) };
}

const BEFORE_ALL = "1970-01-01" as Day;

/** What was imported, the latest first. */
export async function listEditions(tx: Tx): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    select division, from_on as "fromOn", to_on as "toOn", source, imported_at as "importedAt"
      from bank_holiday_editions order by imported_at desc, division`.execute(tx);
  return rows;
}

/** Holds the tables for the rest of the transaction, so that two imports come one after the other. */
export async function lockTables(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('bank holidays'))`.execute(tx);
}

export async function insertTable(tx: Tx, table: HolidayTable, source: string): Promise<string> {
  const { id } = await tx
    .insertInto("bank_holiday_editions")
    .values({
      division: table.division,
      from_on: table.from,
      to_on: table.to,
      source,
      imported_by: tx.identity.person ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("bank_holidays")
    .values(table.holidays.map(({ on, name }) => ({ edition_id: id, holiday_on: on, name })))
    .execute();
  return id;
}
