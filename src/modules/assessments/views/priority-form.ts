import type { Problem } from "../../../kernel/outcome.ts";
import { checkboxes } from "../../../web/components/checkboxes.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { textarea } from "../../../web/components/textarea.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { DraftHead } from "../rules/drafts.ts";
import { savedMeanwhile } from "./conflict.ts";
import { type Desk, draftCrumbs, draftHref } from "./desk.ts";

export type PriorityFormFields = {
  readonly title: string;
  readonly reason: string;
  readonly findingIds: readonly string[];
};

export type PriorityForm = {
  readonly draft: DraftHead;
  /** The priority that is edited; undefined for a new one. */
  readonly id: string | undefined;
  readonly hidden: Readonly<Record<string, string>>;
  /** The findings to choose from, as they are read. */
  readonly findings: readonly { readonly id: string; readonly text: string }[];
  readonly fields: PriorityFormFields;
  readonly problems: readonly Problem[];
  /** What somebody else saved meanwhile. */
  readonly saved?: { readonly title: string; readonly reason: string; readonly findings: string } | undefined;
};

/** A priority, why it is one, and the findings that it was chosen from. */
export function priorityFormPage(desk: Desk, form: PriorityForm): View {
  const { draft, id, fields, problems, saved } = form;
  const title = id === undefined ? "Choose a priority" : "Change a priority";
  const home = draftHref(desk, draft.id);
  return {
    kind: "desk",
    title,
    problems,
    breadcrumbs: draftCrumbs(desk, { text: draft.title, href: home }, { text: title }),
    content: html`${
      saved &&
      savedMeanwhile([
        { label: "Priority", text: saved.title },
        { label: "Reason", text: saved.reason },
        { label: "Findings", text: saved.findings },
      ])
    }${formPage({
      title,
      action: id === undefined ? `${home}/priorities` : `${home}/priorities/${id}`,
      problems,
      hidden: form.hidden,
      submitText: "Save",
      cancel: { text: "Cancel", href: `${home}#priorities` },
      fields: html`${input({
        name: "title",
        label: { text: "Priority" },
        hint: { text: "In a few words, as the public will read it" },
        value: fields.title,
        errorMessage: errorFor(problems, "title"),
      })}${textarea({
        name: "reason",
        label: { text: "Why it is a priority" },
        hint: { text: "The public reads this too" },
        rows: 5,
        value: fields.reason,
        errorMessage: errorFor(problems, "reason"),
      })}${checkboxes({
        name: "findings",
        fieldset: { legend: { text: "Findings that it rests on" } },
        hint: { text: "Choose at least one. Residents see them as the answer to “why?”" },
        values: fields.findingIds,
        items: form.findings.map((finding) => ({ value: finding.id, text: finding.text })),
        errorMessage: errorFor(problems, "findings"),
      })}`,
    })}`,
  };
}
