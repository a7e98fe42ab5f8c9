import { formatInstant } from "../../../kernel/dates.ts";
import { button } from "../../../web/components/button.ts";
import { type Card, cards } from "../../../web/components/cards.ts";
import { keyFigures } from "../../../web/components/key-figure.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { progress } from "../../../web/components/progress.ts";
import { section } from "../../../web/components/reading.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { type AnalysisNews, changesInWords, isNoNews, versionInWords } from "../rules/data-changes.ts";
import { periodInWords } from "../rules/parameters.ts";
import type { Proposal, Silence } from "../rules/proposals.ts";
import type { ResultTable } from "../rules/results.ts";
import { ANALYSIS_STEP_LABELS, type AnalysisRun } from "../rules/runs.ts";
import { analysesHref, analysisCrumbs, analysisHref, type Desk, draftHref, draftsHref } from "./desk.ts";
import { headlineFigures } from "./headline-figures.ts";
import { type Results, resultsPage, spotCount } from "./results.ts";
import { silenceList } from "./silences.ts";

/** Seconds between two looks at an analysis that is under way. */
const REFRESH_SECONDS = 2;

/** How far an analysis is, or why it failed. It goes on when nobody looks, and after a restart. */
export function progressPage(desk: Desk, run: AnalysisRun): View {
  const href = analysisHref(desk, run.id);
  const failed = run.step === "failed";
  const state = failed
    ? html`<p class="govuk-body">${run.problem}</p>${desk.mayWrite && button({ text: "Try another", href: `${analysesHref(desk)}/new?like=${run.id}` })}`
    : html`${progress({
        id: "analysis-progress",
        text: ANALYSIS_STEP_LABELS[run.step],
        refresh: { href, seconds: REFRESH_SECONDS },
      })}<p class="govuk-body">You can leave this page. The analysis goes on by itself, and is in the list of analyses.</p>`;
  return {
    kind: "desk",
    title: run.title,
    breadcrumbs: analysisCrumbs(desk, { text: periodInWords(run.parameters.period) }),
    ...(!failed && { refresh: { seconds: REFRESH_SECONDS, href } }),
    content: html`${pageHeading({ title: failed ? "The analysis failed" : "The analysis is under way", caption: run.title })}${state}`,
  };
}

export type Overview = {
  readonly types: ResultTable;
  readonly rolling: ResultTable;
  readonly spots: ResultTable | undefined;
  readonly proposals: readonly Proposal[];
  readonly silences: readonly Silence[];
  readonly news: AnalysisNews | undefined;
};

/** The few figures that matter, the ways to the rest, what may be said, and what is left unsaid and why. */
export function overviewPage(results: Results, overview: Overview): View {
  const { proposals, silences, news } = overview;
  const content = html`${newsOf(results, news)}${keyFigures(
    headlineFigures(results.run, overview, (page) => analysisHref(results.desk, results.run.id, page)),
    2,
  )}${section({
    id: "results",
    title: "Look closer",
    content: cards(pageCards(results, overview)),
  })}${section({
    id: "sentences",
    title: "What these figures bear out",
    content: sentences(results, proposals),
  })}${section({
    id: "silences",
    title: "Why nothing is said about the rest",
    content: silences.length === 0 ? html`<p class="govuk-body">Nothing is left out.</p>` : silenceList(silences),
  })}${section({ id: "run", title: "How it was run", content: runList(results) })}`;
  return resultsPage(results, "", `${results.place} in figures`, content);
}

function pageCards({ desk, run, types }: Results, { spots }: Overview): Card[] {
  const href = (page: string) => analysisHref(desk, run.id, page);
  return [
    { title: "Trends", href: href("trends"), text: "Month by month, and the last 12 months against the 12 before." },
    {
      title: "Crime types",
      href: href("types"),
      text: "What was recorded, and how it compares with the year before.",
      meta: quantity(types.length - 1, "type"),
    },
    { title: "Districts", href: href("districts"), text: "Side by side with the other districts of the force." },
    { title: "Wards", href: href("wards"), text: "Ward by ward, for all incidents or one type." },
    {
      title: "Hot spots",
      href: href("hot-spots"),
      text: "Where incidents gather more than chance gives.",
      ...(spots && { meta: spotCount(spots) }),
    },
  ];
}

function sentences({ desk, drafts, run }: Results, proposals: readonly Proposal[]): Html {
  const [draft] = drafts;
  if (proposals.length === 0) return html`<p class="govuk-body">No sentence is borne out by these figures.</p>`;
  const words = `${quantity(proposals.length, "sentence")} can be taken into an assessment as they stand, or as a beginning.`;
  const way =
    draft !== undefined
      ? html`<a class="govuk-link" href="${draftHref(desk, draft.id)}#proposals">See them in ${draft.title}, ${draft.year}</a>`
      : desk.mayWrite &&
        button({ text: "Start an assessment from this analysis", href: `${draftsHref(desk)}/new?analysis=${run.id}` });
  return html`<p class="govuk-body">${words}</p><p class="govuk-body">${way}</p>`;
}

function newsOf({ desk, run }: Results, news: AnalysisNews | undefined): Html | false {
  const { version } = run.parameters.dataset;
  if (!news || isNoNews(news, version)) return false;
  const lines = [...changesInWords(news.changed), ...changesInWords(news.later)];
  return html`<div class="govuk-inset-text"><p class="govuk-body">${versionInWords(news, version, "this analysis used")} ${news.changed.length > 0 ? "Months that it rests on have changed." : "Nothing that it rests on has changed."}</p>${lines.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}.</li>`)}</ul>`}${desk.mayWrite && html`<p class="govuk-body"><a class="govuk-link" href="${analysesHref(desk)}/new?like=${run.id}">Run it again on the latest version</a></p>`}</div>`;
}

function runList({ run }: Results): Html {
  const { parameters } = run;
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } });
  return summaryList({
    rows: [
      row("Dataset", `${parameters.dataset.title}, version ${parameters.dataset.version}`),
      row("Force", parameters.force),
      row("Own districts", parameters.districts.join(", ")),
      row("Period", periodInWords(parameters.period)),
      row(
        "Crime IDs that stand twice",
        parameters.duplicates === "once" ? "Counted once" : "Counted as often as they stand",
      ),
      row("Places", `Gazetteer ${parameters.gazetteer.number}`),
      row("Program", `Frankpledge ${parameters.program}`),
      row("Asked for", `${formatInstant(run.requestedAt)}${run.requestedBy ? ` by ${run.requestedBy}` : ""}`),
    ],
  });
}
