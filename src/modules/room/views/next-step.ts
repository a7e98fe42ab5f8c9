import { button } from "../../../web/components/button.ts";
import { errorMessage } from "../../../web/components/error-message.ts";
import { postForm } from "../../../web/components/form-page.ts";
import { select } from "../../../web/components/select.ts";
import { type Html, html } from "../../../web/html.ts";
import { hasVoice, isInRoom } from "../rules/attendance.ts";
import { CHOICE_LABELS } from "../rules/cast-votes.ts";
import { roomHref } from "./desk.ts";
import { areaIn, chooseIn, type FormShown, formIn, timeIn } from "./fields.ts";
import type { MotionShown } from "./shown.ts";

/** The forms of what may come next, for whoever may record it. */
export function nextForms(shown: MotionShown): Html | false {
  const { desk, room, proposal, item } = shown;
  const { state, latest } = proposal;
  const runs = desk.may.includes("meetings:manage") && room.state === "open" && latest.meetingId === room.meeting.id;
  const chairs = desk.may.includes("meetings:chair") && latest.meetingId === room.meeting.id;
  switch (state) {
    case "tabled":
      return runs && consensus(shown);
    case "to-vote":
      return html`${ownVote(shown)}${runs && ballot(shown)}`;
    case "tied":
      return html`${runs && proposal.owed.map((seat) => dissent(shown, seat))}${runs && proposal.owed.length === 0 && latest.kind !== "alternative" && alternative(shown)}${chairs && proposal.owed.length === 0 && urgency(shown)}${proposal.owed.length === 0 && !chairs && html`<p class="govuk-body">If no alternative is put, the chair says on this page whether there is urgency.</p>`}`;
    case "barred":
    case "defeated":
    case "undetermined":
    case "equal":
    case "not-agreed":
      return (
        chairs &&
        !latest.determinations.some(({ finding }) => finding === "modified") &&
        item.id === latest.itemId &&
        modification(shown)
      );
    default:
      return false;
  }
}

function consensus({ desk, room, proposal: { latest }, sent }: MotionShown): Html {
  const form = formIn(sent, `consensus-${latest.id}`, { at: room.moment });
  return form.post(
    { action: `${roomHref(desk, room.meeting.id)}/motions/${latest.id}/consensus`, submit: "Record the answer" },
    html`<h3 class="govuk-heading-s">Does everybody agree?</h3>${chooseIn(
      form,
      { name: "reached", label: "Consensus" },
      [
        { text: "Choose", value: "" },
        { text: "Everybody agrees", value: "yes" },
        { text: "There is no consensus", value: "no" },
      ],
    )}${timeIn(form)}`,
  );
}

/** The vote of the seat that whoever looks speaks for, from their own device. */
function ownVote({ desk, room, proposal: { latest }, item, sent }: MotionShown): Html | false {
  const seat = room.seats.find(({ id, votes }) => id === room.ownSeat && votes);
  if (!seat || room.state !== "open" || latest.meetingId !== room.meeting.id) return false;
  if (item.interests.some(({ seatId }) => seatId === seat.id))
    return html`<p class="govuk-body">An interest is declared for ${seat.name}, so you do not vote on this item.</p>`;
  const cast = room.castVotes.find(({ motionId, seatId }) => motionId === latest.id && seatId === seat.id);
  const form = formIn(sent, `own-vote-${latest.id}`, { choice: cast?.choice ?? "" });
  return form.post(
    {
      action: `${roomHref(desk, room.meeting.id)}/motions/${latest.id}/own-vote`,
      submit: cast ? "Change your vote" : "Vote",
    },
    html`<h3 class="govuk-heading-s">Your vote for ${seat.name}</h3>${
      cast &&
      html`<p class="govuk-body">You have voted: ${CHOICE_LABELS[cast.choice].toLowerCase()}. It counts once the vote is recorded, and can be changed until then.</p>`
    }${chooseIn(form, { name: "choice", label: "Your choice" }, [
      { text: "Choose", value: "" },
      ...Object.entries(CHOICE_LABELS).map(([value, text]) => ({
        text,
        value,
      })),
    ])}`,
  );
}

