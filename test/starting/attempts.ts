import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { inProject } from "../../src/platform/config/paths.ts";
import { bareEnvironment } from "../journeys/program.ts";

export const MAIN = inProject("dist", "main.js");
/** What `npm start` runs. */
export const START = inProject("scripts", "start.mjs");

/** A start that came to its end: what was said, and the exit code. */
export type Attempt = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Another user of this computer to run as. */
export type Account = { readonly uid: number; readonly gid: number };

/** Starts a program with these settings and nothing else, and waits until it ends by itself. */
export async function attempt(
  settings: Readonly<Record<string, string>>,
  { program = MAIN, account }: { readonly program?: string; readonly account?: Account } = {},
): Promise<Attempt> {
  const running = spawn(process.execPath, [program], {
    env: bareEnvironment({ PORT: "0", ...settings }),
    stdio: ["ignore", "pipe", "pipe"],
    ...account,
  });
  const [stdout, stderr] = [heard(running.stdout), heard(running.stderr)];
  const patience = setTimeout(() => running.kill("SIGKILL"), LONGEST_MS);
  const [code] = (await once(running, "close")) as [number | null];
  clearTimeout(patience);
  return { code, stdout: stdout.join(""), stderr: stderr.join("") };
}

/** Whoever has not refused by then does not refuse. Several times what the slowest needs, on a busy machine too. */
const LONGEST_MS = 150_000;

/** What comes out of a stream, piece by piece. */
export function heard(stream: ChildProcess["stdout"]): string[] {
  const pieces: string[] = [];
  stream?.setEncoding("utf8").on("data", (text: string) => void pieces.push(text));
  return pieces;
}

/**
 * The one line with which a start was refused. Throws when it said more, or less, or ended as if all were well: the
 * operator reads this line alone, and a service manager only the exit code.
 */
export function refusalOf({ code, stdout, stderr }: Attempt): string {
  const said = `exit code ${code}\n── standard output\n${stdout}\n── standard error\n${stderr}`;
  if (code !== 1) throw new Error(`Expected a refusal with exit code 1, but: ${said}`);
  if (stdout !== "") throw new Error(`A refusal prints nothing that it was not asked for: ${said}`);
  if (!/^[A-Z][^\n]*\.\n$/.test(stderr)) throw new Error(`Expected one line that is a sentence, but: ${said}`);
  return stderr.trimEnd();
}

/** The refusal of a start of the server itself. */
export async function refusal(settings: Readonly<Record<string, string>>, account?: Account): Promise<string> {
  return refusalOf(await attempt(settings, account && { account }));
}
