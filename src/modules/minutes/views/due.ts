import { type Day, formatDay } from "../../../kernel/dates.ts";
import { section } from "../../../web/components/reading.ts";
import { type Html, html } from "../../../web/html.ts";
import type { AwaitedRelease } from "../rules/releases.ts";
import { VIEW_LABELS } from "../rules/texts.ts";

/** Minutes that wait to be cleared by whoever reads this, as the chair. Nothing when none do. */
export function clearancesSection(
  deskHref: string,
  minutes: readonly { readonly meetingId: string; readonly group: string; readonly heldOn: Day }[],
): Html | false {
  if (minutes.length === 0) return false;
  const items = minutes.map(
    ({ meetingId, group, heldOn }) =>
      html`<li class="fp-waiting__item"><a class="govuk-link" href="${deskHref}/meetings/${meetingId}/minutes">${group}, ${formatDay(heldOn)}</a></li>`,
  );
  return section({
    id: "minutes-to-clear",
    title: "Draft minutes for you to clear, as the chair",
    content: html`<ul class="fp-waiting">${items}</ul>`,
  });
}

/** Minutes that wait for the agreement of whoever reads this. Nothing when none do. */
export function releasesSection(deskHref: string, releases: readonly AwaitedRelease[]): Html | false {
  if (releases.length === 0) return false;
  const items = releases.map(
    ({ id, group, heldOn, reach }) =>
      html`<li class="fp-waiting__item"><a class="govuk-link" href="${deskHref}/minutes/${id}">${group}, ${formatDay(heldOn)}</a>: ${VIEW_LABELS[reach]}</li>`,
  );
  return section({
    id: "minutes-to-release",
    title: "Minutes that wait for your agreement",
    content: html`<ul class="fp-waiting">${items}</ul>`,
  });
}
