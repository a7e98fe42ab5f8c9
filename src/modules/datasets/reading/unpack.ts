import { createReadStream } from "node:fs";
import { open, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { TaskContext } from "../../../platform/engine/tasks.ts";
import { openZip, type ZipArchive, type ZipEntry } from "../../../platform/files/zip.ts";
import { readFileName } from "../formats/file-names.ts";
import { UPLOAD_LIMITS, type UploadLimits } from "./limits.ts";
import { type Member, type NotRead, type Refused, shownName, type Unpacked, type Upload } from "./members.ts";
import { readPieces } from "./pieces.ts";
import { SNIFF_BYTES, sniff } from "./sniff.ts";
import { type Budget, type Taken, takeMember } from "./take-member.ts";

export type UnpackInput = {
  readonly uploads: readonly Upload[];
  /** An empty folder for the plain files. */
  readonly folder: string;
  readonly limits?: UploadLimits;
};

/**
 * Finds the incident files in uploads, which may be CSV, gzip or ZIP whatever their names say, and unpacks them. An upload
 * that is damaged or beyond the limits is refused whole; files in it that are something else are listed with the reason.
 */
export async function unpackUploads(input: UnpackInput, context: TaskContext): Promise<Outcome<Unpacked>> {
  const { uploads, limits = UPLOAD_LIMITS } = input;
  const sizes = await Promise.all(uploads.map(async ({ path }) => (await stat(path)).size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > limits.sentBytes) {
    return refuse(
      `The files come to more than the ${Math.round(limits.sentBytes / 1e6)} MB that may be sent at once. Send fewer at a time.`,
    );
  }

  const members: Member[] = [];
  const notRead: NotRead[] = [];
  const refused: Refused[] = [];
  const budget: Budget = { unpackedBytes: 0 };
  let before = 0;
  for (const [i, upload] of uploads.entries()) {
    const size = sizes[i] ?? 0;
    const sent = before;
    const report = (share: number) =>
      context.progress({ done: sent + Math.min(share, 1) * size, total, note: `Unpacking ${shownName(upload.name)}` });
    const found = await unpackOne(upload, i, size, { folder: input.folder, limits, budget, report });
    if (found.refused) {
      refused.push({ upload: i, name: shownName(upload.name), message: found.refused });
      await Promise.all(found.members.map(({ path }) => (path === upload.path ? undefined : rm(path))));
    } else {
      members.push(...found.members);
      notRead.push(...found.notRead);
    }
    before += size;
  }
  return done({ members: withDuplicates(members), notRead, refused });
}

type Place = {
  readonly folder: string;
  readonly limits: UploadLimits;
  readonly budget: Budget;
  readonly report: (share: number) => void;
};

type Found = { readonly members: Member[]; readonly notRead: NotRead[]; readonly refused?: string };

/** A file of an upload, and what came of it. */
type Tried = { readonly name: string; readonly path: string; readonly taken: Taken };

async function unpackOne(upload: Upload, number: number, size: number, place: Place): Promise<Found> {
  const kind = sniff(await firstBytes(upload.path));
  if (kind.kind === "zip") return unpackZip(upload, number, place);
  if (kind.kind === "gzip") return unpackGzip(upload, number, size, place);
  const name = shownName(upload.name);
  const taken: Taken =
    kind.kind === "other" ? { state: "not-read", reason: `it is ${kind.what}` } : await takeText(upload, size, place);
  return foundOf([{ name, path: upload.path, taken }], number);
}

function takeText({ path, sha256 }: Upload, size: number, { budget, limits, report }: Place): Promise<Taken> {
  const before = budget.unpackedBytes;
  const onBytes = () => report((budget.unpackedBytes - before) / size);
  return takeMember(readPieces(path), { path: undefined, packedBytes: undefined, sha256, budget, limits, onBytes });
}

async function unpackGzip(upload: Upload, number: number, size: number, place: Place): Promise<Found> {
  const { budget, limits, report } = place;
  const path = join(place.folder, `${number}.csv`);
  const file = createReadStream(upload.path, { highWaterMark: 1 << 20 });
  // The pipeline hands every fault on to whoever reads the plain bytes.
  const bytes = pipeline(file, createGunzip({ chunkSize: 1 << 18 }), () => undefined);
  try {
    const onBytes = () => report(file.bytesRead / size);
    const taken = await takeMember(bytes, { path, packedBytes: size, budget, limits, onBytes });
    return foundOf([{ name: shownName(upload.name.replace(/\.gz$/i, "")), path, taken }], number);
  } catch (error) {
    return nothing(gzipTrouble(error));
  }
}

async function unpackZip(upload: Upload, number: number, place: Place): Promise<Found> {
  let zip: ZipArchive;
  try {
    zip = await openZip(upload.path);
  } catch (error) {
    if (isOfMachine(error)) throw error;
    return nothing("The ZIP has no readable list of contents: it was probably cut short. Download it again.");
  }
  try {
    const most = place.limits.entries;
    if (zip.entryCount > most) {
      return nothing(`The ZIP holds ${formatCount(zip.entryCount)} files, and ${formatCount(most)} is the most.`);
    }
    return await unpackEntries(zip, number, place);
  } finally {
    zip.close();
  }
}

async function unpackEntries(zip: ZipArchive, number: number, place: Place): Promise<Found> {
  const tried: Tried[] = [];
  let at = "its list of contents";
  try {
    for await (const entry of zip.entries()) {
      at = shownName(entry.name);
      if (isOfficePart(entry.name)) return { ...foundOf(tried, number), refused: OFFICE };
      const path = join(place.folder, `${number}-${tried.length}.csv`);
      const taken = await takeEntry(entry, path, place, tried.length / zip.entryCount);
      tried.push({ name: at, path, taken });
      if (taken.state === "refused") break;
    }
  } catch (error) {
    if (isOfMachine(error)) throw error;
    return { ...foundOf(tried, number), refused: `The ZIP is damaged, at ${at}. Download it again.` };
  }
  return foundOf(tried, number);
}

const OFFICE = "It is a spreadsheet or another Office document. Save it as CSV, and send that.";

/** Throws when the bytes are not those that the archive speaks of. */
async function takeEntry(entry: ZipEntry, path: string, place: Place, share: number): Promise<Taken> {
  const { budget, limits, report } = place;
  if (entry.unreadable !== undefined) return { state: "not-read", reason: entry.unreadable };
  const onBytes = () => report(share);
  const options = { path, packedBytes: entry.packedBytes, withCrc32: true, budget, limits, onBytes };
  const taken = await takeMember(await entry.bytes(), options);
  if (taken.state === "taken" && taken.crc32 !== entry.crc32) {
    await rm(path);
    throw new Error("The checksum differs");
  }
  return taken;
}

function foundOf(files: readonly Tried[], upload: number): Found {
  const members: Member[] = [];
  const notRead: NotRead[] = [];
  let refused: string | undefined;
  for (const { name, path, taken } of files) {
    if (taken.state === "refused") refused = taken.message;
    if (taken.state === "not-read") notRead.push({ upload, name, reason: taken.reason });
    if (taken.state === "taken") {
      members.push({ upload, name, path, header: taken.header, shape: taken.shape, namedFor: readFileName(name) });
    }
  }
  return refused === undefined ? { members, notRead } : { members, notRead, refused };
}

function nothing(refused: string): Found {
  return { members: [], notRead: [], refused };
}

function formatCount(count: number): string {
  return count.toLocaleString("en-GB");
}

/** The first of members with the same bytes stays as it is; the others name it. */
function withDuplicates(members: readonly Member[]): Member[] {
  const first = new Map<string, string>();
  return members.map((member) => {
    const { sha256, lines, regular } = member.shape;
    // Months without incidents all have the same bytes, a header, and still are files of different months.
    if (regular && lines <= 1) return member;
    const earlier = first.get(sha256);
    if (earlier !== undefined) return { ...member, duplicateOf: earlier };
    first.set(sha256, member.name);
    return member;
  });
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function isOfficePart(name: string): boolean {
  return name === "[Content_Types].xml" || name === "mimetype";
}

/** Whether the fault is this server's (no room, no permission) rather than the archive's. */
function isOfMachine(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

function gzipTrouble(error: unknown): string {
  if (isOfMachine(error)) throw error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "Z_BUF_ERROR") return "The gzip file is cut short. Download it again.";
  if (typeof code === "string" && code.startsWith("Z_")) return "The gzip file is damaged. Download it again.";
  throw error;
}
