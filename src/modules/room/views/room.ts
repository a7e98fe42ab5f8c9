import { formatDay, formatInstant } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { buttonGroup, linkButton } from "../../../web/components/button.ts";
import { problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { tag } from "../../../web/components/tag.ts";
import type { Desk } from "../../../web/desk.ts";
import { attributes, type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { State } from "../../groups/index.ts";
import { type AgendaItem, ITEM_KIND_LABELS, RESTRICTED_TAG, titleOf } from "../../meetings/index.ts";
import { MOTION_KIND_LABELS, type Motion } from "../rules/motions.ts";
import type { RoomState, RoomStep } from "../rules/sittings.ts";
import { livePage, livePart, ROOM_TAGS, roomCrumbs, roomHref, smallForm, stateTag } from "./desk.ts";
import { peopleSection } from "./people.ts";
import type { RoomShown } from "./shown.ts";
import { outcomeInWords } from "./words.ts";

/** The room of a meeting: whether a decision can be taken, the agenda with what became of it, and who is there. */
export function roomPage(desk: Desk, room: RoomShown, problems: readonly Problem[]): View {
  const { meeting, state } = room;
  const runs = desk.may.includes("meetings:manage");
  const href = roomHref(desk, meeting.id);
  return {
    kind: "desk",
    title: `Room: ${titleOf(meeting)}`,
    breadcrumbs: roomCrumbs(desk, meeting),
    problems,
    content: livePage(
      { href, changes: `${href}/changes?since=${room.fingerprint}` },
      html`${problemSummary(problems)}${pageHeading({
        title: titleOf(meeting),
        caption: "The room of the meeting",
        ...(runs && { actions: actions(href, state) }),
      })}${livePart("room-quorum", "fp-room__quorum", quorumSection(href, room, runs))}<div class="fp-room">${livePart("room-agenda", "fp-room__agenda", agenda(desk, room, runs))}${livePart("room-people", "fp-room__people", peopleSection(href, room, runs))}</div>`,
    ),
  };
}

function actions(href: string, state: RoomState): Html {
  const open = state === "open";
  return buttonGroup([
    (open || state === "before" || state === "adjourned") && linkButton("Add somebody", `${href}/attendance/new`),
    open && linkButton("Adjourn", `${href}/adjournment`),
    open && linkButton("Close the meeting", `${href}/closing`),
    state === "closed" && linkButton("Open the record again", `${href}/reopening`),
  ]);
}

function quorumSection(href: string, room: RoomShown, runs: boolean): Html {
  const { state, quorum, sitting, steps, hasTerms } = room;
  const when =
    state === "open"
      ? `${formatDay(sitting)}, ${room.now.day === sitting ? room.now.time : "recorded afterwards"}`
      : "";
  const isOpen = state === "open";
  const words = hasTerms
    ? quorum[isOpen ? "working" : "arithmetic"]
    : "No terms of reference are in force on the day of the meeting: nobody knows who votes, and nothing can be decided.";
  const offer =
    isOpen &&
    hasTerms &&
    !quorum.isQuorate &&
    runs &&
    html` <a class="govuk-link" href="${href}/adjournment">Adjourn the meeting</a>`;
  const own = {
    class: `fp-quorum${isOpen || !hasTerms ? ` fp-quorum--${quorum.isQuorate ? "made" : "missing"}` : ""}`,
  };
  const sentence = (isOpen || state === "before") && html`<p${attributes(own)}>${words}${offer}</p>`;
  return html`<p class="govuk-body">${ROOM_TAGS[state]} ${when}</p>${sentence}${steps.length > 0 && history(steps)}`;
}

function history(steps: readonly RoomStep[]): Html {
  const words = steps.map((step) => {
    const what = {
      adjourned: `Adjourned at ${step.atTime} on ${formatDay(step.onDay)} until ${step.untilOn === null ? "" : formatDay(step.untilOn)}: ${step.reason}`,
      closed: `Closed at ${step.atTime} on ${formatDay(step.onDay)}`,
      reopened: `Its record was opened again: ${step.reason}`,
    }[step.kind];
    return html`<li>${what} <span class="govuk-hint">${step.takenBy ?? "Somebody"}, ${formatInstant(new Date(step.takenAt))}</span></li>`;
  });
  return insetText({ text: html`<ul class="govuk-list">${words}</ul>` });
}

function agenda(desk: Desk, room: RoomShown, runs: boolean): Html {
  const { items } = room;
  if (items.length === 0)
    return html`<h2 class="govuk-heading-m">Agenda</h2><p class="govuk-body">Nothing is on the agenda.</p>`;
  const now = room.state === "open" ? room.taken.at(-1)?.itemId : undefined;
  const lines = items.map((item) => agendaLine(desk, room, item, { runs, isNow: item.id === now }));
  return html`<h2 class="govuk-heading-m">Agenda</h2><ol class="fp-room__items">${lines}</ol>`;
}

function agendaLine(
  desk: Desk,
  room: RoomShown,
  item: AgendaItem,
  { runs, isNow }: { readonly runs: boolean; readonly isNow: boolean },
): Html {
  const href = `${roomHref(desk, item.meetingId)}/items/${item.id}`;
  const taken = room.taken.find(({ itemId }) => itemId === item.id);
  const take =
    runs &&
    !taken &&
    room.state === "open" &&
    smallForm(`${href}/taking`, { text: "Take now", about: item.title, hidden: { at: room.moment } });
  const motions = room.proposals.flatMap((proposal) =>
    proposal.motions
      .filter(({ itemId }) => itemId === item.id)
      .map((motion) => motionLine(motion, motion === proposal.latest ? proposal.state : "followed")),
  );
  const own = { class: `fp-room__item${isNow ? " fp-room__item--now" : ""}` };
  const facts = [
    ITEM_KIND_LABELS[item.kind],
    item.presenter,
    item.minutes === null ? "" : `${item.minutes} minutes`,
    taken ? `taken at ${taken.atTime}` : "",
  ].filter(Boolean);
  return html`<li${attributes(own)}><div class="fp-room__item-head"><span class="fp-room__number">${item.position}</span><div><a class="govuk-link" href="${href}">${item.title}</a> ${item.restriction !== null && RESTRICTED_TAG} ${isNow && tag({ text: "Now", classes: "govuk-tag--blue" })}<p class="fp-room__facts">${facts.join(" · ")}</p></div>${take}</div>${motions}</li>`;
}

function motionLine(motion: Motion, state: State | "followed"): Html {
  const text = motion.text ?? "Restricted: you may not read what was proposed.";
  return html`<div class="fp-room__motion">${stateTag(state)} <span class="govuk-visually-hidden">${MOTION_KIND_LABELS[motion.kind]}: </span>${text}<p class="fp-room__facts">${motion.decisions.map(outcomeInWords).join(" ")}</p></div>`;
}
