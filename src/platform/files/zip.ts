import { isUtf8 } from "node:buffer";
import type { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";

/** A file in a ZIP archive. */
export type ZipEntry = {
  /** As the archive has it, of any length and with any characters. */
  readonly name: string;
  readonly packedBytes: number;
  /** As the archive claims; more than that is never read from it. */
  readonly unpackedBytes: number;
  readonly crc32: number;
  /** Why its bytes cannot be had; follows "not read, because". */
  readonly unreadable?: string;
  readonly bytes: () => Promise<AsyncIterable<Buffer>>;
};

export type ZipArchive = {
  /** As the archive claims. */
  readonly entryCount: number;
  /** The files, without folders, one at a time; each is to be read before the next is asked for. */
  readonly entries: () => AsyncGenerator<ZipEntry>;
  readonly close: () => void;
};

const DEFLATED = 8;
const STORED = 0;

/** Opens a ZIP by its directory. Throws when there is none, as in a file that was cut short. */
export async function openZip(path: string): Promise<ZipArchive> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    // Names are decoded here: yauzl gives up on the whole archive when a name looks like a path to somewhere else, and
    // ours are for showing only.
    yauzl.open(path, { lazyEntries: true, autoClose: false, decodeStrings: false }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    );
  });
  // An error between two entries is met again at the next one.
  zip.on("error", () => undefined);
  return {
    entryCount: zip.entryCount,
    close: () => zip.close(),
    async *entries() {
      for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
        const described = describe(zip, entry);
        if (!described.name.endsWith("/")) yield described;
      }
    },
  };
}

/** The next entry of the directory, or undefined after the last. */
function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const stopListening = () => zip.off("entry", onEntry).off("end", onEnd).off("error", onError);
    const onEntry = (entry: Entry) => {
      stopListening();
      resolve(entry);
    };
    const onEnd = () => {
      stopListening();
      resolve(undefined);
    };
    const onError = (error: Error) => {
      stopListening();
      reject(error);
    };
    zip.on("entry", onEntry).on("end", onEnd).on("error", onError);
    zip.readEntry();
  });
}

function describe(zip: ZipFile, entry: Entry): ZipEntry {
  const described = {
    name: decodeName(entry.fileName),
    packedBytes: entry.compressedSize,
    unpackedBytes: entry.uncompressedSize,
    crc32: entry.crc32,
    bytes: () => openBytes(zip, entry),
  };
  if (entry.isEncrypted()) return { ...described, unreadable: "it is protected by a password" };
  if (entry.compressionMethod !== DEFLATED && entry.compressionMethod !== STORED) {
    return { ...described, unreadable: "it is packed by a method that is not read here; pack it as an ordinary ZIP" };
  }
  return described;
}

function openBytes(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      // It begins at once, and may fail before anybody reads it: whoever does is told then.
      resolve(stream.on("error", () => undefined));
    });
  });
}

/** With `decodeStrings: false` a name is bytes, whatever the type says. */
function decodeName(name: unknown): string {
  if (!Buffer.isBuffer(name)) return String(name);
  return name.toString(isUtf8(name) ? "utf8" : "latin1");
}
