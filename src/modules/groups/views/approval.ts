import { formPage } from "../../../web/components/form-page.ts";
import { type Form, textField } from "../../../web/components/typed-fields.ts";
import { dayField } from "../../../web/day-field.ts";
import type { Desk } from "../../../web/desk.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { GroupSeen } from "../rules/groups.ts";
import type { Terms } from "../rules/terms.ts";
import { groupCrumbs } from "./desk.ts";
import { termsHref, termsTitle } from "./terms.ts";

/** The form by which somebody records that a version was approved. */
export function approvalPage(desk: Desk, group: GroupSeen, terms: Terms, form: Form): View {
  const title = `Approve version ${terms.version}`;
  const two =
    terms.settings.approvers === 2 ? " These terms ask for two people: somebody else confirms it after you." : "";
  return {
    kind: "desk",
    title,
    breadcrumbs: groupCrumbs(desk, group, { text: termsTitle(terms), href: termsHref(desk, terms) }, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      caption: group.name,
      text: `From here on this version never changes: what comes later is the next version.${two}`,
      action: `${termsHref(desk, terms)}/approval`,
      problems: form.problems,
      anchors: { decided: "decided-day", inForce: "inForce-day" },
      fields: html`${textField(form, { name: "decidedBy", label: "Approved by", hint: "The body that decided: usually the group itself, or the one it stands below." })}${textField(form, { name: "meeting", label: "At which meeting, if at one" })}${dayField("decided", "Day of the decision", form.typed, form.problems)}${dayField("inForce", "In force from", form.typed, form.problems)}`,
      submitText: "Record the approval",
      cancel: { text: "Cancel", href: termsHref(desk, terms) },
    }),
  };
}
