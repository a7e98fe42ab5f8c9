import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { builtEntry } from "../platform/config/paths.ts";

test("a server whose parent goes while it starts does not live on alone", async () => {
  const folder = mkdtempSync(join(tmpdir(), "fp-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const server = spawn(process.execPath, [builtEntry("main")], {
    env: { PATH: process.env["PATH"], DATA_DIR: join(folder, "data"), DEMO: "off", PORT: "0" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  onTestFinished(() => void server.kill("SIGKILL"));
  const ended = once(server, "exit");
  while (!existsSync(join(folder, "data"))) await sleep(20);
  server.disconnect();
  const [code] = await ended;
  expect(code).toBe(1);
});
