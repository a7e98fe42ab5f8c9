import { createHash } from "node:crypto";
import { closeSync, createReadStream, existsSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

/**
 * Whether a passphrase is in the operator's list of those that have been stolen elsewhere. Three forms are read: a folder
 * with a file for every five first digits of the SHA-1 (`21BD1` or `21BD1.txt`, as the range downloads of Have I Been
 * Pwned come), one file of whole SHA-1s in order with or without counts, and a plain list with one passphrase a line.
 * The list stays on the disk; nothing is asked of anybody else.
 */
export async function isBreached(list: string, passphrase: string): Promise<boolean> {
  const digest = createHash("sha1").update(passphrase.normalize("NFC")).digest("hex").toUpperCase();
  if (statSync(list).isDirectory()) return inRanges(list, digest);
  return firstLine(list).match(HASH_LINE) ? inOrder(list, digest) : inPlainList(list, passphrase);
}

const HASH_LINE = /^[0-9A-F]{40}(:\d+)?\r?$/i;
/** No line of hashes is longer, counts included. */
const LONGEST_LINE = 80;

async function inRanges(folder: string, digest: string): Promise<boolean> {
  const [prefix, suffix] = [digest.slice(0, 5), digest.slice(5)];
  const path = [prefix, `${prefix}.txt`].map((name) => join(folder, name)).find(existsSync);
  if (path === undefined) return false;
  const lines = (await readFile(path, "utf8")).toUpperCase().split(/\r?\n/);
  return lines.some((line) => line.split(":")[0] === suffix);
}

/** Halves the file until the line is found: some thirty reads in a list of a thousand million. */
function inOrder(path: string, digest: string): boolean {
  const file = openSync(path, "r");
  try {
    let [from, to] = [0, fstatSync(file).size];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      const line = lineAround(file, middle);
      const hash = line.text.slice(0, 40).toUpperCase();
      if (hash === digest) return true;
      if (hash < digest) from = line.end;
      else to = line.begin;
    }
    return false;
  } finally {
    closeSync(file);
  }
}

/** The line that a byte of the file belongs to, and where it begins and ends, its line end included. */
function lineAround(file: number, at: number): { text: string; begin: number; end: number } {
  const start = Math.max(0, at - LONGEST_LINE);
  const bytes = Buffer.alloc(2 * LONGEST_LINE);
  const read = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, start));
  const before = at === start ? -1 : read.lastIndexOf(10, at - start - 1);
  const after = read.indexOf(10, at - start);
  const end = after < 0 ? read.length : after;
  return { text: read.toString("latin1", before + 1, end), begin: start + before + 1, end: start + end + 1 };
}

async function inPlainList(path: string, passphrase: string): Promise<boolean> {
  const wanted = passphrase.normalize("NFC").toLowerCase();
  const input = createReadStream(path, "utf8");
  try {
    for await (const line of createInterface({ input }))
      if (line.normalize("NFC").toLowerCase() === wanted) return true;
    return false;
  } finally {
    input.destroy();
  }
}

function firstLine(path: string): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(LONGEST_LINE);
    return bytes.toString("latin1", 0, readSync(file, bytes, 0, bytes.length, 0)).split("\n")[0] ?? "";
  } finally {
    closeSync(file);
  }
}
