import { formatInstant } from "../../../kernel/dates.ts";
import { details } from "../../../web/components/details.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { type Html, html } from "../../../web/html.ts";
import { STATE_WORDS } from "../../groups/index.ts";
import { type Decision, MOTION_KIND_LABELS, type Motion } from "../rules/motions.ts";
import { roomHref, stateTag } from "./desk.ts";
import { nextForms } from "./next-step.ts";
import type { MotionShown } from "./shown.ts";
import { outcomeInWords } from "./words.ts";

/** A proposal with all that it has been through, and the forms of what its procedure asks next. */
export function motionSection(shown: MotionShown): Html {
  const { proposal, item, room } = shown;
  const { motions, latest, state } = proposal;
  const parts = motions.map((motion) => one(shown, motion));
  const isHere = latest.itemId === item.id;
  const elsewhere = !isHere && html`<p class="govuk-body">It was put again at another item or meeting.</p>`;
  return html`<section class="fp-motion"><h2 class="govuk-heading-m">${MOTION_KIND_LABELS[latest.kind]} ${stateTag(state)}</h2>${parts}<p class="govuk-body">${STATE_WORDS[state]}</p>${elsewhere}${isHere && latest.text !== null && room.state !== "cancelled" && nextForms(shown)}</section>`;
}

function one({ room, desk, proposal }: MotionShown, motion: Motion): Html {
  const nameOf = (id: string) => room.seats.find((seat) => seat.id === id)?.name ?? "A seat of other terms";
  const runs = desk.may.includes("meetings:manage");
  const isLatest = motion === proposal.latest;
  const change =
    runs &&
    isLatest &&
    motion.decisions.length === 0 &&
    motion.text !== null &&
    room.state === "open" &&
    motion.meetingId === room.meeting.id &&
    html`<p class="govuk-body"><a class="govuk-link" href="${roomHref(desk, room.meeting.id)}/motions/${motion.id}/edit">Change the words</a></p>`;
  const dissents = motion.dissents.map(({ seatId, why }) => html`<li>${nameOf(seatId)}: ${why}</li>`);
  const found = motion.determinations.map(
    ({ finding, reasons, foundBy, foundAt }) =>
      html`<p class="govuk-body">The chair finds it ${FINDING_WORDS[finding]}: ${reasons ?? "the reasons are restricted"}. <span class="govuk-hint">${foundBy ?? "The chair"}, ${formatInstant(new Date(foundAt))}</span></p>`,
  );
  return html`<div class="fp-motion__step">${!isLatest && html`<h3 class="govuk-heading-s">${MOTION_KIND_LABELS[motion.kind]}</h3>`}${insetText({ text: motion.text ?? "Restricted: you may not read what was proposed." })}${change}${motion.decisions.map((decision) => decided(decision, nameOf))}${dissents.length > 0 && html`<p class="govuk-body">Why those who voted against cannot support it:</p><ul class="govuk-list govuk-list--bullet">${dissents}</ul>`}${found}</div>`;
}

const FINDING_WORDS = { urgent: "urgent", "not-urgent": "not urgent", modified: "substantially modified" } as const;

/** What came of asking, with the quorum as it was counted then, and how each seat voted. */
function decided(decision: Decision, nameOf: (id: string) => string): Html {
  const of = (choice: string) =>
    decision.votes.filter((vote) => vote.choice === choice).map(({ seatId }) => nameOf(seatId));
  const line = (words: string, names: readonly string[]) =>
    names.length > 0 && html`<li><strong>${words}</strong>: ${[...names].sort().join(", ")}</li>`;
  const votes =
    decision.way === "vote" &&
    html`<ul class="govuk-list">${line("For", of("for"))}${line("Against", of("against"))}${line("Abstained", of("abstain"))}</ul>`;
  const there = [...decision.present].map(nameOf).sort().join(", ");
  return html`<p class="govuk-body">${outcomeInWords(decision)}</p>${votes}${details({
    summaryText: html`The quorum at ${decision.atTime}<span class="govuk-visually-hidden">, ${decision.way}</span>`,
    text: html`<p>${decision.working}</p><p>Represented then: ${there}.</p>`,
  })}`;
}
