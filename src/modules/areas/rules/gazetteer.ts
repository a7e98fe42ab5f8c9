import { districtChanges } from "./district-changes.ts";
import { drawDistricts } from "./districts.ts";
import { placeLsoas } from "./lsoas.ts";
import type { GazetteerContent, Lookup, LsoaPlace } from "./places.ts";
import { drawWards } from "./wards.ts";

/**
 * Draws together what lookups say of the places of today. Official lookups win over sketches, later years over earlier,
 * and later imports over earlier ones of the same year. An LSOA's ward comes from a lookup of its own or, for one of 2011,
 * through its successors of 2021; where these lie in several wards it is split between them. The wards of a district are
 * those of its latest lookup: an older one counts only as far as its wards still exist.
 */
export function drawGazetteer(lookups: readonly Lookup[]): GazetteerContent {
  const changes = districtChanges(lookups);
  const placed = placeLsoas(lookups, changes);
  const { wards, wardsOf } = drawWards(lookups, placed);
  const lsoas = [...placed.districtOf.keys()].sort().map((code): LsoaPlace => {
    const choices = wardsOf(code);
    return {
      code,
      ...placed.kindOf(code),
      districtCode: placed.districtOf.get(code) ?? "",
      wardCode: choices.length === 1 ? (choices[0] ?? null) : null,
      wardChoices: choices.length === 1 ? [] : choices,
    };
  });
  return { districts: drawDistricts(lookups, changes, new Set(placed.districtOf.values())), wards, lsoas };
}

/** The gazetteer as text, the same for the same content: what its SHA-256 is taken of. */
export function gazetteerText({ districts, wards, lsoas }: GazetteerContent): string {
  const lines = [
    ...districts.map((at) => ["district", at.code, at.name, at.forceCode, at.force, at.cspCodes.join(" ")]),
    ...wards.map((at) => ["ward", at.code, at.name, at.districtCode]),
    ...lsoas.map((at) => [
      "lsoa",
      at.code,
      at.vintage,
      at.origin,
      at.districtCode,
      at.wardCode ?? "",
      at.wardChoices.join(" "),
    ]),
  ];
  return lines.map((fields) => `${fields.join("\t")}\n`).join("");
}
