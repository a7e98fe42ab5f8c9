import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type AnalysisNews, type DatasetNews, newsFor } from "../rules/data-changes.ts";
import type { DraftHead } from "../rules/drafts.ts";
import type { ReleaseProposal } from "../rules/releases.ts";
import type { AnalysisRun } from "../rules/runs.ts";
import { getAnalysis, listAnalyses } from "./analyses.ts";
import { findDatasetNews } from "./datasets.ts";
import { listDrafts } from "./drafts.ts";
import { listWaitingProposals } from "./releases.ts";

/** What there is to do about assessments, for whoever asks. */
export type Waiting = {
  /** Put forward by somebody else, and theirs to release. */
  readonly toRelease: readonly ReleaseProposal[];
  /** Put forward by them, and waiting for a second person. */
  readonly putForward: readonly ReleaseProposal[];
  /** Drafts whose data are not what they were. */
  readonly changed: readonly { readonly draft: DraftHead; readonly news: AnalysisNews }[];
  readonly underWay: readonly AnalysisRun[];
};

/** How many drafts and analyses are looked at: the latest ones are those that are worked on. */
const LATEST = 5;

/** Everything that waits; empty for those who may not read assessments. */
export async function findWaiting(tx: Tx): Promise<Waiting> {
  const { capabilities, person } = tx.identity;
  const may = (capability: string) => capabilities.includes(capability);
  if (!may("assessments:read")) return { toRelease: [], putForward: [], changed: [], underWay: [] };
  const proposals = await listWaitingProposals(tx);
  const runs = may("assessments:write") ? await listAnalyses(tx, { limit: LATEST, offset: 0 }) : [];
  return {
    toRelease: may("assessments:release") ? proposals.filter(({ proposedBy }) => proposedBy.id !== person) : [],
    putForward: proposals.filter(({ proposedBy }) => proposedBy.id === person),
    changed: may("assessments:write") ? await changedDrafts(tx) : [],
    underWay: runs.filter(({ step }) => step !== "done" && step !== "failed"),
  };
}

async function changedDrafts(tx: Tx): Promise<Waiting["changed"]> {
  const changed = [];
  for (const draft of await listDrafts(tx, { limit: LATEST, offset: 0 })) {
    const news = await findNewsOf(tx, await getAnalysis(tx, draft.analysisId));
    if (news && news.changed.length > 0) changed.push({ draft, news });
  }
  return changed;
}

/** What is new about the data of an analysis; undefined for whoever may not see datasets. */
export async function findNewsOf(tx: Tx, run: AnalysisRun): Promise<AnalysisNews | undefined> {
  const news = await findDatasetNews(tx, run.parameters.dataset);
  return news && newsFor(run, news);
}

/** The same for many analyses: each version of a dataset is looked at once. */
export async function listNewsOf(tx: Tx, runs: readonly AnalysisRun[]): Promise<(AnalysisNews | undefined)[]> {
  const known = new Map<string, DatasetNews | undefined>();
  const news: (AnalysisNews | undefined)[] = [];
  for (const run of runs) {
    const { dataset } = run.parameters;
    const key = `${dataset.id} ${dataset.version}`;
    if (!known.has(key)) known.set(key, await findDatasetNews(tx, dataset));
    const found = known.get(key);
    news.push(found && newsFor(run, found));
  }
  return news;
}
