import { crc32, deflateRawSync } from "node:zlib";

export type ZipMember = {
  readonly name: string;
  readonly bytes: Buffer | string;
  /** What the archive says of it, when that is not so. */
  readonly claims?: { readonly bytes?: number; readonly crc32?: number };
  readonly encrypted?: boolean;
  /** 0 is stored, 8 is deflated, any other is only claimed. */
  readonly method?: number;
};

/** A ZIP archive in memory, honest or not. */
export function zipArchive(members: readonly ZipMember[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const plain = Buffer.from(member.bytes);
    const method = member.method ?? 8;
    const packed = method === 8 ? deflateRawSync(plain) : plain;
    const name = Buffer.from(member.name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE((member.encrypted ? 1 : 0) | 0x800, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt32LE(member.claims?.crc32 ?? crc32(plain), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(member.claims?.bytes ?? plain.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    local.push(Buffer.from("PK\x03\x04", "latin1"), shared, name, packed);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), shared, entry, name);
    offset += 4 + shared.length + name.length + packed.length;
  }
  const size = Buffer.concat(directory).length;
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, ...directory, Buffer.from("PK\x05\x06", "latin1"), end]);
}
