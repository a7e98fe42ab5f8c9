import { formatMonth, type Month } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { checkboxes } from "../../../web/components/checkboxes.ts";
import { errorFor, formPage, problemSummary } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { select } from "../../../web/components/select.ts";
import { table } from "../../../web/components/table.ts";
import { textarea } from "../../../web/components/textarea.ts";
import { formatCount, quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { HeldMonth } from "../rules/coverage.ts";
import type { Dataset } from "../rules/register.ts";
import { crumbs, type Desk, datasetHref } from "./desk.ts";

/** Which months of a force could be withdrawn. `force` is empty while several have months and none is chosen. */
export type WithdrawalChoice = {
  readonly force: string;
  readonly forces: readonly string[];
  readonly held: readonly HeldMonth[];
  readonly problems: readonly Problem[];
};

/** First step: which months. Changes nothing. */
export function withdrawalChoicePage(desk: Desk, dataset: Dataset, choice: WithdrawalChoice): View {
  return {
    ...frame(desk, dataset),
    problems: choice.problems,
    content: html`${problemSummary(choice.problems)}${heading(dataset)}${choice.held.length === 0 && choice.forces.length === 0 ? NOTHING_HELD : choiceForms(desk, dataset, choice)}`,
  };
}

const NOTHING_HELD = html`<p class="govuk-body">This dataset holds nothing that could be withdrawn.</p>`;

function heading(dataset: Dataset): Html {
  return pageHeading({
    title: "Withdraw months",
    caption: dataset.title,
    text: "For months that should not have been given out, or are wrong and have no correction yet. They stay in the older versions.",
  });
}

function choiceForms(desk: Desk, dataset: Dataset, { force, forces, held, problems }: WithdrawalChoice): Html {
  const action = `${datasetHref(desk, dataset.id)}/withdrawals/new`;
  const forceForm =
    forces.length > 1 &&
    html`<form class="fp-filters" action="${action}" method="get"><div class="fp-filters__fields">${select({
      name: "force",
      label: { text: "Force" },
      value: force,
      items: forces.map((text) => ({ text })),
    })}<div class="fp-filters__actions">${button({ text: "Show its months", classes: "govuk-button--secondary" })}</div></div></form>`;
  if (force === "") return html`${forceForm}`;
  const boxes = checkboxes({
    name: "months",
    fieldset: { legend: { text: `Months from ${force}` } },
    errorMessage: errorFor(problems, "months"),
    classes: "govuk-checkboxes--small fp-month-choices",
    items: held.map(({ month, rows }) => ({
      value: month,
      text: html`${formatMonth(month)} <span class="fp-month-choices__rows">${quantity(rows, "row")}</span>`,
    })),
  });
  return html`${forceForm}<form action="${action}" method="get"><input type="hidden" name="force" value="${force}"><input type="hidden" name="step" value="months">${boxes}${button({ text: "Continue" })}</form>`;
}

/** Second step: what it would do, and why. Withdraws when it is sent. */
export function withdrawalConfirmationPage(
  desk: Desk,
  dataset: Dataset,
  withdrawal: {
    readonly version: number;
    readonly force: string;
    /** The chosen months, with what the version holds of them. */
    readonly held: readonly HeldMonth[];
    readonly reason: string;
    readonly problems: readonly Problem[];
  },
): View {
  const { version, force, held, reason, problems } = withdrawal;
  const back = datasetHref(desk, dataset.id);
  const rows = held.reduce((sum, month) => sum + month.rows, 0);
  return {
    ...frame(desk, dataset),
    problems,
    content: formPage({
      title: `Withdraw ${quantity(held.length, "month")} from ${force}`,
      caption: dataset.title,
      text: `This makes version ${version + 1} without ${quantity(rows, "row")}. What was released stays as it is; drafts that rest on these months are marked as changed.`,
      action: `${back}/withdrawals`,
      problems,
      hidden: { version: String(version), force },
      fields: html`${monthsTable(held)}${monthInputs(held.map(({ month }) => month))}${textarea({
        name: "reason",
        label: { text: "Reason" },
        hint: { text: "It is kept with the new version, and shown to whoever asks what changed." },
        errorMessage: errorFor(problems, "reason"),
        value: reason,
        rows: 3,
      })}`,
      submitText: "Withdraw the months",
      submitClasses: "govuk-button--warning",
      cancel: { text: "Cancel", href: back },
    }),
  };
}

function monthsTable(held: readonly HeldMonth[]): Html {
  return table({
    caption: "What would be withdrawn",
    captionClasses: "govuk-table__caption--s",
    head: [{ text: "Month" }, { text: "Rows", format: "numeric" }],
    rows: held.map(({ month, rows }) => [
      { text: formatMonth(month) },
      { text: formatCount(rows), format: "numeric" as const },
    ]),
    firstCellIsHeader: true,
  });
}

function monthInputs(months: readonly Month[]): Html[] {
  return months.map((month) => html`<input type="hidden" name="months" value="${month}">`);
}

function frame(desk: Desk, dataset: Dataset): Pick<View, "kind" | "title" | "breadcrumbs"> {
  return {
    kind: "desk",
    title: "Withdraw months",
    breadcrumbs: crumbs(
      desk,
      { text: dataset.title, href: datasetHref(desk, dataset.id) },
      { text: "Withdraw months" },
    ),
  };
}
