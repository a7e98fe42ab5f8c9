import { daysInMonth, type Month } from "../../src/kernel/dates.ts";

/** The categories of police.uk in the order its files give them within an area. */
export const CRIME_TYPES = [
  "Anti-social behaviour",
  "Bicycle theft",
  "Burglary",
  "Criminal damage and arson",
  "Drugs",
  "Other theft",
  "Possession of weapons",
  "Public order",
  "Robbery",
  "Shoplifting",
  "Theft from the person",
  "Vehicle crime",
  "Violence and sexual offences",
  "Other crime",
] as const;

export type CrimeType = (typeof CRIME_TYPES)[number];

/** Not a crime in law, so it has no Crime ID and no outcome. */
export const ANTI_SOCIAL_BEHAVIOUR: CrimeType = "Anti-social behaviour";

/**
 * Incidents in a month of average length and season before any planted change, in the order of CRIME_TYPES: rounded
 * monthly means of Essex Police's files for 2025 (data.police.uk, OGL v3.0), which make up some 13,000 a month.
 */
export const MONTHLY_MEANS: Readonly<Record<string, readonly number[]>> = {
  // Southend-on-Sea
  E06000033: [156, 20, 49, 116, 72, 97, 20, 106, 19, 168, 11, 96, 694, 33],
  // Thurrock
  E06000034: [141, 9, 43, 131, 64, 92, 13, 90, 14, 166, 9, 149, 483, 32],
  // Basildon
  E07000066: [177, 7, 54, 135, 65, 96, 16, 106, 15, 125, 9, 119, 611, 36],
  // Braintree
  E07000067: [72, 2.4, 29, 60, 32, 61, 9, 57, 6, 51, 3.6, 38, 374, 23],
  // Brentwood
  E07000068: [42, 1.3, 22, 30, 28, 34, 5, 31, 3.3, 64, 2.9, 53, 148, 9],
  // Castle Point
  E07000069: [55, 2.8, 16, 45, 15, 27, 5, 29, 2.8, 29, 2, 22, 192, 10],
  // Chelmsford
  E07000070: [88, 11, 40, 78, 63, 83, 10, 85, 9, 122, 11, 51, 527, 32],
  // Colchester
  E07000071: [127, 22, 45, 115, 38, 89, 13, 104, 13, 130, 9, 84, 658, 28],
  // Epping Forest
  E07000072: [70, 2.2, 44, 68, 38, 52, 6, 59, 9, 66, 6, 94, 298, 16],
  // Harlow
  E07000073: [74, 9, 20, 68, 50, 47, 12, 73, 9, 67, 7, 51, 330, 19],
  // Maldon
  E07000074: [19, 0.6, 8, 21, 13, 18, 3.5, 22, 0.7, 14, 0.6, 12, 133, 7],
  // Rochford
  E07000075: [33, 0.8, 13, 29, 13, 22, 4.6, 25, 1.9, 20, 1.1, 20, 169, 10],
  // Tendring
  E07000076: [98, 6, 31, 102, 26, 72, 14, 82, 8, 76, 5, 45, 546, 25],
  // Uttlesford
  E07000077: [61, 1.6, 21, 43, 15, 53, 7, 26, 1.3, 28, 7, 32, 164, 11],
};

/** How much a month of this season and length has of a type, against an average month. Over a year it averages 1. */
export function seasonOf(type: CrimeType, of: Month): number {
  const { swing, peak } = SEASONS[type];
  const wave = 1 + swing * Math.cos((2 * Math.PI * (Number(of.slice(5)) - peak)) / 12);
  return wave * (daysInMonth(of) / MEAN_DAYS);
}

const MEAN_DAYS = 365.25 / 12;

/** How far a type rises above its yearly mean, and the calendar month in which it does: the shape of 2025, smoothed. */
const SEASONS: Readonly<Record<CrimeType, { readonly swing: number; readonly peak: number }>> = {
  "Anti-social behaviour": { swing: 0.25, peak: 7 },
  "Bicycle theft": { swing: 0.3, peak: 8 },
  Burglary: { swing: 0.12, peak: 12 },
  "Criminal damage and arson": { swing: 0.13, peak: 7 },
  Drugs: { swing: 0.04, peak: 10 },
  "Other crime": { swing: 0.1, peak: 4 },
  "Other theft": { swing: 0.04, peak: 11 },
  "Possession of weapons": { swing: 0.12, peak: 8 },
  "Public order": { swing: 0.16, peak: 7 },
  Robbery: { swing: 0.2, peak: 9 },
  Shoplifting: { swing: 0.06, peak: 6 },
  "Theft from the person": { swing: 0.12, peak: 9 },
  "Vehicle crime": { swing: 0.04, peak: 2 },
  "Violence and sexual offences": { swing: 0.1, peak: 7 },
};
