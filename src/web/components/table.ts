import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames } from "./markup.ts";

export type TableCell = {
  readonly text?: Content | undefined;
  readonly format?: "numeric" | undefined;
  readonly colspan?: number | undefined;
  readonly rowspan?: number | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type TableRow = readonly TableCell[];

export type TableOptions = {
  readonly rows: readonly (TableRow | false | null | undefined)[];
  readonly head?: readonly TableCell[] | undefined;
  readonly caption?: string | undefined;
  readonly captionClasses?: string | undefined;
  readonly firstCellIsHeader?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function table(options: TableOptions): Html {
  const own = { class: classNames("govuk-table", options.classes) };
  const caption =
    options.caption &&
    html`<caption class="${classNames("govuk-table__caption", options.captionClasses)}">${options.caption}</caption>`;
  const head =
    options.head &&
    html`<thead class="govuk-table__head"><tr class="govuk-table__row">${options.head.map(columnHeading)}</tr></thead>`;
  const rows = options.rows.flatMap((row) => (row ? [bodyRow(row, options.firstCellIsHeader ?? false)] : []));
  return html`<table${attributes({ ...own, ...options.attributes })}>${caption}${head}<tbody class="govuk-table__body">${rows}</tbody></table>`;
}

function columnHeading(cell: TableCell): Html {
  const own = classNames("govuk-table__header", cell.format && `govuk-table__header--${cell.format}`, cell.classes);
  return html`<th scope="col" class="${own}"${further(cell)}>${cell.text}</th>`;
}

function bodyRow(cells: TableRow, firstIsHeader: boolean): Html {
  return html`<tr class="govuk-table__row">${cells.map((cell, i) => (i === 0 && firstIsHeader ? rowHeading(cell) : bodyCell(cell)))}</tr>`;
}

function rowHeading(cell: TableCell): Html {
  const own = classNames("govuk-table__header", cell.classes);
  return html`<th scope="row" class="${own}"${further(cell)}>${cell.text}</th>`;
}

function bodyCell(cell: TableCell): Html {
  const own = classNames("govuk-table__cell", cell.format && `govuk-table__cell--${cell.format}`, cell.classes);
  return html`<td class="${own}"${further(cell)}>${cell.text}</td>`;
}

function further({ colspan, rowspan, attributes: more }: TableCell): Html | false {
  return (
    (colspan !== undefined || rowspan !== undefined || more !== undefined) && attributes({ colspan, rowspan, ...more })
  );
}
