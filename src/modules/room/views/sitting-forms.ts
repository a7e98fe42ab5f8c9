import { formPage } from "../../../web/components/form-page.ts";
import { areaField, type Form, textField } from "../../../web/components/typed-fields.ts";
import { dayField } from "../../../web/day-field.ts";
import type { Desk } from "../../../web/desk.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { type Meeting, titleOf } from "../../meetings/index.ts";
import { roomCrumbs, roomHref } from "./desk.ts";

/** The meeting breaks off until another day. `working` says how the quorum is counted now. */
export function adjournmentPage(desk: Desk, meeting: Meeting, working: string, form: Form): View {
  return sittingPage(desk, meeting, form, {
    title: "Adjourn the meeting",
    text: `${working} Nothing is decided until that day; who comes then is recorded anew.`,
    path: "adjournment",
    fields: html`${dayField("until", "Until which day", form.typed, form.problems)}${timeField(form)}${areaField(form, { name: "reason", label: "Why it is adjourned" }, 3)}`,
    submitText: "Adjourn the meeting",
  });
}

export function closingPage(desk: Desk, meeting: Meeting, form: Form): View {
  return sittingPage(desk, meeting, form, {
    title: "Close the meeting",
    text: "From then on what is recorded stands. It can be opened again with a reason, to correct it.",
    path: "closing",
    fields: timeField(form),
    submitText: "Close the meeting",
  });
}

export function reopeningPage(desk: Desk, meeting: Meeting, form: Form): View {
  return sittingPage(desk, meeting, form, {
    title: "Open the record again",
    text: "That it was opened, by whom and why, stays with the meeting.",
    path: "reopening",
    fields: areaField(form, { name: "reason", label: "Why it is opened again" }, 3),
    submitText: "Open the record again",
  });
}

/** Other words for a motion that nothing has been decided about. */
export function motionFormPage(desk: Desk, meeting: Meeting, motion: { id: string; itemId: string }, form: Form): View {
  const title = "Change the words of a motion";
  const { revision } = form.typed;
  return {
    kind: "desk",
    title,
    breadcrumbs: roomCrumbs(desk, meeting, title),
    problems: form.problems,
    content: formPage({
      title,
      caption: titleOf(meeting),
      action: `${roomHref(desk, meeting.id)}/motions/${motion.id}/edit`,
      problems: form.problems,
      hidden: { revision: typeof revision === "string" ? revision : "" },
      fields: areaField(form, { name: "text", label: "What is proposed" }),
      submitText: "Save the words",
      cancel: { text: "Back to the item", href: `${roomHref(desk, meeting.id)}/items/${motion.itemId}` },
    }),
  };
}

type Parts = {
  readonly title: string;
  readonly text: string;
  readonly path: string;
  readonly fields: ReturnType<typeof html>;
  readonly submitText: string;
};

function sittingPage(desk: Desk, meeting: Meeting, form: Form, { title, text, path, fields, submitText }: Parts): View {
  const href = roomHref(desk, meeting.id);
  return {
    kind: "desk",
    title,
    breadcrumbs: roomCrumbs(desk, meeting, title),
    problems: form.problems,
    content: formPage({
      ...{ title, text, fields, submitText },
      caption: titleOf(meeting),
      action: `${href}/${path}`,
      problems: form.problems,
      anchors: { until: "until-day" },
      cancel: { text: "Back to the room", href },
    }),
  };
}

function timeField(form: Form) {
  return textField(form, { name: "at", label: "At what time", hint: "For example, 16:05." }, "govuk-input--width-5");
}
