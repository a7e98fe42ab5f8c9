import { type Level, levelName, levelNames } from "./levels.ts";

export type AreaKind = "lookup" | "boundaries" | "population";

/** A sketch is the demonstration's; it gives way to official editions of the same places. */
export type Origin = "official" | "sketch";

export type Measure = "residents" | "households";

/** Part of what an edition holds, with how many rows were kept of it. */
export type Holding = {
  readonly level: Level;
  /** The larger places, in a lookup. */
  readonly to?: Level;
  readonly measure?: Measure;
  /** "mid-2023" or "Census 2021", of a population. */
  readonly dated?: string;
  readonly rows: number;
};

/** One imported file. */
export type Edition = {
  readonly id: string;
  readonly kind: AreaKind;
  readonly origin: Origin;
  readonly title: string;
  /** Empty when the file does not say. */
  readonly vintage: string;
  readonly attribution: string;
  readonly notes: readonly string[];
  readonly fileName: string;
  /** Of the content unpacked, in hexadecimal. */
  readonly sha256: string;
  /** Of the file, not those kept of it. */
  readonly rows: number;
  readonly holds: readonly Holding[];
  readonly importedAt: Date;
  /** The person's name; undefined for the console's and the demonstration's. */
  readonly importedBy: string | undefined;
};

export const KIND_LABELS: Readonly<Record<AreaKind, string>> = {
  lookup: "Lookup",
  boundaries: "Boundaries",
  population: "Population",
};

export const ORIGIN_LABELS: Readonly<Record<Origin, string>> = { official: "Official", sketch: "Sketch" };

export const MEASURE_LABELS: Readonly<Record<Measure, string>> = { residents: "Residents", households: "Households" };

const LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0.";
const ONS =
  "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right.";
const SKETCH = "A sketch made for the demonstration: it was never measured, and must not be used as a map or a count.";

/** The lines that must stand wherever something of the edition is shown, as its publisher asks. */
export function attributionOf(kind: AreaKind, origin: Origin): string {
  if (origin === "sketch") return `${SKETCH}\n${LICENCE}`;
  return kind === "lookup" ? LICENCE : `${LICENCE}\n${ONS}`;
}

/** What a holding is, in a reader's words: "LSOAs 2021 to wards 2024", "Residents of districts, mid-2023". */
export function holdingName(holding: Holding): string {
  if (holding.to) return `${levelNames(holding.level)} to ${levelNames(holding.to)}`;
  if (holding.measure) {
    const dated = holding.dated === undefined ? "" : `, ${holding.dated}`;
    return `${MEASURE_LABELS[holding.measure]} by ${levelName(holding.level)}${dated}`;
  }
  return `Boundaries of ${levelNames(holding.level)}`;
}

/** Where one of two sources of the same fact stands: official before sketch, then by year, then by when it was imported. */
export type Standing = {
  readonly origin: Origin;
  /** In full; nought when it is not known. */
  readonly year: number;
  /** The place in the order of import. */
  readonly order: number;
};

/** Above nought when `one` goes before `other`. */
export function compareStanding(one: Standing, other: Standing): number {
  return compareAge(one, other) || one.order - other.order;
}

/** As `compareStanding`, without regard to when they were imported: nought for two files of the same year. */
export function compareAge(one: Omit<Standing, "order">, other: Omit<Standing, "order">): number {
  if (one.origin !== other.origin) return one.origin === "official" ? 1 : -1;
  return one.year - other.year;
}
