import type { Tx } from "../../../platform/tenancy/tx.ts";
import { findForceArea, getGazetteer } from "../../areas/index.ts";
import type { Origin } from "../rules/register.ts";
import type { ForceStanding } from "../rules/standing.ts";
import { listDatasets } from "./register.ts";
import { listStandings } from "./standing.ts";

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
    readonly months: ForceStanding["months"];
  }[];
};

/** The datasets that hold something, each with its forces, their districts and the coverage of their months. */
export async function listAnalysable(tx: Tx): Promise<AnalysableDataset[]> {
  const gazetteer = await getGazetteer(tx);
  const { datasets } = await listDatasets(tx, {}, { by: "title", direction: "ascending" }, { limit: 200, offset: 0 });
  const standings = await listStandings(tx, datasets);
  const areas = new Map<string, Awaited<ReturnType<typeof findForceArea>>>();
  async function districtsOf(force: string) {
    if (!gazetteer) return [];
    const area = areas.get(force) ?? (await findForceArea(tx, gazetteer.number, force));
    areas.set(force, area);
    return area?.kind === "area" ? area.area.districts : [];
  }
  const analysable: AnalysableDataset[] = [];
  for (const { id, title, version, origin, attribution } of datasets) {
    const standing = standings.get(id);
    if (version === null || !standing) continue;
    const forces = [];
    for (const { name, months } of standing.forces) forces.push({ name, districts: await districtsOf(name), months });
    analysable.push({ id, title, version, origin, attribution, forces });
  }
  return analysable;
}
