import { type Month, monthsBetween } from "../../../kernel/dates.ts";
import { absent, type Figure, known } from "../../../kernel/figures.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { refuse } from "../../../kernel/outcome.ts";
import type { TaskRunner } from "../../../platform/engine/runner.ts";
import type { InPartnership } from "../../../platform/files/files.ts";
import type { Log } from "../../../platform/log/log.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import {
  findForceArea,
  listBoundaries,
  listLsoasOfDistrict,
  listPopulations,
  listSplitPlaces,
  listWards,
  type Outline,
  wardAt,
} from "../../areas/index.ts";
import {
  breaksIn,
  type CoverageGrid,
  countUnplaced,
  coverageOf,
  type DistrictCount,
  gatherIncidents,
  type IncidentGroup,
  listDistrictCounts,
  listGaps,
  listHeldMonths,
} from "../../datasets/index.ts";
import type { District, Evidence, PointCount, SmallArea, Ward } from "../rules/evidence.ts";
import type { AnalysisParameters } from "../rules/parameters.ts";
import type { Area } from "../rules/polygons.ts";
import { areaOnNationalGrid } from "../rules/projection.ts";
import type { Population } from "../rules/rates.ts";
import { type Coverage, type Series, seriesOf, totalOver } from "../rules/series.ts";

