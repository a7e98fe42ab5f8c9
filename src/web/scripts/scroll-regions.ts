/** A box with nothing to scroll is none: it leaves the order of the Tab key, and headings inside it may stay in sight. */
export function startScrollRegions(scope: Document | Element): void {
  for (const region of scope.querySelectorAll("[data-scroll]")) observer.observe(region);
}

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const fits = target.scrollWidth <= target.clientWidth;
    target.classList.toggle("fp-scroll--fits", fits);
    if (fits) target.removeAttribute("tabindex");
    else target.setAttribute("tabindex", "0");
  }
});
