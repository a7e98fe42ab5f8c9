import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import {
  type CodedColumn,
  codedColumn,
  FAMILIES,
  isCodeOf,
  type Level,
  levelName,
  levelNames,
  yearOf,
} from "../rules/levels.ts";
import type { Boundary, BoundaryFile } from "./area-file.ts";
import { isRecord } from "./json.ts";
import { articled } from "./notes.ts";
import { readOutline } from "./outlines.ts";

/** Where a feature has the code and name of its place, and the code of its district. */
type Properties = {
  readonly level: Level;
  readonly family: CodedColumn["family"];
  readonly code: string;
  readonly name: string | undefined;
  readonly district: string | undefined;
};

/** Boundaries that are read: others are larger than what a map here shows. */
const READ: ReadonlySet<string> = new Set(["lsoa", "ward", "district"]);

/**
 * Reads the boundaries of one kind of place from a GeoJSON FeatureCollection, in longitude and latitude. Properties are known
 * by their names, as LSOA21CD, WD25CD, LAD24CD or LADCD.
 */
export function readBoundaries(value: unknown): Outcome<BoundaryFile> {
  const features = featuresOf(value);
  if (!features.ok) return features;
  const properties = propertiesOf(features.value[0]);
  if (!properties) return refuse(unknownProperties(features.value[0]));
  const { level, family } = properties;

  const boundaries = new Map<string, Boundary>();
  let lines = 0;
  for (const [i, feature] of features.value.entries()) {
    const held = isRecord(feature) && isRecord(feature["properties"]) ? feature["properties"] : {};
    const code = textOf(held, properties.code);
    if (!isCodeOf(family, code))
      return refuse(
        `Feature ${i + 1}: ${properties.code} is “${code}”, which is not the code of ${articled(levelName(level))}.`,
      );
    if (boundaries.has(code)) return refuse(`${code} has two features. A place has one boundary.`);
    const outline = readOutline(isRecord(feature) ? feature["geometry"] : undefined);
    if (!outline.ok) return refuse(`The boundary of ${code} (feature ${i + 1}) ${outline.problems[0]?.message}`);
    lines += outline.value.hadLines ? 1 : 0;
    boundaries.set(code, {
      level,
      code,
      name: textOf(held, properties.name),
      districtCode: family === "district" ? code : districtOf(held, properties),
      outline: outline.value.outline,
      positions: outline.value.positions,
    });
  }
  const year = yearOf(level);
  return done({
    kind: "boundaries",
    title: `Boundaries of ${levelNames(level)}`,
    vintage: year === undefined ? "" : String(year),
    notes:
      lines === 0
        ? []
        : [
            `${lines === 1 ? "One boundary also held" : `${lines} boundaries also held`} lines or points, which enclose nothing and were left out.`,
          ],
    rows: features.value.length,
    boundaries: [...boundaries.values()],
  });
}

function featuresOf(value: unknown): Outcome<readonly unknown[]> {
  if (!isRecord(value)) return refuse("It is JSON, but not GeoJSON.");
  if (value["type"] === "Topology") return refuse("It is TopoJSON. Export it as GeoJSON, in WGS 84.");
  const { features } = value;
  if (value["type"] !== "FeatureCollection" || !Array.isArray(features))
    return Array.isArray(features)
      ? refuse("It is ArcGIS JSON. Choose the download GeoJSON instead.")
      : refuse("It is JSON, but not a GeoJSON FeatureCollection.");
  return features.length === 0 ? refuse("It has no features.") : done(features);
}

function propertiesOf(feature: unknown): Properties | undefined {
  const held = isRecord(feature) && isRecord(feature["properties"]) ? Object.keys(feature["properties"]) : [];
  const coded = held.flatMap((key) => {
    const column = codedColumn(key);
    return column ? [{ ...column, key }] : [];
  });
  const codes = coded.filter(({ holds, family }) => holds === "code" && READ.has(family));
  const smallest = codes.sort((a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family))[0];
  if (!smallest || smallest.level === "lsoa") return undefined;
  const { level, family, key } = smallest;
  return {
    level,
    family,
    code: key,
    name: coded.find((column) => column.level === level && column.holds === "name")?.key,
    district: codes.find((column) => column.family === "district")?.key,
  };
}

function unknownProperties(feature: unknown): string {
  const held = isRecord(feature) && isRecord(feature["properties"]) ? Object.keys(feature["properties"]) : [];
  const has = held.length === 0 ? "no properties" : `the properties ${held.slice(0, 12).join(", ")}`;
  return `Its features have ${has}. Boundaries must name the code of an LSOA with its year, a ward or a district, as LSOA21CD, LSOA11CD, WD25CD, LAD24CD or LADCD.`;
}

function districtOf(held: Record<string, unknown>, { district }: Properties): string {
  const code = textOf(held, district);
  return isCodeOf("district", code) ? code : "";
}

function textOf(held: Record<string, unknown>, key: string | undefined): string {
  const value = key === undefined ? undefined : held[key];
  return typeof value === "string" ? value.trim() : "";
}
