import { figureValue, isKnown } from "../../../kernel/figures.ts";
import { rankedBars } from "../../../web/charts/ranked-bars.ts";
import type { RankedBar } from "../../../web/charts/ranked-rows.ts";
import type { Html } from "../../../web/html.ts";
import { choropleth } from "../../../web/maps/choropleth.ts";
import type { AreaGeometry, Coordinates } from "../../../web/maps/geometry.ts";
import type { Area } from "../rules/polygons.ts";
import { ALL_TYPES, type ResultTable } from "../rules/results.ts";
import { type Charted, coverageWords, figureIn, INCIDENTS, intervalIn, PER_THOUSAND, wordsIn } from "./chart-frames.ts";

/** Outlines to draw, in degrees or in metres of the National Grid. */
export type Drawn = {
  readonly coordinates: Coordinates;
  readonly areas: readonly { readonly code: string; readonly name: string; readonly area: Area }[];
};

/** The force's districts by rate, with the interval of chance alone; the own ones stand out. */
export function districtBars(charted: Charted, districts: ResultTable): Html {
  const rows = districts.rows.map((row): RankedBar => {
    const [interval, rank] = [intervalIn(districts, row), figureIn(districts, row, "rank")];
    return {
      name: wordsIn(row, "district"),
      figure: figureIn(districts, row, "rate"),
      ...(interval && { interval }),
      ...(isKnown(rank) && { rank: rank.value }),
      own: charted.own.includes(row.key),
    };
  });
  return rankedBars({
    frame: { ...frameOf(charted, districts), id: `${districts.name}-bars` },
    measure: PER_THOUSAND,
    rowHeading: "District",
    rows,
    intervalHeading: "95% interval of chance alone",
    ownWords: charted.place,
  });
}

/** The force's districts shaded by rate. */
export function districtMap(charted: Charted, districts: ResultTable, drawn: Drawn): Html {
  return choropleth({
    frame: {
      ...frameOf(charted, districts),
      id: `${districts.name}-map`,
      title: "The same rates on the map",
      subtitle: `${subtitleOf(charted, districts)}, mapped`,
    },
    measure: PER_THOUSAND,
    rowHeading: "District",
    coordinates: drawn.coordinates,
    areas: districts.rows.flatMap((row) => {
      const outline = drawn.areas.find(({ code }) => code === row.key);
      if (!outline) return [];
      return [
        {
          code: row.key,
          name: wordsIn(row, "district"),
          geometry: geometryOf(outline.area),
          figure: figureIn(districts, row, "rate"),
          own: charted.own.includes(row.key),
        },
      ];
    }),
    labels: "names",
  });
}

/** The wards shaded by the rate of all incidents, or by the count of one type. */
export function wardMap(charted: Charted, wards: ResultTable, type: string, drawn: Drawn): Html {
  const all = type === ALL_TYPES;
  const name = wards.columns.find(({ key }) => key === type)?.title ?? type;
  const column = all ? "rate" : type;
  const shown = wards.rows.filter((row) => drawn.areas.some(({ code }) => code === row.key));
  return choropleth({
    frame: {
      id: `wards-${type}-map`,
      title: all ? `All incidents per 1,000 residents, by ward` : `${name}, by ward`,
      subtitle: `${all ? PER_THOUSAND.label : "Incidents"}, ${charted.place}, ${charted.period}`,
      source: charted.source,
      dated: charted.period,
      coverage: coverageWords(
        wards.rows.map((row) => figureIn(wards, row, column)),
        "ward",
      ),
      definition: all
        ? (wards.notes[0] ?? "")
        : "Counts, which follow how many people live and pass there as much as anything else",
      headingLevel: charted.headingLevel,
    },
    measure: all ? PER_THOUSAND : INCIDENTS,
    rowHeading: "Ward",
    coordinates: drawn.coordinates,
    areas: shown.map((row) => ({
      code: row.key,
      name: wordsIn(row, "ward"),
      geometry: geometryOf(drawn.areas.find(({ code }) => code === row.key)?.area ?? NOWHERE),
      figure: figureIn(wards, row, column),
    })),
  });
}

export function geometryOf(area: Area): AreaGeometry {
  return area;
}

const NOWHERE: Area = { type: "Polygon", coordinates: [] };

function frameOf(charted: Charted, districts: ResultTable) {
  const rates = districts.rows.map((row) => figureIn(districts, row, "rate"));
  const known = rates.filter((rate) => figureValue(rate) !== undefined).length;
  return {
    title: `${kindOf(districts)} in ${charted.place} and the other districts of its police force`,
    subtitle: subtitleOf(charted, districts),
    source: charted.source,
    dated: charted.period,
    coverage: known === 0 ? "No district has a figure" : coverageWords(rates, "district"),
    ...(districts.notes[0] && { definition: districts.notes[0] }),
    headingLevel: charted.headingLevel,
  };
}

function subtitleOf(charted: Charted, districts: ResultTable): string {
  return `${kindOf(districts)} per 1,000 residents, ${charted.period}`;
}

/** What the table counts: the words before the colon of its title. */
function kindOf({ title }: ResultTable): string {
  return title.split(":")[0] ?? title;
}
