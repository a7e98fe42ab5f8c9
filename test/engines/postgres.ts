import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import type { TestProject } from "vitest/node";

/** A PostgreSQL server to test on. `adminUrl` is a superuser's; its server may hold other databases than ours. */
export type PostgresServer = { readonly adminUrl: string; readonly stop: () => Promise<void> };

declare module "vitest" {
  export interface ProvidedContext {
    /** A superuser's URL, in the tests of the `postgres` project: `inject("postgresAdminUrl")`. */
    postgresAdminUrl: string;
  }
}

/** What vitest calls once before the tests of the `postgres` project, and what it calls after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide("postgresAdminUrl", server.adminUrl);
  return server.stop;
}

/**
 * The server that TEST_DATABASE_URL names, or else a throw-away one from the binaries on this machine. That one is held
 * by a process of its own and ends with us, even when we are killed. Rejects when there is neither.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given) return { adminUrl: given, stop: async () => {} };

  // Detached, so that Ctrl-C does not end it under tests that are still running.
  const holder = spawn(process.execPath, [path.resolve("scripts", "postgres.mjs"), "--guarded"], {
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => holder.once("exit", () => resolve()));
  let said = "";
  holder.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });

  const adminUrl = await firstLine(holder.stdout);
  if (adminUrl === undefined) throw new Error(said.trim() || "PostgreSQL did not start");
  return {
    adminUrl,
    stop: async () => {
      holder.stdin.end();
      await ended;
    },
  };
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string | undefined> {
  for await (const line of createInterface({ input: stream })) return line;
  return undefined;
}
