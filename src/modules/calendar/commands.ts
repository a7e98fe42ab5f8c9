import { done, type Outcome, refuseAll } from "../../kernel/outcome.ts";
import { recordEvent } from "../../platform/audit/record.ts";
import type { Tx } from "../../platform/tenancy/tx.ts";
import { readGovUk } from "./formats/gov-uk.ts";
import { type HolidayTable, type ImportedTable, joinTable } from "./rules/holidays.ts";
import * as store from "./store.ts";

/** Reads a file as GOV.UK publishes it, and takes over what it says. */
export async function importHolidayFile(tx: Tx, text: string, source: string): Promise<Outcome<ImportedTable[]>> {
  const tables = readGovUk(text);
  return tables.ok ? importHolidays(tx, tables.value, source) : tables;
}

/** Takes over what a file says of the days it covers. Refuses all when one of its tables would leave days between. */
export async function importHolidays(
  tx: Tx,
  tables: readonly HolidayTable[],
  source: string,
): Promise<Outcome<ImportedTable[]>> {
  await store.lockTables(tx);
  const decided = [];
  for (const table of tables) {
    decided.push({ table, outcome: joinTable(table, await store.findTable(tx, table.division)) });
  }
  const problems = decided.flatMap(({ outcome }) => (outcome.ok ? [] : outcome.problems));
  if (problems.length > 0) return refuseAll(problems);

  const imported: ImportedTable[] = [];
  for (const { table, outcome } of decided) {
    if (!outcome.ok) continue;
    imported.push({ ...table, outcome: outcome.value });
    if (outcome.value === "held-already") continue;
    const id = await store.insertTable(tx, table, source);
    const { division, from, to, holidays } = table;
    recordEvent(tx, "bank-holidays.imported", id, { division, from, to, holidays: holidays.length });
  }
  return done(imported);
}
