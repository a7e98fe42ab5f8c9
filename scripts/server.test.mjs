import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inRoot } from "./places.mjs";

/** A server that answers signals as src/main.ts must, and says what happens to it. */
const POLITE = `
const say = (line) => process.stdout.write(line + "\\n");
process.on("SIGINT", () => { say("got SIGINT"); setTimeout(() => process.exit(0), 50); });
process.on("SIGTERM", () => { say("got SIGTERM"); process.exit(7); });
process.on("disconnect", () => process.exit(0));
setInterval(() => {}, 1000);
say("up " + process.pid);
`;

/** A server that will not stop, with a child of its own that will not either. */
const STUBBORN = `
import { spawn } from "node:child_process";
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
setInterval(() => {}, 1000);
process.stdout.write("up " + child.pid + "\\n");
`;

let folder = "";
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "frankpledge-server-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe.runIf(process.platform !== "win32")("npm start", () => {
  test("passes Ctrl-C on once, though npm repeats it, and ends with the server's own code", async () => {
    const running = await start(POLITE);
    running.process.kill("SIGINT");
    running.process.kill("SIGINT");

    expect(await running.ended).toBe(0);
    expect(running.lines.filter((line) => line === "got SIGINT")).toHaveLength(1);
  });

  test("answers SIGTERM with the code that the server gives", async () => {
    const running = await start(POLITE);
    running.process.kill("SIGTERM");

    expect(await running.ended).toBe(7);
  });

  test("ends the whole group on a second Ctrl-C", async () => {
    const running = await start(STUBBORN);
    running.process.kill("SIGINT");
    await sleep(1200);
    expect(isAlive(running.pid)).toBe(true);
    running.process.kill("SIGINT");

    expect(await running.ended).toBe(128 + 9);
    await gone(running.pid);
  });

  test("leaves no server behind when it is killed itself", async () => {
    const running = await start(POLITE);
    running.process.kill("SIGKILL");
    await gone(running.pid);
  });

  test.each(["node", "sh"])("stops the server when the %s that started it is gone", async (through) => {
    const running = await start(POLITE, { through });
    running.process.kill("SIGKILL");
    await gone(running.pid);
  });
});

/**
 * Starts `source` as `npm start` starts the server, and waits until it says "up" and the number of a process to watch.
 * @param {string} source
 * @param {{ through?: string }} [how] through: with a process between, as npm is; it may go by way of a shell that stays
 */
async function start(source, { through } = {}) {
  const program = path.join(folder, "program.mjs");
  fs.writeFileSync(program, source);
  const starter = path.join(folder, "starter.mjs");
  const from = (/** @type {string} */ name) => JSON.stringify(pathToFileURL(inRoot("scripts", name)).href);
  fs.writeFileSync(
    starter,
    `import { serve } from ${from("server.mjs")};
     import { progressTo } from ${from("progress.mjs")};
     process.exitCode = await serve(${JSON.stringify(program)}, [], progressTo("stderr"));`,
  );
  // A second command keeps every sh from making way for the first.
  const [command, args] =
    through === "sh" ? ["sh", ["-c", `'${process.execPath}' '${starter}'; true`]] : [process.execPath, [starter]];
  const between = `require("node:child_process").spawn(${JSON.stringify(command)}, ${JSON.stringify(args)}, { stdio: "inherit" })`;
  const child = spawn(process.execPath, through ? ["-e", between] : [starter], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, npm_lifecycle_event: "start" },
  });

  /** @type {string[]} */
  const lines = [];
  const reader = createInterface({ input: child.stdout });
  /** @type {number} */
  const pid = await new Promise((resolve) => {
    reader.on("line", (line) => {
      lines.push(line);
      if (line.startsWith("up ")) resolve(Number(line.slice(3)));
    });
  });
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return { process: child, pid, lines, ended };
}

/**
 * Resolves when the process has ended; the test's own time limit is the other way out.
 * @param {number} pid
 */
async function gone(pid) {
  while (isAlive(pid)) await sleep(50);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
