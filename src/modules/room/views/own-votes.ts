import { section } from "../../../web/components/reading.ts";
import { type Html, html } from "../../../web/html.ts";
import { CHOICE_LABELS, type OwnVote } from "../rules/cast-votes.ts";

/** The votes that are open to whoever reads this, in the rooms they are in. Nothing when none are. */
export function votesSection(deskHref: string, votes: readonly OwnVote[]): Html | false {
  if (votes.length === 0) return false;
  const items = votes.map(
    ({ meetingId, itemId, text, seat, choice }) =>
      html`<li class="fp-waiting__item"><a class="govuk-link" href="${deskHref}/meetings/${meetingId}/room/items/${itemId}">${text}</a>: for ${seat}, ${choice ? `you have voted ${CHOICE_LABELS[choice].toLowerCase()}` : "not voted yet"}</li>`,
  );
  return section({
    id: "votes",
    title: "Votes that are open to you now",
    content: html`<ul class="fp-waiting">${items}</ul>`,
  });
}
