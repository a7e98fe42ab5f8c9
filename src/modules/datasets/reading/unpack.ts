import { createReadStream } from "node:fs";
import { open, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream";
import { crc32, createGunzip } from "node:zlib";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { TaskContext } from "../../../platform/engine/tasks.ts";
import { readFileName } from "../formats/file-names.ts";
import { UPLOAD_LIMITS, type UploadLimits } from "./limits.ts";
import { type Member, type NotRead, type Refused, shownName, type Unpacked, type Upload } from "./members.ts";
import { SNIFF_BYTES, sniff } from "./sniff.ts";
import { type Budget, type Taken, takeMember } from "./take-member.ts";
import { openZip, type ZipArchive } from "./zip.ts";

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

async function unpackOne(upload: Upload, number: number, size: number, place: Place): Promise<Found> {
  const kind = sniff(await firstBytes(upload.path));
  switch (kind.kind) {
    case "other":
      return { members: [], notRead: [{ upload: number, name: shownName(upload.name), reason: `it is ${kind.what}` }] };
    case "zip":
      return unpackZip(upload, number, place);
    default:
      return unpackSingle(upload, number, size, kind.kind, place);
  }
}

async function unpackSingle(
  upload: Upload,
  number: number,
  size: number,
  kind: "text" | "gzip",
  place: Place,
): Promise<Found> {
  const packed = kind === "gzip";
  const path = packed ? join(place.folder, `${number}.csv`) : upload.path;
  const file = createReadStream(upload.path, { highWaterMark: 1 << 20 });
  // The pipeline hands every fault on to whoever reads the plain bytes.
  const bytes = packed ? pipeline(file, createGunzip({ chunkSize: 1 << 18 }), () => undefined) : file;
  const name = shownName(packed ? upload.name.replace(/\.gz$/i, "") : upload.name);
  try {
    const taken = await takeMember(bytes, {
      path: packed ? path : undefined,
      packedBytes: packed ? size : undefined,
      budget: place.budget,
      limits: place.limits,
      crc: (_, sum) => sum,
      onBytes: () => place.report(file.bytesRead / size),
    });
    return foundOf([{ name, path, taken }], number);
  } catch (error) {
    return { members: [], notRead: [], refused: gzipTrouble(error) };
  } finally {
    file.destroy();
  }
}

async function unpackZip(upload: Upload, number: number, place: Place): Promise<Found> {
  let zip: ZipArchive;
  try {
    zip = await openZip(upload.path);
  } catch {
    return {
      members: [],
      notRead: [],
      refused: "The ZIP has no readable list of contents: it was probably cut short. Download it again.",
    };
  }
  try {
    if (zip.entryCount > place.limits.entries) {
      return {
        members: [],
        notRead: [],
        refused: `The ZIP holds ${zip.entryCount.toLocaleString("en-GB")} files, and ${place.limits.entries.toLocaleString("en-GB")} is the most.`,
      };
    }
    return await unpackEntries(zip, number, place);
  } finally {
    zip.close();
  }
}

async function unpackEntries(zip: ZipArchive, number: number, place: Place): Promise<Found> {
  const all: { name: string; path: string; taken: Taken }[] = [];
  let at = "its list of contents";
  try {
    for await (const entry of zip.entries()) {
      const name = shownName(entry.name);
      at = name;
      place.report(all.length / zip.entryCount);
      if (isOfficePart(entry.name))
        return {
          members: [],
          notRead: [],
          refused: "It is a spreadsheet or another Office document. Save it as CSV, and send that.",
        };

      const path = join(place.folder, `${number}-${all.length}.csv`);
      if (entry.unreadable !== undefined) {
        all.push({ name, path, taken: { state: "not-read", reason: entry.unreadable } });
        continue;
      }
      const taken = await takeMember(await entry.bytes(), {
        path,
        packedBytes: entry.packedBytes,
        budget: place.budget,
        limits: place.limits,
        crc: crc32,
        onBytes: () => place.report((all.length + 0.5) / zip.entryCount),
      });
      if (taken.state === "taken" && taken.crc32 !== entry.crc32) throw new Error("checksum");
      all.push({ name, path, taken });
      if (taken.state === "refused") break;
    }
  } catch (error) {
    if (isOfMachine(error)) throw error;
    return { ...foundOf(all, number), refused: `The ZIP is damaged, at ${at}. Download it again.` };
  }
  return foundOf(all, number);
}

function foundOf(files: readonly { name: string; path: string; taken: Taken }[], upload: number): Found {
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
