import { ask } from "./refresh.ts";

const POLL_SECONDS = 15;

/**
 * Keeps the parts of a page up to date while it is looked at: the server tells by an event that something has changed, and the
 * page is asked for again. A part that somebody is writing in is left alone, and a note says so. Without events it asks now
 * and then.
 */
export function startLive(start: (scope: Element) => void): void {
  const page = document.querySelector<HTMLElement>("[data-live]");
  if (!page) return;
  let source: EventSource | undefined;
  let underWay: Promise<void> = Promise.resolve();
  const bringUpToDate = () => {
    underWay = underWay.then(() => refresh(page, start));
  };
  const listen = () => {
    source = new EventSource(page.dataset["live"] ?? "");
    source.addEventListener("change", bringUpToDate);
  };
  const watch = () => {
    // Nobody looks: a session that is not used must be able to run out.
    if (document.hidden) {
      source?.close();
      source = undefined;
    } else if (!source && page.isConnected) listen();
  };
  document.addEventListener("visibilitychange", watch);
  watch();
  setInterval(() => {
    if (!document.hidden && source?.readyState === EventSource.CLOSED) bringUpToDate();
  }, POLL_SECONDS * 1000);
}

async function refresh(page: HTMLElement, start: (scope: Element) => void): Promise<void> {
  const answer = await ask(page.dataset["livePage"] ?? "");
  if (!answer) return;
  const parts = [...page.querySelectorAll<HTMLElement>("[data-live-part]")];
  let isBehind = false;
  for (const part of parts) {
    const fresh = answer.page.getElementById(part.id);
    if (fresh && words(fresh) === words(part)) continue;
    // What is there no more, such as after signing out elsewhere, must not take with it what was typed.
    if (!fresh || isWrittenIn(part)) isBehind = true;
    else {
      part.replaceChildren(...fresh.childNodes);
      start(part);
    }
  }
  const note = page.querySelector<HTMLElement>("[data-live-note]");
  if (note) note.hidden = !isBehind;
}

/** Each page has form tokens of its own, which say nothing new. */
function words(part: Element): string {
  return part.innerHTML.replaceAll(/name="_csrf" value="[^"]*"/g, "");
}

function isWrittenIn(part: HTMLElement): boolean {
  if (part.contains(document.activeElement)) return true;
  const typed = [...part.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")];
  const chosen = [...part.querySelectorAll("select")];
  return typed.some((field) => field.value !== field.defaultValue) || chosen.some(isChosenAnew);
}

function isChosenAnew({ options, selectedIndex }: HTMLSelectElement): boolean {
  const first = [...options].findIndex((option) => option.defaultSelected);
  return selectedIndex !== Math.max(0, first);
}
