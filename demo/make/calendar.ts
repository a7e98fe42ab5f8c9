import { readFileSync } from "node:fs";
import { day } from "../../src/kernel/dates.ts";
import { OperatorError } from "../../src/kernel/errors.ts";
import { type HolidayTable, importHolidays } from "../../src/modules/calendar/index.ts";
import { inProject } from "../../src/platform/config/paths.ts";
import type { Services } from "../../src/platform/services.ts";
import { asConsole } from "../../src/platform/tenancy/transactions.ts";

/** Brings the bank holidays in by which notice of the demonstration's meetings is counted. */
export async function makeCalendar({ database }: Pick<Services, "database">): Promise<void> {
  const { source, table } = readHolidayFacts();
  const imported = await asConsole(
    database,
    { slug: "installation", capabilities: ["calendar:import"], command: "demonstration" },
    (tx) => importHolidays(tx, [table], source),
  );
  if (!imported.ok) throw new OperatorError(imported.problems.map(({ message }) => message).join(" "));
}

type Facts = Pick<HolidayTable, "division"> & {
  readonly source: string;
  readonly from: string;
  readonly to: string;
  readonly days: readonly (readonly [on: string, name: string])[];
};

/** The bank holidays of England and Wales as facts of db/reference-data. */
export function readHolidayFacts(): { readonly source: string; readonly table: HolidayTable } {
  const facts = JSON.parse(readFileSync(inProject("db", "reference-data", "bank-holidays.json"), "utf8")) as Facts;
  const { source, division, from, to, days } = facts;
  const holidays = days.map(([on, name]) => ({ on: day(on), name }));
  return { source, table: { division, from: day(from), to: day(to), holidays } };
}
