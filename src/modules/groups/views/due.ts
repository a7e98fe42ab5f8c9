import { formatDay } from "../../../kernel/dates.ts";
import { section } from "../../../web/components/reading.ts";
import { type Html, html } from "../../../web/html.ts";
import { type DuePost, dueInWords } from "../rules/chairs.ts";
import type { DueReview } from "../rules/terms.ts";

/** Which terms of reference were due to be reviewed. Nothing when none was. */
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

/** Terms of office that end, and chairs that nobody is. Nothing when nothing is due. */
export function postsSection(deskHref: string, posts: readonly DuePost[]): Html | false {
  if (posts.length === 0) return false;
  const items = posts.map(
    (due) =>
      html`<li><a class="govuk-link" href="${deskHref}/groups/${due.groupId}/chairs">${due.group}</a>: ${dueInWords(due)}</li>`,
  );
  return section({
    id: "chairs-to-see-to",
    title: "Chairs to see to",
    content: html`<ul class="govuk-list govuk-list--bullet">${items}</ul>`,
  });
}
