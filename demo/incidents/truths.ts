import { BASILDON, BRENTWOOD, THURROCK } from "../geography/districts.ts";
import type { Point } from "../geography/polygons.ts";
import type { CrimeType } from "./volumes.ts";

/** A true change of the level of a type in a district: `ratio` times what it would have been, in the last twelve months. */
export type PlantedChange = { readonly districtCode: string; readonly type: CrimeType; readonly ratio: number };

/** A small place that holds a fixed share of its district's incidents, month after month. */
export type HotSpot = {
  readonly name: string;
  readonly districtCode: string;
  readonly at: Point;
  readonly radiusMetres: number;
  /** The names police.uk would give its points; each is one point. */
  readonly locations: readonly string[];
  /** Share of the district's incidents of a type, from 0 to 1. */
  readonly shares: Partial<Readonly<Record<CrimeType, number>>>;
  /** Share of every other type. */
  readonly otherwise: number;
};

/** Every true change of level. Beyond these, season and length of month, all change is chance: who finds more found noise. */
export const PLANTED_CHANGES: readonly PlantedChange[] = [
  { districtCode: THURROCK, type: "Vehicle crime", ratio: 1.35 },
  { districtCode: BASILDON, type: "Burglary", ratio: 0.7 },
  { districtCode: BRENTWOOD, type: "Shoplifting", ratio: 1.4 },
];

/** The named ones. As in life, chance has also made some points busy elsewhere; they stay so from month to month. */
export const HOT_SPOTS: readonly HotSpot[] = [
  {
    name: "Grays town centre",
    districtCode: THURROCK,
    at: [0.327, 51.476],
    radiusMetres: 250,
    locations: [
      "High Street",
      "London Road",
      "Orsett Road",
      "Clarence Road",
      "Derby Road",
      "Shopping Area",
      "Shopping Area",
      "Parking Area",
      "Parking Area",
      "Bus/Coach Station",
      "Supermarket",
      "Park/Open Space",
    ],
    shares: {
      "Anti-social behaviour": 0.14,
      Drugs: 0.12,
      "Public order": 0.12,
      Robbery: 0.14,
      Shoplifting: 0.14,
      "Violence and sexual offences": 0.07,
    },
    otherwise: 0.05,
  },
  {
    name: "Lakeside",
    districtCode: THURROCK,
    at: [0.283, 51.487],
    radiusMetres: 350,
    locations: [
      "Shopping Area",
      "Shopping Area",
      "Shopping Area",
      "Shopping Area",
      "Parking Area",
      "Parking Area",
      "Parking Area",
      "Supermarket",
      "West Thurrock Way",
      "Bus/Coach Station",
    ],
    shares: { "Other theft": 0.12, Shoplifting: 0.35, "Theft from the person": 0.25, "Vehicle crime": 0.12 },
    otherwise: 0.03,
  },
  {
    name: "Basildon town centre",
    districtCode: BASILDON,
    at: [0.459, 51.57],
    radiusMetres: 300,
    locations: [
      "Town Square",
      "East Square",
      "Market Pavement",
      "Southernhay",
      "Great Oaks",
      "Shopping Area",
      "Shopping Area",
      "Parking Area",
      "Parking Area",
      "Bus/Coach Station",
      "Nightclub",
      "Supermarket",
    ],
    shares: {
      "Anti-social behaviour": 0.12,
      "Public order": 0.13,
      Robbery: 0.12,
      Shoplifting: 0.25,
      "Theft from the person": 0.2,
      "Violence and sexual offences": 0.07,
    },
    otherwise: 0.05,
  },
];
