import { parseArgs } from "node:util";
import { dayOf } from "../../../kernel/dates.ts";
import { OperatorError } from "../../../kernel/errors.ts";
import type { ConsoleCommand, ConsoleContext } from "../../../platform/console/command.ts";
import { isDatabaseProblem } from "../../../platform/db/engine.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { makePassphraseLink } from "../commands/links.ts";
import { addPerson, grantRole } from "../commands/people.ts";
import { addPersonForm } from "../forms/add-person.ts";
import { listPartakers, listRoles } from "../store/people.ts";

const USAGE = "--partnership ADDRESS-NAME --name NAME --email ADDRESS [--organisation NAME] --role ROLE…";

/**
 * Adds somebody to a partnership with their first roles. A new partnership has a manager and nobody to accept what the
 * manager asks for: from the second person on, roles are given by two people, on the pages. So it is with the
 * first administrator of an organisation's people.
 */
export const addPersonCommand: ConsoleCommand = {
  name: "add-person",
  usage: USAGE,
  meaning: "Add somebody to a partnership with their roles, and print their one-use link",
  run,
};

async function run({ database, config, print }: ConsoleContext, args: readonly string[]): Promise<void> {
  const { partnership, name, email, organisation, role } = readOptions(args);
  const console = { slug: partnership, capabilities: ["people:add"], command: "add-person" };
  const token = await asConsole(database, console, async (tx) => {
    if (!tx.identity.partnership) throw new OperatorError(`There is no partnership at /${partnership}.`);
    const employer = organisation === undefined ? undefined : await partakerNamed(tx, organisation);
    const known = await listRoles(tx, "partnership");
    const overPeople = employer ? await listRoles(tx, "organisation") : [];
    const unknown = role.find((key) => !known.includes(key) && !overPeople.includes(key));
    if (unknown !== undefined)
      throw new OperatorError(
        `There is no role ${unknown}. The roles of a partnership are ${known.join(", ")}${employer ? `; over the people of ${employer.name}, ${overPeople.join(", ")}` : ""}.`,
      );
    const added = await addPerson(tx, { name, email, ...(employer && { organisation: employer.id }) });
    for (const key of new Set(role))
      await grantRole(tx, added.person, key, dayOf(new Date()), overPeople.includes(key) ? employer?.id : undefined);
    return makePassphraseLink(tx, added.account, new Date());
  }).catch((error: unknown) => {
    if (isDatabaseProblem(error) && error.code === "23505")
      throw new OperatorError(`Somebody has an account with the address ${email} already. Nobody was added.`);
    throw error;
  });
  print(`${name} is added. Give this link to ${email}. It works once, within seven days:`);
  print(`${config.baseUrl}/account/link/${token}`);
}

async function partakerNamed(tx: Tx, name: string): Promise<{ id: string; name: string }> {
  const partakers = await listPartakers(tx);
  const found = partakers.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (found) return found;
  const names = partakers.map((one) => one.name).join(", ");
  throw new OperatorError(
    names === ""
      ? "No organisation takes part in the partnership yet: its manager adds them at the desk, under Organisations."
      : `No organisation called ${name} takes part in the partnership today. Those that do: ${names}.`,
  );
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
      options: {
        partnership: text,
        name: text,
        email: text,
        organisation: text,
        role: { type: "string", multiple: true },
      },
    }).values;
  } catch (error) {
    throw new OperatorError(
      `${error instanceof Error ? error.message : error}. Usage: frankpledge add-person ${USAGE}`,
    );
  }
}
