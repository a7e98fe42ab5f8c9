import { createHash, randomUUID } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { MultipartFile } from "@fastify/multipart";
import type { FastifyReply, FastifyRequest } from "fastify";
import { originalName } from "../kernel/file-names.ts";
import { checkFormToken, ForeignForm } from "./csrf.ts";
import type { Typed } from "./forms.ts";

/** A file as it was sent, where it lies, and what its sender says that it is: a media type, or nothing. */
export type Upload = {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly claimedType: string;
};

/** What may be sent in one form. */
export type SendingLimits = {
  readonly bytes: number;
  /** Why so many files of so many bytes may not be sent together; undefined when they may. */
  readonly tooMuch: (files: number, bytes: number) => string | undefined;
};

/** What a form with files sent: its fields, its files in a folder of their own, or why they were not taken. */
export type Received = {
  readonly fields: Typed;
  readonly uploads: readonly Upload[];
  /** Why the files were not taken; then `uploads` is empty. */
  readonly problem: string | undefined;
};

/**
 * Takes a form with files a piece at a time, so that memory stays flat: its token first, then its fields, then each file
 * into `folder` with its SHA-256 taken on the way. Whatever is refused is still read to its end, because a browser sends
 * all of a form before it listens; only what goes on beyond all measure is cut. Throws ForeignForm for a form without our
 * token in its first field.
 */
export async function receiveForm(
  req: FastifyRequest,
  reply: FastifyReply,
  folder: string,
  limits: SendingLimits,
): Promise<Received> {
  const fields: Record<string, string> = {};
  const uploads: Upload[] = [];
  const sent = { files: 0, bytes: 0 };
  let isChecked = false;
  try {
    for await (const part of req.parts({ limits: { fileSize: Number.POSITIVE_INFINITY, files: MOST_PARTS } })) {
      if (!isChecked) {
        req.body = part.type === "field" ? { [part.fieldname]: part.value } : {};
        await checkFormToken(req, reply);
        isChecked = true;
      }
      if (part.type === "field") {
        if (part.fieldname !== "_csrf") fields[part.fieldname] = String(part.value);
        continue;
      }
      const upload = await takeFile(part, folder, sent, limits);
      if (upload) uploads.push(upload);
    }
  } finally {
    await readToTheEnd(req.raw, limits);
  }
  if (!isChecked) throw new ForeignForm("The form has no token");
  const problem = limits.tooMuch(sent.files, sent.bytes);
  return { fields, uploads: problem === undefined ? uploads : [], problem };
}

/** Files and empty boxes of one form; far more than may be sent, so that it is we who say what the limit is. */
const MOST_PARTS = 1000;

/** Writes a file while the form is within its limits, and only counts it from there on. */
async function takeFile(
  part: MultipartFile,
  folder: string,
  sent: { files: number; bytes: number },
  limits: SendingLimits,
): Promise<Upload | undefined> {
  const path = join(folder, randomUUID());
  const hash = createHash("sha256");
  let sizeBytes = 0;
  await pipeline(
    part.file,
    async function* (source: AsyncIterable<Buffer>) {
      for await (const bytes of source) {
        sizeBytes += bytes.length;
        sent.bytes += bytes.length;
        if (sent.bytes > mostRead(limits)) throw tooLarge();
        if (limits.tooMuch(sent.files + 1, sent.bytes) !== undefined) continue;
        hash.update(bytes);
        yield bytes;
      }
    },
    createWriteStream(path, { mode: 0o600 }),
  );
  // A browser sends one empty file without a name when none was chosen; the name is then undefined, whatever its type says.
  const name = part.filename || "";
  if (name === "" && sizeBytes === 0) {
    await rm(path, { force: true });
    return undefined;
  }
  sent.files += 1;
  return { path, name: originalName(name), sha256: hash.digest("hex"), sizeBytes, claimedType: part.mimetype };
}

/** Twice what may be sent: whoever goes on beyond this is not a browser that waits for our answer. */
function mostRead({ bytes }: SendingLimits): number {
  return 2 * bytes;
}

function tooLarge(): Error {
  return Object.assign(new Error("More was sent than is taken"), { statusCode: 413 });
}

/** Reads what is left of a request that was refused on the way, and keeps none of it. */
async function readToTheEnd(raw: IncomingMessage, limits: SendingLimits): Promise<void> {
  if (raw.readableEnded || raw.destroyed) return;
  raw.unpipe();
  let read = 0;
  try {
    for await (const bytes of raw as AsyncIterable<Buffer>) {
      read += bytes.length;
      if (read > mostRead(limits)) return;
    }
  } catch {
    // Whoever sent it has gone: there is nobody to answer.
  }
}

/** Runs `work` with an empty folder, which is gone afterwards. Removes on the way what a crash left behind. */
export async function inUploadFolder<T>(
  dataFolder: string,
  now: Date,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const above = join(dataFolder, "work", "uploads");
  await sweep(above, now);
  const folder = join(above, randomUUID());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const LEFT_BEHIND_MS = 24 * 60 * 60 * 1000;

async function sweep(above: string, now: Date): Promise<void> {
  if (!existsSync(above)) return;
  for (const name of await readdir(above)) {
    const path = join(above, name);
    const found = await stat(path).catch(() => undefined);
    if (found && now.getTime() - found.mtimeMs > LEFT_BEHIND_MS) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Lets a connection be silent while what it sent is being worked on: the server cuts those on which nothing moves, and a
 * large form takes a while to store. The next request on it is timed as usual. (In-process requests have no timer.)
 */
export function waitPatiently({ raw }: FastifyRequest): void {
  if ("setTimeout" in raw.socket) raw.socket.setTimeout(0);
}
