import { formatDay } from "../../../kernel/dates.ts";
import { section } from "../../../web/components/reading.ts";
import { type Html, html } from "../../../web/html.ts";
import type { AwaitedRelease } from "../rules/releases.ts";
import { VIEW_LABELS } from "../rules/texts.ts";

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
