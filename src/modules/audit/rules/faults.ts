import type { EndsCopy } from "./ends.ts";

/** What can be wrong with a chain of events, as `ctx.check_events` tells it. */
export type FaultKind = "missing" | "repeated" | "changed" | "rewritten" | "unlinked" | "cut" | "unended";

/** The first bad event of a chain; with `to`, one of the events up to there, or all of them when they are cut off. */
export type Fault = {
  readonly kind: FaultKind;
  readonly seq: number;
  readonly to?: number;
  /** When the end was copied outside that shows it; undefined when the chain shows it by itself. */
  readonly copiedAt?: string;
};

export type KeptEnd = { readonly seq: number; readonly hash: string; readonly takenAt: string };

/** The copied ends of one chain, earliest first; the same end copied twice is one. */
export function endsOfChain(copies: readonly EndsCopy[], chain: string): KeptEnd[] {
  const kept = new Map<string, KeptEnd>();
  for (const { takenAt, ends } of copies) {
    for (const { chain: of, seq, hash } of ends) {
      if (of === chain && seq > 0 && !kept.has(`${seq} ${hash}`)) kept.set(`${seq} ${hash}`, { seq, hash, takenAt });
    }
  }
  return [...kept.values()].sort((one, other) => one.seq - other.seq);
}

/**
 * The first fault that copies of the end show: an end that the chain does not have any more. `hashes` are those that the
 * chain has now at the numbers of the copies; `last` is its last number, as far as it could be followed.
 */
export function faultByCopies(
  kept: readonly KeptEnd[],
  hashes: ReadonlyMap<number, string>,
  last: number,
): Fault | undefined {
  let right = 0;
  for (const { seq, hash, takenAt } of kept) {
    const now = hashes.get(seq);
    if (now === hash) right = seq;
    else if (now === undefined) return { kind: "cut", seq: Math.max(last, right) + 1, to: seq, copiedAt: takenAt };
    else return { kind: "rewritten", seq: Math.min(right + 1, seq), to: seq, copiedAt: takenAt };
  }
  return undefined;
}

/**
 * The chain's own fault names its event, and copies only the stretch since the last that was right: they are asked when the
 * chain by itself shows nothing, or something later.
 */
export function firstFaults(own: Fault | undefined, byCopies: Fault | undefined): Fault[] {
  if (!own) return byCopies ? [byCopies] : [];
  return byCopies && (byCopies.to ?? byCopies.seq) < own.seq ? [byCopies, own] : [own];
}

/** "Event 5 has been changed." */
export function faultSentence({ kind, seq, to = seq, copiedAt }: Fault): string {
  const copy = copiedAt === undefined ? "" : `, as the end copied at ${copiedAt} shows`;
  const events = to > seq ? `Events ${seq} to ${to}` : `Event ${seq}`;
  switch (kind) {
    case "missing":
      return `Event ${seq} is missing, though later events are there.`;
    case "repeated":
      return `There is one event too many at ${seq}.`;
    case "changed":
      return `Event ${seq} has been changed.`;
    case "rewritten":
      return to > seq
        ? `An event from ${seq} to ${to} was rewritten together with the hashes after it${copy}.`
        : `Event ${seq} was rewritten together with its hash, and perhaps events before it${copy}.`;
    case "unlinked":
      return `Event ${seq} does not say any more which event it follows.`;
    case "cut":
      return `${events} ${to > seq ? "are" : "is"} gone from the end${copy}.`;
    case "unended":
      return `Event ${seq} stands after the end of the trail, or the end is gone.`;
  }
}
