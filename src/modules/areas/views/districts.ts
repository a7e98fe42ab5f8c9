import { absent, type Figure, known } from "../../../kernel/figures.ts";
import { figure } from "../../../web/components/figure.ts";
import { input } from "../../../web/components/input.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { table } from "../../../web/components/table.ts";
import { formatCount, formatList } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import { emptyState, type ListQuery, listPage } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import type { ListedDistrict } from "../rules/district-list.ts";
import type { DistrictPlace, LsoaPlace, WardPlace } from "../rules/places.ts";
import { attributionLines, TITLE } from "./editions.ts";

/** The districts of today's gazetteer. */
export function districtListPage(
  home: string,
  query: ListQuery,
  list: { readonly rows: readonly ListedDistrict[]; readonly total: number },
): View {
  const title = "Districts";
  const filter = query.filters["words"];
  return {
    kind: "desk",
    title,
    breadcrumbs: [{ text: TITLE, href: home }, { text: title }],
    content: listPage({
      title,
      query,
      total: list.total,
      noun: "district",
      filters: input({
        id: "words",
        name: "words",
        label: { text: "Name, code or force" },
        value: typeof filter === "string" ? filter : "",
      }),
      columns: [
        { text: "District", sortBy: "name" },
        { text: "Code" },
        { text: "Police force area", sortBy: "force" },
        { text: "LSOAs 2021", format: "numeric" },
      ],
      rows: list.rows.map((district) => [
        {
          text: html`<a class="govuk-link" href="${home}/districts/${district.code}">${district.name || district.code}</a>`,
        },
        { text: district.code },
        { text: district.force || "Not known" },
        { text: figure(lsoaCount(district.lsoas), formatCount), format: "numeric" },
      ]),
      empty: emptyState({
        title: "No districts are known yet",
        text: html`They come with a lookup. <a class="govuk-link" href="${home}/new">Import one</a>`,
      }),
    }),
  };
}

type FoundAmounts = {
  readonly dated: string;
  readonly edition: { readonly title: string; readonly attribution: string };
  readonly amounts: readonly { readonly code: string; readonly amount: number }[];
};

export type DistrictDetail = {
  readonly gazetteer: number;
  readonly district: DistrictPlace;
  readonly wards: readonly WardPlace[];
  readonly lsoas: readonly LsoaPlace[];
  readonly residents: FoundAmounts | undefined;
  readonly households: FoundAmounts | undefined;
  readonly wardResidents: FoundAmounts | undefined;
};

/** One district: its wards, its LSOAs, and the figures that rates here are divided by. */
export function districtPage(home: string, detail: DistrictDetail): View {
  const { district } = detail;
  // The sketch's LSOAs stay known beside the official ones; a district never has both.
  const official = detail.lsoas.filter(({ origin }) => origin === "official");
  const lsoas = official.length > 0 ? official : detail.lsoas;
  const name = district.name || district.code;
  const editions = [detail.residents, detail.households, detail.wardResidents].flatMap((found) =>
    found ? [found.edition] : [],
  );
  return {
    kind: "desk",
    title: name,
    breadcrumbs: [{ text: TITLE, href: home }, { text: "Districts", href: `${home}/districts` }, { text: name }],
    licences: attributionLines(editions),
    content: html`${pageHeading({ title: name, caption: `Gazetteer ${detail.gazetteer}` })}${summaryList({
      rows: [
        { key: { text: "Code" }, value: { text: district.code } },
        { key: { text: "Police force area" }, value: { text: district.force || "No lookup says" } },
        {
          key: { text: "Community safety partnerships" },
          value: { text: formatList(district.cspCodes) || "No lookup says" },
        },
        { key: { text: "Residents" }, value: { text: datedFigure(detail.residents, district.code, "residents") } },
        { key: { text: "Households" }, value: { text: datedFigure(detail.households, district.code, "households") } },
        { key: { text: "LSOAs 2021" }, value: { text: figure(lsoaCount(countOf(lsoas, "21")), formatCount) } },
        { key: { text: "LSOAs 2011" }, value: { text: figure(lsoaCount(countOf(lsoas, "11")), formatCount) } },
      ],
    })}<h2 class="govuk-heading-m">Wards</h2>${wardTable({ ...detail, lsoas })}${splitSection({ ...detail, lsoas })}`,
  };
}

function wardTable({ wards, lsoas, wardResidents }: DistrictDetail): Html {
  if (wards.length === 0)
    return html`<p class="govuk-body">No lookup says which wards lie here, so no table by ward can be shown.</p>`;
  const dated = wardResidents ? `, ${wardResidents.dated}` : "";
  const rows = wards.map((ward) => [
    { text: ward.name || ward.code },
    { text: ward.code },
    {
      text: formatCount(lsoas.filter(({ wardCode, vintage }) => wardCode === ward.code && vintage !== "11").length),
      format: "numeric",
    } as const,
    { text: figure(amountOf(wardResidents, ward.code, "residents"), formatCount), format: "numeric" } as const,
  ]);
  return scrollRegion(
    "Wards",
    table({
      caption: "Wards",
      captionClasses: "govuk-visually-hidden",
      head: [
        { text: "Ward" },
        { text: "Code" },
        { text: "LSOAs 2021", format: "numeric" },
        { text: `Residents${dated}`, format: "numeric" },
      ],
      rows,
      firstCellIsHeader: true,
    }),
  );
}

function splitSection({ lsoas, wards }: DistrictDetail): Html | false {
  const split = lsoas.filter(({ wardChoices }) => wardChoices.length > 0);
  if (split.length === 0) return false;
  const wardName = (code: string) => wards.find((ward) => ward.code === code)?.name || code;
  return html`<h2 class="govuk-heading-m">Areas split between wards</h2><p class="govuk-body">An incident in one of these is placed by its point where the boundaries of the wards are held. Otherwise its ward is unknown.</p><ul class="govuk-list govuk-list--bullet">${split.map(({ code, wardChoices }) => html`<li>${code}: ${formatList(wardChoices.map(wardName), "or")}</li>`)}</ul>`;
}

/** Every district has LSOAs: none means that no lookup names them. */
function lsoaCount(count: number): Figure {
  return count > 0 ? known(count) : absent("unknown", "No lookup names them");
}

function countOf(lsoas: readonly LsoaPlace[], census: "11" | "21"): number {
  return lsoas.filter(({ vintage }) => vintage.includes(census)).length;
}

function amountOf(found: FoundAmounts | undefined, code: string, noun: string): Figure {
  const amount = found?.amounts.find((one) => one.code === code)?.amount;
  if (amount !== undefined) return known(amount);
  return absent("unknown", found ? `The file has no ${noun} for it` : `No file with ${noun} is held`);
}

function datedFigure(found: FoundAmounts | undefined, code: string, noun: string): Html {
  const amount = figure(amountOf(found, code, noun), formatCount);
  return found ? html`${amount} (${found.dated})` : amount;
}
