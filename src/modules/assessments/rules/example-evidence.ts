import { type Month, month, monthsBetween } from "../../../kernel/dates.ts";
import { absent, type Figure, known } from "../../../kernel/figures.ts";
import type { Evidence, PointCount } from "./evidence.ts";
import type { AnalysisParameters } from "./parameters.ts";
import type { Area } from "./polygons.ts";
import { toLonLat } from "./projection.ts";
import { type Series, totalOver } from "./series.ts";

/** For the tests of this module: a made-up force of three districts, one of them the partnership's own. */
export const EXAMPLE: AnalysisParameters = {
  dataset: { id: "00000000-0000-4000-8000-000000000001", title: "Street-level crime", version: 1 },
  force: "Essex Police",
  districts: ["E06000034"],
  period: { from: month("2025-01"), to: month("2025-12") },
  duplicates: "every-row",
  gazetteer: { number: 1, sha256: "00" },
  program: "0.1.0",
};

const EXAMPLE_TYPES = ["Anti-social behaviour", "Burglary", "Shoplifting", "Robbery"] as const;

export type ExampleChoices = {
  readonly parameters?: Partial<AnalysisParameters>;
  /** Months that are not there. */
  readonly missing?: readonly Month[];
  /** Incidents of a type in a month of the own district, in place of the usual. */
  readonly counts?: (type: string, at: Month) => number | undefined;
  /** What the three streets are called on which everything happens, the busiest first. */
  readonly streets?: readonly [string, string, string];
};

/** Evidence whose counts follow a rule: every type has its own size, and a season that peaks in summer. */
export function exampleEvidence({
  parameters = {},
  missing = [],
  counts = () => undefined,
  streets = ["High Street", "Station Approach", "Mill Lane"],
}: ExampleChoices = {}): Evidence {
  const chosen = { ...EXAMPLE, ...parameters };
  const months = monthsBetween(month("2023-07"), chosen.period.to);
  const count = (district: string, type: string, at: Month): number => {
    const [size, place] = [SIZES[type] ?? 0, PLACES.findIndex(({ code }) => code === district)];
    const usual = Math.round(size * (1 + place / 2) * (1 + Math.sin(Number(at.slice(5)) - 4) / 5));
    return (place === 0 ? counts(type, at) : undefined) ?? usual;
  };
  const series = (district: string, type: string | undefined): Series =>
    new Map(
      months.map((at): [Month, Figure] => {
        if (missing.includes(at)) return [at, absent("missing", "There are no data for this month")];
        const types = type === undefined ? EXAMPLE_TYPES : [type];
        return [at, known(types.reduce((sum, one) => sum + count(district, one, at), 0))];
      }),
    );
  const own = PLACES[0]?.code ?? "";
  const points = EXAMPLE_TYPES.flatMap((type) =>
    pointsOf(
      type,
      monthsBetween(chosen.period.from, chosen.period.to)
        .filter((at) => !missing.includes(at))
        .reduce((sum, at) => sum + count(own, type, at), 0),
      streets,
    ),
  );
  return {
    parameters: chosen,
    districts: PLACES.map(({ code, name, people }) => ({ code, name, residents: { people, vintage: "mid-2023" } })),
    types: [...EXAMPLE_TYPES].sort(),
    series,
    breaks: [],
    periodState: (type) => {
      const total = totalOver(series(own, type), chosen.period);
      return total.state === "known" ? known(0) : total;
    },
    points,
    wards: WARDS.map(({ code, name, people }) => ({ code, name, residents: { people, vintage: "Census 2021" } })),
    outline: EXAMPLE_OUTLINE,
    smallAreas: [{ code: "E01000001", area: EXAMPLE_OUTLINE, people: 12_000 }],
    smallAreaVintage: "Census 2021",
  };
}

const [WEST, SOUTH, SIDE] = [560_000, 178_000, 5_000];

/** A square of five kilometres, on the National Grid. */
export const EXAMPLE_OUTLINE: Area = {
  type: "Polygon",
  coordinates: [
    [
      [WEST, SOUTH],
      [WEST + SIDE, SOUTH],
      [WEST + SIDE, SOUTH + SIDE],
      [WEST, SOUTH + SIDE],
      [WEST, SOUTH],
    ],
  ],
};

const SIZES: Readonly<Record<string, number>> = {
  "Anti-social behaviour": 80,
  Burglary: 30,
  Shoplifting: 45,
  Robbery: 6,
};

const PLACES = [
  { code: "E06000034", name: "Thurrock", people: 176_000 },
  { code: "E07000066", name: "Basildon", people: 188_000 },
  { code: "E07000068", name: "Brentwood", people: 77_000 },
];

const WARDS = [
  { code: "E05002233", name: "Grays Riverside", people: 12_000 },
  { code: "E05002234", name: "Grays Thurrock", people: 9_000 },
  { code: "E05002235", name: "Ockendon", people: 10_500 },
];

/** Half of the incidents on one street, a third on another, and the rest on a third. */
function pointsOf(type: string, incidents: number, streets: readonly [string, string, string]): PointCount[] {
  const half = Math.round(incidents / 2);
  const third = Math.round(incidents / 3);
  const at = (n: 0 | 1 | 2, east: number, north: number, count: number): PointCount => ({
    type,
    ...toLonLat(WEST + east, SOUTH + north),
    location: `On or near ${streets[n]}`,
    ward: WARDS[n]?.code ?? "",
    incidents: count,
  });
  return [at(0, 1_130, 1_120, half), at(1, 2_880, 2_620, third), at(2, 4_130, 3_880, incidents - half - third)].filter(
    (point) => point.incidents > 0,
  );
}
