import { dayOf, formatDay } from "../../../kernel/dates.ts";
import { button } from "../../../web/components/button.ts";
import { type Html, html } from "../../../web/html.ts";
import { emptyState, type ListQuery, listPage } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import { type AnalysisNews, isNoNews } from "../rules/data-changes.ts";
import { periodInWords } from "../rules/parameters.ts";
import type { AskedRun } from "../rules/runs.ts";
import { analysesHref, analysisHref, type Desk, stepTag } from "./desk.ts";

export type ListedAnalysis = AskedRun & { readonly news: AnalysisNews | undefined };

/** Every analysis that was asked for, the latest first. */
export function analysesPage(desk: Desk, query: ListQuery, total: number, runs: readonly ListedAnalysis[]): View {
  const start = desk.mayWrite && button({ text: "New analysis", href: `${analysesHref(desk)}/new` });
  return {
    kind: "desk",
    title: "Analyses",
    breadcrumbs: [{ text: desk.name, href: desk.href }, { text: "Analyses" }],
    content: listPage({
      title: "Analyses",
      text: "Each is a run over one version of a dataset. Its results never change.",
      ...(start && { actions: start }),
      query,
      total,
      noun: "analysis",
      nouns: "analyses",
      columns: [{ text: "Data and period" }, { text: "State" }, { text: "Force" }, { text: "Asked for" }],
      rows: runs.map((run) => [
        { text: nameCell(desk, run) },
        { text: stepTag(run.step) },
        { text: run.parameters.force },
        { text: html`${formatDay(dayOf(run.requestedAt))}${run.requestedBy && html`<br>${run.requestedBy}`}` },
      ]),
      empty: emptyState({
        title: "No analysis has been run yet",
        text: "Choose a dataset and a period: the program counts, compares and looks for hot spots, and says what it cannot say.",
        ...(start && { action: start }),
      }),
    }),
  };
}

function nameCell(desk: Desk, run: ListedAnalysis): Html {
  const { dataset, period } = run.parameters;
  return html`<a class="govuk-link" href="${analysisHref(desk, run.id)}">${periodInWords(period)}</a><br>${dataset.title}, version ${dataset.version}${newsLine(desk, run)}`;
}

/** That the dataset has moved on, with the way to what changed. Nothing when it has not, or cannot be seen. */
function newsLine(desk: Desk, { parameters, news }: ListedAnalysis): Html | false {
  const { version } = parameters.dataset;
  if (!news || isNoNews(news, version)) return false;
  const href = `${desk.href}/datasets/${parameters.dataset.id}`;
  const words = news.changed.length > 0 ? "months it rests on have changed" : "nothing it rests on has changed";
  return html`<br><span class="fp-quiet">${news.latest > version ? `The dataset is now version ${news.latest}` : "Noted since"}: <a class="govuk-link" href="${href}">${words}</a></span>`;
}
