import { absent, isKnown, known } from "../../../kernel/figures.ts";
import { extentOfArea } from "./area-cells.ts";
import { eventsByCell } from "./cell-events.ts";
import { populationByCell } from "./cell-populations.ts";
import { type Evidence, ownName, type PointCount } from "./evidence.ts";
import { cellAtPosition, type Extent, positionOf } from "./extent.ts";
import { giStar } from "./gi-star.ts";
import { CELL_SIZE, cellAt } from "./grid.ts";
import { type Denominator, HOT_SPOT_SETTINGS, type HotSpotTest, testHotSpots } from "./hot-spot-test.ts";
import { cellWorking, mapWorking } from "./hot-spot-wording.ts";
import { hotSpotsOf, type LocatedEvents } from "./hot-spots.ts";
import { periodInWords } from "./parameters.ts";
import { inPeriod } from "./place-tables.ts";
import { type GridPoint, PROJECTION_NOTE, toNationalGrid } from "./projection.ts";
import { ALL_TYPES, figureOf, type ResultTable, settled } from "./results.ts";
import { typesAndAll } from "./series-tables.ts";
import { countOf } from "./wording.ts";

/** A snap point on the National Grid. */
type Placed = PointCount & GridPoint;

const SNAP_NOTE =
  "Points are the nearest of a fixed list of anonymous map points, never the place itself: a square shows where incidents were snapped to. A supermarket, a car park or a police station can stand for a whole neighbourhood.";

/**
 * For each type with incidents, and for all together: the hot spots, ranked and named by their streets, and the squares of
 * the map. Nothing is hot without an outline of the district, in an incomplete period, or against the exact test.
 */
export function hotSpotTables(evidence: Evidence): ResultTable[] {
  const placed = evidence.points.flatMap((point): Placed[] => {
    const at = toNationalGrid(point.lon, point.lat);
    return at ? [{ ...point, ...at }] : [];
  });
  const extent = evidence.outline && extentOfArea(evidence.outline, occupiedCells(placed));
  const ground = extent?.ok ? groundOf(evidence, extent.value.extent) : undefined;
  return typesAndAll(evidence).flatMap(({ key, name, type }) => {
    const points = type === undefined ? placed : placed.filter((point) => point.type === type);
    const state = evidence.periodState(type);
    if (!ground)
      return [
        emptyTable(evidence, { key, name }, "No outline of the district has been imported, so no map can be tested."),
      ];
    if (!isKnown(state)) return [emptyTable(evidence, { key, name }, "note" in state ? state.note : "")];
    const unplaced = incidentsOf(evidence.points, type) - incidentsOf(points, type);
    return mapTables(evidence, ground, { key, name }, points, unplaced);
  });
}

type Ground = { readonly extent: Extent; readonly denominator: Denominator; readonly strays: readonly string[] };

type Named = { readonly key: string; readonly name: string };

/** What incidents are expected to follow: residents where they are known square by square, else the area alone. */
function groundOf(evidence: Evidence, extent: Extent): Ground {
  const areas = evidence.smallAreas.filter(({ people }) => people !== undefined);
  const populated = areas.length > 0 ? populationByCell(extent, evidence.smallAreas) : undefined;
  if (populated?.ok && populated.value.perCell.some((people) => people > 0)) {
    const denominator: Denominator = {
      of: "residents",
      perCell: populated.value.perCell,
      vintage: evidence.smallAreaVintage,
    };
    return { extent, denominator, strays: [] };
  }
  const why =
    populated && !populated.ok ? populated.problems[0]?.message : "no residents of small areas have been imported";
  return {
    extent,
    denominator: { of: "area" },
    strays: [`Every square is expected to be alike, because ${why}: towns then stand out simply for being towns.`],
  };
}

function incidentsOf(points: readonly PointCount[], type: string | undefined): number {
  return points.reduce((sum, point) => sum + (type === undefined || point.type === type ? point.incidents : 0), 0);
}

/** `unplaced` is how many incidents of the district have an area and no point that could be put on the map. */
function mapTables(
  evidence: Evidence,
  ground: Ground,
  named: Named,
  points: readonly Placed[],
  unplaced: number,
): ResultTable[] {
  const { extent, denominator } = ground;
  const { perCell, outside } = eventsByCell(
    extent,
    points.map((point) => ({ ...point, events: point.incidents })),
  );
  const tested = testHotSpots(extent, perCell, denominator);
  if (!tested.ok) return [emptyTable(evidence, named, tested.problems[0]?.message ?? "")];
  const notes = [
    mapWorking(tested.value),
    ...ground.strays,
    SNAP_NOTE,
    "The incidents of a hot spot are those of its squares and of the squares next to them; two hot spots close together share some.",
    `Squares of ${CELL_SIZE} m aligned to the British National Grid; each is judged with its neighbours. ${PROJECTION_NOTE}`,
    `The limits (${HOT_SPOT_SETTINGS.level} after adjustment for every square looked at, and ${HOT_SPOT_SETTINGS.fewest} incidents at least) are conventions of this program; no authority prescribes them.`,
    ...notOnMap(outside, "placed in the district and lying far outside its outline"),
    ...notOnMap(unplaced, "of the district with an area and no map point"),
  ];
  return [spotsTable(evidence, named, tested.value, points, notes), cellsTable(evidence, named, tested.value)];
}

