import type { Problem } from "../../../kernel/outcome.ts";
import { characterCount } from "../../../web/components/character-count.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { DraftHead } from "../rules/drafts.ts";
import { savedMeanwhile } from "./conflict.ts";
import { type Desk, draftCrumbs, draftHref } from "./desk.ts";
import { headFields } from "./drafts.ts";

export type DraftFields = { readonly title: string; readonly year: string; readonly summary: string };

/** Title, year and plain-English summary. With `isConflict` the page shows what is saved beside what was typed. */
export function draftFormPage(
  desk: Desk,
  draft: DraftHead,
  fields: DraftFields,
  problems: readonly Problem[],
  isConflict = false,
): View {
  const title = "Title and summary";
  return {
    kind: "desk",
    title,
    problems,
    breadcrumbs: draftCrumbs(desk, { text: draft.title, href: draftHref(desk, draft.id) }, { text: title }),
    content: html`${
      isConflict &&
      savedMeanwhile([
        { label: "Title", text: draft.title },
        { label: "Financial year", text: draft.year },
        { label: "Summary", text: draft.summary },
      ])
    }${formPage({
      title,
      action: draftHref(desk, draft.id),
      problems,
      hidden: { revision: String(draft.revision) },
      submitText: "Save",
      cancel: { text: "Cancel", href: draftHref(desk, draft.id) },
      fields: html`${headFields(fields, problems)}${characterCount({
        name: "summary",
        label: { text: "Summary in plain English" },
        hint: { text: "What a resident should know after one minute. An empty line begins a new paragraph." },
        rows: 12,
        maxlength: 10_000,
        threshold: 75,
        value: fields.summary,
        errorMessage: errorFor(problems, "summary"),
      })}`,
    })}`,
  };
}