export type AnalysisWork = {
  readonly inPartnership: InPartnership;
  readonly engine: TaskRunner;
  readonly dataFolder: string;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/** Everything an analysis is computed from, read under the rights of whoever asked for it. */
export async function gatherEvidence(work: AnalysisWork, parameters: AnalysisParameters): Promise<Outcome<Evidence>> {
  const { dataset, force, gazetteer, districts: own, period } = parameters;
  const area = await work.inPartnership((tx) => findForceArea(tx, gazetteer.number, force));
  const forceDistricts = area?.kind === "area" ? area.area.districts : [];
  if (!own.every((code) => forceDistricts.some((district) => district.code === code))) {
    return refuse(
      `The lookups imported do not say that the partnership's districts are in the area of ${force}. Import the lookup of districts and police force areas.`,
    );
  }
  const ofForce = forceDistricts.map(({ code }) => code);
  const isKept = parameters.duplicates === "every-row" && (await work.inPartnership((tx) => isPlaced(tx, parameters)));
  const gathered = await gatherIncidents(work, {
    datasetId: dataset.id,
    version: dataset.version,
    force,
    districts: isKept ? own : ofForce,
    duplicates: parameters.duplicates,
    gazetteer,
  });
  if (!gathered.ok) return gathered;
  const groups = gathered.value.filter(({ month }) => month <= period.to);

  // A transaction for each reading, and none while anything is computed: they read what never changes, or one row set.
  const { inPartnership } = work;
  const gaps = await inPartnership((tx) => listGaps(tx, dataset.id));
  const grid = coverageOf(await inPartnership((tx) => listHeldMonths(tx, dataset.id, dataset.version)), gaps);
  const places = await placesOf(inPartnership, parameters);
  const districtOf = await districtsOfLsoas(inPartnership, parameters, isKept ? [] : forceDistricts);
  const counts = isKept
    ? (await countsKept(inPartnership, parameters, grid.months)).filter(
        (count) => count.force === force && count.month <= period.to && ofForce.includes(count.district),
      )
    : countsOfGroups(groups, districtOf);
  const ownGroups = isKept ? groups : groups.filter(({ lsoa }) => own.includes(districtOf.get(lsoa) ?? ""));
  const types = [...new Set(counts.map(({ type }) => type))].sort();
  const series = seriesMaker(grid, force, counts, period.to);
  return {
    ok: true,
    value: {
      parameters,
      districts: await inPartnership((tx) => districtsWithResidents(tx, forceDistricts)),
      types,
      series,
      breaks: breaksIn(gaps, force).map(({ month }) => month),
      periodState: (type) => stateOfPeriod(series(own[0] ?? "", type), parameters),
      points: ownGroups.filter(({ month }) => month >= period.from).map(pointOf(places)),
      ...places,
    },
  };
}

/** Counts by month, district and type as series with the state that the coverage of each month gives them. */
function seriesMaker(
  grid: CoverageGrid,
  force: string,
  counts: readonly DistrictCount[],
  last: Month,
): Evidence["series"] {
  const months = grid.months.filter((month) => month <= last);
  const coverage = (type: string | undefined): Map<Month, Coverage> =>
    new Map(
      months.map((month) => [
        month,
        (type === undefined ? grid.at(force, month) : grid.ofType(force, month, type)).state,
      ]),
    );
  const byKey = new Map<string, Map<Month, number>>();
  const add = (key: string, month: Month, rows: number) => {
    const held = byKey.get(key) ?? new Map<Month, number>();
    byKey.set(key, held.set(month, (held.get(month) ?? 0) + rows));
  };
  for (const { district, type, month, rows } of counts) {
    if (month > last) continue;
    add(`${district}\n${type}`, month, rows);
    add(district, month, rows);
  }
  const coverages = new Map<string | undefined, Map<Month, Coverage>>();
  const made = new Map<string, Series>();
  return (district, type) => {
    const key = type === undefined ? district : `${district}\n${type}`;
    const known = made.get(key);
    if (known) return known;
    const state = coverages.get(type) ?? coverage(type);
    coverages.set(type, state);
    const series = seriesOf(byKey.get(key) ?? new Map(), state);
    made.set(key, series);
    return series;
  };
}

/** The state that any count of the period has, whatever its number. */
function stateOfPeriod(series: Series, { period }: AnalysisParameters): Figure {
  const blank = new Map(
    monthsBetween(period.from, period.to).map((month) => [month, series.get(month) ?? absent("missing", "")]),
  );
  const total = totalOver(blank, period);
  return total.state === "known" ? known(0) : total;
}

type Places = Pick<Evidence, "wards" | "outline" | "smallAreas" | "smallAreaVintage"> & {
  readonly wardOf: (lsoa: string, longitude: number, latitude: number) => string;
};

async function placesOf(inPartnership: InPartnership, parameters: AnalysisParameters): Promise<Places> {
  const { districts, gazetteer } = parameters;
  const wards: Ward[] = [];
  const smallAreas: SmallArea[] = [];
  const outlines: Area[] = [];
  const wardOfLsoa = new Map<string, string>();
  const vintages = new Set<string>();
  for (const district of districts) {
    for (const { code, wardCode } of await inPartnership((tx) => listLsoasOfDistrict(tx, gazetteer.number, district))) {
      wardOfLsoa.set(code, wardCode ?? "");
    }
    const wardResidents = await inPartnership((tx) =>
      listPopulations(tx, { level: "ward", measure: "residents", district }),
    );
    const people = new Map(wardResidents?.amounts.map(({ code, amount }) => [code, amount]));
    for (const ward of await inPartnership((tx) => listWards(tx, gazetteer.number, district))) {
      wards.push({
        code: ward.code,
        name: ward.name,
        residents: populationOf(people.get(ward.code), wardResidents?.dated, "ward"),
      });
    }
    const residents = await inPartnership((tx) =>
      listPopulations(tx, { level: "lsoa21", measure: "residents", district }),
    );
    const perArea = new Map(residents?.amounts.map(({ code, amount }) => [code, amount]));
    if (residents) vintages.add(residents.dated);
    for (const { code, outline } of await inPartnership((tx) => listBoundaries(tx, "lsoa21", district))) {
      const area = onGrid(outline);
      if (area) smallAreas.push({ code, area, people: perArea.get(code) });
    }
    for (const { outline } of await inPartnership((tx) => listBoundaries(tx, "district", district))) {
      const area = onGrid(outline);
      if (area) outlines.push(area);
    }
  }
  const split = new Map(
    (await inPartnership((tx) => listSplitPlaces(tx, gazetteer.number))).map(({ code, choices }) => [code, choices]),
  );
  return {
    wards,
    smallAreas,
    smallAreaVintage: [...vintages].join(", "),
    outline: outlines.length === districts.length ? together(outlines) : undefined,
    wardOf: (lsoa, longitude, latitude) =>
      wardAt(split.get(lsoa) ?? [], longitude, latitude) ?? wardOfLsoa.get(lsoa) ?? "",
  };
}

/** The counts that the dataset keeps, half a year at a time: a county's whole series would hold everybody up. */
async function countsKept(
  inPartnership: InPartnership,
  { dataset, gazetteer }: AnalysisParameters,
  months: readonly Month[],
): Promise<DistrictCount[]> {
  const counts: DistrictCount[] = [];
  for (let at = 0; at < months.length; at += MONTHS_AT_ONCE) {
    const [from, to] = [months[at], months[Math.min(at + MONTHS_AT_ONCE, months.length) - 1]];
    if (!from || !to) continue;
    const part = { datasetId: dataset.id, version: dataset.version, from, to };
    counts.push(...(await inPartnership((tx) => listDistrictCounts(tx, part, gazetteer.number))));
  }
  return counts;
}

const MONTHS_AT_ONCE = 6;

async function districtsOfLsoas(
  inPartnership: InPartnership,
  { gazetteer }: AnalysisParameters,
  districts: readonly { readonly code: string }[],
): Promise<Map<string, string>> {
  const districtOf = new Map<string, string>();
  for (const { code: district } of districts) {
    for (const { code } of await inPartnership((tx) => listLsoasOfDistrict(tx, gazetteer.number, district)))
      districtOf.set(code, district);
  }
  return districtOf;
}

async function districtsWithResidents(
  tx: Tx,
  districts: readonly { readonly code: string; readonly name: string }[],
): Promise<District[]> {
  const found = await listPopulations(tx, {
    level: "district",
    measure: "residents",
    codes: districts.map(({ code }) => code),
  });
  const people = new Map(found?.amounts.map(({ code, amount }) => [code, amount]));
  return districts.map(({ code, name }) => ({
    code,
    name,
    residents: populationOf(people.get(code), found?.dated, "district"),
  }));
}

function populationOf(people: number | undefined, dated: string | undefined, level: string): Population {
  return { people, vintage: dated ?? `a ${level} population that has not been imported` };
}

function pointOf({ wardOf }: Places): (group: IncidentGroup) => PointCount {
  return ({ type, lsoa, location, longitude, latitude, incidents }) => ({
    type,
    lon: longitude,
    lat: latitude,
    location,
    ward: wardOf(lsoa, longitude, latitude),
    incidents,
  });
}

/**
 * Whether every row has been placed by the analysis's gazetteer, so that the counts kept of districts are all there are.
 * Rows wait for a new one, and a count that leaves them out would read as none.
 */
async function isPlaced(tx: Tx, { dataset, gazetteer }: AnalysisParameters): Promise<boolean> {
  return (await countUnplaced(tx, dataset.id, dataset.version, gazetteer.number)) === 0;
}

/** Counts from the files themselves: where each Crime ID counts once, or not every row has been placed yet. */
function countsOfGroups(groups: readonly IncidentGroup[], districtOf: ReadonlyMap<string, string>): DistrictCount[] {
  const counts = new Map<string, { month: Month; force: string; district: string; type: string; rows: number }>();
  for (const { month, type, lsoa, incidents } of groups) {
    const district = districtOf.get(lsoa) ?? "";
    const key = `${month}\n${district}\n${type}`;
    const count = counts.get(key) ?? { month: month as Month, force: "", district, type, rows: 0 };
    count.rows += incidents;
    counts.set(key, count);
  }
  return [...counts.values()];
}

function onGrid(outline: Outline): Area | undefined {
  const area = areaOnNationalGrid(outline as unknown as Area);
  return area.ok ? area.value : undefined;
}

/** Several districts as one area of many parts. */
function together(areas: readonly Area[]): Area | undefined {
  const [only, ...others] = areas;
  if (!only || others.length === 0) return only;
  return {
    type: "MultiPolygon",
    coordinates: areas.flatMap((area) => (area.type === "Polygon" ? [area.coordinates] : area.coordinates)),
  };
}
