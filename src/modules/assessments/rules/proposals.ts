import { isKnown } from "../../../kernel/figures.ts";
import { claimOfChange } from "./claims.ts";
import { type Evidence, ownName } from "./evidence.ts";
import { ownSeries } from "./own-series.ts";
import { periodInWords } from "./parameters.ts";
import { ALL_TYPES, type FigureRef, type ResultTable } from "./results.ts";
import { windowTo } from "./series.ts";
import { typesAndAll } from "./series-tables.ts";

/** A sentence that the figures bear out, with places for them: {1} stands for the first of `figures`. */
export type Proposal = {
  readonly key: string;
  readonly sentence: string;
  readonly figures: readonly FigureRef[];
  readonly working: string;
};

/** What no sentence is proposed about, and why. */
export type Silence = { readonly key: string; readonly about: string; readonly why: string };

/** A type must have this many incidents in the period for a sentence about its share or rank. A convention of ours. */
const FEWEST_FOR_A_SENTENCE = 20;

/**
 * Draft sentences that an analyst may take, and the reasons for silence. A change is stated only where the
 * dispersion-scaled test bears it out; a share, a rank and a hot spot only where the figures are known.
 */
export function proposeSentences(
  evidence: Evidence,
  tables: readonly ResultTable[],
): { proposals: Proposal[]; silences: Silence[] } {
  const place = ownName(evidence);
  const table = (name: string) => tables.find((one) => one.name === name);
  const changes = changeSentences(evidence, place);
  return {
    proposals: [
      ...changes.proposals,
      ...mixSentences(evidence, place, table("types")),
      ...hotSpotSentences(evidence, place, tables),
      ...rankSentences(evidence, place, table("types")),
    ],
    silences: changes.silences,
  };
}

function changeSentences(evidence: Evidence, place: string): { proposals: Proposal[]; silences: Silence[] } {
  const after = windowTo(evidence.parameters.period.to, 12);
  const proposals: Proposal[] = [];
  const silences: Silence[] = [];
  for (const { key, name, type } of typesAndAll(evidence)) {
    const claim = claimOfChange(ownSeries(evidence, type), { end: after.to, months: 12 }, evidence.breaks);
    if (!claim.made) {
      silences.push({ key: `change-${key}`, about: name, why: claim.why });
      continue;
    }
    const subject = key === ALL_TYPES ? "Recorded incidents" : name;
    proposals.push({
      key: `change-${key}`,
      sentence: `${subject} in ${place} went ${claim.direction} in the 12 months to ${periodInWords({ from: after.to, to: after.to })}: {1}, against {2} in the 12 months before ({3} times as many a day, 95% interval {4} to {5}).`,
      figures: ["after", "before", "ratio", "low", "high"].map((column) => ({ table: "rolling", row: key, column })),
      working: claim.working,
    });
  }
  return { proposals, silences };
}

function mixSentences({ parameters }: Evidence, place: string, types: ResultTable | undefined): Proposal[] {
  const ranked = (types?.rows ?? [])
    .filter((row) => row.key !== ALL_TYPES)
    .flatMap((row) => {
      const share = row.cells["share"];
      const count = row.cells["count"];
      if (share === undefined || typeof share === "string" || !isKnown(share)) return [];
      if (count === undefined || typeof count === "string" || !isKnown(count) || count.value < FEWEST_FOR_A_SENTENCE)
        return [];
      return [{ key: row.key, name: String(row.cells["type"]), share: share.value }];
    })
    .sort((a, b) => b.share - a.share);
  const [first, second, third] = ranked;
  if (!first || !second || !third) return [];
  const quote = (key: string): FigureRef => ({ table: "types", row: key, column: "share" });
  return [
    {
      key: "mix",
      sentence: `In ${periodInWords(parameters.period)} the largest part of what was recorded in ${place} was ${inSentence(first.name)} ({1}), followed by ${inSentence(second.name)} ({2}) and ${inSentence(third.name)} ({3}).`,
      figures: [quote(first.key), quote(second.key), quote(third.key)],
      working:
        "The three types with the largest shares of the incidents of the period, all of whose months are complete.",
    },
  ];
}

function rankSentences({ parameters, districts }: Evidence, place: string, types: ResultTable | undefined): Proposal[] {
  return (types?.rows ?? []).flatMap((row) => {
    const [rank, count] = [row.cells["rank"], row.cells["count"]];
    if (rank === undefined || typeof rank === "string" || !isKnown(rank) || rank.value > 3) return [];
    if (count === undefined || typeof count === "string" || !isKnown(count) || count.value < FEWEST_FOR_A_SENTENCE)
      return [];
    const name = row.key === ALL_TYPES ? "recorded incidents" : inSentence(String(row.cells["type"]));
    return [
      {
        key: `rank-${row.key}`,
        sentence: `The rate of ${name} in ${place} was {1} per 1,000 residents in ${periodInWords(parameters.period)}, number {2} of the ${districts.length} districts of ${parameters.force}.`,
        figures: [
          { table: "types", row: row.key, column: "rate" },
          { table: "types", row: row.key, column: "rank" },
        ],
        working: "Ranked by rate, 1 being the highest. All districts have all months of the period and a population.",
      },
    ];
  });
}

function hotSpotSentences({ parameters }: Evidence, place: string, tables: readonly ResultTable[]): Proposal[] {
  return tables.flatMap((table) => {
    const [largest] = table.rows;
    if (!table.name.startsWith("hot-spots-") || !largest) return [];
    const key = table.name.replace("hot-spots-", "");
    const type = tables.find(({ name }) => name === "types")?.rows.find((row) => row.key === key)?.cells["type"];
    const subject = key === ALL_TYPES ? "Recorded incidents gather" : `${String(type)} gathers`;
    return [
      {
        key: table.name,
        sentence: `${subject} most in ${place} on or near ${String(largest.cells["name"])}: {1} of {2} incidents in ${periodInWords(parameters.period)}, {3} times what would be expected there.`,
        figures: [
          { table: table.name, row: largest.key, column: "count" },
          { table: "types", row: key, column: "count" },
          { table: table.name, row: largest.key, column: "excess" },
        ],
        working: table.notes[0] ?? "",
      },
    ];
  });
}

function inSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
