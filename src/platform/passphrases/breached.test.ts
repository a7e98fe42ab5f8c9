import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { useTempFolder } from "../../../test/temp-folder.ts";
import { isBreached } from "./breached.ts";

const STOLEN = ["otter lantern tide", "żółw ponad mostem", "x".repeat(128), "quiet gravel"];
const SAFE = ["otter lantern tides", "never stolen", "Quiet gravel!"];
const sha1 = (text: string) => createHash("sha1").update(text).digest("hex").toUpperCase();
const others = Array.from({ length: 500 }, (_, i) => `other ${i}`);
const hashes = [...STOLEN, ...others].map(sha1).sort();
const folder = useTempFolder();

const lists: readonly (readonly [what: string, make: (path: string) => void])[] = [
  [
    "hashes in order, with counts",
    (path) => writeFileSync(path, hashes.map((hash, i) => `${hash}:${i * 7}`).join("\r\n")),
  ],
  ["hashes in order, alone", (path) => writeFileSync(path, `${hashes.join("\n").toLowerCase()}\n`)],
  ["a plain list", (path) => writeFileSync(path, [...others, ...STOLEN].join("\n"))],
  [
    "a folder of ranges",
    (path) => {
      mkdirSync(path);
      for (const hash of hashes)
        writeFileSync(join(path, `${hash.slice(0, 5)}.txt`), `${hash.slice(5)}:3\r\n`, { flag: "a" });
    },
  ],
];

describe.each(lists)("in %s", (what, make) => {
  test("what was stolen is found, the first and the last too, and nothing else", async () => {
    const path = join(folder, what.replaceAll(/\W/g, "-"));
    make(path);
    for (const stolen of [...STOLEN, ...others]) expect(await isBreached(path, stolen), stolen).toBe(true);
    for (const safe of SAFE) expect(await isBreached(path, safe), safe).toBe(false);
  });
});
