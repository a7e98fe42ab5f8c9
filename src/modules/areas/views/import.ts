import type { Problem } from "../../../kernel/outcome.ts";
import { details } from "../../../web/components/details.ts";
import { fileUpload } from "../../../web/components/file-upload.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
import { formatList, quantity } from "../../../web/format.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { AreaImport } from "../rules/imports.ts";
import { TITLE } from "./editions.ts";

export function importPage(home: string, problems: readonly Problem[]): View {
  const title = "Import places and population";
  return {
    kind: "desk",
    title,
    problems,
    breadcrumbs: [{ text: TITLE, href: home }, { text: title }],
    content: formPage({
      title,
      text: "All files are checked first: when one cannot be read, nothing is imported. A file that is held already is let be.",
      action: `${home}/new`,
      problems,
      upload: true,
      submitText: "Import",
      cancel: { text: "Cancel", href: home },
      fields: html`${fileUpload({
        id: "files",
        name: "files",
        multiple: true,
        label: { text: "Files" },
        hint: { text: "CSV or GeoJSON, also as .gz. You can choose several." },
        errorMessage: errorFor(problems, "files"),
      })}${details({ summaryText: "Which files these are", text: WHICH })}`,
    }),
  };
}

const WHICH = html`<p class="govuk-body">The Office for National Statistics publishes them, in its Open Geography Portal and with its estimates of population. They are known by their columns, not by their names:</p><ul class="govuk-list govuk-list--bullet"><li><strong>lookups</strong> (CSV) have the codes of two kinds of place or more: LSOA21CD, WD24CD, LAD24CD, CSP24CD, PFA24CD, or lsoa21_code and so on</li><li><strong>boundaries</strong> (GeoJSON, in longitude and latitude) of LSOAs, wards or districts, by LSOA21CD, WD25CD or LAD24CD</li><li><strong>population</strong> (CSV) has a column of codes, and one of residents, total_population, all_ages, mid_2023 or households. Where the columns give no date, the file’s name must: census_2021_households.csv, mid_2020_population.csv</li></ul>`;

/** What has just been done, in a sentence or two. */
export function importNotice({ files, gazetteer }: AreaImport): string {
  const imported = files.filter(({ outcome }) => outcome === "imported");
  const held = files.filter(({ outcome }) => outcome === "held-already");
  const sentences = [
    imported.length > 0 && `Imported ${quantity(imported.length, "file")}.`,
    held.length > 0 && `${namesOf(held)} ${held.length === 1 ? "was" : "were"} held already.`,
    gazetteer?.isNew && `Gazetteer ${gazetteer.number} is now in use.`,
  ];
  return sentences.filter(Boolean).join(" ");
}

const MOST_NAMED = 3;

function namesOf(files: readonly { readonly name: string }[]): string {
  if (files.length > MOST_NAMED) return quantity(files.length, "file");
  return formatList(files.map(({ name }) => name));
}
