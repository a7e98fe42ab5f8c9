import { parseArgs } from "node:util";
import { dayOf } from "../../../kernel/dates.ts";
import { OperatorError } from "../../../kernel/errors.ts";
import type { ConsoleCommand, ConsoleContext } from "../../../platform/console/command.ts";
import { isDatabaseProblem } from "../../../platform/db/engine.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { makePassphraseLink } from "../commands/links.ts";
import { addPerson, grantRole } from "../commands/people.ts";
import { addPersonForm } from "../forms/add-person.ts";
import { listPartnershipRoles } from "../store/people.ts";

const USAGE = "--partnership ADDRESS-NAME --name NAME --email ADDRESS --role ROLE…";

/**
 * Adds somebody to a partnership with their first roles. A new partnership has a manager and nobody to accept what the
 * manager asks for: from the second person on, roles are given by two people, on the pages.
 */
export const addPersonCommand: ConsoleCommand = {
  name: "add-person",
  usage: USAGE,
  meaning: "Add somebody to a partnership with their roles, and print their one-use link",
  run,
};

async function run({ database, config, print }: ConsoleContext, args: readonly string[]): Promise<void> {
  const { partnership, name, email, role } = readOptions(args);
  const console = { slug: partnership, capabilities: ["people:add"], command: "add-person" };
  const token = await asConsole(database, console, async (tx) => {
    if (!tx.identity.partnership) throw new OperatorError(`There is no partnership at /${partnership}.`);
    const known = await listPartnershipRoles(tx);
    const unknown = role.find((key) => !known.includes(key));
    if (unknown !== undefined)
      throw new OperatorError(`There is no role ${unknown}. The roles of a partnership are ${known.join(", ")}.`);
    const added = await addPerson(tx, { name, email });
    for (const key of new Set(role)) await grantRole(tx, added.person, key, dayOf(new Date()));
    return makePassphraseLink(tx, added.account, new Date());
  }).catch((error: unknown) => {
    if (isDatabaseProblem(error) && error.code === "23505")
      throw new OperatorError(`Somebody has an account with the address ${email} already. Nobody was added.`);
    throw error;
  });
  print(`${name} is added. Give this link to ${email}. It works once, within seven days:`);
  print(`${config.baseUrl}/account/link/${token}`);
}

function readOptions(args: readonly string[]) {
  const form = addPersonForm.safeParse(parsed(args));
  if (form.success) return form.data;
  const [issue] = form.error.issues;
  throw new OperatorError(
    `--${String(issue?.path[0] ?? "name")}: ${issue?.message}. Usage: frankpledge add-person ${USAGE}`,
  );
}

function parsed(args: readonly string[]): Record<string, unknown> {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { partnership: text, name: text, email: text, role: { type: "string", multiple: true } },
    }).values;
  } catch (error) {
    throw new OperatorError(
      `${error instanceof Error ? error.message : error}. Usage: frankpledge add-person ${USAGE}`,
    );
  }
}
