import { formatInstant, formatMonths } from "../../../kernel/dates.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { formatCount, quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { CountedChange } from "../rules/changes.ts";
import { type Import, isUnderWay, STEP_LABELS } from "../rules/imports.ts";
import { type Desk, datasetHref, importHref } from "./desk.ts";

export type HistoryVersion = {
  readonly number: number;
  readonly madeAt: Date;
  readonly madeBy: string | null;
  readonly importId: string | null;
  readonly reason: string;
};

/** Every version with what made it; the one that is shown is marked. Older ones stay readable. */
export function versionsTable(desk: Desk, datasetId: string, versions: readonly HistoryVersion[], shown: number): Html {
  const latest = versions[0]?.number;
  const rows = versions.map((version) => {
    const href =
      version.number === latest
        ? datasetHref(desk, datasetId)
        : `${datasetHref(desk, datasetId)}?version=${version.number}`;
    const name = `Version ${version.number}`;
    return [
      {
        text:
          version.number === shown
            ? html`<strong class="fp-nowrap">${name}</strong> <span class="govuk-visually-hidden">(shown on this page)</span>`
            : html`<a class="govuk-link fp-nowrap" href="${href}">${name}</a>`,
      },
      { text: formatInstant(version.madeAt) },
      { text: version.madeBy ?? "At the console" },
      {
        text: html`${version.reason}${version.importId && html` <a class="govuk-link fp-nowrap" href="${importHref(desk, version.importId)}">Import<span class="govuk-visually-hidden"> that made version ${version.number}</span></a>`}`,
      },
    ];
  });
  return scrollRegion(
    "Versions",
    table({
      caption: "Versions",
      captionClasses: "govuk-visually-hidden",
      head: [{ text: "Version" }, { text: "Made" }, { text: "By" }, { text: "Why" }],
      rows,
      firstCellIsHeader: true,
    }),
  );
}

/** The last imports, those that failed or brought nothing new among them. */
export function importsTable(desk: Desk, imports: readonly Import[]): Html {
  const rows = imports.map((at) => [
    { text: html`<a class="govuk-link" href="${importHref(desk, at.id)}">${formatInstant(at.requestedAt)}</a>` },
    { text: STEP_LABELS[at.step] },
    { text: isUnderWay(at.step) ? "" : formatCount(at.filesFound), format: "numeric" as const },
    { text: at.problem ?? "" },
  ]);
  return scrollRegion(
    "Imports",
    table({
      caption: "Imports",
      captionClasses: "govuk-visually-hidden",
      head: [{ text: "Asked for" }, { text: "Step" }, { text: "Files found", format: "numeric" }, { text: "Problem" }],
      rows,
      firstCellIsHeader: true,
    }),
  );
}

/** Said above everything of a version that is not the latest: what a reader of it should know. */
export function olderVersionNotice(
  desk: Desk,
  datasetId: string,
  since: { readonly shown: number; readonly latest: number; readonly changes: readonly CountedChange[] },
): Html {
  const { shown, latest, changes } = since;
  const newer = latest - shown === 1 ? "is a newer one" : `are ${formatCount(latest - shown)} newer ones`;
  const what =
    changes.length === 0
      ? html`<p class="govuk-body">The latest holds the same months, from the same files.</p>`
      : html`<p class="govuk-body">What changed since:</p><ul class="govuk-list govuk-list--bullet">${changes.map((change) => html`<li>${changeWords(change)}</li>`)}</ul>`;
  return insetText({
    text: html`<p class="govuk-body"><strong>This is version ${shown}, and there ${newer}.</strong> What was released from it stays as it was. <a class="govuk-link" href="${datasetHref(desk, datasetId)}">See the latest, version ${latest}</a></p>${what}`,
  });
}

/** "Replaced by another file: March 2024 from Essex Police, 14,092 rows instead of 14,101". */
function changeWords({ change, force, months, rowsBefore, rowsAfter }: CountedChange): string {
  const counts: Readonly<Record<CountedChange["change"], string>> = {
    added: quantity(rowsAfter, "row"),
    replaced: `${quantity(rowsAfter, "row")} instead of ${formatCount(rowsBefore)}`,
    corrected: `${quantity(rowsAfter, "row")} instead of ${formatCount(rowsBefore)}`,
    removed: quantity(rowsBefore, "row"),
  };
  return `${CHANGE_WORDS[change]}: ${formatMonths(months)} from ${force}, ${counts[change]}`;
}

const CHANGE_WORDS: Readonly<Record<CountedChange["change"], string>> = {
  added: "Added",
  replaced: "Replaced by another file",
  corrected: "Completed by corrected rows",
  removed: "Withdrawn",
};
