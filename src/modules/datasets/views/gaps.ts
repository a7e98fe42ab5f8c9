import { formatMonths, monthsBetween } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { dateInput } from "../../../web/components/date-input.ts";
import { errorFor, formPage, postForm } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { radios } from "../../../web/components/radios.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { textarea } from "../../../web/components/textarea.ts";
import type { Typed } from "../../../web/forms.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { type DataGap, GAP_KIND_LABELS } from "../rules/coverage.ts";
import type { Dataset } from "../rules/register.ts";
import { crumbs, type Desk, datasetHref } from "./desk.ts";

/** What has been recorded about the data that it does not say itself. */
export function gapsSection(desk: Desk, datasetId: string, gaps: readonly DataGap[]): Html {
  const href = `${datasetHref(desk, datasetId)}/gaps`;
  const add =
    desk.mayImport && button({ text: "Record a gap", href: `${href}/new`, classes: "govuk-button--secondary" });
  return html`<p class="govuk-body">What is known about the data and does not stand in it: months that were refused, months that came in part, and changes in how incidents are recorded. Nothing is compared across a change in recording.</p>${gaps.length > 0 && gapsTable(desk, href, gaps)}${add}`;
}

function gapsTable(desk: Desk, href: string, gaps: readonly DataGap[]): Html {
  const rows = gaps.map((gap) => [
    { text: gap.force },
    { text: GAP_KIND_LABELS[gap.kind] },
    { text: monthsOf(gap) },
    { text: gap.reason },
    ...(desk.mayImport ? [{ text: removalForm(href, gap) }] : []),
  ]);
  const heads = ["Force", "What is known", "Months", "Reason"].map((text) => ({ text }));
  const last = { text: html`<span class="govuk-visually-hidden">Change</span>` };
  return scrollRegion(
    "Recorded gaps",
    table({
      caption: "Recorded gaps",
      captionClasses: "govuk-visually-hidden",
      head: desk.mayImport ? [...heads, last] : heads,
      rows,
      firstCellIsHeader: true,
    }),
  );
}

function monthsOf(gap: DataGap): string {
  const months = formatMonths(monthsBetween(gap.fromMonth, gap.toMonth));
  return gap.kind === "break" ? `From ${formatMonths([gap.fromMonth])} on` : months;
}

function removalForm(href: string, gap: DataGap): Html {
  return postForm(
    { action: `${href}/${gap.id}/removal` },
    button({
      text: html`Remove<span class="govuk-visually-hidden"> ${GAP_KIND_LABELS[gap.kind].toLowerCase()}, ${gap.force}, ${monthsOf(gap)}</span>`,
      classes: "govuk-button--secondary fp-button--small",
      preventDoubleClick: true,
    }),
  );
}

/** The form by which a gap is recorded. */
export function gapPage(
  desk: Desk,
  dataset: Dataset,
  form: { readonly forces: readonly string[]; readonly typed: Typed; readonly problems: readonly Problem[] },
): View {
  const { typed, problems, forces } = form;
  const back = datasetHref(desk, dataset.id);
  return {
    kind: "desk",
    title: "Record a gap",
    breadcrumbs: crumbs(desk, { text: dataset.title, href: back }, { text: "Record a gap" }),
    problems,
    content: formPage({
      title: "Record a gap",
      caption: dataset.title,
      text: "It counts at once: in the coverage of this dataset, and in every figure drawn from it from now on.",
      action: `${back}/gaps`,
      problems,
      anchors: { kind: "kind" },
      fields: html`${kindField(typed, problems)}${forceField(typed, problems, forces)}${monthField("from", "First month", typed, problems)}${monthField("to", "Last month", typed, problems)}${textarea(
        {
          name: "reason",
          label: { text: "Reason" },
          hint: { text: "As you would tell a reader, and where it is said. It stands beside the figures." },
          errorMessage: errorFor(problems, "reason"),
          value: text(typed, "reason"),
          rows: 3,
        },
      )}`,
      submitText: "Record the gap",
      cancel: { text: "Cancel", href: `${back}#gaps` },
    }),
  };
}

const KIND_HINTS: Readonly<Record<DataGap["kind"], string>> = {
  refused: "Its owner does not give these months out.",
  partial: "The months are there, and something is missing from them.",
  break: "From the first month on, incidents are counted in another way.",
};

function kindField(typed: Typed, problems: readonly Problem[]): Html {
  return radios({
    name: "kind",
    fieldset: { legend: { text: "What is known?" } },
    errorMessage: errorFor(problems, "kind"),
    value: text(typed, "kind"),
    items: (Object.keys(GAP_KIND_LABELS) as DataGap["kind"][]).map((value) => ({
      value,
      text: GAP_KIND_LABELS[value],
      hint: { text: KIND_HINTS[value] },
    })),
  });
}

function forceField(typed: Typed, problems: readonly Problem[], forces: readonly string[]): Html {
  return input({
    name: "force",
    label: { text: "Force" },
    hint: { text: "As the files call it, such as Essex Police." },
    errorMessage: errorFor(problems, "force"),
    value: text(typed, "force") || (forces.length === 1 ? forces[0] : ""),
    attributes: { list: "forces" },
    formGroup: {
      afterInput: html`<datalist id="forces">${forces.map((force) => html`<option value="${force}"></option>`)}</datalist>`,
    },
  });
}

function monthField(prefix: "from" | "to", legend: string, typed: Typed, problems: readonly Problem[]): Html {
  const example =
    prefix === "from" ? "For example, 3 2024." : "Leave it blank for one month, and for a change in recording.";
  return dateInput({
    id: prefix,
    namePrefix: prefix,
    fieldset: { legend: { text: legend } },
    hint: { text: example },
    errorMessage: errorFor(problems, `${prefix}-month`),
    day: false,
    values: { [`${prefix}-month`]: text(typed, `${prefix}-month`), [`${prefix}-year`]: text(typed, `${prefix}-year`) },
  });
}

function text(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === "string" ? value : "";
}
