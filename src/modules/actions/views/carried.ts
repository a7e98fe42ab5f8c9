import { type Day, formatDay } from "../../../kernel/dates.ts";
import { section } from "../../../web/components/reading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { Carried, CarriedActions } from "../rules/carried.ts";
import { KIND_LABELS } from "../rules/updates.ts";
import { standingTags } from "./desk.ts";

/** The open actions that come before a meeting, as they stand on a day. `all` is the address that shows those left out. */
export function carriedSection(
  deskHref: string,
  { total, actions }: CarriedActions,
  page: { readonly on: Day; readonly isAhead: boolean; readonly all: string },
): Html {
  const { on, isAhead, all } = page;
  const when = isAhead
    ? "As they stand today. They come before each next meeting until they are done or cancelled."
    : "As they stood when the meeting began.";
  const none = `No action from earlier meetings ${isAhead ? "is" : "was"} open.`;
  const caption = "Open actions from earlier meetings";
  const list = scrollRegion(
    caption,
    table({
      caption,
      captionClasses: "govuk-visually-hidden",
      head: ["Action", "Owner", "Due", "State", "Last update"].map((text) => ({ text })),
      rows: actions.map((action) => rowOf(deskHref, action, on)),
    }),
  );
  const rest =
    total > actions.length &&
    html`<p class="govuk-body">These are the ${actions.length} due first. <a class="govuk-link" href="${all}">All ${total} open actions</a></p>`;
  return section({
    id: "carried",
    title: total === 0 ? caption : `${quantity(total, "open action")} from earlier meetings`,
    content:
      total === 0 ? html`<p class="govuk-body">${none}</p>` : html`<p class="govuk-body">${when}</p>${list}${rest}`,
  });
}

function rowOf(deskHref: string, action: Carried, on: Day) {
  const { id, text, organisation, person, from, dueOn, state, isEscalated, last } = action;
  const standing = { state, isOverdue: dueOn < on, isEscalated };
  const isOwned = person !== null && html`${person}<br>`;
  const update = last && html`${formatDay(last.on)}: ${KIND_LABELS[last.kind]}. ${shortened(last.words)}`;
  return [
    {
      text: html`<a class="govuk-link" href="${deskHref}/actions/${id}">${text}</a>${from !== null && html`<br>From ${from}`}`,
    },
    { text: html`${isOwned}${organisation}` },
    { text: formatDay(dueOn) },
    { text: standingTags(standing) },
    { text: update ?? "None yet" },
  ];
}

/** The whole of it stands on the action's own page. */
function shortened(words: string): string {
  return words.length > 200 ? `${words.slice(0, 199).trimEnd()}…` : words;
}
