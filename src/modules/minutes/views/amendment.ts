import { formPage } from "../../../web/components/form-page.ts";
import { areaField, type Form, itemsOf, selectField, textField } from "../../../web/components/typed-fields.ts";
import type { Desk } from "../../../web/desk.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { titleOf } from "../../meetings/index.ts";
import { amended } from "../rules/amendments.ts";
import { viewOf } from "../rules/documents.ts";
import type { Part } from "../rules/minutes.ts";
import { REACH_LABELS } from "../rules/texts.ts";
import { minutesCrumbs, minutesHref, partHref } from "./desk.ts";
import { documentBody } from "./document.ts";
import type { MinutesFacts } from "./facts.ts";

/** An amendment of one paragraph of a part: what it says now, what it is to say, and who asked. */
export function amendmentPage(
  desk: Desk,
  { minutes, part }: Pick<MinutesFacts, "minutes"> & { readonly part: Part },
  form: Form,
): View {
  const title = "Record an amendment";
  const now = amended(part.text.paragraphs, part.amendments);
  const paragraphs = now.map(({ text }, i) => ({
    text: `Paragraph ${i + 1}: ${text === "" ? "(struck out)" : beginningOf(text)}`,
    value: String(i + 1),
  }));
  const added = { text: "A paragraph that is added at the end", value: String(now.length + 1) };
  return {
    kind: "desk",
    title,
    breadcrumbs: minutesCrumbs(desk, minutes.meeting, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      caption: `${part.heading}, minutes of ${titleOf(minutes.meeting)}`,
      text: "The old words stay beside the new ones in the minutes, with who asked.",
      action: `${partHref(desk, minutes.meeting.id, part)}/amendment`,
      problems: form.problems,
      // What is shown here is what has been seen, also after somebody else's amendment came between.
      hidden: { seen: String(part.amendments.length) },
      fields: html`${documentBody(viewOf(minutes, [part], "members"))}${selectField(form, { name: "paragraph", label: "Which paragraph" }, [...paragraphs, added])}${areaField(form, { name: "words", label: "What it is to say", hint: "Leave it empty to strike the paragraph out." })}${selectField(form, { name: "reach", label: "Who may read a paragraph that is added", hint: "One that is there goes on as it is." }, itemsOf(REACH_LABELS))}${textField(form, { name: "askedBy", label: "Who asked for it", hint: "A seat or a post." })}`,
      submitText: "Record the amendment",
      cancel: { text: "Cancel", href: minutesHref(desk, minutes.meeting.id) },
    }),
  };
}

function beginningOf(text: string): string {
  return text.length > 70 ? `${text.slice(0, 70)}…` : text;
}
