import { formatInstant } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { errorFor, postForm, problemSummary } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { Colleague, EndKind } from "../rules/people.ts";
import { colleagueTag, crumbs, type Employing, hrefOf } from "./organisation.ts";

/** What was typed into one of the forms, and what is wrong with it. */
export type Refused = { readonly kind?: EndKind; readonly reason: string; readonly problems: readonly Problem[] };

/** One of the organisation's people, and what can be done about their account. */
export function colleaguePage(employing: Employing, person: Colleague, refused?: Refused): View {
  const problems = refused?.problems ?? [];
  const field = `${refused?.kind ?? "suspended"}-reason`;
  return {
    kind: "desk",
    title: person.name,
    breadcrumbs: crumbs(employing, { text: "People", href: hrefOf(employing, "people") }, { text: person.name }),
    problems,
    content: html`${problemSummary(problems, { reason: field })}${pageHeading({ title: person.name, caption: employing.name })}${summaryList(
      {
        rows: [
          { key: { text: "E-mail address" }, value: { text: person.email } },
          { key: { text: "State" }, value: { text: colleagueTag(person.state) } },
          person.since !== null && { key: { text: "Since" }, value: { text: formatInstant(person.since) } },
          person.reason !== null && { key: { text: "Reason" }, value: { text: person.reason } },
        ],
      },
    )}${actions(employing, person, refused)}`,
  };
}

function actions(employing: Employing, person: Colleague, refused: Refused | undefined): Html {
  if (person.id === employing.me)
    return insetText({
      text: "This is you. Another administrator of your organisation can suspend you, or note that you have left.",
    });
  if (person.byOperator)
    return insetText({
      text: "The operator of this installation suspended this account, and only they can restore it.",
    });
  const restore = person.state !== "active" && restoreForm(employing, person);
  const suspend =
    person.state === "active" &&
    endForm(employing, person, refused, {
      kind: "suspended",
      path: "suspension",
      title: "Suspend",
      text: "They are signed out at once, everywhere, and cannot sign in before you restore them. Their roles stay as they are. Use it for an absence, or when you are not sure.",
      submit: "Suspend this person",
    });
  const leave =
    person.state !== "left" &&
    endForm(employing, person, refused, {
      kind: "left",
      path: "departure",
      title: "They have left the organisation",
      text: "They are signed out at once, and all their roles end, in every partnership and group. If they come back, their roles have to be asked for and accepted again.",
      submit: "End their account and roles",
    });
  const passphrase = html`<h2 class="govuk-heading-m">A forgotten passphrase</h2><p class="govuk-body">Nobody chooses a passphrase for somebody else. They ask for a link on the sign-in page; it goes to their own address, and they still give their second factor.</p>`;
  return html`${restore}${suspend}${leave}${person.state === "active" && passphrase}`;
}

function restoreForm(employing: Employing, person: Colleague): Html {
  return html`<h2 class="govuk-heading-m">Restore</h2><p class="govuk-body">They can sign in again. Roles that ended stay ended.</p>${postForm(
    { action: hrefOf(employing, `people/${person.id}/restoration`) },
    button({ text: "Restore this person", preventDoubleClick: true }),
  )}`;
}

type Act = {
  readonly kind: EndKind;
  readonly path: string;
  readonly title: string;
  readonly text: string;
  readonly submit: string;
};

function endForm(employing: Employing, person: Colleague, refused: Refused | undefined, act: Act): Html {
  const own = refused?.kind === act.kind ? refused : undefined;
  return html`<h2 class="govuk-heading-m">${act.title}</h2><p class="govuk-body">${act.text}</p>${postForm(
    { action: hrefOf(employing, `people/${person.id}/${act.path}`) },
    html`${input({
      id: `${act.kind}-reason`,
      name: "reason",
      label: { text: "Reason" },
      hint: { text: "Administrators of your organisation see it. Leave out anything private." },
      value: own?.reason ?? "",
      errorMessage: errorFor(own?.problems ?? [], "reason"),
    })}${button({ text: act.submit, classes: "govuk-button--warning", preventDoubleClick: true })}`,
  )}`;
}
