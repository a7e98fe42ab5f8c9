import type { Month } from "../../../kernel/dates.ts";
import type { Figure } from "../../../kernel/figures.ts";
import type { AnalysisParameters } from "./parameters.ts";
import type { Area } from "./polygons.ts";
import type { Population } from "./rates.ts";
import type { Series } from "./series.ts";

export type District = { readonly code: string; readonly name: string; readonly residents: Population };

export type Ward = { readonly code: string; readonly name: string; readonly residents: Population };

/** Incidents of one type on one snap point in the period, located in one of the partnership's own districts. */
export type PointCount = {
  readonly type: string;
  readonly lon: number;
  readonly lat: number;
  readonly location: string;
  /** Empty when the ward is not known. */
  readonly ward: string;
  readonly incidents: number;
};

/** An LSOA with its outline in National Grid metres; residents undefined when not known. */
export type SmallArea = { readonly code: string; readonly area: Area; readonly people: number | undefined };

/** Everything that the tables of an analysis are computed from. Pure data: the same evidence gives the same tables. */
export type Evidence = {
  readonly parameters: AnalysisParameters;
  /** The force's districts, the partnership's own among them. */
  readonly districts: readonly District[];
  /** Crime types in the data, in alphabetical order. */
  readonly types: readonly string[];
  /** Incidents by month: of one type, or of all together. */
  readonly series: (district: string, type: string | undefined) => Series;
  /** First months that were recorded in a new way. */
  readonly breaks: readonly Month[];
  /** The state of the period for a type: known when all its months are complete. Its value is of no matter. */
  readonly periodState: (type: string | undefined) => Figure;
  readonly points: readonly PointCount[];
  readonly wards: readonly Ward[];
  /** The outline of the own districts together, in National Grid metres; undefined without boundaries. */
  readonly outline: Area | undefined;
  readonly smallAreas: readonly SmallArea[];
  /** Vintage of the residents of small areas. */
  readonly smallAreaVintage: string;
};

/** The partnership's own districts, added up month by month when there are several. */
export function ownName({ parameters, districts }: Evidence): string {
  const names = districts.filter(({ code }) => parameters.districts.includes(code)).map(({ name }) => name);
  if (names.length <= 3) return names.join(", ");
  return `${names.length} districts`;
}
