import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { errorFor, postForm } from "../../../web/components/form-page.ts";
import { select } from "../../../web/components/select.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { GroupSeen, OtherPartnership } from "../rules/groups.ts";

/** Which other partnerships may see the group and who is in it. */
export function sharingSection(
  desk: Desk,
  group: GroupSeen,
  { others, problems }: { readonly others: readonly OtherPartnership[]; readonly problems: readonly Problem[] },
): Html {
  const href = `${desk.href}/groups/${group.id}/partnerships`;
  const ends = group.serves.map(
    ({ id, name }) =>
      html`<li>${postForm({ action: `${href}/${id}/end` }, html`${name} ${button({ text: html`End<span class="govuk-visually-hidden"> sharing with ${name}</span>`, classes: "govuk-button--secondary fp-button--small" })}`)}</li>`,
  );
  const free = others.filter(({ id }) => !group.serves.some((served) => served.id === id));
  const add =
    free.length > 0 &&
    postForm(
      { action: href },
      html`${select({
        name: "served",
        label: { text: "Another partnership that the group serves" },
        hint: { text: "It will see that the group is there and who is in it, and nothing else of yours." },
        errorMessage: errorFor(problems, "served"),
        items: [
          { text: "Choose a partnership", value: "" },
          ...free.map(({ id, name }) => ({ text: name, value: id })),
        ],
      })}${button({ text: "Let it see the group", classes: "govuk-button--secondary", preventDoubleClick: true })}`,
    );
  return html`<h2 class="govuk-heading-m">Who else sees it</h2>${ends.length > 0 && html`<ul class="govuk-list">${ends}</ul>`}${add}`;
}
