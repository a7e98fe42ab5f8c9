import { formatInstant } from "../../../kernel/dates.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { TrailEvent } from "../rules/events.ts";
import { capacityWords, classWords, codeWords, eventWords, personWords } from "../rules/words.ts";
import { crumbs, objectLink, type Reading } from "./desk.ts";

/** Everything that one event says. */
export function eventPage(reading: Reading, event: TrailEvent): View {
  const title = `Event ${event.seq}`;
  const rows: readonly (readonly [key: string, value: string | Html | null])[] = [
    ["What", html`${eventWords(event.event)} <code class="fp-cell">${event.event}</code>`],
    ["Result", event.result === "refused" ? "Refused" : "Done"],
    ["Of what", objectLink(reading, event.subject)],
    ["Who", event.personId === null ? "No person" : personWords(event.personId, reading.names)],
    ["In which capacity", capacityWords(event.capacity, reading.titles)],
    [
      "When",
      html`${formatInstant(event.at)}<br><span class="fp-quiet">${event.at.toISOString()}, universal time</span>`,
    ],
    ["Data shown or changed", classWords(event.fieldClasses) || null],
    ["For what purpose", event.purpose === null ? null : codeWords(event.purpose)],
    ["By what leave in law", event.gateway === null ? null : codeWords(event.gateway)],
    ...Object.entries(event.detail).map(([key, value]) => [detailKey(key), detailValue(value, reading)] as const),
    ["Session", event.sessionId && code(event.sessionId)],
    ["Job", event.jobId && code(event.jobId)],
    ["Request", event.request === "" ? null : code(event.request)],
    ["Hash of the event before", code(event.previousHash.toString("hex"))],
    ["Hash", code(event.hash.toString("hex"))],
  ];
  return {
    kind: "desk",
    title,
    breadcrumbs: crumbs(reading, { text: title }),
    content: html`${pageHeading({ title, caption: "Audit trail" })}${summaryList({
      rows: rows.flatMap(([key, value]) => (value === null ? [] : [{ key: { text: key }, value: { text: value } }])),
    })}`,
  };
}

function detailKey(key: string): string {
  return `Detail: ${key.replace(/([A-Z])/g, " $1").toLowerCase()}`;
}

function detailValue(value: unknown, { names }: Reading): string | Html {
  if (typeof value === "string") return names.get(value) ?? code(value);
  return code(JSON.stringify(value));
}

function code(text: string): Html {
  return html`<code class="fp-cell">${text}</code>`;
}
