import { absent, cautioned, type Figure, known } from "../../../kernel/figures.ts";
import { type Evidence, ownName } from "./evidence.ts";
import { periodInWords } from "./parameters.ts";
import { rankHighest } from "./ranks.ts";
import { ratePerThousand } from "./rates.ts";
import { ALL_TYPES, figureOf, type ResultCell, type ResultTable, settled, typeKey } from "./results.ts";
import { totalOver } from "./series.ts";
import { typesAndAll } from "./series-tables.ts";

/** The force's districts side by side: counts, rates and ranks of the period, a table for each type and one for all. */
export function districtTables(evidence: Evidence): ResultTable[] {
  const { period, force } = evidence.parameters;
  return typesAndAll(evidence).map(({ key, name, type }) => {
    const rated = evidence.districts.map((district) => {
      const count = totalOver(evidence.series(district.code, type), period);
      return { district, count, rate: ratePerThousand(count, district.residents) };
    });
    const ranks = rankHighest(new Map(rated.map(({ district, rate }) => [district.code, rate.rate])));
    return {
      name: key === ALL_TYPES ? "districts" : `districts-${key}`,
      title: `${name}: districts of ${force} side by side, ${periodInWords(period)}`,
      columns: [
        { key: "district", title: "District", format: "text" },
        { key: "count", title: "Incidents", format: "count" },
        { key: "residents", title: "Residents", format: "count" },
        { key: "rate", title: "Per 1,000 residents", format: "rate" },
        { key: "low", title: "From", format: "rate" },
        { key: "high", title: "To", format: "rate" },
        { key: "rank", title: "Rank", format: "rank" },
      ],
      rows: rated.map(({ district, count, rate }) => ({
        key: district.code,
        cells: {
          district: district.name,
          count,
          residents: peopleFigure(district.residents.people, district.name),
          rate: settled(rate.rate),
          low: endOf(rate.interval?.low, rate.rate),
          high: endOf(rate.interval?.high, rate.rate),
          rank: ranks.get(district.code) ?? absent("withheld", "Not ranked"),
        },
      })),
      notes: [
        ...new Set(rated.map(({ rate }) => rate.note)),
        "Rank 1 is the highest rate. Only districts of this force are compared; a rank says nothing of how far apart they are. From and to are the exact 95% interval of chance alone.",
      ],
    };
  });
}

/** The rank of the own district by type, when there is exactly one. */
export function ownRanks(evidence: Evidence, tables: readonly ResultTable[]): Map<string, Figure> {
  const [own, ...others] = evidence.parameters.districts;
  if (own === undefined || others.length > 0) return new Map();
  return new Map(
    tables.flatMap((table) => {
      const rank = table.rows.find((row) => row.key === own)?.cells["rank"];
      const key = table.name === "districts" ? ALL_TYPES : table.name.replace(/^districts-/, "");
      return rank !== undefined && typeof rank !== "string" ? [[key, rank] as const] : [];
    }),
  );
}

/** Incidents of the period by ward and type. Points whose ward is not known have a row of their own. */
export function wardsTable(evidence: Evidence): ResultTable {
  const kinds = typesAndAll(evidence);
  const counts = new Map<string, number>();
  for (const { ward, type, incidents } of evidence.points) {
    for (const key of [ALL_TYPES, typeKey(type)])
      counts.set(`${ward}\n${key}`, (counts.get(`${ward}\n${key}`) ?? 0) + incidents);
  }
  const cellsOf = (ward: string): [string, Figure][] =>
    kinds.map(({ key, type }) => [key, inPeriod(evidence.periodState(type), counts.get(`${ward}\n${key}`) ?? 0)]);
  const rows = evidence.wards.map((ward) => {
    const own = cellsOf(ward.code);
    const all = own[0]?.[1] ?? absent("missing", "Not counted");
    const rate = ratePerThousand(all, ward.residents).rate;
    return {
      key: ward.code,
      cells: Object.fromEntries<ResultCell>([
        ["ward", ward.name],
        ["residents", peopleFigure(ward.residents.people, ward.name)],
        ["rate", settled(rate)],
        ...own,
      ]),
    };
  });
  const unknown = evidence.points.some(({ ward }) => ward === "")
    ? [
        {
          key: "unknown",
          cells: Object.fromEntries<ResultCell>([
            ["ward", "Ward not known (split area)"],
            ["residents", NO_RESIDENTS],
            ["rate", NO_RESIDENTS],
            ...cellsOf(""),
          ]),
        },
      ]
    : [];
  return {
    name: "wards",
    title: `Wards of ${ownName(evidence)}, ${periodInWords(evidence.parameters.period)}`,
    columns: [
      { key: "ward", title: "Ward", format: "text" },
      { key: "residents", title: "Residents", format: "count" },
      { key: "rate", title: "All per 1,000", format: "rate" },
      ...kinds.map(({ key, name }) => ({ key, title: name, format: "count" as const })),
    ],
    rows: [...rows, ...unknown],
    notes: [
      ...new Set(evidence.wards.map(({ residents }) => ratePerThousand(known(0), residents).note)),
      "A ward's incidents are those of its LSOAs. Where an LSOA is split between wards its snap points decide, if boundaries are held. Incidents without a location are in no ward.",
    ],
  };
}

const NO_RESIDENTS = absent("not-applicable", "It is not one place");

/** A count of the period in the state that the period is in: a count over months that are not all there is not shown. */
export function inPeriod(state: Figure, count: number): Figure {
  switch (state.state) {
    case "known":
      return known(count);
    case "partial":
    case "provisional":
    case "proxy":
      return cautioned(state.state, count, state.note);
    default:
      return state;
  }
}

function peopleFigure(people: number | undefined, place: string): Figure {
  return people === undefined ? absent("unknown", `No population of ${place} has been imported`) : known(people);
}

function endOf(end: number | undefined, rate: Figure): Figure {
  if (end === undefined)
    return "note" in rate ? rate : absent("not-applicable", "A rate with a caution has no interval");
  return settled(figureOf(end, "There is no limit"));
}
