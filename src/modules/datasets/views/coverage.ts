import { formatMonth, formatMonths, type Month } from "../../../kernel/dates.ts";
import { type CoverageRow, coverageGrid } from "../../../web/charts/coverage-grid.ts";
import { button } from "../../../web/components/button.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { select } from "../../../web/components/select.ts";
import { formatCount, quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { CoverageGrid, CoverageState } from "../rules/coverage.ts";

/** What stands beneath every grid: whose data it is, and of when. */
export type GridSource = { readonly source: string; readonly dated: string };

export type CoverageChoice = {
  /** The address of the page, and what of it the choice of a force must keep. */
  readonly href: string;
  readonly version: number | undefined;
  readonly force: string | undefined;
  readonly isEveryMonth: boolean;
};

/** A grid of this many months fits a screen; of a longer series the last are shown at first. */
const MONTHS_SHOWN = 36;

/** Which months of which types have arrived: for one force by type, and by force when there are several. */
export function coverageSection(grid: CoverageGrid, choice: CoverageChoice, source: GridSource): Html {
  const force = grid.forces.find((name) => name === choice.force) ?? grid.forces[0];
  if (force === undefined) return html`<p class="govuk-body">Nothing has been imported yet.</p>`;
  const months = choice.isEveryMonth ? grid.months : grid.months.slice(-MONTHS_SHOWN);
  return html`${lackSummary(grid)}${grid.forces.length > 1 && forcesGrid(grid, months, source)}${
    grid.forces.length > 1 && forceForm(grid.forces, force, choice)
  }${typesGrid(grid, force, months, source)}${monthsLink(grid, months, choice)}${reasonList(grid)}`;
}

function forcesGrid(grid: CoverageGrid, months: readonly Month[], source: GridSource): Html {
  const rows = grid.forces.map((name): CoverageRow => rowOf(name, months, (month) => grid.at(name, month).state));
  return coverageGrid({
    frame: {
      id: "forces",
      title: "Months by force",
      headingLevel: 3,
      ...source,
      coverage: coverageWords(grid, grid.forces),
    },
    rowHeading: "Force",
    months,
    rows,
  });
}

function typesGrid(grid: CoverageGrid, force: string, months: readonly Month[], source: GridSource): Html {
  const whole = rowOf("All types", months, (month) => grid.at(force, month).state);
  const rows = grid.types.map((type) => rowOf(type, months, (month) => grid.ofType(force, month, type).state));
  return coverageGrid({
    frame: {
      id: "types",
      title: `Months by crime type, ${force}`,
      headingLevel: 3,
      ...source,
      coverage: coverageWords(grid, [force]),
    },
    rowHeading: "Crime type",
    months,
    rows: [whole, ...rows],
  });
}

function rowOf(name: string, months: readonly Month[], state: (month: Month) => CoverageState): CoverageRow {
  return { name, months: new Map(months.map((month) => [month, state(month)])) };
}

/** "22 of 24 months complete". */
export function coverageWords(grid: CoverageGrid, forces: readonly string[]): string {
  const states = forces.flatMap((force) => grid.months.map((month) => grid.at(force, month).state));
  const complete = states.filter((state) => state === "complete").length;
  const over = forces.length > 1 ? `, over ${forces.length} forces` : "";
  return `${formatCount(complete)} of ${quantity(states.length, "month")} complete${over}`;
}

/** The months that nothing has been received for, by name and of whichever force: before anything else. */
function lackSummary(grid: CoverageGrid): Html {
  const lines = grid.forces.flatMap((force) => {
    const absent = grid.months.filter((month) => grid.at(force, month).rows === undefined);
    return absent.length === 0 ? [] : [html`<strong>${formatMonths(absent)}</strong> from ${force}`];
  });
  if (lines.length === 0) return html`<p class="govuk-body">No month between the first and the last is missing.</p>`;
  const [only] = lines;
  const words =
    lines.length === 1
      ? html`Missing: ${only}.`
      : html`Missing:<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  return insetText({
    text: html`${words} Missing months are never counted as nought: a figure that needs them is withheld.`,
  });
}

function forceForm(forces: readonly string[], force: string, choice: CoverageChoice): Html {
  return html`<form class="fp-filters" action="${choice.href}#coverage" method="get"><div class="fp-filters__fields">${
    choice.version !== undefined && html`<input type="hidden" name="version" value="${choice.version}">`
  }${choice.isEveryMonth && html`<input type="hidden" name="months" value="all">`}${select({
    name: "force",
    label: { text: "Force" },
    value: force,
    items: forces.map((text) => ({ text })),
  })}<div class="fp-filters__actions">${button({ text: "Show its crime types", classes: "govuk-button--secondary" })}</div></div></form>`;
}

function monthsLink(grid: CoverageGrid, months: readonly Month[], choice: CoverageChoice): Html | false {
  const [first] = months;
  if (first === undefined || grid.months.length <= MONTHS_SHOWN) return false;
  const query = new URLSearchParams({
    ...(choice.version !== undefined && { version: String(choice.version) }),
    ...(choice.force !== undefined && { force: choice.force }),
    ...(!choice.isEveryMonth && { months: "all" }),
  });
  const words = choice.isEveryMonth
    ? html`All ${quantity(months.length, "month")} are shown. <a class="govuk-link" href="${choice.href}?${query.toString()}#coverage">Show the last ${MONTHS_SHOWN}</a>`
    : html`Shown from ${formatMonth(first)}. <a class="govuk-link" href="${choice.href}?${query.toString()}#coverage">Show all ${quantity(grid.months.length, "month")}</a>`;
  return html`<p class="govuk-body">${words}</p>`;
}

/** Why a month counts as partial or as not supplied: each reason once. */
function reasonList(grid: CoverageGrid): Html | false {
  const notes = new Set<string>();
  for (const force of grid.forces) {
    for (const month of grid.months) {
      const whole = grid.at(force, month);
      if (whole.state === "missing" || whole.state === "unknown") continue;
      if (whole.note) notes.add(whole.note);
      else for (const type of grid.types) notes.add(grid.ofType(force, month, type).note);
    }
  }
  notes.delete("");
  if (notes.size === 0) return false;
  const shown = [...notes].slice(0, MOST_REASONS);
  const more = notes.size - shown.length;
  return html`<h3 class="govuk-heading-s">Why a month is not complete</h3><ul class="govuk-list govuk-list--bullet">${shown.map(
    (note) => html`<li>${note}</li>`,
  )}${more > 0 && html`<li>And ${quantity(more, "more reason")}</li>`}</ul>`;
}

const MOST_REASONS = 30;
