import { formatMonth, type Month } from "../../../kernel/dates.ts";
import { formPage } from "../../../web/components/form-page.ts";
import { areaField, type Form, itemsOf, selectField, textField } from "../../../web/components/typed-fields.ts";
import type { Desk } from "../../../web/desk.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { ITEM_KIND_LABELS } from "../../meetings/index.ts";
import { everyInWords, monthsFrom, type ProgrammeItem } from "../rules/programme.ts";
import { programmeCrumbs, programmeHref } from "./desk.ts";

/** How many months ahead a first month can be chosen. */
const MONTHS_OFFERED = 36;

/** An item of the programme that is added, or changed. */
export function programmeItemPage(
  desk: Desk,
  page: {
    readonly group: { readonly id: string; readonly name: string };
    readonly item: ProgrammeItem | undefined;
    readonly thisMonth: Month;
    readonly every: readonly string[];
  },
  form: Form,
): View {
  const { group, item, thisMonth } = page;
  const title = item ? "Change the item" : "Add an item to the programme";
  const back = programmeHref(desk, group.id);
  const months = [
    ...new Set([...(item?.firstMonth ? [item.firstMonth] : []), ...monthsFrom(thisMonth, MONTHS_OFFERED)]),
  ];
  return {
    kind: "desk",
    title,
    breadcrumbs: programmeCrumbs(desk, group, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      caption: group.name,
      action: item ? `${back}/items/${item.id}/edit` : `${back}/items`,
      problems: form.problems,
      ...(item && { hidden: { revision: typedRevision(form, item) } }),
      fields: html`${textField(form, { name: "title", label: "Title", hint: "As it comes onto agendas." })}${selectField(form, { name: "kind", label: "What it is for", hint: "A decision comes onto an agenda for discussion, until its words on crime and disorder and on equality are written there." }, itemsOf(ITEM_KIND_LABELS))}${textField(form, { name: "presenter", label: "Presented by", hint: "A post or an organisation." })}${textField(form, { name: "minutes", label: "Minutes allotted" }, "govuk-input--width-3")}${selectField(
        form,
        { name: "every", label: "How often it is due" },
        page.every.map((value) => ({ value, text: EVERY_WORDS[value] ?? everyInWords(Number(value)) })),
      )}${selectField(
        form,
        {
          name: "firstMonth",
          label: "First month",
          hint: "Not for an item of every meeting. It comes before the first meeting of that month.",
        },
        [{ text: "Choose a month", value: "" }, ...months.map((month) => ({ text: formatMonth(month), value: month }))],
      )}${areaField(form, { name: "source", label: "Where it comes from", hint: "The law or the document that asks for it, with its section." }, 2)}${areaField(form, { name: "setting", label: "What of it is a setting", hint: "What no authority prescribes, and the group has chosen: the month, for example, or the item itself." }, 2)}`,
      submitText: item ? "Save the item" : "Add the item",
      cancel: { text: "Back to the programme", href: back },
    }),
  };
}

const EVERY_WORDS: Readonly<Record<string, string>> = { meeting: "At every meeting", once: "Once" };

/** What was read when the form was opened, and not what is there by now. */
function typedRevision(form: Form, item: ProgrammeItem): string {
  const { revision } = form.typed;
  return typeof revision === "string" ? revision : String(item.revision);
}
