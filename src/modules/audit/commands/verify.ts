import type { InPartnership } from "../../../platform/files/files.ts";
import type { EndsCopy } from "../rules/ends.ts";
import { endsOfChain, type Fault, faultByCopies, firstFaults } from "../rules/faults.ts";
import * as store from "../store/trails.ts";

/** What became of checking one chain. */
export type TrailReport = {
  readonly chain: string;
  /** Whose it is; undefined when no partnership has this id any more. */
  readonly name: string | undefined;
  /** How many events were found in order. */
  readonly events: number;
  /** With how many copies of its end it was compared. */
  readonly copies: number;
  readonly faults: readonly Fault[];
};

/** Events checked in one transaction: the embedded database is held for some 50 ms by them. */
const EVENTS_AT_ONCE = 2_000;

/**
 * Checks every chain of the installation from its first event to its end, and against the copies of ends made outside.
 * `inInstallation` opens transactions that hold audit:verify. Changes nothing.
 */
export async function verifyTrails(
  inInstallation: InPartnership,
  copies: readonly EndsCopy[],
  progress: (at: { readonly text: string; readonly done: number; readonly of: number }) => void = () => {},
): Promise<TrailReport[]> {
  const { ends, names } = await inInstallation(async (tx) => ({
    ends: await store.listTrailEnds(tx),
    names: await store.listPartnershipNames(tx),
  }));
  const copied = copies.flatMap((copy) => copy.ends.map(({ chain }) => chain));
  const chains = [...new Set([...names.keys(), ...ends.map(({ chain }) => chain), ...copied])].sort();
  const reports: TrailReport[] = [];
  for (const chain of chains) {
    progress({ text: `Checking the trail of ${names.get(chain) ?? chain}`, done: reports.length, of: chains.length });
    const { events, fault } = await followChain(inInstallation, chain);
    const kept = endsOfChain(copies, chain);
    const hashes = new Map<number, string>();
    for (let i = 0; i < kept.length; i += EVENTS_AT_ONCE) {
      const numbers = kept.slice(i, i + EVENTS_AT_ONCE).map(({ seq }) => seq);
      const found = await inInstallation((tx) => store.listHashes(tx, chain, numbers));
      for (const [seq, hash] of found) hashes.set(seq, hash);
    }
    const faults = firstFaults(fault, faultByCopies(kept, hashes, fault ? 0 : events));
    reports.push({ chain, name: names.get(chain), events, copies: kept.length, faults });
  }
  return reports;
}

async function followChain(
  inInstallation: InPartnership,
  chain: string,
): Promise<{ readonly events: number; readonly fault?: Fault }> {
  let at: Pick<store.Checked, "seq" | "hash"> = { seq: 0, hash: "" };
  for (;;) {
    const from = at;
    const next = await inInstallation((tx) => store.readNextEvents(tx, chain, from, EVENTS_AT_ONCE));
    if (next.fault) return { events: next.fault.seq - 1, fault: next.fault };
    if (next.ended) return { events: next.seq };
    at = next;
  }
}
