import { formatDay } from "../../kernel/dates.ts";
import { pageHeading } from "../../web/components/page-heading.ts";
import { scrollRegion } from "../../web/components/scroll-region.ts";
import { summaryList } from "../../web/components/summary-list.ts";
import { table } from "../../web/components/table.ts";
import { type Html, html } from "../../web/html.ts";
import type { View } from "../../web/reply.ts";
import {
  type Branch,
  CAPACITY_LABELS,
  GROUP_KIND_LABELS,
  type Group,
  KIND_LABELS,
  type Participation,
  type Profile,
  structureOf,
} from "./rules.ts";

/** What the partnership is made of, for those who work in it. */
export function partnershipPage(
  profile: Profile,
  groups: readonly Group[],
  participations: readonly Participation[],
): View {
  return {
    kind: "desk",
    title: "Partnership",
    breadcrumbs: [{ text: profile.name, href: `/${profile.slug}/desk` }, { text: "Partnership" }],
    content: html`${pageHeading({ title: profile.name, caption: KIND_LABELS[profile.kind], text: profile.vision })}${summaryList(
      {
        rows: [
          {
            key: { text: "Areas" },
            value: { text: profile.areas.map((area) => `${area.name} (${area.code})`).join(", ") || "None yet" },
          },
          profile.parent && {
            key: { text: "Reports to" },
            value: { text: html`<a class="govuk-link" href="/${profile.parent.slug}">${profile.parent.name}</a>` },
          },
          {
            key: { text: "Public page" },
            value: { text: html`<a class="govuk-link" href="/${profile.slug}">/${profile.slug}</a>` },
          },
        ],
      },
    )}<h2 class="govuk-heading-m">Organisations and capacities</h2>${participationTable(participations)}<h2 class="govuk-heading-m">Structure</h2>${structureList(structureOf(groups))}`,
  };
}

function participationTable(participations: readonly Participation[]): Html {
  if (participations.length === 0) return html`<p class="govuk-body">No organisation has been added yet.</p>`;
  const rows = participations.map((participation) => [
    { text: participation.organisation },
    { text: CAPACITY_LABELS[participation.capacity] },
    { text: participation.fromOn ? formatDay(participation.fromOn) : "Not recorded" },
    { text: participation.toOn ? formatDay(participation.toOn) : "Today" },
    { text: participation.source },
  ]);
  return scrollRegion(
    "Organisations and capacities",
    table({
      caption: "Organisations and capacities",
      captionClasses: "govuk-visually-hidden",
      head: [{ text: "Organisation" }, { text: "Capacity" }, { text: "From" }, { text: "To" }, { text: "Source" }],
      rows,
      firstCellIsHeader: true,
    }),
  );
}

/** The structure as nested lists, each group with what it is for. */
export function structureList(branches: readonly Branch[]): Html {
  if (branches.length === 0) return html`<p class="govuk-body">The structure has not been recorded yet.</p>`;
  const isLevel = branches.length > 1 && branches.every((branch) => branch.branches.length === 0);
  return html`<ul class="fp-structure${isLevel && " fp-structure--level"}">${branches.map(structureItem)}</ul>`;
}

function structureItem(branch: Branch): Html {
  const facts = [GROUP_KIND_LABELS[branch.kind], branch.cadence].filter(Boolean).join(" · ");
  const purpose = branch.purpose && html`<p class="fp-structure__purpose">${branch.purpose}</p>`;
  return html`<li class="fp-structure__item"><div class="fp-structure__group"><p class="fp-structure__name">${branch.name}</p><p class="fp-structure__facts">${facts}</p>${purpose}</div>${branch.branches.length > 0 && structureList(branch.branches)}</li>`;
}
