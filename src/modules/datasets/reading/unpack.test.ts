import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { accepted } from "../../../../test/accepted.ts";
import { STREET_HEADER, streetFile } from "../../../../test/street-files.ts";
import { useTempFolder } from "../../../../test/temp-folder.ts";
import { type ZipMember, zipArchive } from "../../../../test/zip-archive.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { UPLOAD_LIMITS, type UploadLimits } from "./limits.ts";
import type { Unpacked } from "./members.ts";
import { unpackUploads } from "./unpack.ts";

const root = useTempFolder();
const march = streetFile([{}, { month: "2025-03" }]);
let folders = 0;

type Sent = { readonly name: string; readonly bytes: Buffer | string };

async function unpacking(sent: readonly Sent[], limits: Partial<UploadLimits> = {}): Promise<Outcome<Unpacked>> {
  folders += 1;
  const folder = join(root, String(folders), "plain");
  mkdirSync(folder, { recursive: true });
  const uploads = sent.map(({ name, bytes }, i) => {
    const path = join(root, String(folders), `upload-${i}`);
    writeFileSync(path, bytes);
    return { path, name };
  });
  const context = { progress: () => undefined, duckdbMemoryMb: 100 };
  return unpackUploads({ uploads, folder, limits: { ...UPLOAD_LIMITS, ...limits } }, context);
}

async function unpacked(...sent: Sent[]): Promise<Unpacked> {
  return accepted(await unpacking(sent));
}

function zipOf(...members: ZipMember[]): Sent {
  return { name: "archive.zip", bytes: zipArchive(members) };
}

/** What lies in the folder for plain files. */
function leftBehind(): string[] {
  return readdirSync(join(root, String(folders), "plain"));
}

test("a plain file is read where it lies", async () => {
  const { members, notRead, refused } = await unpacked({ name: "2025-03-essex-street.csv", bytes: march });
  expect({ notRead, refused }).toEqual({ notRead: [], refused: [] });
  expect(members).toMatchObject([
    {
      name: "2025-03-essex-street.csv",
      namedFor: { month: "2025-03", force: "essex" },
      header: { format: "street-crime" },
      shape: { sha256: createHash("sha256").update(march).digest("hex"), lines: 3, regular: true },
    },
  ]);
  expect(leftBehind()).toEqual([]);
});

test("what a file is follows from its content, whatever its name says", async () => {
  const { members } = await unpacked(
    { name: "packed.csv", bytes: gzipSync(march) },
    { name: "plain.zip", bytes: streetFile([{}]) },
    { name: "archive.csv.gz", bytes: zipOf({ name: "inside.txt", bytes: streetFile([]) }).bytes },
  );
  expect(members.map(({ upload, name, shape }) => [upload, name, shape.lines])).toEqual([
    [0, "packed.csv", 3],
    [1, "plain.zip", 2],
    [2, "inside.txt", 1],
  ]);
  expect(readFileSync(members[0]?.path ?? "", "utf8")).toBe(march);
});

test("an archive of many forces and months, with other files in it", async () => {
  const outcomes = `${STREET_HEADER.split(",").slice(0, 9).join(",")},Outcome type\n`;
  const { members, notRead, refused } = await unpacked(
    zipOf(
      { name: "2025-03/", bytes: "" },
      { name: "2025-03/2025-03-essex-street.csv", bytes: march },
      { name: "2025-03/2025-03-essex-outcomes.csv", bytes: outcomes },
      { name: "2025-03/2025-03-dyfed-powys-street.csv", bytes: streetFile([{ force: "Dyfed-Powys Police" }]) },
      { name: "README.txt", bytes: "Street-level data.\n" },
      { name: "map.png", bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) },
      { name: "empty.csv", bytes: "" },
      { name: "noise.csv", bytes: Buffer.alloc(100) },
      { name: "broken.csv", bytes: `${march}\0` },
    ),
  );
  expect(refused).toEqual([]);
  expect(members.map(({ name, namedFor }) => [name, namedFor.force])).toEqual([
    ["2025-03/2025-03-essex-street.csv", "essex"],
    ["2025-03/2025-03-dyfed-powys-street.csv", "dyfed-powys"],
  ]);
  expect(Object.fromEntries(notRead.map(({ name, reason }) => [name, reason]))).toEqual({
    "2025-03/2025-03-essex-outcomes.csv": "it is a file of outcomes, which are not read yet",
    "README.txt": expect.stringMatching(/^its first row does not name columns that are known/),
    "map.png": "it is a picture",
    "empty.csv": "it is empty",
    "noise.csv": "it holds NUL bytes, so it is no text file, or is damaged",
    "broken.csv": "it holds NUL bytes, so it is no text file, or is damaged",
  });
  expect(leftBehind()).toHaveLength(2);
});

