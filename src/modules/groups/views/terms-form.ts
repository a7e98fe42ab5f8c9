import { checkboxes } from "../../../web/components/checkboxes.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
import { areaField, type Form, itemsOf, selectField, textField } from "../../../web/components/typed-fields.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { GroupSeen } from "../rules/groups.ts";
import { MONTHS, SETTINGS, type Section } from "../rules/settings.ts";
import type { Terms } from "../rules/terms.ts";
import { groupCrumbs } from "./desk.ts";
import { termsHref, termsTitle } from "./terms.ts";

const ONE_A_LINE = "One a line.";

/** The form of a draft: what the group is for in words, and how it decides as settings that are carried out. */
export function termsFormPage(desk: Desk, group: GroupSeen, terms: Terms, form: Form): View {
  const title = `Change version ${terms.version}`;
  const { problems } = form;
  return {
    kind: "desk",
    title,
    breadcrumbs: groupCrumbs(desk, group, { text: termsTitle(terms), href: termsHref(desk, terms) }, { text: title }),
    problems,
    content: formPage({
      title,
      caption: `Terms of reference of ${group.name}`,
      text: "Seats and lines of accountability have pages of their own.",
      action: `${termsHref(desk, terms)}/edit`,
      problems,
      hidden: { revision: String(form.typed["revision"] ?? terms.revision) },
      fields: html`<h2 class="govuk-heading-m">What it is for</h2>${areaField(form, { name: "mission", label: "Mission" }, 2)}${areaField(form, { name: "purpose", label: "Purpose" })}${areaField(form, { name: "aims", label: "Aims", hint: ONE_A_LINE })}${areaField(form, { name: "objectives", label: "Objectives", hint: ONE_A_LINE }, 6)}${areaField(form, { name: "scope", label: "Scope" })}${areaField(form, { name: "responsibilities", label: "Roles and responsibilities", hint: ONE_A_LINE }, 6)}${areaField(form, { name: "secretariat", label: "Secretariat" }, 2)}${SECTIONS.map((section) => settingsOf(section, form))}<h2 class="govuk-heading-m">The document</h2>${areaField(form, { name: "openPoints", label: "What the document leaves open", hint: "What it does not say, and what is done about it here. One a line." })}${textField(form, { name: "source", label: "Source", hint: "The document that these terms are taken from." })}`,
      submitText: "Save the draft",
      cancel: { text: "Cancel", href: termsHref(desk, terms) },
    }),
  };
}

const SECTIONS: readonly Section[] = ["Chair", "Meetings", "Decisions", "Review"];

function settingsOf(section: Section, form: Form): Html {
  return html`<h2 class="govuk-heading-m">${section}</h2>${SETTINGS.filter((one) => one.section === section).map((one) => settingField(one, form))}`;
}

function settingField(one: (typeof SETTINGS)[number], form: Form): Html {
  const words = { name: one.key, label: one.label, hint: one.hint };
  switch (one.kind) {
    case "choice":
      return selectField(form, words, itemsOf(one.options));
    case "number":
      return textField(
        form,
        { ...words, label: one.suffix ? `${one.label} (${one.suffix})` : one.label },
        "govuk-input--width-3",
      );
    case "text":
      return textField(form, words);
    case "list":
      return areaField(form, words, 3);
    case "months":
      return checkboxes({
        name: one.key,
        classes: "govuk-checkboxes--small",
        fieldset: { legend: { text: one.label } },
        errorMessage: errorFor(form.problems, one.key),
        values: [form.typed[one.key] ?? []].flat(),
        items: MONTHS.map((text, i) => ({ text, value: String(i + 1) })),
      });
  }
}
