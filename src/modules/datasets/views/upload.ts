import type { Problem } from "../../../kernel/outcome.ts";
import { details } from "../../../web/components/details.ts";
import { fileUpload } from "../../../web/components/file-upload.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { radios } from "../../../web/components/radios.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { select } from "../../../web/components/select.ts";
import { table } from "../../../web/components/table.ts";
import { textarea } from "../../../web/components/textarea.ts";
import { formatBytes } from "../../../web/format.ts";
import type { Typed } from "../../../web/forms.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { streetCrime } from "../formats/street-crime.ts";
import { OPEN_STREET_CRIME, ORIGIN_LABELS } from "../rules/register.ts";
import { SENDING_LIMITS } from "../rules/uploads.ts";
import { crumbs, type Desk, registerHref } from "./desk.ts";

export type UploadForm = {
  /** Names this showing of the form: sent twice, it makes one import. */
  readonly submissionKey: string;
  readonly datasets: readonly { readonly id: string; readonly title: string }[];
  /** What was typed, or what the form begins with. */
  readonly typed: Typed;
  readonly problems: readonly Problem[];
};

/** The form that files are sent with. */
export function uploadPage(desk: Desk, form: UploadForm): View {
  const { problems } = form;
  return {
    kind: "desk",
    title: "Import files",
    breadcrumbs: crumbs(desk, { text: "Import files" }),
    problems,
    content: formPage({
      title: "Import files",
      text: "Send the files as they are. They are kept as you send them, and every row that cannot be used is listed with the reason.",
      action: `${registerHref(desk)}/imports`,
      problems,
      upload: true,
      hidden: { submissionKey: form.submissionKey, ...(form.datasets.length === 0 && { into: "new" }) },
      fields: html`${datasetFields(form)}${filesField(problems)}${columnsDetails()}`,
      submitText: "Import",
      cancel: { text: "Cancel", href: registerHref(desk) },
    }),
  };
}

/** What the form of the partnership's first import begins with: published street-level crime, as most begin. */
export const FIRST_IMPORT: Typed = { into: "new", ...OPEN_STREET_CRIME };

function datasetFields(form: UploadForm): Html {
  if (form.datasets.length === 0) return newDatasetFields(form);
  const { typed, problems } = form;
  return radios({
    name: "into",
    fieldset: { legend: { text: "Which dataset are the files for?" } },
    errorMessage: errorFor(problems, "into"),
    value: text(typed, "into") || "existing",
    items: [
      {
        value: "existing",
        text: "An existing dataset",
        conditional: select({
          name: "dataset",
          label: { text: "Dataset" },
          errorMessage: errorFor(problems, "dataset"),
          value: text(typed, "dataset"),
          items: form.datasets.map(({ id, title }) => ({ value: id, text: title })),
        }),
      },
      { value: "new", text: "A new dataset", conditional: newDatasetFields(form) },
    ],
  });
}

function newDatasetFields({ typed, problems }: UploadForm): Html {
  const field = (name: string, label: string, hint?: string) =>
    input({
      name,
      label: { text: label },
      ...(hint && { hint: { text: hint } }),
      errorMessage: errorFor(problems, name),
      value: text(typed, name),
    });
  return html`${field("title", "Title", "What it is called in the register and beneath every figure.")}${radios({
    name: "origin",
    fieldset: { legend: { text: "Where does the data come from?" } },
    errorMessage: errorFor(problems, "origin"),
    value: text(typed, "origin"),
    classes: "govuk-radios--small",
    items: Object.entries(ORIGIN_LABELS).map(([value, label]) => ({ value, text: label })),
  })}${field("provider", "Provider", "Who gives the data out, such as data.police.uk or a council.")}${field(
    "licence",
    "Licence or agreement",
    "Under which it may be used.",
  )}${textarea({
    name: "attribution",
    label: { text: "Attribution (optional)" },
    hint: { text: "The words its owner asks for wherever figures from it are shown." },
    errorMessage: errorFor(problems, "attribution"),
    value: text(typed, "attribution"),
    rows: 2,
  })}`;
}

function filesField(problems: readonly Problem[]): Html {
  const again =
    problems.length > 0 && " Choose them again: a browser does not keep chosen files when a form comes back.";
  return fileUpload({
    name: "files",
    multiple: true,
    label: { text: "Files" },
    hint: {
      text: `CSV, CSV.gz, or the ZIP that data.police.uk gives out, with as many forces and months as it has. Up to ${SENDING_LIMITS.files} files and ${formatBytes(SENDING_LIMITS.bytes)} at a time.${again || ""}`,
    },
    errorMessage: errorFor(problems, "files"),
    attributes: { accept: ".csv,.gz,.zip,text/csv,application/gzip,application/zip" },
  });
}

function columnsDetails(): Html {
  const rows = streetCrime.columns.map((column) => [
    { text: column.name },
    { text: column.presence === "required" ? "Yes" : "No" },
    { text: column.meaning },
  ]);
  return details({
    summaryText: "What the files must hold",
    text: html`<p class="govuk-body">${streetCrime.name}, a row for each incident, with these columns in any order. Capitals, spaces and underscores in their names do not matter. A file of corrected rows has two columns more, as it was downloaded.</p>${scrollRegion(
      "Columns",
      table({
        head: [{ text: "Column" }, { text: "Needed" }, { text: "Meaning" }],
        rows,
        firstCellIsHeader: true,
      }),
    )}`,
  });
}

function text(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === "string" ? value : "";
}
