import { citeButton } from "../../../web/components/cite-button.ts";
import { type Html, html } from "../../../web/html.ts";
import { codeOf } from "../rules/citations.ts";
import { rowHeading } from "../rules/figure-sources.ts";
import { ALL_TYPES, type ResultColumn, type ResultRow, type ResultTable } from "../rules/results.ts";
import { writtenFigure } from "../rules/written.ts";
import { isFigure } from "./chart-frames.ts";

/** Which figures are offered beside a finding: those about one type. */
export type PickerOffer = {
  readonly tables: readonly ResultTable[];
  /** The key of the type. */
  readonly about: string;
  /** A row that the person came from, which is offered first. */
  readonly row?: { readonly table: string; readonly row: string } | undefined;
};

/** The names of the tables that are offered for a type. */
export function offeredTables(about: string): string[] {
  const ofType = about === ALL_TYPES ? "" : `-${about}`;
  return ["types", "rolling", "months", "wards", `districts${ofType}`, `hot-spots-${about}`];
}

/** The figures of the analysis about one type, each with its code and, where scripts run, a button that inserts it. */
export function figurePicker({ tables, about, row }: PickerOffer, into: string): Html {
  const chosen = tables.find(({ name }) => name === row?.table)?.rows.find(({ key }) => key === row?.row);
  const from = tables.find(({ name }) => name === row?.table);
  const first =
    from && chosen
      ? group(`The row you came from: ${rowHeading(from, chosen)}`, from, [chosen], allColumns(from), into, true)
      : false;
  return html`<div class="fp-picker">${first}${tables.map((table) => offer(table, about, into))}</div>`;
}

function offer(table: ResultTable, about: string, into: string): Html | false {
  const rows =
    table.name === "types" || table.name === "rolling" ? table.rows.filter(({ key }) => key === about) : table.rows;
  const columns = allColumns(table).filter(({ key }) => isAbout(table.name, key, about));
  if (rows.length === 0 || columns.length === 0) return false;
  return group(table.title, table, rows, columns, into, false);
}

/** The months and wards have a column for every type. */
function isAbout(table: string, column: string, about: string): boolean {
  if (table === "months") return column === about;
  if (table === "wards")
    return column === about || (about === ALL_TYPES && (column === "rate" || column === "residents"));
  return true;
}

function allColumns(table: ResultTable): ResultColumn[] {
  return table.columns.filter(({ format }) => format !== "text");
}

function group(
  title: string,
  table: ResultTable,
  rows: readonly ResultRow[],
  columns: readonly ResultColumn[],
  into: string,
  isOpen: boolean,
): Html {
  const items = rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = row.cells[column.key];
      if (!isFigure(cell)) return [];
      const code = codeOf({ table: table.name, row: row.key, column: column.key });
      const what = `${rowHeading(table, row)}: ${column.title}`;
      return [
        html`<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">${what}</th><td class="govuk-table__cell fp-picker__figure">${writtenFigure(cell, column.format)}</td><td class="govuk-table__cell fp-picker__code"><code>${code}</code> ${citeButton({ code, into, about: what })}</td></tr>`,
      ];
    }),
  );
  return html`<details class="govuk-details fp-picker__group"${isOpen ? html` open` : false}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${title}</span></summary><div class="govuk-details__text"><table class="govuk-table fp-table"><caption class="govuk-visually-hidden">${title}: figures and their codes</caption><thead class="govuk-visually-hidden"><tr><th scope="col">Figure</th><th scope="col">Value</th><th scope="col">Code</th></tr></thead><tbody class="govuk-table__body">${items}</tbody></table></div></details>`;
}
