import { dayOf, formatDay, formatInstant } from "../../../kernel/dates.ts";
import { button, buttonGroup } from "../../../web/components/button.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { section } from "../../../web/components/reading.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { formatList } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { type Action, type ActionUpdate, type Standing, standingOf } from "../rules/actions.ts";
import { SETTING_IN_WORDS, workingOf } from "../rules/escalation.ts";
import { KIND_LABELS } from "../rules/updates.ts";
import {
  actionCrumbs,
  actionHref,
  type Desk,
  dueInWords,
  GONE,
  mayUpdate,
  ownerInWords,
  standingTags,
} from "./desk.ts";

/** One action with all that became of it. `isUnseen`: nobody chairs the group before which it has come. */
export function actionPage(desk: Desk, action: Action, isUnseen: boolean): View {
  const standing = standingOf(action, desk.today);
  const href = actionHref(desk, action.id);
  const actions = buttonGroup([
    mayUpdate(desk, action) && button({ text: "Record an update", href: `${href}/updates/new` }),
    desk.may.includes("actions:manage") &&
      button({ text: "Change", href: `${href}/edit`, classes: "govuk-button--secondary" }),
  ]);
  return {
    kind: "desk",
    title: "Action",
    breadcrumbs: actionCrumbs(desk, { text: "Action" }),
    content: html`${pageHeading({ title: action.text, caption: "Action", actions })}${escalation(action, standing, isUnseen)}${facts(desk, action, standing)}${section(
      { id: "history", title: "What became of it", content: history(action) },
    )}`,
  };
}

function facts(desk: Desk, action: Action, standing: Standing): Html {
  return summaryList({
    rows: [
      { key: { text: "State" }, value: { text: standingTags(standing) } },
      { key: { text: "Owner" }, value: { text: ownerInWords(action) } },
      { key: { text: "Due" }, value: { text: dueInWords(action, standing) } },
      standing.doneOn !== null && { key: { text: "Done on" }, value: { text: formatDay(standing.doneOn) } },
      {
        key: { text: "Missed dates" },
        value: { text: standing.missed.length === 0 ? "None" : formatList(standing.missed.map((on) => formatDay(on))) },
      },
      {
        key: { text: "Agreed by" },
        value: {
          text: html`<a class="govuk-link" href="${desk.href}/actions?group=${action.group.id}">${action.group.name}</a>, ${formatDay(action.agreedOn)}`,
        },
      },
      { key: { text: "Added by" }, value: { text: `${action.madeBy ?? GONE}, ${formatInstant(action.madeAt)}` } },
      standing.isOpen && { key: { text: "Reminders" }, value: { text: reminders(action) } },
    ],
  });
}

function reminders({ person }: Action): string {
  return person === null
    ? "None, because no person owns it. Name one to have them reminded."
    : "By e-mail 7 days before the due day, on the day, and each week after it until it is done.";
}

/** Why it has come before those above, with the working. */
function escalation({ escalation: own, group }: Action, { isEscalated }: Standing, isUnseen: boolean): Html | false {
  if (own === null || !isEscalated) return false;
  return insetText({
    text: `Escalated on ${formatDay(own.on)}. ${workingOf(own, group.name)} ${isUnseen ? `Nobody is recorded as chair of ${own.to?.name ?? group.name} today, so nobody is told of it. ` : ""}${SETTING_IN_WORDS}`,
  });
}

/** Every update, the latest first. */
export function history(action: Action): Html {
  const items = action.updates.toReversed().map(historyItem);
  return html`<ol class="fp-waiting">${items}<li class="fp-waiting__item"><p class="govuk-body govuk-!-margin-bottom-1"><strong>Agreed, due ${formatDay(action.firstDueOn)}</strong></p><p class="govuk-hint govuk-!-margin-bottom-0">${formatDay(action.agreedOn)}</p></li></ol>`;
}

function historyItem(update: ActionUpdate): Html {
  const { kind, day, words, evidence, by, at, isByLink } = update;
  const title = day === null ? KIND_LABELS[kind] : `${KIND_LABELS[kind]}: ${formatDay(day)}`;
  const paragraphs = words.split(/\r?\n/).filter((line) => line.trim() !== "");
  const late = kind === "done" && day !== null && day < dayOf(at) && " It was recorded later than it was done.";
  return html`<li class="fp-waiting__item"><p class="govuk-body govuk-!-margin-bottom-1"><strong>${title}</strong></p>${paragraphs.map((line) => html`<p class="govuk-body govuk-!-margin-bottom-1">${line}</p>`)}${evidence !== "" && html`<p class="govuk-body govuk-!-margin-bottom-1"><a class="govuk-link" href="${evidence}" rel="noreferrer noopener">${evidence}</a></p>`}<p class="govuk-hint govuk-!-margin-bottom-0">${by.name ?? GONE}, ${formatInstant(at)}${isByLink && ", by the link of a reminder"}.${late}</p></li>`;
}