test("the same bytes twice in a batch are told, and months without rows are not taken for the same", async () => {
  const { members } = await unpacked(
    { name: "a.csv", bytes: march },
    zipOf(
      { name: "b.csv", bytes: march },
      { name: "c.csv", bytes: STREET_HEADER },
      { name: "d.csv", bytes: STREET_HEADER },
    ),
  );
  expect(members.map(({ name, duplicateOf }) => [name, duplicateOf])).toEqual([
    ["a.csv", undefined],
    ["b.csv", "a.csv"],
    ["c.csv", undefined],
    ["d.csv", undefined],
  ]);
});

test("names that lead elsewhere or deceive the eye are only shown, and made fit for that", async () => {
  const { members } = await unpacked(
    zipOf(
      { name: "../../../etc/cron.d/x", bytes: march },
      { name: "/absolute.csv", bytes: streetFile([{}]) },
      { name: "a\u202Egpj.csv\n\u0007", bytes: streetFile([{ month: "2025-01" }]) },
      { name: `${"x".repeat(400)}.csv`, bytes: streetFile([{ month: "2025-02" }]) },
    ),
  );
  expect(members.map(({ name }) => name)).toEqual([
    "../../../etc/cron.d/x",
    "/absolute.csv",
    "agpj.csv",
    `${"x".repeat(199)}…`,
  ]);
  expect(members.map(({ path }) => path.startsWith(join(root, String(folders), "plain")))).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test.each<[string, Sent, RegExp]>([
  ["a gzip that is cut short", { name: "x.gz", bytes: gzipSync(march).subarray(0, 60) }, /gzip file is cut short/],
  [
    "a gzip whose checksum is wrong",
    { name: "x.gz", bytes: withByteChanged(gzipSync(march), -6) },
    /gzip file is damaged/,
  ],
  [
    "a ZIP that is cut short",
    { name: "x.zip", bytes: zipArchive([{ name: "a.csv", bytes: march }]).subarray(0, 100) },
    /ZIP has no readable list of contents/,
  ],
  [
    "a ZIP whose file is not what its checksum says",
    zipOf({ name: "a.csv", bytes: march, claims: { crc32: 1 } }),
    /ZIP is damaged, at a\.csv/,
  ],
  [
    "a ZIP that says a file is smaller than it is",
    zipOf({ name: "a.csv", bytes: march, claims: { bytes: 10 } }),
    /ZIP is damaged, at a\.csv/,
  ],
  ["a workbook", zipOf({ name: "[Content_Types].xml", bytes: "<Types/>" }), /Save it as CSV/],
])("%s is refused in words, and nothing of it is kept", async (_, sent, message) => {
  const { members, refused } = await unpacked(sent);
  expect(members).toEqual([]);
  expect(refused).toMatchObject([{ upload: 0, name: sent.name, message: expect.stringMatching(message) }]);
  expect(leftBehind()).toEqual([]);
});

test("a damaged archive does not keep the other uploads back", async () => {
  const { members, refused } = await unpacked(
    zipOf({ name: "good.csv", bytes: march }, { name: "bad.csv", bytes: streetFile([{}]), claims: { crc32: 1 } }),
    { name: "other.csv", bytes: streetFile([{ type: "Drugs" }]) },
  );
  expect(members.map(({ name }) => name)).toEqual(["other.csv"]);
  expect(refused).toMatchObject([{ message: "The ZIP is damaged, at bad.csv. Download it again." }]);
  expect(leftBehind()).toEqual([]);
});

test.each<[string, ZipMember, RegExp]>([
  ["a file under a password", { name: "a.csv", bytes: march, encrypted: true }, /protected by a password/],
  [
    "a file packed in a strange way",
    { name: "a.csv", bytes: march, method: 93 },
    /packed by a method that is not read/,
  ],
  [
    "an archive inside an archive",
    { name: "a.zip", bytes: zipArchive([{ name: "b.csv", bytes: march }]) },
    /archive inside an archive/,
  ],
  ["a gzip inside an archive", { name: "a.csv.gz", bytes: gzipSync(march) }, /archive inside an archive/],
])("%s is not read, and says why", async (_, member, reason) => {
  const { members, notRead } = await unpacked(zipOf(member, { name: "good.csv", bytes: streetFile([{}]) }));
  expect(members.map(({ name }) => name)).toEqual(["good.csv"]);
  expect(notRead).toMatchObject([{ name: member.name, reason: expect.stringMatching(reason) }]);
});

test.each([
  ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /Office document of the old kind/],
  ["a PDF", "%PDF-1.7", /a PDF/],
  ["another archive", Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), /packed in a way that is not read here/],
  ["nothing at all", "", /it is empty/],
])("%s sent by itself is not read, and says why", async (_, bytes, reason) => {
  expect((await unpacked({ name: "x", bytes })).notRead).toMatchObject([{ reason: expect.stringMatching(reason) }]);
});

