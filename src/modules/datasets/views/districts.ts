import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { type TableRow, table } from "../../../web/components/table.ts";
import { formatCount, formatList, formatPercent } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { PlacedDistrict, Placement } from "../rules/placement.ts";

/** Where the rows of a version lie, so that every one of them is accounted for once. */
export function districtsSection(placement: Placement, gazetteer: number | undefined): Html {
  const { placed, areaUnknown, noLocation } = placement;
  const rows = placed + areaUnknown + noLocation;
  const share = (part: number) => (rows === 0 ? "" : formatPercent(part / rows));
  const inside = placement.districts.filter(({ outsideOf, forces }) => outsideOf.length < forces.length);
  const outside = placement.districts.filter(({ outsideOf, forces }) => outsideOf.length === forces.length);
  const line = (name: string, count: number, note: string): TableRow => [
    { text: name },
    { text: "" },
    { text: formatCount(count), format: "numeric" },
    { text: share(count), format: "numeric" },
    { text: note },
  ];
  const district = (one: PlacedDistrict): TableRow => [
    { text: one.name },
    { text: one.code === one.name ? "" : one.code },
    { text: formatCount(one.rows), format: "numeric" },
    { text: share(one.rows), format: "numeric" },
    { text: districtNote(one) },
  ];
  const body: TableRow[] = [
    ...inside.map(district),
    ...outside.map(district),
    ...(areaUnknown > 0 ? [line("Area not yet known", areaUnknown, areaNote(gazetteer))] : []),
    ...(noLocation > 0 ? [line("No location", noLocation, "Counted for the force, and in no district")] : []),
    line("All rows", rows, ""),
  ];
  return html`${gazetteer === undefined && NO_GAZETTEER}${placement.outside > 0 && outsideSummary(placement)}${scrollRegion(
    "Rows by district",
    table({
      caption: "Rows by district",
      captionClasses: "govuk-visually-hidden",
      classes: "fp-table fp-table--list",
      firstCellIsHeader: true,
      head: [
        { text: "District" },
        { text: "Code" },
        { text: "Rows", format: "numeric" },
        { text: "Share", format: "numeric" },
        { text: "Note" },
      ],
      rows: body,
    }),
  )}`;
}

const NO_GAZETTEER = html`<p class="govuk-body">No area lookup has been imported into this installation yet, so it is not known which districts these rows lie in. They will be placed by themselves when it is: nothing need be imported again.</p>`;

function outsideSummary({ outside, districts }: Placement): Html {
  const names = districts.filter(({ rowsFromOutside }) => rowsFromOutside > 0).map(({ name }) => name);
  const shown = names.length > 8 ? [...names.slice(0, 8), `${formatCount(names.length - 8)} more`] : names;
  return html`<p class="govuk-body"><strong>${formatCount(outside)}</strong> ${outside === 1 ? "row lies" : "rows lie"} outside the area of the force that reported ${outside === 1 ? "it" : "them"}: in ${formatList(shown)}. They are placed by their area code, and count there.</p>`;
}

function districtNote(district: PlacedDistrict): string {
  const { outsideOf, forces, rowsFromOutside } = district;
  if (outsideOf.length === 0) return "";
  if (outsideOf.length === forces.length) return `Outside the area of ${formatList(outsideOf)}`;
  return `${formatCount(rowsFromOutside)} of these outside the area of ${formatList(outsideOf)}`;
}

function areaNote(gazetteer: number | undefined): string {
  return gazetteer === undefined
    ? "Until an area lookup is imported"
    : "Their area code is blank, or in no lookup that has been imported";
}
