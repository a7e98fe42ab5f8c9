import { CRIME_TYPES, type CrimeType } from "./volumes.ts";

/** A kind of map point: what police.uk calls it, and how it draws each type of incident against a plain street. */
export type PlaceKind = {
  /** Absent for a street, which has a name of its own. */
  readonly location?: string;
  /** Share of all points. The shares add up to 1. */
  readonly share: number;
  /** Times as likely as a plain street, by type; `otherwise` for the types not named. */
  readonly pull: Partial<Readonly<Record<CrimeType, number>>>;
  readonly otherwise: number;
};

/** Shares are near those of Essex Police's files for 2025; pulls were chosen so that the commonest names come out alike. */
export const PLACE_KINDS: readonly PlaceKind[] = [
  { share: 0.892, pull: {}, otherwise: 1 },
  {
    location: "Parking Area",
    share: 0.035,
    pull: { "Vehicle crime": 5, "Bicycle theft": 4, Drugs: 3, "Other theft": 3 },
    otherwise: 2,
  },
  {
    location: "Sports/Recreation Area",
    share: 0.018,
    pull: { "Anti-social behaviour": 4, Burglary: 0.5 },
    otherwise: 1,
  },
  {
    location: "Supermarket",
    share: 0.013,
    pull: { Shoplifting: 60, "Public order": 4, "Anti-social behaviour": 3, Burglary: 1 },
    otherwise: 2,
  },
  {
    location: "Park/Open Space",
    share: 0.012,
    pull: { "Anti-social behaviour": 4, Robbery: 4, "Criminal damage and arson": 2, Burglary: 0.2, Shoplifting: 0.1 },
    otherwise: 1,
  },
  {
    location: "Petrol Station",
    share: 0.012,
    pull: { "Other theft": 30, Shoplifting: 20, "Vehicle crime": 2 },
    otherwise: 1,
  },
  {
    location: "Shopping Area",
    share: 0.006,
    pull: { Shoplifting: 60, "Theft from the person": 12, "Public order": 6, "Bicycle theft": 8, Burglary: 1 },
    otherwise: 3,
  },
  {
    location: "Further/Higher Educational Building",
    share: 0.004,
    pull: { "Bicycle theft": 10, "Violence and sexual offences": 3, Shoplifting: 0.1 },
    otherwise: 1,
  },
  {
    location: "Hospital",
    share: 0.003,
    pull: { "Violence and sexual offences": 8, "Public order": 6, "Other crime": 6, Shoplifting: 0.5 },
    otherwise: 2,
  },
  {
    location: "Nightclub",
    share: 0.002,
    pull: {
      "Violence and sexual offences": 9,
      "Theft from the person": 40,
      Drugs: 10,
      "Public order": 9,
      Burglary: 0.5,
      Shoplifting: 0.2,
    },
    otherwise: 2,
  },
  {
    location: "Police Station",
    share: 0.003,
    pull: {
      Drugs: 9,
      "Other crime": 12,
      "Possession of weapons": 15,
      "Violence and sexual offences": 6,
      Shoplifting: 0.5,
    },
    otherwise: 1,
  },
];

/** How much a kind draws each type, in the order of CRIME_TYPES. */
export function pullsOf(kind: PlaceKind): number[] {
  return CRIME_TYPES.map((type) => kind.pull[type] ?? kind.otherwise);
}

/** The kind whose points carry `location`; a plain street when none does. */
export function kindOf(location: string): PlaceKind {
  const found = PLACE_KINDS.find((kind) => kind.location === location) ?? PLACE_KINDS[0];
  if (!found) throw new RangeError("No kinds of place");
  return found;
}
