import { OUTLINES } from "./outlines.ts";
import type { Point, Ring } from "./polygons.ts";

/**
 * A district of the sketch. Code, name and partnership code are real (ONS, 2024). Figures are facts rounded to the
 * hundred: residents and households of the 2021 Census, residents at mid-2023 (both ONS, OGL v3.0).
 */
export type District = {
  readonly code: string;
  readonly name: string;
  readonly cspCode: string;
  readonly residents2021: number;
  readonly households2021: number;
  readonly residents2023: number;
  /** Its largest town, to 0.01 degree: where the people and incidents of the sketch are densest. */
  readonly centre: Point;
  readonly outline: Ring;
};

/** A district just outside the force area, where a few incidents fall, as they do in the published files. */
export type Neighbour = {
  readonly code: string;
  readonly name: string;
  readonly cspCode: string;
  readonly cspName: string;
  readonly forceCode: string;
  readonly forceName: string;
  readonly place: Point;
};

/** Essex Police's area among police force areas (ONS, 2024). */
export const FORCE_AREA = { code: "E23000028", name: "Essex" };

/** The administrative county, which is twelve of the fourteen districts; residents rounded to the hundred (ONS mid-2023). */
export const COUNTY = { code: "E10000012", name: "Essex", residents2023: 1_536_100 };

export const THURROCK = "E06000034";
export const BASILDON = "E07000066";
export const BRENTWOOD = "E07000068";

export const DISTRICTS: readonly District[] = [
  district("E06000033", "Southend-on-Sea", "E22000089", 180_700, 78_300, 182_300, [0.71, 51.54]),
  district("E06000034", "Thurrock", "E22000091", 176_000, 66_400, 178_200, [0.33, 51.48]),
  district("E07000066", "Basildon", "E22000079", 187_600, 76_400, 190_500, [0.46, 51.57]),
  district("E07000067", "Braintree", "E22000080", 155_200, 65_000, 160_000, [0.55, 51.88]),
  district("E07000068", "Brentwood", "E22000081", 77_100, 32_300, 78_200, [0.3, 51.62]),
  district("E07000069", "Castle Point", "E22000082", 89_600, 37_400, 89_900, [0.61, 51.55]),
  district("E07000070", "Chelmsford", "E22000083", 181_500, 75_400, 185_300, [0.47, 51.73]),
  district("E07000071", "Colchester", "E22000084", 192_700, 79_700, 197_000, [0.9, 51.89]),
  district("E07000072", "Epping Forest", "E22000085", 135_000, 54_600, 136_000, [0.07, 51.65]),
  district("E07000073", "Harlow", "E22000086", 93_300, 37_900, 96_000, [0.1, 51.77]),
  district("E07000074", "Maldon", "E22000087", 66_200, 27_900, 68_300, [0.68, 51.73]),
  district("E07000075", "Rochford", "E22000088", 85_700, 35_600, 88_200, [0.61, 51.59]),
  district("E07000076", "Tendring", "E22000090", 148_300, 67_500, 153_200, [1.15, 51.79]),
  district("E07000077", "Uttlesford", "E22000092", 91_300, 37_000, 93_600, [0.24, 52.02]),
];

/** The three that the published files of 2025 name most often. */
export const NEIGHBOURS: readonly Neighbour[] = [
  neighbour("E07000095", "Broxbourne", ["E22000123", "Broxbourne"], ["E23000027", "Hertfordshire"], [-0.03, 51.7]),
  neighbour("E07000245", "West Suffolk", ["E22000373", "Western Suffolk"], ["E23000025", "Suffolk"], [0.44, 52.09]),
  neighbour("E09000026", "Redbridge", ["E22000211", "Redbridge"], ["E23000001", "Metropolitan Police"], [0.07, 51.58]),
];

/** Throws RangeError when `code` is not one of the fourteen. */
export function districtByCode(code: string): District {
  const found = DISTRICTS.find((district) => district.code === code);
  if (!found) throw new RangeError(`Not a district of Essex: ${code}`);
  return found;
}

function district(
  code: string,
  name: string,
  cspCode: string,
  residents2021: number,
  households2021: number,
  residents2023: number,
  centre: Point,
): District {
  const outline = OUTLINES[code];
  if (!outline) throw new RangeError(`No outline of ${name}`);
  return { code, name, cspCode, residents2021, households2021, residents2023, centre, outline };
}

function neighbour(
  code: string,
  name: string,
  [cspCode, cspName]: readonly [string, string],
  [forceCode, forceName]: readonly [string, string],
  place: Point,
): Neighbour {
  return { code, name, cspCode, cspName, forceCode, forceName, place };
}
