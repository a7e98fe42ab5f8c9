import { formatDay } from "../../../kernel/dates.ts";
import type { Breadcrumb } from "../../../web/components/breadcrumbs.ts";
import { tag } from "../../../web/components/tag.ts";
import type { Desk } from "../../../web/desk.ts";
import type { Html } from "../../../web/html.ts";
import { type Meeting, meetingCrumbs, meetingHref, whenInWords } from "../../meetings/index.ts";
import type { MinutesDocument } from "../rules/documents.ts";
import type { MinutesState } from "../rules/minutes.ts";
import { nameOf, type PartKey } from "../rules/parts.ts";
import type { ReleaseState } from "../rules/releases.ts";

export function minutesHref(desk: Desk, meeting: string): string {
  return `${meetingHref(desk, meeting)}/minutes`;
}

export function partHref(desk: Desk, meeting: string, key: PartKey): string {
  return `${minutesHref(desk, meeting)}/${nameOf(key)}`;
}

/** A document that was put forward, or is released. */
export function releaseHref(desk: Pick<Desk, "href">, id: string): string {
  return `${desk.href}/minutes/${id}`;
}

/** The way to a page about the minutes of a meeting; the last step is the page itself. */
export function minutesCrumbs(desk: Desk, meeting: Meeting, ...steps: readonly Breadcrumb[]): Breadcrumb[] {
  const own = { text: "Minutes", href: minutesHref(desk, meeting.id) };
  return meetingCrumbs(desk, meeting, ...(steps.length > 0 ? [own, ...steps] : [{ text: "Minutes" }]));
}

/** "Safer Essex, 10 December 2026 at 14:00". */
export function documentTitle(document: Pick<MinutesDocument, "group" | "heldOn" | "beginsAt">): string {
  return `${document.group}, ${whenInWords(document)}`;
}

export function stateInWords({ state, confirmedOn }: Pick<MinutesDocument, "state" | "confirmedOn">): string {
  if (confirmedOn !== null) return `Confirmed by the meeting of ${formatDay(confirmedOn)}`;
  return state === "draft" ? "Draft" : "Cleared by the chair, and not yet confirmed by a later meeting";
}

export const STATE_TAGS: Readonly<Record<MinutesState, Html>> = {
  draft: tag({ text: "Draft", classes: "govuk-tag--yellow" }),
  cleared: tag({ text: "Cleared by the chair", classes: "govuk-tag--blue" }),
  confirmed: tag({ text: "Confirmed", classes: "govuk-tag--green" }),
};

export const RELEASE_TAGS: Readonly<Record<ReleaseState, Html>> = {
  waiting: tag({ text: "Waiting for agreement", classes: "govuk-tag--yellow" }),
  superseded: tag({ text: "Replaced before release", classes: "govuk-tag--grey" }),
  released: tag({ text: "Released", classes: "govuk-tag--green" }),
  withdrawn: tag({ text: "Withdrawn", classes: "govuk-tag--red" }),
};
