import { formatInstant } from "../../../kernel/dates.ts";
import { button } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { section } from "../../../web/components/reading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { table } from "../../../web/components/table.ts";
import { tag } from "../../../web/components/tag.ts";
import { areaField, type Form } from "../../../web/components/typed-fields.ts";
import type { Desk } from "../../../web/desk.ts";
import { quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import { emptyState } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import type { AgendaItem } from "../rules/agenda.ts";
import { stateOfMeeting } from "../rules/meetings.ts";
import { dispatchOf } from "../rules/notice.ts";
import {
  currentOf,
  type Dispatch,
  dispatchInWords,
  newnessOf,
  PAPER_STATE_LABELS,
  type Paper,
  type PaperState,
  type PapersToRead,
  pagesInWords,
  pendingOf,
  stateOfPaper,
  toSend,
} from "../rules/papers.ts";
import { itemHref, meetingCrumbs, meetingHref, titleOf } from "./desk.ts";
import type { MeetingFactsShown } from "./shown.ts";

export type PapersShown = MeetingFactsShown & { readonly dispatches: readonly Dispatch[] };

export function paperHref(desk: Desk, { meetingId, id }: Pick<Paper, "meetingId" | "id">): string {
  return `${meetingHref(desk, meetingId)}/papers/${id}`;
}

const STATE_COLOURS: Readonly<Record<PaperState, string>> = {
  "in-preparation": "govuk-tag--grey",
  "not-sent": "govuk-tag--yellow",
  "to-follow": "govuk-tag--yellow",
  "with-pack": "govuk-tag--green",
  followed: "govuk-tag--turquoise",
  late: "govuk-tag--orange",
  "taken-out": "govuk-tag--grey",
};

export function paperStateTag(paper: Paper): Html {
  const state = stateOfPaper(paper);
  return tag({ text: PAPER_STATE_LABELS[state], classes: STATE_COLOURS[state] });
}

/** "New" or "Changed", for whoever looks; nothing when they have opened it, or when there is nothing to open. */
export function newnessTag(paper: Paper): Html | false {
  const newness = newnessOf(paper);
  if (newness === "new") return tag({ text: "New", classes: "govuk-tag--blue" });
  return newness === "changed" && tag({ text: "Changed", classes: "govuk-tag--purple" });
}

/** "3 papers, 2 of them new to you". Undefined without any. */
export function papersInWords(papers: readonly Paper[]): string | undefined {
  const there = papers.filter(({ removedAt }) => removedAt === null);
  if (there.length === 0) return undefined;
  const count = (which: string) => there.filter((paper) => newnessOf(paper) === which).length;
  const news = [
    [count("new"), "new to you"],
    [count("changed"), "changed since you read"],
  ] as const;
  const said = news.filter(([many]) => many > 0).map(([many, words]) => `${many} ${words}`);
  return [quantity(there.length, "paper"), ...said].join(", ");
}

/** The papers of one item, in a table. */
export function papersTable(desk: Desk, papers: readonly Paper[], caption: string): Html {
  const rows = papers.map((paper) => [
    { text: html`<a class="govuk-link" href="${paperHref(desk, paper)}">${paper.title}</a> ${newnessTag(paper)}` },
    { text: whereInWords(paper) },
    { text: html`${paperStateTag(paper)}${sentInWords(paper)}` },
  ]);
  return scrollRegion(
    caption,
    table({
      caption,
      captionClasses: "govuk-visually-hidden",
      head: [{ text: "Paper" }, { text: "Pages" }, { text: "How it stands" }],
      rows,
    }),
  );
}

/** "14 to 18", or how many there are when they have no numbers yet. */
function whereInWords(paper: Paper): string {
  const current = currentOf(paper);
  if (current && current.firstPage !== null) {
    const last = current.firstPage + current.pages - 1;
    return current.pages === 1 ? String(current.firstPage) : `${current.firstPage} to ${last}`;
  }
  const pending = pendingOf(paper);
  return pending ? `${quantity(pending.pages, "page")}, not numbered yet` : "";
}

/** When a paper that did not go with the pack went out. */
function sentInWords(paper: Paper): Html | false {
  const current = currentOf(paper);
  if (!current || current.dispatch === null || current.dispatch === 0 || current.sentAt === null) return false;
  const change = current.change !== "" && html`. ${current.change}`;
  return html`<br>${dispatchInWords(current.dispatch)}, sent on ${formatInstant(new Date(current.sentAt))}${change}`;
}

/** All papers of a meeting: what went out when and on which pages, and what is still to go out. */
export function papersPage(desk: Desk, page: PapersShown, form: Form): View {
  const { meeting, items, papers, dispatches, today } = page;
  const title = "Papers of the meeting";
  const isOpen = stateOfMeeting(meeting, today) === "to-come" && desk.may.includes("meetings:manage");
  const unsent = isOpen && dispatchOf(meeting) !== undefined ? toSend(items, papers).length : 0;
  const withPapers = items.filter(({ id }) => papers.some(({ itemId }) => itemId === id));
  const none = emptyState({ title: "No papers yet", text: "Papers are added at the items of the agenda." });
  return {
    kind: "desk",
    title,
    breadcrumbs: meetingCrumbs(desk, meeting, { text: title }),
    problems: form.problems,
    content: html`${problemSummary(form.problems)}${pageHeading({
      title,
      caption: titleOf(meeting),
      text: "A page keeps its number once it has one. What comes after the pack goes into a supplement, whose pages go on from the last.",
    })}${dispatches.length > 0 && sentList(dispatches)}${unsent > 0 && supplementForm(`${meetingHref(desk, meeting.id)}/papers/supplements`, unsent, form)}${withPapers.length > 0 ? withPapers.map((item) => ofItem(desk, item, papers)) : none}<p class="govuk-body"><a class="govuk-link" href="${meetingHref(desk, meeting.id)}">Back to the meeting</a></p>`,
  };
}

function sentList(dispatches: readonly Dispatch[]): Html {
  return summaryList({
    rows: dispatches.map(({ number, firstPage, lastPage, reason, sentAt }) => ({
      key: { text: dispatchInWords(number) },
      value: {
        text: `${capitalised(pagesInWords(firstPage, lastPage))}, sent on ${formatInstant(new Date(sentAt))}.${reason === "" ? "" : ` ${reason}.`}`.replaceAll(
          "..",
          ".",
        ),
      },
    })),
  });
}

function supplementForm(action: string, unsent: number, form: Form): Html {
  const are = unsent === 1 ? "1 paper has" : `${unsent} papers have`;
  return html`<h2 class="govuk-heading-m">Send out a supplement</h2><p class="govuk-body">${are} not been sent out yet. The pages go on from the last one. Members of the group can read what is sent out from then on, and are told by e-mail.</p>${postForm(
    { action },
    html`${areaField(form, { name: "reason", label: "Why they did not go with the agenda" }, 2)}${button({ text: "Send out the supplement", preventDoubleClick: true })}`,
  )}`;
}

function ofItem(desk: Desk, item: AgendaItem, papers: readonly Paper[]): Html {
  const own = papers.filter(({ itemId }) => itemId === item.id);
  return html`<h2 class="govuk-heading-m">${item.position}. <a class="govuk-link" href="${itemHref(desk, item)}">${item.title}</a></h2>${papersTable(desk, own, `Papers of item ${item.position}`)}`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Papers of meetings to come that whoever looks has not opened; nothing when there are none. */
export function papersToReadSection(deskHref: string, meetings: readonly PapersToRead[]): Html | false {
  if (meetings.length === 0) return false;
  const items = meetings.map((meeting) => {
    const news = [
      meeting.fresh > 0 && quantity(meeting.fresh, "new paper"),
      meeting.changed > 0 && `${meeting.changed} changed since you read`,
    ].filter((words) => words !== false);
    return html`<li><a class="govuk-link" href="${deskHref}/meetings/${meeting.meetingId}/papers">${titleOf(meeting)}</a>: ${news.join(", ")}</li>`;
  });
  return section({
    id: "papers",
    title: "Papers to read",
    content: html`<ul class="govuk-list govuk-list--bullet">${items}</ul>`,
  });
}
