import { type Day, formatDay, formatInstant } from "../../kernel/dates.ts";
import type { Problem } from "../../kernel/outcome.ts";
import { weekdayOf } from "../../kernel/working-days.ts";
import { button } from "../../web/components/button.ts";
import { details } from "../../web/components/details.ts";
import { fileUpload } from "../../web/components/file-upload.ts";
import { errorFor, postForm, problemSummary } from "../../web/components/form-page.ts";
import { insetText } from "../../web/components/inset-text.ts";
import { pageHeading } from "../../web/components/page-heading.ts";
import { scrollRegion } from "../../web/components/scroll-region.ts";
import { table } from "../../web/components/table.ts";
import { type Html, html } from "../../web/html.ts";
import { emptyState } from "../../web/lists.ts";
import type { View } from "../../web/reply.ts";
import { DIVISION_LABELS, type Edition, type HolidayTable, type ImportedTable } from "./rules/holidays.ts";

type Shown = { readonly tables: readonly HolidayTable[]; readonly editions: readonly Edition[]; readonly today: Day };

/** What is held of the bank holidays, how far it goes, and the form that brings it up to date. */
export function holidaysPage(home: string, { tables, editions, today }: Shown, problems: readonly Problem[]): View {
  const title = "Bank holidays";
  const held =
    tables.length > 0
      ? html`${tables.map((one) => tableOf(one, today))}${editionsTable(editions)}`
      : emptyState({
          title: "No bank holiday yet",
          text: "Until a file is imported no notice of a meeting can be counted.",
        });
  return {
    kind: "desk",
    title,
    problems,
    breadcrumbs: [{ text: title }],
    content: html`${problemSummary(problems)}${pageHeading({
      title,
      text: "The days that do not count as working days, in notice of meetings and everywhere else. GOV.UK publishes them for two years ahead.",
    })}${held}<h2 class="govuk-heading-m">Bring them up to date</h2>${postForm(
      { action: home, upload: true },
      html`${fileUpload({
        id: "file",
        name: "file",
        label: { text: "bank-holidays.json" },
        hint: {
          text: "The file that GOV.UK publishes at www.gov.uk/bank-holidays.json. Of the days it covers, it counts; of others, what was imported before.",
        },
        errorMessage: errorFor(problems, "file"),
      })}${button({ text: "Import", preventDoubleClick: true })}`,
    )}`,
  };
}

function tableOf({ division, from, to, holidays }: HolidayTable, today: Day): Html {
  const coming = holidays.filter(({ on }) => on >= today);
  const caption = `${DIVISION_LABELS[division]}: bank holidays to come`;
  const isEnding = to < (`${Number(today.slice(0, 4)) + 1}${today.slice(4)}` as Day);
  const rows = coming.map(({ on, name }) => [{ text: formatDay(on) }, { text: weekdayOf(on) }, { text: name }]);
  return html`<h2 class="govuk-heading-m">${DIVISION_LABELS[division]}</h2><p class="govuk-body">From ${formatDay(from)} to ${formatDay(to)}, ${holidays.length} days.</p>${
    isEnding &&
    insetText({
      text: "The table ends in less than a year. Meetings after its end have no notice that can be counted.",
    })
  }${details({
    summaryText: `${coming.length} to come`,
    text: scrollRegion(
      caption,
      table({
        caption,
        captionClasses: "govuk-visually-hidden",
        head: [{ text: "Day" }, { text: "Weekday" }, { text: "Name" }],
        rows,
        firstCellIsHeader: true,
      }),
    ),
  })}`;
}

function editionsTable(editions: readonly Edition[]): Html {
  return html`<h2 class="govuk-heading-m">What was imported</h2>${scrollRegion(
    "What was imported",
    table({
      caption: "What was imported",
      captionClasses: "govuk-visually-hidden",
      head: ["File", "For", "From", "To", "Imported"].map((text) => ({ text })),
      rows: editions.map((one) => [
        { text: one.source },
        { text: DIVISION_LABELS[one.division] },
        { text: formatDay(one.fromOn) },
        { text: formatDay(one.toOn) },
        { text: formatInstant(one.importedAt) },
      ]),
      firstCellIsHeader: true,
    }),
  )}`;
}

/** What has just been done, in a sentence. */
export function importNotice(tables: readonly ImportedTable[]): string {
  const imported = tables.filter(({ outcome }) => outcome === "new").map(({ division }) => DIVISION_LABELS[division]);
  return imported.length === 0 ? "Nothing in it is new." : `Imported for ${imported.join(", ")}.`;
}
