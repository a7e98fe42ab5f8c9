import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { openEmbedded } from "../../src/platform/db/embedded.ts";
import { knownMigrations } from "../../src/platform/db/migrate.ts";
import { migratedSnapshot } from "../database.ts";
import { bareEnvironment, type Installation, runCommand, startProgram } from "../journeys/program.ts";
import { useTempFolder } from "../temp-folder.ts";
import { type Account, attempt, MAIN, refusal, refusalOf, START } from "./attempts.ts";
import { groupGone, holderOf, isAlive, npmStart } from "./npm-start.ts";
import { port } from "./ports.ts";

/*
 * The built program as it starts on a folder, or says in one line why it does not and what to do, and as it stops: by
 * itself, through what npm start runs, and when that is killed.
 */

describe.runIf(process.env["TEST_ENGINE"] === "pglite")("on the embedded database", { timeout: 180_000 }, () => {
  const folder = useTempFolder();
  const prepared = join(folder, "prepared");
  /** A busy machine answers slowly, and must answer here all the same. */
  const SETTINGS = { DEMO: "off", EMBEDDED_LIVE: "accept", SHED_DELAY_MS: "0" };
  beforeAll(async () => {
    await (await openEmbedded({ dataFolder: prepared, snapshot: await migratedSnapshot() })).close();
  }, 180_000);

  /** A folder that does not exist yet. */
  const aPlace = () => join(mkdtempSync(join(folder, "place-")), "data");
  /** An installation that was made before, without the demonstration. */
  function anInstallation(): Installation {
    const at = aPlace();
    cpSync(prepared, at, { recursive: true });
    return { ...SETTINGS, DATA_DIR: at };
  }

  describe("a start is refused", () => {
    test.each([
      [{ PORT: "many" }, 'PORT must be a whole number from 0 to 65535, and is "many".'],
      [{ ROLE: "cook" }, 'ROLE must be all, web or worker, and is "cook".'],
      [{ LOG_LEVEL: "loud" }, 'LOG_LEVEL must be error, warn, info or debug, and is "loud".'],
      [
        { DATABASE_URL: "mysql://root:hunter2@db/x" },
        "DATABASE_URL must be an address that begins postgres:// or postgresql://.",
      ],
      [
        { TRUST_PROXY: "the proxy" },
        'TRUST_PROXY must be IP addresses or ranges such as 10.0.0.0/8, or loopback, linklocal, uniquelocal, separated by commas, and is "the proxy".',
      ],
      [
        { HOST: "0.0.0.0", BASE_URL: "http://safer.example" },
        "HOST is 0.0.0.0, which others can reach, so BASE_URL must be the https address they use: sign-in cookies work only over https or on this computer.",
      ],
      [
        { ROLE: "web" },
        "ROLE is web, but the embedded database serves one process only. Set DATABASE_URL to a PostgreSQL server, or leave ROLE out.",
      ],
    ])("for the settings %o, and touches nothing", async (settings, sentence) => {
      const at = aPlace();
      expect(await refusal({ DATA_DIR: at, ...settings })).toBe(sentence);
      expect(existsSync(at)).toBe(false);
    });

    test("by npm start as by the server itself, after its progress", async () => {
      const { stdout, ...ended } = await attempt({ DATA_DIR: aPlace(), HOST: "0.0.0.0" }, { program: START });
      expect(refusalOf({ ...ended, stdout: "" })).toMatch(/^HOST is 0\.0\.0\.0, which others can reach, so BASE_URL /);
      expect(stdout).toMatch(/^Packages and build are up to date \(.* s\)\. Starting the server …\n$/);
    });

    test("when the port is in use, before a demonstration is made", async () => {
      const other = createServer();
      const at = await port(other);
      const installation = { ...anInstallation(), DEMO: "on", PORT: String(at) };
      expect(await refusal(installation)).toBe(
        `Port ${at} is in use. Stop what uses it, or choose another with PORT, such as PORT=${at + 1}.`,
      );
      expect(holderOf(installation.DATA_DIR)).toBeUndefined();
      other.close();
    });

    test("when the host is not this computer's", async () => {
      const settings = { ...anInstallation(), HOST: "192.0.2.1", BASE_URL: "https://safer.example" };
      expect(await refusal(settings)).toBe(
        "HOST 192.0.2.1 is not an address of this computer. Set HOST to one that is.",
      );
    });

    test("when the data folder would be below a file", async () => {
      const file = join(folder, "file");
      writeFileSync(file, "");
      expect(await refusal({ DATA_DIR: join(file, "data") })).toBe(
        `The data folder ${join(file, "data")} cannot be written (ENOTDIR). Give this user the right to write it, or name another with DATA_DIR.`,
      );
    });

    const stranger = aStranger();
    test.runIf(stranger)("when the data folder may only be read", async () => {
      const at = anInstallation();
      for (const open of [folder, join(at.DATA_DIR, ".."), at.DATA_DIR]) chmodSync(open, 0o555);
      try {
        expect(await refusal(at, stranger?.account)).toBe(
          `The data folder ${at.DATA_DIR} cannot be written (EACCES). Give this user the right to write it, or name another with DATA_DIR.`,
        );
      } finally {
        for (const open of [folder, join(at.DATA_DIR, ".."), at.DATA_DIR]) chmodSync(open, 0o755);
      }
    });

    test("when its database cannot be read", async () => {
      const at = anInstallation();
      rmSync(join(at.DATA_DIR, "database", "global"), { recursive: true });
      expect(await refusal(at)).toMatch(
        /^The embedded database in .* cannot be opened \(.*\)\. Restore a backup of that folder, or start on another with DATA_DIR\.$/,
      );
    });

    test("when its database is no folder", async () => {
      const at = aPlace();
      mkdirSync(at);
      writeFileSync(join(at, "database"), "");
      expect(await refusal({ DATA_DIR: at })).toMatch(/^The embedded database in .* cannot be opened \(EEXIST.*\)\. /);
    });

    test("when the database is of a newer version than the program", async () => {
      const at = anInstallation();
      const last = knownMigrations().at(-1)?.version ?? 0;
      const db = await openEmbedded({ dataFolder: at.DATA_DIR });
      await db.script(`insert into ctx.migrations (version, name, checksum) values (${last + 1}, 'later.sql', 'x')`);
      await db.close();
      expect(await refusal(at)).toBe(
        `This database is of a newer version (${last + 1}) than this program (${last}). Start the newer program, or restore a backup from before the upgrade.`,
      );
      expect(holderOf(at.DATA_DIR)).toBeUndefined();
    });
  });

  test("a lock that a crash has left, or whose number another program has now, keeps nobody out", async () => {
    const at = anInstallation();
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
      stdio: "ignore",
      ...aStranger()?.account,
    });
    const gone = spawn(process.execPath, ["-e", ""], { stdio: "ignore" });
    await once(gone, "exit");
    try {
      for (const { pid } of [gone, other]) {
        writeFileSync(join(at.DATA_DIR, "lock"), JSON.stringify({ process: pid, started: "another start" }));
        expect(await (await startProgram(at)).stop()).toBe(0);
      }
    } finally {
      other.kill("SIGKILL");
    }
  });

  describe.runIf(process.platform !== "win32")("npm start", () => {
    const SETUP =
      "setup --name Safer_Testing --slug safer-testing --kind district --nation england --area E07000066=Basildon --manager-name Manager --manager-email manager@example.org";

    test("stops in order on SIGTERM and on SIGINT, and the next start finds everything", async () => {
      const at = anInstallation();
      for (const signal of ["SIGTERM", "SIGINT"] as const) {
        const start = npmStart(at);
        const address = await start.serving();
        const server = await start.server();
        if (signal === "SIGTERM") {
          expect(await refusal(at)).toBe(
            `The data folder ${at.DATA_DIR} is in use by process ${server}. Stop that one first, or name another folder with DATA_DIR.`,
          );
          await runCommand(at, ...SETUP.split(" "));
        }
        expect((await fetch(`${address}/safer-testing`)).status).toBe(200);

        start.process.kill(signal);
        expect(await start.ended).toBe(0);
        await groupGone(server);
        expect(holderOf(at.DATA_DIR)).toBeUndefined();
      }
    });

    test("leaves no server behind when it is killed, and the next start takes up the folder", async () => {
      const at = { ...SETTINGS, DATA_DIR: aPlace() };
      const early = npmStart(at);
      const first = await early.server();
      early.process.kill("SIGKILL");
      await groupGone(first);

      const late = npmStart(at);
      await late.serving();
      const second = await late.server();
      expect(second).not.toBe(first);
      late.process.kill("SIGKILL");
      await groupGone(second);
      // Told by nobody but the end of its parent, it has stopped in order all the same.
      expect(holderOf(at.DATA_DIR)).toBeUndefined();
    });

    test("does not begin a server whose parent is gone before its code is read", async () => {
      const at = aPlace();
      const { server } = await aParent(at, "process.kill(process.pid, 'SIGKILL')");
      await groupGone(server);
      // A server that has missed the end of its parent would have made the folder by now.
      expect(existsSync(at)).toBe(false);
    });

    test.each([150, 400])("leaves no server behind when it is killed %i ms after starting one", async (ms) => {
      const { parent, server } = await aParent(aPlace(), "");
      await sleep(ms);
      expect(isAlive(server)).toBe(true);
      parent.kill("SIGKILL");
      await groupGone(server);
    });
  });
});

/** A process that starts a server as `npm start` does, says its number, and goes on with `then`. */
async function aParent(dataFolder: string, then: string): Promise<{ parent: ChildProcess; server: number }> {
  const options = `{ stdio: ["ignore", "ignore", "inherit", "ipc"], detached: true }`;
  const start = `require("node:child_process").spawn(process.execPath, [${JSON.stringify(MAIN)}], ${options})`;
  const parent = spawn(process.execPath, ["-e", `console.log(${start}.pid); ${then}`], {
    env: bareEnvironment({ DATA_DIR: dataFolder, PORT: "0", DEMO: "off" }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface({ input: parent.stdout }), "line")) as [string];
  return { parent, server: Number(line) };
}

/** Another user than root to run as, where we are root and that one can read the program; or whoever we are. */
function aStranger(): { readonly account?: Account } | undefined {
  if (process.platform === "win32") return undefined;
  if (process.getuid?.() !== 0) return {};
  const account = { uid: 65_534, gid: 65_534 };
  const reads = spawnSync(process.execPath, ["-e", "fs.readFileSync(process.argv[1])", MAIN], { ...account });
  return reads.status === 0 ? { account } : undefined;
}
