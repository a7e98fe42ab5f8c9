import { type Html, html } from "../../../web/html.ts";
import type { Silence } from "../rules/proposals.ts";

/** What no sentence is proposed about, the same reason once for all that it holds for. */
export function silenceList(silences: readonly Silence[]): Html {
  const byReason = new Map<string, string[]>();
  for (const { about, why } of silences) byReason.set(why, [...(byReason.get(why) ?? []), about]);
  return html`<dl class="fp-silences">${[...byReason].map(
    ([why, about]) => html`<div class="fp-silences__item"><dt>${about.join(", ")}</dt><dd>${why}</dd></div>`,
  )}</dl>`;
}