/** One line for each seat with a vote: who is there and has no interest chooses, and for the others it says why not. */
function ballot({ desk, room, proposal: { latest }, item, sent }: MotionShown): Html {
  const form = formIn(sent, `vote-${latest.id}`, { at: room.moment });
  const typed = [form.typed["votes"] ?? []].flat();
  const conflicted = new Set(item.interests.map(({ seatId }) => seatId));
  const there = new Set(
    room.attendances
      .filter((one) => isInRoom(one, room.sitting, room.moment) && hasVoice(one))
      .map(({ seatId }) => seatId),
  );
  const voters = room.seats.filter(({ id, votes }) => votes && (there.has(id) || room.now.day !== room.sitting));
  const choosing = voters.filter(({ id }) => !conflicted.has(id));
  const lines = choosing.map((seat, i) => {
    const own = room.castVotes.find(({ motionId, seatId }) => motionId === latest.id && seatId === seat.id);
    const chosen = typed.find((entry) => entry.startsWith(seat.id)) ?? (own && `${seat.id} ${own.choice}`);
    return select({
      name: "votes",
      id: i === 0 ? `${form.key}-votes` : `${form.key}-votes-${i + 1}`,
      label: { text: seat.name },
      ...(own && { hint: { text: `Cast by ${own.name ?? "themselves"}: ${CHOICE_LABELS[own.choice].toLowerCase()}` } }),
      formGroup: { classes: "fp-ballot__line" },
      value: chosen,
      items: [
        { text: "No vote", value: "" },
        { text: "For", value: `${seat.id} for` },
        { text: "Against", value: `${seat.id} against` },
        { text: "Abstains", value: `${seat.id} abstain` },
      ],
    });
  });
  const standing = voters.filter(({ id }) => conflicted.has(id)).map(({ name }) => name);
  const aside =
    standing.length > 0 &&
    html`<p class="govuk-body">${standing.join(", ")}: an interest is declared, so no vote on this item.</p>`;
  return postForm(
    { action: `${roomHref(desk, room.meeting.id)}/motions/${latest.id}/vote` },
    html`<fieldset class="govuk-fieldset fp-ballot"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">The vote, one for each seat in the room</legend>${votesError(form)}<div class="fp-ballot__lines">${lines}</div>${aside}</fieldset>${timeIn(form)}${button({ text: "Record the vote", preventDoubleClick: true })}`,
  );
}

function votesError(form: FormShown): Html | false {
  const messages = form.problems.filter(({ field }) => field === "votes").map(({ message }) => message);
  return messages.length > 0 && errorMessage({ text: messages.join(". ") });
}

function dissent({ desk, room, proposal: { latest }, sent }: MotionShown, seat: string): Html {
  const name = room.seats.find(({ id }) => id === seat)?.name ?? "";
  const form = formIn(sent, `dissent-${latest.id}-${seat}`);
  return form.post(
    {
      action: `${roomHref(desk, room.meeting.id)}/motions/${latest.id}/dissents`,
      submit: "Record why",
      about: name,
      hidden: { seat },
    },
    areaIn(form, { name: "why", label: `Why ${name} cannot support it`, rows: 2 }),
  );
}

function alternative({ desk, room, item, proposal: { latest }, sent }: MotionShown): Html {
  const form = formIn(sent, `again-${latest.lineageId}`, { text: latest.text ?? "" });
  return form.post(
    {
      action: `${roomHref(desk, room.meeting.id)}/items/${item.id}/motions`,
      submit: "Put the alternative",
      hidden: { proposal: latest.lineageId },
    },
    areaIn(form, { name: "text", label: "An alternative at this meeting", rows: 3 }),
  );
}

function urgency({ desk, room, proposal: { latest }, sent }: MotionShown): Html {
  const form = formIn(sent, `determination-${latest.id}`);
  return form.post(
    {
      action: `${roomHref(desk, room.meeting.id)}/motions/${latest.id}/determination`,
      submit: "Record what the chair finds",
    },
    html`<h3 class="govuk-heading-s">As the chair: is it urgent?</h3>${chooseIn(
      form,
      { name: "finding", label: "The chair finds" },
      [
        { text: "Choose", value: "" },
        { text: "No urgency: it is submitted again at the next meeting", value: "not-urgent" },
        { text: "It is urgent: the terms do not say what follows, and it is not passed", value: "urgent" },
      ],
    )}${areaIn(form, { name: "reasons", label: "Reasons", rows: 2 })}`,
  );
}

function modification({ desk, room, proposal: { latest }, sent }: MotionShown): Html {
  const form = formIn(sent, `determination-${latest.id}`);
  return form.post(
    {
      action: `${roomHref(desk, room.meeting.id)}/motions/${latest.id}/determination`,
      submit: "Find it substantially modified",
      hidden: { finding: "modified" },
    },
    html`<h3 class="govuk-heading-s">As the chair: may it come again?</h3>${areaIn(form, {
      name: "reasons",
      label: "Why what is to be put is substantially modified",
      rows: 2,
    })}`,
  );
}
