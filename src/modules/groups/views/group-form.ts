import { GROUP_KIND_LABELS } from "../../../kernel/group-kinds.ts";
import { formPage } from "../../../web/components/form-page.ts";
import { areaField, type Form, itemsOf, selectField, textField } from "../../../web/components/typed-fields.ts";
import { dayField } from "../../../web/day-field.ts";
import type { Desk } from "../../../web/desk.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { GroupSeen } from "../rules/groups.ts";
import { groupCrumbs, groupHref } from "./desk.ts";

/** The form by which a group is begun, or changed when it is there already. */
export function groupFormPage(
  desk: Desk,
  groups: readonly GroupSeen[],
  form: Form,
  group?: Pick<GroupSeen, "id" | "name" | "revision">,
): View {
  const title = group ? "Change the group" : "Begin a group";
  const { typed, problems } = form;
  const parents = groups.filter(({ id, host, endedOn }) => host === null && endedOn === null && id !== group?.id);
  return {
    kind: "desk",
    title,
    breadcrumbs: groupCrumbs(desk, group, { text: title }),
    problems,
    content: formPage({
      title,
      caption: group?.name ?? desk.name,
      action: group ? groupHref(desk, group.id) : `${desk.href}/groups`,
      problems,
      anchors: { started: "started-day", due: "due-day" },
      hidden: group ? { revision: String(typed["revision"] ?? group.revision) } : {},
      fields: html`${textField(form, { name: "name", label: "Name" })}${selectField(form, { name: "kind", label: "Kind" }, [{ text: "Choose a kind", value: "" }, ...itemsOf(GROUP_KIND_LABELS)])}${selectField(
        form,
        { name: "parent", label: "Stands below", hint: "The group to which it belongs in the structure." },
        [{ text: "No other group", value: "" }, ...parents.map(({ id, name }) => ({ text: name, value: id }))],
      )}${areaField(form, { name: "purpose", label: "What it is for, in a sentence" }, 3)}${textField(form, {
        name: "alsoCalled",
        label: "Other names",
        hint: "Names it has beside this one, or had before, divided by commas.",
      })}${dayField("started", "First day, if it is known", typed, problems)}${dayField("due", "When it is due to end, if it is for a task", typed, problems)}`,
      submitText: group ? "Save the group" : "Begin the group",
      cancel: { text: "Cancel", href: group ? groupHref(desk, group.id) : `${desk.href}/groups` },
    }),
  };
}

/** The form by which a group ends. */
export function endGroupPage(desk: Desk, group: GroupSeen, { typed, problems }: Form): View {
  const title = "End the group";
  return {
    kind: "desk",
    title,
    breadcrumbs: groupCrumbs(desk, group, { text: title }),
    problems,
    content: formPage({
      title,
      caption: group.name,
      text: "Its terms of reference, its members and what it did stay on record, with its last day. It leaves the structure.",
      action: `${groupHref(desk, group.id)}/end`,
      problems,
      anchors: { on: "on-day" },
      fields: dayField("on", "Last day", typed, problems),
      submitText: "End the group",
      submitClasses: "govuk-button--warning",
      cancel: { text: "Cancel", href: groupHref(desk, group.id) },
    }),
  };
}
