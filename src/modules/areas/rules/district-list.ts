import type { DistrictPlace } from "./places.ts";

/** A district in a list, with how many LSOAs of 2021 it has. */
export type ListedDistrict = DistrictPlace & { readonly lsoas: number };

/** What of the list is asked for. */
export type DistrictQuery = {
  /** Part of a district's or force's name, or a code; empty for all. */
  readonly words: string;
  readonly sort: { readonly by: "name" | "force"; readonly direction: "ascending" | "descending" };
  readonly limit: number;
  readonly offset: number;
};
