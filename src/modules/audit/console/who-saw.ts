import { parseArgs } from "node:util";
import { csvLine } from "../../../kernel/csv.ts";
import { addDays, day, startOfDay } from "../../../kernel/dates.ts";
import { OperatorError } from "../../../kernel/errors.ts";
import { FIELD_CLASSES, isFieldClass } from "../../../kernel/field-classes.ts";
import type { ConsoleCommand, ConsoleContext } from "../../../platform/console/command.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { tellWhoSaw } from "../commands/who-saw.ts";
import type { SeenFilter } from "../rules/events.ts";
import { listPartnershipSlugs } from "../store/seen.ts";

const NAME = "audit who-saw";
const USAGE = "--from TIME --to TIME [--class CLASS] [--object REFERENCE] [--partnership SLUG]";

/** For a breach: the list that a controller needs within 72 hours, by partnership, because each is a controller. */
export const whoSaw: ConsoleCommand = {
  name: NAME,
  usage: USAGE,
  meaning:
    "List who saw which classes of data of whom between two times, as CSV; each partnership records that it was asked",
  run,
};

async function run(context: ConsoleContext, args: readonly string[]): Promise<void> {
  const { partnership, ...filter } = readArguments(args);
  const as = { capabilities: ["audit:read"], command: NAME };
  const slugs = await asConsole(context.database, { ...as, slug: "installation" }, listPartnershipSlugs);
  if (partnership !== undefined && !slugs.includes(partnership))
    throw new OperatorError(`There is no partnership ${partnership}.`);
  const print = (cells: readonly string[]) => context.print(csvLine(cells).trimEnd());
  print([
    "Partnership",
    "Person",
    "Name",
    "Object",
    "Name of the object",
    "Field classes",
    "Times",
    "First (UTC)",
    "Last (UTC)",
  ]);
  for (const slug of partnership === undefined ? slugs : [partnership]) {
    context.progress({ text: `Reading the trail of ${slug}` });
    await asConsole(context.database, { ...as, slug }, (tx) =>
      tellWhoSaw(tx, filter, (seen, names) => {
        for (const { personId, subject, fieldClasses, times, firstAt, lastAt } of seen) {
          const who = personId ?? "";
          const when = [firstAt.toISOString(), lastAt.toISOString()];
          print([
            slug,
            who,
            names.get(who) ?? "",
            subject,
            names.get(subject) ?? "",
            fieldClasses.join(" "),
            String(times),
            ...when,
          ]);
        }
      }),
    );
  }
}

function readArguments(args: readonly string[]): SeenFilter & { readonly partnership?: string } {
  const { from, to, class: fieldClass, object, partnership } = options(args);
  if (from === undefined || to === undefined)
    throw new OperatorError(`Say from when to when. Usage: frankpledge ${NAME} ${USAGE}`);
  if (fieldClass !== undefined && !isFieldClass(fieldClass))
    throw new OperatorError(
      `There is no class ${fieldClass}. The classes are ${Object.keys(FIELD_CLASSES).join(", ")}.`,
    );
  return {
    from: readTime(from, "--from").begins,
    to: readTime(to, "--to").ends,
    ...(fieldClass !== undefined && { fieldClass }),
    ...(object !== undefined && { object }),
    ...(partnership !== undefined && { partnership }),
  };
}

function options(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { from: text, to: text, class: text, object: text, partnership: text },
    }).values;
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : error}. Usage: frankpledge ${NAME} ${USAGE}`);
  }
}

/** A day of the United Kingdom, from its first moment to its last, or one moment with its offset. */
function readTime(text: string, option: string): { readonly begins: Date; readonly ends: Date } {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(text))
      return { begins: startOfDay(day(text)), ends: startOfDay(addDays(day(text), 1)) };
  } catch {
    // Not a day there is.
  }
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) ? new Date(text) : undefined;
  if (!moment || Number.isNaN(moment.getTime()))
    throw new OperatorError(`${option} is a day, as 2026-11-26, or a moment, as 2026-11-26T09:00Z.`);
  return { begins: moment, ends: moment };
}
