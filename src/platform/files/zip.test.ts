import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { expect, test } from "vitest";
import { useTempFolder } from "../../../test/temp-folder.ts";
import { zipArchive } from "../../../test/zip-archive.ts";
import { openZip } from "./zip.ts";

const folder = useTempFolder();

test("an entry that turns out to lie before anybody reads it ends with its fault when it is read, and nothing else", async () => {
  const path = join(folder, "lies.zip");
  writeFileSync(path, zipArchive([{ name: "a.csv", bytes: "x".repeat(400), claims: { bytes: 10 } }]));
  const zip = await openZip(path);
  try {
    for await (const entry of zip.entries()) {
      const bytes = await entry.bytes();
      // By then it has failed, and a fault that nobody listens for ends the process.
      await new Promise((resolve) => (bytes as Readable).once("close", resolve));
      await expect(readAll(bytes)).rejects.toThrow(/too many bytes/);
    }
  } finally {
    zip.close();
  }
});

async function readAll(bytes: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of bytes);
}
