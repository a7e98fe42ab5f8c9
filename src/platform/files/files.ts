import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { constants, createBrotliCompress, createBrotliDecompress } from "node:zlib";
import { sql } from "kysely";
import { NotFound } from "../../kernel/errors.ts";
import type { Tx } from "../tenancy/tx.ts";

/** Opens one short transaction; storing and reading take several, so that nothing waits while bytes move. */
export type InPartnership = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** A stored content: its SHA-256 in hexadecimal, and the capability that may read it. */
export type FileRef = { readonly sha256: string; readonly reader: string };

export type StoredFile = FileRef & { readonly sizeBytes: number; readonly mediaType: string };

export type Storing = {
  readonly reader: string;
  readonly mediaType: string;
  /** Text is stored compressed; what is compressed already is stored as it is. */
  readonly compress: boolean;
  /** SHA-256 in hexadecimal when it is known already; a content held under it is not read again. */
  readonly sha256?: string;
};

const CHUNK_BYTES = 1024 * 1024;
const PIECE_BYTES = 256 * 1024;

/**
 * Stores the file at `path` unless the partnership holds the same content for the same readers already. The row that makes
 * it a file is written last: it is whole or absent.
 */
export async function storeFile(inPartnership: InPartnership, path: string, storing: Storing): Promise<StoredFile> {
  const sha256 = storing.sha256 ?? (await hashFile(path));
  const ref: FileRef = { sha256, reader: storing.reader };
  const { size } = await stat(path);
  const stored: StoredFile = { ...ref, sizeBytes: size, mediaType: storing.mediaType };

  // The last chunk goes in with the row that makes the chunks a file: one transaction for a file of one chunk.
  let chunks = 0;
  let last: Buffer | undefined;
  const source = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const bytes of chunked(storing.compress ? compressed(source) : source)) {
    const before = last;
    if (before && (await inPartnership((tx) => storeChunk(tx, ref, chunks - 1, before))) === "held") return stored;
    chunks += 1;
    last = bytes;
  }
  await inPartnership((tx) =>
    Promise.all([
      last && insertChunk(tx, ref, chunks - 1, last),
      tx
        .insertInto("files")
        .values({
          ...key(ref),
          size_bytes: size,
          media_type: storing.mediaType,
          encoding: storing.compress ? "br" : "identity",
          chunk_count: chunks,
          stored_by: tx.identity.person ?? null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    ]),
  );
  return stored;
}

/** Stores a chunk that more follow; says of the first when the whole file is held already. */
async function storeChunk(tx: Tx, ref: FileRef, position: number, bytes: Buffer): Promise<"stored" | "held"> {
  if (position === 0 && (await findFile(tx, ref))) return "held";
  await insertChunk(tx, ref, position, bytes);
  return "stored";
}

async function insertChunk(tx: Tx, ref: FileRef, position: number, bytes: Buffer): Promise<void> {
  await tx
    .insertInto("file_chunks")
    .values({ ...key(ref), position, bytes })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function findFile(tx: Tx, ref: FileRef): Promise<StoredFile | undefined> {
  const row = await fileRow(tx, ref);
  return row && { ...ref, sizeBytes: row.size_bytes, mediaType: row.media_type };
}

/** Which of the contents are held for a reader. */
export async function findHeld(tx: Tx, reader: string, contents: readonly string[]): Promise<Set<string>> {
  const keys = contents.map((sha256) => Buffer.from(sha256, "hex"));
  const { rows } = await sql<{ sha256: Buffer }>`
    select sha256 from files where reader = ${reader} and sha256 = any(${keys})`.execute(tx);
  return new Set(rows.map(({ sha256 }) => Buffer.from(sha256).toString("hex")));
}

/**
 * The content, a chunk at a time, each read in a transaction of its own: who loses the right loses the rest. Throws
 * NotFound when there is no such file for this reader, and an Error when what is stored is not what was stored.
 */
export async function* readFile(inPartnership: InPartnership, ref: FileRef): AsyncGenerator<Uint8Array> {
  const row = await inPartnership((tx) => fileRow(tx, ref));
  if (!row) throw new NotFound("file");
  const hash = createHash("sha256");
  const encoded = chunksOf(inPartnership, ref, row.chunk_count);
  for await (const bytes of row.encoding === "br" ? decompressed(encoded) : encoded) {
    hash.update(bytes);
    yield bytes;
  }
  if (hash.digest("hex") !== ref.sha256) throw new Error(`The stored file ${ref.sha256} is damaged`);
}

async function* chunksOf(inPartnership: InPartnership, ref: FileRef, count: number): AsyncGenerator<Buffer> {
  for (let position = 0; position < count; position++) {
    const chunk = await inPartnership((tx) =>
      tx
        .selectFrom("file_chunks")
        .select("bytes")
        .where("reader", "=", ref.reader)
        .where("sha256", "=", Buffer.from(ref.sha256, "hex"))
        .where("position", "=", position)
        .executeTakeFirst(),
    );
    if (!chunk) throw new NotFound("file");
    yield chunk.bytes;
  }
}

function fileRow(tx: Tx, ref: FileRef) {
  return tx
    .selectFrom("files")
    .select(["size_bytes", "media_type", "encoding", "chunk_count"])
    .where("reader", "=", ref.reader)
    .where("sha256", "=", Buffer.from(ref.sha256, "hex"))
    .executeTakeFirst();
}

function key(ref: FileRef) {
  return { reader: ref.reader, sha256: Buffer.from(ref.sha256, "hex") };
}

/** SHA-256 of a file on disk, in hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(path, { highWaterMark: CHUNK_BYTES })) hash.update(bytes);
  return hash.digest("hex");
}

/** Quality 1 halves a CSV at 400 MB a second, in large pieces; more would cost an import more than it saves. */
function compressed(source: Readable): Readable {
  const brotli = createBrotliCompress({ chunkSize: PIECE_BYTES, params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  return pipeline(source, brotli, leaveToReader);
}

function decompressed(source: AsyncIterable<Uint8Array>): Readable {
  return pipeline(Readable.from(source), createBrotliDecompress(), leaveToReader);
}

/** An error of the pipeline reaches whoever reads its end. */
function leaveToReader(): void {}

async function* chunked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of source) {
    held.push(bytes);
    size += bytes.length;
    while (size >= CHUNK_BYTES) {
      const all = Buffer.concat(held);
      yield all.subarray(0, CHUNK_BYTES);
      held = [all.subarray(CHUNK_BYTES)];
      size -= CHUNK_BYTES;
    }
  }
  if (size > 0) yield Buffer.concat(held);
}
