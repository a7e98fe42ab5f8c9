import type { Evidence } from "./evidence.ts";
import { hotSpotTables } from "./hot-spot-tables.ts";
import { districtTables, ownRanks, wardsTable } from "./place-tables.ts";
import { type Proposal, proposeSentences, type Silence } from "./proposals.ts";
import type { ResultTable } from "./results.ts";
import { monthsTable, rollingTable, typesTable } from "./series-tables.ts";

export type Analysis = {
  readonly tables: readonly ResultTable[];
  readonly proposals: readonly Proposal[];
  readonly silences: readonly Silence[];
};

/** Everything an analysis computes, from its evidence alone. */
export function analyse(evidence: Evidence): Analysis {
  const districts = districtTables(evidence);
  const tables = [
    typesTable(evidence, ownRanks(evidence, districts)),
    monthsTable(evidence),
    rollingTable(evidence),
    ...districts,
    wardsTable(evidence),
    ...hotSpotTables(evidence),
  ];
  return { tables, ...proposeSentences(evidence, tables) };
}
