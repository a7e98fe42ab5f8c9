import { formatInstant, formatMonths } from "../../../kernel/dates.ts";
import { absent, cautioned, type Figure, known } from "../../../kernel/figures.ts";
import { button, buttonGroup } from "../../../web/components/button.ts";
import { keyFigures } from "../../../web/components/key-figure.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { section } from "../../../web/components/reading.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { formatCount, formatList, quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { CountedChange } from "../rules/changes.ts";
import type { CoverageGrid, DataGap } from "../rules/coverage.ts";
import { type Import, isUnderWay, STEP_LABELS } from "../rules/imports.ts";
import type { Placement } from "../rules/placement.ts";
import type { Dataset } from "../rules/register.ts";
import { type CoverageChoice, coverageSection, coverageWords } from "./coverage.ts";
import { crumbs, type Desk, datasetHref, importHref, originTag, registerHref } from "./desk.ts";
import { districtsSection } from "./districts.ts";
import { gapsSection } from "./gaps.ts";
import { type HistoryVersion, importsTable, olderVersionNotice, versionsTable } from "./history.ts";
import { type Quality, qualitySection } from "./quality.ts";

/** A dataset as one of its versions has it. */
export type DatasetReport = {
  readonly dataset: Dataset;
  readonly shown: HistoryVersion;
  /** Every version, the latest first. */
  readonly versions: readonly HistoryVersion[];
  /** What lies between the version shown and the latest. */
  readonly changes: readonly CountedChange[];
  readonly grid: CoverageGrid;
  readonly choice: Pick<CoverageChoice, "force" | "isEveryMonth">;
  readonly placement: Placement;
  /** Undefined before any area lookup has been imported. */
  readonly gazetteer: number | undefined;
  readonly quality: Quality;
  readonly gaps: readonly DataGap[];
  readonly imports: readonly Import[];
  readonly standing: string;
};

/** One dataset: where it comes from, what it holds and lacks, how good it is, and how it came to be. */
export function datasetPage(desk: Desk, report: DatasetReport): View {
  const { dataset, shown, versions } = report;
  const latest = versions[0]?.number ?? shown.number;
  const href = datasetHref(desk, dataset.id);
  const isOlder = shown.number !== latest;
  const sections = sectionsOf(desk, href, report);
  return {
    kind: "desk",
    title: isOlder ? `${dataset.title}, version ${shown.number}` : dataset.title,
    breadcrumbs: crumbs(desk, { text: dataset.title }),
    content: html`${heading(desk, href, dataset)}${isOlder && olderVersionNotice(desk, dataset.id, { shown: shown.number, latest, changes: report.changes })}${importsUnderWay(desk, report.imports)}${jumpList(sections)}${figures(report)}${sections.map(section)}`,
  };
}

/** A dataset that has no version yet: nothing but where it comes from, and what became of the imports into it. */
export function emptyDatasetPage(
  desk: Desk,
  report: {
    readonly dataset: Dataset;
    readonly imports: readonly Import[];
    readonly gaps: readonly DataGap[];
    readonly rejected: number;
  },
): View {
  const { dataset, imports, gaps, rejected } = report;
  const href = datasetHref(desk, dataset.id);
  const toCorrect =
    rejected > 0 &&
    html`<p class="govuk-body">All of ${formatCount(rejected)} rows were rejected. <a class="govuk-link" href="${href}/rejected-rows">See and correct them</a></p>`;
  return {
    kind: "desk",
    title: dataset.title,
    breadcrumbs: crumbs(desk, { text: dataset.title }),
    content: html`${heading(desk, href, dataset)}<p class="govuk-body">This dataset holds nothing yet.</p>${toCorrect}${factsList(dataset)}${section({ id: "gaps", title: "Register of gaps", content: gapsSection(desk, dataset.id, gaps) })}${imports.length > 0 && section({ id: "imports", title: "Imports", content: importsTable(desk, imports) })}`,
  };
}

type Section = { readonly id: string; readonly title: string; readonly content: Html };

function sectionsOf(desk: Desk, href: string, report: DatasetReport): Section[] {
  const { dataset, shown, versions, imports } = report;
  const isOlder = shown.number !== versions[0]?.number;
  const choice: CoverageChoice = { href, version: isOlder ? shown.number : undefined, ...report.choice };
  const source = {
    source: dataset.provider || dataset.title,
    dated: `Version ${shown.number} of ${formatInstant(shown.madeAt)}`,
  };
  return [
    { id: "provenance", title: "Provenance and licence", content: factsList(dataset, report) },
    { id: "coverage", title: "Coverage", content: coverageSection(report.grid, choice, source) },
    { id: "districts", title: "Districts", content: districtsSection(report.placement, report.gazetteer) },
    { id: "quality", title: "Quality", content: qualitySection(desk, `${href}/rejected-rows`, report.quality) },
    { id: "gaps", title: "Register of gaps", content: gapsSection(desk, dataset.id, report.gaps) },
    { id: "history", title: "Versions", content: versionsTable(desk, dataset.id, versions, shown.number) },
    { id: "imports", title: "Imports", content: importsTable(desk, imports) },
  ];
}

function heading(desk: Desk, href: string, dataset: Dataset): Html {
  const actions =
    desk.mayImport &&
    buttonGroup([
      button({ text: "Import files", href: `${registerHref(desk)}/new?dataset=${dataset.id}` }),
      button({ text: "Withdraw months", href: `${href}/withdrawals/new`, classes: "govuk-button--secondary" }),
    ]);
  return pageHeading({
    title: dataset.title,
    caption: "Dataset",
    text: dataset.origin === "synthetic" ? SYNTHETIC : undefined,
    actions: actions || undefined,
  });
}

const SYNTHETIC = html`<strong>Synthetic data, made for demonstration.</strong> No row of it is a real incident.`;

function importsUnderWay(desk: Desk, imports: readonly Import[]): Html[] {
  return imports
    .filter(({ step }) => isUnderWay(step))
    .map(
      ({ id, step }) =>
        html`<p class="govuk-body">An import is under way: <a class="govuk-link" href="${importHref(desk, id)}">${STEP_LABELS[step].toLowerCase()}</a></p>`,
    );
}

function jumpList(sections: readonly Section[]): Html {
  return html`<nav class="fp-jump" aria-label="On this page"><ul class="fp-jump__list">${sections.map(
    ({ id, title }) =>
      html`<li class="fp-jump__item"><a class="govuk-link govuk-link--no-visited-state" href="#${id}">${title}</a></li>`,
  )}</ul></nav>`;
}

/** The few numbers to know first, each with its date and what it lacks. */
function figures(report: DatasetReport): Html {
  const { quality, grid, shown, standing } = report;
  const dated = `Version ${shown.number}`;
  const coverage = coverageWords(grid, grid.forces);
  const isWhole = standing === "Complete";
  const rows = isWhole ? known(quality.rows) : cautioned("partial", quality.rows, standing);
  const common = { dated, coverage, format: formatCount };
  return keyFigures(
    [
      { ...common, label: "Rows", figure: rows, href: "#coverage" },
      { ...common, label: "Without location", figure: known(quality.noLocation), href: "#quality" },
      { ...common, label: "Outside the force’s own area", figure: outsideFigure(report), href: "#districts" },
      { ...common, label: "Rejected, not corrected yet", figure: known(quality.rejected), href: "#quality" },
    ],
    2,
  );
}

/** Known only as far as the rows have been placed. */
function outsideFigure({ gazetteer, placement: { outside, waiting } }: DatasetReport): Figure {
  if (gazetteer === undefined) return absent("unknown", "No area lookup has been imported");
  if (waiting === 0) return known(outside);
  return cautioned("partial", outside, `${quantity(waiting, "row")} have not been looked up yet`);
}

function factsList(dataset: Dataset, of?: Pick<DatasetReport, "grid">): Html {
  const fact = (key: string, value: string | Html) => ({ key: { text: key }, value: { text: value } });
  return summaryList({
    rows: [
      of && fact("Period", formatMonths(of.grid.months) || "None"),
      of && fact("Forces", formatList(of.grid.forces)),
      fact("Origin", originTag(dataset.origin)),
      fact("Provider", dataset.provider || "Not recorded"),
      fact("Licence or agreement", dataset.licence || "Not recorded"),
      fact("Attribution", dataset.attribution || "None asked for"),
    ],
  });
}
