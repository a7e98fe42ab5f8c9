import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockDataFolder, lockHolder } from "./lock.ts";

const folder = () => mkdtempSync(join(tmpdir(), "fp-lock-"));

test("a second taker of the folder is told who holds it and what to do", () => {
  const at = folder();
  const lock = lockDataFolder(at);
  expect(() => lockDataFolder(at)).toThrow(`in use by process ${process.pid}`);
  expect(lockHolder(at)).toBe(process.pid);
  lock.release();
  expect(lockHolder(at)).toBeUndefined();
  lockDataFolder(at).release();
});

test("the lock of a process that is gone is taken over", () => {
  const at = folder();
  writeFileSync(join(at, "lock"), JSON.stringify({ process: 2 ** 22 + 1, started: "x" }));
  lockDataFolder(at).release();
  expect(existsSync(join(at, "lock"))).toBe(false);
});

// The first process of all is another user's, unless we are root.
test.runIf(existsSync("/proc/self/stat")).each([process.pid, 1])(
  "process number %i, which another process has now, does not keep the folder locked",
  (number) => {
    const at = folder();
    writeFileSync(join(at, "lock"), JSON.stringify({ process: number, started: "another-boot:1" }));
    lockDataFolder(at).release();
  },
);

test.each(["", "{", "null", '{"process":"x"}'])("a torn lock file %j is taken over", (content) => {
  const at = folder();
  writeFileSync(join(at, "lock"), content);
  lockDataFolder(at).release();
});

test("a folder that cannot be made is named with the way out", () => {
  const at = folder();
  writeFileSync(join(at, "file"), "");
  expect(() => lockDataFolder(join(at, "file", "data"))).toThrow(/cannot be written .* DATA_DIR/);
});
