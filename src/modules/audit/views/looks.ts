import { formatInstant } from "../../../kernel/dates.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { pagination } from "../../../web/components/pagination.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { html } from "../../../web/html.ts";
import { emptyState } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import type { Look } from "../rules/events.ts";
import { capacityWords, classWords, codeWords } from "../rules/words.ts";

const TITLE = "Who has looked at you as staff";

/** Who was shown data that this program holds of the person who asks. `more` when earlier ones are left. */
export function looksPage(looks: readonly Look[], titles: ReadonlyMap<string, string>, more: boolean): View {
  const last = looks.at(-1);
  const rows = table({
    caption: TITLE,
    captionClasses: "govuk-visually-hidden",
    classes: "fp-table fp-table--list",
    head: [
      { text: "When" },
      { text: "Who" },
      { text: "Where" },
      { text: "What they were shown" },
      { text: "What for" },
    ],
    rows: looks.map((look) => [
      { text: formatInstant(new Date(look.at)) },
      {
        text: html`${look.who ?? "No person"}<br><span class="fp-quiet">${capacityWords(look.capacity, titles)}</span>`,
      },
      { text: look.where ?? "A partnership that is not here any more" },
      { text: classWords(look.classes) },
      { text: look.purpose === null ? "Not recorded" : codeWords(look.purpose) },
    ]),
  });
  const older =
    last &&
    pagination({ next: { href: `/account/looks?${new URLSearchParams({ before: last.at })}`, text: "Earlier" } });
  return {
    kind: "plain",
    title: TITLE,
    content: html`${pageHeading({
      title: TITLE,
      text: "Each time somebody else was shown your contact details, or what you did here, in any partnership. Your name as a colleague sees it on a page is not listed.",
    })}${looks.length === 0 ? emptyState({ title: "Nobody has", text: "No event says that anybody looked at what is kept about you." }) : html`${scrollRegion(TITLE, rows)}${more && older}`}`,
  };
}
