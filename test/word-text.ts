import type { Buffer } from "node:buffer";
import { inflateRawSync } from "node:zlib";

/** One member of a ZIP archive that is whole, such as `word/document.xml` of a Word file. Empty when it is not there. */
export function memberOf(archive: Buffer, name: string): string {
  // The central directory says where each member begins and how it is packed.
  for (
    let at = archive.indexOf("PK\x01\x02", 0, "latin1");
    at >= 0;
    at = archive.indexOf("PK\x01\x02", at + 4, "latin1")
  ) {
    const nameLength = archive.readUInt16LE(at + 28);
    if (archive.toString("utf8", at + 46, at + 46 + nameLength) !== name) continue;
    const local = archive.readUInt32LE(at + 42);
    const begins = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(begins, begins + archive.readUInt32LE(at + 20));
    return (archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString("utf8");
  }
  return "";
}
