import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type BoundaryLevel, type EditionLine, listBoundariesOf } from "../../areas/index.ts";
import type { Area } from "../rules/polygons.ts";

/** The outline of a place in longitude and latitude. */
export type PlaceOutline = { readonly code: string; readonly name: string; readonly area: Area };

/** Outlines with what their publishers ask to be said of them. */
export type Places = { readonly outlines: readonly PlaceOutline[]; readonly editions: readonly EditionLine[] };

/** The wards of the given districts, as far as their boundaries are held. */
export function listWardOutlines(tx: Tx, districts: readonly string[]): Promise<Places> {
  return listOutlines(tx, "ward", districts);
}

export function listDistrictOutlines(tx: Tx, districts: readonly string[]): Promise<Places> {
  return listOutlines(tx, "district", districts);
}

async function listOutlines(tx: Tx, level: BoundaryLevel, districts: readonly string[]): Promise<Places> {
  const boundaries = await listBoundariesOf(tx, level, districts);
  const editions = new Map(boundaries.map(({ edition }) => [edition.id, edition]));
  return {
    outlines: boundaries.map(({ code, name, outline }) => ({ code, name, area: outline as unknown as Area })),
    editions: [...editions.values()],
  };
}