test("a bomb is stopped while it unpacks, by gzip and by ZIP", async () => {
  const bomb = `${STREET_HEADER}\n${"0".repeat(4_000_000)}`;
  for (const sent of [{ name: "bomb.gz", bytes: gzipSync(bomb) }, zipOf({ name: "bomb.csv", bytes: bomb })]) {
    const { members, refused } = accepted(await unpacking([sent], { ratioFromBytes: 1e6 }));
    expect(members).toEqual([]);
    expect(refused).toMatchObject([{ message: expect.stringMatching(/more than 250 times its packed size/) }]);
    expect(leftBehind()).toEqual([]);
  }
});

test("what all files unpack to is counted together", async () => {
  const limits = { unpackedBytes: march.length * 2.5 };
  const sent = [1, 2, 3].map((i) => ({ name: `${i}.gz`, bytes: gzipSync(march) }));
  const { members, refused } = accepted(await unpacking(sent, limits));
  expect(members).toHaveLength(2);
  expect(refused).toMatchObject([{ name: "3.gz", message: expect.stringMatching(/unpack to more than/) }]);
});

test("too many bytes, and too many files in one archive, are refused before anything is unpacked", async () => {
  expect(await unpacking([{ name: "x.csv", bytes: march }], { sentBytes: 100 })).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringMatching(/that may be sent at once/) }],
  });
  const many = zipOf(...Array.from({ length: 4 }, (_, i) => ({ name: `${i}.csv`, bytes: "" })));
  expect(accepted(await unpacking([many], { entries: 3 })).refused).toMatchObject([
    { message: "The ZIP holds 4 files, and 3 is the most." },
  ]);
});

test("the archives that data.police.uk gives out are within the limits", () => {
  const forces = 44;
  const months = 36;
  expect(UPLOAD_LIMITS.entries).toBeGreaterThan(forces * months * 3);
  expect(UPLOAD_LIMITS.unpackedBytes).toBeGreaterThan(forces * months * 14_000 * 210);
});

function withByteChanged(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  const index = (changed.length + at) % changed.length;
  changed[index] = (changed[index] ?? 0) ^ 0xff;
  return changed;
}
