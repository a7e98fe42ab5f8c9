import { parseArgs } from "node:util";
import { dayOf } from "../../kernel/dates.ts";
import { OperatorError } from "../../kernel/errors.ts";
import type { ConsoleCommand, ConsoleContext } from "../../platform/console/command.ts";
import { asConsole } from "../../platform/tenancy/transactions.ts";
import { foundPartnership, type PartnershipSetup } from "../partnerships/index.ts";
import { makePassphraseLink } from "./commands/links.ts";
import { addPerson, grantRole, removeSecondFactor } from "./commands/people.ts";
import { switchLocalSignIn } from "./commands/providers.ts";
import { acceptProviderCommand } from "./console/accept-provider.ts";
import { addPersonCommand } from "./console/add-person.ts";
import { setupForm } from "./forms/setup.ts";

const USAGE =
  "--name NAME --slug ADDRESS-NAME --kind district|unitary|combined|county --nation england|wales --area CODE=NAME… --manager-name NAME --manager-email ADDRESS [--parent ADDRESS-NAME] [--vision TEXT]";

/** Makes the first live partnership and its manager, who chooses a passphrase by a one-use link. */
export const accountCommands: readonly ConsoleCommand[] = [
  {
    name: "setup",
    usage: USAGE,
    meaning: "Make a live partnership and its partnership manager's one-use link, without the demonstration",
    run: setup,
  },
  addPersonCommand,
  {
    name: "remove-second-factor",
    usage: "ADDRESS",
    meaning: "Take away the second factor of somebody who has lost it, once you know that it is they who ask",
    run: removeFactor,
  },
  {
    name: "local-sign-in",
    usage: "on|off ORGANISATION",
    meaning:
      "Let the people of an organisation sign in here by passphrase too, for when its own sign-in fails; or no longer",
    run: switchSignIn,
  },
  acceptProviderCommand,
];

async function switchSignIn({ database, print }: ConsoleContext, args: readonly string[]): Promise<void> {
  const [how, organisation, ...more] = args;
  if ((how !== "on" && how !== "off") || organisation === undefined || more.length > 0)
    throw new OperatorError("Usage: frankpledge local-sign-in on|off ORGANISATION");
  const console = { slug: "installation", capabilities: ["sign-in:configure"], command: "local-sign-in" };
  const name = await asConsole(database, console, (tx) => switchLocalSignIn(tx, organisation, how === "on"));
  print(
    how === "on"
      ? `People of ${name} may sign in here by passphrase or passkey, as well as with their organisation.`
      : `People of ${name} sign in with their organisation only. Sessions that they had opened here have ended.`,
  );
}

async function removeFactor({ database, print }: ConsoleContext, [email, ...more]: readonly string[]): Promise<void> {
  if (email === undefined || more.length > 0)
    throw new OperatorError("Usage: frankpledge remove-second-factor ADDRESS");
  const console = { slug: "installation", capabilities: ["people:add"], command: "remove-second-factor" };
  await asConsole(database, console, (tx) => removeSecondFactor(tx, email));
  print(`The second factor of ${email} is gone. Their sessions have ended; they set up another when they sign in.`);
}

async function setup(context: ConsoleContext, args: readonly string[]): Promise<void> {
  const { database, config } = context;
  if (database.kind === "embedded" && config.EMBEDDED_LIVE !== "accept") {
    throw new OperatorError(
      "The embedded database is for evaluation and does not promise to survive a power cut. Set DATABASE_URL to a PostgreSQL server, or accept the risk with EMBEDDED_LIVE=accept.",
    );
  }
  const form = readOptions(args);
  const made = await asConsole(
    database,
    { slug: "installation", capabilities: ["partnerships:create", "people:add"], command: "setup" },
    async (tx) => {
      const founded = await foundPartnership(tx, form.partnership);
      if (!founded.ok) throw new OperatorError(`${founded.problems.map(({ message }) => message).join(". ")}.`);
      const manager = await addPerson(tx, form.manager);
      await grantRole(tx, manager.person, "partnership-manager", dayOf(new Date()));
      return makePassphraseLink(tx, manager.account, new Date());
    },
  );
  context.print(`${form.partnership.name} is set up at ${config.baseUrl}/${form.partnership.slug}.`);
  context.print(`Give this link to ${form.manager.email}. It works once, within seven days:`);
  context.print(`${config.baseUrl}/account/link/${made}`);
}

function readOptions(args: readonly string[]): {
  partnership: PartnershipSetup;
  manager: { name: string; email: string };
} {
  const values = parsed(args);
  const form = setupForm.safeParse(values);
  if (!form.success) {
    const [issue] = form.error.issues;
    throw new OperatorError(
      `--${String(issue?.path[0] ?? "name")}: ${issue?.message}. Usage: frankpledge setup ${USAGE}`,
    );
  }
  const { name, slug, kind, nation, area, parent, vision } = form.data;
  return {
    manager: { name: form.data["manager-name"], email: form.data["manager-email"] },
    partnership: {
      name,
      slug,
      kind,
      nation,
      stage: "live",
      ...(parent === undefined ? {} : { parentSlug: parent }),
      vision,
      purpose: "",
      areas: area,
      organisations: [],
      aims: [],
      groups: [],
    },
  };
}

function parsed(args: readonly string[]): Record<string, unknown> {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        name: text,
        slug: text,
        kind: text,
        nation: text,
        area: { type: "string", multiple: true },
        parent: text,
        vision: text,
        "manager-name": text,
        "manager-email": text,
      },
    }).values;
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : error}. Usage: frankpledge setup ${USAGE}`);
  }
}
