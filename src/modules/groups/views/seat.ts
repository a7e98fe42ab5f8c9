import { type Day, formatDay } from "../../../kernel/dates.ts";
import { buttonGroup, linkButton } from "../../../web/components/button.ts";
import { formPage } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { table } from "../../../web/components/table.ts";
import { type Form, itemsOf, selectField } from "../../../web/components/typed-fields.ts";
import { dayField } from "../../../web/day-field.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { GroupSeen } from "../rules/groups.ts";
import { type Candidate, type Representative, ruleOf, STANDS_AS_LABELS } from "../rules/representatives.ts";
import { HOLDER_LABELS, SEAT_CAPACITY_LABELS, type Terms } from "../rules/terms.ts";
import { filledSeats } from "../rules/vacancies.ts";
import { groupCrumbs } from "./desk.ts";
import { membershipMissing, seatHref, vacancyTag } from "./seats.ts";

type Seat = { readonly id: string; readonly name: string };

export type SeatPage = {
  readonly group: GroupSeen;
  readonly seat: Seat;
  /** The terms in force, whether or not they list the seat; undefined when none are. */
  readonly terms: Terms | undefined;
  /** Everybody who sits, sat or will sit there. */
  readonly people: readonly Representative[];
  readonly today: Day;
};

/** A seat: what the terms say of it, and who sits, sat and will sit there. */
export function seatPage(desk: Desk, page: SeatPage): View {
  const { group, seat, people, today } = page;
  const manages = group.host === null && desk.may.includes("groups:manage");
  const [current, past] = [true, false].map((isCurrent) =>
    people.filter(({ toOn }) => (toOn === null || toOn >= today) === isCurrent),
  );
  return {
    kind: "desk",
    title: seat.name,
    breadcrumbs: groupCrumbs(desk, group, { text: seat.name }),
    content: html`${pageHeading({ title: seat.name, caption: `Seat in ${group.name}` })}${facts(page)}${manages && buttonGroup([linkButton("Put somebody into this seat", `${seatHref(desk, group.id, seat.id)}/representatives/new`)])}<h2 class="govuk-heading-m">Who represents it</h2>${peopleTable(desk, page, current ?? [], "Who represents it", manages)}${(past ?? []).length > 0 && html`<h2 class="govuk-heading-m">Who did before</h2>${peopleTable(desk, page, past ?? [], "Who did before", false)}`}`,
  };
}

