import type { Month } from "../../src/kernel/dates.ts";
import { cumulative, drawIndex, hex64, unit, type Words } from "../random.ts";
import { type Chances, drawOutsidePoint, drawPoint, expected } from "./chances.ts";
import { drawOutcome, otherOutcome } from "./outcomes.ts";
import { ANTI_SOCIAL_BEHAVIOUR, CRIME_TYPES, type CrimeType } from "./volumes.ts";

/** The twelve columns of a street-level file of police.uk. */
export const STREET_COLUMNS =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type," +
  "Last outcome category,Context\n";

export type MonthPlan = {
  readonly month: Month;
  /** Exactly so many rows are made. */
  readonly rows: number;
  /** Months before the last of the series: 0 for the last. */
  readonly age: number;
};

/** Of all rows: published without a place; placed beyond the border; a Crime ID given again with another outcome. */
const [NO_LOCATION_SHARE, OUTSIDE_SHARE, REPEATED_SHARE] = [0.0135, 0.001, 0.0005];

const ROWS_A_CHUNK = 500;

/**
 * The rows of one month as chunks of text without a header, each line ended by a line feed, sorted as published: by area
 * name, then type; those without a place last. How many fall to each district and type is a multinomial draw.
 */
export function* monthRows(chances: Chances, plan: MonthPlan, next: Words): Generator<string> {
  const sorted = drawIncidents(chances, plan, next);
  const middle = `,${plan.month},Essex Police,Essex Police,`;
  let repeatsLeft = repeatsIn(plan.rows);
  let crimesLeft = sorted.reduce((sum, key) => (typeOf(key) === ANTI_SOCIAL_BEHAVIOUR ? sum : sum + 1), 0);

  let chunk = "";
  let rows = 0;
  for (const key of sorted) {
    const type = typeOf(key);
    const isCrime = type !== ANTI_SOCIAL_BEHAVIOUR;
    const outcome = drawOutcome(next, type, plan.age);
    const start = `${isCrime ? hex64(next) : ""}${middle}${chances.placeTexts[key % POINTS_LIMIT]},${type},`;
    chunk += `${start}${outcome},\n`;
    if (isCrime && unit(next) * crimesLeft-- < repeatsLeft) {
      chunk += `${start}${otherOutcome(outcome)},\n`;
      repeatsLeft--;
    }
    if (++rows % ROWS_A_CHUNK > 0) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk) yield chunk;
}

/** A row while it is sorted is one number: rank of the area, then type, then point. */
const POINTS_LIMIT = 2 ** 15;

function drawIncidents(chances: Chances, { month, rows, age }: MonthPlan, next: Words): Uint32Array {
  const totals = cumulative(expected(chances.cells, month, age));
  const nowhere = chances.points.length;
  if (nowhere >= POINTS_LIMIT) throw new RangeError(`More than ${POINTS_LIMIT - 1} points`);
  const keys = new Uint32Array(rows - repeatsIn(rows));
  for (let i = 0; i < keys.length; i++) {
    const cell = chances.cells[drawIndex(next, totals)];
    if (!cell) continue;
    const chance = unit(next);
    const point =
      chance < NO_LOCATION_SHARE
        ? nowhere
        : chance < NO_LOCATION_SHARE + OUTSIDE_SHARE
          ? drawOutsidePoint(next, chances)
          : drawPoint(next, cell);
    keys[i] =
      ((chances.areaRanks[point] ?? 0) * CRIME_TYPES.length + CRIME_TYPES.indexOf(cell.type)) * POINTS_LIMIT + point;
  }
  return keys.sort();
}

function repeatsIn(rows: number): number {
  return Math.round(rows * REPEATED_SHARE);
}

function typeOf(key: number): CrimeType {
  return CRIME_TYPES[Math.floor(key / POINTS_LIMIT) % CRIME_TYPES.length] ?? ANTI_SOCIAL_BEHAVIOUR;
}
