import type { Day } from "../../../kernel/dates.ts";
import { section } from "../../../web/components/reading.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import { type CarriedActions, carriedSection } from "../../actions/index.ts";
import { type Meeting, whenInWords } from "../rules/meetings.ts";
import { meetingHref } from "./desk.ts";

/** Open actions before a meeting; or which meeting of the group they come before first. */
export type CarriedShown =
  | { readonly sooner: Pick<Meeting, "id" | "heldOn" | "beginsAt"> }
  | { readonly found: CarriedActions; readonly on: Day; readonly isAhead: boolean };

export function carriedTo(desk: Desk, meeting: Meeting, carried: CarriedShown): Html {
  if (!("sooner" in carried))
    return carriedSection(desk.href, carried.found, {
      on: carried.on,
      isAhead: carried.isAhead,
      all: `${meetingHref(desk, meeting.id)}?actions=all#carried`,
    });
  const { sooner } = carried;
  return section({
    id: "carried",
    title: "Open actions from earlier meetings",
    content: html`<p class="govuk-body">They come before the next meeting first: <a class="govuk-link" href="${meetingHref(desk, sooner.id)}">${whenInWords(sooner)}</a>.</p>`,
  });
}
