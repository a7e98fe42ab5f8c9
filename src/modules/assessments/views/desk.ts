import type { Breadcrumb } from "../../../web/components/breadcrumbs.ts";
import { tag } from "../../../web/components/tag.ts";
import { type Html, html } from "../../../web/html.ts";
import type { AnalysisStep } from "../rules/runs.ts";
import { ANALYSIS_STEP_LABELS } from "../rules/runs.ts";

/** Where and for whom a page is: the partnership's desk, and what this person may do there. */
export type Desk = {
  readonly href: string;
  readonly name: string;
  /** The partnership's public home. */
  readonly publicHref: string;
  readonly personId: string;
  readonly mayWrite: boolean;
  readonly mayRelease: boolean;
};

export function analysesHref(desk: Desk): string {
  return `${desk.href}/analyses`;
}

export function analysisHref(desk: Desk, id: string, page = ""): string {
  return `${analysesHref(desk)}/${id}${page === "" ? "" : `/${page}`}`;
}

export function draftsHref(desk: Desk): string {
  return `${desk.href}/assessments`;
}

export function draftHref(desk: Desk, id: string, page = ""): string {
  return `${draftsHref(desk)}/${id}${page === "" ? "" : `/${page}`}`;
}

/** The way to a page about analyses; the last step is the page itself. */
export function analysisCrumbs(desk: Desk, ...steps: readonly Breadcrumb[]): Breadcrumb[] {
  return [{ text: desk.name, href: desk.href }, { text: "Analyses", href: analysesHref(desk) }, ...steps];
}

export function draftCrumbs(desk: Desk, ...steps: readonly Breadcrumb[]): Breadcrumb[] {
  return [{ text: desk.name, href: desk.href }, { text: "Assessments", href: draftsHref(desk) }, ...steps];
}

export function stepTag(step: AnalysisStep): Html {
  const colour = step === "done" ? "govuk-tag--green" : step === "failed" ? "govuk-tag--red" : "govuk-tag--yellow";
  return tag({ text: ANALYSIS_STEP_LABELS[step], classes: colour });
}

/** Said wherever figures of made-up data are shown. */
export function syntheticNote(isSynthetic: boolean): Html | false {
  return (
    isSynthetic &&
    html`<p class="govuk-body">${tag({ text: "Synthetic", classes: "govuk-tag--yellow" })} These incidents were made by a program for the demonstration. No one of them happened.</p>`
  );
}
