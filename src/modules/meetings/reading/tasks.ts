import { open, readFile, stat } from "node:fs/promises";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { TaskSet } from "../../../platform/engine/tasks.ts";
import { PAPER_KINDS, type PaperContent, type PaperKind } from "../rules/paper-files.ts";
import { readJpeg, readPng } from "./images.ts";
import { readOffice } from "./office.ts";
import { readPdf } from "./pdf.ts";

/** What the child process does for this module. */
export const meetingTasks = { "meetings.read-paper": readPaper } satisfies TaskSet;

/** Looks into a file that is said to be of a kind. Refuses, in words, what is not that. */
export async function readPaper({
  path,
  kind,
}: {
  readonly path: string;
  readonly kind: PaperKind;
}): Promise<Outcome<PaperContent>> {
  const { size } = await stat(path);
  if (size === 0) return refuse("The file is empty");
  const found = await beginningOf(path);
  if (!BEGINS[kind].some((bytes) => found.subarray(0, bytes.length).equals(bytes)))
    return refuse(`The file is named as a ${PAPER_KINDS[kind].label}, and its content is ${whatIs(found)}`);
  if (kind === "docx" || kind === "xlsx") return readOffice(path, kind);
  const bytes = await readFile(path);
  if (kind === "pdf") return readPdf(bytes);
  const picture = kind === "png" ? readPng(bytes) : readJpeg(bytes);
  return picture.ok ? done({ pages: 1 }) : picture;
}

const ZIP = [Buffer.from("PK\u0003\u0004", "latin1")];
const BEGINS: Readonly<Record<PaperKind, readonly Buffer[]>> = {
  pdf: [Buffer.from("%PDF-", "latin1")],
  docx: ZIP,
  xlsx: ZIP,
  png: [Buffer.from("\u0089PNG\r\n\u001a\n", "latin1")],
  jpeg: [Buffer.from("\u00ff\u00d8\u00ff", "latin1")],
};

/** In words, what a file is by its first bytes, so that its sender knows which one was chosen. */
function whatIs(found: Buffer): string {
  const kind = (Object.keys(BEGINS) as PaperKind[]).find((one) =>
    BEGINS[one].some((bytes) => found.subarray(0, bytes.length).equals(bytes)),
  );
  if (kind === "docx") return "an archive (ZIP)";
  if (kind) return `that of a ${PAPER_KINDS[kind].label}`;
  if (found.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    return "that of an old Office document, or of one protected by a password. Save it anew, without a password";
  return "something else. Open it in its program and save it anew";
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
