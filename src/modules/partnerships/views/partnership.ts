import { type Day, formatDay } from "../../../kernel/dates.ts";
import { GROUP_KIND_LABELS } from "../../../kernel/group-kinds.ts";
import { button } from "../../../web/components/button.ts";
import { dateInput } from "../../../web/components/date-input.ts";
import { details } from "../../../web/components/details.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { table } from "../../../web/components/table.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { missingAuthorities, type RequiredAuthority, successionsOf } from "../rules/authorities.ts";
import { existsOn, nameOn, ORGANISATION_KIND_LABELS } from "../rules/organisations.ts";
import {
  type Branch,
  CAPACITY_LABELS,
  type Group,
  KIND_LABELS,
  type Participation,
  type Profile,
  structureOf,
  takesPart,
} from "../rules/partnerships.ts";

export type PartnershipFacts = {
  readonly profile: Profile;
  readonly groups: readonly Group[];
  readonly participations: readonly Participation[];
  /** The day that is asked about, and whether it is another than today. */
  readonly on: Day;
  readonly isToday: boolean;
  readonly mayManage: boolean;
};

/** What the partnership is made of, for those who work in it: who takes part on a day, and who came after whom. */
export function partnershipPage(facts: PartnershipFacts): View {
  const { profile, participations, on, isToday, mayManage } = facts;
  const desk = `/${profile.slug}/desk`;
  const current = participations.filter((one) => takesPart(one, on) && existsOn(one, on));
  const add =
    mayManage &&
    button({ text: "Add an organisation", href: `${desk}/capacities/new`, classes: "govuk-button--secondary" });
  return {
    kind: "desk",
    title: "Partnership",
    breadcrumbs: [{ text: profile.name, href: desk }, { text: "Partnership" }],
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
    )}<h2 class="govuk-heading-m" id="organisations">Who takes part on ${formatDay(on)}</h2>${dayForm(desk, on, isToday)}${gaps(missingAuthorities(profile, participations, on))}${participationTable(desk, current, on, mayManage)}${add}${successions(participations)}${others(participations, current)}<h2 class="govuk-heading-m">Structure</h2>${structureList(structureOf(facts.groups))}`,
  };
}

function dayForm(desk: string, on: Day, isToday: boolean): Html {
  const [year = "", month = "", date = ""] = on.split("-").map((part) => String(Number(part)));
  const back = !isToday && html` <a class="govuk-link" href="${desk}/partnership#organisations">Back to today</a>`;
  return html`<form action="${desk}/partnership" method="get" novalidate>${dateInput({
    id: "on",
    namePrefix: "on",
    fieldset: { legend: { text: "Another day" } },
    hint: { text: "To see who was responsible then, and what was missing." },
    values: { "on-day": date, "on-month": month, "on-year": year },
  })}${button({ text: "Show that day", classes: "govuk-button--secondary" })}${back}</form>`;
}

function gaps(missing: readonly RequiredAuthority[]): Html | false {
  if (missing.length === 0) return false;
  const items = missing.map((one) => html`<li>${one.words} (${one.source})</li>`);
  return insetText({
    text: html`<p class="govuk-body"><strong>Gap:</strong> the law makes these responsible for the area, and none is recorded for this day.</p><ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">${items}</ul>`,
  });
}

function participationTable(desk: string, current: readonly Participation[], on: Day, mayManage: boolean): Html {
  if (current.length === 0) return html`<p class="govuk-body">No organisation is recorded for this day.</p>`;
  const rows = current.map((one) => [
    { text: nameOn({ name: one.organisation, formerNames: one.formerNames }, on) },
    { text: CAPACITY_LABELS[one.capacity] },
    { text: one.fromOn ? formatDay(one.fromOn) : "Not recorded" },
    { text: lastDay(one) },
    { text: one.source },
    ...(mayManage
      ? [
          {
            text:
              one.toOn === null
                ? html`<a class="govuk-link" href="${desk}/capacities/${one.id}/end">End<span class="govuk-visually-hidden"> ${one.organisation} as ${CAPACITY_LABELS[one.capacity].toLowerCase()}</span></a>`
                : "",
          },
        ]
      : []),
  ]);
  const heads = ["Organisation", "Capacity", "From", "To", "Source"].map((text) => ({ text }));
  const last = { text: html`<span class="govuk-visually-hidden">Change</span>` };
  return scrollRegion(
    "Organisations and capacities",
    table({
      caption: "Organisations and capacities",
      captionClasses: "govuk-visually-hidden",
      head: mayManage ? [...heads, last] : heads,
      rows,
      firstCellIsHeader: true,
    }),
  );
}

function lastDay({ toOn, endedOn }: Participation): string {
  const last = toOn !== null && endedOn !== null ? (toOn < endedOn ? toOn : endedOn) : (toOn ?? endedOn);
  return last === null ? "Today" : formatDay(last);
}

/** Who came after whom as a responsible authority, kind by kind. */
function successions(participations: readonly Participation[]): Html | false {
  const found = [...successionsOf(participations)];
  if (found.length === 0) return false;
  const rows = found.flatMap(([kind, steps]) =>
    steps.map((step) => [
      { text: step.authority.organisation },
      { text: ORGANISATION_KIND_LABELS[kind] },
      { text: step.from ? formatDay(step.from) : "Not recorded" },
      { text: step.to ? formatDay(step.to) : "Today" },
      {
        text: html`${step.successors.map((next, i) => html`${i > 0 && html`<br>`}${next.name}, from ${formatDay(next.on)}${!next.isHere && html` (not recorded here as a responsible authority)`}`)}`,
      },
    ]),
  );
  return html`<h2 class="govuk-heading-m">Responsible authorities that changed</h2>${scrollRegion(
    "Responsible authorities that changed",
    table({
      caption: "Responsible authorities that changed",
      captionClasses: "govuk-visually-hidden",
      head: ["Organisation", "Kind", "From", "To", "Then"].map((text) => ({ text })),
      rows,
      firstCellIsHeader: true,
    }),
  )}`;
}

function others(all: readonly Participation[], current: readonly Participation[]): Html | false {
  const gone = all.filter((one) => !current.includes(one));
  if (gone.length === 0) return false;
  return details({
    summaryText: `${gone.length} that take part on other days`,
    text: html`<ul class="govuk-list govuk-list--bullet">${gone.map((one) => html`<li>${one.organisation}, ${CAPACITY_LABELS[one.capacity].toLowerCase()}, to ${lastDay(one)}</li>`)}</ul>`,
  });
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
