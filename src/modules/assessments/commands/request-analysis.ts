import { type Outcome, refuse } from "../../../kernel/outcome.ts";
import { programVersion } from "../../../platform/config/paths.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { getGazetteer } from "../../areas/index.ts";
import type { AnalysisParameters } from "../rules/parameters.ts";
import type { Source } from "../rules/sources.ts";
import { requestAnalysis } from "./analyses.ts";

/**
 * Asks for an analysis of a source by today's gazetteer. Refuses a source whose force has no district of the partnership,
 * for then there is nothing to count.
 */
export async function requestAnalysisOf(
  tx: Tx,
  source: Source,
  chosen: Pick<AnalysisParameters, "period" | "duplicates">,
  submissionKey: string,
): Promise<Outcome<string>> {
  const gazetteer = await getGazetteer(tx);
  if (!gazetteer || source.own.length === 0) {
    return refuse(
      `None of the partnership's districts is known to lie in the area of ${source.force}. Choose another force, or ask the operator to import the lookup of districts and police force areas`,
      "source",
    );
  }
  const parameters: AnalysisParameters = {
    dataset: {
      id: source.datasetId,
      title: source.title,
      version: source.version,
      ...(source.isSynthetic && { isSynthetic: true }),
    },
    force: source.force,
    districts: source.own.map(({ code }) => code),
    period: chosen.period,
    duplicates: chosen.duplicates,
    gazetteer,
    program: programVersion(),
  };
  return requestAnalysis(tx, parameters, submissionKey);
}
