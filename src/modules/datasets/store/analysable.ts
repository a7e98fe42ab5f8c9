import type { Month } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { findForceArea, getGazetteer } from "../../areas/index.ts";
import { type CoverageState, coverageOf } from "../rules/coverage.ts";
import type { Origin } from "../rules/register.ts";
import { listDatasets } from "./register.ts";
import { listGaps, listHeldMonths } from "./versions.ts";

/** A dataset that analyses can be made of, in its latest version. */
export type AnalysableDataset = {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly origin: Origin;
  readonly attribution: string;
  readonly forces: readonly {
    readonly name: string;
    /** Of the force's area, by today's gazetteer; none while no lookup says. */
    readonly districts: readonly { readonly code: string; readonly name: string }[];
    readonly months: readonly { readonly month: Month; readonly state: CoverageState; readonly note: string }[];
  }[];
};

/** The datasets that hold something, each with its forces, their districts and the coverage of their months. */
export async function listAnalysable(tx: Tx): Promise<AnalysableDataset[]> {
  const gazetteer = await getGazetteer(tx);
  const datasets = await listDatasets(
    tx,
    { text: "", origin: "" },
    { by: "title", direction: "ascending" },
    { limit: 200, offset: 0 },
  );
  const analysable: AnalysableDataset[] = [];
  for (const { id, title, version, origin, attribution } of datasets) {
    if (version === null) continue;
    const grid = coverageOf(await listHeldMonths(tx, id, version), await listGaps(tx, id));
    const forces = [];
    for (const name of grid.forces) {
      const area = gazetteer && (await findForceArea(tx, gazetteer.number, name));
      forces.push({
        name,
        districts: area?.kind === "area" ? area.area.districts : [],
        months: grid.months.map((month) => {
          const { state, note } = grid.at(name, month);
          return { month, state, note };
        }),
      });
    }
    analysable.push({ id, title, version, origin, attribution, forces });
  }
  return analysable;
}
