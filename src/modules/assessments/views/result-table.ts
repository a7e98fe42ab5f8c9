import type { Figure } from "../../../kernel/figures.ts";
import { STATE_WORDS } from "../../../web/charts/states.ts";
import { type FigureNotes, figure, figureNoteList, figureNotes } from "../../../web/components/figure.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { type TableRow, table } from "../../../web/components/table.ts";
import { type Html, html } from "../../../web/html.ts";
import type { ResultCell, ResultColumn, ResultRow, ResultTable } from "../rules/results.ts";
import { WRITTEN } from "../rules/written.ts";
import { rowId } from "./result-places.ts";

export type ResultTableOptions = {
  readonly table: ResultTable;
  /** What stands after the words of a row's heading: where the row is quoted, or the way to quote it. */
  readonly beside?: ((row: ResultRow) => Html | false) | undefined;
  /** Keys of the columns to show, in the order of the table; all of them when not given. */
  readonly columns?: readonly string[] | undefined;
  /** Rows that are the partnership's own. */
  readonly own?: readonly string[] | undefined;
  /** Notes are left out where the page says them already. */
  readonly withoutNotes?: boolean | undefined;
  readonly download?: string | undefined;
  /** Where the figures come from and of when they are: said beneath the table. */
  readonly source: { readonly source: string; readonly period: string };
};

/**
 * A table of an analysis: every figure with its state, and the reasons numbered beneath. Its first column of words is the
 * heading of the rows, each of which has an address.
 */
export function resultTable(options: ResultTableOptions): Html {
  const { table: of } = options;
  if (of.rows.length === 0) return html`${noRows(of)}${downloadLine(options)}`;
  const shown = of.columns.filter(({ key }) => options.columns === undefined || options.columns.includes(key));
  const heading = shown.find(({ format }) => format === "text");
  const empty = emptyColumns(of, shown);
  const columns = shown.filter((column) => column !== heading && !empty.columns.includes(column));
  const notes = figureNotes(
    `notes-${of.name}`,
    of.rows.flatMap((row) => columns.flatMap(({ key }) => figuresIn(row.cells[key]))),
  );
  const markup = table({
    caption: of.title,
    captionClasses: "govuk-table__caption--s",
    classes: "fp-table fp-results",
    head: [
      { text: heading?.title ?? "" },
      ...columns.map(({ title, format }) => ({
        text: title,
        ...(format === "text" ? {} : { format: "numeric" as const }),
      })),
    ],
    rows: of.rows.map((row) => rowOf(options, row, heading, columns, notes)),
    firstCellIsHeader: true,
  });
  return html`${scrollRegion(of.title, markup)}${empty.words !== "" && html`<p class="fp-table-note">${empty.words}</p>`}${figureNoteList(notes)}${sourceLine(options)}${!options.withoutNotes && noteParagraphs(of.notes)}${downloadLine(options)}`;
}

/** Columns that have no figure in any row, all for the same reason: said once instead of in every cell. */
function emptyColumns(of: ResultTable, shown: readonly ResultColumn[]): { columns: ResultColumn[]; words: string } {
  const reasonOf = ({ key }: ResultColumn) => {
    const reasons = new Set(of.rows.map((row) => reasonIn(row.cells[key])));
    return reasons.size === 1 ? [...reasons][0] : undefined;
  };
  const columns = of.rows.length < 2 ? [] : shown.filter((column) => reasonOf(column) !== undefined);
  const reasons = [...new Set(columns.map(reasonOf))];
  const sentences = reasons.map((reason) => {
    const titles = columns.filter((column) => reasonOf(column) === reason).map(({ title }) => title);
    return `Left out, in every row ${reason}: ${titles.join(", ")}.`;
  });
  return { columns, words: sentences.join(" ") };
}

/** "withheld (Not compared. May 2025 is missing.)" for a figure that is not there. */
function reasonIn(cell: ResultCell | undefined): string | undefined {
  if (cell === undefined || typeof cell === "string" || "value" in cell) return undefined;
  return `${STATE_WORDS[cell.state].toLowerCase()} (${cell.note.replace(/\.$/, "")})`;
}

/** The sentences that stand with a table: what is counted, by whom, of when. */
export function noteParagraphs(notes: readonly string[]): Html {
  return html`${notes.filter((note) => note !== "").map((note) => html`<p class="fp-table-note">${note}</p>`)}`;
}

/** A figure of a month or a period is known only when its months are complete: that is what no word beside it means. */
function sourceLine({ source: { source, period }, table: of }: ResultTableOptions): Html {
  const dated = of.name === "months" ? "Month by month" : of.name === "rolling" ? of.title : period;
  return html`<p class="fp-table-note">Source: ${source}. ${dated}. A figure with no word beside it rests on complete months.</p>`;
}

function noRows({ title, notes }: ResultTable): Html {
  return html`<div class="fp-empty"><h3 class="govuk-heading-s">${title}</h3>${notes.filter((note) => note !== "").map((note) => html`<p class="govuk-body">${note}</p>`)}</div>`;
}

function downloadLine({ download, table: of }: ResultTableOptions): Html | false {
  return (
    download !== undefined &&
    html`<p class="fp-download"><a class="govuk-link" href="${download}" download>Download this table<span class="govuk-visually-hidden">: ${of.title}</span> (CSV)</a></p>`
  );
}

function rowOf(
  options: ResultTableOptions,
  row: ResultRow,
  heading: ResultColumn | undefined,
  columns: readonly ResultColumn[],
  notes: FigureNotes,
): TableRow {
  const words = heading ? row.cells[heading.key] : row.key;
  const beside = options.beside?.(row);
  const isOwn = options.own?.includes(row.key) ?? false;
  const first = {
    text: html`${isOwn ? html`<strong>${wordsOf(words)}</strong>` : wordsOf(words)}${beside && html` ${beside}`}`,
    attributes: { id: rowId({ table: options.table.name, row: row.key }) },
    classes: isOwn ? "fp-own" : undefined,
  };
  return [
    first,
    ...columns.map(({ key, format }) => {
      const cell = row.cells[key];
      if (format === "text") return { text: wordsOf(cell), classes: "fp-table__words" };
      return {
        text: cell === undefined || typeof cell === "string" ? "" : figure(cell, WRITTEN[format], notes),
        format: "numeric" as const,
      };
    }),
  ];
}

function wordsOf(cell: ResultCell | undefined): string {
  return typeof cell === "string" ? cell : "";
}

function figuresIn(cell: ResultCell | undefined): Figure[] {
  return cell === undefined || typeof cell === "string" ? [] : [cell];
}
