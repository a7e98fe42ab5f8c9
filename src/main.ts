import { makeDemonstration, markFinished, markUnfinished, removeUnfinished } from "../demo/index.ts";
import { cannotListen, tryAddress } from "./app/address.ts";
import { type Announcement, type Closer, runProcess, startJobs } from "./app/process.ts";
import { buildApp } from "./app.ts";
import { OperatorError } from "./kernel/errors.ts";
import { listLivePartnerships, listPartnerships } from "./modules/partnerships/index.ts";
import { modules } from "./modules.ts";
import type { Config } from "./platform/config/config.ts";
import { shownDemonstrationAccounts } from "./platform/config/demonstration.ts";
import { listenForCommands } from "./platform/console/socket.ts";
import type { Database } from "./platform/db/open.ts";
import type { Services } from "./platform/services.ts";
import { asVisitor } from "./platform/tenancy/transactions.ts";

await runProcess({
  environment: process.env,
  beforeOpen: (config) => (isNew) => {
    removeUnfinished(config.dataFolder);
    if (isNew && config.DEMO !== "off") markUnfinished(config.dataFolder);
  },
  start: async (services, database, closers) => {
    const { config } = services;
    if (config.ROLE !== "worker") await tryAddress(config);
    if (database.kind === "embedded" && config.EMBEDDED_LIVE !== "accept") await refuseLivePartnerships(database);
    if (await wantsDemonstration(config, database)) await demonstrate(services);
    markFinished(config.dataFolder);
    if (config.ROLE !== "web") closers.push(startJobs(services));
    const announce = config.ROLE === "worker" ? undefined : await serve(services, closers);
    const commands = modules.flatMap((module) => module.console ?? []);
    if (database.kind === "embedded") closers.push(await listenForCommands(services, commands));
    return announce;
  },
});

/** The embedded database is for evaluation: no real partnership's work may rest on it unless its operator accepts that. */
async function refuseLivePartnerships(database: Database): Promise<void> {
  const [live] = await asVisitor(database, undefined, "start", listLivePartnerships);
  if (live === undefined) return;
  throw new OperatorError(
    `${live} is a live partnership, and the embedded database does not promise to survive a power cut. Move it to a PostgreSQL server (DATABASE_URL), or accept the risk with EMBEDDED_LIVE=accept.`,
  );
}

/** `auto` makes it in a new embedded database; `on` in any that has no partnership yet. */
async function wantsDemonstration(config: Config, database: Database): Promise<boolean> {
  if (config.DEMO === "off" || config.ROLE !== "all") return false;
  if (config.DEMO === "auto" && !database.isNew) return false;
  const partnerships = await asVisitor(database, undefined, "start", listPartnerships);
  return partnerships.length === 0;
}

async function demonstrate(services: Services): Promise<void> {
  const { log } = services;
  const { level } = log;
  // Its jobs, and how long its transactions took, are no news to whoever watches: only what goes wrong is logged.
  log.level = "error";
  process.stdout.write("Making the demonstration, once:\n");
  try {
    await makeDemonstration(services, (step, milliseconds) => {
      const line = milliseconds === undefined ? `${step} …` : `  done in ${(milliseconds / 1000).toFixed(1)} s`;
      process.stdout.write(`  ${line}\n`);
    });
  } finally {
    log.level = level;
  }
}

async function serve(services: Services, closers: Closer[]): Promise<Announcement> {
  const { config, log } = services;
  const app = await buildApp(services);
  closers.push(() => app.close());
  try {
    await app.listen({ host: config.HOST, port: config.PORT });
  } catch (error) {
    throw cannotListen(error, config);
  }
  return () => {
    log.info({ address: app.listeningOrigin }, "serving");
    sayWhere(services, app.listeningOrigin);
    process.send?.({ serving: app.listeningOrigin });
  };
}

/** Where the pages are and, in a demonstration on this computer, how to get in. */
function sayWhere({ config }: Services, address: string): void {
  const accounts = shownDemonstrationAccounts(config);
  const lines = [`\nFrankpledge is at ${config.BASE_URL ?? address}`];
  if (accounts[0]) {
    lines.push(`\nDemonstration accounts, all with the passphrase ${accounts[0].passphrase}:`);
    for (const { title, email } of accounts) lines.push(`  ${title.padEnd(46)} ${email}`);
  }
  process.stdout.write(`${lines.join("\n")}\n\n`);
}
