import { formatInstant } from "../../kernel/dates.ts";
import type { Problem } from "../../kernel/outcome.ts";
import { button } from "../../web/components/button.ts";
import { postForm, problemSummary } from "../../web/components/form-page.ts";
import { insetText } from "../../web/components/inset-text.ts";
import { pageHeading } from "../../web/components/page-heading.ts";
import { select } from "../../web/components/select.ts";
import { summaryList } from "../../web/components/summary-list.ts";
import { tag } from "../../web/components/tag.ts";
import { type Html, html } from "../../web/html.ts";
import { emptyState, type ListQuery, listPage } from "../../web/lists.ts";
import type { View } from "../../web/reply.ts";
import {
  MESSAGE_STATES,
  type Message,
  type MessageState,
  outcomeOf,
  STATE_LABELS,
  sendAgain,
  type WholeMessage,
} from "./rules.ts";

const TITLE = "Outbox";

/** Every message, what became of it, and whom it was for; never its words. */
export function outboxPage(
  query: ListQuery,
  outbox: { readonly messages: readonly Message[]; readonly total: number; readonly hasMailServer: boolean },
): View {
  const { state } = query.filters;
  const noServer = !outbox.hasMailServer && " No mail server is set, so messages wait here until there is one.";
  return {
    kind: "desk",
    title: TITLE,
    content: listPage({
      title: TITLE,
      text: html`What this service tells people by e-mail.${noServer}`,
      query,
      total: outbox.total,
      noun: "message",
      filters: select({
        id: "state",
        name: "state",
        label: { text: "State" },
        items: [
          { text: "All", value: "" },
          ...MESSAGE_STATES.map((each) => ({ text: STATE_LABELS[each], value: each })),
        ],
        value: typeof state === "string" ? state : "",
      }),
      columns: [
        { text: "Message" },
        { text: "For" },
        { text: "Written" },
        { text: "State" },
        { text: "What became of it" },
      ],
      rows: outbox.messages.map((message) => [
        { text: html`<a class="govuk-link" href="${query.path}/${message.id}">${message.title}</a>` },
        { text: recipientName(message) },
        { text: formatInstant(message.queuedAt) },
        { text: stateTag(message.state) },
        { text: outcomeOf(message, outbox.hasMailServer) },
      ]),
      empty: emptyState({
        title: "No messages yet",
        text: "When something waits for somebody, they are told by e-mail, and it is listed here.",
      }),
    }),
  };
}

/** One message; with its words in a demonstration. */
export function messagePage(
  home: string,
  message: WholeMessage,
  { hasMailServer, mayResend }: { readonly hasMailServer: boolean; readonly mayResend: boolean },
  problems: readonly Problem[],
): View {
  const { letter } = message;
  const again =
    mayResend &&
    sendAgain(message).ok &&
    postForm(
      { action: `${home}/${message.id}/sending` },
      html`${message.state === "uncertain" && html`<p class="govuk-body">Whoever it is for may then have it twice.</p>`}${button({ text: "Send it again", classes: "govuk-button--secondary", preventDoubleClick: true })}`,
    );
  return {
    kind: "desk",
    title: message.title,
    breadcrumbs: [{ text: TITLE, href: home }, { text: message.title }],
    problems,
    content: html`${problemSummary(problems)}${pageHeading({ title: message.title })}${summaryList({
      rows: [
        { key: { text: "For" }, value: { text: recipientName(message) } },
        { key: { text: "Written" }, value: { text: formatInstant(message.queuedAt) } },
        {
          key: { text: "State" },
          value: { text: html`${stateTag(message.state)} ${outcomeOf(message, hasMailServer)}` },
        },
        message.endedAt !== undefined && {
          key: { text: "Since" },
          value: { text: formatInstant(message.endedAt) },
        },
        letter && { key: { text: "Subject" }, value: { text: letter.subject } },
      ],
    })}${again}${letter ? wordsOf(letter.text) : insetText({ text: "What it says is shown to its recipient alone." })}`,
  };
}

function wordsOf(text: string): Html {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => {
    const lines = paragraph.trim().split("\n");
    return html`<p class="govuk-body">${lines.flatMap((line, i) => (i === 0 ? [line] : [html`<br>`, line]))}</p>`;
  });
  return html`<h2 class="govuk-heading-m">What it says</h2>${insetText({ text: html`${paragraphs}` })}<p class="govuk-hint">Shown because this is a demonstration.</p>`;
}

const STATE_COLOURS: Readonly<Record<MessageState, string>> = {
  waiting: "govuk-tag--blue",
  sent: "govuk-tag--green",
  refused: "govuk-tag--grey",
  failed: "govuk-tag--red",
  uncertain: "govuk-tag--yellow",
};

function stateTag(state: MessageState): Html {
  return tag({ text: STATE_LABELS[state], classes: STATE_COLOURS[state] });
}

function recipientName(message: Message): string {
  return message.recipient ?? "Somebody who holds no role here";
}
