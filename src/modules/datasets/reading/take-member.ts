import { type FileHandle, open, rm } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { type Header, readHeader } from "../formats/header.ts";
import { inspect, type Shape } from "./inspection.ts";
import type { UploadLimits } from "./limits.ts";
import { SNIFF_BYTES, sniff } from "./sniff.ts";

/** What came of one file in an upload. `refused` speaks of the whole upload, `not-read` only of this file. */
export type Taken =
  | { readonly state: "taken"; readonly header: Header; readonly shape: Shape; readonly crc32: number }
  | { readonly state: "not-read"; readonly reason: string }
  | { readonly state: "refused"; readonly message: string };

/** How much has been unpacked so far, over all uploads of a batch. */
export type Budget = { unpackedBytes: number };

export type TakeOptions = {
  /** Where to write the plain bytes; undefined when they already lie in a file. */
  readonly path: string | undefined;
  /** Bytes of the archive that these come from; undefined when they are not packed. */
  readonly packedBytes: number | undefined;
  readonly budget: Budget;
  readonly limits: UploadLimits;
  /** The SHA-256 of the bytes, when it is known already. */
  readonly sha256?: string | undefined;
  /** Whether to compute the CRC-32, for archives that carry it. */
  readonly withCrc32?: boolean;
  /** Called after each piece. */
  readonly onBytes: () => void;
};

/**
 * Reads the bytes of one file, writes them down, and inspects them on the way. Stops, without reading on, at a file that
 * turns out not to be an incident file, and at one that unpacks to more than the limits allow; leaves nothing of those.
 */
export async function takeMember(bytes: AsyncIterable<Buffer>, options: TakeOptions): Promise<Taken> {
  const { path } = options;
  const file = path === undefined ? undefined : await open(path, "wx");
  let taken: Taken | undefined;
  try {
    taken = await take(bytes, file, options);
    return taken;
  } finally {
    await file?.close();
    if (path !== undefined && taken?.state !== "taken") await rm(path);
  }
}

async function take(bytes: AsyncIterable<Buffer>, file: FileHandle | undefined, options: TakeOptions): Promise<Taken> {
  const { budget, sha256, withCrc32, onBytes } = options;
  const inspection = inspect(sha256);
  let start: Buffer = Buffer.alloc(0);
  let decision: Decision | undefined;
  let unwritten: Buffer[] = [];
  let taken = 0;
  let sum = 0;
  const write = async () => {
    await file?.appendFile(Buffer.concat(unwritten));
    unwritten = [];
  };

  for await (const piece of bytes) {
    taken += piece.length;
    budget.unpackedBytes += piece.length;
    const beyond = beyondLimits(taken, options);
    if (beyond) return { state: "refused", message: beyond };

    if (!decision) {
      start = Buffer.concat([start, piece]);
      decision = decide(start, false);
      if (decision?.state === "not-read") return decision;
    }
    inspection.take(piece);
    if (withCrc32) sum = crc32(piece, sum);
    if (file) unwritten.push(piece);
    if (unwritten.length >= PIECES_PER_WRITE) await write();
    onBytes();
  }
  await write();

  if (taken === 0) return { state: "not-read", reason: "it is empty" };
  decision ??= decide(start, true);
  if (decision?.state !== "known") return decision ?? { state: "not-read", reason: "it has no first row" };
  const shape = inspection.finish();
  if (shape.hasNul) return { state: "not-read", reason: HAS_NUL };
  return { state: "taken", header: decision.header, shape, crc32: sum };
}

type Decision =
  | { readonly state: "known"; readonly header: Header }
  | { readonly state: "not-read"; readonly reason: string };

/** Archives unpack in pieces of 16 KB or more; to write each by itself takes longer than to unpack it. */
const PIECES_PER_WRITE = 32;

/** Enough to hold any header, in any encoding. */
const DECIDE_BYTES = 64 << 10;

/** Whether a file that begins with `start` is an incident file; undefined when more must be seen to tell. */
function decide(start: Buffer, isAll: boolean): Decision | undefined {
  if (start.length < SNIFF_BYTES && !isAll) return undefined;
  const kind = sniff(start);
  if (kind.kind === "other") return { state: "not-read", reason: `it is ${kind.what}` };
  if (kind.kind !== "text") return { state: "not-read", reason: NESTED };

  const head = inspect();
  head.take(start.subarray(0, DECIDE_BYTES));
  const { firstLine, hasNul, bytes } = head.finish();
  if (hasNul) return { state: "not-read", reason: HAS_NUL };
  if (!isAll && bytes < DECIDE_BYTES && !/[\r\n]/.test(start.toString("latin1"))) return undefined;
  const header = readHeader(firstLine);
  if (!header.ok) return { state: "not-read", reason: header.problems.map(({ message }) => message).join("; ") };
  return { state: "known", header: header.value };
}

const HAS_NUL = "it holds NUL bytes, so it is no text file, or is damaged";
const NESTED = "it is an archive inside an archive; unpack that one first, and send the files in it";

function beyondLimits(taken: number, { packedBytes, budget, limits }: TakeOptions): string | undefined {
  if (budget.unpackedBytes > limits.unpackedBytes) {
    return `The files unpack to more than the ${Math.round(limits.unpackedBytes / 1e9)} GB that one import may hold. Send fewer at a time.`;
  }
  if (packedBytes !== undefined && taken > limits.ratioFromBytes && taken > packedBytes * limits.ratio) {
    return `A file in it unpacks to more than ${limits.ratio} times its packed size, which no incident file does. Nothing of it was taken.`;
  }
  return undefined;
}
