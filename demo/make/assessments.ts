import type { Day } from "../../src/kernel/dates.ts";
import { OperatorError } from "../../src/kernel/errors.ts";
import { newId } from "../../src/kernel/ids.ts";
import { getGazetteer } from "../../src/modules/areas/index.ts";
import { latestCompleteRun, requestAnalysis } from "../../src/modules/assessments/index.ts";
import { listAnalysable } from "../../src/modules/datasets/index.ts";
import { listAreaCodes } from "../../src/modules/partnerships/index.ts";
import { programVersion } from "../../src/platform/config/paths.ts";
import type { InPartnership } from "../../src/platform/files/files.ts";
import { PARTNERSHIPS } from "../partnerships.ts";

export type Making = {
  /** Runs the jobs that were asked for until none is left. */
  readonly workThrough: () => Promise<void>;
  /** Somebody with the first of the roles that anybody holds in the partnership. */
  readonly as: (slug: string, ...roles: string[]) => Promise<InPartnership>;
  readonly today: Day;
};

/** Analyses for each partnership, and for Thurrock an assessment that one person proposes and another releases. */
export async function makeAssessments(making: Making): Promise<void> {
  for (const { slug } of PARTNERSHIPS.filter(({ kind }) => kind !== "county"))
    await askForAnalysis(await making.as(slug, "analyst"));
  await making.workThrough();
}

async function askForAnalysis(analyst: InPartnership): Promise<string> {
  const asked = await analyst(async (tx) => {
    const [dataset] = await listAnalysable(tx);
    const [force] = dataset?.forces ?? [];
    const gazetteer = await getGazetteer(tx);
    const complete = force?.months.filter(({ state }) => state === "complete").map(({ month }) => month) ?? [];
    const period = latestCompleteRun(complete);
    if (!dataset || !force || !gazetteer || !period)
      throw new OperatorError("The demonstration has nothing to analyse");
    const areas = await listAreaCodes(tx);
    return requestAnalysis(
      tx,
      {
        dataset: { id: dataset.id, title: dataset.title, version: dataset.version },
        force: force.name,
        districts: force.districts.filter(({ code }) => areas.includes(code)).map(({ code }) => code),
        period,
        duplicates: "every-row",
        gazetteer,
        program: programVersion(),
      },
      newId(),
    );
  });
  if (!asked.ok) throw new OperatorError(asked.problems.map(({ message }) => message).join(" "));
  return asked.value;
}