function notOnMap(incidents: number, what: string): string[] {
  return incidents > 0 ? [`Not on the map: ${countOf(incidents, "incident")} ${what}.`] : [];
}

function spotsTable(
  evidence: Evidence,
  named: Named,
  test: HotSpotTest,
  points: readonly Placed[],
  notes: readonly string[],
): ResultTable {
  const located = points.flatMap(({ easting, northing, location, incidents }): LocatedEvents[] => {
    const position = positionOf(test.extent, cellAt(easting, northing, test.extent.cellSize));
    return position === undefined ? [] : [{ position, location, events: incidents }];
  });
  return {
    ...tableOf(evidence, named),
    rows: hotSpotsOf(test, located).map((spot) => ({
      key: String(spot.rank),
      cells: {
        name: spot.name,
        rank: known(spot.rank),
        count: inPeriod(known(0), spot.events),
        expected: settled(known(spot.expected)),
        excess: settled(figureOf(spot.events / spot.expected, "None were expected here")),
        squares: known(spot.cells.length),
        cells: spot.cells.map(({ col, row }) => `${col}_${row}`).join(" "),
      },
    })),
    notes,
  };
}

function tableOf(evidence: Evidence, { key, name }: Named): Omit<ResultTable, "rows" | "notes"> {
  return {
    name: `hot-spots-${key}`,
    title: `Hot spots: ${key === ALL_TYPES ? "all incidents" : name}, ${ownName(evidence)}, ${periodInWords(evidence.parameters.period)}`,
    columns: [
      { key: "rank", title: "Rank", format: "rank" },
      { key: "name", title: "On or near", format: "text" },
      { key: "count", title: "Incidents", format: "count" },
      { key: "expected", title: "Expected", format: "rate" },
      { key: "excess", title: "Times the expected", format: "ratio" },
      { key: "squares", title: "Squares", format: "count" },
    ],
  };
}

function emptyTable(evidence: Evidence, named: Named, why: string): ResultTable {
  return { ...tableOf(evidence, named), rows: [], notes: [why, SNAP_NOTE] };
}

/** The squares that hold incidents or are not plainly quiet, with both tests. */
function cellsTable(evidence: Evidence, { key, name }: Named, test: HotSpotTest): ResultTable {
  const classical = giStar(test.extent, test.counts);
  const rows = [];
  for (let position = 0; position < test.counts.length; position++) {
    const count = test.counts[position] ?? 0;
    const verdict = test.verdicts[position] ?? "not hot";
    const mapTooSmall = test.events < test.fewestOnMap;
    if (count === 0 && (verdict === "not hot" || mapTooSmall)) continue;
    const { col, row } = cellAtPosition(test.extent, position);
    rows.push({
      key: `${col}_${row}`,
      cells: {
        count: known(count),
        block: known(test.windowCounts[position] ?? 0),
        expected: settled(known(test.windowExpected[position] ?? 0)),
        probability: settled(known(test.p[position] ?? 1)),
        adjusted: settled(known(test.q[position] ?? 1)),
        verdict,
        working: verdict === "not hot" ? "" : cellWorking(test, position),
        score: classical.ok
          ? settled(known(classical.value.z[position] ?? 0))
          : absent("not-applicable", "Gi* is not defined on this map"),
        scoreAdjusted: classical.ok
          ? settled(known(classical.value.q[position] ?? 1))
          : absent("not-applicable", "Gi* is not defined on this map"),
      },
    });
  }
  return {
    name: `squares-${key}`,
    title: `Squares: ${key === ALL_TYPES ? "all incidents" : name}, ${ownName(evidence)}, ${periodInWords(evidence.parameters.period)}`,
    columns: [
      { key: "count", title: "Incidents", format: "count" },
      { key: "block", title: "In the block of 3 by 3", format: "count" },
      { key: "expected", title: "Expected in the block", format: "rate" },
      { key: "probability", title: "Exact probability", format: "probability" },
      { key: "adjusted", title: "Adjusted for all squares", format: "probability" },
      { key: "verdict", title: "Verdict", format: "text" },
      { key: "working", title: "Working", format: "text" },
      { key: "score", title: "Gi*", format: "score" },
      { key: "scoreAdjusted", title: "Gi* adjusted", format: "probability" },
    ],
    rows,
    notes: [
      "Gi* and its adjusted probability are given for comparison with other tools. On sparse counts they call chance hot, so they are not the verdict.",
    ],
  };
}

function occupiedCells(points: readonly Placed[]) {
  const cells = new Map(
    points.map(({ easting, northing }) => {
      const cell = cellAt(easting, northing, CELL_SIZE);
      return [`${cell.col}_${cell.row}`, cell] as const;
    }),
  );
  return [...cells.values()];
}
