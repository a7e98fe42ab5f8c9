import { button } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { areaField, type Form, itemsOf, selectField, textField } from "../../../web/components/typed-fields.ts";
import { dayField } from "../../../web/day-field.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { GroupSeen } from "../rules/groups.ts";
import { ACCOUNTABILITY_LABELS, HOLDER_LABELS, SEAT_CAPACITY_LABELS, type Terms } from "../rules/terms.ts";
import { groupCrumbs } from "./desk.ts";
import { seatsTable, termsHref, termsTitle } from "./terms.ts";

export type Choosable = { readonly id: string; readonly name: string };

/** The seats of a draft: those it lists, and the form that adds one. */
export function seatsPage(
  desk: Desk,
  group: GroupSeen,
  terms: Terms,
  organisations: readonly Choosable[],
  form: Form,
): View {
  const href = `${termsHref(desk, terms)}/seats`;
  const listed =
    terms.seats.length > 0
      ? seatsTable(terms.seats, ({ id, name }) => remove(`${href}/${id}/removal`, name))
      : html`<p class="govuk-body">No seat yet.</p>`;
  return partPage(desk, group, terms, "Seats", form, {
    text: "A seat is one line of the membership: one voice, however many sit there. It lasts from version to version.",
    listed,
    action: href,
    anchors: { from: "from-day", to: "to-day" },
    add: "Add the seat",
    fields: html`${selectField(form, { name: "holder", label: "Held by" }, itemsOf(HOLDER_LABELS))}${selectField(
      form,
      {
        name: "organisation",
        label: "Organisation in the directory",
        hint: "Leave it empty for a board, an office, or a line that stands for several.",
      },
      [{ text: "None", value: "" }, ...organisations.map(({ id, name }) => ({ text: name, value: id }))],
    )}${textField(form, { name: "name", label: "Name of the line", hint: "Left empty, it is that of the organisation." })}${textField(form, { name: "sits", label: "Who sits there", hint: "A post, such as head of service. Never a person's name." })}${selectField(form, { name: "capacity", label: "Capacity" }, itemsOf(SEAT_CAPACITY_LABELS))}${textField(form, { name: "representatives", label: "Representatives at most" }, "govuk-input--width-2")}${textField(form, { name: "bodies", label: "Bodies that the line stands for" }, "govuk-input--width-2")}${selectField(form, { name: "votes", label: "Vote" }, itemsOf({ yes: "One vote", no: "No vote" }))}${areaField(form, { name: "posts", label: "Posts that a quorum may ask for", hint: "Such as chair. One a line." }, 2)}${dayField("from", "First day, if it is not the terms' own", form.typed, form.problems)}${dayField("to", "Last day, if there is one", form.typed, form.problems)}`,
  });
}

/** The lines of accountability of a draft, and the form that adds one. */
export function linesPage(desk: Desk, group: GroupSeen, terms: Terms, form: Form): View {
  const href = `${termsHref(desk, terms)}/lines`;
  const rows = terms.lines.map((line) => [
    { text: line.body },
    { text: ACCOUNTABILITY_LABELS[line.kind] },
    { text: line.subject },
    { text: line.cadence },
    { text: remove(`${href}/${line.id}/removal`, `${ACCOUNTABILITY_LABELS[line.kind].toLowerCase()} ${line.body}`) },
  ]);
  const heads = ["Body", "How they relate", "About", "How often"].map((text) => ({ text }));
  const listed =
    rows.length > 0
      ? scrollRegion(
          "Accountability",
          table({
            caption: "Accountability",
            captionClasses: "govuk-visually-hidden",
            head: [...heads, { text: html`<span class="govuk-visually-hidden">Change</span>` }],
            rows,
            firstCellIsHeader: true,
          }),
        )
      : html`<p class="govuk-body">No line yet.</p>`;
  return partPage(desk, group, terms, "Accountability", form, {
    text: "To whom the group answers and reports, whom it consults and works with.",
    listed,
    action: href,
    add: "Add the line",
    fields: html`${selectField(form, { name: "kind", label: "How they relate" }, itemsOf(ACCOUNTABILITY_LABELS))}${textField(form, { name: "body", label: "Body" })}${textField(form, { name: "subject", label: "About what" })}${textField(form, { name: "cadence", label: "How often it is told" })}`,
  });
}

type PartOptions = {
  readonly text: string;
  readonly listed: Html;
  readonly action: string;
  readonly anchors?: Readonly<Record<string, string>>;
  readonly add: string;
  readonly fields: Html;
};

function partPage(desk: Desk, group: GroupSeen, terms: Terms, title: string, form: Form, options: PartOptions): View {
  const back = { text: termsTitle(terms), href: termsHref(desk, terms) };
  return {
    kind: "desk",
    title,
    breadcrumbs: groupCrumbs(desk, group, back, { text: title }),
    problems: form.problems,
    content: html`${problemSummary(form.problems, options.anchors)}${pageHeading({
      title,
      caption: `Terms of reference of ${group.name}, version ${terms.version}`,
      text: options.text,
    })}${options.listed}<h2 class="govuk-heading-m">Add one</h2>${postForm(
      { action: options.action },
      html`${options.fields}${button({ text: options.add, preventDoubleClick: true })}`,
    )}<p class="govuk-body"><a class="govuk-link" href="${back.href}">Back to the terms</a></p>`,
  };
}

function remove(action: string, name: string): Html {
  return postForm(
    { action },
    button({
      text: html`Remove<span class="govuk-visually-hidden"> ${name}</span>`,
      classes: "govuk-button--secondary fp-button--small",
      preventDoubleClick: true,
    }),
  );
}
