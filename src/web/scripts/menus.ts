/** Closes a menu of the header on Escape, on a click elsewhere, and when another opens. */
export function startMenus(): void {
  document.addEventListener("click", (event) => closeMenus((menu) => menu.contains(event.target as Node)));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      // Without this the focus would be on something that is no longer shown.
      if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
      menu.open = false;
    }
  });
  document.addEventListener("focusin", (event) => closeMenus((menu) => menu.contains(event.target as Node)));
}

function closeMenus(keep: (menu: HTMLDetailsElement) => boolean): void {
  for (const menu of openMenus()) if (!keep(menu)) menu.open = false;
}

function openMenus(): NodeListOf<HTMLDetailsElement> {
  return document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]");
}
