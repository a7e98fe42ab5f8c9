import { together } from "../../../kernel/together.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type AnalysisNews, newsFor } from "../rules/data-changes.ts";
import type { DraftTitle } from "../rules/drafts.ts";
import type { ReleaseProposal } from "../rules/releases.ts";
import type { AnalysisRun, Evidence } from "../rules/runs.ts";
import { listUnderWay } from "./analyses.ts";
import { type DatasetVersion, listDatasetNews } from "./datasets.ts";
import { listLatestDrafts } from "./drafts.ts";
import { listWaitingProposals } from "./releases.ts";

/** What there is to do about assessments, for whoever asks. */
export type Waiting = {
  /** Put forward by somebody else, and theirs to release. */
  readonly toRelease: readonly ReleaseProposal[];
  /** Put forward by them, and waiting for a second person. */
  readonly putForward: readonly ReleaseProposal[];
  /** Drafts whose data are not what they were. */
  readonly changed: readonly { readonly draft: DraftTitle; readonly news: AnalysisNews }[];
  readonly underWay: readonly AnalysisRun[];
};

/** How many drafts and analyses are looked at: the latest ones are those that are worked on. */
const LATEST = 5;

/** Everything that waits; empty for those who may not read assessments. */
export async function findWaiting(tx: Tx): Promise<Waiting> {
  const { capabilities, person } = tx.identity;
  const may = (capability: string) => capabilities.includes(capability);
  if (!may("assessments:read")) return { toRelease: [], putForward: [], changed: [], underWay: [] };
  const { proposals, ...news } = await together({
    proposals: listWaitingProposals(tx),
    underWay: may("assessments:write") ? listUnderWay(tx, LATEST) : [],
    changed: may("assessments:write") ? changedDrafts(tx) : [],
  });
  return {
    toRelease: may("assessments:release") ? proposals.filter(({ proposedBy }) => proposedBy.id !== person) : [],
    putForward: proposals.filter(({ proposedBy }) => proposedBy.id === person),
    ...news,
  };
}

async function changedDrafts(tx: Tx): Promise<Waiting["changed"]> {
  const drafts = await listLatestDrafts(tx, LATEST);
  const news = await listNewsOf(tx, drafts);
  return drafts.flatMap((draft, i) => {
    const own = news[i];
    return own && own.changed.length > 0 ? [{ draft, news: own }] : [];
  });
}

/** What is new about the data of an analysis; undefined for whoever may not see datasets. */
export async function findNewsOf(tx: Tx, run: Evidence): Promise<AnalysisNews | undefined> {
  const [news] = await listNewsOf(tx, [run]);
  return news;
}

/** The same for many analyses: each version of a dataset is looked at once. */
export async function listNewsOf(tx: Tx, runs: readonly Evidence[]): Promise<(AnalysisNews | undefined)[]> {
  if (runs.length === 0) return [];
  const keyOf = ({ id, version }: DatasetVersion) => `${id} ${version}`;
  const versions = new Map(runs.map(({ parameters: { dataset } }) => [keyOf(dataset), dataset]));
  const found = await listDatasetNews(tx, [...versions.values()]);
  const news = new Map([...versions.keys()].map((key, i) => [key, found[i]]));
  return runs.map((run) => {
    const own = news.get(keyOf(run.parameters.dataset));
    return own && newsFor(run, own);
  });
}
