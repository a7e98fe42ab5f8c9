import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";

/** Forms that a passkey answers: `data-passkey` says what it does, `data-passkey-challenge` where to ask what for. */
export function startPasskeys(scope: Document | Element): void {
  for (const form of scope.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    if (!browserSupportsWebAuthn()) continue;
    form.hidden = false;
    const otherwise = form.nextElementSibling;
    if (otherwise instanceof HTMLElement) otherwise.hidden = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void answer(form);
    });
  }
}

async function answer(form: HTMLFormElement): Promise<void> {
  const field = form.elements.namedItem("answer");
  if (!(field instanceof HTMLInputElement)) return;
  tell(form, "");
  try {
    field.value = JSON.stringify(await askPasskey(form));
  } catch (error) {
    tell(form, wordsFor(error));
    return;
  }
  // Not requestSubmit: the answer is there, and must not be asked for again.
  form.submit();
}

async function askPasskey(form: HTMLFormElement): Promise<unknown> {
  const token = new FormData(form).get("_csrf");
  const response = await fetch(form.dataset["passkeyChallenge"] ?? "", {
    method: "POST",
    body: new URLSearchParams({ _csrf: String(token) }),
    headers: { accept: "application/json" },
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  const optionsJSON = await response.json();
  return form.dataset["passkey"] === "add" ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON });
}

function tell(form: HTMLFormElement, words: string): void {
  const place = form.querySelector("[data-passkey-problem]");
  if (place) place.textContent = words;
}

function wordsFor(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "InvalidStateError") return "This device has a passkey for your account already.";
  if (name === "NotAllowedError" || name === "AbortError")
    return "No passkey was used. Try again, or choose another way.";
  return "The passkey could not be asked. Load the page again, then try once more.";
}
