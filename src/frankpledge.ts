import { isUnfinished } from "../demo/index.ts";
import { OperatorError } from "./kernel/errors.ts";
import { modules } from "./modules.ts";
import { type Config, describeConfig, readConfig } from "./platform/config/config.ts";
import { demonstrationAccounts } from "./platform/config/demonstration.ts";
import { builtEntry } from "./platform/config/paths.ts";
import { type ConsoleCommand, type ConsoleProgress, findCommand } from "./platform/console/command.ts";
import { askServer } from "./platform/console/socket.ts";
import { lockHolder } from "./platform/db/lock.ts";
import { migrateServer } from "./platform/db/migrate.ts";
import { openDatabase } from "./platform/db/open.ts";
import { prepareServer } from "./platform/db/prepare.ts";
import { openTaskRunner } from "./platform/engine/runner.ts";
import { openLog } from "./platform/log/log.ts";

/** Commands that need no open database, or open it in a way of their own. */
const OWN: readonly (Pick<ConsoleCommand, "name" | "usage" | "meaning"> & {
  readonly run: (args: readonly string[]) => Promise<void> | void;
})[] = [
  { name: "help", usage: "", meaning: "List the commands", run: help },
  {
    name: "config",
    usage: "[--json]",
    meaning: "Print each setting with its value, source and meaning; secrets masked",
    run: printConfig,
  },
  {
    name: "migrate",
    usage: "",
    meaning: "Bring a PostgreSQL server's database up to this version (DATABASE_OWNER_URL)",
    run: migrate,
  },
  {
    name: "database prepare",
    usage: "SUPERUSER_URL",
    meaning: "Make the roles and logins on a PostgreSQL server and print the settings",
    run: prepare,
  },
  {
    name: "demo accounts",
    usage: "[--json]",
    meaning: "List the demonstration's accounts with their passphrase",
    run: printAccounts,
  },
];

const COMMANDS = modules.flatMap((module) => module.console ?? []);

// Whoever reads our output may stop reading, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  clearProgress();
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function run(args: readonly string[]): Promise<void> {
  if (args.length === 0 || args[0] === "--help") {
    help();
    return;
  }
  const own = OWN.find((command) => command.name === args.slice(0, command.name.split(" ").length).join(" "));
  if (own) return own.run(args.slice(own.name.split(" ").length));
  const found = findCommand(COMMANDS, args);
  if (!found) throw new OperatorError(`There is no command ${args.join(" ")}. \`frankpledge help\` lists them.`);
  await runOnDatabase(args, found);
}

async function runOnDatabase(
  args: readonly string[],
  found: { command: ConsoleCommand; rest: readonly string[] },
): Promise<void> {
  const config = readConfig(process.env);
  const show = { print, progress: showProgress };
  const folder = process.env["INIT_CWD"] ?? process.cwd();
  const embedded = !config.DATABASE_URL && !config.DATABASE_WORKER_URL;
  if (embedded && lockHolder(config.dataFolder) !== undefined) {
    return askServer(config.dataFolder, { args, folder }, show);
  }
  const log = openLog("warn", { write: (line) => void process.stderr.write(line) });
  const engine = openTaskRunner({ entry: builtEntry("engine") });
  const database = await openDatabase(
    { ...config, ROLE: embedded ? "all" : "worker" },
    { beforeOpen: () => refuseUnfinished(config) },
  );
  try {
    await found.command.run({ config, log, database, engine, folder, ...show }, found.rest);
  } finally {
    await engine.close();
    await database.close();
  }
}

/** What is half made is made anew at the next start, so nothing else may be put into it. */
function refuseUnfinished({ dataFolder }: Pick<Config, "dataFolder">): void {
  if (!isUnfinished(dataFolder)) return;
  throw new OperatorError(
    `The demonstration in ${dataFolder} is half made. Run npm start once, which makes it anew, or name another folder with DATA_DIR.`,
  );
}

function help(): void {
  print("Usage: npm run frankpledge -- COMMAND\n");
  const commands = [...OWN, ...COMMANDS].sort((one, other) => one.name.localeCompare(other.name));
  for (const { name, usage, meaning } of commands) print(`  ${`${name} ${usage}`.trimEnd()}\n      ${meaning}`);
  print("\nTo serve: npm start. Settings are environment variables: frankpledge config lists them.");
}

function printConfig(args: readonly string[]): void {
  const settings = describeConfig(process.env);
  if (args.includes("--json")) print(JSON.stringify(settings, null, 2));
  else for (const { name, value, source, meaning } of settings) print(`${name}=${value}  (${source})\n    ${meaning}`);
}

async function migrate(): Promise<void> {
  const { DATABASE_OWNER_URL } = readConfig(process.env);
  if (!DATABASE_OWNER_URL) {
    throw new OperatorError(
      "DATABASE_OWNER_URL is not set. The embedded database is migrated at each start and needs no command.",
    );
  }
  const ran = await migrateServer(DATABASE_OWNER_URL);
  print(ran.length === 0 ? "The database is up to date." : `Migrated: ${ran.join(", ")}.`);
}

async function prepare([url]: readonly string[]): Promise<void> {
  if (!url)
    throw new OperatorError(
      "Give the address of the database as its superuser: frankpledge database prepare postgres://postgres@host/frankpledge",
    );
  const settings = await prepareServer(url);
  for (const [name, value] of Object.entries(settings)) print(`${name}=${value}`);
}

function printAccounts(args: readonly string[]): void {
  const accounts = demonstrationAccounts(readConfig(process.env));
  if (args.includes("--json")) print(JSON.stringify(accounts, null, 2));
  else if (accounts.length === 0) print("This installation has no demonstration.");
  else for (const { title, email, passphrase } of accounts) print(`${title}: ${email} / ${passphrase}`);
}

function print(line: string): void {
  clearProgress();
  process.stdout.write(`${line}\n`);
}

let shown = false;

/** One line that is written over, on a terminal; nothing elsewhere. */
function showProgress({ text, done, of }: ConsoleProgress): void {
  if (!process.stderr.isTTY) return;
  const width = 24;
  const filled = of ? Math.round((width * Math.min(done ?? 0, of)) / of) : 0;
  const bar = of ? `[${"█".repeat(filled)}${"░".repeat(width - filled)}] ` : "";
  process.stderr.write(`\r\x1b[2K${bar}${text}`);
  shown = true;
}

function clearProgress(): void {
  if (shown) process.stderr.write("\r\x1b[2K");
  shown = false;
}
