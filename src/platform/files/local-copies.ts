import { randomUUID } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { NotFound } from "../../kernel/errors.ts";
import { type FileRef, findHeld, type InPartnership, readFile } from "./files.ts";

/*
 * Copies of stored files on this computer, for programs that read files rather than rows. Losing them loses nothing.
 */

/** Where this process already has a content, such as a file named on the command line; with its size and time then. */
const elsewhere = new Map<string, { path: string; size: number; changed: number }>();

/** Takes a finished temporary file as the local copy of the content it holds. Answers where it is now. */
export async function keepLocalCopy(dataFolder: string, sha256: string, path: string): Promise<string> {
  const to = await placeOf(dataFolder, sha256);
  await rename(path, to);
  return to;
}

/** Remembers, for this process, a file that holds the content and that is not ours to move. */
export async function noteLocalCopy(sha256: string, path: string): Promise<void> {
  const { size, mtimeMs } = await stat(path);
  elsewhere.set(sha256, { path, size, changed: mtimeMs });
}

/** Paths to contents, in their order, fetched from the database when no copy is here. Throws NotFound for one that may not be read. */
export async function localCopies(
  inPartnership: InPartnership,
  dataFolder: string,
  reader: string,
  contents: readonly string[],
): Promise<string[]> {
  const held = await inPartnership((tx) => findHeld(tx, reader, contents));
  if (!contents.every((sha256) => held.has(sha256))) throw new NotFound("file");
  const paths: string[] = [];
  for (const sha256 of contents) paths.push(await localCopy(inPartnership, dataFolder, { reader, sha256 }));
  return paths;
}

async function localCopy(inPartnership: InPartnership, dataFolder: string, ref: FileRef): Promise<string> {
  const noted = elsewhere.get(ref.sha256);
  if (noted && (await isUnchanged(noted))) return noted.path;

  const path = await placeOf(dataFolder, ref.sha256);
  if (existsSync(path)) {
    const now = new Date();
    await utimes(path, now, now);
    return path;
  }
  const draft = `${path}.${randomUUID()}`;
  await pipeline(Readable.from(readFile(inPartnership, ref)), createWriteStream(draft));
  await rename(draft, path);
  return path;
}

/** Deletes copies that have not been used for a while. */
export async function sweepLocalCopies(dataFolder: string, olderThanMs: number, now: Date): Promise<void> {
  const folder = join(dataFolder, "cache");
  if (!existsSync(folder)) return;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (now.getTime() - mtimeMs > olderThanMs) await rm(path, { force: true });
  }
}

async function placeOf(dataFolder: string, sha256: string): Promise<string> {
  const folder = join(dataFolder, "cache");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return join(folder, sha256);
}

async function isUnchanged(noted: { path: string; size: number; changed: number }): Promise<boolean> {
  try {
    const { size, mtimeMs } = await stat(noted.path);
    return size === noted.size && mtimeMs === noted.changed;
  } catch {
    return false;
  }
}
