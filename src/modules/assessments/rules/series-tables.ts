import { formatMonth, type Month, monthsBetween } from "../../../kernel/dates.ts";
import { absent, type Figure, isKnown, known } from "../../../kernel/figures.ts";
import { rateRatio } from "./change.ts";
import { claimOfChange } from "./claims.ts";
import { type Evidence, ownName } from "./evidence.ts";
import { ownSeries } from "./own-series.ts";
import { comparisonOf, periodInWords } from "./parameters.ts";
import { ratePerThousand } from "./rates.ts";
import { ALL_TYPES, figureOf, type ResultCell, type ResultTable, settled, typeKey } from "./results.ts";
import {
  breaksWithin,
  compareWindows,
  daysIn,
  type Series,
  totalOver,
  type Window,
  windowTo,
  yearBefore,
} from "./series.ts";

/** Each crime type, and all together first. */
export function typesAndAll(evidence: Evidence): { key: string; name: string; type: string | undefined }[] {
  return [
    { key: ALL_TYPES, name: "All incidents", type: undefined },
    ...evidence.types.map((type) => ({ key: typeKey(type), name: type, type })),
  ];
}

/** Incidents by month and type, from the first month held to the last month of the period. */
export function monthsTable(evidence: Evidence): ResultTable {
  const { period } = evidence.parameters;
  const kinds = typesAndAll(evidence).map((kind) => ({ ...kind, series: ownSeries(evidence, kind.type) }));
  const first = [...kinds.flatMap(({ series }) => [...series.keys()]), period.from].sort()[0] as Month;
  const crossed = breaksWithin(evidence.breaks, { from: first, to: period.to });
  return {
    name: "months",
    title: `Incidents by month, ${ownName(evidence)}`,
    columns: [
      { key: "month", title: "Month", format: "text" },
      ...kinds.map(({ key, name }) => ({ key, title: name, format: "count" as const })),
    ],
    rows: monthsBetween(first, period.to).map((month) => ({
      key: month,
      cells: Object.fromEntries<ResultCell>([
        ["month", formatMonth(month)],
        ...kinds.map(({ key, series }): [string, Figure] => [key, series.get(month) ?? MISSING]),
      ]),
    })),
    notes: [
      "Anti-social behaviour is counted as incidents, all other types as crimes. A crime is counted in the month it was recorded.",
      ...crossed.map(
        (at) => `Recording changed in ${formatMonth(at)}: the months before and from then on are not alike.`,
      ),
    ],
  };
}

const MISSING = absent("missing", "There are no data for this month");

/** The mix of the period, its rates, and how it compares with the same months of the year before. */
export function typesTable(evidence: Evidence, ranks: ReadonlyMap<string, Figure>): ResultTable {
  const { period } = evidence.parameters;
  const comparison = comparisonOf(period);
  const residents = ownResidents(evidence);
  const all = totalOver(ownSeries(evidence, undefined), period);
  const rows = typesAndAll(evidence).map(({ key, name, type }) => {
    const series = ownSeries(evidence, type);
    const count = totalOver(series, period);
    const change = comparison && changeCells(series, comparison, period, evidence.breaks);
    return {
      key,
      cells: {
        type: name,
        count,
        share: shareOf(count, all),
        rate: settled(ratePerThousand(count, residents).rate),
        rank: ranks.get(key) ?? absent("not-applicable", "There is one district only"),
        before: change?.before ?? NO_COMPARISON,
        ratio: change?.ratio ?? NO_COMPARISON,
        low: change?.low ?? NO_COMPARISON,
        high: change?.high ?? NO_COMPARISON,
        probability: change?.probability ?? NO_COMPARISON,
      },
    };
  });
  return {
    name: "types",
    title: `Crime types, ${ownName(evidence)}, ${periodInWords(period)}`,
    columns: [
      { key: "type", title: "Crime type", format: "text" },
      { key: "count", title: "Incidents", format: "count" },
      { key: "share", title: "Share of all", format: "share" },
      { key: "rate", title: "Per 1,000 residents", format: "rate" },
      { key: "rank", title: "Rank among districts", format: "rank" },
      { key: "before", title: comparison ? periodInWords(comparison) : "Year before", format: "count" },
      ...CHANGE_COLUMNS,
    ],
    rows,
    notes: [ratePerThousand(all, residents).note, RATIO_NOTE],
  };
}

