import type { AreaKind } from "./editions.ts";

/** What came of one file. */
export type ImportedFile = {
  readonly name: string;
  readonly outcome: "imported" | "held-already";
  readonly kind: AreaKind;
  readonly title: string;
  readonly vintage: string;
  /** Of the file. */
  readonly rows: number;
  /** What was kept of it: links, boundaries or figures. */
  readonly kept: number;
  readonly notes: readonly string[];
};

/** Today's gazetteer after an import, by its number and the SHA-256 of all it says in hexadecimal. */
export type MadeGazetteer = {
  readonly number: number;
  readonly sha256: string;
  /** False when the lookups say nothing that it did not say before. */
  readonly isNew: boolean;
};

export type AreaImport = {
  readonly files: readonly ImportedFile[];
  /** Undefined while no lookup is held. */
  readonly gazetteer: MadeGazetteer | undefined;
};
