import { formatMonth, formatMonths, type Month, monthsBetween, runsOfMonths } from "../../kernel/dates.ts";
import { type Html, html } from "../html.ts";
import { chartFigure, type Frame, tableCaption } from "./frame.ts";

/** How much of a month has arrived. "Refused": it arrived and was not accepted. */
export type Coverage = "complete" | "partial" | "missing" | "refused" | "unknown";

export type CoverageGrid = {
  readonly frame: Frame;
  /** What the rows are: "Crime type", "Force". */
  readonly rowHeading: string;
  /** The months across, in order. */
  readonly months: readonly Month[];
  /** A month that a row does not name is unknown: nothing is taken to be complete. */
  readonly rows: readonly CoverageRow[];
};

export type CoverageRow = { readonly name: string; readonly months: ReadonlyMap<Month, Coverage> };

/**
 * Which months of which data have arrived: a table with a mark for each month and row, a count of the complete ones, and
 * beneath it the months that are not complete in words. The word of a state is the text of its cell; the stylesheet shows a
 * letter and a pattern in its place. Wider than its column, the table scrolls by keyboard too.
 */
export function coverageGrid(grid: CoverageGrid): Html {
  const { frame } = grid;
  const rows = grid.rows.map((row) => ({
    name: row.name,
    cells: grid.months.map((at) => row.months.get(at) ?? "unknown"),
  }));
  const table = html`<div class="fp-scroll" role="region" aria-labelledby="${frame.id}-grid" tabindex="0"><table class="fp-coverage">
<caption class="govuk-visually-hidden" id="${frame.id}-grid">${tableCaption(frame)}</caption>
${heading(grid)}
<tbody>${rows.map((row) => gridRow(row.name, row.cells))}</tbody>
</table></div>`;
  const used = COVERAGES.filter((state) => rows.some((row) => row.cells.includes(state)));
  const legend = used.map((state) => ({ swatch: swatch(state), words: MEANINGS[state] }));
  return chartFigure(frame, { drawing: html`${table}${gapList(grid, rows)}`, legend, tables: [] });
}

type GridRow = { readonly name: string; readonly cells: readonly Coverage[] };

const COVERAGES: readonly Coverage[] = ["complete", "partial", "missing", "refused", "unknown"];

const WORDS: Readonly<Record<Coverage, string>> = {
  complete: "Complete",
  partial: "Partial",
  missing: "Missing",
  refused: "Not supplied",
  unknown: "Not known",
};

const MEANINGS: Readonly<Record<Coverage, string>> = {
  complete: "Complete",
  partial: "Partial: some of it arrived",
  missing: "Missing: nothing arrived",
  refused: "Not supplied: its owner does not or cannot give it",
  unknown: "Not known",
};

/** Two rows: years over their months. */
function heading(grid: CoverageGrid): Html {
  const years = new Map<string, number>();
  for (const at of grid.months) years.set(at.slice(0, 4), (years.get(at.slice(0, 4)) ?? 0) + 1);
  const groups = [...years.values()].map((count) => html`<colgroup span="${count}"></colgroup>`);
  const yearCells = [...years].map(([year, count]) => html`<th scope="colgroup" colspan="${count}">${year}</th>`);
  const monthCells = grid.months.map((at) => html`<th scope="col">${formatMonth(at).slice(0, 3)}</th>`);
  return html`<colgroup></colgroup>${groups}<colgroup></colgroup>
<thead><tr><th scope="col" rowspan="2" class="fp-coverage__name">${grid.rowHeading}</th>${yearCells}<th scope="col" rowspan="2" class="fp-coverage__count">Complete months</th></tr>
<tr>${monthCells}</tr></thead>`;
}

function gridRow(name: string, cells: readonly Coverage[]): Html {
  const complete = cells.filter((state) => state === "complete").length;
  const marks = cells.map((state) => html`<td class="fp-coverage--${state}"><span>${WORDS[state]}</span></td>`);
  return html`<tr><th scope="row" class="fp-coverage__name">${name}</th>${marks}<td class="fp-coverage__count">${complete} of ${cells.length}</td></tr>`;
}

function swatch(state: Coverage): Html {
  return html`<span class="fp-coverage-key fp-coverage--${state}" aria-hidden="true"></span>`;
}

/** What is not complete, in words: each run of months once, with the rows it holds for. */
function gapList(grid: CoverageGrid, rows: readonly GridRow[]): Html {
  const items = COVERAGES.slice(1).flatMap((state) => {
    const namesByRun = new Map<string, string[]>();
    for (const { name, cells } of rows) {
      const within = grid.months.filter((_, i) => cells[i] === state);
      for (const [from, to] of runsOfMonths(within)) {
        const run = `${WORDS[state]} ${formatMonths(monthsBetween(from, to))}`;
        namesByRun.set(run, [...(namesByRun.get(run) ?? []), name]);
      }
    }
    return [...namesByRun].map(([run, names]) => html`<li>${run}: ${whichRows(grid, names)}</li>`);
  });
  return items.length === 0 ? html`` : html`<ul class="govuk-list govuk-list--bullet fp-gaps">${items}</ul>`;
}

/** "Burglary, Drugs", or "every crime type". */
function whichRows(grid: CoverageGrid, names: readonly string[]): string {
  const all = names.length === grid.rows.length && names.length > 1;
  return all ? `every ${grid.rowHeading.toLowerCase()}` : names.join(", ");
}
