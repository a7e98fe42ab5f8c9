import { button } from "../../../web/components/button.ts";
import { formPage, postForm } from "../../../web/components/form-page.ts";
import { type Form, itemsOf, selectField, textField } from "../../../web/components/typed-fields.ts";
import type { Desk } from "../../../web/desk.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { titleOf } from "../../meetings/index.ts";
import { type Attendance, MODE_LABELS, STANDS_AS_LABELS } from "../rules/attendance.ts";
import { roomCrumbs, roomHref } from "./desk.ts";
import type { RoomShown } from "./shown.ts";

/** Somebody who is written down, or changed. */
export function attendanceFormPage(desk: Desk, room: RoomShown, entry: Attendance | undefined, form: Form): View {
  const { meeting, seats, representatives } = room;
  const title = entry ? `Change: ${entry.who}` : "Add somebody";
  const href = roomHref(desk, meeting.id);
  const action = entry ? `${href}/attendance/${entry.id}/edit` : `${href}/attendance`;
  const nameOf = (seatId: string) => seats.find(({ id }) => id === seatId)?.name ?? "";
  const people = representatives.map(({ personId, seatId, name, standsAs }) => ({
    text: `${name} (${nameOf(seatId)}${standsAs === "voting" ? "" : `, ${standsAs}`})`,
    value: personId,
  }));
  const known =
    people.length > 0 &&
    selectField(form, { name: "person", label: "Who, of those named for the seat" }, [
      { text: "Somebody else", value: "" },
      ...people,
    ]);
  const typedRevision = form.typed["revision"];
  const page = formPage({
    title,
    caption: titleOf(meeting),
    action,
    problems: form.problems,
    ...(entry && { hidden: { revision: typeof typedRevision === "string" ? typedRevision : String(entry.revision) } }),
    fields: html`${selectField(form, { name: "standsAs", label: "How they take part" }, itemsOf(STANDS_AS_LABELS))}${selectField(form, { name: "seat", label: "For which seat", hint: "A guest has none." }, [{ text: "None", value: "" }, ...seats.map(({ id, name }) => ({ text: name, value: id }))])}${known}${textField(form, { name: "who", label: people.length > 0 ? "Or somebody else, by name or post" : "Who, by name or post" })}${textField(form, { name: "standsInFor", label: "For whom a substitute stands in", hint: "Only for a substitute." })}${selectField(form, { name: "mode", label: "Whether they are there" }, itemsOf(MODE_LABELS))}${textField(form, { name: "cameAt", label: "Came at", hint: "For example, 14:05. Not needed for apologies." }, "govuk-input--width-5")}${textField(form, { name: "leftAt", label: "Left at", hint: "Only when they have left." }, "govuk-input--width-5")}`,
    submitText: entry ? "Save" : "Record",
    cancel: { text: "Back to the room", href },
  });
  const removal =
    entry &&
    postForm(
      { action: `${href}/attendance/${entry.id}/removal` },
      button({ text: "Take out, recorded by mistake", classes: "govuk-button--warning", preventDoubleClick: true }),
    );
  return {
    kind: "desk",
    title,
    breadcrumbs: roomCrumbs(desk, meeting, title),
    problems: form.problems,
    content: html`${page}${removal}`,
  };
}
