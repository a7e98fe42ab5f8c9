import { type Figure, figureNote, figureValue } from "../../kernel/figures.ts";
import { type Html, html } from "../html.ts";
import { type Measure, valueText } from "./numbers.ts";
import { drawable, STATE_WORDS } from "./states.ts";

/** The figures of a drawing as rows. Every row has a cell for every column. */
export type FigureTable = {
  readonly caption: string;
  /** What the rows are: "Month", "District". */
  readonly rowHeading: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
};

/** A column with a measure holds numbers; one without holds words. */
export type FigureColumn = { readonly heading: string; readonly measure?: Measure };

/** A cell is a figure, a number already written (an interval), or words. */
export type FigureRow = {
  readonly heading: string;
  readonly cells: readonly (Figure | string)[];
  readonly own?: boolean;
};

/** The table that stands beside every drawing. States are named in the cells, their reasons numbered beneath. */
export function figureTable(id: string, table: FigureTable): Html {
  const notes = new Map<string, number>();
  const rows = table.rows.map((row) => tableRow(table.columns, row, notes));
  return html`<div class="fp-scroll" role="region" aria-labelledby="${id}-caption" tabindex="0"><table class="govuk-table fp-table">
<caption class="govuk-table__caption govuk-table__caption--s" id="${id}-caption">${table.caption}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">${table.rowHeading}</th>${table.columns.map(columnHeading)}</tr></thead>
<tbody class="govuk-table__body">${rows}</tbody>
</table></div>${noteList(notes)}`;
}

function columnHeading(column: FigureColumn): Html {
  return html`<th scope="col" class="govuk-table__header${numeric("header", column)}">${column.heading}</th>`;
}

function tableRow(columns: readonly FigureColumn[], row: FigureRow, notes: Map<string, number>): Html {
  const cells = columns.map((column, i) => {
    const cell = row.cells[i] ?? "";
    return html`<td class="govuk-table__cell${numeric("cell", column)}">${typeof cell === "string" ? cell : figureCell(cell, column.measure, notes)}</td>`;
  });
  const own = row.own ? " fp-table__row--own" : "";
  return html`<tr class="govuk-table__row${own}"><th scope="row" class="govuk-table__header">${row.heading}</th>${cells}</tr>`;
}

function numeric(part: "header" | "cell", column: FigureColumn): string {
  return column.measure ? ` govuk-table__${part}--numeric` : " fp-table__words";
}

function figureCell(given: Figure, measure: Measure | undefined, notes: Map<string, number>): Html {
  const figure = drawable(given);
  const value = figureValue(figure);
  const text = value === undefined ? "" : measure ? valueText(measure, value) : String(value);
  if (figure.state === "known") return html`${text}`;
  return html`${text}${text && " "}<span class="fp-state">${STATE_WORDS[figure.state]}${noteNumber(figureNote(figure), notes)}</span>`;
}

/** " [2]": the number of the note beneath the table, the same for the same words; nothing for an empty note. */
function noteNumber(note: string | undefined, notes: Map<string, number>): string {
  if (!note) return "";
  const number = notes.get(note) ?? notes.size + 1;
  notes.set(note, number);
  return ` [${number}]`;
}

function noteList(notes: ReadonlyMap<string, number>): Html {
  if (notes.size === 0) return html``;
  return html`<ol class="govuk-list govuk-list--number fp-notes" aria-label="Notes to the table">${[...notes.keys()].map((note) => html`<li>${note}</li>`)}</ol>`;
}
