import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { Change } from "../rules/changes.ts";
import type { GroupSeen } from "../rules/groups.ts";
import type { Terms } from "../rules/terms.ts";
import { groupCrumbs } from "./desk.ts";
import { termsHref, termsTitle } from "./terms.ts";

/** What a version says otherwise than the one before it. */
export function changesPage(
  desk: Desk,
  group: GroupSeen,
  { earlier, later }: { readonly earlier: Terms; readonly later: Terms },
  changes: readonly Change[],
): View {
  const title = `What changed from version ${earlier.version} to ${later.version}`;
  const compared = scrollRegion(
    title,
    table({
      caption: title,
      captionClasses: "govuk-visually-hidden",
      head: [
        { text: "Part" },
        { text: `Only in version ${earlier.version}` },
        { text: `Only in version ${later.version}` },
      ],
      rows: changes.map((change) => [
        { text: change.title },
        { text: lines(change.before) },
        { text: lines(change.after) },
      ]),
      firstCellIsHeader: true,
    }),
  );
  return {
    kind: "desk",
    title,
    breadcrumbs: groupCrumbs(desk, group, { text: termsTitle(later), href: termsHref(desk, later) }, { text: title }),
    content: html`${pageHeading({ title, caption: group.name })}${changes.length > 0 ? compared : html`<p class="govuk-body">Both versions say the same.</p>`}`,
  };
}

function lines(all: readonly string[]): Html {
  if (all.length === 0) return html`<span class="govuk-hint">Nothing</span>`;
  return html`<ul class="govuk-list govuk-!-margin-bottom-0">${all.map((line) => html`<li>${line}</li>`)}</ul>`;
}
