import { formatInstant } from "../../../kernel/dates.ts";
import { button, buttonGroup } from "../../../web/components/button.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { progress, readingText } from "../../../web/components/progress.ts";
import { section } from "../../../web/components/reading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { type TableCell, table } from "../../../web/components/table.ts";
import { tag } from "../../../web/components/tag.ts";
import { warningText } from "../../../web/components/warning-text.ts";
import { formatBytes, formatCount, quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import {
  FILE_OUTCOME_LABELS,
  type FileOutcome,
  type Import,
  type ImportFile,
  isUnderWay,
  STEP_LABELS,
} from "../rules/imports.ts";
import { crumbs, type Desk, datasetHref, importHref, registerHref } from "./desk.ts";
import { duplicatesSummary } from "./duplicates.ts";

export type ImportOriginal = { readonly name: string; readonly sha256: string; readonly sizeBytes: number };

/** An import with all that is known of it so far. */
export type ImportReport = {
  readonly import: Import;
  readonly originals: readonly ImportOriginal[];
  readonly files: readonly ImportFile[];
  /** The version it made, and in what it differs from the one before. */
  readonly version: { readonly number: number; readonly reason: string } | undefined;
};

/** How far an import is, and, once it has ended, what came of each file. */
export function importPage(desk: Desk, report: ImportReport): View {
  const { import: at } = report;
  const href = importHref(desk, at.id);
  const underWay = isUnderWay(at.step);
  const title = underWay ? "Import under way" : at.step === "done" ? "Import done" : "Import failed";
  return {
    kind: "desk",
    title,
    breadcrumbs: crumbs(desk, { text: at.datasetTitle, href: datasetHref(desk, at.datasetId) }, { text: "Import" }),
    ...(underWay && { refresh: { seconds: 3, href } }),
    content: html`${pageHeading({
      title,
      caption: at.datasetTitle,
      text: `${quantity(report.originals.length, "file")} sent on ${formatInstant(at.requestedAt)}.`,
    })}${underWay ? underWayContent(href, at) : endedContent(desk, report)}`,
  };
}

function underWayContent(href: string, at: Import): Html {
  const sizes = at.filesFound > 0 && { value: at.filesRead, max: at.filesFound };
  return html`${progress({
    id: "import-progress",
    text: progressText(at),
    ...sizes,
    refresh: { href, seconds: 1 },
  })}<p class="govuk-body">You can leave this page: the import goes on, also when the server restarts. Until it is done, nothing of it counts.</p>`;
}

function progressText(at: Import): string {
  if (at.step !== "reading" || at.filesFound === 0) return STEP_LABELS[at.step];
  return readingText({
    file: Math.min(at.filesRead + 1, at.filesFound),
    files: at.filesFound,
    rows: at.rowsSoFar,
  });
}

function endedContent(desk: Desk, report: ImportReport): Html {
  const { import: at, files } = report;
  const failed =
    at.step === "failed" &&
    html`${warningText({ text: at.problem ?? "The import could not be carried out." })}<p class="govuk-body">Nothing of it counts, and the dataset is as it was. The files that you sent are kept, below.</p>`;
  const isRejecting = files.some((file) => file.rejected > 0);
  const actions = buttonGroup([
    button({ text: "See the dataset", href: datasetHref(desk, at.datasetId) }),
    isRejecting &&
      button({
        text: "Correct the rejected rows",
        href: `${datasetHref(desk, at.datasetId)}/rejected-rows`,
        classes: "govuk-button--secondary",
      }),
    desk.mayImport &&
      html`<a class="govuk-link" href="${registerHref(desk)}/new?dataset=${at.datasetId}">Import more files</a>`,
  ]);
  return html`${failed || versionSummary(report)}${files.length > 0 && totalsSummary(files)}${actions}${
    files.length > 0 && section({ id: "files", title: "What came of each file", content: filesTable(files) })
  }${at.step === "done" && section({ id: "duplicates", title: "Crime IDs that rows share", content: duplicatesSummary(at.duplicates) })}${section(
    {
      id: "originals",
      title: "Files as they were sent",
      content: originalsTable(`${datasetHref(desk, at.datasetId)}/originals`, report.originals),
    },
  )}`;
}

function versionSummary({ version, files }: ImportReport): Html {
  if (version) return insetText({ text: html`<strong>Version ${version.number}</strong>: ${version.reason}.` });
  const reasons = files.every((file) => file.outcome === "held-already")
    ? "Every file was held already."
    : "No file brought a row that could be kept: see why below.";
  return insetText({ text: html`<strong>No new version.</strong> ${reasons}` });
}

function totalsSummary(files: readonly ImportFile[]): Html {
  const read = files.filter((file) => file.outcome === "accepted");
  const rows = sum(read, (file) => file.rowCount);
  const noLocation = sum(read, (file) => file.noLocation);
  return summaryList({
    rows: [
      { key: { text: "Files" }, value: { text: outcomeCounts(files) } },
      { key: { text: "Rows" }, value: { text: formatCount(rows) } },
      { key: { text: "Accepted" }, value: { text: formatCount(sum(read, (file) => file.accepted)) } },
      { key: { text: "Rejected" }, value: { text: formatCount(sum(read, (file) => file.rejected)) } },
      {
        key: { text: "Without location" },
        value: {
          text:
            noLocation === 0
              ? "None"
              : `${formatCount(noLocation)} of those accepted: counted for the force, and in no district`,
        },
      },
    ],
  });
}

/** "26 read, 1 held already". */
function outcomeCounts(files: readonly ImportFile[]): string {
  const outcomes = Object.keys(FILE_OUTCOME_LABELS) as FileOutcome[];
  return outcomes
    .flatMap((outcome) => {
      const count = files.filter((file) => file.outcome === outcome).length;
      return count === 0 ? [] : [`${formatCount(count)} ${FILE_OUTCOME_LABELS[outcome].toLowerCase()}`];
    })
    .join(", ");
}

const OUTCOME_COLOURS: Readonly<Record<FileOutcome, string>> = {
  accepted: "govuk-tag--green",
  "held-already": "govuk-tag--grey",
  refused: "govuk-tag--red",
  "not-read": "govuk-tag--grey",
};

function filesTable(files: readonly ImportFile[]): Html {
  const number = (value: number): TableCell => ({ text: formatCount(value), format: "numeric" });
  const rows = files.map((file) => {
    const isRead = file.outcome === "accepted";
    const counts = isRead
      ? [file.rowCount, file.accepted, file.rejected, file.noLocation, file.duplicateIds].map(number)
      : Array.from({ length: 5 }, (): TableCell => ({ text: "–", format: "numeric" }));
    return [
      { text: html`<span class="fp-file">${file.name}</span>` },
      { text: tag({ text: FILE_OUTCOME_LABELS[file.outcome], classes: OUTCOME_COLOURS[file.outcome] }) },
      ...counts,
      { text: notes(file) },
    ];
  });
  return scrollRegion(
    "What came of each file",
    table({
      caption: "What came of each file",
      captionClasses: "govuk-visually-hidden",
      classes: "fp-table fp-table--list",
      firstCellIsHeader: true,
      head: [
        { text: "File" },
        { text: "Outcome" },
        { text: "Rows", format: "numeric" },
        { text: "Accepted", format: "numeric" },
        { text: "Rejected", format: "numeric" },
        { text: "No location", format: "numeric" },
        { text: "Shared Crime IDs", format: "numeric" },
        { text: "Notes" },
      ],
      rows,
    }),
  );
}

function notes(file: ImportFile): Html {
  const corrections = file.isCorrections && "Corrects rows that were rejected before.";
  return html`${[file.problem, corrections, ...file.notes].filter(Boolean).join(" ")}`;
}

function originalsTable(href: string, originals: readonly ImportOriginal[]): Html {
  const rows = originals.map(({ name, sha256, sizeBytes }) => [
    { text: html`<a class="govuk-link fp-file" href="${href}/${sha256}">${name}</a>` },
    { text: formatBytes(sizeBytes), format: "numeric" as const },
    { text: html`<code class="fp-hash">${sha256.slice(0, 16)}…</code>` },
  ]);
  return scrollRegion(
    "Files as they were sent",
    table({
      caption: "Files as they were sent",
      captionClasses: "govuk-visually-hidden",
      head: [{ text: "File" }, { text: "Size", format: "numeric" }, { text: "SHA-256 begins" }],
      rows,
      firstCellIsHeader: true,
    }),
  );
}

function sum(files: readonly ImportFile[], of: (file: ImportFile) => number): number {
  return files.reduce((total, file) => total + of(file), 0);
}
