import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aJpeg, anOfficeFile, aPackedPdf, aPdf, aPng } from "../../../../test/paper-files.ts";
import { useTempFolder } from "../../../../test/temp-folder.ts";
import { zipArchive } from "../../../../test/zip-archive.ts";
import type { PaperKind } from "../rules/paper-files.ts";
import { readPaper } from "./tasks.ts";

const folder = useTempFolder();

async function read(kind: PaperKind, bytes: Buffer) {
  const path = join(folder, "file");
  writeFileSync(path, bytes);
  return readPaper({ path, kind });
}

/** Why a file is refused; empty when it is not. */
async function why(kind: PaperKind, bytes: Buffer): Promise<string> {
  const outcome = await read(kind, bytes);
  return outcome.ok ? "" : outcome.problems.map(({ message }) => message).join(" ");
}

test("the pages of a PDF are counted by its tree, plain and packed", async () => {
  expect(await read("pdf", aPdf(3))).toEqual({ ok: true, value: { pages: 3 } });
  expect(await read("pdf", aPackedPdf(7))).toEqual({ ok: true, value: { pages: 7 } });
});

test("of a PDF that was changed the pages as they are now count", async () => {
  const changed = Buffer.from(
    `${aPdf(3).toString("latin1")}2 0 obj\n<< /Type /Pages /Kids [4 0 R] /Count 1 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
    "latin1",
  );
  expect(await read("pdf", changed)).toEqual({ ok: true, value: { pages: 1 } });
});

test("a PDF that is protected, cut short, without pages or with a tree that bites its tail is no paper", async () => {
  expect(await why("pdf", aPdf(1, "x", "/Encrypt 9 0 R"))).toContain("protected");
  expect(await why("pdf", aPdf(5).subarray(0, 300))).toContain("cut short");
  expect(await why("pdf", aPdf(0))).toContain("no pages");
  const circle = aPdf(1).toString("latin1").replace("/Kids [4 0 R]", "/Kids [2 0 R]");
  expect(await why("pdf", Buffer.from(circle, "latin1"))).toContain("no pages");
});

test("Office documents are known by their parts, and a Word document may say how many pages it has", async () => {
  expect(await read("docx", anOfficeFile("docx", { pages: 4 }))).toEqual({ ok: true, value: { pages: 4 } });
  expect(await read("docx", anOfficeFile("docx"))).toEqual({ ok: true, value: { pages: null } });
  expect(await read("xlsx", anOfficeFile("xlsx"))).toEqual({ ok: true, value: { pages: null } });
});

test("an archive, another Office document, a program inside and what unpacks beyond measure are no paper", async () => {
  expect(await why("docx", zipArchive([{ name: "a.txt", bytes: "a" }]))).toContain("an archive (ZIP)");
  expect(await why("docx", anOfficeFile("xlsx"))).toContain("not a Word document");
  expect(await why("docx", anOfficeFile("docx", { more: ["word/vbaProject.bin"] }))).toContain("macros");
  expect(await why("xlsx", anOfficeFile("xlsx", { type: "ms-excel.sheet.macroEnabled.main+xml" }))).toContain("macros");
  expect(await why("docx", anOfficeFile("docx", { type: "something.else" }))).toContain("not a Word document");
  const bomb = zipArchive([{ name: "word/document.xml", bytes: Buffer.alloc(60e6) }]);
  expect(await why("docx", bomb)).toContain("unpacks to more");
  expect(await why("docx", anOfficeFile("docx").subarray(0, 100))).toContain("damaged");
});

test("pictures have a size that can be read, and not too many points", async () => {
  expect(await read("png", aPng(20, 10))).toEqual({ ok: true, value: { pages: 1 } });
  expect(await read("jpeg", aJpeg(20, 10))).toEqual({ ok: true, value: { pages: 1 } });
  expect(await why("png", aPng(10_000, 10_000))).toContain("40 million");
  expect(await why("jpeg", aJpeg(0, 10))).toContain("damaged");
  expect(await why("png", Buffer.concat([aPng(20, 10), Buffer.from("<script>")]))).toContain("damaged");
  expect(await why("jpeg", aJpeg(20, 10).subarray(0, 30))).toContain("damaged");
});

test.each([
  ["pdf", "a page of the web", Buffer.from("<html>"), "something else"],
  ["pdf", "a Word document", anOfficeFile("docx"), "an archive"],
  ["docx", "a PDF", aPdf(1), "that of a PDF"],
  ["png", "a JPEG", aJpeg(1, 1), "that of a JPEG picture"],
  ["docx", "an old Word document", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "an old Office document"],
  ["jpeg", "nothing", Buffer.alloc(0), "empty"],
] as const)(
  "a file named as %s that is %s is refused, in words that say what it is",
  async (kind, _what, bytes, words) => {
    expect(await why(kind, bytes)).toContain(words);
  },
);

test("whatever is done to a file, looking into it ends with an answer", async () => {
  const files = [
    ["pdf", aPackedPdf(3)],
    ["docx", anOfficeFile("docx")],
    ["png", aPng(9, 9)],
    ["jpeg", aJpeg(9, 9)],
  ] as const;
  for (const [kind, whole] of files)
    for (let at = 0; at < whole.length; at += 3) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      await read(kind, bytes);
      await read(kind, whole.subarray(0, at));
    }
});
