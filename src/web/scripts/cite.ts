/** Buttons that put a code into a text area: `data-cite` is the code, `data-cite-into` the id of the text area. */
export function startCiting(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-cite]");
    const into = document.getElementById(button?.dataset["citeInto"] ?? "");
    const code = button?.dataset["cite"];
    if (code && into instanceof HTMLTextAreaElement) insertAtCursor(into, code);
  });
}

/** Puts `code` where the cursor is, in place of what is selected, with a space on each side where words touch it. */
function insertAtCursor(area: HTMLTextAreaElement, code: string): void {
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const text = `${/[^\s([]$/.test(before) ? " " : ""}${code}${/^[^\s.,;:)\]]/.test(after) ? " " : ""}`;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
}
