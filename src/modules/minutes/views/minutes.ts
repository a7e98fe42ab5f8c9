import { formatDay } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { select } from "../../../web/components/select.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { titleOf } from "../../meetings/index.ts";
import { viewOf } from "../rules/documents.ts";
import { type LaterMeeting, type Part, revisionOf, stateOfMinutes, write } from "../rules/minutes.ts";
import { VIEW_LABELS } from "../rules/texts.ts";
import { minutesCrumbs, minutesHref, partHref, STATE_TAGS, stateInWords } from "./desk.ts";
import { documentBody } from "./document.ts";
import type { MinutesFacts } from "./facts.ts";

/** The minutes of a meeting as its members read them, with what is to be done about them. */
export function minutesPage(desk: Desk, page: MinutesFacts, problems: readonly Problem[]): View {
  const { minutes } = page;
  const title = "Minutes";
  return {
    kind: "desk",
    title: `Minutes of ${titleOf(minutes.meeting)}`,
    breadcrumbs: minutesCrumbs(desk, minutes.meeting),
    problems,
    content: html`${problemSummary(problems)}${pageHeading({ title, caption: titleOf(minutes.meeting) })}${facts(desk, page)}${documentBody(viewOf(minutes, minutes.parts, "members"), (i) => controls(desk, page, minutes.parts[i]))}${clearance(desk, page)}${confirmation(desk, page)}`,
  };
}

function facts(desk: Desk, { minutes, today }: MinutesFacts): Html {
  const { cleared, confirmed, meeting } = minutes;
  const state = stateOfMinutes(minutes);
  const open = write(minutes, today);
  const views = (["partners", "public"] as const).map(
    (view) =>
      html`<li><a class="govuk-link" href="${minutesHref(desk, meeting.id)}/views/${view}">${VIEW_LABELS[view]}</a></li>`,
  );
  return summaryList({
    rows: [
      { key: { text: "State" }, value: { text: STATE_TAGS[state] } },
      state === "draft" && {
        key: { text: "What is next" },
        value: {
          text: open.ok
            ? "The text of each part is written, and the chair clears the whole."
            : open.problems.map(({ message }) => `${message}.`).join(" "),
        },
      },
      cleared && { key: { text: "Cleared" }, value: { text: `By ${cleared.by ?? "the chair"}` } },
      confirmed && {
        key: { text: "Confirmed" },
        value: { text: stateInWords({ state, confirmedOn: confirmed.heldOn }) },
      },
      state === "cleared" && {
        key: { text: "What is next" },
        value: { text: "A later meeting of the group confirms them, with the amendments it asks for." },
      },
      {
        key: { text: "To take away" },
        value: {
          text: html`<a class="govuk-link" href="${minutesHref(desk, meeting.id)}/document.docx">Word document</a>`,
        },
      },
      cleared && { key: { text: "Other views" }, value: { text: html`<ul class="govuk-list">${views}</ul>` } },
    ],
  });
}

function controls(desk: Desk, { minutes, today }: MinutesFacts, part: Part | undefined): Html | false {
  if (!part || part.isWithheld || !desk.may.includes("meetings:manage")) return false;
  const state = stateOfMinutes(minutes);
  const href = partHref(desk, minutes.meeting.id, part);
  const about = html`<span class="govuk-visually-hidden">: ${part.heading}</span>`;
  if (state === "draft" && write(minutes, today).ok)
    return html`<p class="govuk-body"><a class="govuk-link" href="${href}">Write this part${about}</a></p>`;
  return (
    state === "cleared" &&
    html`<p class="govuk-body"><a class="govuk-link" href="${href}/amendment">Record an amendment${about}</a></p>`
  );
}

function clearance(desk: Desk, { minutes, today }: MinutesFacts): Html | false {
  if (!desk.may.includes("meetings:chair") || !write(minutes, today).ok) return false;
  return html`<h2 class="govuk-heading-m">Clear the minutes, as the chair</h2><p class="govuk-body">From then on they change by amendments alone, which a later meeting records when it confirms them.</p>${postForm(
    {
      action: `${minutesHref(desk, minutes.meeting.id)}/clearance`,
      hidden: { seen: String(revisionOf(minutes.parts)) },
    },
    button({ text: "Clear the minutes", preventDoubleClick: true }),
  )}`;
}

function confirmation(desk: Desk, { minutes, later, today }: MinutesFacts): Html | false {
  if (!desk.may.includes("meetings:manage") || stateOfMinutes(minutes) !== "cleared") return false;
  const held = later.filter(({ heldOn }) => heldOn <= today);
  const heading = html`<h2 class="govuk-heading-m">Record that a later meeting confirmed them</h2>`;
  if (held.length === 0) return html`${heading}<p class="govuk-body">${nextMeeting(later)}</p>`;
  return html`${heading}<p class="govuk-body">Record the amendments first: once the minutes are confirmed, nothing of them changes any more.</p>${postForm(
    { action: `${minutesHref(desk, minutes.meeting.id)}/confirmation` },
    html`${select({
      name: "at",
      label: { text: "Meeting that confirmed them" },
      items: held.map(({ id, heldOn }) => ({ text: formatDay(heldOn), value: id })),
    })}${button({ text: "Record the confirmation", preventDoubleClick: true })}`,
  )}`;
}

function nextMeeting([next]: readonly LaterMeeting[]): string {
  return next
    ? `The next meeting of the group is on ${formatDay(next.heldOn)}.`
    : "No later meeting of the group is in the calendar yet.";
}
