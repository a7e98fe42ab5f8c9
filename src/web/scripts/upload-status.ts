export type UploadStatus = {
  /** `share` from 0 to 1 at once; the words not oftener than a screen reader can say them. */
  readonly show: (share: number, words: string) => void;
  /** Says that it is over without success, and leaves the form to be sent again. */
  readonly fail: (words: string) => void;
  readonly remove: () => void;
};

const SECONDS_BETWEEN_WORDS = 2;

/** Puts the bar, the words and a button to stop at the end of `form`. */
export function showUploadStatus(form: HTMLFormElement, stop: () => void): UploadStatus {
  form.querySelector(".fp-upload")?.remove();
  const box = element("div", "fp-upload");
  const text = element("p", "fp-upload__text", "Sending");
  const bar = element("progress", "fp-progress__bar");
  const button = element(
    "button",
    "govuk-button govuk-button--secondary fp-button--small fp-upload__stop",
    "Stop sending",
  );
  text.setAttribute("role", "status");
  bar.setAttribute("aria-label", "Sent so far");
  bar.max = 1;
  button.type = "button";
  button.addEventListener("click", stop);
  box.append(text, bar, button);
  form.append(box);
  box.scrollIntoView({ block: "nearest" });

  let saidAt = 0;
  return {
    show(share, words) {
      bar.value = share;
      if (share < 1 && performance.now() - saidAt < SECONDS_BETWEEN_WORDS * 1000) return;
      saidAt = performance.now();
      text.textContent = words;
    },
    fail(words) {
      box.classList.add("fp-upload--failed");
      text.setAttribute("role", "alert");
      text.textContent = words;
      bar.remove();
      button.remove();
    },
    remove: () => box.remove(),
  };
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text = "",
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
