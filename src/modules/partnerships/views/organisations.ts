import { formatDay } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { errorFor, formPage, postForm, problemSummary } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { select } from "../../../web/components/select.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { dayField } from "../../../web/day-field.ts";
import type { Typed } from "../../../web/forms.ts";
import { type Html, html } from "../../../web/html.ts";
import type { OfferedQuery } from "../../../web/list-query.ts";
import { emptyState, listPage } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import { ORGANISATION_KIND_LABELS, ORGANISATION_KINDS, type Organisation } from "../rules/organisations.ts";
import { type Form, type Here, sourceField, text } from "./capacities.ts";

export type OrganisationQuery = OfferedQuery<"name", "words" | "kind">;

/** The installation's directory of organisations. */
export function organisationsPage(
  here: Here,
  query: OrganisationQuery,
  total: number,
  organisations: readonly Organisation[],
): View {
  const add = button({ text: "Add an organisation", href: `${here.href}/organisations/new` });
  return {
    kind: "desk",
    title: "Organisations",
    breadcrumbs: [{ text: here.name, href: here.href }, { text: "Organisations" }],
    content: listPage({
      title: "Organisations",
      text: "Every body that takes part in a partnership of this installation, with what it was called and who came after it.",
      actions: add,
      query: { ...query, sort: undefined },
      total,
      noun: "organisation",
      filters: html`${input({
        name: "words",
        label: { text: "Name, now or once" },
        value: query.filters.words,
        classes: "govuk-input--width-20",
      })}${select({
        name: "kind",
        label: { text: "Kind" },
        value: query.filters.kind,
        items: [{ text: "Any", value: "" }, ...kindItems()],
      })}`,
      columns: [{ text: "Name" }, { text: "Kind" }, { text: "From" }, { text: "To" }, { text: "Then" }],
      rows: organisations.map((one) => [
        { text: html`<a class="govuk-link" href="${here.href}/organisations/${one.id}">${one.name}</a>` },
        { text: ORGANISATION_KIND_LABELS[one.kind] },
        { text: one.startedOn ? formatDay(one.startedOn) : "Not recorded" },
        { text: one.endedOn ? formatDay(one.endedOn) : "Today" },
        { text: one.successors.map(({ name }) => name).join(", ") },
      ]),
      empty: emptyState({ title: "No organisation yet", text: "Add the first.", action: add }),
    }),
  };
}

export function newOrganisationPage(here: Here, { typed, problems }: Form): View {
  return {
    kind: "desk",
    title: "Add an organisation",
    breadcrumbs: crumbs(here, "Add an organisation"),
    problems,
    content: formPage({
      title: "Add an organisation",
      action: `${here.href}/organisations`,
      problems,
      anchors: { started: "started-day" },
      fields: html`${nameField(typed, problems)}${select({
        name: "kind",
        label: { text: "Kind" },
        errorMessage: errorFor(problems, "kind"),
        value: text(typed, "kind"),
        items: [{ text: "Choose a kind", value: "" }, ...kindItems()],
      })}${dayField("started", "First day, if it is known", typed, problems)}`,
      submitText: "Add the organisation",
      cancel: { text: "Cancel", href: `${here.href}/organisations` },
    }),
  };
}

/** Which of the forms below was sent, and what came of it. */
export type Change = "name" | "succession" | "end";

/** One organisation: its names, who came before and after, and the forms that change them. */
export function organisationPage(
  here: Here,
  organisation: Organisation,
  all: readonly Organisation[],
  sent?: Form & { readonly change: Change },
): View {
  const problems = sent?.problems ?? [];
  const form = (change: Change): Form => (sent?.change === change ? sent : { typed: {}, problems: [] });
  const href = `${here.href}/organisations/${organisation.id}`;
  return {
    kind: "desk",
    title: organisation.name,
    breadcrumbs: crumbs(here, organisation.name),
    problems,
    content: html`${problemSummary(problems, { on: `${sent?.change ?? ""}-on-day` })}${pageHeading({
      title: organisation.name,
      caption: ORGANISATION_KIND_LABELS[organisation.kind],
    })}${factsOf(organisation)}${changeForm("Give it a new name", `${href}/name`, "Save the name", html`${nameField(form("name").typed, form("name").problems)}${onField("name", "First day of the new name", form("name"))}${sourceField(form("name").typed, [])}`)}${changeForm("Record who took over", `${href}/succession`, "Save the successor", successorFields(organisation, all, form("succession")))}${
      organisation.endedOn === null &&
      changeForm(
        "Record its end, without a successor",
        `${href}/end`,
        "Save the end",
        onField("end", "Last day", form("end")),
      )
    }`,
  };
}

function factsOf(organisation: Organisation): Html {
  const days = (from: string | null, to: string | null) =>
    [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(" ") || "no days recorded";
  const names = organisation.formerNames.map(
    ({ name, fromOn, toOn }) => html`<li>${name} (${days(fromOn && formatDay(fromOn), toOn && formatDay(toOn))})</li>`,
  );
  const line = (list: Organisation["successors"]) =>
    list.map(({ name, on }) => html`<li>${name}, ${formatDay(on)}</li>`);
  const ul = (items: readonly Html[]) =>
    items.length === 0 ? "None recorded" : html`<ul class="govuk-list govuk-!-margin-bottom-0">${items}</ul>`;
  return summaryList({
    rows: [
      {
        key: { text: "From" },
        value: { text: organisation.startedOn ? formatDay(organisation.startedOn) : "Not recorded" },
      },
      { key: { text: "To" }, value: { text: organisation.endedOn ? formatDay(organisation.endedOn) : "Today" } },
      { key: { text: "Other names" }, value: { text: ul(names) } },
      { key: { text: "Took over from" }, value: { text: ul(line(organisation.predecessors)) } },
      { key: { text: "Followed by" }, value: { text: ul(line(organisation.successors)) } },
    ],
  });
}

function changeForm(title: string, action: string, submit: string, fields: Html): Html {
  return html`<h2 class="govuk-heading-m">${title}</h2>${postForm({ action }, html`${fields}${button({ text: submit, classes: "govuk-button--secondary", preventDoubleClick: true })}`)}`;
}

function successorFields(organisation: Organisation, all: readonly Organisation[], form: Form): Html {
  const others = all.filter(({ id }) => id !== organisation.id);
  return html`${select({
    name: "successor",
    label: { text: "Organisation that took over" },
    errorMessage: errorFor(form.problems, "successor"),
    value: text(form.typed, "successor"),
    items: [
      { text: "Choose an organisation", value: "" },
      ...others.map(({ id, name }) => ({ text: name, value: id })),
    ],
  })}${onField("succession", "Day on which it took over", form)}`;
}

function onField(change: Change, legend: string, { typed, problems }: Form): Html {
  return dayField("on", legend, typed, problems, `${change}-on`);
}

function nameField(typed: Typed, problems: readonly Problem[]): Html {
  return input({
    name: "name",
    label: { text: "Name" },
    errorMessage: errorFor(problems, "name"),
    value: text(typed, "name"),
  });
}

function kindItems() {
  return ORGANISATION_KINDS.map((value) => ({ text: ORGANISATION_KIND_LABELS[value], value }));
}

function crumbs(here: Here, title: string) {
  return [
    { text: here.name, href: here.href },
    { text: "Organisations", href: `${here.href}/organisations` },
    { text: title },
  ];
}
