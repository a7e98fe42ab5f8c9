import { keyFigures } from "../../../web/components/key-figure.ts";
import { section } from "../../../web/components/reading.ts";
import { type Html, html } from "../../../web/html.ts";
import { periodInWords } from "../rules/parameters.ts";
import type { AnalysisRun } from "../rules/runs.ts";
import { syntheticNote } from "./desk.ts";
import { type HeadlineTables, headlineFigures } from "./headline-figures.ts";
import { type ReleasedSummary, releasedCard } from "./public-pages.ts";

export type StandingHere = {
  readonly latest: ({ readonly run: AnalysisRun } & HeadlineTables) | undefined;
  readonly released: ReleasedSummary | undefined;
};

/** The latest figures, and what the public reads. Nothing of what is not there yet. */
export function standingSections(deskHref: string, publicHref: string, standing: StandingHere): Html[] {
  const { latest, released } = standing;
  return [
    ...(latest ? [figuresSection(deskHref, latest)] : []),
    ...(released
      ? [
          section({
            id: "released",
            title: "What the public reads",
            content: releasedCard(released, `${publicHref}/assessments`),
          }),
        ]
      : []),
  ];
}

function figuresSection(deskHref: string, { run, ...tables }: { readonly run: AnalysisRun } & HeadlineTables): Html {
  const href = (page: string) => `${deskHref}/analyses/${run.id}${page === "" ? "" : `/${page}`}`;
  const { period, dataset } = run.parameters;
  return section({
    id: "figures",
    title: html`The latest figures`,
    content: html`<p class="govuk-body"><a class="govuk-link" href="${href("")}">${periodInWords(period)}</a>, from ${dataset.title}, version ${dataset.version}.</p>${syntheticNote(dataset.isSynthetic === true)}${keyFigures(headlineFigures(run, tables, href))}`,
  });
}
