import { button, buttonGroup, linkButton } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { areaField, type Form, selectField } from "../../../web/components/typed-fields.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { type AgendaItem, ITEM_KIND_LABELS, restrictionInWords } from "../rules/agenda.ts";
import { stateOfMeeting } from "../rules/meetings.ts";
import { itemHref, meetingCrumbs, meetingHref, RESTRICTED_TAG, titleOf } from "./desk.ts";
import { papersTable } from "./papers.ts";
import type { MeetingFactsShown } from "./shown.ts";

type ItemShown = MeetingFactsShown & { readonly item: AgendaItem };

/** An item of an agenda: what it is, what of it is restricted, and who has an interest in it. */
export function agendaItemPage(desk: Desk, page: ItemShown, form: Form): View {
  const { meeting, item, today } = page;
  const manages = desk.may.includes("meetings:manage");
  const prepares = manages && stateOfMeeting(meeting, today) === "to-come";
  const href = itemHref(desk, item);
  const words = item.restriction === null ? "Restrict the item" : "Change the restriction";
  const canRestrict = item.restriction === null || item.restrictedText !== null;
  return {
    kind: "desk",
    title: item.title,
    breadcrumbs: meetingCrumbs(desk, meeting, { text: item.title }),
    problems: form.problems,
    content: html`${problemSummary(form.problems)}${pageHeading({
      title: item.title,
      caption: `Item ${item.position} of ${titleOf(meeting)}`,
    })}${facts(item)}${item.restriction !== null && restricted(item)}${papers(desk, page, prepares)}${prepares && html`${buttonGroup([linkButton("Change the item", `${href}/edit`), canRestrict && linkButton(words, `${href}/restriction`)])}${postForm({ action: `${href}/removal` }, button({ text: "Take the item out", classes: "govuk-button--warning", preventDoubleClick: true }))}`}${interests(desk, page, form, manages)}<p class="govuk-body"><a class="govuk-link" href="${meetingHref(desk, meeting.id)}">Back to the meeting</a></p>`,
  };
}

function facts(item: AgendaItem): Html {
  const row = (key: string, text: string) => text !== "" && { key: { text: key }, value: { text } };
  return summaryList({
    rows: [
      row("Purpose", ITEM_KIND_LABELS[item.kind]),
      row("Presented by", item.presenter),
      row("Minutes allotted", item.minutes === null ? "" : String(item.minutes)),
      row("What it is about", item.summary),
      row("Crime and disorder (section 17)", item.section17),
      row("Equality", item.equality),
    ],
  });
}

function restricted(item: AgendaItem): Html {
  const rule = item.restriction && restrictionInWords(item.restriction);
  const text =
    item.restrictedText === null
      ? html`<p class="govuk-body">You may not read what is restricted: it is for the members of the group who have declared no interest in the item.</p>`
      : insetText({ text: item.restrictedText });
  return html`<h2 class="govuk-heading-m">What is restricted ${RESTRICTED_TAG}</h2><p class="govuk-body">${rule}</p>${text}`;
}

function papers(desk: Desk, page: ItemShown, prepares: boolean): Html {
  const own = page.papers.filter(({ itemId }) => itemId === page.item.id);
  const isWithheld = page.item.restriction !== null && page.item.restrictedText === null;
  const none = isWithheld ? "What papers there are is for those who may read what is restricted." : "None.";
  const listed = own.length > 0 ? papersTable(desk, own, "Papers") : html`<p class="govuk-body">${none}</p>`;
  return html`<h2 class="govuk-heading-m">Papers</h2>${listed}${prepares && !isWithheld && linkButton("Add a paper", `${itemHref(desk, page.item)}/papers/new`)}`;
}

function interests(desk: Desk, { item, terms }: ItemShown, form: Form, manages: boolean): Html {
  const href = `${itemHref(desk, item)}/interests`;
  const back = (seat: string, name: string) =>
    postForm(
      { action: `${href}/${seat}/removal` },
      button({
        text: html`Take back<span class="govuk-visually-hidden"> the interest of ${name}</span>`,
        classes: "govuk-button--secondary fp-button--small",
        preventDoubleClick: true,
      }),
    );
  const listed = item.interests.map(
    ({ seatId, seat, nature }) => html`<li>${seat}: ${nature}${manages && back(seatId, seat)}</li>`,
  );
  const seats = (terms?.seats ?? []).map(({ id, name }) => ({ text: name, value: id }));
  const add =
    manages &&
    seats.length > 0 &&
    postForm(
      { action: href },
      html`${selectField(form, { name: "seat", label: "Whose interest" }, [{ text: "Choose a seat", value: "" }, ...seats])}${areaField(form, { name: "nature", label: "What the interest is" }, 2)}${button({ text: "Record the interest", classes: "govuk-button--secondary", preventDoubleClick: true })}`,
    );
  return html`<h2 class="govuk-heading-m">Interests declared</h2>${listed.length > 0 ? html`<ul class="govuk-list">${listed}</ul>` : html`<p class="govuk-body">None. Who declares one does not vote on the item, and does not read what of it is restricted.</p>`}${add}`;
}
