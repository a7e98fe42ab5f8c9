import { chmodSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { OperatorError } from "../../kernel/errors.ts";
import { sha256 } from "../../kernel/ids.ts";
import type { Services } from "../services.ts";
import { type ConsoleCommand, type ConsoleProgress, findCommand } from "./command.ts";

/*
 * The embedded database serves one process. While the server runs on it, the command line hands its command to the
 * server over a socket that only this user of the host can open, and shows what the server says.
 */

type Asked = { readonly args: readonly string[]; readonly folder: string };
type Said =
  | { readonly kind: "print"; readonly line: string }
  | { readonly kind: "progress"; readonly at: ConsoleProgress }
  | { readonly kind: "done"; readonly problem?: string };

/** Takes commands for a data folder that this process holds. Answers how to stop. */
export async function listenForCommands(
  services: Services,
  commands: readonly ConsoleCommand[],
): Promise<() => Promise<void>> {
  const path = socketPath(services.config.dataFolder);
  if (process.platform !== "win32") rmSync(path, { force: true });
  const server = createServer((socket) => void answer(socket, services, commands));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(path, resolve));
  if (process.platform !== "win32") chmodSync(path, 0o600);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

async function answer(socket: Socket, services: Services, commands: readonly ConsoleCommand[]): Promise<void> {
  const say = (said: Said) => socket.writable && socket.write(`${JSON.stringify(said)}\n`);
  socket.on("error", () => {});
  for await (const line of createInterface({ input: socket })) {
    const { args, folder } = JSON.parse(line) as Asked;
    const found = findCommand(commands, args);
    try {
      if (!found) throw new OperatorError(`The server that runs here does not know the command ${args.join(" ")}.`);
      await found.command.run(
        {
          ...services,
          folder,
          print: (text) => say({ kind: "print", line: text }),
          progress: (at) => say({ kind: "progress", at }),
        },
        found.rest,
      );
      say({ kind: "done" });
    } catch (error) {
      if (!(error instanceof OperatorError)) services.log.error({ err: error }, "a console command failed");
      say({ kind: "done", problem: error instanceof Error ? error.message : String(error) });
    }
    socket.end();
    return;
  }
}

/** Has the server that holds the data folder run a command. Throws OperatorError with what the server refuses. */
export async function askServer(
  dataFolder: string,
  asked: Asked,
  show: { readonly print: (line: string) => void; readonly progress: (at: ConsoleProgress) => void },
): Promise<void> {
  const socket = connect(socketPath(dataFolder));
  try {
    await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  } catch {
    throw new OperatorError(
      `The data folder ${dataFolder} is in use by a process that takes no commands. Stop it, then try again.`,
    );
  }
  socket.write(`${JSON.stringify(asked)}\n`);
  for await (const line of createInterface({ input: socket })) {
    const said = JSON.parse(line) as Said;
    if (said.kind === "print") show.print(said.line);
    else if (said.kind === "progress") show.progress(said.at);
    else if (said.problem === undefined) return;
    else throw new OperatorError(said.problem);
  }
  throw new OperatorError(
    "The server stopped before the command was done. Start it again: what had begun goes on by itself.",
  );
}

/** In the data folder, unless that is too long for a socket's address (about 100 characters). */
function socketPath(dataFolder: string): string {
  const key = sha256(dataFolder).toString("hex").slice(0, 16);
  if (process.platform === "win32") return `\\\\.\\pipe\\frankpledge-${key}`;
  const path = join(dataFolder, "console.sock");
  return path.length <= 100 ? path : join("/tmp", `frankpledge-${key}.sock`);
}
