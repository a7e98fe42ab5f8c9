import { dayOf, formatDay } from "../../../kernel/dates.ts";
import { button } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { type Form, selectField } from "../../../web/components/typed-fields.ts";
import { type Desk, homeCrumb } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { Feed } from "../rules/feeds.ts";

const TITLE = "Meetings in your calendar";

/** The addresses somebody has made, and the form for another. */
export function feedsPage(
  desk: Desk,
  { feeds, groups }: { readonly feeds: readonly Feed[]; readonly groups: readonly { id: string; name: string }[] },
  form: Form,
): View {
  const choose = postForm(
    { action: `${desk.href}/calendar-feeds` },
    html`${selectField(form, { name: "group", label: "Meetings of" }, [
      { text: "All groups whose meetings I see", value: "" },
      ...groups.map(({ id, name }) => ({ text: name, value: id })),
    ])}${button({ text: "Make an address", preventDoubleClick: true })}`,
  );
  return {
    kind: "desk",
    title: TITLE,
    breadcrumbs: feedCrumbs(desk),
    problems: form.problems,
    content: html`${problemSummary(form.problems)}${pageHeading({
      title: TITLE,
      text: "Your calendar program can fetch when and where your groups meet, by an address that only you have. It says nothing of what a meeting is about, and holds what you may see on the day it is fetched.",
    })}${feeds.length > 0 && html`<h2 class="govuk-heading-m">Your addresses</h2><ul class="govuk-list govuk-list--spaced">${feeds.map((feed) => line(desk, feed))}</ul>`}<h2 class="govuk-heading-m">Another address</h2>${
      groups.length > 0
        ? choose
        : html`<p class="govuk-body">You see the meetings of no group here, so a calendar would stay empty.</p>`
    }`,
  };
}

function line(desk: Desk, { id, group, madeAt }: Feed): Html {
  const what = group ?? "All groups whose meetings I see";
  const since = formatDay(dayOf(new Date(madeAt)));
  const revoke = button({
    text: html`Revoke<span class="govuk-visually-hidden"> the address of ${what}, made on ${since}</span>`,
    classes: "govuk-button--secondary fp-button--small",
    preventDoubleClick: true,
  });
  return html`<li>${what}, made on ${since} ${postForm({ action: `${desk.href}/calendar-feeds/${id}/revocation` }, revoke)}</li>`;
}

/** The new address, which is shown this once. */
export function newFeedPage(desk: Desk, address: string): View {
  return {
    kind: "desk",
    title: "Your new address",
    breadcrumbs: feedCrumbs(desk),
    content: html`${pageHeading({ title: "Your new address", text: "Copy it now: it is not shown again. In your calendar program, add a calendar by its address (some say “subscribe”)." })}${insetText({ text: html`<code class="fp-cell">${address}</code>` })}<p class="govuk-body">Whoever has the address reads when and where your groups meet. Revoke it if somebody else may have it.</p><p class="govuk-body"><a class="govuk-link" href="${desk.href}/calendar-feeds">Back to your addresses</a></p>`,
  };
}

function feedCrumbs(desk: Desk) {
  return [homeCrumb(desk), { text: "Meetings", href: `${desk.href}/meetings` }, { text: TITLE }];
}
