import { cumulative, drawIndex, unit, type Words } from "../random.ts";
import { ANTI_SOCIAL_BEHAVIOUR, CRIME_TYPES, type CrimeType } from "./volumes.ts";

/**
 * Draws the "Last outcome category" of an incident of `type` recorded `age` months before the last month of the series:
 * blank for anti-social behaviour, often still open when the incident is recent.
 */
export function drawOutcome(next: Words, type: CrimeType, age: number): string {
  if (type === ANTI_SOCIAL_BEHAVIOUR) return "";
  if (unit(next) < (STILL_OPEN[age] ?? 0)) return "Under investigation";
  const outcome = OUTCOMES[drawIndex(next, totalsOf(type))] ?? "";
  return outcome === COURT_RESULT && age < MONTHS_TO_COURT ? "Awaiting court outcome" : outcome;
}

/** Another outcome than `outcome`, as the same Crime ID sometimes carries when it is published twice. */
export function otherOutcome(outcome: string): string {
  return outcome === "Status update unavailable" ? "Unable to prosecute suspect" : "Status update unavailable";
}

/** The share still under investigation by age in months, from the newest month on. */
const STILL_OPEN = [0.42, 0.27, 0.17, 0.1, 0.06, 0.04, 0.02, 0.01];
const MONTHS_TO_COURT = 6;
const COURT_RESULT = "Court result unavailable";

const OUTCOMES = [
  "Investigation complete; no suspect identified",
  "Unable to prosecute suspect",
  COURT_RESULT,
  "Local resolution",
  "Status update unavailable",
  "Action to be taken by another organisation",
  "Formal action is not in the public interest",
  "Offender given a caution",
  "Further investigation is not in the public interest",
];

/** Of a hundred closed incidents, how many ended so, in the order of OUTCOMES: rounded from Essex Police's files of 2025. */
const MIX: Readonly<Record<CrimeType, readonly number[]>> = {
  "Anti-social behaviour": [],
  "Bicycle theft": [83, 11, 1.5, 0.3, 3.5, 0.3, 0.4, 0.1, 0],
  Burglary: [73, 14, 7, 0.3, 4.4, 0.4, 0.4, 0.2, 0],
  "Criminal damage and arson": [58, 27, 6.4, 2.2, 2, 2.2, 0.9, 1.2, 0.1],
  Drugs: [23, 5, 22, 39, 4, 1.5, 2, 3.5, 0],
  "Other crime": [17, 35, 16, 2.4, 11, 5, 10, 1.1, 2.3],
  "Other theft": [65, 26, 1.8, 1.3, 4.4, 0.7, 0.5, 0.3, 0],
  "Possession of weapons": [9, 28, 39, 8, 5.5, 2.5, 3.7, 4.4, 0],
  "Public order": [30, 45, 12, 3, 3, 2.3, 2.8, 1.3, 0.1],
  Robbery: [44, 38, 10, 0.4, 6.4, 0.5, 0.6, 0.2, 0],
  Shoplifting: [59, 12, 20, 5.6, 0.9, 0.5, 0.9, 0.9, 0.1],
  "Theft from the person": [62, 28, 2, 1, 5.4, 0.4, 0.6, 0.2, 0],
  "Vehicle crime": [83, 9, 3, 0.2, 3.7, 0.2, 0.1, 0.1, 0],
  "Violence and sexual offences": [15, 62, 7.6, 2, 4.4, 6.4, 2.2, 1.1, 0.1],
};

const TOTALS = new Map(CRIME_TYPES.map((type) => [type, cumulative(MIX[type])]));

function totalsOf(type: CrimeType): Float64Array {
  return TOTALS.get(type) ?? new Float64Array();
}
