import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { useTempFolder } from "../../../../test/temp-folder.ts";
import type { Encoding } from "./encodings.ts";
import { LONGEST_LINE_BYTES } from "./limits.ts";
import { type Line, pickLines, readLines } from "./lines.ts";

const folder = useTempFolder();

async function linesOf(bytes: Buffer | string, encoding: Encoding = "utf-8"): Promise<Line[]> {
  const path = join(folder, "lines.csv");
  writeFileSync(path, bytes);
  const lines: Line[] = [];
  for await (const some of readLines(path, encoding, () => undefined)) lines.push(...some);
  return lines;
}

async function textsOf(bytes: Buffer | string, encoding?: Encoding): Promise<string[]> {
  return (await linesOf(bytes, encoding)).map(({ text }) => text);
}

test("lines may end in LF, CR LF, CR or CRs before LF, all in one file", async () => {
  expect(await textsOf("a\nb\r\nc\rd\r\r\ne\n\nf")).toEqual(["a", "b", "c", "d", "e", "", "f"]);
});

test("a CR LF that two pieces of the file share is one line end", async () => {
  const pieces = `${"x".repeat(1023)}\n`.repeat(1024).slice(0, -1);
  expect((await textsOf(`${pieces}\r\nend\r\n`)).slice(-2)).toEqual(["x".repeat(1023), "end"]);
  expect(await textsOf("a\r")).toEqual(["a"]);
});

test("lines in UTF-8 and lines in Windows-1252 may stand in one file", async () => {
  const bytes = Buffer.concat([Buffer.from("Ŵyr\n"), Buffer.from([0x80, 0xe9, 0x0a]), Buffer.from("plain\n")]);
  expect(await linesOf(bytes)).toEqual([
    { text: "Ŵyr", from1252: false, overlong: false },
    { text: "€é", from1252: true, overlong: false },
    { text: "plain", from1252: false, overlong: false },
  ]);
});

test.each([
  ["utf-16le", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["utf-16be", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
] as const)("%s is read", async (encoding, encode) => {
  expect(await textsOf(encode("Ŵyr,1\r\nb\r\n"), encoding)).toEqual(["Ŵyr,1", "b"]);
});

test("of an overlong line only the beginning is kept, however many pieces it runs through", async () => {
  const lines = await linesOf(`a\n${"x".repeat(LONGEST_LINE_BYTES * 20)}\nb\n${"y".repeat(LONGEST_LINE_BYTES + 1)}`);
  expect(lines.map(({ text, overlong }) => [text.slice(0, 3), text.length, overlong])).toEqual([
    ["a", 1, false],
    ["xxx", 10_000, true],
    ["b", 1, false],
    ["yyy", 10_000, true],
  ]);
});

test("lines are picked by number, near and far, from a file of many pieces", async () => {
  const path = join(folder, "many.csv");
  writeFileSync(path, Array.from({ length: 300_000 }, (_, i) => `line ${i + 1}\r\n`).join(""));
  const picker = await pickLines(path);
  for (const number of [1, 2, 2, 3, 150_000, 299_999, 300_000])
    expect(await picker.line(number)).toBe(`line ${number}`);
  await expect(picker.line(300_002)).rejects.toThrow("no line 300002");
  await picker.close();
});
