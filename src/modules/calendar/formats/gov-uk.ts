import { z } from "zod";
import { type Day, day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { DIVISION_LABELS, DIVISIONS, type Holiday, type HolidayTable } from "../rules/holidays.ts";

const file = z.partialRecord(
  z.enum(DIVISIONS),
  z.object({ events: z.array(z.object({ title: z.string().trim().min(1).max(200), date: z.iso.date() })).min(1) }),
);

/**
 * Reads bank-holidays.json as GOV.UK publishes it. A year it has any holiday of, it has all holidays of: the table goes from
 * the first day of its first year to the last day of its last. Refuses what is not that file, saying what is wrong.
 */
export function readGovUk(text: string): Outcome<HolidayTable[]> {
  const parsed = file.safeParse(parseJson(text));
  if (!parsed.success) return refuse(`${NOT_IT}${whereOf(parsed.error)}`, "file");
  const tables = DIVISIONS.flatMap((division) => {
    const events = parsed.data[division]?.events ?? [];
    const holidays = events
      .map(({ title, date }): Holiday => ({ on: day(date), name: title }))
      .sort((a, b) => (a.on < b.on ? -1 : 1));
    const [first, last] = [holidays[0], holidays.at(-1)];
    return first && last
      ? [
          {
            division,
            from: `${first.on.slice(0, 4)}-01-01` as Day,
            to: `${last.on.slice(0, 4)}-12-31` as Day,
            holidays,
          },
        ]
      : [];
  });
  const twice = tables.flatMap(({ division, holidays }) =>
    holidays.filter(({ on }, i) => holidays[i - 1]?.on === on).map(({ on }) => `${on} (${DIVISION_LABELS[division]})`),
  );
  if (twice.length > 0) return refuse(`The file gives a day twice: ${twice.join(", ")}`, "file");
  return tables.length > 0 ? done(tables) : refuse(NOT_IT, "file");
}

const NOT_IT = "The file is not the bank-holidays.json that GOV.UK publishes";

/** Undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function whereOf({ issues }: z.ZodError): string {
  const path = issues[0]?.path.join(" › ") ?? "";
  return path === "" ? "" : `: there is something else at ${path}`;
}
