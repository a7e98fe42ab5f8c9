import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterAll } from "vitest";

/**
 * Bundles a program for a process of its own, since Node.js does not run TypeScript; answers its path. It lies below
 * node_modules, from where it finds the packages that it leaves out. Gone after the tests of this file.
 */
export async function builtProgram(source: string): Promise<string> {
  const folder = resolve("node_modules", ".cache", `frankpledge-${process.pid}-${Date.now()}`);
  mkdirSync(folder, { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: { program: resolve(source) },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    logLevel: "error",
  });
  return join(folder, "program.mjs");
}
