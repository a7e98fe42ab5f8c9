import { button } from "../../../web/components/button.ts";
import { postForm } from "../../../web/components/form-page.ts";
import { tag } from "../../../web/components/tag.ts";
import type { Desk } from "../../../web/desk.ts";
import { attributes, type Html, html } from "../../../web/html.ts";
import type { State } from "../../groups/index.ts";
import { type Meeting, meetingCrumbs, meetingHref } from "../../meetings/index.ts";
import type { RoomState } from "../rules/sittings.ts";

export function roomHref(desk: Desk, meetingId: string): string {
  return `${meetingHref(desk, meetingId)}/room`;
}

/** The way to a page of the room; without a step, to the room itself. */
export function roomCrumbs(desk: Desk, meeting: Meeting, step?: string) {
  const room = step === undefined ? { text: "Room" } : { text: "Room", href: roomHref(desk, meeting.id) };
  return [...meetingCrumbs(desk, meeting), room, ...(step === undefined ? [] : [{ text: step }])];
}

export const ROOM_TAGS: Readonly<Record<RoomState, Html>> = {
  before: tag({ text: "Not begun", classes: "govuk-tag--grey" }),
  open: tag({ text: "Open", classes: "govuk-tag--green" }),
  adjourned: tag({ text: "Adjourned", classes: "govuk-tag--yellow" }),
  closed: tag({ text: "Closed", classes: "govuk-tag--grey" }),
  cancelled: tag({ text: "Cancelled", classes: "govuk-tag--red" }),
};

const STATE_TAG_WORDS: Readonly<Record<State | "followed", readonly [text: string, colour: string]>> = {
  tabled: ["Tabled", "blue"],
  "to-vote": ["Goes to a vote", "blue"],
  agreed: ["Agreed", "green"],
  passed: ["Passed", "green"],
  defeated: ["Defeated", "red"],
  tied: ["Votes equal", "yellow"],
  deferred: ["To the next meeting", "yellow"],
  undetermined: ["Not determined", "red"],
  equal: ["Votes equal, not passed", "red"],
  "not-agreed": ["Not agreed", "red"],
  barred: ["Barred", "red"],
  followed: ["Put again", "grey"],
};

export function stateTag(state: State | "followed"): Html {
  const [text, colour] = STATE_TAG_WORDS[state];
  return tag({ text, classes: `govuk-tag--${colour}` });
}

/** A small button that does one thing, with what it is about for those who do not see its row. */
export function smallForm(
  action: string,
  { text, about, hidden = {} }: { text: string; about: string; hidden?: Record<string, string> },
): Html {
  return postForm(
    { action, hidden },
    button({
      text: html`${text}<span class="govuk-visually-hidden"> ${about}</span>`,
      classes: "govuk-button--secondary fp-button--small",
      preventDoubleClick: true,
    }),
  );
}

/** The parts inside are kept up to date with the page at `href` where scripts run, as the address of its changes tells. */
export function livePage({ href, changes }: { href: string; changes: string }, content: Html): Html {
  const own = { class: "fp-live", "data-live": changes, "data-live-page": href };
  return html`<div${attributes(own)}><p class="fp-live__note govuk-body" data-live-note hidden role="status">What is shown may have changed. Nothing you typed is lost. <a class="govuk-link" href="${href}">Show the page as it is now</a></p>${content}</div>`;
}

export function livePart(id: string, classes: string, content: Html): Html {
  return html`<div${attributes({ id, class: classes, "data-live-part": true })}>${content}</div>`;
}
