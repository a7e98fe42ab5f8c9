import { formatInstant } from "../../../kernel/dates.ts";
import { OperatorError } from "../../../kernel/errors.ts";
import type { ConsoleCommand, ConsoleContext } from "../../../platform/console/command.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { acceptProposal } from "../commands/proposals.ts";
import { findWaiting } from "../store/proposals.ts";
import { findOrganisationCalled } from "../store/providers.ts";

export const acceptProviderCommand: ConsoleCommand = {
  name: "accept-provider",
  usage: "ORGANISATION",
  meaning:
    "Accept what was proposed as an organisation's sign-in, where one person runs the installation and the organisation has no administrator",
  run: acceptProvider,
};

async function acceptProvider({ database, print }: ConsoleContext, [words, ...more]: readonly string[]): Promise<void> {
  if (words === undefined || more.length > 0)
    throw new OperatorError("Usage: frankpledge accept-provider ORGANISATION");
  const console = { slug: "installation", capabilities: ["sign-in:configure"], command: "accept-provider" };
  const { proposal, outcome } = await asConsole(database, console, async (tx) => {
    const organisation = await findOrganisationCalled(tx, words);
    if (!organisation) throw new OperatorError(`There is no organisation called ${words}.`);
    const waiting = await findWaiting(tx, organisation.id);
    if (!waiting) throw new OperatorError(`Nothing waits to be accepted for ${organisation.name}.`);
    return { proposal: waiting, outcome: await acceptProposal(tx, waiting.id) };
  });
  if (!outcome.ok) throw new OperatorError(`${outcome.problems.map(({ message }) => message).join(". ")}.`);
  const { organisation, settings, newSecret, ofRevision, proposedBy, proposedAt } = proposal;
  print(`Accepted as the sign-in of ${organisation.name}:`);
  print(`  Provider:    ${settings.issuer}`);
  print(`  Addresses:   ${settings.emailDomains.join(", ")}`);
  print(`  Secret:      ${newSecret ? "a new secret" : "unchanged"}`);
  print(`  In place of: ${ofRevision === null ? "no provider" : "the provider as it was set"}`);
  print(`  Proposed by: ${proposedBy.name ?? "somebody who is not here any more"}, ${formatInstant(proposedAt)}`);
  if (!settings.localSignIn)
    print("  Its people sign in with their organisation only. Sessions opened here have ended.");
}
