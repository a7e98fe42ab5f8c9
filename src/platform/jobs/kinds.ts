import { sql } from "kysely";
import type { Tx } from "../tenancy/tx.ts";

/**
 * What a kind of job is: its name and the most it may do. Declared where it is asked for (`commands.ts`); how it is done
 * stands in the module's `jobs.ts`, so that asking does not import doing. `Payload` holds ids only.
 */
export type JobKind<Payload extends Record<string, string>> = {
  readonly name: string;
  readonly capabilities: readonly string[];
  /** How often it is tried before it is parked. */
  readonly tries: number;
  readonly payload?: Payload;
};

export function jobKind<Payload extends Record<string, string>>(
  name: string,
  { capabilities, tries = 5 }: { capabilities: readonly string[]; tries?: number },
): JobKind<Payload> {
  return { name, capabilities, tries };
}

/** Writes the job in the transaction that needs it; it runs after the commit, for the person who acts here. */
export async function enqueue<Payload extends Record<string, string>>(
  tx: Tx,
  kind: JobKind<Payload>,
  payload: Payload,
): Promise<string> {
  const { id } = await tx
    .insertInto("jobs")
    .values({
      name: kind.name,
      payload: JSON.stringify(payload),
      acts_for: tx.identity.person ?? null,
      capabilities: [...kind.capabilities],
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  tx.afterCommit.push(wakeWorkers);
  return id;
}

/**
 * Writes a job for every partnership, because something of the installation has changed for all of them; once for each
 * occasion. The actor must hold areas:import; the jobs act for nobody, and may read and import datasets at most.
 */
export async function enqueueEverywhere(tx: Tx, kind: JobKind<Record<string, never>>, occasion: string): Promise<void> {
  await sql`select ctx.enqueue_everywhere(${kind.name}, ${occasion}, ${[...kind.capabilities]})`.execute(tx);
  tx.afterCommit.push(wakeWorkers);
}

const listeners = new Set<() => void>();

/** Calls `listener` whenever this process has committed a job; the worker in the same process need not poll for it. */
export function onJobs(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the workers of this process that a job was committed. */
export function wakeWorkers(): void {
  for (const listener of listeners) listener();
}
