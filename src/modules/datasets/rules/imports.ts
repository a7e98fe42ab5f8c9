/** The steps of an import, in order; a crash in any of them goes on from there or leaves nothing. */
export type ImportStep = "waiting" | "unpacking" | "reading" | "keeping" | "placing" | "publishing" | "done" | "failed";

export const STEP_LABELS: Readonly<Record<ImportStep, string>> = {
  waiting: "Waiting to begin",
  unpacking: "Unpacking the files",
  reading: "Reading the files",
  keeping: "Keeping what was read",
  placing: "Placing incidents in districts",
  publishing: "Making the new version",
  done: "Done",
  failed: "Failed",
};

export type Import = {
  readonly id: string;
  readonly datasetId: string;
  readonly datasetTitle: string;
  readonly step: ImportStep;
  readonly requestedAt: Date;
  readonly filesFound: number;
  readonly filesRead: number;
  readonly rowsSoFar: number;
  readonly duplicates: Duplicates;
  readonly problem: string | null;
  readonly finishedAt: Date | null;
};

/** Crime IDs that more than one row of an import holds. They are counted as rows unless an analysis says otherwise. */
export type Duplicates = {
  readonly ids: number;
  readonly rows: number;
  readonly differentPlace: number;
  readonly differentOutcome: number;
};

export const NO_DUPLICATES: Duplicates = { ids: 0, rows: 0, differentPlace: 0, differentOutcome: 0 };

/** What came of a file. */
export type FileOutcome = "accepted" | "held-already" | "refused" | "not-read";

export const FILE_OUTCOME_LABELS: Readonly<Record<FileOutcome, string>> = {
  accepted: "Read",
  "held-already": "Held already",
  refused: "Refused",
  "not-read": "Not read",
};

/** A file as it was read, those inside archives one by one. */
export type ImportFile = {
  readonly id: string;
  readonly importId: string;
  readonly position: number;
  readonly name: string;
  readonly sha256: string;
  readonly outcome: FileOutcome;
  readonly problem: string;
  readonly notes: readonly string[];
  readonly rowCount: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly noLocation: number;
  readonly duplicateIds: number;
  readonly isCorrections: boolean;
};

export function isUnderWay(step: ImportStep): boolean {
  return step !== "done" && step !== "failed";
}

/** A file of which more rows are rejected than this is refused whole: it is hardly of the format it seems to be. */
export const MOST_REJECTED_ROWS = 100_000;
