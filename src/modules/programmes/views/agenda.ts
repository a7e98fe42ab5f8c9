import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { tag } from "../../../web/components/tag.ts";
import type { Desk } from "../../../web/desk.ts";
import { quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { ITEM_KIND_LABELS, type Meeting, meetingCrumbs, meetingHref, titleOf } from "../../meetings/index.ts";
import { type ProgrammeItem, recurrenceInWords } from "../rules/programme.ts";
import { groundOf, programmeHref } from "./desk.ts";

type AgendaPage = {
  readonly meeting: Meeting;
  readonly items: readonly (ProgrammeItem & { readonly isTaken: boolean })[];
  readonly problems: readonly Problem[];
};

/** What the programme has for a meeting, and the one button that takes it onto the agenda. */
export function programmeForPage(desk: Desk, { meeting, items, problems }: AgendaPage): View {
  const title = "From the work programme";
  const open = items.filter(({ isTaken }) => !isTaken).length;
  const take =
    open > 0 &&
    postForm(
      { action: `${meetingHref(desk, meeting.id)}/programme` },
      button({ text: `Take ${quantity(open, "item")} onto the agenda`, preventDoubleClick: true }),
    );
  return {
    kind: "desk",
    title,
    breadcrumbs: meetingCrumbs(desk, meeting, { text: title }),
    problems,
    content: html`${problemSummary(problems)}${pageHeading({ title, caption: titleOf(meeting) })}${
      items.length > 0
        ? html`<p class="govuk-body">The standing items of the group, and what is due in the month of the meeting. What is on the agenda already is not added again.</p>${itemsTable(items)}`
        : html`<p class="govuk-body">The work programme has nothing for this meeting.</p>`
    }${take}<p class="govuk-body"><a class="govuk-link" href="${programmeHref(desk, meeting.groupId)}">The work programme of ${meeting.group}</a></p><p class="govuk-body"><a class="govuk-link" href="${meetingHref(desk, meeting.id)}">Back to the meeting</a></p>`,
  };
}

function itemsTable(items: AgendaPage["items"]): Html {
  const caption = "Items for this meeting";
  return scrollRegion(
    caption,
    table({
      caption,
      captionClasses: "govuk-visually-hidden",
      head: ["Item", "For", "When", "Where it comes from", "State"].map((text) => ({ text })),
      rows: items.map((item) => [
        { text: item.title },
        { text: ITEM_KIND_LABELS[item.kind] },
        { text: recurrenceInWords(item) },
        { text: groundOf(item) },
        {
          text: item.isTaken
            ? tag({ text: "On the agenda", classes: "govuk-tag--green" })
            : tag({ text: "Not taken", classes: "govuk-tag--grey" }),
        },
      ]),
      firstCellIsHeader: true,
    }),
  );
}
