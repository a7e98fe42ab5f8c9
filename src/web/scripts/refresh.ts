/** Keeps what shows the progress of long work up to date; when the page shows it no more, goes to that page. */
export function startRefreshing(scope: Document | Element): void {
  for (const region of scope.querySelectorAll<HTMLElement>("[data-refresh-url]")) {
    region.setAttribute("aria-live", "polite");
    wait(region, 0);
  }
}

const LONGEST_WAIT_SECONDS = 60;

/** Asks again in a while, longer after each failure in a row. */
function wait(region: HTMLElement, failures: number): void {
  const seconds = Math.max(1, Number(region.dataset["refreshSeconds"]) || 5);
  setTimeout(() => void refresh(region, failures), 1000 * Math.min(LONGEST_WAIT_SECONDS, seconds * 2 ** failures));
}

async function refresh(region: HTMLElement, failures: number): Promise<void> {
  if (!region.isConnected) return;
  if (document.hidden) return wait(region, failures);

  const answer = await ask(region.dataset["refreshUrl"] ?? "");
  if (!answer) return wait(region, failures + 1);

  const fresh = answer.page.getElementById(region.id);
  if (!fresh) return location.replace(answer.url);
  // The same words again would be said again.
  if (fresh.innerHTML !== region.innerHTML) region.replaceChildren(...fresh.childNodes);
  wait(region, 0);
}

/** The page as it is now, or undefined when the server cannot say. */
export async function ask(url: string): Promise<{ page: Document; url: string } | undefined> {
  try {
    const response = await fetch(url, { headers: { accept: "text/html" }, credentials: "same-origin" });
    if (response.status >= 500 || response.status === 429) return undefined;
    return { page: new DOMParser().parseFromString(await response.text(), "text/html"), url: response.url };
  } catch {
    return undefined;
  }
}
