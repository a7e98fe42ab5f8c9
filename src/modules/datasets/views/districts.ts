import { details } from "../../../web/components/details.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { type TableRow, table } from "../../../web/components/table.ts";
import { formatCount, formatList, formatPercent, quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { PlacedDistrict, Placement } from "../rules/placement.ts";

/** Where the rows of a version lie, so that every one of them is accounted for once. */
export function districtsSection(placement: Placement, gazetteer: number | undefined): Html {
  const { placed, waiting, areaUnknown, noLocation } = placement;
  const rows = placed + waiting + areaUnknown + noLocation;
  const inside = placement.districts.filter((district) => !isOutside(district));
  const outside = placement.districts.filter(isOutside);
  const outsideRows = outside.reduce((sum, district) => sum + district.rows, 0);
  const line = (name: string, count: number, note: string): TableRow | false =>
    count > 0 && districtRow({ name, code: "", count, rows, note });
  return html`${gazetteer === undefined && NO_GAZETTEER}${districtTable("Rows by district", [
    ...inside.map((one) => districtRow({ ...one, count: one.rows, rows, note: noteOf(one) })),
    line(
      outside.length === 1 ? "1 other district" : `${outside.length} other districts`,
      outsideRows,
      "Outside the force’s own area: listed below",
    ),
    line("Not looked up yet", waiting, "Waiting to be placed by the area lookup imported last"),
    line("Area not yet known", areaUnknown, areaNote(gazetteer)),
    line("No location", noLocation, "Counted for the force, and in no district"),
    districtRow({ name: "All rows", code: "", count: rows, rows, note: "" }),
  ])}${outside.length > 0 && outsideDetails(outside, rows)}`;
}

const NO_GAZETTEER = html`<p class="govuk-body">No area lookup has been imported into this installation yet, so it is not known which districts these rows lie in. They are placed when it is: nothing need be imported again.</p>`;

/** Nobody who reports from there has it in their area. */
function isOutside({ outsideOf, forces }: PlacedDistrict): boolean {
  return outsideOf.length === forces.length;
}

/** So few are shown at once; more are a list to open. */
const FEW = 5;

function outsideDetails(outside: readonly PlacedDistrict[], rows: number): Html {
  const count = outside.reduce((sum, district) => sum + district.rows, 0);
  const lie =
    count === 1
      ? "lies outside the area of the force that reported it"
      : "lie outside the area of the force that reported them";
  return details({
    open: outside.length <= FEW,
    summaryText: `${quantity(count, "row")} in ${quantity(outside.length, "other district")} ${lie}`,
    text: html`<p class="govuk-body">They are placed by their area code, and count where they lie.</p>${districtTable(
      "Rows in other districts",
      outside.map((one) => districtRow({ ...one, count: one.rows, rows, note: noteOf(one) })),
    )}`,
  });
}

function districtTable(title: string, rows: readonly (TableRow | false)[]): Html {
  return scrollRegion(
    title,
    table({
      caption: title,
      captionClasses: "govuk-visually-hidden",
      classes: "fp-table",
      firstCellIsHeader: true,
      head: [
        { text: "District" },
        { text: "Code" },
        { text: "Rows", format: "numeric" },
        { text: "Share", format: "numeric" },
        { text: "Note" },
      ],
      rows,
    }),
  );
}

type Line = {
  readonly name: string;
  readonly code: string;
  readonly count: number;
  readonly rows: number;
  readonly note: string;
};

function districtRow({ name, code, count, rows, note }: Line): TableRow {
  return [
    { text: name },
    { text: code === name ? "" : code },
    { text: formatCount(count), format: "numeric" },
    { text: rows === 0 ? "" : formatPercent(count / rows), format: "numeric" },
    { text: note },
  ];
}

function noteOf({ outsideOf, forces, rowsFromOutside }: PlacedDistrict): string {
  if (outsideOf.length === 0) return "";
  if (outsideOf.length === forces.length) return `Outside the area of ${formatList(outsideOf)}`;
  return `${formatCount(rowsFromOutside)} of these outside the area of ${formatList(outsideOf)}`;
}

function areaNote(gazetteer: number | undefined): string {
  return gazetteer === undefined
    ? "Until an area lookup is imported"
    : "Their area code is blank, or in no lookup that has been imported";
}
