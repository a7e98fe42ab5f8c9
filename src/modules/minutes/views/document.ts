import { formatDay } from "../../../kernel/dates.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { section } from "../../../web/components/reading.ts";
import { type Html, html } from "../../../web/html.ts";
import { RESTRICTED_TAG } from "../../meetings/index.ts";
import { MINUTES_WORDS as WORDS } from "../content.ts";
import type { DocumentPart, MinutesDocument } from "../rules/documents.ts";

/** What a view of the minutes says, part by part. `after` is put at the end of a part: what can be done with it. */
export function documentBody({ parts }: MinutesDocument, after?: (i: number) => Html | false): Html {
  return html`${parts.map((part, i) =>
    section({
      id: `part-${i + 1}`,
      title: part.isRestricted ? html`${part.heading} ${RESTRICTED_TAG}` : part.heading,
      content: html`${partBody(part)}${after?.(i)}`,
    }),
  )}`;
}

function partBody(part: DocumentPart): Html {
  const {
    attendance,
    decisions,
    paragraphs,
    leftOut,
    interests,
    actions,
    amendments,
    carried = [],
    endings = [],
  } = part;
  const said = [attendance, decisions, paragraphs, interests, actions, carried, endings];
  const isEmpty = said.every(({ length }) => length === 0) && leftOut === null;
  return html`${isEmpty && html`<p class="govuk-body govuk-hint">${WORDS.nothing}</p>`}${attendance.length > 0 && listed("Who took part", attendance)}${interests.length > 0 && listed("Interests declared", interests)}${paragraphs.map(paragraph)}${decisions.map(decision)}${endings.map(paragraph)}${carried.length > 0 && listed(CARRIED_TITLE, carried)}${leftOut !== null && insetText({ text: leftOut })}${
    actions.length > 0 &&
    listed(
      "Actions",
      actions.map(
        ({ text, owner, dueOn }) => html`<strong>Action:</strong> ${text} – ${owner}, by ${formatDay(dueOn)}`,
      ),
    )
  }${amendments.length > 0 && listed("Amended when they were confirmed", amendments.map(amendmentInWords))}`;
}

export const CARRIED_TITLE = "Open actions from earlier meetings, as they stood at the beginning";

function listed(title: string, items: readonly (string | Html)[]): Html {
  return html`<h3 class="govuk-heading-s">${title}</h3><ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function decision({ title, text, course }: DocumentPart["decisions"][number]): Html {
  return html`<h3 class="govuk-heading-s">${title}</h3>${paragraph(text)}<ul class="govuk-list govuk-list--bullet">${course.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
}

/** Who asked for which change. */
export function amendmentInWords({ askedBy, oldText, newText }: DocumentPart["amendments"][number]): string {
  if (oldText === "") return `Asked by ${askedBy}: “${newText}” was added.`;
  if (newText === "") return `Asked by ${askedBy}: “${oldText}” was struck out.`;
  return `Asked by ${askedBy}: “${oldText}” became “${newText}”.`;
}

/** A line end as somebody typed it is one here. */
function paragraph(text: string): Html {
  return html`<p class="govuk-body">${text.split("\n").map((line, i) => html`${i > 0 && html`<br>`}${line}`)}</p>`;
}
