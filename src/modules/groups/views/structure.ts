import { legendList } from "../../../web/charts/legend.ts";
import { lineSwatch, structureChart } from "../../../web/charts/structure-chart.ts";
import { buttonGroup, linkButton } from "../../../web/components/button.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import { emptyState } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import type { ChartGroup, ChartLine } from "../rules/structure.ts";
import { ACCOUNTABILITY_LABELS, type AccountabilityKind, type AccountabilityLine } from "../rules/terms.ts";
import { groupCrumbs, groupHref } from "./desk.ts";

export type StructurePage = {
  readonly chart: readonly ChartGroup[];
  readonly lines: readonly ChartLine[];
  /** In hundredths; 100 fits the column. */
  readonly zoom: Zoom;
  /** The group that the chart begins with, when it is not the whole. */
  readonly from: string | undefined;
};

export const ZOOMS = ["100", "150", "200", "300"] as const;
export type Zoom = (typeof ZOOMS)[number];

/** The structure drawn, in steps of size, and as nested lists with the lines of accountability in words. */
export function structurePage(desk: Desk, page: StructurePage): View {
  const { chart, zoom } = page;
  const title = "Structure";
  const drawn = html`${sizes(desk, page)}${zoom === "100" ? drawing(desk, page) : scrollRegion("Structure chart", drawing(desk, page))}${key(page)}`;
  return {
    kind: "desk",
    title,
    breadcrumbs: groupCrumbs(desk, undefined, { text: title }),
    content: html`${pageHeading({
      title,
      caption: desk.name,
      text: "Groups below each other, and beside them those of other partnerships that serve this one. It prints as it stands.",
    })}${chart.length > 0 ? html`${drawn}<h2 class="govuk-heading-m">The same as a list</h2>${list(desk, chart)}` : emptyState({ title: "No group yet", text: "The structure has not been recorded yet." })}`,
  };
}

function drawing(desk: Desk, { chart, lines, zoom }: StructurePage): Html {
  const count = countOf(chart);
  return html`<div class="fp-figure">${structureChart({
    id: "structure",
    title: `Structure of ${desk.name}`,
    description: `${count} ${count === 1 ? "group" : "groups"} as a tree. The same stands below as a list.`,
    nodes: chart.map(nodeOf),
    lines,
    ...(zoom !== "100" && { zoom: Number(zoom) / 100 }),
  })}</div>`;
}

function nodeOf({ id, name, note, host, branches }: ChartGroup): Parameters<typeof structureChart>[0]["nodes"][number] {
  return { id, name, note, isElsewhere: host !== null, branches: branches.map(nodeOf) };
}

function countOf(chart: readonly ChartGroup[]): number {
  return chart.reduce((sum, { branches }) => sum + 1 + countOf(branches), 0);
}

/** Steps of size as links, so that they need no script; and the way back from a part to the whole. */
function sizes(desk: Desk, { zoom, from }: StructurePage): Html {
  const at = ZOOMS.indexOf(zoom);
  const link = (text: string, to: Zoom | undefined) => to !== undefined && linkButton(text, chartHref(desk, to, from));
  const whole = from !== undefined && linkButton("Show the whole structure", chartHref(desk, zoom, undefined));
  const steps = [
    link("Larger", ZOOMS[at + 1]),
    link("Smaller", ZOOMS[at - 1]),
    at > 1 && link("As wide as the page", "100"),
    whole,
  ];
  return html`<nav aria-label="Size of the chart">${buttonGroup(steps)}</nav>`;
}

function chartHref(desk: Desk, zoom: Zoom, from: string | undefined): string {
  const query = [zoom !== "100" && `zoom=${zoom}`, from !== undefined && `from=${from}`].filter(Boolean).join("&");
  return `${desk.href}/groups/structure${query && `?${query}`}`;
}

function key({ lines }: StructurePage): Html {
  const kinds = [...new Set(lines.map(({ kind }) => kind))];
  return legendList(
    kinds.map((kind: AccountabilityKind) => ({ swatch: lineSwatch(kind), words: ACCOUNTABILITY_LABELS[kind] })),
  );
}

function list(desk: Desk, chart: readonly ChartGroup[]): Html {
  return html`<ul class="fp-structure">${chart.map((group) => item(desk, group))}</ul>`;
}

function item(desk: Desk, group: ChartGroup): Html {
  const facts = [group.note, group.serves.length > 0 && `Serves as well: ${group.serves.join(", ")}`].filter(Boolean);
  const lines = group.lines.map((line) => html`<li>${lineInWords(line)}</li>`);
  const alone =
    group.branches.length > 0 &&
    html`<p class="fp-structure__facts"><a class="govuk-link" href="${chartHref(desk, "100", group.id)}">Draw this part alone<span class="govuk-visually-hidden">: ${group.name}</span></a></p>`;
  return html`<li class="fp-structure__item"><div class="fp-structure__group"><p class="fp-structure__name"><a class="govuk-link" href="${groupHref(desk, group.id)}">${group.name}</a></p><p class="fp-structure__facts">${facts.join(" · ")}</p>${lines.length > 0 && html`<ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">${lines}</ul>`}${alone}</div>${group.branches.length > 0 && list(desk, group.branches)}</li>`;
}

function lineInWords({ kind, body, subject, cadence }: AccountabilityLine): string {
  return [`${ACCOUNTABILITY_LABELS[kind]} ${body}`, subject, cadence].filter(Boolean).join("; ");
}
