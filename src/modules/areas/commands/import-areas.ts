import { createHash } from "node:crypto";
import { done, type Outcome } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { InPartnership } from "../../../platform/files/files.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { AreaFile, Boundary } from "../formats/area-file.ts";
import { holdingsOf } from "../formats/holdings.ts";
import { type AreaKind, attributionOf, type Origin } from "../rules/editions.ts";
import type { AreaImport, ImportedFile } from "../rules/imports.ts";
import { insertEdition, isHeld } from "../store/editions.ts";
import { getGazetteer } from "../store/gazetteers.ts";
import { insertBoundaries, insertLinks, insertPopulations, ROWS_AT_ONCE } from "../store/rows.ts";
import { type AreaUpload, type ReadUpload, readUploads } from "./read-uploads.ts";
import { refreshGazetteer } from "./refresh-gazetteer.ts";
import { letOthersRun } from "./turns.ts";

export type ImportOptions = {
  /** The demonstration's files are a sketch. */
  readonly origin?: Origin;
  /** Refuses files of another kind. */
  readonly only?: AreaKind;
  readonly progress?: (at: { readonly text: string; readonly done: number; readonly of: number }) => void;
};

/**
 * Imports files of lookups, boundaries and population into the installation, each as an edition, and draws the gazetteer
 * anew. Refuses all when one cannot be read. A file that is held already is let be. Opens many short transactions by
 * `inInstallation`, whose actor must hold areas:import; cut short, it goes on where it was when asked again.
 */
export async function importAreas(
  inInstallation: InPartnership,
  uploads: readonly AreaUpload[],
  { origin = "official", only, progress = () => {} }: ImportOptions = {},
): Promise<Outcome<AreaImport>> {
  progress({ text: "Reading the files", done: 0, of: uploads.length + 1 });
  const read = await readUploads(uploads, only);
  if (!read.ok) return read;

  const files: ImportedFile[] = [];
  for (const upload of read.value) {
    progress({ text: `Importing ${upload.name}`, done: files.length, of: uploads.length + 1 });
    files.push(await keepEdition(inInstallation, upload, origin));
  }
  progress({ text: "Drawing the gazetteer", done: uploads.length, of: uploads.length + 1 });
  return done({ files, gazetteer: await gazetteerAfter(inInstallation, files) });
}

/** A lookup that was held already makes for a new drawing too: the one before may have been cut short. */
async function gazetteerAfter(inInstallation: InPartnership, files: readonly ImportedFile[]) {
  if (files.some(({ kind }) => kind === "lookup")) return refreshGazetteer(inInstallation);
  const today = await inInstallation(getGazetteer);
  return today && { ...today, isNew: false };
}

/**
 * A change in what is read of a file makes other editions of it: a part that an older program left behind is never taken
 * for part of a new one.
 */
const READER = "areas 1";

async function keepEdition(inInstallation: InPartnership, upload: ReadUpload, origin: Origin): Promise<ImportedFile> {
  const { name, sha256, file } = upload;
  const id = editionId(`${READER} ${origin} ${file.vintage} ${sha256}`);
  const { kind, vintage, rows, notes } = file;
  const title = origin === "sketch" ? `${file.title} (demonstration sketch)` : file.title;
  const batches = batchesOf(id, file);
  const about = { name, kind, title, vintage, rows, kept: batches.rows, notes };
  if (await inInstallation((tx) => isHeld(tx, sha256))) return { ...about, outcome: "held-already" };

  for (const write of batches.writes) {
    await inInstallation(write);
    await letOthersRun();
  }
  const edition = {
    ...{ id, kind, origin, title, vintage, notes, fileName: name, sha256, rows },
    attribution: attributionOf(kind, origin),
    holds: holdingsOf(file),
  };
  const made = await inInstallation(async (tx) => {
    const inserted = await insertEdition(tx, edition);
    if (inserted) recordEvent(tx, "area-edition.imported", id, { kind, origin, rows, kept: batches.rows, sha256 });
    return inserted;
  });
  return { ...about, outcome: made ? "imported" : "held-already" };
}

type Batches = { readonly rows: number; readonly writes: readonly ((tx: Tx) => Promise<void>)[] };

function batchesOf(id: string, file: AreaFile): Batches {
  switch (file.kind) {
    case "lookup":
      return {
        rows: file.links.length,
        writes: inBatches(file.links, ROWS_AT_ONCE).map((rows) => (tx) => insertLinks(tx, id, rows)),
      };
    case "population":
      return {
        rows: file.populations.length,
        writes: inBatches(file.populations, ROWS_AT_ONCE).map((rows) => (tx) => insertPopulations(tx, id, rows)),
      };
    case "boundaries":
      return {
        rows: file.boundaries.length,
        writes: inBatchesOfPositions(file.boundaries).map((rows) => (tx) => insertBoundaries(tx, id, rows)),
      };
  }
}

function inBatches<Row>(rows: readonly Row[], size: number): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
}

/** Corners of outlines in one transaction: what makes boundaries slow to write is their length, not their number. */
const POSITIONS_AT_ONCE = 20_000;

function inBatchesOfPositions(boundaries: readonly Boundary[]): Boundary[][] {
  const batches: Boundary[][] = [];
  let left = 0;
  for (const boundary of boundaries) {
    if (left < boundary.positions) {
      batches.push([]);
      left = POSITIONS_AT_ONCE;
    }
    batches.at(-1)?.push(boundary);
    left -= boundary.positions;
  }
  return batches;
}

/** A UUID of our own making (version 8), the same for the same text. */
function editionId(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
