import type { Problem } from "../../../kernel/outcome.ts";
import { button, buttonGroup } from "../../../web/components/button.ts";
import { errorFor, postForm, problemSummary } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { select } from "../../../web/components/select.ts";
import { textarea } from "../../../web/components/textarea.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { DraftHead } from "../rules/drafts.ts";
import { savedMeanwhile } from "./conflict.ts";
import { type Desk, draftCrumbs, draftHref } from "./desk.ts";
import { figurePicker, type PickerOffer } from "./picker.ts";

export type FindingForm = {
  readonly draft: DraftHead;
  /** The finding that is edited; undefined for a new one. */
  readonly id: string | undefined;
  readonly hidden: Readonly<Record<string, string>>;
  /** As it is typed, with figures as codes. */
  readonly text: string;
  readonly offer: PickerOffer;
  readonly types: readonly { readonly key: string; readonly name: string }[];
  readonly problems: readonly Problem[];
  /** What somebody else saved meanwhile, with figures as codes. */
  readonly saved?: string | undefined;
};

/** A sentence, and beside it the figures that it can quote. Everything works by copying codes where scripts do not run. */
export function findingFormPage(desk: Desk, form: FindingForm): View {
  const { draft, id, problems, offer, types, saved } = form;
  const title = id === undefined ? "Write a finding" : "Change a finding";
  const home = draftHref(desk, draft.id);
  const content = postForm(
    { action: id === undefined ? `${home}/findings` : `${home}/findings/${id}`, hidden: form.hidden },
    html`<div class="fp-writing"><div class="fp-writing__text">${textarea({
      name: "sentence",
      label: { text: "Finding" },
      hint: {
        text: html`Quote figures by their codes, as in <code>[[types/all/count]]</code>. They stay live: the finding shows the figure, its date and its coverage.`,
      },
      rows: 7,
      value: form.text,
      errorMessage: errorFor(problems, "sentence"),
    })}${buttonGroup([
      button({ text: "Save the finding", name: "act", value: "save", preventDoubleClick: true }),
      html`<a class="govuk-link" href="${home}#findings">Cancel</a>`,
    ])}</div><div class="fp-writing__figures"><h2 class="govuk-heading-m">Figures to quote</h2><div class="fp-side-by-side">${select(
      {
        name: "about",
        label: { text: "About" },
        value: offer.about,
        items: types.map(({ key, name }) => ({ value: key, text: name })),
      },
    )}${button({ text: "Show its figures", name: "act", value: "show", classes: "govuk-button--secondary" })}</div>${figurePicker(offer, "sentence")}</div></div>`,
  );
  return {
    kind: "desk",
    title,
    problems,
    breadcrumbs: draftCrumbs(desk, { text: draft.title, href: home }, { text: title }),
    content: html`${problemSummary(problems)}${pageHeading({ title })}${saved !== undefined && savedMeanwhile([{ label: "Finding", text: saved }])}${content}`,
  };
}
