import { formatDay } from "../../../kernel/dates.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { tag } from "../../../web/components/tag.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { Representative, StandsAs } from "../rules/representatives.ts";
import { SEAT_CAPACITY_LABELS, type Terms } from "../rules/terms.ts";
import {
  type Authority,
  type FilledSeat,
  linesForSeveral,
  seatOfAuthorities,
  vacanciesInWords,
  withoutSeatInWords,
} from "../rules/vacancies.ts";
import { groupHref } from "./desk.ts";

/** Who sits in a group today, and who does not. */
export type Seating = {
  readonly terms: Terms;
  readonly filled: readonly FilledSeat[];
  /** Responsible authorities of the partnership without a seat: of its strategic boards only. */
  readonly withoutSeat: readonly Authority[];
  readonly nation: "england" | "wales";
};

export function seatHref(desk: Desk, group: string, seat: string): string {
  return `${groupHref(desk, group)}/seats/${seat}`;
}

/** The seats of the terms in force with their people, on the group's page. */
export function seatsSection(desk: Desk, group: string, seating: Seating): Html {
  const { filled, terms } = seating;
  const vacancies = vacanciesInWords(filled, terms);
  const rows = filled.map((one) => [
    { text: html`<a class="govuk-link" href="${seatHref(desk, group, one.seat.id)}">${nameOf(one)}</a>` },
    { text: sittingToday(one) },
    { text: one.seat.sits },
    { text: one.seat.holder === "board" ? "Partnership board" : SEAT_CAPACITY_LABELS[one.seat.capacity] },
    { text: one.seat.votes ? "One" : "None" },
  ]);
  const list = scrollRegion(
    "Seats",
    table({
      caption: "Seats",
      captionClasses: "govuk-visually-hidden",
      head: ["Seat", "Today", "Who is to sit there", "Capacity", "Vote"].map((text) => ({ text })),
      rows,
      firstCellIsHeader: true,
    }),
  );
  return html`<h2 class="govuk-heading-m" id="seats">Seats</h2>${vacancies && html`<p class="govuk-body">${vacancies}</p>`}${authorities(seating)}${list}`;
}

function nameOf({ seat }: FilledSeat): string {
  return seat.bodies > 1 ? `${seat.name} (${seat.bodies} bodies)` : seat.name;
}

const SHORT: Readonly<Record<StandsAs, string>> = {
  voting: "",
  accompanying: " (comes along)",
  substitute: " (substitute)",
};

function sittingToday(one: FilledSeat): Html {
  const people = one.sitting.map(({ name, standsAs }) => html`<div>${name}${SHORT[standsAs]}</div>`);
  return html`${vacancyTag(one)}${people}`;
}

/** Said in words beside the colour. Nothing for a seat that somebody speaks for. */
export function vacancyTag({ vacantSince }: Pick<FilledSeat, "vacantSince">): Html | false {
  if (vacantSince === undefined) return false;
  const since = vacantSince === "always" ? "" : html` since ${formatDay(vacantSince)}`;
  return html`${tag({ text: "Vacant", classes: "govuk-tag--yellow" })}${since}`;
}

function authorities({ withoutSeat, terms, nation }: Seating): Html | false {
  if (withoutSeat.length === 0) return false;
  const words = withoutSeatInWords(withoutSeat, linesForSeveral(terms.seats));
  return insetText({
    text: html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1">Responsible authorities without a seat</h3><p class="govuk-body">${words}</p><p class="govuk-body govuk-!-margin-bottom-0">${seatOfAuthorities(nation)}</p>`,
  });
}

/** That somebody in a seat cannot read what the seat is asked to decide, and the way to mend that. */
export function membershipMissing(
  desk: Desk,
  group: string,
  one: Pick<Representative, "personId" | "name" | "isMember">,
): Html | false {
  if (one.isMember) return false;
  const ask = desk.may.includes("memberships:manage")
    ? html`<a class="govuk-link" href="${desk.href}/people/${one.personId}/roles/new?group=${group}">Ask for membership<span class="govuk-visually-hidden"> of the group for ${one.name}</span></a>`
    : html`The partnership manager can ask for it.`;
  return html`<div>Not a member of the group, and so without its meetings and papers, and with no say on them here. ${ask}</div>`;
}