const NO_COMPARISON = absent("not-applicable", "A period longer than a year has no same months of the year before");

const CHANGE_COLUMNS = [
  { key: "ratio", title: "Ratio", format: "ratio" },
  { key: "low", title: "From", format: "ratio" },
  { key: "high", title: "To", format: "ratio" },
  { key: "probability", title: "Probability if nothing changed", format: "probability" },
] as const;

const RATIO_NOTE =
  "Ratio of incidents a day, after to before, with the exact 95% interval of chance alone (Clopper-Pearson on the binomial share). The months of a real series vary more than chance alone, so a ratio here is no claim of a change.";

/** The 12 months to the end of the period against the 12 before, with what may be claimed of them. */
export function rollingTable(evidence: Evidence): ResultTable {
  const after = windowTo(evidence.parameters.period.to, 12);
  const before = yearBefore(after);
  const rows = typesAndAll(evidence).map(({ key, name, type }) => {
    const series = ownSeries(evidence, type);
    const claim = claimOfChange(series, { end: after.to, months: 12 }, evidence.breaks);
    const { before: was, ...change } = changeCells(series, before, after, evidence.breaks);
    return {
      key,
      cells: {
        type: name,
        after: totalOver(series, after),
        before: was,
        ...change,
        verdict: claim.made ? `Went ${claim.direction}` : "No change is claimed",
        working: claim.made ? claim.working : claim.why,
      },
    };
  });
  return {
    name: "rolling",
    title: `${periodInWords(after)} against the 12 months before, ${ownName(evidence)}`,
    columns: [
      { key: "type", title: "Crime type", format: "text" },
      { key: "after", title: "12 months", format: "count" },
      { key: "before", title: "12 months before", format: "count" },
      ...CHANGE_COLUMNS,
      { key: "verdict", title: "Verdict", format: "text" },
      { key: "working", title: "Working", format: "text" },
    ],
    rows,
    notes: [
      RATIO_NOTE,
      "The verdict takes account of how much the months vary beyond chance. It needs 24 complete months in a row, recorded alike; 5% is the limit, a convention of this program.",
    ],
  };
}

type ChangeCells = Record<"before" | "ratio" | "low" | "high" | "probability", Figure>;

function changeCells(series: Series, before: Window, after: Window, breaks: readonly Month[]): ChangeCells {
  const compared = compareWindows(series, before, after, breaks);
  const { before: was, after: is } = compared;
  if (!isKnown(was) || !isKnown(is) || compared.ratio.state === "withheld") {
    const withheld = compared.ratio;
    return { before: was, ratio: withheld, low: withheld, high: withheld, probability: withheld };
  }
  const exact = rateRatio(
    { events: was.value, exposure: daysIn(before) },
    { events: is.value, exposure: daysIn(after) },
  );
  return {
    before: was,
    ratio: settled(compared.ratio),
    low: settled(known(exact.low)),
    high: settled(figureOf(exact.high, "There is no upper limit, because there were none before")),
    probability: settled(known(exact.exactP)),
  };
}

function shareOf(part: Figure, whole: Figure): Figure {
  if (!isKnown(part)) return part;
  if (!isKnown(whole)) return whole;
  return whole.value === 0
    ? absent("not-applicable", "There were no incidents")
    : settled(known(part.value / whole.value));
}

/** Residents of the own districts together; unknown when those of any are. */
function ownResidents({ parameters, districts }: Evidence) {
  const own = districts.filter(({ code }) => parameters.districts.includes(code));
  const people = own.reduce<number | undefined>(
    (sum, { residents }) => (sum === undefined || residents.people === undefined ? undefined : sum + residents.people),
    0,
  );
  return {
    people: own.length === 0 ? undefined : people,
    vintage: [...new Set(own.map(({ residents }) => residents.vintage))].join(", "),
  };
}
