import { formPage } from "../../../web/components/form-page.ts";
import { areaField, type Form, itemsOf, selectField, textField } from "../../../web/components/typed-fields.ts";
import type { Desk } from "../../../web/desk.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { type AgendaItem, EXEMPT_PARAGRAPHS, ITEM_KIND_LABELS } from "../rules/agenda.ts";
import type { Meeting } from "../rules/meetings.ts";
import { itemHref, meetingCrumbs, meetingHref, titleOf } from "./desk.ts";

/** An item that is added, or changed. */
export function itemFormPage(desk: Desk, meeting: Meeting, item: AgendaItem | undefined, form: Form): View {
  const title = item ? "Change the item" : "Add an item";
  const back = item ? itemHref(desk, item) : meetingHref(desk, meeting.id);
  return {
    kind: "desk",
    title,
    breadcrumbs: meetingCrumbs(desk, meeting, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      caption: titleOf(meeting),
      action: item ? `${back}/edit` : `${back}/items`,
      problems: form.problems,
      ...(item && { hidden: { revision: typedRevision(form, item) } }),
      fields: html`${selectField(form, { name: "kind", label: "What it is for" }, itemsOf(ITEM_KIND_LABELS))}${textField(form, { name: "title", label: "Title", hint: "It is seen by everybody who sees the agenda, of a restricted item as well." })}${textField(form, { name: "presenter", label: "Presented by", hint: "A post or an organisation." })}${textField(form, { name: "minutes", label: "Minutes allotted" }, "govuk-input--width-3")}${areaField(form, { name: "summary", label: "What it is about", hint: "What is restricted goes elsewhere: restrict the item once it is there." })}${areaField(form, { name: "section17", label: "Crime and disorder", hint: "For a decision: what it means for preventing crime and disorder (section 17), or that it has no effect." }, 3)}${areaField(form, { name: "equality", label: "Equality", hint: "For a decision: what it means for people with protected characteristics, or that it has no effect." }, 3)}`,
      submitText: item ? "Save the item" : "Add the item",
      cancel: { text: "Cancel", href: back },
    }),
  };
}

/** By which rule an item is restricted, and what is. */
export function restrictionPage(desk: Desk, meeting: Meeting, item: AgendaItem, form: Form): View {
  const title = "Restrict the item";
  const paragraphs = Object.entries(EXEMPT_PARAGRAPHS).map(([value, words]) => ({
    text: `Paragraph ${value}: ${words}`,
    value,
  }));
  return {
    kind: "desk",
    title,
    breadcrumbs: meetingCrumbs(desk, meeting, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      caption: `${item.title}, ${titleOf(meeting)}`,
      text: "The rule, the reason and who agreed are open. What is restricted is read by members of the group and by those who run its meetings, and by none of them who has declared an interest.",
      action: `${itemHref(desk, item)}/restriction`,
      problems: form.problems,
      fields: html`${selectField(form, { name: "ground", label: "By which rule" }, itemsOf({ "schedule-12a": "Schedule 12A to the Local Government Act 1972", "own-rule": "The group's own rule" }))}${selectField(form, { name: "paragraph", label: "Paragraph of Schedule 12A" }, [{ text: "Choose a paragraph", value: "" }, ...paragraphs])}${textField(form, { name: "ownRule", label: "The group's own rule", hint: "Where it stands and what it says." })}${areaField(form, { name: "reason", label: "Why the item is restricted", hint: "For Schedule 12A: why keeping it back serves the public better than telling it." }, 3)}${textField(form, { name: "agreedBy", label: "Who agreed", hint: "A post, such as chair and vice-chair." })}${areaField(form, { name: "body", label: "What is restricted" }, 6)}`,
      submitText: "Restrict the item",
      cancel: { text: "Cancel", href: itemHref(desk, item) },
    }),
  };
}

/** What was read when the form was opened, and not what is there by now. */
function typedRevision(form: Form, item: AgendaItem): string {
  const { revision } = form.typed;
  return typeof revision === "string" ? revision : String(item.revision);
}
