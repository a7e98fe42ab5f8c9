import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { OperatorError } from "../../../kernel/errors.ts";
import type { ConsoleCommand, ConsoleContext } from "../../../platform/console/command.ts";
import type { InPartnership } from "../../../platform/files/files.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { readCopies } from "../commands/copy-ends.ts";
import { type TrailReport, verifyTrails } from "../commands/verify.ts";
import { faultSentence } from "../rules/faults.ts";

export const verify: ConsoleCommand = {
  name: "audit verify",
  usage: "[--heads FILE]",
  meaning: "Check every audit trail, and against the ends copied outside; name the first bad event",
  run,
};

async function run(context: ConsoleContext, args: readonly string[]): Promise<void> {
  const { heads } = options(args);
  const { copies, unsigned } = await readCopies(
    context.config,
    heads === undefined ? undefined : resolve(context.folder, heads),
  );
  const inInstallation: InPartnership = (work) =>
    asConsole(
      context.database,
      { slug: "installation", capabilities: ["audit:verify"], command: "audit verify" },
      work,
    );
  const reports = await verifyTrails(inInstallation, copies, context.progress);
  for (const report of reports) for (const line of describe(report)) context.print(line);
  for (const line of unsigned) context.print(`Line ${line} of the copied ends was not signed by this installation.`);
  const bad = reports.filter(({ faults }) => faults.length > 0).length;
  if (bad > 0 || unsigned.length > 0) {
    throw new OperatorError(
      `The audit trail is not whole: ${bad} of ${reports.length} chains and ${unsigned.length} copied lines are wrong. Keep the database as it is, and tell the data protection officer.`,
    );
  }
}

function describe({ name, chain, events, copies, faults }: TrailReport): string[] {
  const whose = name ?? `No partnership any more (${chain})`;
  if (faults.length > 0) return faults.map((fault) => `${whose}: ${faultSentence(fault)}`);
  const compared = copies === 0 ? "no copy of its end was compared" : `it agrees with ${copies} copies of its end`;
  return [`${whose}: ${events} events, whole; ${compared}.`];
}

function options(args: readonly string[]): { readonly heads?: string | undefined } {
  try {
    return parseArgs({ args: [...args], options: { heads: { type: "string" } } }).values;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`${problem}. Usage: frankpledge audit verify [--heads FILE]`);
  }
}
