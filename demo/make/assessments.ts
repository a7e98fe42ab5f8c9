import type { Day } from "../../src/kernel/dates.ts";
import { OperatorError } from "../../src/kernel/errors.ts";
import { newId } from "../../src/kernel/ids.ts";
import type { Outcome } from "../../src/kernel/outcome.ts";
import {
  choosePriority,
  editDraft,
  listProposals,
  listSources,
  offeredPeriod,
  putForward,
  releaseVersion,
  requestAnalysisOf,
  startDraft,
  takeProposal,
} from "../../src/modules/assessments/index.ts";
import type { InPartnership } from "../../src/platform/files/files.ts";
import { PARTNERSHIPS } from "../partnerships.ts";
import { financialYear, THURROCK_STORY } from "../story.ts";

export type Making = {
  /** Runs the jobs that were asked for until none is left. */
  readonly workThrough: () => Promise<void>;
  /** Somebody with the first of the roles that anybody holds in the partnership. */
  readonly as: (slug: string, ...roles: string[]) => Promise<InPartnership>;
  readonly today: Day;
};

/** Analyses for each district's partnership, and for Thurrock an assessment that one person proposes and another releases. */
export async function makeAssessments(making: Making): Promise<void> {
  const analyses = new Map<string, string>();
  for (const { slug } of PARTNERSHIPS.filter(({ kind }) => kind !== "county")) {
    analyses.set(slug, await askForAnalysis(await making.as(slug, "analyst")));
  }
  await making.workThrough();
  const { partnership } = THURROCK_STORY;
  const analyst = await making.as(partnership, "analyst");
  const draft = await writeAssessment(analyst, analyses.get(partnership) ?? "", making.today);
  const proposal = settled(await putForward(analyst, draft));
  const chair = await making.as(partnership, "chair");
  settled(await chair((tx) => releaseVersion(tx, draft, proposal)));
}

async function askForAnalysis(analyst: InPartnership): Promise<string> {
  return analyst(async (tx) => {
    const [source] = await listSources(tx);
    const period = source && offeredPeriod(source);
    if (!source || !period) throw new OperatorError("The demonstration has nothing to analyse");
    return settled(await requestAnalysisOf(tx, source, { period, duplicates: "every-row" }, newId()));
  });
}

async function writeAssessment(analyst: InPartnership, analysisId: string, today: Day): Promise<string> {
  const { title, summary, findings, priorities } = THURROCK_STORY;
  const year = financialYear(today);
  return analyst(async (tx) => {
    const id = settled(await startDraft(tx, { id: newId(), title, year, analysisId }));
    settled(await editDraft(tx, id, 1, { title, year, summary }));
    // What the analysis does not propose is not claimed: the story takes only what the figures bear out.
    const proposed = new Set((await listProposals(tx, analysisId)).proposals.map(({ key }) => key));
    const taken = new Map<string, string>();
    for (const key of findings.filter((one) => proposed.has(one))) {
      const finding = newId();
      settled(await takeProposal(tx, id, finding, key));
      taken.set(key, finding);
    }
    for (const priority of priorities) {
      const findingIds = priority.findings.flatMap((key) => taken.get(key) ?? []);
      if (findingIds.length === 0) continue;
      settled(await choosePriority(tx, id, newId(), { title: priority.title, reason: priority.reason, findingIds }));
    }
    return id;
  });
}

/** The value of something that the demonstration does only where it is allowed. */
export function settled<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new OperatorError(outcome.problems.map(({ message }) => message).join(" "));
  return outcome.value;
}
