import { expect, test } from "vitest";
import { isInstalled } from "./install.mjs";

const machine = { platform: "linux", arch: "x64" };
const lock = {
  "": { version: "0.1.0" },
  "node_modules/zod": { version: "4.6.7", integrity: "sha512-z" },
  "node_modules/native-linux": { version: "1.0.0", optional: true, os: ["linux"], cpu: ["x64"] },
  "node_modules/native-mac": { version: "1.0.0", optional: true, os: ["darwin"], cpu: ["arm64"] },
};
const { "node_modules/native-mac": _mac, "": _root, ...present } = lock;

test("packages are installed when every one that this machine needs is there", () => {
  expect(isInstalled(lock, present, machine)).toBe(true);
});

test("nothing installed is not installed", () => {
  expect(isInstalled(lock, {}, machine)).toBe(false);
});

test("another version or another content is not what the lock asks for", () => {
  const older = { ...present, "node_modules/zod": { version: "4.6.6", integrity: "sha512-z" } };
  const altered = { ...present, "node_modules/zod": { version: "4.6.7", integrity: "sha512-other" } };
  expect(isInstalled(lock, older, machine)).toBe(false);
  expect(isInstalled(lock, altered, machine)).toBe(false);
});

test("a package that the lock does not know has to go", () => {
  expect(isInstalled(lock, { ...present, "node_modules/stray": { version: "1.0.0" } }, machine)).toBe(false);
});

test("a folder carried from another machine lacks the native parts of this one", () => {
  const { "node_modules/native-linux": _linux, ...carried } = present;
  expect(isInstalled(lock, carried, machine)).toBe(false);
});
