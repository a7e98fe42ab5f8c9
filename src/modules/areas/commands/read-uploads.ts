import { sha256 } from "../../../kernel/ids.ts";
import { done, type Outcome, type Problem, refuse, refuseAll } from "../../../kernel/outcome.ts";
import type { AreaFile } from "../formats/area-file.ts";
import { readAreaFile } from "../formats/read-area-file.ts";
import type { AreaKind } from "../rules/editions.ts";
import { letOthersRun } from "./turns.ts";
import { AREA_LIMITS, unpack } from "./unpack.ts";

/** A file as it was sent. */
export type AreaUpload = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of when its figures are, "Census 2021" or "mid-2023", when neither the file nor its name says. */
  readonly dated?: string;
};

/** A file that was understood. */
export type ReadUpload = {
  readonly name: string;
  /** Of the content unpacked, in hexadecimal. */
  readonly sha256: string;
  readonly file: AreaFile;
};

/**
 * Reads all files before anything is written: one that cannot be read refuses them all, with a sentence for each that names
 * the file and what to do. `only` refuses files of another kind.
 */
export async function readUploads(uploads: readonly AreaUpload[], only?: AreaKind): Promise<Outcome<ReadUpload[]>> {
  if (uploads.length === 0) return refuse("Choose at least one file", "files");
  if (uploads.length > AREA_LIMITS.files) return refuse(`Choose at most ${AREA_LIMITS.files} files at a time`, "files");

  const read: ReadUpload[] = [];
  const problems: Problem[] = [];
  let left: number = AREA_LIMITS.unpackedBytes;
  for (const upload of uploads) {
    const plain = await unpack(upload.bytes, left);
    const outcome = plain.ok ? readOne(upload, plain.value, only) : plain;
    if (plain.ok) left -= plain.value.length;
    if (outcome.ok) read.push(outcome.value);
    else
      for (const { message } of outcome.problems)
        problems.push({ message: `${upload.name} cannot be imported. ${message}`, field: "files" });
    await letOthersRun();
  }
  return problems.length > 0 ? refuseAll(problems) : done(read);
}

function readOne(upload: AreaUpload, plain: Uint8Array, only: AreaKind | undefined): Outcome<ReadUpload> {
  const file = readAreaFile(plain, upload.name, upload.dated);
  if (!file.ok) return file;
  if (only !== undefined && file.value.kind !== only)
    return refuse(
      `It holds ${WORDS[file.value.kind].holds}, not ${WORDS[only].holds}: use “import ${WORDS[file.value.kind].command}” for it.`,
    );
  return done({ name: upload.name, sha256: sha256(plain).toString("hex"), file: file.value });
}

/** What a file of a kind holds, and the word of the command line for it. */
const WORDS: Readonly<Record<AreaKind, { readonly holds: string; readonly command: string }>> = {
  lookup: { holds: "a lookup of areas", command: "areas" },
  boundaries: { holds: "boundaries", command: "boundaries" },
  population: { holds: "population", command: "population" },
};