function facts({ seat, terms, people, today }: SeatPage): Html {
  const listed = terms?.seats.find(({ id }) => id === seat.id);
  if (!terms || !listed)
    return insetText({
      text: terms
        ? `The terms in force do not list this seat: ${ruleOf(terms)}. Nobody can be put into it, and nobody votes by it.`
        : "No terms of reference are in force: until some are, nobody can be put into a seat.",
    });
  const [filled] = filledSeats([listed], people, today);
  return summaryList({
    rows: [
      filled?.vacantSince !== undefined && { key: { text: "State" }, value: { text: vacancyTag(filled) || "" } },
      { key: { text: "Held by" }, value: { text: HOLDER_LABELS[listed.holder] } },
      listed.sits !== "" && { key: { text: "Who is to sit there" }, value: { text: listed.sits } },
      { key: { text: "Capacity" }, value: { text: SEAT_CAPACITY_LABELS[listed.capacity] } },
      { key: { text: "Vote" }, value: { text: voteInWords(listed.votes, terms) } },
      { key: { text: "People at a time" }, value: { text: roomInWords(listed) } },
      listed.posts.length > 0 && { key: { text: "Posts" }, value: { text: listed.posts.join(", ") } },
      listed.fromOn !== null && { key: { text: "From" }, value: { text: formatDay(listed.fromOn) } },
      listed.toOn !== null && { key: { text: "Until" }, value: { text: formatDay(listed.toOn) } },
      { key: { text: "Listed in" }, value: { text: sentence(ruleOf(terms)) } },
    ],
  });
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function voteInWords(votes: boolean, { settings }: Terms): string {
  if (!votes) return "None";
  return settings.voice === "representative" ? "One for each who speaks for it" : "One, whoever speaks for it";
}

function roomInWords({ representatives, bodies }: { readonly representatives: number; readonly bodies: number }) {
  const most = `At most ${representatives}`;
  return bodies > 1 ? `${most} of each of the ${bodies} bodies that the line stands for` : most;
}

function peopleTable(
  desk: Desk,
  { group, seat }: SeatPage,
  people: readonly Representative[],
  caption: string,
  changes: boolean,
): Html {
  if (people.length === 0) return html`<p class="govuk-body">Nobody has been put into it.</p>`;
  const heads = ["Name", "Employer", "Stands there as", "From", "To"].map((text) => ({ text }));
  const end = (one: Representative) =>
    html`<a class="govuk-link" href="${seatHref(desk, group.id, seat.id)}/representatives/${one.id}/end">End<span class="govuk-visually-hidden"> the place of ${one.name}</span></a>`;
  return scrollRegion(
    caption,
    table({
      caption,
      captionClasses: "govuk-visually-hidden",
      head: changes ? [...heads, { text: html`<span class="govuk-visually-hidden">Change</span>` }] : heads,
      rows: people.map((one) => [
        { text: html`${one.name}${changes && membershipMissing(desk, group.id, one)}` },
        { text: one.employer ?? "None recorded" },
        { text: STANDS_AS_LABELS[one.standsAs] },
        { text: formatDay(one.fromOn) },
        { text: one.toOn === null ? "" : leftInWords(one) },
        ...(changes ? [{ text: end(one) }] : []),
      ]),
      firstCellIsHeader: true,
    }),
  );
}

function leftInWords({ fromOn, toOn }: Representative): string {
  if (toOn === null) return "";
  return toOn < fromOn ? "Never sat there" : formatDay(toOn);
}

/** The form by which somebody is put into a seat. */
export function placingPage(
  desk: Desk,
  page: Omit<SeatPage, "people"> & { readonly candidates: readonly Candidate[] },
  form: Form,
): View {
  const { group, seat, candidates } = page;
  const title = "Put somebody into a seat";
  const href = seatHref(desk, group.id, seat.id);
  return {
    kind: "desk",
    title,
    breadcrumbs: groupCrumbs(desk, group, { text: seat.name, href }, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      caption: `${seat.name}, ${group.name}`,
      text: "A seat does not make anybody a member of the group: that is asked for under People, and a second person accepts it.",
      action: `${href}/representatives`,
      problems: form.problems,
      anchors: { from: "from-day", to: "to-day" },
      fields: html`${selectField(
        form,
        {
          name: "person",
          label: "Person",
          hint: "Everybody who holds a role in the partnership or one of its groups.",
        },
        [
          { text: "Choose a person", value: "" },
          ...candidates.map(({ personId, name, employer }) => ({
            text: employer === null ? name : `${name}, ${employer}`,
            value: personId,
          })),
        ],
      )}${selectField(form, { name: "standsAs", label: "What they do for the seat" }, itemsOf(STANDS_AS_LABELS))}${dayField("from", "First day", form.typed, form.problems)}${dayField("to", "Last day, if it is known", form.typed, form.problems)}`,
      submitText: "Put them into the seat",
      cancel: { text: "Cancel", href },
    }),
  };
}

/** The form by which somebody leaves a seat. */
export function leavingPage(
  desk: Desk,
  { group, seat }: { readonly group: GroupSeen; readonly seat: Seat },
  one: Representative,
  form: Form,
): View {
  const title = "End somebody's place in a seat";
  const href = seatHref(desk, group.id, seat.id);
  return {
    kind: "desk",
    title,
    breadcrumbs: groupCrumbs(desk, group, { text: seat.name, href }, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      caption: `${one.name}, ${seat.name}`,
      text: `${STANDS_AS_LABELS[one.standsAs]}, from ${formatDay(one.fromOn)}. Their membership of the group is not touched by this.`,
      action: `${href}/representatives/${one.id}/end`,
      problems: form.problems,
      anchors: { to: "to-day" },
      fields: dayField("to", "Last day", form.typed, form.problems),
      submitText: "End their place",
      submitClasses: "govuk-button--warning",
      cancel: { text: "Cancel", href },
    }),
  };
}
