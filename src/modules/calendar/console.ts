import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { formatDay } from "../../kernel/dates.ts";
import { OperatorError } from "../../kernel/errors.ts";
import type { ConsoleCommand } from "../../platform/console/command.ts";
import { asConsole } from "../../platform/tenancy/transactions.ts";
import { importHolidayFile } from "./commands.ts";
import { MOST_CHARACTERS } from "./forms.ts";
import { DIVISION_LABELS } from "./rules/holidays.ts";

export const calendarCommands: readonly ConsoleCommand[] = [
  {
    name: "import bank-holidays",
    usage: "FILE",
    meaning: "Bring bank holidays up to date from the JSON file that GOV.UK publishes",
    run: async ({ database, folder, print }, args) => {
      const [path, ...more] = args;
      if (path === undefined || more.length > 0)
        throw new OperatorError("Name one file: frankpledge import bank-holidays FILE");
      const text = await readText(resolve(folder, path));
      const outcome = await asConsole(
        database,
        { slug: "installation", capabilities: ["calendar:import"], command: "import bank-holidays" },
        (tx) => importHolidayFile(tx, text, basename(path)),
      );
      if (!outcome.ok) throw new OperatorError(outcome.problems.map(({ message }) => message).join("\n"));
      for (const { division, from, to, holidays, outcome: came } of outcome.value) {
        const days = `${holidays.length === 1 ? "1 day" : `${holidays.length} days`} from ${formatDay(from)} to ${formatDay(to)}`;
        print(`${DIVISION_LABELS[division]}: ${came === "new" ? "imported" : "held already, let be"}. ${days}.`);
      }
    },
  },
];

async function readText(path: string): Promise<string> {
  const about = await stat(path).catch(() => undefined);
  if (!about?.isFile()) throw new OperatorError(`There is no file ${path}.`);
  if (about.size > MOST_CHARACTERS) throw new OperatorError(`${path} is larger than ${MOST_CHARACTERS / 1e6} MB.`);
  return readFile(path, "utf8");
}
