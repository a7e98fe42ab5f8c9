import { formatDay } from "../../../kernel/dates.ts";
import { section } from "../../../web/components/reading.ts";
import { type Html, html } from "../../../web/html.ts";
import type { DueReview } from "../rules/terms.ts";

/** On the desk's home: which terms of reference were due to be reviewed. Nothing when none was. */
export function reviewsSection(deskHref: string, reviews: readonly DueReview[]): Html | false {
  if (reviews.length === 0) return false;
  const items = reviews.map(
    ({ groupId, termsId, name, version, dueOn }) =>
      html`<li><a class="govuk-link" href="${deskHref}/groups/${groupId}/terms/${termsId}">${name}, version ${version}</a>: due on ${formatDay(dueOn)}</li>`,
  );
  return section({
    id: "terms-to-review",
    title: "Terms of reference to review",
    content: html`<ul class="govuk-list govuk-list--bullet">${items}</ul>`,
  });
}
