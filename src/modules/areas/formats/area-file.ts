import type { AreaKind, Measure } from "../rules/editions.ts";
import type { Level } from "../rules/levels.ts";
import type { Outline } from "../rules/points.ts";

/** That one place lies in a larger one. */
export type Link = {
  readonly fromLevel: Level;
  readonly fromCode: string;
  /** Empty where the file has no name. */
  readonly fromName: string;
  readonly toLevel: Level;
  readonly toCode: string;
  readonly toName: string;
  readonly note: string;
};

export type Boundary = {
  readonly level: Level;
  readonly code: string;
  /** Empty where the file has no name. */
  readonly name: string;
  /** Empty where the file does not say. */
  readonly districtCode: string;
  readonly outline: Outline;
  /** How many corners the outline has. */
  readonly positions: number;
};

export type Population = {
  readonly level: Level;
  readonly code: string;
  readonly measure: Measure;
  /** "mid-2023" or "Census 2021". */
  readonly dated: string;
  readonly amount: number;
};

type About<Kind extends AreaKind> = {
  readonly kind: Kind;
  readonly title: string;
  /** Empty when the file does not say. */
  readonly vintage: string;
  /** What was left out, or read in a way that somebody should know of; a sentence each. */
  readonly notes: readonly string[];
  /** Of the file. */
  readonly rows: number;
};

export type LookupFile = About<"lookup"> & { readonly links: readonly Link[] };
export type BoundaryFile = About<"boundaries"> & { readonly boundaries: readonly Boundary[] };
export type PopulationFile = About<"population"> & { readonly populations: readonly Population[] };

/** What a file says, once it is understood. */
export type AreaFile = LookupFile | BoundaryFile | PopulationFile;
