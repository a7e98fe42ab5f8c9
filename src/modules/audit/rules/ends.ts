import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";

/** The end of a chain: the number and hash of its last event. Whoever keeps it can tell later whether the past has changed. */
export type TrailEnd = { readonly chain: string; readonly seq: number; readonly hash: string };

/** The ends of all chains at one time, as they are copied outside. */
export type EndsCopy = { readonly takenAt: string; readonly ends: readonly TrailEnd[] };

/** An Ed25519 key pair as PEM. The private half signs copies; the public half goes with them. */
export function newSigningKeys(): { readonly privateKey: string; readonly publicKey: string } {
  return generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
}

export function publicKeyOf(privateKey: string): string {
  return createPublicKey(createPrivateKey(privateKey)).export({ type: "spki", format: "pem" }).toString();
}

/** A copy as one line of text, signed. */
export function signedLine(copy: EndsCopy, privateKey: string): string {
  const signature = sign(null, Buffer.from(signedPart(copy)), privateKey).toString("base64");
  return JSON.stringify({ takenAt: copy.takenAt, ends: copy.ends.map(plainEnd), signature });
}

export type ReadLines = {
  readonly copies: readonly EndsCopy[];
  /** Numbers, from 1, of the lines that are no copies signed with this key. */
  readonly unsigned: readonly number[];
};

/** Reads lines that `signedLine` wrote, in any order; blank ones are passed over. */
export function readSignedLines(text: string, publicKey: string): ReadLines {
  const copies: EndsCopy[] = [];
  const unsigned: number[] = [];
  const key = createPublicKey(publicKey);
  text.split("\n").forEach((line, i) => {
    if (line.trim() === "") return;
    const copy = readLine(line);
    if (copy && verify(null, Buffer.from(signedPart(copy)), key, Buffer.from(copy.signature, "base64"))) {
      copies.push({ takenAt: copy.takenAt, ends: copy.ends });
    } else unsigned.push(i + 1);
  });
  return { copies, unsigned };
}

function signedPart({ takenAt, ends }: EndsCopy): string {
  return JSON.stringify([takenAt, ends.map(({ chain, seq, hash }) => [chain, seq, hash])]);
}

function plainEnd({ chain, seq, hash }: TrailEnd): TrailEnd {
  return { chain, seq, hash };
}

function readLine(line: string): (EndsCopy & { readonly signature: string }) | undefined {
  try {
    const { takenAt, ends, signature } = JSON.parse(line) as Record<string, unknown>;
    if (typeof takenAt !== "string" || typeof signature !== "string" || !Array.isArray(ends)) return undefined;
    return ends.every(isEnd) ? { takenAt, ends: ends.map(plainEnd), signature } : undefined;
  } catch {
    return undefined;
  }
}

function isEnd(end: unknown): end is TrailEnd {
  if (typeof end !== "object" || end === null) return false;
  const { chain, seq, hash } = end as Record<string, unknown>;
  return typeof chain === "string" && Number.isInteger(seq) && typeof hash === "string";
}
