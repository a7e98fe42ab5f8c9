import { details } from "../../../web/components/details.ts";
import { problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { type AgendaItem, ITEM_KIND_LABELS, itemHref, RESTRICTED_TAG, titleOf } from "../../meetings/index.ts";
import { livePage, livePart, roomCrumbs, roomHref, smallForm } from "./desk.ts";
import { areaIn, type FormShown, formIn, NOTHING_SENT, type Sent } from "./fields.ts";
import { motionSection } from "./motion.ts";
import type { ProposalShown, RoomShown } from "./shown.ts";

export type ItemInRoom = { readonly item: AgendaItem; readonly room: RoomShown };

/** An item while the meeting deals with it: what is proposed, and how it is decided. */
export function roomItemPage(desk: Desk, { item, room }: ItemInRoom, sent: Sent = NOTHING_SENT): View {
  const { meeting, proposals } = room;
  const href = roomHref(desk, meeting.id);
  const runs = desk.may.includes("meetings:manage");
  const here = proposals.filter(({ motions }) => motions.some(({ itemId }) => itemId === item.id));
  const sections = here.map((proposal) => motionSection({ desk, room, item, proposal, sent }));
  const motions = html`${livePart("item-motions", "fp-room__motions", html`${sections}`)}${runs && room.state === "open" && !isWithheld(item) && tabling(href, item, room, sent)}`;
  return {
    kind: "desk",
    title: item.title,
    breadcrumbs: roomCrumbs(desk, meeting, item.title),
    problems: sent.problems,
    content: livePage(
      { href: `${href}/items/${item.id}`, changes: `${href}/changes?since=${room.fingerprint}` },
      html`${problemSummary(sent.problems, sent.anchors)}${pageHeading({
        title: item.title,
        caption: `Item ${item.position} of ${titleOf(meeting)}`,
      })}${livePart("item-quorum", "fp-room__quorum", html`${quorum(room)}`)}${facts(desk, item, room)}${unshown(sent, motions, room)}${motions}<p class="govuk-body"><a class="govuk-link" href="${href}">Back to the room</a></p>`,
    ),
  };
}

/** What was typed into a form that is here no more, because somebody else has taken the next step meanwhile. */
function unshown(sent: Sent, shown: Html, room: RoomShown): Html | false {
  if (sent.problems.length === 0 || shown.markup.includes(`id="${sent.form}-`)) return false;
  const texts = ["text", "why", "reasons"].flatMap((name) => sent.typed[name] ?? []);
  const votes = [sent.typed["votes"] ?? []].flat().flatMap((vote) => {
    const [seatId, choice] = vote.split(" ");
    const seat = room.seats.find(({ id }) => id === seatId);
    return seat && choice ? `${seat.name}: ${choice}` : [];
  });
  const lines = [...texts, ...votes].filter((line) => line !== "");
  return (
    lines.length > 0 && insetText({ text: html`<p>What you typed:</p>${lines.map((line) => html`<p>${line}</p>`)}` })
  );
}

function quorum({ state, quorum: { isQuorate, working } }: RoomShown): Html | false {
  const modifier = isQuorate ? "made" : "missing";
  return state === "open" && html`<p class="fp-quorum fp-quorum--${modifier}">${working}</p>`;
}

function facts(desk: Desk, item: AgendaItem, room: RoomShown): Html {
  const runs = desk.may.includes("meetings:manage");
  const row = (key: string, text: string) => text !== "" && { key: { text: key }, value: { text } };
  const taken = room.taken.find(({ itemId }) => itemId === item.id);
  const take =
    runs &&
    !taken &&
    room.state === "open" &&
    smallForm(`${roomHref(desk, item.meetingId)}/items/${item.id}/taking`, {
      ...{ text: "Take now", about: item.title, hidden: { at: room.moment } },
    });
  const interests = item.interests.map(({ seat }) => seat).join(", ");
  const list = summaryList({
    classes: "govuk-summary-list--no-border",
    rows: [
      row("For", ITEM_KIND_LABELS[item.kind]),
      row("Taken", taken ? `At ${taken.atTime}` : ""),
      row("What it is about", item.summary),
      row("Restricted", item.restrictedText ?? ""),
      row("Crime and disorder", item.section17),
      row("Equality", item.equality),
      {
        key: { text: "Interests" },
        value: { text: interests === "" ? "None declared" : `${interests}: does not vote on this item` },
        ...(runs && {
          actions: { items: [{ text: "Record an interest", href: itemHref(desk, item) }] },
        }),
      },
    ],
  });
  const withheld =
    isWithheld(item) &&
    html`<p class="govuk-body">${RESTRICTED_TAG} You may not read what of this item is restricted, nor what is proposed about it.</p>`;
  return html`${withheld}${list}${take}`;
}

function isWithheld({ restriction, restrictedText }: AgendaItem): boolean {
  return restriction !== null && restrictedText === null;
}

/** A new proposal, or one that waits to be put again. */
function tabling(href: string, item: AgendaItem, room: RoomShown, sent: Sent): Html {
  if (item.kind !== "decision")
    return html`<p class="govuk-body">The item is not for decision: nothing can be proposed about it.</p>`;
  const action = `${href}/items/${item.id}/motions`;
  const form = formIn(sent, "motion");
  const waiting = room.proposals.filter((proposal) => waits(proposal, room));
  const again = waiting.map((proposal) => againForm(action, proposal, sent));
  const own = form.post(
    { action, submit: "Table the proposal" },
    areaIn(form, { name: "text", label: "What is proposed", rows: 3 }),
  );
  return html`${details({ summaryText: "Table a proposal", text: own, open: form.isSent || room.proposals.every(({ motions }) => motions.every(({ itemId }) => itemId !== item.id)) })}${again}`;
}

/** Whether a proposal can come before this meeting again. */
function waits({ state, latest }: ProposalShown, { meeting }: RoomShown): boolean {
  if (latest.text === null) return false;
  if (state === "deferred") return latest.meetingId !== meeting.id && latest.meetingOn <= meeting.heldOn;
  return latest.determinations.some(({ finding }) => finding === "modified") && latest.meetingOn <= meeting.heldOn;
}

function againForm(action: string, { latest, state }: ProposalShown, sent: Sent): Html {
  const form: FormShown = formIn(sent, `again-${latest.lineageId}`, { text: latest.text ?? "" });
  const words =
    state === "deferred" ? "Submit again what the votes were equal on" : "Put what the chair found modified";
  return details({
    summaryText: `${words}: “${(latest.text ?? "").slice(0, 80)}”`,
    open: form.isSent,
    text: form.post(
      { action, submit: "Put it again", hidden: { proposal: latest.lineageId } },
      areaIn(form, { name: "text", label: "What is proposed", rows: 3 }),
    ),
  });
}
