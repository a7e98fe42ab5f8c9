import { button } from "../../../web/components/button.ts";
import { errorFor, postForm, problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { select } from "../../../web/components/select.ts";
import { textarea } from "../../../web/components/textarea.ts";
import { areaField, type Form, itemsOf, selectField } from "../../../web/components/typed-fields.ts";
import { warningText } from "../../../web/components/warning-text.ts";
import { dayField } from "../../../web/day-field.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { Choices } from "../../actions/index.ts";
import { type AgendaItem, titleOf } from "../../meetings/index.ts";
import { viewOf } from "../rules/documents.ts";
import type { Part } from "../rules/minutes.ts";
import { REACH_LABELS } from "../rules/texts.ts";
import { minutesCrumbs, minutesHref, partHref } from "./desk.ts";
import { documentBody } from "./document.ts";
import type { MinutesFacts } from "./facts.ts";

export type PartFacts = Pick<MinutesFacts, "minutes"> & {
  readonly part: Part;
  /** The item of the agenda; undefined for the opening and the closing. */
  readonly item: AgendaItem | undefined;
  /** To whom an action can be given; undefined for whoever may add none. */
  readonly choices: Choices | undefined;
};

export type PartForms = {
  readonly text: Form;
  readonly action: Form;
  /** Somebody else has saved the part since the form was opened. */
  readonly isConflict: boolean;
};

/** One part of the minutes as it is written, beside what the agenda says of it, with the actions agreed there. */
export function partPage(desk: Desk, page: PartFacts, forms: PartForms): View {
  const { minutes, part, item } = page;
  const problems = [...forms.text.problems, ...forms.action.problems];
  const now = viewOf(minutes, [part], "members");
  return {
    kind: "desk",
    title: `Minutes: ${part.heading}`,
    breadcrumbs: minutesCrumbs(desk, minutes.meeting, { text: part.heading }),
    problems,
    content: html`${problemSummary(problems, { text: "text-1", reach: "reach-1", due: "due-day" })}${pageHeading({
      title: part.heading,
      caption: `Minutes of ${titleOf(minutes.meeting)}`,
    })}${item && agenda(item)}${part.restriction !== null && warningText({ text: `This item is restricted. ${part.restriction} What you write is for members of the group, unless you say otherwise of a paragraph.` })}${forms.isConflict && html`<h2 class="govuk-heading-m">What somebody else has saved meanwhile</h2>${insetText({ text: documentBody(now) })}`}${textForm(desk, page, forms)}${page.choices && item && actions(desk, page, page.choices, forms.action)}<p class="govuk-body"><a class="govuk-link" href="${minutesHref(desk, minutes.meeting.id)}">Back to the minutes</a></p>`,
  };
}

function agenda({ summary, presenter, restrictedText }: AgendaItem): Html | false {
  const lines = [presenter !== "" && `Presented by ${presenter}.`, summary, restrictedText].filter(Boolean);
  return lines.length > 0 && insetText({ text: html`${lines.map((line) => html`<p class="govuk-body">${line}</p>`)}` });
}

function textForm(desk: Desk, { minutes, part }: PartFacts, { text: form, isConflict }: PartForms): Html {
  const [texts, reaches] = [listOf(form.typed["text"]), listOf(form.typed["reach"])];
  const usual = part.restriction === null ? "public" : "members";
  // One box more than there are paragraphs: what is said next goes there.
  const boxes = [...texts.filter((text) => text !== ""), ""];
  const fields = boxes.map((text, i) => {
    const isNext = i === boxes.length - 1;
    const name = isNext ? "Next paragraphs" : `Paragraph ${i + 1}`;
    return html`<div class="fp-paragraph">${textarea({
      id: `text-${i + 1}`,
      name: "text",
      label: { text: name },
      ...(isNext && { hint: { text: "An empty line begins another paragraph." } }),
      rows: isNext ? 6 : Math.min(12, 2 + Math.ceil(text.length / 80)),
      value: text,
      ...(i === 0 && { errorMessage: errorFor(form.problems, "text") }),
    })}${select({
      id: `reach-${i + 1}`,
      name: "reach",
      label: { text: html`Who may read it<span class="govuk-visually-hidden">: ${name}</span>` },
      value: (isNext ? undefined : reaches[i]) ?? usual,
      items: itemsOf(REACH_LABELS),
      ...(i === 0 && { errorMessage: errorFor(form.problems, "reach") }),
    })}</div>`;
  });
  const revision = isConflict ? part.text.revision : (form.typed["revision"] ?? part.text.revision);
  return html`<h2 class="govuk-heading-m">What was said and agreed</h2>${postForm(
    { action: partHref(desk, minutes.meeting.id, part), hidden: { revision: String(revision) } },
    html`${fields}${button({ text: isConflict ? "Save mine in its place" : "Save", preventDoubleClick: true })}`,
  )}`;
}

function actions(desk: Desk, { minutes, part }: PartFacts, choices: Choices, form: Form): Html {
  const people = choices.people.map(({ id, name, employer }) => ({
    text: employer === null ? name : `${name} (${employer})`,
    value: id,
  }));
  const organisations = choices.organisations.map(({ id, name }) => ({ text: name, value: id }));
  const agreed = part.record.actions.map(
    ({ id, text, organisation }) =>
      html`<li><a class="govuk-link" href="${desk.href}/actions/${id}">${text}</a>, ${organisation}</li>`,
  );
  const where =
    part.restriction === null
      ? "It stands in every view of the minutes, with the organisation, and in the action log."
      : "Everybody who may read the action log reads it. In the minutes it is for members of the group, as the item is restricted.";
  return html`<h2 class="govuk-heading-m">Actions agreed here</h2>${agreed.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${agreed}</ul>`}<p class="govuk-body">${where} Save what you have written above before you add an action.</p>${postForm(
    // The same form sent twice is one action.
    { action: `${partHref(desk, minutes.meeting.id, part)}/actions`, hidden: { id: String(form.typed["id"] ?? "") } },
    html`${areaField(form, { name: "action", label: "What is to be done" }, 2)}${selectField(form, { name: "organisation", label: "Organisation that owns it" }, [{ text: "Choose an organisation", value: "" }, ...organisations])}${selectField(form, { name: "person", label: "Person who is to do it" }, [{ text: "Nobody named yet", value: "" }, ...people])}${dayField("due", "Due day", form.typed, form.problems)}${button({ text: "Add the action", classes: "govuk-button--secondary", preventDoubleClick: true })}`,
  )}`;
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : [value].flat();
}
