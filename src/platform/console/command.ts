import type { Services } from "../services.ts";

/** What a command of the command line may use while it runs. */
export type ConsoleContext = Services & {
  /** The folder the command was given in; relative file names are of it. */
  readonly folder: string;
  /** A line for standard output: what the command was asked for. */
  readonly print: (line: string) => void;
  /** How far it is, for a terminal; said instead of printed. */
  readonly progress: (at: ConsoleProgress) => void;
};

export type ConsoleProgress = { readonly text: string; readonly done?: number; readonly of?: number };

/** A command of the command line, such as `frankpledge import incidents`. */
export type ConsoleCommand = {
  /** The words it is called by: "import incidents". */
  readonly name: string;
  /** What may follow the name: "--partnership SLUG FILE…". */
  readonly usage: string;
  /** One line for `frankpledge help`. */
  readonly meaning: string;
  /** Throws OperatorError with one sentence for what the operator can mend. */
  readonly run: (context: ConsoleContext, args: readonly string[]) => Promise<void>;
};

/** The command that `args` name, with what is left of them. The longest name wins. */
export function findCommand(
  commands: readonly ConsoleCommand[],
  args: readonly string[],
): { readonly command: ConsoleCommand; readonly rest: readonly string[] } | undefined {
  for (const words of [3, 2, 1]) {
    const name = args.slice(0, words).join(" ");
    const command = commands.find((candidate) => candidate.name === name);
    if (command) return { command, rest: args.slice(words) };
  }
  return undefined;
}
