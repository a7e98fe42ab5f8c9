import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { openZip, type ZipArchive } from "../../../platform/files/zip.ts";
import type { PaperContent } from "../rules/paper-files.ts";

type OfficeKind = "docx" | "xlsx";

/** The part that holds the text, and the type that the list of contents gives it: that of a file without macros. */
const MAIN: Readonly<Record<OfficeKind, { readonly part: string; readonly type: string; readonly named: string }>> = {
  docx: { part: "word/document.xml", type: "wordprocessingml.document.main+xml", named: "a Word document" },
  xlsx: { part: "xl/workbook.xml", type: "spreadsheetml.sheet.main+xml", named: "an Excel workbook" },
};
const CONTENTS = "[Content_Types].xml";
const PROPERTIES = "docProps/app.xml";

const LIMITS = { entries: 2000, unpackedBytes: 100e6, ratio: 100, partBytes: 1e6 } as const;

/** Looks into an Office document: that it is one of its kind, holds no program and unpacks within measure. */
export async function readOffice(path: string, kind: OfficeKind): Promise<Outcome<PaperContent>> {
  let zip: ZipArchive;
  try {
    zip = await openZip(path);
  } catch {
    return refuse(DAMAGED);
  }
  try {
    return await readParts(zip, kind);
  } catch {
    return refuse(DAMAGED);
  } finally {
    zip.close();
  }
}

async function readParts(zip: ZipArchive, kind: OfficeKind): Promise<Outcome<PaperContent>> {
  if (zip.entryCount > LIMITS.entries) return refuse("The file has too many parts to be a paper");
  const texts = new Map<string, string>();
  let hasMain = false;
  let [packed, unpacked] = [0, 0];
  for await (const { name, packedBytes, unpackedBytes, unreadable, bytes } of zip.entries()) {
    packed += packedBytes;
    unpacked += unpackedBytes;
    if (unreadable !== undefined) return refuse(`The file cannot be read, because ${unreadable}`);
    if (/vbaproject|\/activex\/|(^|\/)macrosheets\//i.test(name))
      return refuse("The file holds a program (macros). Save it without, as DOCX, XLSX or PDF");
    if (name === MAIN[kind].part) hasMain = true;
    if (name === CONTENTS || name === PROPERTIES) texts.set(name, await textOf(await bytes()));
  }
  if (unpacked > LIMITS.unpackedBytes || unpacked > packed * LIMITS.ratio + LIMITS.partBytes)
    return refuse("The file unpacks to more than a paper may have");
  const contents = texts.get(CONTENTS);
  if (contents === undefined || !hasMain)
    return refuse(
      `The file is an archive (ZIP), and not ${MAIN[kind].named}: it has no ${hasMain ? CONTENTS : MAIN[kind].part}`,
    );
  if (/macroEnabled/i.test(contents)) return refuse("The file is one with macros. Save it without them");
  if (!contents.includes(MAIN[kind].type)) return refuse(`The file is not ${MAIN[kind].named}`);
  const pages = kind === "docx" ? /<Pages>(\d{1,6})<\/Pages>/.exec(texts.get(PROPERTIES) ?? "")?.[1] : undefined;
  return done({ pages: pages === undefined || pages === "0" ? null : Number(pages) });
}

async function textOf(source: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > LIMITS.partBytes) throw new Error("A list of contents is not as long as this");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

const DAMAGED = "The file is damaged or was cut short. Open it in its program and save it anew";
